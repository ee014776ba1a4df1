// Which cities count as below 100 ms, in which order, and how many people are they?
import { expect, test } from 'vitest';
import { cityRows, servedPeople } from '../../../src/ui/network/latencyLists.ts';
import { catalogueCities, questionOf } from '../../../src/ui/network/latencyStudies.ts';
import { delayText, peopleText } from '../../../src/ui/network/latencyWords.ts';
import type { CityDelays } from '../../../src/ui/run/messages.ts';

const histogram = { total: 1, slowCount: 0, unservedCount: 0, counts: new Uint32Array(1) };

function delaysOf(cityId: string, below: number, p50S: number, p90S: number): CityDelays {
  return {
    ...{ cityId, p50S, p90S, p99S: Infinity, bestS: 0.004, histogram },
    ...{ servedFraction: below, below100MsFraction: below },
  };
}

const delays = [
  delaysOf('tokyo', 0.6, 0.03, Infinity),
  delaysOf('london', 0.95, 0.012, 0.1),
  delaysOf('paris', 0.95, 0.009, 0.1001),
  delaysOf('sydney', 0, Infinity, Infinity),
];

test('those below 100 ms for longest stand first, of equals the quicker', () => {
  const ids = cityRows(catalogueCities(), delays, 'p50S').map(({ city }) => city.id);
  expect(ids).toEqual(['paris', 'london', 'tokyo', 'sydney']);
});

test('a stricter share of the day serves fewer people, 100 ms itself still counts', () => {
  const people = new Map(catalogueCities().map((city) => [city.id, city.populationCount]));
  const half = servedPeople(cityRows(catalogueCities(), delays, 'p50S'));
  const most = servedPeople(cityRows(catalogueCities(), delays, 'p90S'));
  const all = servedPeople(cityRows(catalogueCities(), delays, 'p99S'));
  expect([half.servedCityCount, most.servedCityCount, all.servedCityCount]).toEqual([3, 1, 0]);
  expect(most.populationCount).toBe(people.get('london'));
  expect(half.populationFraction).toBeCloseTo(
    half.populationCount / (half.populationCount + people.get('sydney')!),
    12,
  );
});

test('every city of the catalogue is asked about, in radians, with its people certified', () => {
  const { cities } = questionOf({ mode: 'best', satelliteIndex: null }, 5);
  expect(cities.length).toBe(catalogueCities().length);
  expect(cities.length).toBeGreaterThan(50);
  for (const { latitudeRad, longitudeRad } of cities) {
    expect(Math.abs(latitudeRad)).toBeLessThan(Math.PI / 2);
    expect(Math.abs(longitudeRad)).toBeLessThanOrEqual(Math.PI);
  }
  for (const { population } of catalogueCities()) {
    expect(population.field).toBe('populationCount');
    expect(population.source.length).toBeGreaterThan(10);
  }
});

test('a satellite that the scenario does not have is not asked for', () => {
  expect(questionOf({ mode: 'direct', satelliteIndex: 7 }, 8).satelliteIndices).toEqual([7]);
  expect(questionOf({ mode: 'direct', satelliteIndex: 7 }, 7).satelliteIndices).toBeNull();
});

test('delays are told to the tenth that they are counted in, and people in millions', () => {
  expect(delayText(0.0072)).toBe('7.2\u202fms');
  expect(delayText(0.14)).toBe('140\u202fms');
  expect(delayText(Infinity)).toBe('never');
  expect(peopleText(37_468_000)).toBe('37.5\u202fmillion');
});
