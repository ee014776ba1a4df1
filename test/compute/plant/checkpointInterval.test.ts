// Is the interval between checkpoints the best one, and does voting cost what chance says?
import { describe, expect, test } from 'vitest';
import { fc } from '../../chance.ts';
import {
  checkpointedTimeRatio,
  checkpointOverheadFraction,
  dalyIntervalS,
  gangInterruptionMeanS,
  votingOf,
  youngIntervalS,
} from '../../../src/compute/plant/checkpointInterval.ts';

const costsOf = fc
  .record({
    interruptionMeanS: fc.double({ min: 1e3, max: 1e8, noNaN: true }),
    writeShare: fc.double({ min: 1e-6, max: 0.5, noNaN: true }),
    restartS: fc.double({ min: 0, max: 1000, noNaN: true }),
  })
  .map(({ interruptionMeanS, writeShare, restartS }) => ({
    ...{ interruptionMeanS, restartS },
    writeS: writeShare * interruptionMeanS,
  }));

describe('checkpoints', () => {
  test('no interval within a factor of ten wastes 0.2 % of wall time less than Daly’s', () => {
    fc.assert(
      fc.property(costsOf, (costs) => {
        const daly = checkpointedTimeRatio(costs, dalyIntervalS(costs));
        for (let factor = 0.1; factor < 10; factor *= 1.05) {
          const other = checkpointedTimeRatio(costs, factor * dalyIntervalS(costs));
          expect(daly / other - 1).toBeLessThan(0.002);
        }
      }),
    );
  });

  test('for quick checkpoints Daly’s interval is Young’s, and the waste is √(2 δ / M)', () => {
    const costs = { writeS: 1e-3, restartS: 0, interruptionMeanS: 1e6 };
    expect(dalyIntervalS(costs) / youngIntervalS(costs)).toBeCloseTo(1, 4);
    const waste = checkpointOverheadFraction(costs, youngIntervalS(costs));
    expect(waste / Math.sqrt((2 * 1e-3) / 1e6)).toBeCloseTo(1, 3);
  });

  test('a checkpoint longer than twice the mean time is written once in a mean time', () => {
    expect(dalyIntervalS({ writeS: 200, restartS: 0, interruptionMeanS: 100 })).toBe(100);
  });

  test('wall time agrees with a job walked through interruptions one by one', () => {
    // A fixed sequence with the mean of an exponential law, by inversion on a regular grid.
    const costs = { writeS: 30, restartS: 50, interruptionMeanS: 1000 };
    const intervalS = 300;
    let seed = 1;
    const gap = (): number => {
      seed = (seed * 48_271) % 2_147_483_647;
      return -costs.interruptionMeanS * Math.log(seed / 2_147_483_647);
    };
    let wallS = 0;
    let untilStrikeS = gap();
    const spend = (lengthS: number): boolean => {
      if (lengthS <= untilStrikeS) {
        wallS += lengthS;
        untilStrikeS -= lengthS;
        return true;
      }
      wallS += untilStrikeS;
      untilStrikeS = gap();
      return false;
    };
    const segmentCount = 200_000;
    for (let segment = 0; segment < segmentCount; segment += 1) {
      let isLoaded = true;
      while (!(isLoaded && spend(intervalS + costs.writeS))) {
        isLoaded = spend(costs.restartS);
      }
    }
    const ratio = wallS / (segmentCount * intervalS);
    expect(ratio / checkpointedTimeRatio(costs, intervalS)).toBeCloseTo(1, 2);
  });

  test('without interruptions only the writing costs, and never checkpointing is best', () => {
    const costs = { writeS: 10, restartS: 5, interruptionMeanS: gangInterruptionMeanS(8, 0) };
    expect(checkpointedTimeRatio(costs, 90)).toBeCloseTo(100 / 90, 12);
    expect(checkpointOverheadFraction(costs, 90)).toBeCloseTo(0.1, 12);
    expect(dalyIntervalS(costs)).toBe(Infinity);
  });

  test('a gang of n is stopped n times as often', () => {
    expect(gangInterruptionMeanS(64, 1e-6) * 64).toBeCloseTo(gangInterruptionMeanS(1, 1e-6), 6);
  });
});

describe('voting', () => {
  test('costs twice and three times the work where corruption is rare', () => {
    expect(votingOf(1, 1e-9, 100).computeRatio).toBe(1);
    expect(votingOf(2, 1e-9, 100).computeRatio).toBeCloseTo(2, 6);
    expect(votingOf(3, 1e-9, 100).computeRatio).toBeCloseTo(3, 6);
  });

  test('leaves nothing silent, while one copy keeps all', () => {
    expect(votingOf(1, 2e-6, 1000).silentPerSegment).toBeCloseTo(2e-3, 12);
    expect(votingOf(2, 2e-6, 1000).silentPerSegment).toBe(0);
  });

  test('three copies beat two where a segment is corrupted more often than not', () => {
    const corruptions = (copies: 2 | 3, count: number): number =>
      votingOf(copies, count, 1).computeRatio;
    expect(corruptions(3, 0.01)).toBeGreaterThan(corruptions(2, 0.01));
    expect(corruptions(3, 1)).toBeLessThan(corruptions(2, 1));
    // By hand: a copy is clean with 1/2; pairs agree in 1/4, two of three in 1/2 of all cases.
    expect(corruptions(2, Math.LN2)).toBeCloseTo(8, 9);
    expect(corruptions(3, Math.LN2)).toBeCloseTo(6, 9);
  });
});
