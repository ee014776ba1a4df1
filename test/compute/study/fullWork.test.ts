// Is a revolution at full work what the machine of that day can give?
import { describe, expect, test } from 'vitest';
import { meanOrbitOf } from '../../../src/orbit/index.ts';
import { drained } from '../../../src/compute/study/drained.ts';
import { fullLoad } from '../../../src/compute/study/fullLoad.ts';
import { fullWork, type FullWork } from '../../../src/compute/study/fullWork.ts';
import { scenarioOf } from '../operate/scenarios.ts';

const dayMs = 86_400_000;

function dawnDusk(platform: unknown, more: object = {}) {
  const orbit = {
    kind: 'sunSynchronous',
    altitudeKm: 650,
    localTimeOfAscendingNode: '06:00',
    satellitesPerPlaneCount: 6,
  };
  return scenarioOf({ durationS: 3600, fleets: [{ id: 'ring', orbit, platform }], ...more });
}

function workOf(scenario: ReturnType<typeof dawnDusk>, days: number, index = 0): FullWork {
  const { satellites, fleets, startUtcMs } = scenario;
  const work = drained(
    fullWork(scenario, {
      satelliteIndex: index,
      orbit: meanOrbitOf(satellites[index]!.elementSet),
      platform: fleets[0]!.platform,
      utcMs: startUtcMs + days * dayMs,
    }),
  );
  expect(work).not.toBeNull();
  return work!;
}

const large = {
  base: 'ai1',
  arrayAreaM2: 800,
  radiatorAreaM2: 200,
  batteryCapacityWh: 200_000,
} as const;

describe('a revolution at full work', () => {
  test('of a machine with enough of everything is all at work at all its power', () => {
    const scenario = dawnDusk(large);
    const work = workOf(scenario, 0);
    expect(work.utilisationFraction).toBeCloseTo(1, 6);
    expect(work.computeW).toBeCloseTo(fullLoad(scenario.fleets[0]!.platform).computeW, 0);
  });

  test('in the longest shadow draws what the shadow takes out of the battery', () => {
    const scenario = dawnDusk(large);
    const { busW } = fullLoad(scenario.fleets[0]!.platform);
    const darkS = 1165; // half a Sun to half a Sun
    const depth = (busW * darkS) / 0.95 / (200_000 * 3600);
    expect(workOf(scenario, 0).depthFraction / depth).toBeCloseTo(1, 1);
    expect(workOf(scenario, 150).depthFraction).toBeLessThan(1e-3); // no shadow in May
  });

  test('loses time to energy, or to heat, and says which; all together is one', () => {
    const dim = workOf(dawnDusk({ ...large, arrayAreaM2: 400 }), 0);
    const warm = workOf(dawnDusk({ ...large, radiatorAreaM2: 80 }), 0);
    expect(dim.lostFractions.energy).toBeGreaterThan(0.1);
    expect(warm.lostFractions.heat).toBeGreaterThan(0.1);
    for (const { utilisationFraction, lostFractions } of [dim, warm]) {
      const sum = Object.values(lostFractions).reduce((a, b) => a + b, utilisationFraction);
      expect(sum).toBeCloseTo(1, 9);
    }
  });

  test('is the same for all satellites of a plane', () => {
    const scenario = dawnDusk('ai1');
    for (const days of [0, 30]) {
      const [first, other] = [workOf(scenario, days), workOf(scenario, days, 4)];
      expect(other.utilisationFraction).toBeCloseTo(first.utilisationFraction, 3);
      expect(other.depthFraction).toBeCloseTo(first.depthFraction, 2);
    }
  });

  test('is struck by no radiation', () => {
    const quiet = workOf(dawnDusk('ai1'), 0);
    expect(workOf(dawnDusk('ai1', { radiation: { isOn: true } }), 0)).toEqual(quiet);
  });
});
