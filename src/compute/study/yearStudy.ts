// What does each fleet deliver over a year at full work, new and at the end of its life?
import type { Progress } from '../account/result.ts';
import { causes, type Cause } from '../account/cause.ts';
import type { Fleet, Platform, Scenario } from '../scenario/scenario.ts';
import { batteryWear } from './batteryWear.ts';
import { eclipseChoice, type EclipseChoice } from './eclipseChoice.ts';
import { fullLoad } from './fullLoad.ts';
import { endOfLifePlatform } from './laterPlatform.ts';
import { massRollUp } from './massRollUp.ts';
import { orbitGroups } from './orbitGroups.ts';
import { asPart, meanOf, orbitYears, walkPlaces, yearPlaces, type OrbitYear } from './yearDays.ts';
import type { SkippedFleet, WorstOrbit } from './yearResult.ts';
import type { YearAge, YearDay, YearFleet, YearStudy } from './yearResult.ts';

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

/** A fleet's machine at an age. */
interface Aged {
  readonly fleet: Fleet;
  readonly platform: Platform;
  readonly ageYears: number;
}

function worstOf(days: readonly YearDay[]): WorstOrbit {
  const worst = days.reduce((a, b) => (b.utilisationFraction < a.utilisationFraction ? b : a));
  const { satellite, utcMs, betaRad, utilisationFraction, computeW, lostFractions } = worst;
  const cause = causes.reduce((a, b) => (lostFractions[b] > lostFractions[a] ? b : a));
  const isLoss = lostFractions[cause] > 0;
  return { satellite, utcMs, betaRad, utilisationFraction, computeW, cause: isLoss ? cause : null };
}

