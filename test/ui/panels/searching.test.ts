// Does the search find what was meant, best first?
import { expect, test } from 'vitest';
import type { Result } from '../../../src/compute/index.ts';
import type { ReadScenario } from '../../../src/ui/run/messages.ts';
import { rankOf, search } from '../../../src/ui/panels/searching.ts';
import type { Searched } from '../../../src/ui/panels/searching.ts';

const searched: Searched = {
  scenario: {
    satellites: [
      { name: 'ring-1', id: '00001' },
      { name: 'RING-10', id: '00010' },
      { name: 'spring-1', id: '00100' },
    ],
    stations: [{ name: 'Svalbard', id: 'svalbard' }],
  } as unknown as ReadScenario,
  result: { jobs: { count: 2, id: ['chat#1', 'chat#2'] } } as unknown as Result,
  builtIn: [{ id: 'ring', name: 'Dawn–dusk ring', summary: '24 at 650 km' }],
  commands: [{ does: 'Run again', keys: 'R' }],
};
const labels = (text: string): string[] => search(searched, text).map(({ label }) => label);

test('a whole name comes before a beginning, a beginning before a part', () => {
  expect([rankOf('ring-1', 'ring-1'), rankOf('ring-10', 'ring-1')]).toEqual([0, 1]);
  expect([rankOf('spring-1', 'ring-1'), rankOf('x', 'ring-1')]).toEqual([2, -1]);
  expect(labels('Ring-1')).toEqual(['ring-1', 'RING-10', 'spring-1']);
});

test('everything with a name is found: by id, of every kind', () => {
  expect(labels('00100')).toEqual(['spring-1']);
  expect(labels('sval')).toEqual(['Svalbard']);
  expect(labels('chat#2')).toEqual(['chat#2']);
  expect(labels('dawn')).toEqual(['Dawn–dusk ring']);
  expect(labels('again')).toEqual(['Run again']);
});

test('before anything is typed, scenarios and commands are offered, not satellites', () => {
  expect(labels(' ')).toEqual(['Dawn–dusk ring', 'Run again']);
});

test('of a hundred thousand jobs only a few best are listed', () => {
  const id = Array.from({ length: 100_000 }, (_, index) => `job#${index}`);
  const result = { jobs: { count: id.length, id } } as unknown as Result;
  expect(search({ ...searched, result }, 'job#').length).toBeLessThan(20);
});
