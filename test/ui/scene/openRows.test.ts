// Are exactly those windows open that hold the clock's time, however the clock moves?
import { describe, expect, test } from 'vitest';
import { fc } from '../../chance.ts';
import { indexIntervals, isInside } from '../../../src/ui/scene/intervalIndex.ts';
import { OpenRows } from '../../../src/ui/scene/openRows.ts';

const windowArb = fc
  .record({ owner: fc.integer({ min: -1, max: 3 }), start: fc.nat(100), length: fc.nat(30) })
  .map(({ owner, start, length }) => ({ owner, startS: start, endS: start + length }));
const windowsArb = fc.array(windowArb, { maxLength: 40 });
const timesArb = fc.array(fc.nat(140), { minLength: 1, maxLength: 30 });

describe('open windows', () => {
  test('after any walk through time the open rows are those that a full search finds', () => {
    fc.assert(
      fc.property(windowsArb, timesArb, (windows, times) => {
        const open = new OpenRows({
          count: windows.length,
          startS: windows.map((each) => each.startS),
          endS: windows.map((each) => each.endS),
        });
        for (const timeS of times) {
          open.update(timeS);
          const expected = windows.flatMap(({ startS, endS }, row) =>
            startS <= timeS && timeS < endS ? [row] : [],
          );
          expect([...open.rows.slice(0, open.count)].sort((a, b) => a - b)).toEqual(expected);
        }
      }),
    );
  });

  test('a step over which nothing opens or closes is reported as no change', () => {
    const open = new OpenRows({ count: 1, startS: [10], endS: [20] });
    expect([0, 5, 10, 15, 20, 30].map((timeS) => open.update(timeS))).toEqual([
      false,
      false,
      true,
      false,
      true,
      false,
    ]);
  });

  test('a satellite is inside a union exactly when it is inside one of its intervals', () => {
    fc.assert(
      fc.property(windowsArb, timesArb, (windows, times) => {
        const index = indexIntervals(4, {
          count: windows.length,
          satelliteIndex: windows.map((each) => each.owner),
          startS: windows.map((each) => each.startS),
          endS: windows.map((each) => each.endS),
        });
        for (const timeS of times) {
          for (let satellite = 0; satellite < 4; satellite += 1) {
            const expected = windows.some(
              ({ owner, startS, endS }) => owner === satellite && startS <= timeS && timeS < endS,
            );
            expect(isInside(index, satellite, timeS)).toBe(expected);
          }
        }
      }),
    );
  });
});
