// How cloudy is a kind of climate in each season, where nobody has counted for the site itself?

import { assumed } from './sourced.ts';
import type { Sourced } from './sourced.ts';

/** Share of the time under cloud by meteorological season of the northern half. */
export interface CloudFields {
  readonly cloudDecToFebFraction: number;
  readonly cloudMarToMayFraction: number;
  readonly cloudJunToAugFraction: number;
  readonly cloudSepToNovFraction: number;
}

/** Winter (or the dry season), spring, summer (or the wet season), autumn. */
type Seasons = readonly [number, number, number, number];

/**
 * A table of our own, rounded to 0.05: MODIS sees 0.67 of the Earth under cloud, 0.55 of the land
 * (King and others 2013), least in the subtropical deserts, most along the equator and about 60°.
 */
export const cloudClimates = {
  desert: [0.3, 0.3, 0.2, 0.2],
  mediterranean: [0.55, 0.5, 0.2, 0.4],
  steppe: [0.4, 0.4, 0.35, 0.3],
  monsoon: [0.3, 0.45, 0.85, 0.5],
  tropical: [0.75, 0.75, 0.7, 0.75],
  tradeWind: [0.55, 0.6, 0.55, 0.55],
  humidSubtropical: [0.55, 0.6, 0.6, 0.5],
  oceanic: [0.75, 0.7, 0.65, 0.7],
  continental: [0.7, 0.6, 0.55, 0.65],
  subarctic: [0.65, 0.65, 0.7, 0.75],
  polarCoast: [0.65, 0.7, 0.8, 0.8],
  iceSheet: [0.55, 0.55, 0.55, 0.55],
  /** Above the trade-wind inversion: the clouds of the island lie below. */
  aboveInversion: [0.35, 0.35, 0.25, 0.35],
} as const satisfies Record<string, Seasons>;

export type CloudClimate = keyof typeof cloudClimates;

const table = 'table of cloud by climate and season (docs/models/weather.md); climate of the site:';

type CloudCertificates = { readonly [K in keyof CloudFields]: Sourced };

/** What is assumed of a site of this climate; the seasons are those of its half of the Earth. */
export function cloudsOf(climate: CloudClimate, latitudeDeg: number): CloudCertificates {
  const ofClimate = assumed(`${table} ${climate}`);
  const [winter, spring, summer, autumn] = cloudClimates[climate];
  const isNorth = latitudeDeg >= 0;
  return {
    cloudDecToFebFraction: ofClimate(isNorth ? winter : summer, 'fraction'),
    cloudMarToMayFraction: ofClimate(isNorth ? spring : autumn, 'fraction'),
    cloudJunToAugFraction: ofClimate(isNorth ? summer : winter, 'fraction'),
    cloudSepToNovFraction: ofClimate(isNorth ? autumn : spring, 'fraction'),
  };
}

/** Seasons as months, January first. */
export function monthsOf(fields: CloudFields): number[] {
  const decToFeb = fields.cloudDecToFebFraction;
  const marToMay = fields.cloudMarToMayFraction;
  const junToAug = fields.cloudJunToAugFraction;
  const sepToNov = fields.cloudSepToNovFraction;
  return [decToFeb, marToMay, junToAug, sepToNov]
    .flatMap((fraction) => [fraction, fraction, fraction])
    .map((_, month, seasons) => seasons[(month + 1) % seasons.length]!);
}

/** The climate of a place of which only its latitude is known: that of most land there. */
export function climateAt(latitudeDeg: number): CloudClimate {
  const degrees = Math.abs(latitudeDeg);
  if (degrees < 10) return 'tropical';
  if (degrees < 18) return 'monsoon';
  if (degrees < 32) return 'steppe';
  if (degrees < 40) return 'mediterranean';
  if (degrees < 55) return 'continental';
  return degrees < 67 ? 'subarctic' : 'polarCoast';
}
