// Where does a station see a satellite, and by how much is its signal shifted?
import { lightSpeedKmPerS } from './constants.ts';
import {
  lookAnglesInto,
  temeToEcef,
  temeVelocityToEcef,
  type PolarMotion,
  type StationFrame,
} from './frames.ts';

const positionEcefKm = new Float64Array(3);
const velocityEcefKmPerS = new Float64Array(3);

/**
 * Writes azimuth and elevation (rad), range (km) and range rate (km/s, positive when receding) of a
 * state in TEME (km, km/s) to out[0…3]. `gmst` is `gmstRad` of the instant, with UT1 − UTC in it;
 * the velocity is the one seen from the turning Earth. No light time (4 ms over 1,200 km), no
 * refraction.
 */
export function topocentricInto(
  out: Float64Array,
  station: StationFrame,
  stateTeme: ArrayLike<number>,
  gmst: number,
  polarMotion?: PolarMotion,
): void {
  temeToEcef(positionEcefKm, stateTeme, gmst, polarMotion);
  temeVelocityToEcef(velocityEcefKmPerS, stateTeme, gmst, polarMotion);
  lookAnglesInto(out, station, positionEcefKm, velocityEcefKmPerS);
}

/**
 * By how much a carrier is received higher than it was sent, Hz: −f ṙ/c, positive on approach. To
 * first order in v/c; what is left out (time dilation and path) is 4e-10 of the carrier.
 */
export function dopplerShiftHz(frequencyHz: number, rangeRateKmPerS: number): number {
  return (-frequencyHz * rangeRateKmPerS) / lightSpeedKmPerS;
}
