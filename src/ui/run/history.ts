// Which scenarios were on screen before this one, and how does one get back to them?

import { create } from 'zustand';
import { clock } from '../clock.ts';
import { useStore } from '../store.ts';
import type { AppState } from '../store.ts';
import type { ScenarioSource } from './messages.ts';
import { startRun } from './runs.ts';

/** A scenario as it stood on screen. */
export interface Step {
  readonly source: ScenarioSource;
  readonly sourceName: string;
  readonly policy: string;
  readonly timeS: number;
}

interface HistoryState {
  /** The last of each is the next to come back. */
  readonly past: readonly Step[];
  readonly future: readonly Step[];
}

/** Texts of scenarios may be large; older ones than this are forgotten. */
export const historyMax = 40;

export const useHistory = create<HistoryState>()(() => ({ past: [], future: [] }));

type Side = 'past' | 'future';
const otherSide = { past: 'future', future: 'past' } as const;

/** What is on its way back to the screen; it leaves its list when it has arrived. */
let returning: { readonly step: Step; readonly from: Side } | null = null;
/** What was known before the last change: a run that fails takes its step back. */
let before: HistoryState = { past: [], future: [] };

const isSame = (a: ScenarioSource, b: ScenarioSource): boolean =>
  a === b || (a.text === b.text && a.files === b.files && a.isCatalogue === b.isCatalogue);

function change(next: HistoryState): void {
  before = useHistory.getState();
  useHistory.setState(next);
}

/** Another scenario has taken the screen of the one that `left` it. */
function replaced(left: Step, arrived: ScenarioSource): void {
  const history = useHistory.getState();
  if (returning?.step.source === arrived) {
    const { from } = returning;
    const to = otherSide[from];
    const lists = { ...history, [from]: history[from].slice(0, -1), [to]: [...history[to], left] };
    change(lists);
  } else if (!isSame(left.source, arrived)) {
    change({ past: [...history.past, left].slice(-historyMax), future: [] });
  }
  returning = null;
}

const hasFailed = (state: AppState): boolean =>
  ['cancelled', 'problems', 'crashed'].includes(state.run.status);

/** Keeps every scenario that another one replaces. Returns what ends it. */
export function followHistory(): () => void {
  return useStore.subscribe((state, last) => {
    if (state.source === last.source || state.source === null || last.source === null) return;
    const { source, sourceName, policy } = last;
    if (hasFailed(state)) useHistory.setState(before);
    else replaced({ source, sourceName, policy, timeS: clock.timeS }, state.source);
  });
}

function bringBack(from: Side): void {
  const step = useHistory.getState()[from].at(-1);
  if (step === undefined) return;
  returning = { step, from };
  startRun(step.source, step.sourceName, step.policy, step.timeS);
}

/** The scenario before this one comes back and is run. */
export function undo(): void {
  bringBack('past');
}

/** What was undone last comes back. */
export function redo(): void {
  bringBack('future');
}
