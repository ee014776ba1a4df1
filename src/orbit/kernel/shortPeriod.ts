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

/** Where the states of a block go: the first at `offset`, the next `stride` numbers on. */
export interface StatePlace {
  readonly positionTemeKm: Float64Array;
  readonly velocityTemeKmPerS: Float64Array;
  offset: number;
  stride: number;
}

/**
 * Writes position (km) and velocity (km/s) in TEME of the block's steps, xyz interleaved; returns
 * how many steps stand in `block.rejected`: those that a guard turned into NaN, and those below
 * the ground or within 6 mm of it.
 */
export function storeStates(
  place: StatePlace,
  table: Float64Array,
  row: number,
  stepMinutes: number,
  steps: { readonly first: number; readonly count: number },
): number {
  const { eccentricityX, eccentricityY, axisRoot, sineE, cosineE, eSine, inverseRadius } = block;
  const { seed, clock, rejected } = block;
  const { positionTemeKm, velocityTemeKmPerS, stride } = place;
  const radiusJ2 = table[row + at.radiusJ2Column]!;
  const inclinationJ2 = table[row + at.inclinationJ2Column]!;
  const latitudeJ2 = table[row + at.latitudeJ2Column]!;
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
  let rejectedCount = 0;
  let at0 = place.offset;
  for (let step = 0; step < steps.count; step += 1) {
    // The plane of the orbit: radius, speeds, latitude argument.
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
    const parameter = axis * rest;
    const both = 1 / (parameter * (1 + beta));
    const inverseParameter = both * (1 + beta);
    const lean = es * (both * parameter);
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
    if (!(r >= radiusMin && j2 <= at.shortPeriodMax)) {
      rejected[rejectedCount] = step;
      rejectedCount += 1;
    }
    const pace = inverse * inverseRoot;
    const paceJ2 = inverseRoot * inverseAxis * j1;
    const radialSpeed = es * pace - paceJ2 * inclinationJ2 * sine2;
    const crossSpeed = beta * pace + paceJ2 * (inclinationJ2 * cosine2 + radiusJ2);
    const sineJ2 = j2 * sine2;
    const a = latitudeJ2 * sineJ2;
    const z = a * a;
    const sa = a * (1 - z * sixth);
    const ca = 1 - 0.5 * z;
    const sineU = sine * ca + cosine * sa;
    const cosineU = cosine * ca - sine * sa;
    // The plane in space: node and inclination.
    const u = (steps.first + step) * stepMinutes - reach;
    const node = u * (nodeRate + nodeDrag * (centre2 + u)) + nodeTilt * sineJ2;
    const zn = node * node;
    const sn = node * (1 - zn * (sixth - zn * over120));
    const cn = 1 - zn * (0.5 - zn * over24);
    const sineNode = sineNode0 * cn + cosineNode0 * sn;
    const cosineNode = cosineNode0 * cn - sineNode0 * sn;
    const tilt = inclinationTilt * (j2 * cosine2);
    const zi = tilt * tilt;
    const si = tilt * (1 - zi * sixth);
    const ci = 1 - 0.5 * zi;
    const sineI = sineI0 * ci + cosineI0 * si;
    const cosineI = cosineI0 * ci - sineI0 * si;
    const px = -sineNode * cosineI;
    const py = cosineNode * cosineI;
    const ux = px * sineU + cosineNode * cosineU;
    const uy = py * sineU + sineNode * cosineU;
    const uz = sineI * sineU;
    const rKm = r * sgp4EarthRadiusKm;
    const v = radialSpeed * speedUnitKmPerS;
    const w = crossSpeed * speedUnitKmPerS;
    positionTemeKm[at0] = rKm * ux;
    positionTemeKm[at0 + 1] = rKm * uy;
    positionTemeKm[at0 + 2] = rKm * uz;
    velocityTemeKmPerS[at0] = v * ux + w * (px * cosineU - cosineNode * sineU);
    velocityTemeKmPerS[at0 + 1] = v * uy + w * (py * cosineU - sineNode * sineU);
    velocityTemeKmPerS[at0 + 2] = v * uz + w * (sineI * cosineU);
    at0 += stride;
  }
  return rejectedCount;
}