function ageOf(days: readonly YearDay[], aged: Aged): YearAge {
  const { platform, fleet, ageYears } = aged;
  const utilisationFraction = meanOf(days, (day) => day.utilisationFraction);
  const acceleratorS = utilisationFraction * platform.acceleratorCount * yearS;
  const cycles = days.map(({ depthFraction, weightFraction, periodS }) => ({
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
    battery: platform.battery.capacityJ > 0 ? batteryWear(platform.battery, cycles) : null,
    temperatureMaxK: days.reduce((most, day) => Math.max(most, day.temperatureMaxK), 0),
  };
}

/** Ripples smaller than this are no cycles: a battery that is full stays full to rounding. */
const depthLeastFraction = 1e-3;

/** The machine at its end, with what a new one's cycles take off its battery until then. */
function atEnd({ platform, ageYears }: Fleet, first: YearAge): Platform {
  const later = endOfLifePlatform(platform, ageYears);
  const years = platform.designLifeYears - ageYears;
  const cycleWearPerYearFraction = first.battery?.cycleWearPerYearFraction ?? 0;
  const lost = cycleWearPerYearFraction * (1 - platform.battery.endOfLifeFraction) * years;
  const lostJ = lost * platform.battery.capacityJ;
  const leastJ = leastCapacityFraction * platform.battery.capacityJ;
  const capacityJ = Math.max(leastJ, later.battery.capacityJ - lostJ);
  return { ...later, battery: { ...later.battery, capacityJ } };
}

/** What a fleet has of a year: its figures and days, or why it has none. */
type FleetFound =
  { readonly fleet: YearFleet; readonly days: readonly YearDay[] } | { readonly reason: string };

function* fleetYear(
  scenario: Scenario,
  fleetIndex: number,
  { dayCount = 24, orbitMax = 24 }: YearOptions,
): Generator<number, FleetFound> {
  const fleet = scenario.fleets[fleetIndex]!;
  const { platform, ageYears, satelliteCount } = fleet;
  if (satelliteCount === 0) return { reason: 'it has no satellites' };
  if (platform.acceleratorCount === 0) return { reason: 'its machine has no accelerators' };
  const groupMax = Math.max(1, Math.floor(orbitMax / scenario.fleets.length));
  const groups = orbitGroups(scenario, fleetIndex, groupMax);
  const years = yield* asPart(orbitYears(scenario, groups), 0, 0.2);
  const places = yearPlaces(years, scenario.startUtcMs, dayCount);
  const walk = (aged: Aged) =>
    walkPlaces(scenario, places, { ...aged, platformAt: () => aged.platform });
  const now = { fleet, platform, ageYears };
  const days = yield* asPart(walk(now), 0.2, 0.4);
  if (days.length === 0) return { reason: 'its orbits have no states for a year' };
  const eclipse = yield* asPart(eclipseChoice(scenario, { fleet, years, places, days }), 0.4, 0.8);
  const ages = [ageOf(days, now)];
  const all = [...days];
  if (ageYears < platform.designLifeYears) {
    const end = { fleet, platform: atEnd(fleet, ages[0]!), ageYears: platform.designLifeYears };
    const late = yield* asPart(walk(end), 0.8, 1);
    ages.push(ageOf(late, end));
    all.push(...late);
  }
  return { fleet: fleetOf(fleet, years, ages, eclipse), days: all };
}

/**
 * Mean power that went into delivered work: what servers got, but no more than full power for the
 * share of time delivered, so that idling alone delivers nothing.
 */
function deliveringW({ computeW, utilisationFraction }: YearAge, fullW: number): number {
  return Math.min(computeW, utilisationFraction * fullW);
}

function fleetOf(
  { id, platform, satelliteCount }: Fleet,
  years: readonly OrbitYear[],
  ages: readonly YearAge[],
  eclipse: EclipseChoice | null,
): YearFleet {
  const { computeW: computeFullW } = fullLoad(platform);
  const sustainedW =
    ages.reduce((sum, age) => sum + deliveringW(age, computeFullW), 0) / ages.length;
  const sunlit = years.map(({ season, shareFraction }) => ({ ...season.summary, shareFraction }));
  return {
    fleet: id,
    satelliteCount,
    acceleratorCount: platform.acceleratorCount,
    orbitCount: years.length,
    sunlitFraction: sunlit.reduce((s, each) => s + each.shareFraction * each.sunlitFractionMean, 0),
    sunlitFractionMin: Math.min(...sunlit.map((each) => each.sunlitFractionMin)),
    computeFullW,
    ages,
    mass: massRollUp(platform, sustainedW),
    eclipse,
  };
}

/**
 * A year from the scenario's start with work for every accelerator all the time: representative
 * days by the Sun's height over each orbit, one revolution of each in its cyclic steady state by
 * the simulator itself, at the fleet's age and at the end of its design life (its battery worn by
 * the cycles of the first year). Satellites of one plane share their Sun, so one stands for all;
 * of more planes than `orbitMax` evenly spaced ones do. Beside it what bridging the longest shadow
 * weighs, and what slowing down or pausing in shadows costs. No network, no radiation;
 * deterministic.
 * Yields the share that is done, every few milliseconds.
 */
export function* yearStudy(
  scenario: Scenario,
  options: YearOptions = {},
): Generator<Progress, YearStudy> {
  const fleets: YearFleet[] = [];
  const days: YearDay[] = [];
  const skippedFleets: SkippedFleet[] = [];
  const fleetCount = scenario.fleets.length;
  for (const [index, { id }] of scenario.fleets.entries()) {
    const work = asPart(
      fleetYear(scenario, index, options),
      index / fleetCount,
      (index + 1) / fleetCount,
    );
    let step = work.next();
    for (; !step.done; step = work.next()) yield { stage: 'schedule', doneFraction: step.value };
    if ('reason' in step.value) skippedFleets.push({ fleet: id, reason: step.value.reason });
    else {
      fleets.push(step.value.fleet);
      days.push(...step.value.days);
    }
  }
  const { startUtcMs } = scenario;
  return { startUtcMs, dayCount: options.dayCount ?? 24, fleets, days, skippedFleets };
}
