import { describe, expect, test } from 'vitest';
import { createFleetKernel, fillStates } from '../../../src/orbit/kernel/fleet.ts';
import { mergeShards, planShards } from '../../../src/orbit/kernel/shards.ts';
import { createStateTable } from '../../../src/orbit/kernel/states.ts';
import { ringElementSets } from '../../../src/orbit/patterns.ts';
import { createPropagator } from '../../../src/orbit/sgp4.ts';
import { deg, utc } from '../orbits.ts';

describe('shards', () => {
  test('cover every satellite once, in order, and none is empty', () => {
    for (const [count, shardCount] of [
      [1, 4],
      [5, 4],
      [100, 7],
      [3, 1],
    ] as const) {
      const shards = planShards(new Float64Array(count).fill(1), shardCount);
      expect(shards).toHaveLength(Math.min(count, shardCount));
      let next = 0;
      for (const shard of shards) {
        expect(shard.firstSatellite).toBe(next);
        expect(shard.satelliteCount).toBeGreaterThan(0);
        next += shard.satelliteCount;
      }
      expect(next).toBe(count);
    }
  });

  test('cost about the same where satellites do not', () => {
    const costs = Array.from({ length: 300 }, (_, index) => (index < 60 ? 10 : 1));
    const sums = planShards(costs, 4).map(({ firstSatellite, satelliteCount }) =>
      costs
        .slice(firstSatellite, firstSatellite + satelliteCount)
        .reduce((sum, cost) => sum + cost, 0),
    );
    for (const sum of sums) expect(Math.abs(sum - 210)).toBeLessThanOrEqual(10);
  });

  test('put together are the fleet filled at once, in both layouts', () => {
    const epochUtcMs = utc('2026-03-20T00:00:00Z');
    const ring = ringElementSets({
      idPrefix: 's',
      epochUtcMs,
      altitudeKm: 550,
      inclinationRad: 53 * deg,
      satelliteCount: 11,
    }).map(createPropagator);
    const grid = { startUtcMs: epochUtcMs, startS: 0, stepS: 60, sampleCount: 70 };
    for (const layout of ['satelliteMajor', 'timeMajor'] as const) {
      const whole = createStateTable(layout, 11, 70);
      fillStates(createFleetKernel(ring), whole, grid);
      const shards = planShards(new Float64Array(11).fill(1), 3);
      const tables = shards.map(({ firstSatellite, satelliteCount }) => {
        const table = createStateTable(layout, satelliteCount, 70);
        const part = ring.slice(firstSatellite, firstSatellite + satelliteCount);
        fillStates(createFleetKernel(part), table, grid);
        return table;
      });
      const merged = createStateTable(layout, 11, 70);
      mergeShards(merged, shards, tables);
      expect(merged).toEqual(whole);
      expect(() => mergeShards(merged, shards, tables.slice(1))).toThrow('shard');
    }
  });
});
