// How is a study asked for, watched, given up, and tried again?

interface StudyProgressProps {
  /** What is worked out, such as `the day`. */
  readonly name: string;
  /** Null: nobody has asked yet. */
  readonly state: {
    readonly isRunning: boolean;
    readonly doneFraction: number;
    readonly known: unknown;
    readonly failure: string | null;
  } | null;
  readonly onStart: () => void;
  readonly onCancel: () => void;
}

function Running({ name, doneFraction, onCancel }: RunningProps) {
  return (
    <div className="studyRunning">
      <progress value={doneFraction} max={1} aria-label={`Working out ${name}`} />
      <span className="dim">{`${Math.round(doneFraction * 100)}\u202f%`}</span>
      <button type="button" className="button buttonSmall" onClick={onCancel}>
        Cancel
      </button>
    </div>
  );
}

interface RunningProps extends Pick<StudyProgressProps, 'name' | 'onCancel'> {
  readonly doneFraction: number;
}

/** A button, then a bar with a way out; what failed says why. */
export function StudyProgress({ name, state, onStart, onCancel }: StudyProgressProps) {
  const { isRunning = false, doneFraction = 0, known = null, failure = null } = state ?? {};
  if (isRunning) return <Running {...{ name, doneFraction, onCancel }} />;
  return (
    <>
      {failure === null ? null : (
        <p className="bad" role="alert">
          Working out {name} failed: {failure}.
        </p>
      )}
      {known === null ? (
        <button type="button" className="button" onClick={onStart}>
          {failure === null ? `Work out ${name}` : 'Try again'}
        </button>
      ) : null}
    </>
  );
}
