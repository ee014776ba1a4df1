// Is what somebody wrote in a text taken for an object or a list only where it is one?
import { expect, test } from 'vitest';
import { asList, asObject, isObject } from '../../../src/ui/files/jsonParts.ts';

test('an object is itself, and a list, a number or nothing are no object', () => {
  const own = { a: 1 };
  expect(asObject(own)).toBe(own);
  for (const other of [[own], null, undefined, 3, 'a']) {
    expect([isObject(other), asObject(other)]).toEqual([false, {}]);
  }
});

test('a list is itself, and an object or a text is no list', () => {
  const own = [1];
  expect(asList(own)).toBe(own);
  for (const other of [{ length: 1 }, 'a', null, undefined]) expect(asList(other)).toEqual([]);
});
