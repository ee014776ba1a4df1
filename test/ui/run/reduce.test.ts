// Is what was on screen still there when a run does not end well?
import { beforeEach, expect, test } from 'vitest';
import type { Result } from '../../../src/compute/index.ts';
import type { ReadScenario } from '../../../src/ui/run/messages.ts';
import * as reduce from '../../../src/ui/run/reduce.ts';
import type { RunOrder, Shown } from '../../../src/ui/run/reduce.ts';
import { useStore } from '../../../src/ui/store.ts';
import type { AppState } from '../../../src/ui/store.ts';

const scenarioOf = (hash: string): ReadScenario =>
  ({ hash, policyName: 'fifo' }) as unknown as ReadScenario;
const resultOf = (policy: string, seed = 1): Result => ({ policy, seed }) as unknown as Result;
const orderOf = (text: string, isBackground = false): RunOrder => ({
  ...{ source: { text, files: {} }, sourceName: text, policy: null, isBackground, opensAtS: 0 },
});

let state: AppState;
const apply = (change: reduce.Change): void => void (state = { ...state, ...change });

/** Brings a complete run of scenario `a` on screen. */
function showA(): void {
  apply(reduce.afterStart(state));
  apply(reduce.afterRead(state, orderOf('a'), scenarioOf('a'), []));
  apply(reduce.afterResult(state, orderOf('a'), resultOf('fifo'), 2));
}

function shown(): Shown {
  return reduce.shownIn(state);
}

beforeEach(() => {
  state = useStore.getInitialState();
  showA();
});

test('another scenario takes the screen as soon as it is read, without the old result', () => {
  apply(reduce.afterRead(state, orderOf('b'), scenarioOf('b'), []));
  expect(shown()).toMatchObject({ sourceName: 'b', result: null, resultByPolicy: {} });
});

test('the same scenario keeps its result while it runs again', () => {
  apply(reduce.afterRead(state, orderOf('a again'), scenarioOf('a'), []));
  expect(shown()).toMatchObject({ sourceName: 'a again', result: resultOf('fifo') });
});

test('problems, a crash and a cancel each give back what was there', () => {
  const before = shown();
  const problem = { path: 'seed', message: 'wrong', hint: 'right' };
  const ends = [
    () => reduce.afterProblems(state, before, [problem]),
    () => reduce.afterCrash(state, before, 'out of memory'),
    () => reduce.afterCancel(state, before),
  ];
  for (const end of ends) {
    apply(reduce.afterStart(state));
    apply(reduce.afterRead(state, orderOf('b'), scenarioOf('b'), []));
    apply(end());
    expect(shown()).toEqual(before);
    expect(['problems', 'crashed', 'cancelled']).toContain(state.run.status);
  }
});

test('a run in the background is kept for comparison and changes nothing else', () => {
  const before = shown();
  apply(reduce.afterResult(state, orderOf('a', true), resultOf('edf'), 3));
  expect(state.result).toBe(before.result);
  expect(Object.keys(state.resultByPolicy)).toEqual(['fifo', 'edf']);
  expect(state.run).toMatchObject({ status: 'ready', wallS: 2 });
});

test('a run on the ground stands beside the others until another scenario is shown', () => {
  const before = shown();
  const order = { ...orderOf('a', true), isOnGround: true };
  apply(reduce.afterResult(state, order, resultOf('fifo'), 3));
  expect(shown()).toEqual({ ...before, groundByPolicy: { fifo: resultOf('fifo') } });
  apply(reduce.afterRead(state, orderOf('b'), scenarioOf('b'), []));
  expect(shown()).toMatchObject({ result: null, groundByPolicy: {} });
});

test('results of another seed are not compared with each other', () => {
  apply(reduce.afterResult(state, orderOf('a'), resultOf('edf', 2), 3));
  expect(Object.keys(state.resultByPolicy)).toEqual(['edf']);
});

test('a message that is put away leaves a running run running', () => {
  apply(reduce.afterStart(state));
  apply(reduce.afterDismissal(state));
  expect(state.run.status).toBe('reading');
  apply(reduce.afterCrash(state, shown(), 'x'));
  apply(reduce.afterDismissal(state));
  expect(state.run).toMatchObject({ status: 'ready', crash: null });
});

test('an edited scenario keeps the selection where the same satellite stands in its place', () => {
  const withSatellites = (hash: string, ...ids: string[]): ReadScenario =>
    ({ ...scenarioOf(hash), satellites: ids.map((id) => ({ id })) }) as unknown as ReadScenario;
  const selection = { kind: 'satellite', index: 1 } as const;
  state = { ...state, scenario: withSatellites('a', 's1', 's2'), selection };
  const same = reduce.afterRead(state, orderOf('b'), withSatellites('b', 's1', 's2', 's3'), []);
  expect(same.selection).toEqual(selection);
  const other = reduce.afterRead(state, orderOf('c'), withSatellites('c', 's1', 'x2'), []);
  expect(other.selection).toBeNull();
});
