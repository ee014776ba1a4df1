// Does the list of links begin with those that carry something, and does the slider keep ranges?
import { expect, test } from 'vitest';
import { earthRadiusEquatorialKm } from '../../../src/orbit/index.ts';
import { linkPlace, rangeAtElevation } from '../../../src/ui/network/linkGeometry.ts';
import { endsOf, linkChoices, linkKey, nextWindowS } from '../../../src/ui/network/links.ts';
import type { LinkTables } from '../../../src/ui/network/links.ts';
import { syntheticDay } from '../syntheticResult.ts';
import { relayGrid } from './relayGrid.ts';

function tables(): LinkTables {
  const day = syntheticDay();
  const column = (values: readonly number[]) => Float64Array.from(values);
  return {
    access: {
      ...day.access,
      count: 3,
      satelliteIndex: Int32Array.from([0, 0, 1]),
      stationIndex: Int32Array.from([0, 1, 0]),
      startS: column([0, 50, 10]),
      endS: column([100, 90, 40]),
    },
    service: {
      count: 1,
      satelliteIndex: Int32Array.from([0]),
      stationIndex: Int32Array.from([1]),
      startS: column([55]),
      endS: column([80]),
    },
    links: {
      ...day.links,
      count: 1,
      satelliteAIndex: Int32Array.from([2]),
      satelliteBIndex: Int32Array.from([0]),
      startS: column([70]),
      endS: column([200]),
    },
  };
}

const told = (satellite: number, station: number, timeS: number) =>
  linkChoices(tables(), satellite, station, timeS).map((choice) => [linkKey(choice), choice.state]);

test('an antenna that serves comes before one that could, links and what is to come after', () => {
  expect(told(0, -1, 60)).toEqual([
    ['0 station 1', 'serving'],
    ['0 station 0', 'in view'],
    ['0 satellite 2', 'later'],
  ]);
  expect(told(0, -1, 150)).toEqual([
    ['0 satellite 2', 'linked'],
    ['0 station 0', 'over'],
    ['0 station 1', 'over'],
  ]);
});

test('a station has its satellites, and nothing selected has everything', () => {
  expect(told(-1, 0, 20).map(([key]) => key)).toEqual(['0 station 0', '1 station 0']);
  expect(told(-1, -1, 20)).toHaveLength(4);
});

test('the next window of a link is found in either direction', () => {
  const partner = { kind: 'satellite', index: 2 } as const;
  expect(nextWindowS(tables(), { satellite: 0, partner }, 0)).toBe(70);
  expect(nextWindowS(tables(), { satellite: 0, partner }, 70)).toBeNaN();
  const station = { kind: 'station', index: 1 } as const;
  expect(nextWindowS(tables(), { satellite: 0, partner: station }, 0)).toBe(50);
});

test('a job stands for its satellite', () => {
  expect(endsOf({ kind: 'job', index: 1 }, [7, 8])).toEqual([8, -1]);
  expect(endsOf({ kind: 'station', index: 3 }, [])).toEqual([-1, 3]);
  expect(endsOf(null, [])).toEqual([-1, -1]);
});

test('straight up the range is the height, at the horizon it is that of the tangent', () => {
  const radiusKm = earthRadiusEquatorialKm + 550;
  expect(rangeAtElevation(radiusKm, Math.PI / 2)).toBeCloseTo(550, 9);
  const tangentKm = Math.sqrt(radiusKm ** 2 - earthRadiusEquatorialKm ** 2);
  expect(rangeAtElevation(radiusKm, 0)).toBeCloseTo(tangentKm, 9);
});

test('a satellite is nowhere nearer than its height, and as far there as back', () => {
  const scenario = relayGrid();
  for (const timeS of [0, 1000, 40_000]) {
    const place = linkPlace(
      scenario,
      { satellite: 0, partner: { kind: 'station', index: 0 } },
      timeS,
    )!;
    expect(place.rangeKm).toBeGreaterThan(950);
    const there = linkPlace(
      scenario,
      { satellite: 0, partner: { kind: 'satellite', index: 1 } },
      timeS,
    )!;
    const back = linkPlace(
      scenario,
      { satellite: 1, partner: { kind: 'satellite', index: 0 } },
      timeS,
    )!;
    expect(there.rangeKm).toBeCloseTo(back.rangeKm, 9);
    expect(there.elevationRad).toBeNaN();
  }
});
