// Do steps and exchanges of training keep their laws?
import { describe, expect, test } from 'vitest';
import {
  allReduceSentByte,
  balancedLinkBitPerS,
  exchangeTime,
  ringAllReduceS,
  trainingFlop,
  trainingStep,
} from '../../../src/compute/workload/training.ts';
import type { TrainingCluster, TrainingPlan } from '../../../src/compute/workload/training.ts';
import { trainingRun } from '../../../src/compute/workload/trainingRun.ts';
import type { TrainingRunPlan } from '../../../src/compute/workload/trainingRun.ts';
import { fc } from '../../chance.ts';

const llama8b = { parameterCount: 8e9, activeParameterCount: 8e9 };
const cluster: TrainingCluster = {
  satelliteCount: 8,
  acceleratorsPerSatellite: 8,
  flopPerS: 989e12,
  insideBytePerS: 450e9,
  insideHopS: 1e-6,
  outsideBitPerS: 100e9,
  outsideHopS: 0.006,
};
const plan: TrainingPlan = {
  tokensPerStep: 4e6,
  mfu: 0.4,
  gradientByte: 2,
  stepsPerExchange: 1,
  overlapFraction: 0,
};

/** An all-reduce played message by message: each passes a chunk on when it has the one before. */
function playedAllReduceS(count: number, byteCount: number, bytePerS: number, hopS: number) {
  let readyS = new Array<number>(count).fill(0);
  for (let round = 0; round < 2 * (count - 1); round += 1) {
    readyS = readyS.map((own, member) => {
      const from = readyS[(member + count - 1) % count]!;
      return Math.max(own, from) + byteCount / count / bytePerS + hopS;
    });
  }
  return Math.max(...readyS);
}

describe('an all-reduce', () => {
  test('around a ring takes as long as its messages played one by one', () => {
    for (const count of [1, 2, 3, 8, 24]) {
      const played = count === 1 ? 0 : playedAllReduceS(count, 1e9, 12.5e9, 0.006);
      expect(ringAllReduceS(count, 1e9, 12.5e9, 0.006)).toBeCloseTo(played, 9);
    }
  });

  test('makes each member send 2(n − 1)/n of the data, never twice of it', () => {
    expect(allReduceSentByte(1, 1e9)).toBe(0);
    expect(allReduceSentByte(2, 1e9)).toBe(1e9);
    expect(allReduceSentByte(24, 1e9)).toBeCloseTo((46 / 24) * 1e9, 0);
  });

  test('of two levels is longer by each level, and the slower link governs', () => {
    const { insideS, outsideS } = exchangeTime(cluster, 16e9);
    expect(outsideS / insideS).toBeGreaterThan(30);
    const alone = exchangeTime({ ...cluster, satelliteCount: 1 }, 16e9);
    expect(alone).toEqual({ insideS, outsideS: 0 });
  });
});

const clusterOf = (satelliteCount: number, outsideBitPerS: number) => ({
  ...cluster,
  satelliteCount,
  outsideBitPerS,
});

