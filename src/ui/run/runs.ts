// Who starts, watches and stops runs, and puts what they say on screen?

import { clock } from '../clock.ts';
import { useStore } from '../store.ts';
import type { Problem, Result } from '../../compute/index.ts';
import { WorkerClient } from './client.ts';
import type { AnswerMessage, ScenarioSource } from './messages.ts';
import { isPreparing, prepare } from './preparing.ts';
import * as reduce from './reduce.ts';
import type { RunOrder, Shown } from './reduce.ts';

const createSimulationWorker = (): Worker =>
  new Worker(new URL('./simulation.worker.ts', import.meta.url), { type: 'module' });

/** Runs and checks go to one worker; a second instance propagates for the scene. */
export const runClient = new WorkerClient(createSimulationWorker);
export const propagationClient = new WorkerClient(createSimulationWorker);

interface CurrentRun {
  readonly id: number;
  readonly order: RunOrder;
  readonly before: Shown;
  /** Where the clock stood when the run began. */
  readonly beforeTimeS: number;
  /** Whether another scenario has taken the screen since. */
  readonly hasReplaced: boolean;
}

let current: CurrentRun | null = null;
let lastOrder: RunOrder | null = null;
/** What waits for the current run to end; a comparison runs one policy after another. */
let queue: RunOrder[] = [];

const apply = (change: reduce.Change): void => {
  useStore.getState().set(change);
};

function showScenario(run: CurrentRun, answer: AnswerMessage & { kind: 'result' }): void {
  if (answer.of !== 'scenario') return;
  const state = useStore.getState();
  const isOther = answer.scenario.hash !== state.scenario?.hash;
  if (isOther) {
    current = { ...run, hasReplaced: true };
    openClock(answer.scenario.durationS, run.order.opensAtS);
  }
  apply(reduce.afterRead(state, run.order, answer.scenario, answer.warnings));
}

/** A new scenario plays from its opening time; an edited one goes on from where it stands. */
function openClock(durationS: number, opensAtS: number | null): void {
  clock.setEnd(durationS);
  if (opensAtS === null) return;
  clock.seek(opensAtS < durationS ? opensAtS : 0);
  if (!window.matchMedia('(prefers-reduced-motion: reduce)').matches) clock.play();
}

function endRun(): void {
  current = null;
  const next = queue.shift();
  if (next !== undefined) startOrder(next);
}

function markFirstResult(): void {
  if (performance.getEntriesByName('dawnline:first-result').length > 0) return;
  performance.mark('dawnline:first-result');
}

function hear(answer: AnswerMessage): void {
  const run = current;
  if (run === null) return;
  const state = useStore.getState();
  if (answer.kind === 'progress') apply(reduce.afterProgress(state, answer.progress));
  if (answer.kind === 'problems') apply(reduce.afterProblems(state, run.before, answer.problems));
  if (answer.kind === 'crashed') apply(reduce.afterCrash(state, run.before, answer.message));
  if (answer.kind === 'result') showScenario(run, answer);
  if (answer.kind === 'result' && answer.of === 'run') {
    // What goes wrong here is answered as what goes wrong in the worker: nobody waits for ever.
    complete(run, answer.result, answer.wallS).catch((error: unknown) => {
      if (current !== run) return;
      const message = error instanceof Error ? error.message : String(error);
      hear({ id: answer.id, version: answer.version, kind: 'crashed', message });
    });
  }
  if (answer.kind === 'problems' || answer.kind === 'crashed') {
    restoreClock(run);
    endRun();
  }
}

/** Shows the result of a run once it is ready for that, unless the run is given up meanwhile. */
async function complete(run: CurrentRun, result: Result, wallS: number): Promise<void> {
  const isWanted = (): boolean => current === run;
  if (!run.order.isBackground && isPreparing()) await prepare(result, isWanted);
  if (!isWanted()) return;
  apply(reduce.afterResult(useStore.getState(), run.order, result, wallS));
  markFirstResult();
  endRun();
}

