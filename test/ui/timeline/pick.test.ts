import { describe, expect, test } from 'vitest';
import { barBox } from '../../../src/ui/timeline/drawJobs.ts';
import { layoutRows, totalHeightPx } from '../../../src/ui/timeline/layout.ts';
import { pick } from '../../../src/ui/timeline/pick.ts';
import type { Hit } from '../../../src/ui/timeline/pick.ts';
import { indexOf } from '../../../src/ui/timeline/resultIndex.ts';
import { xOfTime } from '../../../src/ui/timeline/timeScale.ts';
import { dayOptions, syntheticDay, syntheticResult } from '../syntheticResult.ts';

const index = indexOf(syntheticDay());
const layoutFor = (shown: typeof index) =>
  layoutRows({
    fleetCount: 2,
    satelliteFleetIndex: shown.result.labels.satelliteFleetIndex,
    peakByFleet: shown.peakByFleet,
    density: 'expanded',
    collapsedFleets: new Set<number>(),
    openSatellite: -1,
  });
const layout = layoutFor(index);
const scale = { startS: 20_000, endS: 40_000, widthPx: 1200 };

function pickAt(satellite: number, inRowPx: number, timeS: number): Hit | null {
  const yPx = layout.topPx[layout.rowOfSatellite[satellite]!]! + inRowPx;
  return pick({ index, layout, scale, xPx: xOfTime(scale, timeS), yPx });
}

describe('pointing at the timeline', () => {
  test('every bar in sight is found at its middle', () => {
    const { jobs } = index;
    const { topPx, heightPx } = layout.shapeOf(5).jobs;
    const firstLane = jobs.laneOffset[5]!;
    const laneCount = jobs.laneOffset[6]! - firstLane;
    let found = 0;
    for (let lane = 0; lane < laneCount; lane += 1) {
      const box = barBox({ top: topPx, height: heightPx }, lane, laneCount, 1);
      for (
        let row = jobs.rowOffset[firstLane + lane]!;
        row < jobs.rowOffset[firstLane + lane + 1]!;
        row += 1
      ) {
        const middleS = (jobs.startS[row]! + jobs.endS[row]!) / 2;
        if (middleS < scale.startS || middleS > scale.endS) continue;
        const hit = pickAt(5, box.top + box.height / 2, middleS);
        expect(hit).toEqual({ kind: 'job', satellite: 5, row });
        found += 1;
      }
    }
    expect(found).toBeGreaterThan(5);
  });

  test('a contact in service comes before mere access', () => {
    const row = index.service.rowOffset[index.service.laneOffset[3]!]!;
    const middleS = (index.service.startS[row]! + index.service.endS[row]!) / 2;
    const wide = { startS: 0, endS: 86_400, widthPx: 4000 };
    const { topPx, heightPx } = layout.shapeOf(3).contact;
    const yPx = layout.topPx[layout.rowOfSatellite[3]!]! + topPx + heightPx / 2;
    const hit = pick({ index, layout, scale: wide, xPx: xOfTime(wide, middleS), yPx });
    expect(hit).toEqual({ kind: 'service', satellite: 3, row });
  });

  test('headings are fleets, other lanes are the row, below the last row is nothing', () => {
    expect(pick({ index, layout, scale, xPx: 10, yPx: 5 })).toEqual({ kind: 'fleet', fleet: 0 });
    const { topPx } = layout.shapeOf(4).battery;
    expect(pickAt(4, topPx + 4, 30_000)).toEqual({ kind: 'row', satellite: 4, lane: 'battery' });
    expect(pick({ index, layout, scale, xPx: 0, yPx: totalHeightPx(layout) })).toBeNull();
  });

  test('where bars are too narrow the number of jobs under the pointer is given', () => {
    const crowded = indexOf(syntheticResult({ ...dayOptions, jobsPerSatelliteCount: 4000 }));
    const rows = layoutFor(crowded);
    const day = { startS: 0, endS: 86_400, widthPx: 600 };
    const yPx = rows.topPx[rows.rowOfSatellite[0]!]! + rows.shapeOf(0).jobs.topPx + 3;
    const hit = pick({ index: crowded, layout: rows, scale: day, xPx: 300, yPx });
    expect(hit?.kind).toBe('jobs');
    expect(hit?.kind === 'jobs' && hit.count).toBeGreaterThan(5);
  });
});
