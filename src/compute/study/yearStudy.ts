// What does each fleet deliver over a year at full work, new and at the end of its life?
import { eclipseSeason, type EclipseSeason } from '../../orbit/index.ts';
import type { Progress } from '../account/result.ts';
import { causes, type Cause } from '../account/cause.ts';
import type { Fleet, Platform, Scenario } from '../scenario/scenario.ts';
import { batteryWear } from './batteryWear.ts';
import { drained } from './drained.ts';
import { fullLoad } from './fullLoad.ts';
import { fullWork } from './fullWork.ts';
import { endOfLifePlatform } from './laterPlatform.ts';
import { massRollUp } from './massRollUp.ts';
import { orbitGroups, type OrbitGroup } from './orbitGroups.ts';
import { representativeDays } from './representativeDays.ts';
import type { WorstOrbit, YearAge, YearDay, YearFleet, YearStudy } from './yearResult.ts';

/** What a caller may choose. */
export interface YearOptions {
  /** Representative days an orbit and age; default 24. */
  readonly dayCount?: number;
  /** Orbits over all fleets, at least one a fleet; default 24. */
  readonly orbitMax?: number;
}

const daySeconds = 86_400;
const yearS = 365.25 * daySeconds;
const leastCapacityFraction = 0.01;

/** An orbit with its year. */
interface OrbitYear {
  readonly group: OrbitGroup;
  readonly season: EclipseSeason;
  /** Its share of the fleet's satellites. */
  readonly shareFraction: number;
}

/** Seasons of a fleet's orbits; null where none has states. Yields the share that is done. */
function* orbitYears(
  scenario: Scenario,
  groups: readonly OrbitGroup[],
): Generator<number, readonly OrbitYear[] | null> {
  const { startUtcMs, earth } = scenario;
  const found: { group: OrbitGroup; season: EclipseSeason }[] = [];
  for (const [index, group] of groups.entries()) {
    const work = eclipseSeason({ orbit: group.orbit, startUtcMs, earth });
    for (let step = work.next(); ; step = work.next()) {
      if (step.done) {
        if (!step.value.shadowS.some(Number.isNaN)) found.push({ group, season: step.value });
        break;
      }
      yield (index + step.value) / groups.length;
    }
  }
  const count = found.reduce((sum, { group }) => sum + group.satelliteCount, 0);
  if (count === 0) return null;
  return found.map((each) => ({ ...each, shareFraction: each.group.satelliteCount / count }));
}

/** A fleet's machine at an age. */
interface Aged {
  readonly fleet: Fleet;
  readonly platform: Platform;
  readonly ageYears: number;
}

/** Every representative day of every orbit of a fleet. Yields the share that is done. */
function* walkDays(
  scenario: Scenario,
  years: readonly OrbitYear[],
  aged: Aged,
  dayCount: number,
): Generator<number, YearDay[]> {
  const days: YearDay[] = [];
  for (const [index, { group, season, shareFraction }] of years.entries()) {
    const { satelliteIndex, orbit } = group;
    const chosen = representativeDays(season, dayCount);
    for (const [at, { row, weightFraction }] of chosen.entries()) {
      yield (index + at / chosen.length) / years.length;
      const utcMs = scenario.startUtcMs + season.timeS[row]! * 1000;
      const request = { satelliteIndex, orbit, platform: aged.platform, utcMs };
      // One revolution takes milliseconds: its own progress is not worth a yield.
      const work = drained(fullWork(scenario, request));
      if (work === null) continue;
      days.push({
        fleet: aged.fleet.id,
        satellite: scenario.satellites[satelliteIndex]!.id,
        ageYears: aged.ageYears,
        utcMs,
        betaRad: season.betaRad[row]!,
        shadowS: season.shadowS[row]!,
        weightFraction: weightFraction * shareFraction,
        ...work,
      });
    }
  }
  const total = days.reduce((sum, { weightFraction }) => sum + weightFraction, 0);
  return days.map((day) => ({ ...day, weightFraction: day.weightFraction / total }));
}

/** Mean over the year of what the days have. */
function meanOf(days: readonly YearDay[], pick: (day: YearDay) => number): number {
  return days.reduce((sum, day) => sum + day.weightFraction * pick(day), 0);
}

function worstOf(days: readonly YearDay[]): WorstOrbit {
  const worst = days.reduce((a, b) => (b.utilisationFraction < a.utilisationFraction ? b : a));
  const { satellite, utcMs, betaRad, utilisationFraction, computeW, lostFractions } = worst;
  const cause = causes.reduce((a, b) => (lostFractions[b] > lostFractions[a] ? b : a));
  const isLoss = lostFractions[cause] > 0;
  return { satellite, utcMs, betaRad, utilisationFraction, computeW, cause: isLoss ? cause : null };
}

