// Is asked per available what it says, with and without what must be worked out?
import { expect, test } from 'vitest';
import type { WorkloadDemand } from '../../../src/compute/index.ts';
import { demandRows, shareLevel, shareText } from '../../../src/ui/workload/demandRows.ts';

const bins = { start: 0, ratio: 1, counts: [], zeroCount: 0 };
const demand: WorkloadDemand = {
  preview: { jobCount: 1, firstReleaseS: 0, lastReleaseS: 0, classes: [], otherCount: 0 },
  byClass: [],
  total: { acceleratorS: 7200, uplinkBit: 0, downlinkBit: 5e9, impossibleCount: 0 },
  acceleratorAvailableS: 36_000,
  sizes: { inputBit: bins, outputBit: bins, acceleratorS: bins, deadlineS: bins },
};
const supply = { acceleratorPoweredS: 3600, uplinkCapacityBit: 0, downlinkCapacityBit: 0 };

test('hours are hours, and what is not worked out has no share', () => {
  const [time, powered] = demandRows(demand, null);
  expect(time).toMatchObject({ asked: '2\u202fh', available: '10\u202fh', share: 0.2 });
  expect(powered).toMatchObject({ available: null, share: null });
});

test('nothing asked of nothing is no share; something asked of nothing is too much', () => {
  const [, powered, up, down] = demandRows(demand, supply);
  expect(powered!.share).toBe(2);
  expect(up!.share).toBe(0);
  expect(down!.share).toBe(Infinity);
});

test('more than all is bad, nearly all is a warning', () => {
  expect([0.2, 0.9, 1, 1.01, null].map(shareLevel)).toEqual(['ok', 'warn', 'warn', 'bad', 'ok']);
  expect([0, 0.0004, 1.001, 25, Infinity, null].map(shareText)).toEqual([
    ...['0.0\u202f%', '<\u202f0.1\u202f%', '100.1\u202f%', '25 times', 'none there', '–'],
  ]);
});
