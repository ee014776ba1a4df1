// Does a growing column hold what was pushed, exactly and no more?
import { expect, test } from 'vitest';
import { fc } from '../../chance.ts';
import { float64Column, int32Column, uint8Column } from '../../../src/compute/operate/columns.ts';

test('a column gives back all values in order, whatever it began with room for', () => {
  fc.assert(
    fc.property(
      fc.array(fc.double({ noNaN: true }), { maxLength: 300 }),
      fc.integer({ min: 1, max: 40 }),
      (values, capacity) => {
        const column = float64Column(capacity);
        for (const value of values) column.push(value);
        expect(column.length).toBe(values.length);
        expect([...column.toArray()]).toEqual(values);
      },
    ),
    { seed: 5 },
  );
});

test('integers and bytes are kept as such, and a row can be written again', () => {
  const [integers, bytes] = [int32Column(1), uint8Column(1)];
  for (const value of [-5, 70_000, 3]) integers.push(value);
  for (const value of [255, 0, 9]) bytes.push(value);
  integers.set(1, 8);
  expect(integers.toArray()).toEqual(Int32Array.of(-5, 8, 3));
  expect(integers.at(1)).toBe(8);
  expect(bytes.toArray()).toEqual(Uint8Array.of(255, 0, 9));
});

test('an array that was handed out does not change when the column goes on', () => {
  const column = float64Column(4);
  column.push(1);
  const before = column.toArray();
  column.set(0, 2);
  expect(before).toEqual(Float64Array.of(1));
});