function ageOf(days: readonly YearDay[], aged: Aged, periodS: number): YearAge {
  const { platform, fleet, ageYears } = aged;
  const utilisationFraction = meanOf(days, (day) => day.utilisationFraction);
  const acceleratorS = utilisationFraction * platform.acceleratorCount * yearS;
  const cycles = days.map(({ depthFraction, weightFraction }) => ({
    depthFraction: depthFraction > depthLeastFraction ? depthFraction : 0,
    count: (weightFraction * yearS) / periodS,
  }));
  const lost = causes.map((cause): [Cause, number] => [
    cause,
    meanOf(days, (day) => day.lostFractions[cause]),
  ]);
  return {
    ageYears,
    acceleratorHours: (acceleratorS * fleet.satelliteCount) / 3600,
    deliveredFlop: acceleratorS * fleet.satelliteCount * platform.accelerator.bf16FlopPerS,
    utilisationFraction,
    computeW: meanOf(days, (day) => day.computeW),
    lostFractions: Object.fromEntries(lost) as Record<Cause, number>,
    worst: worstOf(days),
    battery: batteryWear(platform.battery, cycles),
    temperatureMaxK: days.reduce((most, day) => Math.max(most, day.temperatureMaxK), 0),
  };
}

/** Ripples smaller than this are no cycles: a battery that is full stays full to rounding. */
const depthLeastFraction = 1e-3;

/** The machine at its end, with what a new one's cycles take off its battery until then. */
function atEnd({ platform, ageYears }: Fleet, first: YearAge): Platform {
  const later = endOfLifePlatform(platform, ageYears);
  const years = platform.designLifeYears - ageYears;
  const { cycleWearPerYearFraction } = first.battery;
  const lost = cycleWearPerYearFraction * (1 - platform.battery.endOfLifeFraction) * years;
  const lostJ = lost * platform.battery.capacityJ;
  const leastJ = leastCapacityFraction * platform.battery.capacityJ;
  const capacityJ = Math.max(leastJ, later.battery.capacityJ - lostJ);
  return { ...later, battery: { ...later.battery, capacityJ } };
}

function* fleetYear(
  scenario: Scenario,
  fleetIndex: number,
  { dayCount = 24, orbitMax = 24 }: YearOptions,
): Generator<number, { readonly fleet: YearFleet; readonly days: readonly YearDay[] } | null> {
  const fleet = scenario.fleets[fleetIndex]!;
  const { platform, ageYears, satelliteCount } = fleet;
  if (satelliteCount === 0 || platform.acceleratorCount === 0) return null;
  const groupMax = Math.max(1, Math.floor(orbitMax / scenario.fleets.length));
  const groups = orbitGroups(scenario, fleetIndex, groupMax);
  const years = yield* asPart(orbitYears(scenario, groups), 0, 0.3);
  if (years === null) return null;
  const { periodS } = years[0]!.season;
  const now = { fleet, platform, ageYears };
  const days = yield* asPart(walkDays(scenario, years, now, dayCount), 0.3, 0.65);
  if (days.length === 0) return null;
  const ages = [ageOf(days, now, periodS)];
  if (ageYears < platform.designLifeYears) {
    const end = { fleet, platform: atEnd(fleet, ages[0]!), ageYears: platform.designLifeYears };
    const late = yield* asPart(walkDays(scenario, years, end, dayCount), 0.65, 1);
    ages.push(ageOf(late, end, periodS));
    days.push(...late);
  }
  const sustainedW = ages.reduce((sum, { computeW }) => sum + computeW, 0) / ages.length;
  const sunlit = years.map(({ season, shareFraction }) => ({ ...season.summary, shareFraction }));
  const found: YearFleet = {
    fleet: fleet.id,
    satelliteCount,
    acceleratorCount: platform.acceleratorCount,
    orbitCount: years.length,
    sunlitFraction: sunlit.reduce((s, each) => s + each.shareFraction * each.sunlitFractionMean, 0),
    sunlitFractionMin: Math.min(...sunlit.map((each) => each.sunlitFractionMin)),
    computeFullW: fullLoad(platform).computeW,
    ages,
    mass: massRollUp(platform, sustainedW),
  };
  return { fleet: found, days };
}

function* asPart<T>(work: Generator<number, T>, from: number, to: number): Generator<number, T> {
  for (let step = work.next(); ; step = work.next()) {
    if (step.done) return step.value;
    yield from + step.value * (to - from);
  }
}

/**
 * A year from the scenario's start with work for every accelerator all the time: representative
 * days by the Sun's height over each orbit, one revolution of each in its cyclic steady state by
 * the simulator itself, at the fleet's age and at the end of its design life (its battery worn by
 * the cycles of the first year). Satellites of one plane share their Sun, so one stands for all;
 * of more planes than `orbitMax` evenly spaced ones do. No network, no radiation; deterministic.
 * Yields the share that is done, every few milliseconds.
 */
export function* yearStudy(
  scenario: Scenario,
  options: YearOptions = {},
): Generator<Progress, YearStudy> {
  const fleets: YearFleet[] = [];
  const days: YearDay[] = [];
  const skippedFleets: string[] = [];
  const fleetCount = scenario.fleets.length;
  for (const [index, { id }] of scenario.fleets.entries()) {
    const work = asPart(
      fleetYear(scenario, index, options),
      index / fleetCount,
      (index + 1) / fleetCount,
    );
    let step = work.next();
    for (; !step.done; step = work.next()) yield { stage: 'schedule', doneFraction: step.value };
    if (step.value === null) skippedFleets.push(id);
    else {
      fleets.push(step.value.fleet);
      days.push(...step.value.days);
    }
  }
  const { startUtcMs } = scenario;
  return { startUtcMs, dayCount: options.dayCount ?? 24, fleets, days, skippedFleets };
}
