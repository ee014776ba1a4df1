// Are ledgers and tables summed up as their names say?
import { describe, expect, test } from 'vitest';
import { fc } from '../../chance.ts';
import { jobMetrics } from '../../../src/compute/account/metrics.ts';
import { percentile } from '../../../src/compute/account/percentile.ts';
import { jobStatuses } from '../../../src/compute/account/result.ts';
import type { JobTable } from '../../../src/compute/account/result.ts';
import { batchJob, onFirst, ringFleet, run, scenarioOf } from '../operate/scenarios.ts';

describe('percentiles', () => {
  test('are values of the list: the smallest that so many do not exceed', () => {
    const values = fc.array(fc.double({ min: 0, max: 1e6, noNaN: true }), { minLength: 1 });
    fc.assert(
      fc.property(values, fc.double({ min: 0.01, max: 1, noNaN: true }), (list, fraction) => {
        const sorted = Float64Array.from(list).sort();
        const value = percentile(sorted, fraction)!;
        const atMost = sorted.filter((each) => each <= value).length;
        const below = sorted.filter((each) => each < value).length;
        expect(sorted).toContain(value);
        expect(atMost).toBeGreaterThanOrEqual(fraction * sorted.length - 1e-9);
        expect(below).toBeLessThan(fraction * sorted.length + 1e-9);
      }),
      { seed: 5 },
    );
  });

  test('of one value are that value, of none there are none', () => {
    expect(percentile(Float64Array.of(7), 0.95)).toBe(7);
    expect(percentile(Float64Array.of(1, 2, 3, 4), 0.5)).toBe(2);
    expect(percentile(new Float64Array(0), 0.5)).toBeNull();
  });
});

function tableOf(
  rows: readonly (readonly [status: string, delayS: number, deadlineS: number, earned: number])[],
): JobTable {
  const count = rows.length;
  const column = (pick: (row: (typeof rows)[number]) => number) => Float64Array.from(rows, pick);
  const zero = new Float64Array(count);
  return {
    count,
    id: rows.map((_, at) => `j${at}`),
    templateIndex: new Int32Array(count),
    satelliteIndex: new Int32Array(count),
    statusCode: Uint8Array.from(rows, ([status]) => jobStatuses.indexOf(status as never)),
    releaseS: new Float64Array(count).fill(100),
    deadlineS: column((row) => row[2]),
    startedS: zero,
    finishedS: zero,
    deliveredS: column((row) => 100 + row[1]),
    firstTokenAtS: column(() => NaN),
    valueEarned: column((row) => row[3]),
    energyJ: zero,
    tokensOut: zero,
    inUseS: zero,
    interruptedCount: new Int32Array(count),
    silentCorruptionCount: new Int32Array(count),
    faultLossAcceleratorS: zero,
    templates: [{ id: 't', kind: 'batch', value: 4 }],
  };
}

describe('jobs', () => {
  const table = tableOf([
    ['onTime', 50, 400, 4],
    ['late', 900, 400, 1],
    ['rejected', NaN, 400, 0],
    ['unfinished', NaN, 400, 0],
    ['unfinished', NaN, 900, 0],
    ['unfinished', NaN, 5000, 0],
    ['onTime', 70, 400, 4],
  ]);

  test('are counted by what became of them; only the delivered have delays', () => {
    expect(jobMetrics(table, [0, 1, 2, 3, 4, 5, 6], 1000)).toEqual({
      submittedCount: 7,
      completedCount: 3,
      onTimeCount: 2,
      lateCount: 1,
      rejectedCount: 1,
      unfinishedCount: 3,
      dueAfterEndCount: 1,
      valueEarned: 9,
      valueSubmitted: 28,
      delayP50S: 70,
      delayP95S: 900,
    });
  });

  test('of a selection are counted alone, and none give no delays', () => {
    expect(jobMetrics(table, [2], 1000)).toMatchObject({ submittedCount: 1, rejectedCount: 1 });
    expect(jobMetrics(table, [], 1000)).toMatchObject({ submittedCount: 0, delayP50S: null });
  });
});

