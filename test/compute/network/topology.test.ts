// Which satellites carry a link terminal for each other?
import { describe, expect, test } from 'vitest';
import { clusterMembers, walkerElementSets } from '../../../src/orbit/index.ts';
import { linkPairs } from '../../../src/compute/network/topology.ts';
import { resolveTerminal } from '../../../src/compute/scenario/resolveTerminal.ts';
import type { LinkTopology, Satellite } from '../../../src/compute/scenario/scenario.ts';

/** [fleet, plane, slot] of each satellite. */
function pairsOf(
  places: readonly (readonly [number, number, number])[],
  topology: LinkTopology,
  rates: readonly number[] = [1e9, 1e9],
  listed: readonly (readonly [number, number])[] = [],
): string[] {
  const satellites = places.map(([fleetIndex, planeIndex, slotIndex]) => {
    const elementSet = { argumentOfPerigeeRad: 0, meanAnomalyRad: slotIndex };
    return { fleetIndex, planeIndex, slotIndex, elementSet } as Satellite;
  });
  const links = { topology, rangeMaxKm: 5000, grazingAltitudeKm: 100, pairs: listed };
  const fleets = rates.map((linkRateBitPerS) => ({
    platform: { linkRateBitPerS, linkTerminal: null },
  }));
  const pairs = linkPairs({ satellites, links, fleets: fleets as never });
  const names: string[] = [];
  for (let at = 0; at < pairs.length; at += 2) {
    names.push([pairs[at]!, pairs[at + 1]!].sort((a, b) => a - b).join('-'));
  }
  return names.sort();
}

const plane = (fleet: number, index: number, count: number) =>
  Array.from({ length: count }, (_, slot) => [fleet, index, slot] as const);

describe('ring', () => {
  test('joins neighbours in the plane and the last with the first', () => {
    expect(pairsOf(plane(0, 0, 4), 'ring')).toEqual(['0-1', '0-3', '1-2', '2-3']);
  });

  test('of two is one pair, of one none', () => {
    expect(pairsOf(plane(0, 0, 2), 'ring')).toEqual(['0-1']);
    expect(pairsOf(plane(0, 0, 1), 'ring')).toEqual([]);
  });

  test('follows the places in the plane, not the order in the list', () => {
    const shuffled = [
      [0, 0, 2],
      [0, 0, 0],
      [0, 0, 3],
      [0, 0, 1],
    ] as const;
    expect(pairsOf(shuffled, 'ring')).toEqual(['0-2', '0-3', '1-2', '1-3']);
  });

  test('does not join planes, nor fleets', () => {
    const places = [...plane(0, 0, 3), ...plane(0, 1, 3), ...plane(1, 0, 2)];
    expect(pairsOf(places, 'ring')).toEqual(['0-1', '0-2', '1-2', '3-4', '3-5', '4-5', '6-7']);
  });
});

describe('grid', () => {
  test('also joins the same places of neighbouring planes, the last plane with the first', () => {
    const places = [...plane(0, 0, 2), ...plane(0, 1, 2), ...plane(0, 2, 2)];
    expect(pairsOf(places, 'grid')).toEqual(
      ['0-1', '2-3', '4-5', '0-2', '2-4', '0-4', '1-3', '3-5', '1-5'].sort(),
    );
  });

  test('gives every satellite of a full grid four neighbours, and no pair twice', () => {
    const places = Array.from({ length: 5 }, (_, index) => plane(0, index, 6)).flat();
    const pairs = pairsOf(places, 'grid');
    expect(new Set(pairs).size).toBe(pairs.length);
    const degree = new Int32Array(places.length);
    for (const pair of pairs) for (const end of pair.split('-')) degree[Number(end)]! += 1;
    expect(degree.every((count) => count === 4)).toBe(true);
  });

  test('joins where planes differ in length as far as places go, and never fleets', () => {
    const places = [...plane(0, 0, 3), ...plane(0, 1, 1), ...plane(1, 0, 1)];
    expect(pairsOf(places, 'grid')).toEqual(['0-1', '0-2', '0-3', '1-2']);
  });
});

