// Do parts stand by id, in one order for everybody?
import { expect, test } from 'vitest';
import { byId } from '../../../src/compute/scenario/byId.ts';
import { fc } from '../../chance.ts';

const idsInOrder = (ids: readonly string[]): string[] =>
  ids
    .map((id) => ({ id }))
    .sort(byId)
    .map(({ id }) => id);

test('ids stand in the order of code units, which no language of a machine changes', () => {
  expect(idsInOrder(['ö', 'b', 'a', 'B', '10', '9', 'A', ''])).toEqual(
    ['', '10', '9', 'A', 'B', 'a', 'b', 'ö'], // by letters: 9 10 a A b B ö
  );
});

test('any order of the same ids comes to one, in which equal ids are equal', () => {
  const id = fc.string({ unit: 'binary', maxLength: 3 });
  fc.assert(
    fc.property(fc.array(id), (ids) => {
      expect(idsInOrder([...ids].reverse())).toEqual(idsInOrder(ids));
    }),
  );
  expect(byId({ id: 'a' }, { id: 'a' })).toBe(0);
});
