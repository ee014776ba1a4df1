// How large and heavy are battery and array that carry full work through the longest shadow?
import type { Fleet, Platform, SolarArray } from '../scenario/scenario.ts';
import { arrayOn, hardestRevolution } from './arrayNeed.ts';
import { batteryWear } from './batteryWear.ts';
import { batteryLoadW, roundTripFraction, sunlitPowerW } from './designPower.ts';
import { sourceFraction } from './fullLoad.ts';
import { endOfLifePlatform } from './laterPlatform.ts';
import type { DesignSeason, SeasonDay } from './worstSeason.ts';

/** What bridges the longest shadow at full work; kilograms without structure. */
export interface BridgeSize {
  /** Capacity when installed, and its mass and share of the satellite's stated mass. */
  readonly batteryJ: number;
  readonly batteryKg: number;
  readonly batteryMassFraction: number;
  /** What must be added to the battery that the design has; 0: nothing. */
  readonly extraBatteryJ: number;
  readonly extraBatteryKg: number;
  /** Array that carries full work and recharges, and what must be added to the design's own. */
  readonly arrayM2: number;
  readonly extraArrayM2: number;
  readonly extraArrayKg: number;
  /** The part of that array which a machine that pauses in the shadow does not need. */
  readonly rechargeM2: number;
  readonly rechargeKg: number;
  /** Battery and array that must be added, and their share of the satellite's stated mass. */
  readonly extraKg: number;
  readonly extraMassFraction: number;
  /** What working through the shadow weighs and pausing does not: of battery and array the part. */
  readonly bridgingKg: number;
  readonly bridgingMassFraction: number;
}

const yearS = 365.25 * 86_400;
/** Batteries larger than so many times the least that bridges once are no answer. */
const batteryTimesMax = 64;
const bisectionCount = 40;

/** Energy out of the cells for the longest shadow of a season, at full work. */
function drawnJ({ battery }: Platform, loadW: number, darkS: number): number {
  return (loadW * darkS) / battery.dischargeEfficiencyFraction;
}

/** Share of a battery that is left after years of a season's shadows. */
function keptFraction(
  platform: Platform,
  season: DesignSeason,
  { capacityJ, years }: { readonly capacityJ: number; readonly years: number },
): number {
  const { days } = season;
  const loadW = batteryLoadW(platform);
  const deepest = platform.battery.depthOfDischargeMaxFraction;
  const cycles = days.map(({ darkS, periodS }) => ({
    depthFraction: Math.min(deepest, drawnJ(platform, loadW, darkS) / capacityJ),
    count: yearS / periodS / days.length,
  }));
  return 1 - years * batteryWear(platform.battery, cycles).capacityLossPerYearFraction;
}

/** The least capacity that still bridges after so many years; Infinity where none does. */
function batteryFor(platform: Platform, season: DesignSeason, years: number): number {
  const { depthOfDischargeMaxFraction } = platform.battery;
  const neededJ = drawnJ(platform, batteryLoadW(platform), season.worst.darkS);
  const leastJ = neededJ / depthOfDischargeMaxFraction;
  if (years <= 0 || leastJ === 0) return leastJ;
  const bridges = (capacityJ: number): boolean =>
    capacityJ * keptFraction(platform, season, { capacityJ, years }) >= leastJ;
  let [low, high] = [leastJ, batteryTimesMax * leastJ];
  if (!bridges(high)) return Infinity;
  for (let k = 0; k < bisectionCount; k += 1) {
    const middle = (low + high) / 2;
    if (bridges(middle)) high = middle;
    else low = middle;
  }
  return high;
}

/** Power that housekeeping alone takes from the battery in the shadow, W at the bus. */
function pausedLoadW(platform: Platform): number {
  const { power, housekeepingW, fission } = platform;
  const restW = housekeepingW / power.pointOfLoadEfficiencyFraction;
  return Math.max(0, restW - fission.powerW * sourceFraction(platform));
}

/** An array for full work through a season, and the part of it that is for charging, m². */
interface ArraySize {
  readonly arrayM2: number;
  readonly rechargeM2: number;
}

function arrayFor(
  fleet: Pick<Fleet, 'platform' | 'attitude'>,
  season: DesignSeason,
  array: SolarArray,
): ArraySize {
  const { platform } = fleet;
  const source = sourceFraction(platform);
  const roundTrip = roundTripFraction(platform);
  const loadW = batteryLoadW(platform);
  const bridgedW = (day: SeasonDay): number => sunlitPowerW(loadW, day, roundTrip) / source;
  const restW = pausedLoadW(platform);
  const chargingW = (inShadowW: number): number =>
    (sunlitPowerW(inShadowW, season.worst, roundTrip) - inShadowW) / source;
  const { day, neededW } = hardestRevolution(fleet, season, bridgedW);
  const perM2 = (on: SeasonDay): number => arrayOn(array, fleet, season, on) / array.areaM2;
  return {
    arrayM2: neededW / perM2(day),
    rechargeM2: (chargingW(loadW) - chargingW(restW)) / perM2(season.worst),
  };
}

/**
 * Sizes for the fleet's worst orbit of each, in m² and J: as the fleet stands (`now`), or so that
 * it still bridges at the end of its design life (`end`), by then with fewer cells and a battery
 * worn by its calendar and by the cycles of full work. Infinity where nothing of that kind does.
 */
export function bridgeSize(
  fleet: Pick<Fleet, 'platform' | 'attitude' | 'ageYears'>,
  seasons: readonly DesignSeason[],
  stage: 'now' | 'end',
): BridgeSize {
  const { platform, ageYears } = fleet;
  const { masses, massKg, battery, array } = platform;
  const years = stage === 'now' ? 0 : Math.max(0, platform.designLifeYears - ageYears);
  const aged = stage === 'now' ? array : endOfLifePlatform(platform, ageYears).array;
  const batteryJ = Math.max(...seasons.map((each) => batteryFor(platform, each, years)));
  const arrays = seasons.map((each) => arrayFor(fleet, each, aged));
  const arrayM2 = Math.max(...arrays.map((each) => each.arrayM2));
  const rechargeM2 = Math.max(...arrays.map((each) => each.rechargeM2));
  const extraBatteryJ = Math.max(0, batteryJ - battery.capacityJ);
  const extraArrayM2 = Math.max(0, arrayM2 - array.areaM2);
  const batteryKg = batteryJ * masses.batteryMassKgPerJ;
  const extraBatteryKg = extraBatteryJ * masses.batteryMassKgPerJ;
  const extraArrayKg = extraArrayM2 * masses.arrayMassKgPerM2;
  const extraKg = extraBatteryKg + extraArrayKg;
  const rechargeKg = rechargeM2 * masses.arrayMassKgPerM2;
  const workShare = 1 - pausedLoadW(platform) / batteryLoadW(platform);
  const bridgingKg = batteryKg * workShare + rechargeKg;
  return {
    ...{ batteryJ, batteryKg, batteryMassFraction: batteryKg / massKg },
    ...{ extraBatteryJ, extraBatteryKg, arrayM2, extraArrayM2, extraArrayKg },
    ...{ rechargeM2, rechargeKg, extraKg, extraMassFraction: extraKg / massKg },
    ...{ bridgingKg, bridgingMassFraction: bridgingKg / massKg },
  };
}
