// Are bars as thick as what flows, and do bands leave the hub as thick as they came?
import { describe, expect, test } from 'vitest';
import { labelPx, labelTops, layOut, scaleOf } from '../../../src/ui/machine/flowLayout.ts';
import type { FlowBand } from '../../../src/ui/machine/flowLayout.ts';
import { flowIds, wholeOf } from '../../../src/ui/machine/flows.ts';
import type { Flows } from '../../../src/ui/machine/flows.ts';
import { flowBlocks } from '../../../src/ui/machine/flowWords.ts';

const day: Flows = {
  ...{ generated: 150, outOfBattery: 0, compute: 90, housekeeping: 5, loss: 15 },
  ...{ intoBattery: 30, spilled: 10, absorbed: 20, cooling: 0, radiated: 120, warming: 10 },
};
const night: Flows = {
  ...{ generated: 0, outOfBattery: 110, compute: 90, housekeeping: 5, loss: 15 },
  ...{ intoBattery: 0, spilled: 0, absorbed: 6, cooling: 4, radiated: 120, warming: 0 },
};
const box = { leftPx: 0, topPx: 20, widthPx: 380, heightPx: 170, labelsPx: 90 };
const [power, heat] = [flowBlocks[0]!, flowBlocks[1]!];

const sideOf = (bands: readonly FlowBand[], side: FlowBand['side']): FlowBand[] =>
  bands.filter((band) => band.side === side);
const thickness = (bands: readonly FlowBand[]): number =>
  bands.reduce((sum, { thickPx }) => sum + thickPx, 0);

describe('the layout of flows', () => {
  test('as much goes into the hub as comes out of it', () => {
    for (const flows of [day, night]) {
      for (const block of flowBlocks) {
        const { bands } = layOut(block, flows, 0.5, box);
        const [left, right] = [sideOf(bands, 'left'), sideOf(bands, 'right')];
        expect(thickness(left)).toBeCloseTo(thickness(right), 6);
      }
    }
  });

  test('what is spilled never touches the bus', () => {
    const plan = layOut(power, day, 0.5, box);
    expect(plan.past?.thickPx).toBeCloseTo(5, 9);
    expect(plan.hubThickPx).toBeCloseTo(0.5 * (150 - 10), 9);
    expect(layOut(power, night, 0.5, box).past).toBeNull();
    expect(layOut(heat, day, 0.5, box).past).toBeNull();
  });

  test('the largest picture fits its box', () => {
    const scale = scaleOf(wholeOf(day), box.heightPx, power);
    for (const { topPx, thickPx } of layOut(power, day, scale, box).bands) {
      expect(topPx).toBeGreaterThanOrEqual(box.topPx);
      expect(topPx + thickPx).toBeLessThanOrEqual(box.topPx + box.heightPx + 1e-9);
    }
  });

  test('labels keep clear of each other and inside the box, wherever their bars are', () => {
    for (const middles of [
      [20, 21, 22, 23, 24],
      [186, 187, 188, 189, 190],
      [25, 180],
    ]) {
      const tops = labelTops(middles, box);
      tops.slice(1).forEach((top, place) => {
        expect(top - tops[place]!).toBeGreaterThanOrEqual(labelPx - 1e-9);
      });
      expect(tops[0]).toBeGreaterThanOrEqual(box.topPx - 1e-9);
      expect(tops.at(-1)! + labelPx).toBeLessThanOrEqual(box.topPx + box.heightPx + 1e-9);
    }
  });

  test('what does not flow has no bar and no label', () => {
    for (const { amount, thickPx, labelTopPx } of layOut(power, night, 0.5, box).bands) {
      expect(thickPx > 0).toBe(amount > 0);
      expect(Number.isNaN(labelTopPx)).toBe(amount === 0);
    }
  });

  test('every flow is in one of the pictures', () => {
    const shown = new Set(flowBlocks.flatMap(({ left, right }) => [...left, ...right]));
    expect([...shown].sort()).toEqual([...flowIds].sort());
  });
});
