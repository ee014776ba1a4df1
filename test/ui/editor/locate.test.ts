// Is a problem marked where it is in the text?
import { expect, test } from 'vitest';
import { locate, partsOf } from '../../../src/ui/editor/locate.ts';

const text = `{
  "name": "a, \\"b\\": {",
  "fleets": [
    { "id": "one", "orbit": { "altitudeKm": 95 } },
    { "id": "two", "odd key": [1, 2, 3] }
  ],
  "seed": 7
}`;

const marked = (path: string): string => {
  const { from, to } = locate(text, path);
  return text.slice(from, to);
};

test('a path is taken apart at dots, brackets and quotes', () => {
  expect(partsOf('fleets[1]."odd key"[2]')).toEqual(['fleets', 1, 'odd key', 2]);
  expect(partsOf('scenario')).toEqual([]);
});

test('a value is marked with its key, past strings that look like structure', () => {
  expect(marked('fleets[0].orbit.altitudeKm')).toBe('"altitudeKm": 95 ');
  expect(marked('seed')).toBe('"seed": 7');
  expect(marked('fleets[1]."odd key"[2]')).toBe('3');
});

test('a container is marked by its beginning only', () => {
  expect(marked('fleets[0].orbit')).toBe('"orbit": {');
});

test('a key that is missing marks the object that should have it', () => {
  expect(marked('fleets[1].orbit.kind')).toBe('{');
  expect(locate(text, 'fleets[1].orbit.kind').from).toBe(text.indexOf('{ "id": "two"'));
});

test('a place by line and column is that place', () => {
  const { from } = locate(text, 'line 7, column 3');
  expect(text.slice(from, from + 6)).toBe('"seed"');
});

test.each(['', '{', '[', '{"a"', '{"a":', '{"a":[1,', '"', 'nonsense', '{"a" 1}'])(
  'a text that is cut off or wrong (%j) still has a place inside itself',
  (broken) => {
    for (const path of ['a', 'a[1]', 'line 9, column 9', 'scenario']) {
      const { from, to } = locate(broken, path);
      expect(from).toBeGreaterThanOrEqual(0);
      expect(to).toBeGreaterThanOrEqual(from);
      expect(to).toBeLessThanOrEqual(broken.length);
    }
  },
);
