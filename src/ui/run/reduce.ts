// How does what is on screen change when a run starts, reports, ends or fails?

import type { Problem, Progress, Result } from '../../compute/index.ts';
import type { AppState, RunState, Selection } from '../store.ts';
import type { ReadScenario, ScenarioSource } from './messages.ts';

/** What a failed or cancelled run gives back. */
export type Shown = Pick<
  AppState,
  | 'source'
  | 'sourceName'
  | 'scenario'
  | 'result'
  | 'resultByPolicy'
  | 'groundByPolicy'
  | 'policy'
  | 'selection'
>;
export type Change = Partial<Shown> & { readonly run: RunState };

/** One thing to run: a text, its name for people, and what overrides it. */
export interface RunOrder {
  readonly source: ScenarioSource;
  readonly sourceName: string;
  /** Null: the scenario's own. */
  readonly policy: string | null;
  /** Only for comparison: the result on screen stays. */
  readonly isBackground: boolean;
  /** On a ground rack, only for comparison; left out: in orbit. */
  readonly isOnGround?: boolean;
  /** Where the clock begins in a scenario that is new on screen; null: where it stands. */
  readonly opensAtS: number | null;
}

/** What is on screen now, to be put back if the run does not end well. */
export function shownIn(state: AppState): Shown {
  const { source, sourceName, scenario, result, policy, selection } = state;
  const { resultByPolicy, groundByPolicy } = state;
  const results = { result, resultByPolicy, groundByPolicy };
  return { source, sourceName, scenario, ...results, policy, selection };
}

/** The run has been sent to the worker. Nothing on screen changes but the status. */
export function afterStart(state: AppState): Change {
  return {
    run: { ...state.run, status: 'reading', progress: null, problems: [], crash: null },
  };
}

/** The selected satellite or station, if the next scenario has it at the same place. */
function keptSelection({ selection, scenario }: AppState, next: ReadScenario): Selection | null {
  if (selection === null || selection.kind === 'job' || scenario === null) return null;
  const table = selection.kind === 'satellite' ? 'satellites' : 'stations';
  const [before, after] = [scenario[table], next[table]].map((rows) => rows[selection.index]?.id);
  return before !== undefined && before === after ? selection : null;
}

/**
 * The scenario was read without problems. The same scenario keeps its results; another one takes
 * the screen at once, so that it can be looked at while it runs.
 */
export function afterRead(
  state: AppState,
  order: RunOrder,
  scenario: ReadScenario,
  warnings: readonly Problem[],
): Change {
  const { source, sourceName } = order;
  const run: RunState = { ...state.run, status: 'running', warnings };
  if (scenario.hash === state.scenario?.hash) return { source, sourceName, run };
  return {
    ...{ source, sourceName, scenario, run },
    ...{ result: null, resultByPolicy: {}, groundByPolicy: {} },
    selection: keptSelection(state, scenario),
    policy: order.policy ?? scenario.policyName,
  };
}

export function afterProgress(state: AppState, progress: Progress): Change {
  return { run: { ...state.run, status: 'running', progress } };
}

/** The run is complete: its result is shown, and kept by policy for comparison. */
export function afterResult(
  state: AppState,
  order: RunOrder,
  result: Result,
  wallS: number,
): Change {
  if (order.isOnGround === true) {
    const groundByPolicy = { ...state.groundByPolicy, [result.policy]: result };
    return { groundByPolicy, run: { ...state.run, status: 'ready', progress: null } };
  }
  const isSameSeed = state.result === null || state.result.seed === result.seed;
  const others = isSameSeed ? state.resultByPolicy : {};
  const resultByPolicy = { ...others, [result.policy]: result };
  const run: RunState = { ...state.run, status: 'ready', progress: null };
  if (order.isBackground) return { resultByPolicy, run };
  return { result, resultByPolicy, policy: result.policy, run: { ...run, wallS } };
}

/** The user's input was wrong: the list is shown, and the screen is as it was. */
export function afterProblems(
  state: AppState,
  before: Shown,
  problems: readonly Problem[],
): Change {
  return { ...before, run: { ...state.run, status: 'problems', progress: null, problems } };
}

/** The worker died, or failed inside. */
export function afterCrash(state: AppState, before: Shown, message: string): Change {
  return { ...before, run: { ...state.run, status: 'crashed', progress: null, crash: message } };
}

export function afterCancel(state: AppState, before: Shown): Change {
  return { ...before, run: { ...state.run, status: 'cancelled', progress: null } };
}

/** The message about the last run was read and put away. */
export function afterDismissal(state: AppState): Change {
  const isBusy = state.run.status === 'reading' || state.run.status === 'running';
  const restStatus = state.result === null ? 'empty' : 'ready';
  const status = isBusy ? state.run.status : restStatus;
  return { run: { ...state.run, status, problems: [], crash: null } };
}
