// A battery for the longest shadow, or work that pauses in it: what does either cost?
import type { Fleet, Platform, Scenario } from '../scenario/scenario.ts';
import { bridgeSize, type BridgeSize } from './bridgeSize.ts';
import { batteryLoadW, roundTripFraction, sunlitPowerW } from './designPower.ts';
import { designSeasonOf, type DesignSeason } from './worstSeason.ts';
import { asPart, meanOf, walkPlaces, type OrbitYear, type YearPlace } from './yearDays.ts';
import type { YearDay } from './yearResult.ts';

/** A year of one way to go through shadows, per satellite unless it says otherwise. */
export interface ShadowYear {
  /** Delivered share of accelerator-time: annual mean, and in the worst revolution. */
  readonly utilisationFraction: number;
  readonly worstUtilisationFraction: number;
  /** Electric power of servers in the annual mean. */
  readonly computeW: number;
  /** Of the whole fleet. */
  readonly acceleratorHours: number;
  /** Less than what bridging delivers, over the year and in the worst revolution. */
  readonly lostAcceleratorHours: number;
  readonly lostFraction: number;
  readonly worstLostFraction: number;
}

/** Bridging, slowing down or pausing, for a fleet as it stands. Plain data. */
export interface EclipseChoice {
  /** The longest shadow of the year and whose it is. */
  readonly satellite: string;
  readonly utcMs: number;
  readonly shadowS: number;
  readonly periodS: number;
  /** What bridges it at full work as the fleet stands, and still at the end of its design life. */
  readonly bridge: { readonly now: BridgeSize; readonly end: BridgeSize };
  readonly years: {
    /** With battery and array as designed: full work down to the battery's floor, then none. */
    readonly asDesigned: ShadowYear;
    /** With the battery and the array of `bridge.now` where they are larger. */
    readonly bridged: ShadowYear;
    /** The battery as designed, spread evenly over each shadow: work slows down. */
    readonly slowed: ShadowYear;
    /** The battery for housekeeping alone: servers are off in the shadow. */
    readonly paused: ShadowYear;
  };
  /**
   * Mass of bridging (`bridge.now.bridgingKg`) per kilowatt of compute that it gains on pausing in
   * the annual mean, to hold beside the design's kilograms per kilowatt; null where it gains none.
   */
  readonly kgPerKwGained: number | null;
}

/** Gains of power below this share are none. */
const gainLeastFraction = 1e-4;
const hoursOfYear = 8766;

/** The machine whose battery lets nothing but housekeeping draw on it. */
function pausing(platform: Platform): Platform {
  const { battery, housekeepingW, power } = platform;
  const restW = housekeepingW / power.pointOfLoadEfficiencyFraction;
  const dischargeMaxW = Math.min(battery.dischargeMaxW, restW);
  return { ...platform, battery: { ...battery, dischargeMaxW } };
}

/**
 * The machine that draws evenly, over the whole shadow, what the battery as designed gave up to
 * then: no more than came back.
 */
function slowing(platform: Platform, { depthFraction, shadowS }: YearDay): Platform {
  const { battery } = platform;
  const givenJ = depthFraction * battery.capacityJ * battery.dischargeEfficiencyFraction;
  const least = pausing(platform).battery.dischargeMaxW;
  const dischargeMaxW = Math.min(battery.dischargeMaxW, Math.max(least, givenJ / shadowS));
  return { ...platform, battery: { ...battery, dischargeMaxW } };
}

/** The machine with what bridges: neither battery nor array is smaller than as designed. */
function bridgingPlatform(
  platform: Platform,
  size: BridgeSize,
  seasons: readonly DesignSeason[],
): Platform {
  const { battery, array } = platform;
  const loadW = batteryLoadW(platform);
  const roundTrip = roundTripFraction(platform);
  const charges = seasons.map(({ worst }) => sunlitPowerW(loadW, worst, roundTrip) - loadW);
  return {
    ...platform,
    array: { ...array, areaM2: Math.max(array.areaM2, size.arrayM2) },
    battery: {
      ...battery,
      capacityJ: Math.max(battery.capacityJ, size.batteryJ),
      chargeMaxW: Math.max(battery.chargeMaxW, ...charges),
      dischargeMaxW: Math.max(battery.dischargeMaxW, loadW),
    },
  };
}

/** A year's days as one way's year, against the year that bridges. */
function shadowYear(
  { platform, satelliteCount }: Fleet,
  days: readonly YearDay[],
  bridged: readonly YearDay[],
): ShadowYear {
  const mean = (some: readonly YearDay[]): number => meanOf(some, (day) => day.utilisationFraction);
  const worst = (some: readonly YearDay[]): number =>
    some.reduce((least, day) => Math.min(least, day.utilisationFraction), 1);
  const hours = hoursOfYear * platform.acceleratorCount * satelliteCount;
  const utilisationFraction = mean(days);
  const lostFraction = mean(bridged) - utilisationFraction;
  return {
    utilisationFraction,
    worstUtilisationFraction: worst(days),
    computeW: meanOf(days, (day) => day.computeW),
    acceleratorHours: hours * utilisationFraction,
    lostAcceleratorHours: hours * lostFraction,
    lostFraction,
    worstLostFraction: worst(bridged) - worst(days),
  };
}

