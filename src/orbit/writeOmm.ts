// How is an element set written as an orbit mean-elements message in JSON?
import { radPerDeg } from './constants.ts';
import { ccsdsDesignator } from './designator.ts';
import type { ElementSet } from './elementSet.ts';
import { formatUtc } from './time.ts';

/** Designed satellites get nine digits, out of the way of the catalogue. */
export const ommFirstFreeNumber = 900_000_001;

/** Fifteen digits: what a float64 holds of degrees that were radians in between. */
function clean(value: number): number {
  return Number(value.toPrecision(15));
}

/**
 * One record with CelesTrak's keywords and those of CCSDS 502.0-B-3 that say what the numbers are.
 * The epoch is rounded to the microsecond (8 mm of flight), the rest to 15 digits.
 */
export function writeOmmJson(elementSet: ElementSet, catalogNumber: string): string {
  const designator = ccsdsDesignator(elementSet.internationalDesignator ?? '');
  return JSON.stringify({
    OBJECT_NAME: elementSet.name,
    OBJECT_ID: designator === '' ? 'UNKNOWN' : designator,
    CENTER_NAME: 'EARTH',
    REF_FRAME: 'TEME',
    TIME_SYSTEM: 'UTC',
    MEAN_ELEMENT_THEORY: 'SGP4',
    EPOCH: formatUtc(elementSet.epochUtcMs, 6).slice(0, -1),
    MEAN_MOTION: clean((elementSet.meanMotionRadPerMin * 1440) / (2 * Math.PI)),
    ECCENTRICITY: elementSet.eccentricity,
    INCLINATION: clean(elementSet.inclinationRad / radPerDeg),
    RA_OF_ASC_NODE: clean(elementSet.rightAscensionRad / radPerDeg),
    ARG_OF_PERICENTER: clean(elementSet.argumentOfPerigeeRad / radPerDeg),
    MEAN_ANOMALY: clean(elementSet.meanAnomalyRad / radPerDeg),
    EPHEMERIS_TYPE: 0,
    CLASSIFICATION_TYPE: 'U',
    NORAD_CAT_ID: Number(catalogNumber),
    ELEMENT_SET_NO: 999,
    REV_AT_EPOCH: 0,
    BSTAR: elementSet.bstar,
    MEAN_MOTION_DOT: 0,
    MEAN_MOTION_DDOT: 0,
  });
}