describe('a grid of a Walker pattern', () => {
  /** How far apart along their orbits the ends of each pair are, as a share of a place. */
  function stepsOf(planeCount: number, perPlane: number, phasing: number): number[] {
    const elementSets = walkerElementSets({
      ...{ idPrefix: 'w', epochUtcMs: 0, altitudeKm: 550, inclinationRad: 0.9 },
      ...{ satelliteCount: planeCount * perPlane, planeCount, phasing, kind: 'delta' },
    });
    const satellites = elementSets.map((elementSet, index) => ({
      ...{ fleetIndex: 0, elementSet, slotIndex: index % perPlane },
      planeIndex: Math.floor(index / perPlane),
    })) as never[];
    const links = { topology: 'grid', rangeMaxKm: 1e5, grazingAltitudeKm: 0 } as const;
    const fleets = [{ platform: { linkRateBitPerS: 1, linkTerminal: null } }] as never;
    const pairs = linkPairs({ satellites, links, fleets });
    const steps: number[] = [];
    for (let at = 0; at < pairs.length; at += 2) {
      const [a, b] = [elementSets[pairs[at]!]!, elementSets[pairs[at + 1]!]!];
      if (a.rightAscensionRad === b.rightAscensionRad) continue;
      const turns = (b.meanAnomalyRad - a.meanAnomalyRad) / (2 * Math.PI);
      steps.push((turns - Math.round(turns)) * perPlane);
    }
    return steps;
  }

  test.each([
    [72, 22, 17],
    [6, 11, 2],
    [5, 8, 0],
  ])('closes with the same step as between all planes: %i × %i, phasing %i', (p, s, phasing) => {
    const steps = stepsOf(p, s, phasing);
    expect(steps).toHaveLength(p * s);
    for (const step of steps) expect(step).toBeCloseTo(phasing / p, 6);
  });
});

test('only those are joined whose terminals understand each other, whatever rate is given', () => {
  const optical = resolveTerminal('optical-10cm');
  const yag = resolveTerminal({ base: 'optical-10cm', wavelengthNm: 1064 });
  const fleets = [
    { platform: { linkRateBitPerS: 0, linkTerminal: optical } },
    { platform: { linkRateBitPerS: 1e9, linkTerminal: yag } },
    { platform: { linkRateBitPerS: 1e9, linkTerminal: null } },
  ] as never;
  const satellites = [0, 0, 1, 1, 2].map((fleetIndex, slotIndex) => {
    const elementSet = { argumentOfPerigeeRad: 0, meanAnomalyRad: slotIndex };
    return { fleetIndex, planeIndex: 0, slotIndex, elementSet } as Satellite;
  });
  for (const topology of ['mesh', 'nearest'] as const) {
    const links = { topology, rangeMaxKm: 5000, grazingAltitudeKm: 100 };
    expect([...linkPairs({ satellites, links, fleets })]).toEqual([0, 1, 2, 3, 2, 4, 3, 4]);
  }
});

test('a mesh is every two that carry terminals, pairs are those listed', () => {
  expect(pairsOf([...plane(0, 0, 3), ...plane(1, 0, 2)], 'mesh', [1e9, 0])).toEqual([
    '0-1',
    '0-2',
    '1-2',
  ]);
  const places = [...plane(0, 0, 2), ...plane(1, 0, 2)];
  expect(
    pairsOf(
      places,
      'pairs',
      [1e9, 1e9],
      [
        [3, 0],
        [1, 2],
      ],
    ),
  ).toEqual(['0-3', '1-2']);
  expect(
    pairsOf(
      places,
      'pairs',
      [1e9, 0],
      [
        [3, 0],
        [0, 1],
      ],
    ),
  ).toEqual(['0-1']);
});

test('no topology is no pair, and a satellite without a link rate links with nobody', () => {
  expect(pairsOf(plane(0, 0, 4), 'none')).toEqual([]);
  expect(pairsOf([...plane(0, 0, 2), ...plane(1, 0, 2)], 'ring', [0, 1e9])).toEqual(['2-3']);
});

describe('a cluster', () => {
  const satellites = clusterMembers({
    idPrefix: 'c',
    epochUtcMs: 0,
    altitudeKm: 650,
    localTimeOfAscendingNodeS: 21_600,
    radiusKm: 1,
    spacingMinKm: 0.1,
  }).map((member) => ({ fleetIndex: 0, planeIndex: 0, slotIndex: 0, member }) as never);
  const degreesOf = (topology: LinkTopology): number[] => {
    const links = { topology, rangeMaxKm: 5, grazingAltitudeKm: 100 };
    const fleets = [{ platform: { linkRateBitPerS: 1e9, linkTerminal: null } }];
    const degrees = new Array<number>(satellites.length).fill(0);
    for (const index of linkPairs({ satellites, links, fleets: fleets as never })) {
      degrees[index]! += 1;
    }
    return degrees;
  };

  test('meshes each satellite with its four nearest, fewer at the rim, nobody across', () => {
    const degrees = degreesOf('grid');
    expect(Math.max(...degrees)).toBe(4);
    expect(Math.min(...degrees)).toBe(1); // the four tips of the lattice
    expect(degrees.filter((degree) => degree === 1)).toHaveLength(4);
    expect(degrees.reduce((a, b) => a + b, 0) / 2).toBe(140);
  });

  test('with ring links is rows of the lattice, which do not close', () => {
    expect(degreesOf('ring').reduce((a, b) => a + b, 0) / 2).toBe(70);
  });
});
