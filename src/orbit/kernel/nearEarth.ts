// Where does SGP4 put a near-Earth object at the steps of one block?
//
// The equations are SGP4's (Spacetrack Report 3; AIAA 2006-6753), rearranged so that a step needs
// no transcendental function: uniform phases advance by rotation, small angles by polynomials.
// Stages fill columns of the block for one another: seeds, secular terms with long periods (here),
// Kepler's equation (kepler.ts), short periods (shortPeriod.ts). What a guard rejects becomes NaN
// and comes out as a step that is not done: the reference then decides. assembly/ is the WASM
// twin, operation by operation.
import { block } from './block.ts';
import * as at from './layout.ts';
import { over120, over24, sixth } from './layout.ts';
import { sineCosineInto } from './sineCosine.ts';

const shiftSquareMax = at.shiftMax * at.shiftMax;
const eccentricityMin = at.limitMargin - 0.001; // SGP4's own limit is −0.001

/** Full functions once a block: phases at its first step, perigee and node at its centre. */
export function seedBlock(
  table: Float64Array,
  row: number,
  firstMinutes: number,
  stepMinutes: number,
  blockSteps: number,
): void {
  const { seed, clock } = block;
  const reach = 0.5 * (blockSteps - 1) * stepMinutes;
  const centre = firstMinutes + reach;
  const anomalyRate = table[row + at.meanAnomalyRateColumn]!;
  const perigee0 = table[row + at.perigeeColumn]!;
  const perigeeRate = table[row + at.perigeeRateColumn]!;
  const square = centre * centre;
  const dragLongitude =
    square *
    (table[row + at.longitudeDrag2Column]! +
      centre *
        (table[row + at.longitudeDrag3Column]! +
          centre *
            (table[row + at.longitudeDrag4Column]! +
              centre * table[row + at.longitudeDrag5Column]!)));
  const anomaly = table[row + at.meanAnomalyColumn]! + anomalyRate * firstMinutes;
  const perigee = perigee0 + perigeeRate * firstMinutes;
  const perigeeDrag = table[row + at.perigeeDragColumn]!;
  const nodeDrag = table[row + at.nodeDragColumn]!;
  const nodeRate = table[row + at.nodeRateColumn]!;
  const node = table[row + at.nodeColumn]! + nodeRate * centre + nodeDrag * square;
  const nodeDrift = (Math.abs(nodeRate) + 2 * Math.abs(nodeDrag * centre)) * Math.abs(reach);
  const isCalm = nodeDrift < at.nodeDriftMax && Math.abs(node) <= at.reducibleAngleMax;
  sineCosineInto(seed, 0, anomaly);
  sineCosineInto(seed, 2, isCalm ? anomaly + perigee + dragLongitude : NaN);
  sineCosineInto(seed, 8, perigee0 + perigeeRate * centre - perigeeDrag * centre);
  sineCosineInto(seed, 10, node);
  if (blockSteps > 1) {
    sineCosineInto(seed, 4, anomalyRate * stepMinutes);
    sineCosineInto(seed, 6, (anomalyRate + perigeeRate) * stepMinutes);
  }
  clock[0] = firstMinutes;
  clock[1] = reach;
  clock[2] = dragLongitude;
}

/** Turns the uniform phases to a later step of the block, as the stages themselves would. */
export function advanceSeeds(stepCount: number): void {
  const { seed } = block;
  for (let step = 0; step < stepCount; step += 1) {
    for (let phase = 0; phase < 4; phase += 2) {
      const sine = seed[phase]!;
      const cosine = seed[phase + 1]!;
      seed[phase] = sine * seed[phase + 5]! + cosine * seed[phase + 4]!;
      seed[phase + 1] = cosine * seed[phase + 5]! - sine * seed[phase + 4]!;
    }
  }
}

/**
 * Secular drag and long periods: e·cos ω, e·sin ω, the root of the axis, and the argument of
 * latitude beside its uniform phase.
 */
