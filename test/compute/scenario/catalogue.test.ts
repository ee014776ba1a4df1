// Does every value of the catalogue stand on something, and do the values fit together?
import { describe, expect, test } from 'vitest';
import { catalogue, listCatalogue } from '../../../src/compute/scenario/catalogue/catalogue.ts';
import type { EnvironmentFields } from '../../../src/compute/scenario/catalogue/environment.ts';
import type { InterconnectFields } from '../../../src/compute/scenario/catalogue/interconnects.ts';
import { assumed, valuesOf } from '../../../src/compute/scenario/catalogue/sourced.ts';
import type {
  CatalogueRecord,
  Certified,
} from '../../../src/compute/scenario/catalogue/sourced.ts';
import * as constants from '../../../src/compute/plant/constants.ts';
import { sampleText, scenarioOf } from './sample.ts';

const rows = listCatalogue();

describe('certificates', () => {
  test('every value has a source and a date; an assumption says that it is one', () => {
    expect(rows.length).toBeGreaterThan(300);
    for (const row of rows) {
      expect(row.source.length, `${row.id}.${row.field}`).toBeGreaterThan(10);
      expect(row.date, `${row.id}.${row.field}`).toMatch(/^(19|20)\d\d(-\d\d)?$/);
      expect(row.source.startsWith('assumption: '), `${row.id}.${row.field}`).toBe(
        row.confidence === 'assumption',
      );
    }
  });

  test('the compiler refuses a value without its certificate, and half a certificate', () => {
    // Each directive fails the build as soon as the compiler no longer refuses the line below it.
    const rate = assumed('a number of this test')(1e9, 'bit/s');
    // @ts-expect-error a bare number
    const bare: Certified<InterconnectFields> = { rateBitPerS: 1e9 };
    // @ts-expect-error a bare number in a field that may be left out
    const bareOption: Certified<InterconnectFields> = { rateBitPerS: rate, latencyNs: 5 };
    // @ts-expect-error a certificate without source, date and confidence
    const half: Certified<InterconnectFields> = { rateBitPerS: { value: 1e9, unit: 'bit/s' } };
    // @ts-expect-error a field of the record left out
    const empty: Certified<InterconnectFields> = {};
    const good: CatalogueRecord<InterconnectFields> = {
      id: 'good',
      name: 'Good',
      fields: { rateBitPerS: rate },
    };
    expect([bare, bareOption, half, empty]).toHaveLength(4);
    expect(valuesOf(good)).toEqual({ rateBitPerS: 1e9 });
  });

  test('what every run rests on is listed with the value that runs use', () => {
    const listed = (id: string) =>
      Object.fromEntries(rows.filter((row) => row.id === id).map((row) => [row.field, row.value]));
    const { stefanBoltzmannWPerM2K4, ...sunAndEarth } = constants;
    expect(listed('sun-and-earth')).toEqual(sunAndEarth satisfies EnvironmentFields);
    expect(listed('constants')['stefanBoltzmann']).toBe(`${stefanBoltzmannWPerM2K4} W/(m² K⁴)`);
    expect(listed('trillium-beam')['failuresPerChipYear']).toBe(0.091);
    expect(listed('sky-hot')['solarWPerM2']).toBe(1408);
    expect(listed('sky-cold')['earthInfraredWPerM2']).toBeLessThan(sunAndEarth.earthInfraredWPerM2);
    expect(listed('restart')['hostRestartS']).toBe(600);
    expect(listed('protons')['driftDegPerYear']).toBe(-0.3);
  });

  test('ids are told apart within their kind', () => {
    for (const records of Object.values(catalogue)) {
      const ids = records.map(({ id }) => id);
      expect(new Set(ids).size).toBe(ids.length);
    }
  });

  test('there are at least ten stations, in both polar regions and near the equator', () => {
    const latitudes = catalogue.stations.map((station) => valuesOf(station).latitudeDeg);
    expect(latitudes.length).toBeGreaterThanOrEqual(10);
    expect(Math.max(...latitudes)).toBeGreaterThan(75);
    expect(Math.min(...latitudes)).toBeLessThan(-70);
    expect(latitudes.some((latitude) => Math.abs(latitude) < 10)).toBe(true);
  });
});

describe('plausibility', () => {
  test('FP8 is twice as fast as BF16 where a part has both in its tensor cores', () => {
    for (const record of catalogue.accelerators) {
      const { bf16FlopPerS, fp8FlopPerS, powerIdleW, powerMaxW } = valuesOf(record);
      // Orins add units that know integers only; Rubin's FP8 grew more than its BF16.
      const isOther = record.id.startsWith('jetson-') || record.id === 'vr200';
      if (!isOther) expect(fp8FlopPerS / bf16FlopPerS, record.id).toBeCloseTo(2, 1);
      expect(powerIdleW).toBeLessThan(powerMaxW / 4);
    }
  });

  test('every platform, station, accelerator and model can be used in a scenario', () => {
    const orbit = { kind: 'ring', altitudeKm: 650, inclinationDeg: 98, satelliteCount: 1 };
    const fleets = [
      ...catalogue.platforms.map(({ id }) => ({ id, orbit, platform: id })),
      ...catalogue.accelerators.map(({ id }) => ({
        id: `on-${id}`,
        orbit,
        platform: { base: 'ai1', accelerator: id },
      })),
    ];
    const stations = catalogue.stations.map(({ id }) => id);
    const streams = catalogue.models.map(({ id }) => ({
      id,
      kind: 'llmInference',
      model: id,
      arrivalsPerHour: 1,
    }));
    const scenario = scenarioOf(sampleText({ fleets, stations, workload: { streams } }));
    expect(scenario.fleets).toHaveLength(fleets.length);
    expect(scenario.stations).toHaveLength(stations.length);
  });

  test('the array of each platform feeds its servers in full Sun, its radiator their heat', () => {
    const orbit = { kind: 'ring', altitudeKm: 650, inclinationDeg: 98, satelliteCount: 1 };
    for (const { id } of catalogue.platforms) {
      const { fleets } = scenarioOf(sampleText({ fleets: [{ orbit, platform: id }] }));
      const platform = fleets[0]!.platform;
      const { array, power, radiator } = platform;
      const sunW =
        1361 *
        array.areaM2 *
        array.efficiencyFraction *
        array.packingFraction *
        power.regulatorEfficiencyFraction *
        power.busEfficiencyFraction *
        power.pointOfLoadEfficiencyFraction;
      const computeW =
        platform.accelerator.powerMaxW *
        platform.acceleratorCount *
        (1 + platform.serverOverheadFraction + platform.pumpFraction);
      const loadW = computeW + platform.housekeepingW;
      expect(sunW / loadW, id).toBeGreaterThan(1);
      const faces = radiator.isTwoSided ? 2 : 1;
      const emittedW =
        5.670374419e-8 *
        radiator.emissivityFraction *
        radiator.areaM2 *
        radiator.finEfficiencyFraction *
        faces *
        platform.coolantMaxK ** 4;
      expect(emittedW / loadW, id).toBeGreaterThan(1);
    }
  });
});
