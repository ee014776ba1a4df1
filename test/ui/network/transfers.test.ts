// Does the page say rightly whose bits move, and who waits for which antenna?
import { expect, test } from 'vitest';
import { causes } from '../../../src/compute/index.ts';
import {
  networkWaits,
  stationOfHop,
  Transfers,
  waitSummaries,
} from '../../../src/ui/network/transfers.ts';
import type { TrafficResult } from '../../../src/ui/network/transfers.ts';
import { syntheticDay } from '../syntheticResult.ts';

const code = (cause: (typeof causes)[number]): number => causes.indexOf(cause);

/** Job 0 waits up, computes, waits down over two hops; job 1 never gets its input. */
function result(): TrafficResult {
  const { jobs } = syntheticDay();
  return {
    jobs: { ...jobs, count: 2 },
    trails: {
      offset: Int32Array.from([0, 4, 5]),
      causeCode: Uint8Array.from(
        (['inputLink', 'inputLink', 'energy', 'outputLink', 'inputLink'] as const).map(code),
      ),
      startS: Float64Array.from([0, 50, 120, 200, 30]),
      endS: Float64Array.from([50, 100, 130, 400, 900]),
      shareFraction: new Float64Array(5).fill(1),
    },
    routes: {
      count: 3,
      jobIndex: Int32Array.from([0, 0, 0]),
      directionCode: Uint8Array.from([1, 0, 1]),
      fromIndex: Int32Array.from([4, -3, 7]),
      toIndex: Int32Array.from([-2, 7, 4]),
      startS: Float64Array.from([300, 80, 220]),
      endS: Float64Array.from([400, 100, 240]),
      carriedBit: Float64Array.from([8e9, 1e9, 8e9]),
    },
  };
}

test('waits of one cause that touch are one wait; other causes are none of the network', () => {
  expect(networkWaits(result())).toEqual([
    { jobIndex: 0, direction: 'up', startS: 0, endS: 100 },
    { jobIndex: 0, direction: 'down', startS: 200, endS: 400 },
    { jobIndex: 1, direction: 'up', startS: 30, endS: 900 },
  ]);
});

test('a job whose bits move does not wait; before, it waits for their antenna', () => {
  const transfers = new Transfers(result());
  expect(transfers.waiting(40)).toMatchObject([
    { jobIndex: 0, stationIndex: 2, nextS: 80 },
    { jobIndex: 1, stationIndex: -1, nextS: NaN },
  ]);
  expect(transfers.waiting(90).map(({ jobIndex }) => jobIndex)).toEqual([1]);
  expect(transfers.underWay(90)).toMatchObject([{ jobIndex: 0, direction: 'up', to: 7 }]);
});

test('bits in a relay wait for the station that they leave for', () => {
  const transfers = new Transfers(result());
  expect(transfers.waiting(210)[1]).toMatchObject({ stationIndex: 1, nextS: 300 });
  expect(transfers.waiting(250)[1]).toMatchObject({ stationIndex: 1, nextS: 300 });
  expect(transfers.underWay(230).map(stationOfHop)).toEqual([-1]);
});

test('the hops of a job come in the order of time, whatever the order of the table', () => {
  const hops = new Transfers(result()).hopsOf(0);
  expect(hops.map(({ startS }) => startS)).toEqual([80, 220, 300]);
  expect(new Transfers(result()).hopsOf(1)).toEqual([]);
});

test('every wait of a day lies within the life of its job', () => {
  const day = syntheticDay();
  for (const { jobIndex, startS, endS } of networkWaits(day)) {
    expect(startS).toBeGreaterThanOrEqual(day.jobs.releaseS[jobIndex]!);
    expect(endS).toBeGreaterThan(startS);
  }
});

test('waits are summed job by job, and jobs that never waited do not count', () => {
  const wait = (jobIndex: number, startS: number, endS: number) =>
    ({ jobIndex, startS, endS, direction: 'down' }) as const;
  const waits = [wait(0, 0, 10), wait(0, 20, 50), wait(1, 0, 5), wait(2, 0, 7)];
  expect(waitSummaries(waits)).toEqual([
    { direction: 'down', jobCount: 3, medianS: 7, p95S: 40, mostS: 40 },
  ]);
});