export function fillSecular(
  table: Float64Array,
  row: number,
  stepMinutes: number,
  firstStep: number,
  stepCount: number,
): void {
  const { seed, clock, latitudeShift, axisRoot, eccentricityX, eccentricityY } = block;
  const firstMinutes = clock[0]!;
  const reach = clock[1]!;
  const dragLongitude = clock[2]!;
  const perigeeDrag = table[row + at.perigeeDragColumn]!;
  const perigeeTurn = table[row + at.perigeeRateColumn]! - perigeeDrag;
  const anomalyDrag = table[row + at.anomalyDragColumn]!;
  const eta = table[row + at.etaColumn]!;
  const bulge0 = table[row + at.anomalyDragEpochColumn]!;
  const sineAnomaly0 = table[row + at.sineAnomalyEpochColumn]!;
  const eDrag = table[row + at.eccentricityDragColumn]!;
  const eWave = table[row + at.eccentricityWaveColumn]!;
  const axis1 = table[row + at.axisDrag1Column]!;
  const axis2 = table[row + at.axisDrag2Column]!;
  const axis3 = table[row + at.axisDrag3Column]!;
  const axis4 = table[row + at.axisDrag4Column]!;
  const longitude2 = table[row + at.longitudeDrag2Column]!;
  const longitude3 = table[row + at.longitudeDrag3Column]!;
  const longitude4 = table[row + at.longitudeDrag4Column]!;
  const longitude5 = table[row + at.longitudeDrag5Column]!;
  const eccentricity0 = table[row + at.eccentricityColumn]!;
  const axisRoot0 = table[row + at.axisRootColumn]!;
  const longPeriodY = table[row + at.longPeriodYColumn]!;
  const longPeriodL = table[row + at.longPeriodLColumn]!;
  const sineStep = seed[4]!;
  const cosineStep = seed[5]!;
  const sinePerigee = seed[8]!;
  const cosinePerigee = seed[9]!;
  let sine = seed[0]!;
  let cosine = seed[1]!;
  for (let step = 0; step < stepCount; step += 1) {
    const elapsed = (firstStep + step) * stepMinutes;
    const t = firstMinutes + elapsed;
    const bulge = 1 + eta * cosine;
    const wave = anomalyDrag * (bulge * bulge * bulge - bulge0);
    const a = perigeeDrag * t + wave;
    const za = a * a;
    const sa = a * (1 - za * (sixth - za * over120));
    const ca = 1 - za * (0.5 - za * over24);
    const e = eccentricity0 - (eDrag * t + eWave * (sine * ca + cosine * sa - sineAnomaly0));
    const axisFraction = 1 - t * (axis1 + t * (axis2 + t * (axis3 + t * axis4)));
    const p = perigeeTurn * (elapsed - reach) - wave;
    const zp = p * p;
    const sp = p * (1 - zp * (sixth - zp * over120));
    const cp = 1 - zp * (0.5 - zp * over24);
    const zMax = Math.max(za, zp);
    const isGood =
      zMax <= shiftSquareMax &&
      e * (zMax * zMax * zMax) <= at.shiftErrorMax &&
      e >= eccentricityMin &&
      axisFraction >= at.axisFractionMin;
    const root = axisRoot0 * axisFraction;
    const eGood = isGood ? Math.max(e, 1e-6) : NaN;
    const inverse = 1 / (root * root * (1 - eGood * eGood));
    const x = eGood * (cosinePerigee * cp - sinePerigee * sp);
    axisRoot[step] = root;
    eccentricityX[step] = x;
    eccentricityY[step] = eGood * (sinePerigee * cp + cosinePerigee * sp) + inverse * longPeriodY;
    latitudeShift[step] =
      t * t * (longitude2 + t * (longitude3 + t * (longitude4 + t * longitude5))) -
      dragLongitude +
      inverse * longPeriodL * x;
    const turned = sine * cosineStep + cosine * sineStep;
    cosine = cosine * cosineStep - sine * sineStep;
    sine = turned;
  }
}
