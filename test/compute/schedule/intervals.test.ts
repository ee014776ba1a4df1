// Do spans and ends of intervals agree with counting second by second?
import { expect, test } from 'vitest';
import { fc } from '../../chance.ts';
import { intervalEndS, overlapS } from '../../../src/compute/schedule/intervals.ts';
import { intervalsOf } from './views.ts';

const rowsOf = fc.uniqueArray(fc.integer({ min: 0, max: 90 }), { maxLength: 12 }).map((edges) => {
  const sorted = [...edges].sort((a, b) => a - b);
  const rows: [number, number][] = [];
  for (let at = 0; at + 1 < sorted.length; at += 2) rows.push([sorted[at]!, sorted[at + 1]!]);
  return rows;
});
const second = fc.integer({ min: 0, max: 95 });

test('the seconds of a span inside a satellite’s intervals are those that one counts', () => {
  fc.assert(
    fc.property(rowsOf, second, second, (rows, fromS, toS) => {
      let counted = 0;
      for (let s = fromS; s < toS; s += 1) {
        if (rows.some(([startS, endS]) => startS <= s && s < endS)) counted += 1;
      }
      const table = intervalsOf([[[0, 1000]], rows]);
      expect(overlapS(table, 1, fromS, Math.max(fromS, toS))).toBe(counted);
    }),
  );
});

test('an interval that holds the time ends when its row says, otherwise now', () => {
  fc.assert(
    fc.property(rowsOf, second, (rows, timeS) => {
      const holder = rows.find(([startS, endS]) => startS <= timeS && timeS < endS);
      expect(intervalEndS(intervalsOf([rows]), 0, timeS)).toBe(holder?.[1] ?? timeS);
    }),
  );
});
