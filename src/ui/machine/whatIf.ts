// How does the scenario run with something turned, without losing what was there before?

import { create } from 'zustand';
import { applyOverrides } from '../../compute/index.ts';
import type { Problem, Result } from '../../compute/index.ts';
import type { AnswerMessage, ReadScenario, ScenarioSource } from '../run/messages.ts';
import { cancelRun, runClient } from '../run/runs.ts';
import { useStore } from '../store.ts';

/** A slider that moves says so often; the run begins once it rests this long. */
const restMs = 150;
/** Larger fleets are not run again with every move of a slider. */
export const satelliteCountMax = 100;
/** What the page calls a scenario that is not as it was written; the editor knows it, too. */
const editedMark = ' (edited)';

/** What was on screen before anything was turned. */
export interface Before {
  readonly source: ScenarioSource;
  readonly sourceName: string;
  readonly scenario: ReadScenario;
  readonly result: Result;
}

export interface WhatIfState {
  readonly before: Before | null;
  /** Assignments by what they turn, such as `fleets[0].orbit.altitudeKm`. */
  readonly turned: Readonly<Record<string, readonly string[]>>;
  readonly isRunning: boolean;
  readonly problems: readonly Problem[];
  readonly wallS: number | null;
}

const nothing: WhatIfState = {
  ...{ before: null, turned: {}, isRunning: false, problems: [], wallS: null },
};

export const useWhatIf = create<WhatIfState>()(() => nothing);

let timer: ReturnType<typeof setTimeout> | undefined;
let requestId: number | null = null;
/** The text that this file put on screen last: any other is somebody else's. */
let shownText: string | null = null;

function stop(): void {
  clearTimeout(timer);
  if (requestId !== null) runClient.cancel(requestId);
  requestId = null;
}

/** What is on screen now, if it can be turned. */
function onScreen(): Before | null {
  const { source, sourceName, scenario, result } = useStore.getState();
  if (source === null || scenario === null || result === null) return null;
  return { source, sourceName, scenario, result };
}

/** Puts a run on screen as if it had been started there; the clock stands where it stood. */
function show({ source, sourceName, scenario, result }: Before, wallS: number | null): void {
  shownText = source.text;
  const { run, set } = useStore.getState();
  set({
    ...{ source, sourceName, scenario, result, policy: result.policy },
    resultByPolicy: { [result.policy]: result },
    groundByPolicy: {},
    run: { ...run, status: 'ready', progress: null, problems: [], crash: null, wallS },
  });
}

const editedName = (name: string): string =>
  name.endsWith(editedMark) ? name : `${name}${editedMark}`;

function hear(before: Before, source: ScenarioSource, read: ReadScenario | null) {
  let scenario = read;
  return (answer: AnswerMessage): void => {
    if (answer.kind === 'result' && answer.of === 'scenario') ({ scenario } = answer);
    if (answer.kind === 'result' && answer.of === 'run' && scenario !== null) {
      requestId = null;
      const { result, wallS } = answer;
      useWhatIf.setState({ isRunning: false, problems: [], wallS });
      show({ source, sourceName: editedName(before.sourceName), scenario, result }, wallS);
    }
    if (answer.kind === 'problems') fail(answer.problems);
    if (answer.kind === 'crashed') {
      const hint = 'turn it back, or reset';
      fail([{ path: '', message: `the run failed: ${answer.message}`, hint }]);
    }
  };
}

function fail(problems: readonly Problem[]): void {
  requestId = null;
  useWhatIf.setState({ isRunning: false, problems });
}

function run(): void {
  const { before, turned } = useWhatIf.getState();
  if (before === null) return;
  const assignments = Object.values(turned).flat();
  const { text, problems } = applyOverrides(before.source.text, assignments);
  if (problems.length > 0) {
    fail(problems);
    return;
  }
  const source: ScenarioSource = { text, files: before.source.files };
  const { policy } = useStore.getState();
  requestId = runClient.request(
    { kind: 'run', source, policy, seed: before.result.seed, isCheckOnly: false },
    hear(before, source, null),
  );
}

/** Turns one thing; null turns it back. The run that was under way is given up. */
export function turn(key: string, assignments: readonly string[] | null): void {
  const state = useWhatIf.getState();
  const before = state.before ?? onScreen();
  if (before === null) return;
  const others = Object.entries(state.turned).filter(([turnedKey]) => turnedKey !== key);
  const turned = Object.fromEntries(
    assignments === null ? others : [...others, [key, assignments]],
  );
  stop();
  if (Object.keys(turned).length === 0) {
    reset();
    return;
  }
  cancelRun();
  useWhatIf.setState({ before, turned, isRunning: true, problems: [] });
  timer = setTimeout(run, restMs);
}

/** Brings back what was on screen before. */
export function reset(): void {
  const { before } = useWhatIf.getState();
  stop();
  useWhatIf.setState(nothing);
  if (before !== null) show(before, useStore.getState().run.wallS);
}

/** Another scenario, or another run of this one, ends the comparison: what was turned stays. */
export function followScreen(): () => void {
  return useStore.subscribe(({ source, run: { status } }, old) => {
    const { before } = useWhatIf.getState();
    if (before === null) return;
    const isOther = source !== old.source && source?.text !== shownText;
    const isRerun = status === 'reading' && old.run.status !== 'reading';
    if (!isOther && !isRerun) return;
    stop();
    useWhatIf.setState(nothing);
  });
}
followScreen();
