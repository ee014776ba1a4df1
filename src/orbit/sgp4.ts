// Where does SGP4 put a satellite, and what does it say when it cannot?
import { sgp4, twoline2satrec, type SatRec } from 'satellite.js';
import { radPerDeg } from './constants.ts';
import type { ElementSet } from './elementSet.ts';
import { dayOfYearOf } from './time.ts';

/** An element set made ready for SGP4; what is inside the record is satellite.js's business. */
export interface Propagator {
  readonly elementSet: ElementSet;
  readonly record: SatRec;
}

export interface PropagatorFailure {
  readonly elementSet: ElementSet;
  readonly errorCode: number;
}

/** SGP4 gave numbers that are not finite without reporting an error of its own. */
export const notFiniteCode = 7;

const meanings: readonly string[] = [
  'no error',
  'mean eccentricity outside 0 to 1',
  'mean motion below zero',
  'perturbed eccentricity outside 0 to 1',
  'semi-latus rectum below zero',
  'epoch elements are sub-orbital',
  'the satellite has decayed',
  'the state is not finite',
];

/** What an SGP4 status code means, in words. */
export function sgp4ErrorMeaning(code: number): string {
  return meanings[code] ?? `unknown code ${code}`;
}

/** A line of elements whose fields are found by their first column but keep all their digits. */
function wideLine(fields: Readonly<Record<number, string>>): string {
  const line = { substring: (start: number) => fields[start] ?? '0' };
  return line as unknown as string;
}

/**
 * satellite.js reads element sets only as fixed columns (which would round our numbers) or as
 * OMM (which cuts epochs to milliseconds: up to 4 cm in deep space, through the Moon, the Sun and
 * sidereal time). Its reader of columns asks for nothing but `substring`, so it is handed lines
 * without a width. The verification set's test holds this to 1e-6 km.
 */
function recordOf(elementSet: ElementSet): SatRec {
  const [year, dayOfYear] = dayOfYearOf(elementSet.epochUtcMs);
  const [mantissa, exponent] = Math.abs(elementSet.bstar).toExponential().split('e');
  const first = wideLine({
    2: elementSet.catalogNumber,
    18: String(year < 1957 ? year - 2000 : year - 1900), // it adds 1900 from 57 on, 2000 below
    20: String(dayOfYear),
    53: elementSet.bstar < 0 ? '-' : '',
    54: mantissa!.replace('.', ''),
    59: String(Number(exponent) + 1),
  });
  const second = wideLine({
    8: String(elementSet.inclinationRad / radPerDeg),
    17: String(elementSet.rightAscensionRad / radPerDeg),
    26: elementSet.eccentricity.toFixed(24).slice(2),
    34: String(elementSet.argumentOfPerigeeRad / radPerDeg),
    43: String(elementSet.meanAnomalyRad / radPerDeg),
    52: String((elementSet.meanMotionRadPerMin * 1440) / (2 * Math.PI)),
  });
  return twoline2satrec(first, second);
}

/** Initialises SGP4 ("improved" mode, WGS 72) from mean elements, or says why it cannot. */
export function createPropagator(elementSet: ElementSet): Propagator | PropagatorFailure {
  const { eccentricity, meanMotionRadPerMin } = elementSet;
  if (!(eccentricity >= 0 && eccentricity < 1)) return { elementSet, errorCode: 1 };
  if (!(meanMotionRadPerMin > 0)) return { elementSet, errorCode: 2 };
  const record = recordOf(elementSet);
  const errorCode = propagateInto(new Float64Array(6), 0, { elementSet, record }, 0);
  return errorCode === 0 ? { elementSet, record } : { elementSet, errorCode };
}

export function isPropagator(
  result: Propagator | { readonly errorCode: number },
): result is Propagator {
  return 'record' in result;
}

/** Minutes from the epoch of an element set to an instant. */
export function minutesSinceEpoch(elementSet: ElementSet, utcMs: number): number {
  return (utcMs - elementSet.epochUtcMs) / 60000;
}

/**
 * Writes position (km) and velocity (km/s) in TEME to out[offset…offset+5] and returns 0, or fills
 * with NaN and returns SGP4's error code (1…6; 7 when its numbers are not finite).
 */
export function propagateInto(
  out: Float64Array,
  offset: number,
  propagator: Propagator,
  minutes: number,
): number {
  const { record } = propagator;
  const state = sgp4(record, minutes);
  if (state !== null) {
    const { position, velocity } = state;
    const sum = position.x + position.y + position.z + velocity.x + velocity.y + velocity.z;
    if (sum - sum === 0) {
      out[offset] = position.x;
      out[offset + 1] = position.y;
      out[offset + 2] = position.z;
      out[offset + 3] = velocity.x;
      out[offset + 4] = velocity.y;
      out[offset + 5] = velocity.z;
      return 0;
    }
  }
  out.fill(NaN, offset, offset + 6);
  const code: number = record.error;
  return code === 0 ? notFiniteCode : code;
}
