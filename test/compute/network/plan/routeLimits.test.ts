// Does data that may not be everywhere pass only where it may?
import { expect, test } from 'vitest';
import { planOf, requestOf, toolsOf } from './plans.ts';
import type { Row } from './plans.ts';

/** From 0 to 3: fast over 1, slow over 2. */
const rows: Row[] = [
  [0, 1, 0, 100, 100, 0],
  [1, 3, 0, 100, 100, 0],
  [0, 2, 0, 100, 10, 0],
  [2, 3, 0, 100, 10, 0],
];

const arrivalS = (isNodeAllowed?: Uint8Array) => {
  const { search } = toolsOf(planOf(rows));
  const request = requestOf(0, 3, 100, isNodeAllowed === undefined ? {} : { isNodeAllowed });
  return search.find(request)?.arrivalS ?? null;
};

test('a relay that may not have the data is gone around, or there is no way', () => {
  expect(arrivalS()).toBe(2);
  expect(arrivalS(Uint8Array.from([1, 0, 1, 1]))).toBe(20);
  expect(arrivalS(Uint8Array.from([1, 0, 0, 1]))).toBeNull();
});

test('source and target are not asked: the job has been let in there', () => {
  expect(arrivalS(Uint8Array.from([0, 1, 0, 0]))).toBe(2);
});
