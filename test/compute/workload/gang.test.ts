// Do the rounds of a gang add up to all of its work and all of its exchanges?
import { describe, expect, test } from 'vitest';
import type { Gang } from '../../../src/compute/scenario/scenario.ts';
import { exchangeBit, exchangeCount, gangRound } from '../../../src/compute/workload/gang.ts';
import { fc } from '../../chance.ts';

const gangOf = (more: Partial<Gang> = {}): Gang => ({
  ...{ satelliteCount: 8, stepCount: 1000, stepsPerExchange: 1, exchangeByte: 16e9 },
  ...more,
});

describe('rounds', () => {
  test('go from exchange to exchange until all work is done, whatever their length', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 5000 }),
        fc.integer({ min: 1, max: 600 }),
        fc.double({ min: 1, max: 1e5, noNaN: true }),
        (stepCount, stepsPerExchange, totalS) => {
          const gang = gangOf({ stepCount, stepsPerExchange });
          let [positionS, count, rounds] = [0, 0, 0];
          while (positionS < totalS) {
            const round = gangRound(gang, totalS, positionS);
            expect(round.endS).toBeGreaterThan(positionS);
            expect(round.exchangeCount).toBeGreaterThan(0);
            positionS = round.endS;
            count += round.exchangeCount;
            rounds += 1;
          }
          expect(positionS).toBe(totalS);
          expect(count).toBe(exchangeCount(gang));
          expect(rounds).toBeLessThanOrEqual(totalS / 30 + 1);
        },
      ),
      { numRuns: 200 },
    );
  });

  test('are a minute of work, and one exchange where that is longer', () => {
    expect(gangRound(gangOf(), 10_000, 0)).toEqual({ endS: 60, exchangeCount: 6 });
    expect(gangRound(gangOf(), 10_000, 61)).toEqual({ endS: 120, exchangeCount: 6 });
    const rare = gangOf({ stepsPerExchange: 500 });
    expect(gangRound(rare, 10_000, 0)).toEqual({ endS: 5000, exchangeCount: 1 });
    expect(gangRound(rare, 10_000, 5000)).toEqual({ endS: 10_000, exchangeCount: 1 });
  });
});

test('each member sends 2(n − 1)/n of the gradients', () => {
  expect(exchangeBit(gangOf({ satelliteCount: 4 }))).toBe(8 * 1.5 * 16e9);
});
