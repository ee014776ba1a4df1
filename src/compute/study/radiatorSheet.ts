// How large and heavy is a radiator for a kilowatt of heat, and how soon do chips slow without it?
import { stefanBoltzmannWPerM2K4 } from '../plant/constants.ts';
import { createThrottleLaw, heatLimits, type HeatLimit } from '../plant/throttle.ts';
import type { Platform } from '../scenario/scenario.ts';
import { oneLoopOutFraction, timesAfterLoss, type AfterLoss } from './afterLoss.ts';
import { fullLoad } from './fullLoad.ts';
import { endOfLifePlatform } from './laterPlatform.ts';
import { publishedRadiators, type PublishedRadiator } from './publishedRadiators.ts';
import {
  absorbedWPerM2,
  placesOfAttitude,
  radiatorAttitudes,
  type RadiatorAttitude,
  type RadiatorPlace,
} from './radiatorSky.ts';
import type { StudyOrbit } from './studyOrbit.ts';
import { skyCaseNames, skyFluxes, type SkyCase } from './skyCases.ts';

/** As the fleet stands now, and at the end of its design life. */
export const lifeStages = ['begin', 'end'] as const;
export type LifeStage = (typeof lifeStages)[number];

/** What a radiator of a design rejects at the hottest coolant that full power allows. */
export interface Rejection {
  /** Temperature at which it would stand with no heat from the loop. */
  readonly sinkK: number;
  readonly absorbedWPerM2: number;
  /** Emitted less absorbed, per planform of what still works. */
  readonly netWPerM2: number;
  /** What the platform's own radiator rejects, W; below 0 it takes heat up. */
  readonly rejectedW: number;
}

/** One line of the sheet. Areas are of one face, of the whole installed radiator. */
export interface RadiatorRow extends Rejection {
  readonly attitude: RadiatorAttitude;
  readonly age: LifeStage;
  readonly isLoopOut: boolean;
  readonly environment: SkyCase;
  /** Infinity where nothing is rejected. */
  readonly areaM2PerKw: number;
  readonly massKgPerKw: number;
  /** Rejected heat per heat at full work: below 1 work must slow down. */
  readonly fullLoadFraction: number;
}

/** After a loss, in one of the sheet's attitudes and ages. */
export interface ThrottleTime extends AfterLoss {
  readonly attitude: RadiatorAttitude;
  readonly age: LifeStage;
}

export interface RadiatorSheet {
  readonly altitudeKm: number;
  readonly betaRad: number;
  /** The limit that comes first, and the coolant's temperature there. */
  readonly limit: HeatLimit;
  readonly coolantK: number;
  /** Hottest coolant at which each limit still allows full power. */
  readonly limits: readonly { readonly limit: HeatLimit; readonly coolantK: number }[];
  readonly heatFullW: number;
  readonly areaM2: number;
  readonly loopCount: number;
  readonly massKgPerM2: number;
  readonly rows: readonly RadiatorRow[];
  readonly throttleTimes: readonly ThrottleTime[];
  readonly published: readonly PublishedRadiator[];
}

/** The hottest coolant at which each limit allows full power. */
export function coolantLimits(
  platform: Platform,
): readonly { readonly limit: HeatLimit; readonly coolantK: number }[] {
  const { zeroK, widthK } = createThrottleLaw(platform);
  return heatLimits.map((limit, k) => ({ limit, coolantK: zeroK[k]! - widthK[k]! }));
}

/** The limit that binds first. */
export function bindingLimit(platform: Platform): {
  readonly limit: HeatLimit;
  readonly coolantK: number;
} {
  return coolantLimits(platform).reduce((a, b) => (b.coolantK < a.coolantK ? b : a));
}

/** Watts per fourth power of the temperature that a square metre of planform emits. */
function emissionWPerM2K4({ radiator }: Platform): number {
  const { isTwoSided, emissivityFraction, finEfficiencyFraction } = radiator;
  const faces = isTwoSided ? 2 : 1;
  return faces * finEfficiencyFraction * emissivityFraction * stefanBoltzmannWPerM2K4;
}