describe('a step', () => {
  test('of one satellite waits for nobody', () => {
    const step = trainingStep(llama8b, clusterOf(1, 1e6), plan);
    expect(step.waitS).toBe(0);
    expect(step.mfuEffective).toBeCloseTo(0.4, 12);
    expect(step.sentBitPerStep).toBe(0);
  });

  test('does six operations for each active parameter and token', () => {
    const { stepS, mfuEffective } = trainingStep(llama8b, cluster, plan);
    expect(mfuEffective * stepS * 64 * 989e12).toBeCloseTo(trainingFlop(8e9, 4e6), -8);
  });

  test('is never slower with a faster link, nor with a longer one faster', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 100 }),
        fc.double({ min: 1e9, max: 1e13, noNaN: true }),
        fc.double({ min: 1, max: 10, noNaN: true }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (count, rate, more, overlapFraction) => {
          const how = { ...plan, overlapFraction };
          const { stepS } = trainingStep(llama8b, clusterOf(count, rate), how);
          const wider = trainingStep(llama8b, clusterOf(count, rate * more), how);
          const far = { ...clusterOf(count, rate), outsideHopS: 0.006 * more };
          expect(wider.stepS).toBeLessThanOrEqual(stepS);
          expect(trainingStep(llama8b, far, how).stepS).toBeGreaterThanOrEqual(stepS);
        },
      ),
    );
  });

  test('that exchanges every 500th time only sends a 500th', () => {
    const rare = { ...plan, stepsPerExchange: 500 };
    const [often, seldom] = [plan, rare].map((how) => trainingStep(llama8b, cluster, how));
    expect(often!.sentBitPerStep / seldom!.sentBitPerStep).toBeCloseTo(500, 9);
    expect(often!.waitS / seldom!.waitS).toBeCloseTo(500, 9);
  });

  test('at the balanced link waits exactly as long as it computes', () => {
    for (const how of [plan, { ...plan, overlapFraction: 0.5, stepsPerExchange: 10 }]) {
      const rate = balancedLinkBitPerS(llama8b, cluster, how);
      const { waitS, computeS } = trainingStep(llama8b, clusterOf(8, rate), how);
      expect(waitS).toBeCloseTo(computeS, 9);
    }
  });

  test('has no balanced link where latency alone takes longer', () => {
    const far = { ...cluster, outsideHopS: 10 };
    expect(balancedLinkBitPerS(llama8b, far, plan)).toBe(Infinity);
  });

  test('of a mixture computes with its active parameters and exchanges them all', () => {
    const mixture = { parameterCount: 8e9, activeParameterCount: 2e9 };
    const [whole, part] = [llama8b, mixture].map((model) => trainingStep(model, cluster, plan));
    expect(part!.computeS).toBeCloseTo(whole!.computeS / 4, 12);
    expect(part!.sentBitPerStep).toBe(whole!.sentBitPerStep);
  });
});

describe('a run', () => {
  const runPlan: TrainingRunPlan = {
    ...plan,
    trainingTokens: 1e12,
    stateBytePerParameter: 16,
    checkpointBitPerS: 10e9,
    restartS: 600,
  };
  const rates = { interruptionsPerS: 1 / 1e6, silentCorruptionsPerS: 1 / 1e5 };
  const run = trainingRun(llama8b, cluster, runPlan, rates);

  test('of a gang of n is stopped n times as often as a satellite', () => {
    expect(run.interruptionMeanS).toBeCloseTo(1e6 / 8, 6);
    expect(run.interruptionCount).toBeCloseTo((8 * run.wallS) / 1e6, 9);
  });

  test('writes its state in parts, all satellites at once', () => {
    expect(run.checkpointByte).toBe(128e9);
    expect(run.checkpointWriteS).toBeCloseTo((128e9 * 8) / (8 * 10e9), 9);
  });

  test('saves about as often as Young says, and loses about √(2δ/M) by it', () => {
    const young = Math.sqrt(2 * run.checkpointWriteS * run.interruptionMeanS);
    expect(Math.abs(run.checkpointIntervalS / young - 1)).toBeLessThan(0.02);
    const lost = Math.sqrt((2 * run.checkpointWriteS) / run.interruptionMeanS);
    // To first order, and the restarts on top.
    const expected = 1 + lost + runPlan.restartS / run.interruptionMeanS;
    expect(Math.abs(run.timeRatio - expected)).toBeLessThan(0.001);
  });

  test('without failures saves nothing and takes no longer than its steps', () => {
    const calm = trainingRun(llama8b, cluster, runPlan, { ...rates, interruptionsPerS: 0 });
    expect(calm).toMatchObject({ timeRatio: 1, interruptionCount: 0, checkpointBitPerS: 0 });
    expect(calm.wallS).toBe(calm.idealS);
    expect(calm.mfuDelivered).toBe(trainingStep(llama8b, cluster, runPlan).mfuEffective);
  });

  test('expects silent corruptions of all satellites over its whole time', () => {
    expect(run.silentCorruptionCount).toBeCloseTo((8 * run.wallS) / 1e5, 9);
  });
});
