// What is left of a machine after some years?
import type { Platform } from '../scenario/scenario.ts';

/** Shares of the design life and of capacity stay within what the models were made for. */
const capacityLeastFraction = 0.01;

function between(begin: number, end: number, share: number): number {
  return begin + (end - begin) * Math.min(1, share);
}

/** 1 − loss, compounded over whole years and in proportion within the last. */
function leftAfter(lossPerYear: number, years: number): number {
  let left = 1;
  for (let year = 1; year <= years; year += 1) left *= 1 - lossPerYear;
  return left * (1 - lossPerYear * (years - Math.floor(years)));
}

/**
 * The platform at an age: cells have lost `degradationPerYearFraction` a year (compounded), the
 * battery `calendarFadePerYearFraction` of its first capacity a year, and the radiator's emissivity
 * and absorptivity are on a straight line from begin to end of the design life, where they stay.
 * What cycling takes from the battery depends on orbit and work: see `study/batteryWear.ts`.
 */
export function agedPlatform(platform: Platform, ageYears: number): Platform {
  const { array, battery, radiator, designLifeYears } = platform;
  const share = ageYears / designLifeYears;
  const keptFraction = leftAfter(array.degradationPerYearFraction, ageYears);
  const capacityFraction = Math.max(
    capacityLeastFraction,
    1 - battery.calendarFadePerYearFraction * ageYears,
  );
  return {
    ...platform,
    array: { ...array, degradationFraction: 1 - (1 - array.degradationFraction) * keptFraction },
    battery: { ...battery, capacityJ: battery.capacityJ * capacityFraction },
    radiator: {
      ...radiator,
      emissivityFraction: between(
        radiator.emissivityFraction,
        radiator.endOfLifeEmissivityFraction,
        share,
      ),
      absorptivityFraction: between(
        radiator.absorptivityFraction,
        radiator.endOfLifeAbsorptivityFraction,
        share,
      ),
    },
  };
}
