// Does the model of training come to what others measured and computed?
import { describe, expect, test } from 'vitest';
import { ringAllReduceS, trainingFlop, trainingStep } from '../../src/compute/workload/training.ts';
import type { TrainingCluster } from '../../src/compute/workload/training.ts';
import { checkpointByte } from '../../src/compute/workload/trainingRun.ts';

const h100FlopPerS = 989e12;
const earthRadiusKm = 6378.137;
const lightSpeedKmPerS = 299_792.458;

describe('Llama 3 405B on the ground (arXiv:2407.21783, table 4)', () => {
  test('15.6 T tokens are the 3.8e25 operations that its authors state, within 1 %', () => {
    expect(Math.abs(trainingFlop(405e9, 15.6e12) / 3.8e25 - 1)).toBeLessThan(0.01);
  });

  // 430 TFLOP/s a GPU on 8,192 (16 M tokens a batch), 400 on 16,384: 43 and 41 % as published.
  test.each([
    [430e12, 0.43],
    [400e12, 0.41],
    [380e12, 0.38],
  ])('%d FLOP/s of an H100 is the published MFU of %d, within a point', (rate, published) => {
    expect(Math.abs(rate / h100FlopPerS - published)).toBeLessThan(0.01);
  });

  test('16 M tokens a step take 11 s on 8,192 H100 at 43 %', () => {
    const cluster: TrainingCluster = {
      satelliteCount: 1,
      acceleratorsPerSatellite: 8192,
      flopPerS: h100FlopPerS,
      insideBytePerS: 450e9,
      insideHopS: 0,
      outsideBitPerS: 1,
      outsideHopS: 0,
    };
    const model = { parameterCount: 405e9, activeParameterCount: 405e9 };
    const plan = { mfu: 0.43, gradientByte: 2, stepsPerExchange: 1, overlapFraction: 0 };
    const { stepS } = trainingStep(model, cluster, { tokensPerStep: 16e6, ...plan });
    // 6 · 405e9 · 16e6 / (8192 · 430e12), by hand from the published rate.
    expect(Math.abs(stepS / 11.04 - 1)).toBeLessThan(0.02);
  });

  test('its state with Adam is about 6 TB, that of a 70B model about 1 TB', () => {
    expect(Math.abs(checkpointByte(405e9, 15) / 6e12 - 1)).toBeLessThan(0.05);
    expect(Math.abs(checkpointByte(70e9, 15) / 1e12 - 1)).toBeLessThan(0.06);
  });
});

describe('a ring of 24 satellites at 650 km', () => {
  const chordKm = 2 * (earthRadiusKm + 650) * Math.sin(Math.PI / 24);
  const hopS = chordKm / lightSpeedKmPerS;

  test('adds 0.28 s of light to each all-reduce', () => {
    expect(ringAllReduceS(24, 0, 1, hopS)).toBeCloseTo(0.28, 2);
  });

  test('moves the gradients of 8 billion parameters at 100 Gbit/s in 2.6 s, within 5 %', () => {
    const withoutLightS = ringAllReduceS(24, 16e9, 100e9 / 8, 0);
    expect(Math.abs(withoutLightS / 2.6 - 1)).toBeLessThan(0.06);
  });

  test('on 8 H100 each with 4 M tokens a step is where links begin to bind', () => {
    const model = { parameterCount: 8e9, activeParameterCount: 8e9 };
    const plan = {
      tokensPerStep: 4e6,
      mfu: 0.4,
      gradientByte: 2,
      stepsPerExchange: 1,
      overlapFraction: 0,
    };
    const boundBy = (satelliteCount: number) => {
      const acrossKm = 2 * (earthRadiusKm + 650) * Math.sin(Math.PI / satelliteCount);
      const cluster = {
        satelliteCount,
        acceleratorsPerSatellite: 8,
        flopPerS: h100FlopPerS,
        insideBytePerS: 450e9,
        insideHopS: 1e-6,
        outsideBitPerS: 100e9,
        outsideHopS: acrossKm / lightSpeedKmPerS,
      };
      return trainingStep(model, cluster, plan).boundBy;
    };
    expect(boundBy(20)).toBe('compute');
    expect(boundBy(26)).toBe('links');
  });
});
