// Does the study of a training cluster say what its links, orbits and failures come to?
import { describe, expect, test } from 'vitest';
import { aiModels } from '../../../src/compute/scenario/resolveModel.ts';
import { clusterTraining } from '../../../src/compute/study/clusterTraining.ts';
import { builtInText, sampleText, scenarioOf } from '../scenario/sample.ts';

const model = (id: string) => aiModels.find((each) => each.id === id)!;

function ringOf(satelliteCount: number, linkRateBitPerS = 100e9, topology = 'ring') {
  const orbit = { kind: 'ring', altitudeKm: 650, inclinationDeg: 98, satelliteCount };
  const platform = { base: 'ai1', linkRateBitPerS, acceleratorCount: 8 };
  return scenarioOf(sampleText({ fleets: [{ orbit, platform }], links: { topology } }));
}

describe('a ring of 24 satellites at 650 km', () => {
  const [found] = clusterTraining(ringOf(24), model('llama-3.1-8b'));

  test('is one cluster, 0.28 s of light around and back', () => {
    expect(found!.ring.satelliteCount).toBe(24);
    expect(found!.ring.hopMeanKm).toBeCloseTo(2 * 7028 * Math.sin(Math.PI / 24), -2);
    expect(2 * 23 * found!.ring.hopS).toBeCloseTo(0.28, 2);
    expect(found!.ring.linkRateBitPerS).toBe(100e9);
  });

  test('needs as many links as make an exchange as short as the computing', () => {
    expect(found!.linksNeeded).toBe(Math.ceil(found!.balancedBitPerS / 100e9));
    const wide = clusterTraining(ringOf(24, found!.balancedBitPerS), model('llama-3.1-8b'))[0]!;
    expect(wide.linksClose).toBe(true);
    expect(wide.everyStep.step.waitS).toBeCloseTo(wide.everyStep.step.computeS, 6);
    const narrow = ringOf(24, 0.9 * found!.balancedBitPerS);
    expect(clusterTraining(narrow, model('llama-3.1-8b'))[0]!.linksClose).toBe(false);
  });

  test('hardly waits when it exchanges every 500th step', () => {
    const { step } = found!.rarely;
    expect(step.waitS).toBeLessThan(0.01 * step.computeS);
    expect(step.mfuEffective).toBeGreaterThan(0.39);
  });

  test('holds the state of 8 billion parameters, not of 405', () => {
    expect(found!.stateCloses).toBe(true);
    expect(clusterTraining(ringOf(24), model('llama-3.1-405b'))[0]!.stateCloses).toBe(false);
  });

  test('is stopped 24 times as often as a satellite, and expects silent errors', () => {
    const alone = clusterTraining(ringOf(2), model('llama-3.1-8b'))[0]!;
    const ratio = alone.everyStep.run.interruptionMeanS / found!.everyStep.run.interruptionMeanS;
    expect(ratio).toBeCloseTo(12, 6);
    expect(found!.everyStep.run.silentCorruptionCount).toBeGreaterThan(0);
  });
});

test('a fleet without links is no cluster', () => {
  expect(clusterTraining(ringOf(24, 100e9, 'none'), model('llama-3.1-8b'))).toEqual([]);
});

test('links beyond their range carry nothing: a ring of three never sees its neighbours', () => {
  const [found] = clusterTraining(ringOf(3), model('llama-3.1-8b'));
  expect(found!.ring.linkRateBitPerS).toBe(0);
  expect(found!.linksClose).toBe(false);
});

test('in a formation of 81 neighbours are some hundred metres apart', () => {
  const scenario = scenarioOf(builtInText('suncatcher-cluster.json'));
  const [found] = clusterTraining(scenario, model('llama-3.1-8b'));
  expect(found!.ring.satelliteCount).toBe(81);
  expect(found!.ring.hopLongestKm).toBeLessThan(1);
  expect(2 * 80 * found!.ring.hopS).toBeLessThan(1e-3);
});

test('whoever links with the nearest is one cluster as well', () => {
  const [found] = clusterTraining(ringOf(24, 100e9, 'mesh'), model('llama-3.1-8b'));
  expect(found!.ring.satelliteCount).toBe(24);
  expect(found!.ring.hopMeanKm).toBeLessThan(2000);
});