/** What a platform's radiator rejects at a coolant temperature, along a revolution of places. */
export function rejectionAt(
  platform: Platform,
  coolantK: number,
  seen: {
    readonly altitudeKm: number;
    readonly places: readonly RadiatorPlace[];
    readonly environment: SkyCase;
  },
): Rejection {
  const { altitudeKm, places, environment } = seen;
  const sky = skyFluxes(environment);
  const absorbed = absorbedWPerM2(platform, altitudeKm, places, environment, sky);
  const emission = emissionWPerM2K4(platform);
  const square = coolantK * coolantK;
  const netWPerM2 = emission * square * square - absorbed;
  return {
    sinkK: Math.sqrt(Math.sqrt(absorbed / emission)),
    absorbedWPerM2: absorbed,
    netWPerM2,
    rejectedW: netWPerM2 * platform.radiator.areaM2,
  };
}

/** The cases of a sheet, in order. */
function* cases(): Generator<Pick<RadiatorRow, 'attitude' | 'age' | 'isLoopOut' | 'environment'>> {
  for (const attitude of radiatorAttitudes) {
    for (const age of lifeStages) {
      for (const isLoopOut of [false, true]) {
        for (const environment of skyCaseNames) yield { attitude, age, isLoopOut, environment };
      }
    }
  }
}

/**
 * Square metres of planform and kilograms of radiator for a kilowatt of heat, at the hottest
 * coolant at which the chips still run at full power (the binding limit is named), for both
 * attitudes, begin and end of life, all loops and one out, hot, mean and cold environment; beside
 * systems by others; and how soon work slows down after a loss. A loop out takes its share of the
 * area with it. `ageYears`: how old the platform is as it is handed in.
 */
export function radiatorSheet(platform: Platform, orbit: StudyOrbit, ageYears = 0): RadiatorSheet {
  const { altitudeKm, betaRad = Math.PI / 2 } = orbit;
  const { limit, coolantK } = bindingLimit(platform);
  const { heatW: heatFullW } = fullLoad(platform);
  const massKgPerM2 = platform.masses.radiatorMassKgPerM2;
  const byAge = { begin: platform, end: endOfLifePlatform(platform, ageYears) };
  const rows = [...cases()].map((each): RadiatorRow => {
    const places = placesOfAttitude(each.attitude, orbit);
    const seen = { altitudeKm, places, environment: each.environment };
    const whole = rejectionAt(byAge[each.age], coolantK, seen);
    const working = each.isLoopOut ? oneLoopOutFraction(platform) : 1;
    const perM2 = whole.netWPerM2 * working;
    const areaM2PerKw = perM2 > 0 ? 1000 / perM2 : Infinity;
    return {
      ...each,
      ...whole,
      rejectedW: whole.rejectedW * working,
      areaM2PerKw,
      massKgPerKw: areaM2PerKw * massKgPerM2,
      fullLoadFraction: (whole.rejectedW * working) / heatFullW,
    };
  });
  return {
    altitudeKm,
    betaRad,
    limit,
    coolantK,
    limits: coolantLimits(platform),
    heatFullW,
    areaM2: platform.radiator.areaM2,
    loopCount: platform.radiator.loopCount,
    massKgPerM2,
    rows,
    throttleTimes: throttleTimes(byAge, orbit, heatFullW),
    published: publishedRadiators,
  };
}

function throttleTimes(
  byAge: Readonly<Record<LifeStage, Platform>>,
  orbit: StudyOrbit,
  heatW: number,
): ThrottleTime[] {
  return radiatorAttitudes.flatMap((attitude) =>
    lifeStages.flatMap((age) => {
      const seen = { altitudeKm: orbit.altitudeKm, places: placesOfAttitude(attitude, orbit) };
      return timesAfterLoss(byAge[age], heatW, seen).map((each) => ({ attitude, age, ...each }));
    }),
  );
}
