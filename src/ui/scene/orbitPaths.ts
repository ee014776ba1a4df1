// Along which path does a satellite go round, and over which ground? Sampled by the orbit room.

import {
  createPropagator,
  gmstRad,
  isPropagator,
  minutesSinceEpoch,
  propagateInto,
} from '../../orbit/index.ts';
import type { ElementSet } from '../../orbit/index.ts';
import { geodeticToSceneInto, sceneToGeodetic, sceneUnitKm } from './frames.ts';

/** More rings than that are a fog: large constellations show an even choice of their planes. */
export const ringCountMax = 72;
/** Points per ring: at 2.7° a chord is 2 km off in low orbit, less than a pixel. */
export const ringPointCount = 136;

export function periodS(elementSet: ElementSet): number {
  return (2 * Math.PI * 60) / elementSet.meanMotionRadPerMin;
}

/**
 * Positions (TEME, scene units, xyz interleaved) at `count` even times from `startS`; NaN where
 * SGP4 has no state. `startUtcMs` is the scenario's start.
 */
export function samplePath(
  elementSet: ElementSet,
  startUtcMs: number,
  times: { readonly startS: number; readonly stepS: number; readonly count: number },
): Float64Array {
  const points = new Float64Array(times.count * 3).fill(NaN);
  const propagator = createPropagator(elementSet);
  if (!isPropagator(propagator)) return points;
  const state = new Float64Array(6);
  for (let index = 0; index < times.count; index += 1) {
    const utcMs = startUtcMs + (times.startS + index * times.stepS) * 1000;
    if (propagateInto(state, 0, propagator, minutesSinceEpoch(elementSet, utcMs)) !== 0) continue;
    for (let axis = 0; axis < 3; axis += 1) points[3 * index + axis] = state[axis]! / sceneUnitKm;
  }
  return points;
}

/** One revolution around a time; the ends of a ring differ by what the orbit drifts meanwhile. */
export function ringPath(elementSet: ElementSet, startUtcMs: number, timeS: number): Float64Array {
  const stepS = periodS(elementSet) / (ringPointCount - 1);
  const startS = timeS - periodS(elementSet) / 2;
  return samplePath(elementSet, startUtcMs, { startS, stepS, count: ringPointCount });
}

/** Share of a revolution that a ground track shows behind and ahead of the satellite. */
export const trackBehind = 0.25;
export const trackAhead = 0.75;
export const trackPointCount = 181;
/** Height of the drawn track: above the outlines, so that the Earth's facets do not swallow it. */
const trackAltitudeKm = 8;
const geodetic = new Float64Array(3);

/** The ground below a satellite, Earth-fixed axes, scene units, from behind to ahead. */
export function groundTrack(
  elementSet: ElementSet,
  startUtcMs: number,
  timeS: number,
  ut1MinusUtcS: number,
): Float64Array {
  const stepS = periodS(elementSet) / (trackPointCount - 1);
  const startS = timeS - trackBehind * periodS(elementSet);
  const track = samplePath(elementSet, startUtcMs, { startS, stepS, count: trackPointCount });
  for (let index = 0; index < trackPointCount; index += 1) {
    const at = 3 * index;
    if (Number.isNaN(track[at]!)) continue;
    const utcMs = startUtcMs + (startS + index * stepS) * 1000;
    sceneToGeodetic(geodetic, track.subarray(at, at + 3), gmstRad(utcMs, ut1MinusUtcS));
    geodeticToSceneInto(track, at, geodetic[0]!, geodetic[1]!, trackAltitudeKm);
  }
  return track;
}

/** Which satellites stand for the planes: one per plane, an even choice of at most `countMax`. */
export function planeRepresentatives(
  elementSets: readonly ElementSet[],
  countMax: number,
): number[] {
  const firstByPlane = new Map<string, number>();
  elementSets.forEach((elementSet, index) => {
    const key = planeKey(elementSet);
    if (!firstByPlane.has(key)) firstByPlane.set(key, index);
  });
  const all = [...firstByPlane.values()];
  if (all.length <= countMax) return all;
  return Array.from({ length: countMax }, (_, i) => all[Math.floor((i * all.length) / countMax)]!);
}

const half = (angleRad: number): number => Math.round((angleRad * 360) / Math.PI);

/** Orbits that look the same on screen: half a degree of plane, 20 km of height, 0.01 of shape. */
function planeKey(elementSet: ElementSet): string {
  const { inclinationRad, rightAscensionRad, eccentricity, argumentOfPerigeeRad } = elementSet;
  const shape = Math.round(eccentricity * 100);
  const apsis = shape > 0 ? half(argumentOfPerigeeRad) : 0;
  const height = Math.round(periodS(elementSet) / 25);
  return [half(inclinationRad), half(rightAscensionRad), shape, apsis, height].join(' ');
}
