// Does every value of the catalogue stand on something, and do the values fit together?
import { describe, expect, test } from 'vitest';
import { catalogue, listCatalogue } from '../../../src/compute/scenario/catalogue/catalogue.ts';
import { valuesOf } from '../../../src/compute/scenario/catalogue/sourced.ts';
import { sampleText, scenarioOf } from './sample.ts';

const rows = listCatalogue();

describe('certificates', () => {
  test('every value has a source and a date; an assumption says that it is one', () => {
    expect(rows.length).toBeGreaterThan(300);
    for (const row of rows) {
      expect(row.source.length, `${row.id}.${row.field}`).toBeGreaterThan(10);
      expect(row.date, `${row.id}.${row.field}`).toMatch(/^20\d\d(-\d\d)?$/);
      expect(row.source.startsWith('assumption: '), `${row.id}.${row.field}`).toBe(
        row.confidence === 'assumption',
      );
    }
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
      const isEdge = record.id.startsWith('jetson');
      if (!isEdge) expect(fp8FlopPerS / bf16FlopPerS, record.id).toBeCloseTo(2, 1);
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