describe('a run', () => {
  const tokens = {
    kind: 'llmInference',
    model: 'llama-3.1-70b',
    requestsPerJob: 1000,
    promptTokens: 500,
    outputTokens: 100,
    inputBit: 0,
    outputBit: 0,
  };
  const scenario = scenarioOf({
    durationS: 8000,
    fleets: [ringFleet(2, { terminalFieldOfRegardDeg: 180 }, { rightAscensionDeg: 0 })],
    stations: [
      { base: 'svalbard', antennaCount: 2, downlinkRateBitPerS: 1e8 },
      { base: 'troll', antennaCount: 1, downlinkRateBitPerS: 3e8 },
    ],
    workload: {
      jobs: [
        { ...tokens, id: 'answers' },
        { ...tokens, id: 'never', releaseS: 7999.9 },
        batchJob('flop', { acceleratorS: undefined, flop: 1e18 }),
      ],
    },
  });
  const { metrics, access } = run(scenario, onFirst);

  test('counts operations and tokens of what was delivered, and only that', () => {
    const { parameterCount } = scenario.models.find(({ id }) => id === 'llama-3.1-70b')!;
    const dense = 2 * parameterCount * 1000 * 600;
    expect(metrics.compute.tokensOut).toBe(1000 * 100);
    expect(metrics.compute.deliveredFlop).toBeGreaterThan(dense + 1e18);
    expect(metrics.compute.deliveredFlop).toBeLessThan(1.1 * dense + 1e18);
    expect(metrics.satellites[0]!.completedCount).toBe(2);
    expect(metrics.satellites[1]!.completedCount).toBe(0);
    expect(Object.keys(metrics.jobsByKind).sort()).toEqual(['batch', 'llmInference']);
    expect(metrics.jobsByKind.llmInference).toMatchObject({ submittedCount: 2, completedCount: 1 });
  });

  test('says what the antennas could have taken, so many satellites at once', () => {
    let bits = 0;
    for (let second = 0; second < 8000; second += 1) {
      for (const [station, { antennaCount, downlinkRateBitPerS }] of scenario.stations.entries()) {
        let inView = 0;
        for (let row = 0; row < access.count; row += 1) {
          const isOpen = access.startS[row]! <= second + 0.5 && second + 0.5 < access.endS[row]!;
          if (access.stationIndex[row] === station && isOpen) inView += 1;
        }
        bits += Math.min(inView, antennaCount) * downlinkRateBitPerS;
      }
    }
    expect(bits).toBeGreaterThan(1e10);
    expect(Math.abs(metrics.network.downlinkCapacityBit / bits - 1)).toBeLessThan(0.01);
  });

  test('counts the fastest of the satellites that one antenna could serve', () => {
    // Two fleets in one place: the same passes, at two rates.
    const fleetAt = (id: string, downlinkRateBitPerS: number) => ({
      ...ringFleet(1, { terminalFieldOfRegardDeg: 180, downlinkRateBitPerS }),
      id,
    });
    const stations = [{ base: 'svalbard', antennaCount: 1, downlinkRateBitPerS: 1e9 }];
    const bitsOf = (...fleets: ReturnType<typeof fleetAt>[]) =>
      run(scenarioOf({ durationS: 8000, fleets, stations })).metrics.network.downlinkCapacityBit;
    const [slow, fast] = [fleetAt('slow', 1e8), fleetAt('fast', 3e8)];
    expect(bitsOf(fast)).toBeGreaterThan(1e10);
    expect(bitsOf(slow, fast) / bitsOf(fast)).toBeCloseTo(1, 9);
    expect(bitsOf(slow) / bitsOf(fast)).toBeCloseTo(1 / 3, 9);
  });
});
