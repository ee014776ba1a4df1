// Which checkpoints does a job write, and what is safe when it is stopped?
import { describe, expect, test } from 'vitest';
import { fc } from '../../chance.ts';
import {
  noCheckpoints,
  planCheckpoints,
  safeS,
  templatePlan,
  writtenS,
} from '../../../src/compute/operate/checkpoints.ts';
import { dalyIntervalS } from '../../../src/compute/plant/checkpointInterval.ts';
import { scenarioOf, templateOf } from './scenarios.ts';

describe('a plan of checkpoints', () => {
  test('has Daly’s interval, and none after the last piece of work', () => {
    const costs = { writeS: 30, restartS: 0, interruptionMeanS: 10_000 };
    const plan = planCheckpoints(50_000, 30, 10_000, null);
    expect(plan.intervalS).toBe(dalyIntervalS(costs));
    expect(plan.count).toBe(Math.ceil(50_000 / plan.intervalS) - 1);
  });

  test('is empty for short jobs, for jobs that cannot write, and where nothing stops them', () => {
    const plans = [
      planCheckpoints(100, 30, 10_000, null),
      planCheckpoints(50_000, 0, 10_000, null),
      planCheckpoints(50_000, 30, Infinity, null),
      planCheckpoints(Infinity, 30, 10_000, null),
      planCheckpoints(0, 30, 10_000, 5),
      // Writing takes longer than beginning anew costs.
      planCheckpoints(1000, 1e6, 900, null),
    ];
    for (const plan of plans) expect(plan).toEqual(noCheckpoints);
  });

  test('follows the user where an interval is given', () => {
    expect(planCheckpoints(1000, 10, Infinity, 200)).toEqual({
      ...{ count: 4, intervalS: 200, writeS: 10 },
    });
  });

  test('keeps what is safe and counts what was written, at every place of the clock', () => {
    const times = fc.double({ min: 0.1, max: 1e4, noNaN: true });
    fc.assert(
      fc.property(times, times, fc.nat(50), fc.nat(1000), (intervalS, writeS, count, permille) => {
        const plan = { count, intervalS, writeS };
        const totalS = count * (intervalS + writeS) + intervalS;
        const positionS = (permille / 1000) * totalS;
        const safe = safeS(plan, positionS);
        expect(safe).toBeLessThanOrEqual(positionS);
        expect(positionS - safe).toBeLessThanOrEqual((intervalS + writeS) * (1 + 1e-9));
        const written = writtenS(plan, positionS);
        expect(written).toBeLessThanOrEqual(positionS);
        expect(writtenS(plan, totalS)).toBeCloseTo(count * writeS, 6);
        expect(written).toBeGreaterThanOrEqual(
          (safe / (intervalS + writeS)) * writeS - 1e-9 * totalS,
        );
      }),
    );
  });

  test('is for what stops the job’s own chips and host; with radiation off there is none', () => {
    const scenario = scenarioOf({
      fleets: [{ orbit: { kind: 'sunSynchronous', altitudeKm: 650 } }],
      radiation: { isOn: true },
    });
    const template = templateOf({ acceleratorCount: 8, checkpointS: 300 });
    const { intervalS } = templatePlan(template, 1e6, scenario.radiation, 1);
    // 8 · (3.41 + 0.03 + 0.091) + 0.71 interruptions a year: every 12.6 days.
    const interruptionMeanS = (365.25 * 86_400) / (8 * 3.53 + 0.708);
    const expectedS = dalyIntervalS({ writeS: 300, restartS: 0, interruptionMeanS });
    expect(Math.abs(intervalS / expectedS - 1)).toBeLessThan(1e-3);
    const off = { ...scenario.radiation, isOn: false };
    expect(templatePlan(template, 1e6, off, 1)).toEqual(noCheckpoints);
  });
});
