// Where does SGP4 put a deep-space object (a period of 225 minutes and more)?
//
// Secular effects of Moon and Sun, resonance, lunar-solar periods, then the common end of SGP4:
// Spacetrack Reports 3 and 6; AIAA 2006-6753. One instant by full functions; the integrator of the
// resonance keeps its knots.
import { sgp4J2 } from '../constants.ts';
import { cbrt } from '../deterministic.ts';
import { deep, deepRowOf } from './deepColumns.ts';
import { rateUnitPerMin, type Sgp4Record } from './elements.ts';
import { addLunarSolar } from './lunarSolar.ts';
import { emptyMean, setAngles, stateOfMean, withoutTurns } from './meanState.ts';
import { createResonance, moveResonance, sinceKnot, type Resonance } from './resonance.ts';

const siderealRatePerMin = 4.3752690880113e-3; // rptim
const j3OverJ2 = -0.00000253881 / sgp4J2; // WGS 72, as SGP4
const polarMargin = 1.5e-12;

/** A deep-space object made ready; its resonance, if it has one, remembers the steps taken. */
export interface DeepObject {
  readonly row: Float64Array;
  readonly resonance: Resonance | undefined;
}

/** Undefined for a record whose constants are not finite, or of the older mode "afspc". */
export function createDeepObject(record: Sgp4Record): DeepObject | undefined {
  const row = record.operationmode === 'i' ? deepRowOf(record) : undefined;
  if (row === undefined) return undefined;
  return { row, resonance: record.irez === 0 ? undefined : createResonance(row) };
}

const mean = emptyMean();

/** The mean anomaly that resonance gives; leaves the mean motion in `mean`. */
function resonantAnomaly(
  row: Float64Array,
  at: Resonance,
  t: number,
  perigee: number,
  node: number,
): number {
  moveResonance(at, row, t);
  const rest = sinceKnot(at, t);
  const theta = withoutTurns(row[deep.gsto]! + t * siderealRatePerMin);
  const motion = at.meanMotion + at.motionRate * rest + at.motionBend * rest * rest * 0.5;
  const longitude = at.longitude + at.longitudeRate * rest + at.motionRate * rest * rest * 0.5;
  mean.meanMotion = row[deep.no]! + (motion - row[deep.no]!);
  return row[deep.irez] === 1
    ? longitude - node - perigee + theta
    : longitude - 2 * node + 2 * theta;
}

/** Secular gravity, drag, Moon, Sun and resonance; returns SGP4's code (0, 1 or 2). */
function fillMean(object: DeepObject, t: number): number {
  const { row, resonance } = object;
  const square = t * t;
  const axisFraction = 1 - row[deep.cc1]! * t;
  const perigee = row[deep.argpo]! + row[deep.argpdot]! * t + row[deep.domdt]! * t;
  const node =
    row[deep.nodeo]! + row[deep.nodedot]! * t + row[deep.nodecf]! * square + row[deep.dnodt]! * t;
  mean.inclination = row[deep.inclo]! + row[deep.didt]! * t;
  mean.meanMotion = row[deep.no]!;
  const anomaly =
    resonance === undefined
      ? row[deep.mo]! + row[deep.mdot]! * t + row[deep.dmdt]! * t
      : resonantAnomaly(row, resonance, t, perigee, node);
  if (mean.meanMotion <= 0) return 2;
  const root = cbrt(rateUnitPerMin / mean.meanMotion);
  mean.axis = root * root * axisFraction * axisFraction;
  mean.meanMotion = rateUnitPerMin / (mean.axis * Math.sqrt(mean.axis));
  const eccentricity =
    row[deep.ecco]! + row[deep.dedt]! * t - row[deep.bstar]! * row[deep.cc4]! * t;
  if (eccentricity >= 1 || eccentricity < -0.001) return 1;
  mean.eccentricity = Math.max(eccentricity, 1e-6);
  setAngles(mean, anomaly + row[deep.no]! * (row[deep.t2cof]! * square), perigee, node);
  return 0;
}

/** Writes the state at `t` minutes from epoch to out[0…5]; returns SGP4's code, 0 for none. */
export function deepStepInto(out: Float64Array, object: DeepObject, t: number): number {
  const code = fillMean(object, t);
  if (code !== 0) return code;
  addLunarSolar(mean, object.row, t);
  if (mean.inclination < 0) {
    mean.inclination = -mean.inclination;
    mean.sineInclination = -mean.sineInclination;
    mean.node += Math.PI;
    mean.perigee -= Math.PI;
  }
  if (mean.eccentricity < 0 || mean.eccentricity > 1) return 3;
  const sine = mean.sineInclination;
  const cosine = mean.cosineInclination;
  const divisor = Math.abs(cosine + 1) > polarMargin ? 1 + cosine : polarMargin;
  mean.longPeriodY = -0.5 * j3OverJ2 * sine;
  mean.longPeriodL = (-0.25 * j3OverJ2 * sine * (3 + 5 * cosine)) / divisor;
  mean.con41 = 3 * cosine * cosine - 1;
  mean.x1mth2 = 1 - cosine * cosine;
  mean.x7thm1 = 7 * cosine * cosine - 1;
  return stateOfMean(out, mean);
}
