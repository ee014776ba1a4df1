// Do policies put gangs on linked satellites with little work, and start them without deadlock?
import { describe, expect, test } from 'vitest';
import { canBegin, placeGang } from '../../../src/compute/schedule/gangPlacement.ts';
import { gangStartS, noteStart } from '../../../src/compute/schedule/gangStart.ts';
import { fifo } from '../../../src/compute/schedule/fifo.ts';
import { easyBackfill } from '../../../src/compute/schedule/easyBackfill.ts';
import { edf } from '../../../src/compute/schedule/edf.ts';
import type { Policy } from '../../../src/compute/schedule/policy.ts';
import { forecastOf, jobView, neighboursOf, satelliteView, stateOf } from './views.ts';

/** Satellites 0 … n - 1 on a chain, each with so much work before it. */
function chain(backlogS: readonly number[], endS = 1e6) {
  const count = backlogS.length;
  const pairs = backlogS.slice(1).map((_, at) => [at, at + 1] as const);
  const satellites = backlogS.map((backlogAcceleratorS, index) =>
    satelliteView({ index, backlogAcceleratorS }),
  );
  const forecast = forecastOf(backlogS.map(() => [[0, endS] as const]));
  return {
    state: stateOf({ satellites, endS }),
    forecast: { ...forecast, neighbours: neighboursOf(count, pairs) },
  };
}

const gang = (satelliteCount: number) => jobView({ satelliteCount, acceleratorCount: 4 });
const ringOf = (decision: ReturnType<typeof placeGang>) =>
  decision.kind === 'place' ? [...decision.satellites] : decision;

describe('a gang is placed', () => {
  test('on the least loaded group that is linked, in the order of its links', () => {
    const known = chain([9000, 0, 8000, 10, 30, 20, 9000]);
    expect(ringOf(placeGang(gang(3), known, true))).toEqual([3, 4, 5]);
    expect(ringOf(placeGang(gang(2), known, true))).toEqual([3, 4]);
  });

  test('along a path through a grid: each but the last has a link to the next', () => {
    const pairs = [
      [0, 1],
      [1, 2],
      [3, 4],
      [4, 5],
      [0, 3],
      [1, 4],
      [2, 5],
    ] as const;
    const flat = chain([0, 0, 0, 0, 0, 0]);
    const known = {
      ...flat,
      forecast: { ...flat.forecast, neighbours: neighboursOf(6, pairs) },
    };
    const ring = ringOf(placeGang(gang(6), known, true)) as number[];
    expect([...ring].sort()).toEqual([0, 1, 2, 3, 4, 5]);
    const isLinked = (a: number, b: number) =>
      pairs.some(([p, q]) => (p === a && q === b) || (p === b && q === a));
    expect(ring.filter((each, at) => isLinked(each, ring[(at + 1) % 6]!))).toHaveLength(5);
  });

  test('nowhere, with the cause: too few satellites, too few left, no links, no time', () => {
    const known = chain([0, 0, 0]);
    const causeOf = (decision: ReturnType<typeof placeGang>) =>
      decision.kind === 'reject' ? decision.cause : decision;
    expect(causeOf(placeGang(gang(4), known, true))).toBe('accelerator');
    const unlinked = {
      ...known,
      forecast: { ...known.forecast, neighbours: neighboursOf(3, []) },
    };
    expect(causeOf(placeGang(gang(2), unlinked, true))).toBe('data');
    const lost = known.state.satellites.map((each) => ({ ...each, isLost: each.index < 2 }));
    const rest = { ...known, state: { ...known.state, satellites: lost } };
    expect(causeOf(placeGang(gang(2), rest, true))).toBe('fault');
    const late = { ...gang(2), exchangeBit: 1e13 };
    expect(causeOf(placeGang(late, known, true))).toBe('accelerator');
    expect(ringOf(placeGang(late, known, false))).toEqual([0, 1]);
  });
});

test('a gang begins when it is the first on all of its satellites and fits there', () => {
  const job = jobView({ satelliteCount: 2, acceleratorCount: 4, satelliteIndices: [0, 2] });
  const other = jobView({ index: 1 });
  expect(
    canBegin(
      job,
      () => job,
      () => 4,
    ),
  ).toBe(true);
  expect(
    canBegin(
      job,
      (s) => (s === 2 ? other : job),
      () => 8,
    ),
  ).toBe(false);
  expect(
    canBegin(
      job,
      () => job,
      (s) => (s === 2 ? 3 : 8),
    ),
  ).toBe(false);
});

test('its start is expected when the last of its satellites has enough accelerators free', () => {
  const running: { job: ReturnType<typeof jobView>; endS: number }[][] = [];
  const job = jobView({ satelliteCount: 2, acceleratorCount: 6, satelliteIndices: [0, 1] });
  const busy = (index: number) => jobView({ index, acceleratorCount: 4, phase: 'running' });
  noteStart(running, busy(1), 0, 500);
  noteStart(running, busy(2), 1, 900);
  noteStart(running, busy(3), 1, 300);
  expect(gangStartS(job, running, { timeS: 100 }, (s) => (s === 0 ? 4 : 0))).toBe(900);
  expect(gangStartS(job, running, { timeS: 100 }, () => 8)).toBe(100);
});

describe.each([fifo, easyBackfill, edf] as const)('$name', (policy) => {
  const own = policy as Policy;
  const satellites = [0, 1, 2].map((index) => satelliteView({ index }));
  const two = jobView({
    ...{ index: 7, satelliteCount: 2, acceleratorCount: 6, phase: 'ready', deadlineS: 5000 },
    ...{ satelliteIndex: 0, satelliteIndices: [0, 1] },
  });
  const single = (index: number, satelliteIndex: number, more = {}) =>
    jobView({ index, satelliteIndex, phase: 'ready', acceleratorCount: 4, ...more });
  const forecast = forecastOf([[[0, 1e5]], [[0, 1e5]], [[0, 1e5]]]);

  test('starts a gang once, on all of its satellites, and what fits beside it', () => {
    const events = [two, single(8, 1, { acceleratorCount: 2 }), single(9, 0)].map((job) => ({
      ...{ kind: 'inputArrived' as const, job },
    }));
    const state = stateOf({ satellites, events });
    const decisions = own.decide(state, forecast, own.createMemory());
    const starts = decisions.flatMap((each) => (each.kind === 'start' ? [each] : []));
    expect(starts.map(({ job }) => job).sort()).toEqual([7, 8]);
    expect(starts.find(({ job }) => job === 7)!.satellites).toEqual([0, 1]);
  });

  test('lets it wait for the last of its satellites, and begins it from there', () => {
    const memory = own.createMemory();
    const busy = satellites.map((each) =>
      each.index === 1 ? { ...each, acceleratorFreeCount: 0 } : each,
    );
    const arrived = { kind: 'inputArrived' as const, job: two };
    const first = own.decide(stateOf({ satellites: busy, events: [arrived] }), forecast, memory);
    expect(first.filter(({ kind }) => kind === 'start')).toEqual([]);
    const done = jobView({ index: 3, satelliteIndex: 1, phase: 'downloading' });
    const events = [{ kind: 'computeFinished' as const, job: done }];
    const then = own.decide(stateOf({ timeS: 50, satellites, events }), forecast, memory);
    expect(then).toContainEqual({ kind: 'start', job: 7, satellites: [0, 1] });
  });
});
