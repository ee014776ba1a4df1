// Which stations and cities are there, and what may a scenario say of their antennas and skies?
import { describe, expect, test } from 'vitest';
import { radPerDeg } from '../../../src/orbit/index.ts';
import { cities } from '../../../src/compute/scenario/catalogue/cities.ts';
import {
  climateAt,
  cloudClimates,
  cloudsOf,
  monthsOf,
} from '../../../src/compute/scenario/catalogue/cloudClimates.ts';
import { valuesOf } from '../../../src/compute/scenario/catalogue/sourced.ts';
import { stations } from '../../../src/compute/scenario/catalogue/stations.ts';
import { problemLines, sampleText, scenarioOf } from './sample.ts';

const stationOf = (entry: unknown) => scenarioOf(sampleText({ stations: [entry] })).stations[0]!;
const linesOf = (entry: unknown) => problemLines(sampleText({ stations: [entry] }));

describe('the catalogue of stations', () => {
  test('has at least 25 sites, of all three kinds, and antennas add up', () => {
    const all = stations.map(valuesOf);
    expect(all.length).toBeGreaterThanOrEqual(25);
    for (const kind of ['opticalCount', 'kaCount', 'xCount'] as const) {
      expect(all.filter((site) => site[kind] > 0).length, kind).toBeGreaterThanOrEqual(8);
    }
    for (const { antennaCount, opticalCount, kaCount, xCount } of all) {
      expect(opticalCount + kaCount + xCount).toBe(antennaCount);
    }
  });

  test('has a cloud fraction for every season of every site, a half in the mean', () => {
    const skies = stations.map((record) => monthsOf(valuesOf(record)));
    for (const months of skies) {
      expect(months).toHaveLength(12);
      for (const share of months) expect(share).toBeGreaterThan(0.1);
      for (const share of months) expect(share).toBeLessThan(0.9);
    }
    const mean = skies.flat().reduce((sum, share) => sum + share, 0) / skies.flat().length;
    // MODIS: 0.55 of the land is under cloud; sites are chosen for less.
    expect(mean).toBeGreaterThan(0.45);
    expect(mean).toBeLessThan(0.6);
  });

  test('keeps the seasons of each half of the Earth: winter is cloudy on the Mediterranean', () => {
    const winter = cloudClimates.mediterranean[0];
    const north = monthsOf(valuesOf({ id: '', name: '', fields: cloudsOf('mediterranean', 38) }));
    const south = monthsOf(valuesOf({ id: '', name: '', fields: cloudsOf('mediterranean', -33) }));
    expect([north[0], north[1], north[11]]).toEqual([winter, winter, winter]);
    expect([south[5], south[6], south[7]]).toEqual([winter, winter, winter]);
    expect(north[2]).toBe(cloudClimates.mediterranean[1]);
    expect(south[2]).toBe(cloudClimates.mediterranean[3]);
    expect([2, 15, 25, 35, -50, 60, -80].map(climateAt)).toEqual([
      'tropical',
      'monsoon',
      'steppe',
      'mediterranean',
      'continental',
      'subarctic',
      'polarCoast',
    ]);
  });
});

describe('a station of a scenario', () => {
  test('has the antennas and the sky of its site', () => {
    const station = stationOf('tenerife');
    expect(station.antennas).toEqual([{ kind: 'optical', count: 1 }]);
    expect(station.cloudFractions[6]).toBe(0.314);
    expect(stationOf('haleakala').cloudFractions[6]).toBe(0.25);
    expect(station.elevationMinRad).toBeCloseTo(20 * radPerDeg, 12);
  });

  test('takes antennas by kind, or a bare number of the kind its site has most of', () => {
    const mixed = stationOf({ base: 'svalbard', antennas: { optical: 1, x: 2 } });
    expect(mixed.antennaCount).toBe(3);
    expect(mixed.antennas).toEqual([
      { kind: 'optical', count: 1 },
      { kind: 'x', count: 2 },
    ]);
    const bare = stationOf({ base: 'svalbard', antennaCount: 9 });
    expect(bare).toMatchObject({ antennaCount: 9, antennas: [{ kind: 'ka', count: 9 }] });
    const few = stationOf({ base: 'svalbard', antennaCount: 2, antennas: { ka: 5 } });
    expect(few).toMatchObject({ antennaCount: 2, antennas: [{ kind: 'ka', count: 5 }] });
  });

  test('takes one cloud fraction or twelve, else that of its latitude', () => {
    const place = { id: 'a', latitudeDeg: 5, longitudeDeg: 0 };
    expect(stationOf({ ...place, cloudFraction: 0.3 }).cloudFractions).toEqual(
      Array.from({ length: 12 }, () => 0.3),
    );
    const months = Array.from({ length: 12 }, (_, month) => month / 20);
    expect(stationOf({ base: 'troll', cloudFraction: months }).cloudFractions).toEqual(months);
    expect(stationOf(place).cloudFractions[0]).toBe(cloudClimates.tropical[0]);
    expect(stationOf(place).antennas).toEqual([{ kind: 'x', count: 1 }]);
  });

  test('says what is wrong with its antennas and clouds', () => {
    expect(linesOf({ base: 'troll', cloudFraction: 40 }).join()).toContain('found 40');
    expect(linesOf({ base: 'troll', cloudFraction: [0.1, 0.2] }).join()).toContain('12 months');
    expect(linesOf({ base: 'troll', antennas: {} }).join()).toContain('at least one antenna');
    expect(linesOf({ base: 'troll', antennas: { s: 1 } }).join()).toContain('unknown key');
  });
});

describe('cities', () => {
  test('are at least 60, on all inhabited continents, with more than half a billion people', () => {
    const all = cities.map(valuesOf);
    expect(all.length).toBeGreaterThanOrEqual(60);
    const people = all.reduce((sum, city) => sum + city.populationCount, 0);
    expect(people).toBeGreaterThan(500e6);
    for (const state of ['JP', 'NG', 'FR', 'US', 'BR', 'AU']) {
      expect(
        all.some((city) => city.state === state),
        state,
      ).toBe(true);
    }
  });
});

describe('weather of a scenario', () => {
  const weatherLines = (weather: object) => problemLines(sampleText({ weather }));

  test('is off unless it is asked for, and then no part of what the scenario is', () => {
    const plain = scenarioOf(sampleText());
    const off = scenarioOf(sampleText({ weather: { correlationKm: 700 } }));
    expect(plain.weather.isOn).toBe(false);
    expect(off.hash).toBe(plain.hash);
    const on = scenarioOf(sampleText({ weather: { isOn: true, persistenceH: 3 } }));
    expect(on.hash).not.toBe(plain.hash);
    expect(on.weather).toMatchObject({ isOn: true, correlationKm: 500, persistenceS: 10_800 });
    expect(on.weather.rainOutageFraction).toEqual({ ka: 0.005, x: 0.0005 });
  });

  test('is refused when it would take longer than anybody waits', () => {
    const short = { isOn: true, persistenceH: 0.01, correlationKm: 100 };
    expect(weatherLines(short).join()).toContain('patches of sky');
    expect(weatherLines({ ...short, isOn: false })).toEqual([]);
    expect(weatherLines({ isOn: true, correlationKm: 5 }).join()).toContain('100…3000 km');
  });
});
