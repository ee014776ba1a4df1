import { describe, expect, test } from 'vitest';
import {
  expandedShape,
  groupRowPx,
  laneAtY,
  laneNames,
  layoutRows,
  rowAtY,
  totalHeightPx,
} from '../../../src/ui/timeline/layout.ts';
import type { LayoutInput } from '../../../src/ui/timeline/layout.ts';

const base: LayoutInput = {
  fleetCount: 2,
  satelliteFleetIndex: Int32Array.of(0, 1, 0),
  peakByFleet: Int32Array.of(2, 30),
  density: 'compact',
  collapsedFleets: new Set<number>(),
  openSatellite: -1,
};

describe('rows of the timeline', () => {
  test('each fleet has its heading, then its satellites', () => {
    const layout = layoutRows(base);
    expect([...layout.isGroup.subarray(0, layout.count)]).toEqual([1, 0, 0, 1, 0]);
    expect([...layout.ref.subarray(0, layout.count)]).toEqual([0, 0, 2, 1, 1]);
    expect([...layout.rowOfSatellite]).toEqual([1, 4, 2]);
  });

  test('a collapsed fleet hides its satellites and only them', () => {
    const layout = layoutRows({ ...base, collapsedFleets: new Set([0]) });
    expect(layout.count).toBe(3);
    expect([...layout.rowOfSatellite]).toEqual([-1, 2, -1]);
  });

  test('heights are fixed: more rows make it higher, never tighter', () => {
    const compactPx = layoutRows(base).shapeOf(0).heightPx;
    expect(totalHeightPx(layoutRows(base))).toBe(2 * groupRowPx + 3 * compactPx);
  });

  test('only the open row is high when compact, all are when expanded', () => {
    const compactPx = layoutRows(base).shapeOf(0).heightPx;
    const open = layoutRows({ ...base, openSatellite: 2 });
    expect(open.shapeOf(2).heightPx).toBe(expandedShape(2).heightPx);
    expect(open.shapeOf(0).heightPx).toBe(compactPx);
    const expanded = layoutRows({ ...base, density: 'expanded' });
    expect(expanded.shapeOf(1).heightPx).toBe(expandedShape(30).heightPx);
  });

  test('lanes of a row lie below each other inside it, for any number of jobs at once', () => {
    for (const peak of [1, 3, 8, 100]) {
      const shape = expandedShape(peak);
      let bottomPx = 0;
      for (const name of laneNames) {
        expect(shape[name].topPx).toBeGreaterThanOrEqual(bottomPx);
        bottomPx = shape[name].topPx + shape[name].heightPx;
      }
      expect(bottomPx).toBeLessThan(shape.heightPx);
    }
  });

  test('a height finds the row that covers it, clamped at both ends', () => {
    const layout = layoutRows(base);
    for (let row = 0; row < layout.count; row += 1) {
      expect(rowAtY(layout, layout.topPx[row]!)).toBe(row);
      expect(rowAtY(layout, layout.topPx[row + 1]! - 0.01)).toBe(row);
    }
    expect(rowAtY(layout, -5)).toBe(0);
    expect(rowAtY(layout, 1e6)).toBe(layout.count - 1);
  });

  test('a height within a row finds its lane', () => {
    const shape = expandedShape(2);
    for (const name of laneNames) {
      expect(laneAtY(shape, shape[name].topPx + shape[name].heightPx / 2)).toBe(name);
    }
    expect(laneAtY(shape, shape.heightPx)).toBeNull();
  });
});
