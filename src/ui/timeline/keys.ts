// What does a key do on the timeline? From a key to an action, without touching anything; pure.

/** What a key asks for. */
export type KeyAction =
  | { readonly kind: 'moveRow'; readonly by: number }
  | { readonly kind: 'toRow'; readonly at: 'first' | 'last' }
  | { readonly kind: 'moveItem'; readonly by: 1 | -1 }
  | { readonly kind: 'toItem'; readonly at: 'first' | 'last' }
  | { readonly kind: 'setCollapsed'; readonly isCollapsed: boolean }
  | { readonly kind: 'choose' }
  | { readonly kind: 'zoom'; readonly factor: number }
  | { readonly kind: 'pan'; readonly spanFraction: number }
  | { readonly kind: 'fit' }
  | { readonly kind: 'leave' };

const pageRowCount = 8;
const zoomStep = 1.5;
const panStep = 0.2;

export interface KeyPress {
  readonly key: string;
  readonly isShift: boolean;
  readonly isControl: boolean;
  /** Whether the focused row is a fleet's heading. */
  readonly isGroup: boolean;
}

const plainKeys: Readonly<Record<string, KeyAction>> = {
  ArrowDown: { kind: 'moveRow', by: 1 },
  ArrowUp: { kind: 'moveRow', by: -1 },
  PageDown: { kind: 'moveRow', by: pageRowCount },
  PageUp: { kind: 'moveRow', by: -pageRowCount },
  ArrowRight: { kind: 'moveItem', by: 1 },
  ArrowLeft: { kind: 'moveItem', by: -1 },
  Home: { kind: 'toItem', at: 'first' },
  End: { kind: 'toItem', at: 'last' },
  Enter: { kind: 'choose' },
  '+': { kind: 'zoom', factor: 1 / zoomStep },
  '=': { kind: 'zoom', factor: 1 / zoomStep },
  '-': { kind: 'zoom', factor: zoomStep },
  '0': { kind: 'fit' },
  Escape: { kind: 'leave' },
};

const groupKeys: Readonly<Record<string, KeyAction>> = {
  ArrowRight: { kind: 'setCollapsed', isCollapsed: false },
  ArrowLeft: { kind: 'setCollapsed', isCollapsed: true },
};

const shiftKeys: Readonly<Record<string, KeyAction>> = {
  ArrowRight: { kind: 'pan', spanFraction: panStep },
  ArrowLeft: { kind: 'pan', spanFraction: -panStep },
};

const controlKeys: Readonly<Record<string, KeyAction>> = {
  Home: { kind: 'toRow', at: 'first' },
  End: { kind: 'toRow', at: 'last' },
};

/** The action of a key press; null leaves the key to the page. */
export function actionOf({ key, isShift, isControl, isGroup }: KeyPress): KeyAction | null {
  if (isControl) return controlKeys[key] ?? null;
  if (isShift && shiftKeys[key]) return shiftKeys[key];
  return (isGroup ? groupKeys[key] : undefined) ?? plainKeys[key] ?? null;
}