/** A fleet's year so far, as it stands. */
export interface YearSoFar {
  readonly fleet: Fleet;
  readonly years: readonly OrbitYear[];
  readonly places: readonly YearPlace[];
  /** Days at the fleet's age, of the same places. */
  readonly days: readonly YearDay[];
}

/** A year of every way, on the days as designed where a way changes nothing. */
function* shadowYears(
  scenario: Scenario,
  { fleet, places, days }: YearSoFar,
  whole: Platform,
): Generator<number, EclipseChoice['years']> {
  const { platform, ageYears } = fleet;
  const dayAt = new Map(days.map((day) => [keyOf(day.satellite, day.utcMs), day]));
  const dayOf = ({ year, utcMs }: YearPlace) =>
    dayAt.get(keyOf(scenario.satellites[year.group.satelliteIndex]!.id, utcMs));
  const dark = places.filter(({ shadowS }) => shadowS > 0);
  // Where energy costs nothing as designed, a larger or a gentler battery changes nothing.
  const isShort = (place: YearPlace) => (dayOf(place)?.lostFractions.energy ?? 0) > 0;
  const walk = function* (
    some: readonly YearPlace[],
    platformAt: (place: YearPlace) => Platform,
  ): Generator<number, YearDay[]> {
    return replaced(days, yield* walkPlaces(scenario, some, { fleet, ageYears, platformAt }));
  };
  const slower = (place: YearPlace) => slowing(platform, dayOf(place)!);
  const bridging = walk(places.filter(isShort), () => whole);
  const bridged = yield* asPart(bridging, 0, 0.3);
  const slowed = yield* asPart(walk(dark.filter(isShort), slower), 0.3, 0.6);
  const resting = walk(dark, () => pausing(platform));
  const paused = yield* asPart(resting, 0.6, 1);
  const yearOf = (some: readonly YearDay[]) => shadowYear(fleet, some, bridged);
  return {
    asDesigned: yearOf(days),
    bridged: yearOf(bridged),
    slowed: yearOf(slowed),
    paused: yearOf(paused),
  };
}

/**
 * What bridging the longest shadow weighs, and what slowing down or pausing in shadows costs, by
 * the simulator itself on the same representative days; null where there is no shadow, no array
 * that sees the Sun or nothing for a battery to carry. Yields the share that is done.
 */
export function* eclipseChoice(
  scenario: Scenario,
  soFar: YearSoFar,
): Generator<number, EclipseChoice | null> {
  const { fleet, years } = soFar;
  const { platform } = fleet;
  const seasons = years
    .map(({ group, season }) => designSeasonOf(group, season, scenario.startUtcMs))
    .filter((season) => season !== null && season.worst.darkS > 0) as DesignSeason[];
  const isCarried = platform.array.areaM2 === 0 || batteryLoadW(platform) === 0;
  if (seasons.length === 0 || isCarried) return null;
  const bridge = { now: bridgeSize(fleet, seasons, 'now'), end: bridgeSize(fleet, seasons, 'end') };
  if (!Number.isFinite(bridge.now.arrayM2)) return null;
  const whole = bridgingPlatform(platform, bridge.now, seasons);
  const found = yield* shadowYears(scenario, soFar, whole);
  const gainedW = found.bridged.computeW - found.paused.computeW;
  const gains = gainedW > gainLeastFraction * found.bridged.computeW;
  const longest = seasons.reduce((a, b) => (b.worst.darkS > a.worst.darkS ? b : a));
  return {
    satellite: scenario.satellites[longest.group.satelliteIndex]!.id,
    utcMs: longest.worst.utcMs,
    shadowS: longest.worst.darkS,
    periodS: longest.worst.periodS,
    bridge,
    years: found,
    kgPerKwGained: gains ? (1000 * bridge.now.bridgingKg) / gainedW : null,
  };
}

const keyOf = (satellite: string, utcMs: number): string => `${satellite} ${utcMs}`;

/** Days as designed, some of them gone through in another way; weights as designed. */
function replaced(days: readonly YearDay[], others: readonly YearDay[]): YearDay[] {
  const ways = new Map(others.map((day) => [keyOf(day.satellite, day.utcMs), day]));
  return days.map((day) => ({
    ...(ways.get(keyOf(day.satellite, day.utcMs)) ?? day),
    weightFraction: day.weightFraction,
  }));
}
