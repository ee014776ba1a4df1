// Which small drawings stand on the buttons? Strokes on a 16 × 16 grid.

const shapes = {
  play: 'M4.5 3v10l8-5z',
  pause: 'M5 3v10M11 3v10',
  stepBack: 'M12 3.5v9L6.5 8zM4 3.5v9',
  stepForward: 'M4 3.5v9L9.5 8zM12 3.5v9',
  eventBack: 'M9 3 4 8l5 5M13 5v6',
  eventForward: 'm7 3 5 5-5 5M3 5v6',
  down: 'm4 6 4 4 4-4',
  close: 'm4 4 8 8m0-8-8 8',
  file: 'M4 2h5l3 3v9H4zM9 2v3h3',
  edit: 'M3 13l.7-3L10.5 3.2l2.3 2.3L6 12.3zM9 5l2 2',
  compare: 'M3 13V6M6.5 13V3M10 13V8M13.5 13V5',
  warning: 'M8 2.5 14.5 13h-13zM8 6.5v3M8 11.2v.3',
  search: 'M7 2.5a4.5 4.5 0 1 1 0 9 4.5 4.5 0 0 1 0-9zm3.3 7.8L14 14',
  stop: 'M4 4h8v8H4z',
  undo: 'M6 3 3 6l3 3M3 6h6a4 4 0 0 1 0 8H6',
  redo: 'm10 3 3 3-3 3M13 6H7a4 4 0 0 0 0 8h3',
  follow: 'M8 1.5v3M8 11.5v3M1.5 8h3M11.5 8h3M8 5.5a2.5 2.5 0 1 1 0 5 2.5 2.5 0 0 1 0-5z',
} as const;

export type IconName = keyof typeof shapes;

const isFilled = (name: IconName): boolean => name === 'play' || name === 'stop';

/** A decoration: the button that holds it has the name. */
export function Icon({ name }: { readonly name: IconName }) {
  return (
    <svg
      viewBox="0 0 16 16"
      width="16"
      height="16"
      aria-hidden="true"
      fill={isFilled(name) ? 'currentColor' : 'none'}
      stroke="currentColor"
      strokeWidth="1.5"
      strokeLinecap="round"
      strokeLinejoin="round"
    >
      <path d={shapes[name]} />
    </svg>
  );
}

/** The name's mark: the Sun on the limb of the Earth. */
export function Mark() {
  return (
    <svg viewBox="0 0 24 24" width="22" height="22" aria-hidden="true" className="mark">
      <path d="M2 19a12.5 12.5 0 0 1 20 0" fill="none" stroke="var(--accent)" strokeWidth="1.8" />
      <circle cx="12" cy="9.5" r="3.6" fill="var(--sun)" />
    </svg>
  );
}
