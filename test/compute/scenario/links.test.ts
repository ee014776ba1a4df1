// Are links read as they are written, and refused when they cannot be?
import { describe, expect, test } from 'vitest';
import { parseScenario } from '../../../src/compute/scenario/parse.ts';

const read = (links: object, satelliteCount = 4) =>
  parseScenario(
    JSON.stringify({
      ...{ dawnline: 1, name: 's', startUtc: '2026-12-21T00:00:00Z' },
      fleets: [
        { id: 'a', orbit: { kind: 'ring', altitudeKm: 600, inclinationDeg: 60, satelliteCount } },
      ],
      links,
    }),
  );

describe('pairs', () => {
  test('are indices of satellites, each once and in their order, whichever way round', () => {
    const pairs = [
      ['a-4', 'a-2'],
      ['a-1', 'a-3'],
      ['a-3', 'a-1'],
    ];
    expect(read({ topology: 'pairs', pairs }).scenario!.links.pairs).toEqual([
      [0, 2],
      [1, 3],
    ]);
  });

  test('of somebody unknown, of one, of three and of a satellite with itself are problems', () => {
    const pairs = [['a-1', 'a-22'], ['a-1'], ['a-1', 'a-2', 'a-3'], ['a-2', 'a-2']];
    const { scenario, problems } = read({ topology: 'pairs', pairs });
    expect(scenario).toBeNull();
    expect(problems.map(({ path }) => path)).toContain('links.pairs[2]');
    const [unknown, single] = ['links.pairs[0]', 'links.pairs[1]'].map((path) =>
      read({ topology: 'pairs', pairs: [pairs[0], pairs[1], pairs[3]] }).problems.find(
        (problem) => problem.path === path,
      )!,
    );
    expect(unknown!.message).toBe('there is no satellite "a-22"');
    expect(unknown!.hint).toMatch(/^did you mean "a-2"\?/);
    expect(single!.message).toBe('expected two satellites, found 1');
  });

  test('must be there when the topology is theirs', () => {
    const { problems } = read({ topology: 'pairs' });
    expect(problems).toHaveLength(1);
    expect(problems[0]!.path).toBe('links.pairs');
  });
});

describe('the nearest', () => {
  test('take what is written of count and hysteresis', () => {
    const links = { topology: 'nearest', neighbourCount: 3, hysteresisFraction: 0.25 };
    expect(read(links).scenario!.links).toMatchObject(links);
  });

  test('are refused where pairs are more than anybody would wait for', () => {
    const { problems } = read({ topology: 'nearest' }, 2100);
    expect(problems.map(({ path }) => path)).toEqual(['links.topology']);
    expect(problems[0]!.message).toContain('2203950 pairs');
    expect(read({ topology: 'grid' }, 2100).problems).toEqual([]);
  });
});

test('a topology that does not exist is answered with the one that was meant', () => {
  const { problems } = read({ topology: 'gird' });
  expect(problems[0]!.hint).toMatch(/did you mean "grid"\?/);
});
