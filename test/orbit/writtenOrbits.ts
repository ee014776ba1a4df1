// Which orbits do the tests of writing write, and how far apart are two of them?
import type { ElementSet } from '../../src/orbit/elementSet.ts';
import { sunSynchronousElementSets } from '../../src/orbit/patterns.ts';
import { createPropagator, isPropagator, propagateInto } from '../../src/orbit/sgp4.ts';
import { utc } from './orbits.ts';

export const start = utc('2026-12-21T00:00:00Z');
export const ring = sunSynchronousElementSets({
  idPrefix: 'ring-',
  epochUtcMs: start,
  altitudeKm: 650,
  localTimeOfAscendingNodeS: 21_600,
  planeCount: 3,
  satellitesPerPlaneCount: 8,
  meanAnomalyRad: 0.123456789,
});

/** Greatest distance (km) of the orbits of two sets, over a day around the epoch of the first. */
export function apartKm(a: ElementSet, b: ElementSet): number {
  const [stateA, stateB] = [new Float64Array(6), new Float64Array(6)];
  const [first, second] = [createPropagator(a), createPropagator(b)];
  if (!isPropagator(first) || !isPropagator(second)) return NaN;
  let most = 0;
  for (let minutes = -720; minutes <= 720; minutes += 10) {
    const later = (a.epochUtcMs - b.epochUtcMs) / 60000;
    const codes = [
      propagateInto(stateA, 0, first, minutes),
      propagateInto(stateB, 0, second, minutes + later),
    ];
    if (codes[0] !== 0 && codes[1] !== 0) continue;
    most = Math.max(most, Math.hypot(...[0, 1, 2].map((at) => stateA[at]! - stateB[at]!)));
  }
  return most;
}
