// Is a scenario told of machines that get better with age, or hold less heat than their chips?
import { describe, expect, test } from 'vitest';
import { agedPlatform } from '../../../src/compute/plant/ageing.ts';
import { platforms } from '../../../src/compute/scenario/catalogue/platforms.ts';
import { parseScenario } from '../../../src/compute/scenario/parse.ts';
import { sampleText } from './sample.ts';

const orbit = { kind: 'ring', altitudeKm: 650, inclinationDeg: 98, satelliteCount: 1 };

function reading(platform: unknown) {
  const { scenario, warnings } = parseScenario(sampleText({ fleets: [{ orbit, platform }] }));
  const of = /EndOfLife|heatCapacity/;
  return {
    platform: scenario!.fleets[0]!.platform,
    warnings: warnings.filter(({ path }) => of.test(path)),
  };
}

describe('at the end of its life', () => {
  test.each(platforms)('$id emits no better and absorbs no less than new', ({ id, fields }) => {
    expect(fields.radiatorEndOfLifeEmissivityFraction.value).toBeLessThanOrEqual(
      fields.radiatorEmissivityFraction.value,
    );
    expect(fields.radiatorEndOfLifeAbsorptivityFraction.value).toBeGreaterThanOrEqual(
      fields.radiatorAbsorptivityFraction.value,
    );
    expect(reading(id).warnings).toEqual([]);
  });

  test('a radiator that begins worse than the catalogue’s old one stays as it is', () => {
    const changes = { radiatorEmissivityFraction: 0.01, radiatorAbsorptivityFraction: 0.4 };
    const { platform, warnings } = reading({ base: 'ai1', ...changes });
    const { radiator } = agedPlatform(platform, platform.designLifeYears);
    expect([radiator.emissivityFraction, radiator.absorptivityFraction]).toEqual([0.01, 0.4]);
    expect(warnings).toEqual([]);
  });

  test('a scenario may say otherwise, and is warned', () => {
    const { platform, warnings } = reading({
      base: 'ai1',
      radiatorEndOfLifeEmissivityFraction: 0.95,
      radiatorEndOfLifeAbsorptivityFraction: 0.05,
    });
    expect(platform.radiator).toMatchObject({
      endOfLifeEmissivityFraction: 0.95,
      endOfLifeAbsorptivityFraction: 0.05,
    });
    expect(warnings.map(({ path, message }) => [path, message])).toEqual([
      [
        'fleets[0].platform.radiatorEndOfLifeEmissivityFraction',
        'the radiator is better at its end of life (0.95) than before (0.91)',
      ],
      [
        'fleets[0].platform.radiatorEndOfLifeAbsorptivityFraction',
        'the radiator is better at its end of life (0.05) than before (0.09)',
      ],
    ]);
  });
});

test('a loop that holds less heat than its chips is warned of, one of as much is not', () => {
  const [warning, ...others] = reading({ base: 'ai1', heatCapacityJPerK: 43_199 }).warnings;
  expect(others).toEqual([]);
  expect(warning!.path).toBe('fleets[0].platform.heatCapacityJPerK');
  expect(warning!.message).toContain('43199 J/K of heat, its 72 chips hold 43200');
  expect(warning!.hint).not.toBe('');
  expect(reading({ base: 'ai1', heatCapacityJPerK: 43_200 }).warnings).toEqual([]);
});