/** A scenario that comes back comes back at its time; one that never left keeps running. */
function restoreClock({ before, beforeTimeS, hasReplaced }: CurrentRun): void {
  if (before.scenario === null || !hasReplaced) return;
  clock.setEnd(before.scenario.durationS);
  clock.seek(beforeTimeS);
}

function startOrder(order: RunOrder): void {
  const state = useStore.getState();
  if (!order.isBackground) lastOrder = order;
  apply(reduce.afterStart(state));
  const { source, policy, isOnGround = false } = order;
  const id = runClient.request(
    { kind: 'run', source, policy, seed: null, isCheckOnly: false, isOnGround },
    hear,
  );
  const before = reduce.shownIn(state);
  current = { id, order, before, beforeTimeS: clock.timeS, hasReplaced: false };
}

/** Stops what runs and runs this instead; the screen is changed only by what the run says. */
export function startRun(
  source: ScenarioSource,
  sourceName: string,
  policy: string | null,
  opensAtS: number | null = 0,
): void {
  cancelRun();
  startOrder({ source, sourceName, policy, isBackground: false, opensAtS });
}

/** Runs what is on screen again, under another policy if one is given. */
export function rerun(policy?: string): void {
  const { source, sourceName, policy: shownPolicy } = useStore.getState();
  // What was only looked at is simulated with as many satellites as its text takes.
  const { text = '', files = {}, isCatalogue } = source ?? {};
  const wanted = isCatalogue === true ? { text, files } : source;
  if (wanted !== null) startRun(wanted, sourceName, policy ?? shownPolicy);
  else restart();
}

/** Runs once more what was run last, such as after the worker died over it. */
export function restart(): void {
  if (lastOrder === null) return;
  const { source, sourceName, policy, opensAtS } = lastOrder;
  startRun(source, sourceName, policy, opensAtS);
}

/** Shows another policy's result of the scenario on screen; runs it if it has not been run. */
export function switchPolicy(policy: string): void {
  const { resultByPolicy, result } = useStore.getState();
  const known = resultByPolicy[policy];
  if (known !== undefined && result !== null && current === null) void showKnown(known);
  else rerun(policy);
}

/** The result that is made ready for the screen without a run. */
let awaited: Result | null = null;

async function showKnown(result: Result): Promise<void> {
  awaited = result;
  const isWanted = (): boolean =>
    awaited === result &&
    current === null &&
    useStore.getState().resultByPolicy[result.policy] === result;
  if (isPreparing()) await prepare(result, isWanted);
  if (isWanted()) useStore.getState().set({ policy: result.policy, result });
}

/**
 * Runs every policy of the list that has no result yet, beside what is on screen; with `isOnGround`
 * also on a ground rack. A comparison that runs already goes on with these.
 */
export function comparePolicies(policies: readonly string[], isOnGround = false): void {
  const { source, sourceName, resultByPolicy, groundByPolicy } = useStore.getState();
  const running = current?.order;
  if (source === null || running?.isBackground === false) return;
  const order = { source, sourceName, isBackground: true, opensAtS: null };
  const orbit = policies
    .filter((policy) => !(policy in resultByPolicy))
    .map((policy) => ({ ...order, policy, isOnGround: false }));
  const ground = policies
    .filter((policy) => isOnGround && !(policy in groundByPolicy))
    .map((policy) => ({ ...order, policy, isOnGround: true }));
  queue = [...orbit, ...ground].filter(
    (each) => each.policy !== running?.policy || each.isOnGround !== (running.isOnGround ?? false),
  );
  if (running === undefined) endRun();
}

/** Stops the run and what is queued behind it; what was on screen before comes back. */
export function cancelRun(): void {
  queue = [];
  if (current === null) return;
  const run = current;
  runClient.cancel(run.id);
  current = null;
  apply(reduce.afterCancel(useStore.getState(), run.before));
  restoreClock(run);
}

/** Problems found before anything was sent to the worker, such as a file that is not text. */
export function reportProblems(problems: readonly Problem[]): void {
  const state = useStore.getState();
  apply({ run: { ...state.run, status: current ? state.run.status : 'problems', problems } });
}

export function dismissMessage(): void {
  apply(reduce.afterDismissal(useStore.getState()));
}
