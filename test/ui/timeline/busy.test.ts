import { expect, test } from 'vitest';
import { buildBusyGrid, fillBusyUntilS } from '../../../src/ui/timeline/busy.ts';
import { packLanes } from '../../../src/ui/timeline/intervals.ts';
import { indexOf } from '../../../src/ui/timeline/resultIndex.ts';
import { syntheticDay } from '../syntheticResult.ts';

test('a strip holds exactly the job-seconds that the bars hold', () => {
  const result = syntheticDay();
  const index = indexOf(result);
  const { runSegments } = result;
  const out = new Float64Array(4);
  for (const satellite of [0, 11, 23]) {
    let expectedS = 0;
    for (let row = 0; row < runSegments.count; row += 1) {
      if (runSegments.satelliteIndex[row] !== satellite) continue;
      expectedS += runSegments.endS[row]! - runSegments.startS[row]!;
    }
    fillBusyUntilS(out, index.busyOf(satellite), result.durationS);
    expect(out.reduce((sum, value) => sum + value, 0)).toBeCloseTo(expectedS, -1);
  }
});

test('kinds are kept apart and a job across bins is shared out in proportion', () => {
  const jobs = packLanes(1, {
    count: 2,
    group: Int32Array.of(0, 0),
    startS: Float64Array.of(0, 100),
    endS: Float64Array.of(512, 300),
  });
  const kinds = Uint8Array.from(jobs.source, (source) => (source === 0 ? 1 : 3));
  const grid = buildBusyGrid(jobs, kinds, 0, 1024);
  const out = new Float64Array(4);
  fillBusyUntilS(out, grid, 256);
  expect([...out]).toEqual([0, 256, 0, 156]);
  fillBusyUntilS(out, grid, 99_999);
  expect([...out]).toEqual([0, 512, 0, 200]);
});
