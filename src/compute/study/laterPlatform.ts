// What is left of a fleet's machine at the end of its design life, from how it stands now?
import { agedPlatform } from '../plant/ageing.ts';
import type { Platform } from '../scenario/scenario.ts';

/** No battery counts as less than this share of what it was. */
const leastFraction = 0.01;

/**
 * The platform at the end of its design life, from one that has aged `ageYears` already (a fleet's
 * platform has its fleet's age). Calendar fade counts on the first capacity, as in `agedPlatform`;
 * what cycling takes is not in it. A machine past its design life comes back as it is.
 */
export function endOfLifePlatform(platform: Platform, ageYears: number): Platform {
  const { battery, designLifeYears, radiator } = platform;
  const leftYears = designLifeYears - ageYears;
  if (leftYears <= 0) return platform;
  if (ageYears === 0) return agedPlatform(platform, designLifeYears);
  const later = agedPlatform(platform, leftYears);
  const keptFraction = Math.max(leastFraction, 1 - battery.calendarFadePerYearFraction * ageYears);
  const lossJ =
    (battery.calendarFadePerYearFraction * leftYears * battery.capacityJ) / keptFraction;
  return {
    ...later,
    battery: {
      ...battery,
      capacityJ: Math.max(leastFraction * battery.capacityJ, battery.capacityJ - lossJ),
    },
    radiator: {
      ...radiator,
      emissivityFraction: radiator.endOfLifeEmissivityFraction,
      absorptivityFraction: radiator.endOfLifeAbsorptivityFraction,
    },
  };
}
