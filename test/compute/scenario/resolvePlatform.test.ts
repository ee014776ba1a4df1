// Does a platform of a scenario file become the right machine in core units?
import { describe, expect, test } from 'vitest';
import { parseScenario } from '../../../src/compute/scenario/parse.ts';
import { sampleText, scenarioOf } from './sample.ts';

const ring = { kind: 'ring', altitudeKm: 650, inclinationDeg: 98, satelliteCount: 2 };

function withPlatform(platform: unknown) {
  return scenarioOf(sampleText({ fleets: [{ orbit: ring, platform }] })).fleets[0]!.platform;
}

describe('platforms', () => {
  test('watt-hours become joules and degrees Celsius kelvins', () => {
    const platform = withPlatform({
      base: 'ai1',
      batteryCapacityWh: 90_000,
      temperatureMaxDegC: 60,
    });
    expect(platform.battery.capacityJ).toBe(324e6);
    expect(platform.coolantMaxK).toBeCloseTo(333.15, 10);
    expect(platform.radiator.areaM2).toBe(110);
  });

  test('masses of the parts stand beside the stated total; per Wh becomes per joule', () => {
    const { massKg, masses } = withPlatform({
      base: 'server-8',
      arrayMassKgPerM2: 2,
      radiatorMassKgPerM2: 5,
      batteryMassKgPerWh: 0.0072,
      serverMassKgPerW: 0.02,
      structureFraction: 0.3,
      propellantMassKg: 40,
    });
    expect(masses.batteryMassKgPerJ).toBeCloseTo(2e-6, 12);
    expect({ massKg, ...masses, batteryMassKgPerJ: 0 }).toEqual({
      massKg: 600,
      arrayMassKgPerM2: 2,
      radiatorMassKgPerM2: 5,
      batteryMassKgPerJ: 0,
      serverMassKgPerW: 0.02,
      structureFraction: 0.3,
      propellantMassKg: 40,
    });
  });

  test('link terminals look along directions of any length, within an angle in radians', () => {
    const { linkRegard } = withPlatform({
      base: 'ai1',
      linkNormals: ['-z', [0, 3, 4]],
      linkFieldOfRegardDeg: 60,
    });
    expect(linkRegard.bodyNormals).toEqual([
      [0, 0, -1],
      [0, 0.6, 0.8],
    ]);
    expect(linkRegard.fieldOfRegardRad).toBeCloseTo(Math.PI / 3, 12);
  });

  test.each([
    [{ linkNormals: [] }, /linkNormals: expected a direction at least, found none/],
    [{ linkNormals: '+y' }, /linkNormals: expected a list, found "\+y"/],
    [{ linkNormals: ['up'] }, /linkNormals\[0\]: expected a body axis, or a direction/],
    [{ linkNormals: [[0, 0, 0]] }, /linkNormals\[0\]: expected a body axis, or a direction/],
    [{ linkNormals: Array(9).fill('+x') }, /linkNormals: expected at most 8 entries, found 9/],
    [{ linkFieldOfRegardDeg: 181 }, /linkFieldOfRegardDeg: expected .*180/],
    [{ linkFieldOfRegardDeg: -1 }, /linkFieldOfRegardDeg: expected/],
  ])('a field of regard that is none is a problem where it stands: %j', (fields, expected) => {
    const text = sampleText({ fleets: [{ orbit: ring, platform: { base: 'ai1', ...fields } }] });
    const { scenario, problems } = parseScenario(text);
    expect(scenario).toBeNull();
    expect(problems.map(({ path, message }) => `${path}: ${message}`).join('\n')).toMatch(expected);
  });

  test('an accelerator is replaced by name or changed in place', () => {
    expect(withPlatform({ base: 'ai1', accelerator: 'h200-sxm' }).accelerator.powerMaxW).toBe(700);
    const changed = withPlatform({ base: 'ai1', accelerator: { base: 'b200', powerMaxW: 800 } });
    expect(changed.accelerator).toMatchObject({ id: 'b200', powerMaxW: 800, fp8FlopPerS: 4.5e15 });
  });

  test('a chip of one’s own needs its data sheet only; the rest can be said', () => {
    const own = {
      id: 'mine',
      powerMaxW: 500,
      bf16FlopPerS: 400e12,
      fp8FlopPerS: 800e12,
      memoryByte: 96e9,
      memoryBytePerS: 3e12,
    };
    const { accelerator } = withPlatform({ base: 'ai1', accelerator: own });
    expect(accelerator).toMatchObject({ ...own, name: 'mine', powerIdleW: 57.5 });
    expect(accelerator.junctionResistanceKPerW).toBeCloseTo(0.09, 12);
    expect(accelerator.junctionMaxK).toBeCloseTo(363.15, 9);
    const said = { ...own, name: 'Mine', powerIdleW: 20, junctionResistanceKPerW: 0.05 };
    expect(withPlatform({ base: 'ai1', accelerator: said }).accelerator).toMatchObject({
      name: 'Mine',
      powerIdleW: 20,
      junctionResistanceKPerW: 0.05,
      memoryResistanceKPerW: 0.05,
    });
  });

  test.each([
    [{ id: 'mine' }, ['powerMaxW', 'bf16FlopPerS', 'fp8FlopPerS', 'memoryByte', 'memoryBytePerS']],
    [
      { id: 'mine', powerMaxW: 500, bf16FlopPerS: 4e14, memoryByt: 1e9 },
      ['fp8FlopPerS', 'memoryByte', 'memoryBytePerS', 'memoryByt'],
    ],
    [{ base: 'h100', memoryByte: 1e9 }, ['base']],
  ])('all that is wrong with the accelerator %j is said at once', (accelerator, keys) => {
    const platform = { base: 'ai1', accelerator };
    const { problems } = parseScenario(sampleText({ fleets: [{ orbit: ring, platform }] }));
    const paths = keys.map((key) => `fleets[0].platform.accelerator.${key}`);
    expect(problems.map(({ path }) => path)).toEqual(paths);
  });

  test('72 accelerators of AI1 with their servers draw the published 120 kW', () => {
    const { accelerator, acceleratorCount, ...rest } = withPlatform('ai1');
    const factor = 1 + rest.serverOverheadFraction + rest.pumpFraction;
    const drawnW = accelerator.powerMaxW * acceleratorCount * factor;
    expect(drawnW / 120e3).toBeCloseTo(1, 2);
  });
});
