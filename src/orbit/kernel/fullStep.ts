// Where is a near-Earth object whose angles are beyond the small-angle series, or in what error?
//
// One instant by full functions, from the same constants as the blocks, in the order of SGP4's own
// text: for what the guards of the blocks reject, and for times so far from epoch (16,000 rad of
// mean anomaly) that only the same order of operations gives the same roundings.
import * as at from './layout.ts';
import { emptyMean, setAngles, stateOfMean, turnPair } from './meanState.ts';
import { rateUnitPerMin } from './elements.ts';
import { sineCosineInto } from './sineCosine.ts';

const pair = new Float64Array(2);
const mean = emptyMean();

const eccentricityMax = 0.9; // no near-Earth orbit has it by nature
// Within these the roundings of the axis stay below 6e-8 km, measured on fallen objects.
const axisFractionMin = 0.06;
const axisFractionMax = 48;
const blockPhaseMax = 16000;

/** At perigee an error of the phase is 1/(1 − e)² as large. */
function slowness(table: Float64Array, row: number): number {
  const rest = 1 - table[row + at.eccentricityColumn]!;
  return rest * rest;
}

/** Minutes from epoch within which roundings of the phase do not show: 16,000 rad. */
export function reachMinutes(table: Float64Array, row: number): number {
  const rate = Math.abs(table[row + at.meanAnomalyRateColumn]!);
  return (blockPhaseMax * slowness(table, row)) / rate;
}

/**
 * Writes the state at `t` minutes from epoch to out[0…5]; returns SGP4's code (0, 1, 4 or 6), or −1
 * where drag has carried the elements beyond all nature without an error: every rounding shows
 * there, and only satellite.js itself gives what satellite.js gives.
 */
export function fullStepInto(
  out: Float64Array,
  table: Float64Array,
  row: number,
  t: number,
): number {
  const anomaly0 = table[row + at.meanAnomalyColumn]! + table[row + at.meanAnomalyRateColumn]! * t;
  const axisFraction =
    1 -
    t *
      (table[row + at.axisDrag1Column]! +
        t *
          (table[row + at.axisDrag2Column]! +
            t * (table[row + at.axisDrag3Column]! + t * table[row + at.axisDrag4Column]!)));
  const size = Math.abs(axisFraction);
  const perigee0 = table[row + at.perigeeColumn]! + table[row + at.perigeeRateColumn]! * t;
  const square = t * t;
  const node =
    table[row + at.nodeColumn]! +
    table[row + at.nodeRateColumn]! * t +
    table[row + at.nodeDragColumn]! * square;
  sineCosineInto(pair, 0, anomaly0);
  const bulge = 1 + table[row + at.etaColumn]! * pair[1]!;
  const wave =
    table[row + at.anomalyDragColumn]! *
    (bulge * bulge * bulge - table[row + at.anomalyDragEpochColumn]!);
  const shift = table[row + at.perigeeDragColumn]! * t + wave;
  const anomaly = anomaly0 + shift;
  turnPair(pair, shift);
  const eccentricity =
    table[row + at.eccentricityColumn]! -
    (table[row + at.eccentricityDragColumn]! * t +
      table[row + at.eccentricityWaveColumn]! *
        (pair[0]! - table[row + at.sineAnomalyEpochColumn]!));
  if (eccentricity >= 1 || eccentricity < -0.001) return 1;
  if (!(size > axisFractionMin && size < axisFractionMax && eccentricity < eccentricityMax)) {
    return -1;
  }
  const cube = square * t;
  const longitude =
    table[row + at.drag2Column]! * square +
    table[row + at.drag3Column]! * cube +
    cube * t * (table[row + at.drag4Column]! + t * table[row + at.drag5Column]!);
  const axisRoot = table[row + at.axisRootColumn]! * axisFraction;
  setAngles(mean, anomaly + table[row + at.meanMotionColumn]! * longitude, perigee0 - shift, node);
  fillConstants(table, row);
  mean.axis = axisRoot * axisRoot;
  mean.meanMotion = rateUnitPerMin / (mean.axis * Math.abs(axisRoot));
  mean.eccentricity = Math.max(eccentricity, 1e-6);
  return stateOfMean(out, mean);
}

function fillConstants(table: Float64Array, row: number): void {
  mean.inclination = table[row + at.inclinationColumn]!;
  mean.sineInclination = table[row + at.sineInclinationColumn]!;
  mean.cosineInclination = table[row + at.cosineInclinationColumn]!;
  mean.longPeriodY = table[row + at.longPeriodYColumn]!;
  mean.longPeriodL = table[row + at.longPeriodLColumn]!;
  mean.con41 = table[row + at.radiusJ2Column]! / 1.5;
  mean.x1mth2 = table[row + at.inclinationJ2Column]!;
  mean.x7thm1 = -4 * table[row + at.latitudeJ2Column]!;
}
