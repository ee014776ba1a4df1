// Do labels keep apart, inside the picture, and out of the way when the Earth hides their anchor?
import { describe, expect, test } from 'vitest';
import { fc } from '../../chance.ts';
import { placeLabels } from '../../../src/ui/scene/labels.ts';
import type { LabelWish } from '../../../src/ui/scene/labels.ts';

const wish = (id: string, change: Partial<LabelWish> = {}): LabelWish => ({
  ...{ id, xPx: 200, yPx: 200, widthPx: 60, heightPx: 16, priority: 0, clearance: 1 },
  ...change,
});

describe('labels', () => {
  test('a label stands to the right of its mark where there is room', () => {
    expect(placeLabels([wish('a')], 400, 400)).toEqual([
      { id: 'a', xPx: 209, yPx: 192, opacity: 1 },
    ]);
  });

  test('at the right edge it goes to the left', () => {
    const [place] = placeLabels([wish('a', { xPx: 390 })], 400, 400);
    expect(place?.xPx).toBeLessThan(390 - 60);
  });

  test('the more important of two at one place keeps the better side', () => {
    const places = placeLabels([wish('station'), wish('selected', { priority: 3 })], 400, 400);
    expect(places.map(({ id }) => id)).toEqual(['selected', 'station']);
    expect(places[0]?.xPx).toBeGreaterThan(200);
    expect(places[1]?.xPx).toBeLessThan(200);
  });

  test('a fifth label at one place is left out', () => {
    const five = ['a', 'b', 'c', 'd', 'e'].map((id) => wish(id));
    expect(placeLabels(five, 400, 400)).toHaveLength(4);
  });

  test('a label behind the Earth is left out, and one at its edge fades', () => {
    expect(placeLabels([wish('a', { clearance: -0.1 })], 400, 400)).toEqual([]);
    expect(placeLabels([wish('a', { clearance: 0.01 })], 400, 400)[0]?.opacity).toBeCloseTo(0.5);
  });

  test('no two labels overlap and none leaves the picture, wherever their marks are', () => {
    const arbitrary = fc.record({
      ...{ xPx: fc.integer({ min: -50, max: 450 }), yPx: fc.integer({ min: -50, max: 350 }) },
      ...{ widthPx: fc.integer({ min: 10, max: 120 }), heightPx: fc.integer({ min: 10, max: 30 }) },
      priority: fc.nat(5),
    });
    fc.assert(
      fc.property(fc.array(arbitrary, { maxLength: 25 }), (marks) => {
        const wishes = marks.map((mark, index) => wish(String(index), mark));
        const boxes = placeLabels(wishes, 400, 300).map(({ id, xPx, yPx }) => {
          const { widthPx, heightPx } = wishes[Number(id)]!;
          return { left: xPx, top: yPx, right: xPx + widthPx, bottom: yPx + heightPx };
        });
        boxes.forEach((a, index) => {
          expect(Math.min(a.left, a.top, 400 - a.right, 300 - a.bottom)).toBeGreaterThanOrEqual(0);
          for (const b of boxes.slice(index + 1)) {
            const isApart =
              a.right <= b.left || b.right <= a.left || a.bottom <= b.top || b.bottom <= a.top;
            expect(isApart).toBe(true);
          }
        });
      }),
    );
  });
});
