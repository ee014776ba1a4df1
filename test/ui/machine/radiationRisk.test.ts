// Do dose and risk of a job follow the selected satellite, its shielding, and the core's formulas?
import { expect, test } from 'vitest';
import { doseOf } from '../../../src/compute/index.ts';
import {
  doseOfSatellite,
  dosesByShielding,
  jobRisk,
  stopsPerYear,
} from '../../../src/ui/machine/radiationRisk.ts';
import { chipChoices } from '../../../src/ui/machine/RadiationJob.tsx';
import { runRing } from './eclipseDay.ts';

const { scenario } = runRing();
const { radiation } = scenario;
const dose = doseOfSatellite(scenario, 1)!;
const job = { chipCount: 72, durationS: 86_400, writeS: 60 };

test('satellites of a ring take their fleet’s dose; one that is not there takes none', () => {
  expect(dose.doseKradPerYear).toBeCloseTo(doseOf(scenario, 0).doseKradPerYear, 3);
  expect(doseOfSatellite(scenario, 99)).toBeNull();
});

test('more aluminium means less dose, and the scenario’s own is among those shown', () => {
  const own = { ...scenario, radiation: { ...radiation, shieldingMm: 3 } };
  const doses = dosesByShielding(own, 0);
  expect(doses.map(({ shieldingMm }) => shieldingMm)).toEqual([2, 3, 5, 10]);
  const krad = doses.map(({ doseKradPerYear }) => doseKradPerYear);
  expect(krad).toEqual([...krad].sort((a, b) => b - a));
  expect(dosesByShielding(scenario, 0)).toHaveLength(3);
});

test('a satellite is stopped as often as its chips and hosts together', () => {
  const { chip, host } = stopsPerYear(radiation, dose.fluxRelative);
  const { acceleratorCount } = scenario.fleets[0]!.platform;
  expect(chip * acceleratorCount + host * radiation.hostCount).toBeCloseTo(
    dose.interruptionsPerYear,
    6,
  );
});

test('silent corruptions of a job are those of its chip-years', () => {
  const { silentCount } = jobRisk(job, radiation, dose.fluxRelative);
  expect(silentCount).toBeCloseTo((dose.silentCorruptionsPerChipYear * 72) / 365.25, 9);
});

test('twice as many chips are stopped nearly twice as often, so they save more often', () => {
  const few = jobRisk(job, radiation, dose.fluxRelative);
  const many = jobRisk({ ...job, chipCount: 144 }, radiation, dose.fluxRelative);
  expect(many.interruptionCount).toBeGreaterThan(1.9 * few.interruptionCount);
  expect(many.dalyS).toBeLessThan(few.dalyS);
  // Daly's interval is Young's, less about the time of a write.
  expect(few.youngS - few.dalyS).toBeGreaterThan(0);
  expect(few.youngS - few.dalyS).toBeLessThan(60);
});

test('voting costs at least its copies, and less where little is compared at a time', () => {
  const long = jobRisk({ ...job, writeS: 600 }, radiation, dose.fluxRelative);
  const short = jobRisk({ ...job, writeS: 1 }, radiation, dose.fluxRelative);
  expect(short.twoCopiesRatio).toBeGreaterThan(2);
  expect(short.threeCopiesRatio).toBeGreaterThan(3);
  expect(short.twoCopiesRatio).toBeLessThan(long.twoCopiesRatio);
  const minute = jobRisk({ ...job, durationS: 60 }, radiation, dose.fluxRelative);
  expect(minute.segmentS).toBe(60 * 72);
});

test('a job may hold one chip up to all, each number once', () => {
  expect(chipChoices(72)).toEqual([1, 8, 64, 72]);
  expect(chipChoices(8)).toEqual([1, 8]);
  expect(chipChoices(1)).toEqual([1]);
});
