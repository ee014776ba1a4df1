// Do a scenario and the files that it names find each other, and is nothing left out in silence?
import { expect, test } from 'vitest';
import type { KnownFile } from '../../../src/ui/files/recognise.ts';
import { attachments, problemsTogether } from '../../../src/ui/files/together.ts';

const scenario = (file: string) => ({
  kind: 'scenario' as const,
  name: 'mine.json',
  text: JSON.stringify({ dawnline: 1, fleets: [{ id: 'a', orbit: { kind: 'tle', file } }] }),
});
const trace = (name: string, text = 'rows'): KnownFile => ({
  ...{ kind: 'trace', name, text, file: new Blob([text]) },
});

test('a file is handed over under the path by which the scenario names it', () => {
  const dropped = [trace('other.tle', 'no'), trace('sats.tle', 'yes')];
  expect(attachments(scenario('sats.tle'), dropped)).toEqual({ 'sats.tle': 'yes' });
  expect(attachments(scenario('../data/sats.tle'), dropped)).toEqual({
    '../data/sats.tle': 'yes',
  });
});

test('a file that the scenario does not name is told, one that it names is not', () => {
  const found = problemsTogether([trace('b.csv', 'b'), scenario('sats.tle'), trace('sats.tle')]);
  expect(found.map(({ path }) => path)).toEqual(['b.csv']);
});

test('two scenarios at once are refused', () => {
  const found = problemsTogether([scenario('a.tle'), { ...scenario('a.tle'), name: 'b.json' }]);
  expect(found).toHaveLength(1);
  expect(found[0]).toMatchObject({
    path: 'b.json',
    message: 'expected one scenario, found another beside mine.json',
  });
});

test('a scenario that is no JSON is left to the reader, which knows line and column', () => {
  expect(problemsTogether([{ ...scenario('a.tle'), text: '{ "daw' }, trace('a.tle')])).toEqual([]);
});

test('files without a scenario have nothing to disagree with', () => {
  expect(problemsTogether([trace('a.csv'), trace('b.csv')])).toEqual([]);
});
