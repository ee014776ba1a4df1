// Where, and how fast, is the object when the short periods of J2 are added?
import { sgp4EarthRadiusKm, sgp4J2 } from '../constants.ts';
import { block } from './block.ts';
import { rateUnitPerMin } from './elements.ts';
import * as at from './layout.ts';
import { over120, over24, sixth } from './layout.ts';

const halfJ2 = 0.5 * sgp4J2;
const radiusMin = 1 + at.limitMargin;
/** SGP4's unit of speed: an Earth radius in a radian of its lowest orbit. */
export const speedUnitKmPerS = (sgp4EarthRadiusKm * rateUnitPerMin) / 60;

/**
 * Radius, speeds and latitude argument in the plane of the orbit; returns how many steps stand in
 * `block.rejected`: those that a guard turned into NaN, and those below the ground or within 6 mm.
 */
export function fillPlane(table: Float64Array, row: number, stepCount: number): number {
  const { eccentricityX, eccentricityY, axisRoot, sineE, cosineE, eSine, inverseRadius } = block;
  const { radius, radialSpeed, crossSpeed, sineLatitude, cosineLatitude } = block;
  const { tiltSine, tiltCosine, rejected } = block;
  const radiusJ2 = table[row + at.radiusJ2Column]!;
  const inclinationJ2 = table[row + at.inclinationJ2Column]!;
  const latitudeJ2 = table[row + at.latitudeJ2Column]!;
  let rejectedCount = 0;
  for (let step = 0; step < stepCount; step += 1) {
    const x = eccentricityX[step]!;
    const y = eccentricityY[step]!;
    const root = axisRoot[step]!;
    const se = sineE[step]!;
    const ce = cosineE[step]!;
    const es = eSine[step]!;
    const inverse = inverseRadius[step]!;
    const rest = 1 - (x * x + y * y);
    const beta = Math.sqrt(rest);
    const axis = root * root;
    const both = 1 / (axis * rest * (1 + beta));
    const inverseParameter = both * (1 + beta);
    const lean = es * (both * (axis * rest));
    const inverseAxis = inverseParameter * rest;
    const inverseRoot = inverseAxis * root;
    const sine = inverse * (se - y - x * lean);
    const cosine = inverse * (ce - x + y * lean);
    const sine2 = 2 * sine * cosine;
    const cosine2 = 1 - 2 * sine * sine;
    const j1 = halfJ2 * inverseParameter;
    const j2 = j1 * inverseParameter;
    const r =
      axis * (1 - (x * ce + y * se)) * (1 - radiusJ2 * j2 * beta) +
      0.5 * (inclinationJ2 * j1) * cosine2;
    const pace = inverse * inverseRoot;
    const paceJ2 = inverseRoot * inverseAxis * j1;
    if (!(r >= radiusMin && j2 <= at.shortPeriodMax)) {
      rejected[rejectedCount] = step;
      rejectedCount += 1;
    }
    const sineJ2 = j2 * sine2;
    const a = latitudeJ2 * sineJ2;
    const z = a * a;
    const sa = a * (1 - z * sixth);
    const ca = 1 - 0.5 * z;
    radius[step] = r;
    radialSpeed[step] = es * pace - paceJ2 * inclinationJ2 * sine2;
    crossSpeed[step] = beta * pace + paceJ2 * (inclinationJ2 * cosine2 + radiusJ2);
    sineLatitude[step] = sine * ca + cosine * sa;
    cosineLatitude[step] = cosine * ca - sine * sa;
    tiltSine[step] = sineJ2;
    tiltCosine[step] = j2 * cosine2;
  }
  return rejectedCount;
}

/** Where the states of a block go: the first at `offset`, the next `stride` numbers on. */
export interface StatePlace {
  readonly positionTemeKm: Float64Array;
  readonly velocityTemeKmPerS: Float64Array;
  offset: number;
  stride: number;
}

/** Turns the plane into TEME: position (km) and velocity (km/s), xyz interleaved. */
export function storeStates(
  place: StatePlace,
  table: Float64Array,
  row: number,
  stepMinutes: number,
  steps: { readonly first: number; readonly count: number },
): void {
  const { seed, clock, radius, radialSpeed, crossSpeed, sineLatitude, cosineLatitude } = block;
  const { tiltSine, tiltCosine } = block;
  const { positionTemeKm, velocityTemeKmPerS, stride } = place;
  const nodeRate = table[row + at.nodeRateColumn]!;
  const nodeDrag = table[row + at.nodeDragColumn]!;
  const cosineI0 = table[row + at.cosineInclinationColumn]!;
  const sineI0 = table[row + at.sineInclinationColumn]!;
  const nodeTilt = 1.5 * cosineI0;
  const inclinationTilt = nodeTilt * sineI0;
  const reach = clock[1]!;
  const centre2 = 2 * (clock[0]! + reach);
  const sineNode0 = seed[10]!;
  const cosineNode0 = seed[11]!;
  let at0 = place.offset;
  for (let step = 0; step < steps.count; step += 1) {
    const u = (steps.first + step) * stepMinutes - reach;
    const node = u * (nodeRate + nodeDrag * (centre2 + u)) + nodeTilt * tiltSine[step]!;
    const zn = node * node;
    const sn = node * (1 - zn * (sixth - zn * over120));
    const cn = 1 - zn * (0.5 - zn * over24);
    const sineNode = sineNode0 * cn + cosineNode0 * sn;
    const cosineNode = cosineNode0 * cn - sineNode0 * sn;
    const tilt = inclinationTilt * tiltCosine[step]!;
    const zi = tilt * tilt;
    const si = tilt * (1 - zi * sixth);
    const ci = 1 - 0.5 * zi;
    const sineI = sineI0 * ci + cosineI0 * si;
    const cosineI = cosineI0 * ci - sineI0 * si;
    const sineU = sineLatitude[step]!;
    const cosineU = cosineLatitude[step]!;
    const px = -sineNode * cosineI;
    const py = cosineNode * cosineI;
    const ux = px * sineU + cosineNode * cosineU;
    const uy = py * sineU + sineNode * cosineU;
    const uz = sineI * sineU;
    const r = radius[step]! * sgp4EarthRadiusKm;
    const v = radialSpeed[step]! * speedUnitKmPerS;
    const w = crossSpeed[step]! * speedUnitKmPerS;
    positionTemeKm[at0] = r * ux;
    positionTemeKm[at0 + 1] = r * uy;
    positionTemeKm[at0 + 2] = r * uz;
    velocityTemeKmPerS[at0] = v * ux + w * (px * cosineU - cosineNode * sineU);
    velocityTemeKmPerS[at0 + 1] = v * uy + w * (py * cosineU - sineNode * sineU);
    velocityTemeKmPerS[at0 + 2] = v * uz + w * (sineI * cosineU);
    at0 += stride;
  }
}
