// Is an override one small change of the text?
import { expect, test } from 'vitest';
import { difference } from '../../../src/ui/editor/overriding.ts';

const applied = (before: string, after: string): string => {
  const { from, to, insert } = difference(before, after);
  return before.slice(0, from) + insert + before.slice(to);
};

test('the change leads from one text to the other, whichever they are', () => {
  const texts = ['', 'a', 'aa', 'aba', '{"a": 1}', '{"a": 1, "b": 2}', '{"a": 12}'];
  for (const before of texts) {
    for (const after of texts) expect(applied(before, after)).toBe(after);
  }
});

test('only what differs is replaced', () => {
  expect(difference('{"a": 1, "b": 2}', '{"a": 1, "b": 3}')).toEqual({
    from: 14,
    to: 15,
    insert: '3',
  });
  expect(difference('same', 'same')).toEqual({ from: 4, to: 4, insert: '' });
});
