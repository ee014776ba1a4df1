// Is the Moon where an almanac and a full theory have it?

import {
  asin,
  atan2,
  cos,
  moonPositionInto,
  parseUtc,
  radPerArcsec,
  radPerDeg,
  sin,
} from '../../orbit/index.ts';
import type { Claim } from './claim.ts';
import { equinoxOfDate, utcMsOfTt, type EquinoxOfDate } from './olderAxes.ts';

/** Apparent place on equator and ecliptic, true equinox of date. */
interface ApparentPlace {
  readonly rightAscensionDeg: number;
  readonly declinationDeg: number;
  readonly longitudeDeg: number;
  readonly latitudeDeg: number;
  readonly distanceKm: number;
}

/**
 * The Moon of our series. TEME has the true equator and the mean equinox: the
 * way to the true one is the equation of the equinoxes, Δψ cos ε.
 */
function moonOfDate(utcMs: number, { nutationRad, obliquityRad }: EquinoxOfDate): ApparentPlace {
  const teme = new Float64Array(3);
  const distanceKm = moonPositionInto(teme, utcMs);
  const rightAscension = atan2(teme[1]!, teme[0]!) + nutationRad * cos(obliquityRad);
  const z = teme[2]! / distanceKm;
  const across = Math.sqrt(1 - z * z);
  const [x, y] = [across * cos(rightAscension), across * sin(rightAscension)];
  const [c, s] = [cos(obliquityRad), sin(obliquityRad)];
  return {
    rightAscensionDeg: rightAscension / radPerDeg,
    declinationDeg: asin(z) / radPerDeg,
    longitudeDeg: atan2(c * y + s * z, x) / radPerDeg,
    latitudeDeg: asin(c * z - s * y) / radPerDeg,
    distanceKm,
  };
}

const meeus = 'J. Meeus, Astronomical Algorithms, 2nd ed. 1998, example 47.a';
const wholeTheory = 'ELP/MPP02 unabridged, in the tests of astronomia (commenthol), elp';
const horizons = 'JPL Horizons, in the tests of astronomia (commenthol), elp';

/** 1992-04-12, 0 h TT, with the nutation and obliquity (IAU 1980) of the example. */
function moonOfMeeus(): ApparentPlace {
  const example = { nutationRad: 16.595 * radPerArcsec, obliquityRad: 23.440636 * radPerDeg };
  return moonOfDate(utcMsOfTt(parseUtc('1992-04-12T00:00:00Z') ?? NaN), example);
}

/** 2050-01-01, 0 h UTC; no leap second foreseen, there as here. */
function moonOfHorizons(): ApparentPlace {
  const utcMs = parseUtc('2050-01-01T00:00:00Z') ?? NaN;
  return moonOfDate(utcMs, equinoxOfDate(utcMs));
}

const onEcliptic = ({ longitudeDeg, latitudeDeg }: ApparentPlace): number[] => [
  longitudeDeg,
  latitudeDeg,
];

/** 10″, what our series leaves out at worst (docs/models/moon.md). */
const seriesDeg = 0.0028;

/** Published places of the Moon: of the same series, of the whole theory and of an ephemeris. */
export const moonClaims: readonly Claim[] = [
  {
    what: 'The Moon on 1992-04-12, 0 h TT: apparent longitude and latitude',
    source: meeus,
    unit: '°',
    published: [133.167265, -3.229126],
    tolerance: 1e-5, // nutation of 1980 there and of 2000 here: 0.04″
    ours: () => onEcliptic(moonOfMeeus()),
  },
  {
    what: 'The Moon on 1992-04-12, 0 h TT: apparent right ascension and declination',
    source: meeus,
    unit: '°',
    published: [134.68847, 13.768368],
    tolerance: 1e-5,
    ours: () => {
      const { rightAscensionDeg, declinationDeg } = moonOfMeeus();
      return [rightAscensionDeg, declinationDeg];
    },
  },
  {
    what: 'The Moon on 1992-04-12, 0 h TT: distance',
    source: meeus,
    unit: 'km',
    published: [368409.7],
    tolerance: 0.1,
    ours: () => [moonOfMeeus().distanceKm],
  },
  {
    what: 'The same by the whole theory (ours is its largest terms): longitude and latitude',
    source: wholeTheory,
    unit: '°',
    published: [133 + 10 / 60, -(3 + 13 / 60 + 45 / 3600)],
    tolerance: seriesDeg,
    ours: () => onEcliptic(moonOfMeeus()),
  },
  {
    what: 'The Moon on 2050-01-01, 0 h UTC: apparent longitude and latitude',
    source: horizons,
    unit: '°',
    published: [18.675598, 3.3912135],
    tolerance: seriesDeg,
    ours: () => onEcliptic(moonOfHorizons()),
  },
  {
    what: 'The Moon on 1992-04-12 by the whole theory: distance',
    source: wholeTheory,
    unit: 'km',
    published: [368405.6],
    tolerance: 25, // what our series leaves out at worst
    ours: () => [moonOfMeeus().distanceKm],
  },
];
