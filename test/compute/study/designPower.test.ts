// Is power counted against what there is: a reactor beside an array, a battery or none?
import { expect, test } from 'vitest';
import { designVerdict } from '../../../src/compute/study/designVerdict.ts';
import { fleetOf, lineOf } from './designs.ts';

test('of an array beside a reactor needs less array for compute alone than for all', () => {
  const orbit = { kind: 'ring', altitudeKm: 550, inclinationDeg: 53, satelliteCount: 1 };
  const at = (fissionPowerW: number) => {
    const scenario = fleetOf({ base: 'server-8', fissionPowerW, massKg: 5000 }, orbit);
    return [lineOf(scenario, 'compute alone'), lineOf(scenario, 'all loads', 'new')] as const;
  };
  const [[alone, all], [aloneBefore, allBefore]] = [at(2500), at(0)];
  expect(alone.needed).toBeLessThan(all.needed);
  expect(alone.available).toBe(aloneBefore.available); // the array is what it was
  expect(all.available).toBe(allBefore.available);
  // 2.5 kW less at the source: the same share of either need.
  const [less, allLess] = [aloneBefore.needed - alone.needed, allBefore.needed - all.needed];
  expect(less / allLess).toBeCloseTo(0.98 * 0.99 * 0.98, 2);
  expect(alone.note).toContain('beside 2.38 kW of the reactor');
  expect(aloneBefore.note).not.toContain('reactor');
});

test('of a machine without a battery says so, once, and gives it no life', () => {
  const { findings } = designVerdict(fleetOf({ base: 'ai1', batteryCapacityWh: 0 }));
  const about = findings.filter(({ what }) => what.startsWith('battery'));
  expect(about.map(({ what }) => what)).toEqual(['battery (there is none), longest shadow']);
  expect(about[0]).toMatchObject({ verdict: 'does not close', available: 0, unit: 'kWh' });
  const full = lineOf(fleetOf('ai1'), 'longest shadow', 'new');
  expect(about[0]!.needed).toBeCloseTo(full.needed, 9);
});

test('of a machine without any source has a line that does not close and says so', () => {
  const line = lineOf(fleetOf({ base: 'ai1', arrayAreaM2: 0 }), 'source');
  expect(line).toMatchObject({ verdict: 'does not close', available: 0, area: 'power' });
  expect(line.what).toMatch(/neither array nor reactor/);
  expect(line.needed).toBeGreaterThan(120);
});

test('of a reactor too small for its loads has a line with what is missing', () => {
  const tiny = { base: 'ai1', arrayAreaM2: 0, fissionPowerW: 5000, massKg: 60_000 };
  const line = lineOf(fleetOf(tiny), 'reactor');
  expect(line).toMatchObject({ verdict: 'does not close', available: 5 });
  const large = lineOf(fleetOf({ ...tiny, fissionPowerW: 140_000 }), 'reactor');
  expect(large).toMatchObject({ verdict: 'closes', available: 140, needed: line.needed });
});
