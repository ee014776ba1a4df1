// Which of satellite.js's constants does the kernel keep of an object?
import { sgp4EarthRadiusKm, sgp4MuKm3PerS2 } from '../constants.ts';
import { cbrt, cos, sin } from '../deterministic.ts';
import type { Propagator } from '../sgp4.ts';
import * as at from './layout.ts';

/**
 * Who computes an object: our near-Earth kernel (with one of two solvers), our deep-space one,
 * satellite.js, or nobody, for an element set that gave no propagator.
 */
export type Branch = 'narrow' | 'wide' | 'deep' | 'reference' | 'none';

/** The constants of an initialised record, named as in AIAA 2006-6753. */
export type Sgp4Record = Propagator['record'];

/** √(μ/R³) in 1/min, as SGP4 computes it. */
export const rateUnitPerMin =
  60 / Math.sqrt((sgp4EarthRadiusKm * sgp4EarthRadiusKm * sgp4EarthRadiusKm) / sgp4MuKm3PerS2);

const isOnlyFinite = (values: Float64Array): boolean =>
  values.every((value) => value - value === 0);

/**
 * Writes the constants of a near-Earth object to its row of the table. Returns false for one that
 * the kernel should not do: constants that are not finite, or waves of drag beyond its series.
 */
export function fillNearEarthRow(
  table: Float64Array,
  row: number,
  { elementSet, record }: Propagator,
): boolean {
  // Low perigee (isimp): SGP4 leaves these terms out, though the record may hold their constants.
  const isFull = record.isimp !== 1;
  const full = (value: number): number => (isFull ? value : 0);
  const { no } = record;
  table[row + at.meanAnomalyColumn] = record.mo;
  table[row + at.meanAnomalyRateColumn] = record.mdot;
  table[row + at.perigeeColumn] = record.argpo;
  table[row + at.perigeeRateColumn] = record.argpdot;
  table[row + at.nodeColumn] = record.nodeo;
  table[row + at.nodeRateColumn] = record.nodedot;
  table[row + at.nodeDragColumn] = record.nodecf;
  table[row + at.perigeeDragColumn] = full(record.omgcof);
  table[row + at.anomalyDragColumn] = full(record.xmcof);
  table[row + at.etaColumn] = full(record.eta);
  table[row + at.anomalyDragEpochColumn] = full(record.delmo);
  table[row + at.sineAnomalyEpochColumn] = full(record.sinmao);
  table[row + at.eccentricityDragColumn] = record.bstar * record.cc4;
  table[row + at.eccentricityWaveColumn] = full(record.bstar * record.cc5);
  table[row + at.axisDrag1Column] = record.cc1;
  table[row + at.axisDrag2Column] = full(record.d2);
  table[row + at.axisDrag3Column] = full(record.d3);
  table[row + at.axisDrag4Column] = full(record.d4);
  table[row + at.longitudeDrag2Column] = no * record.t2cof;
  table[row + at.longitudeDrag3Column] = full(no * record.t3cof);
  table[row + at.longitudeDrag4Column] = full(no * record.t4cof);
  table[row + at.longitudeDrag5Column] = full(no * record.t5cof);
  table[row + at.eccentricityColumn] = record.ecco;
  table[row + at.axisRootColumn] = cbrt(rateUnitPerMin / no);
  table[row + at.longPeriodYColumn] = record.aycof;
  table[row + at.longPeriodLColumn] = record.xlcof;
  table[row + at.radiusJ2Column] = 1.5 * record.con41;
  table[row + at.inclinationJ2Column] = record.x1mth2;
  table[row + at.latitudeJ2Column] = -0.25 * record.x7thm1;
  table[row + at.cosineInclinationColumn] = cos(record.inclo);
  table[row + at.sineInclinationColumn] = sin(record.inclo);
  table[row + at.epochColumn] = elementSet.epochUtcMs;
  table[row + at.inclinationColumn] = record.inclo;
  table[row + at.meanMotionColumn] = no;
  table[row + at.drag2Column] = record.t2cof;
  table[row + at.drag3Column] = full(record.t3cof);
  table[row + at.drag4Column] = full(record.t4cof);
  table[row + at.drag5Column] = full(record.t5cof);
  return isOnlyFinite(table.subarray(row, row + at.columnCount));
}

/** Which solver of Kepler's equation a near-Earth object needs. */
export function nearEarthBranch(record: Sgp4Record): Branch {
  return record.ecco <= at.narrowEccentricityMax ? 'narrow' : 'wide';
}
