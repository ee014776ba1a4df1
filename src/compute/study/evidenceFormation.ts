// Which published numbers of formations does the project reproduce?

import {
  earthRadiusEquatorialKm,
  frozenEccentricity,
  latticePairs,
  latticePlaces,
  latticeStateInto,
  meanMotionRadPerS,
  radPerDeg,
  suncatcher,
} from '../../orbit/index.ts';
import type { Claim } from './claim.ts';

const paper = 'Google Project Suncatcher, arXiv:2511.19468';

/** Shortest and longest distance (m) between neighbours of the cluster over a revolution. */
function neighbourDistancesM(): number[] {
  const motionRadPerS = meanMotionRadPerS(earthRadiusEquatorialKm + suncatcher.altitudeKm);
  const motion = { stepKm: suncatcher.stepKm, motionRadPerS, axisRatio: 1 };
  const places = latticePlaces();
  const [a, b] = [new Float64Array(6), new Float64Array(6)];
  let [least, most] = [Infinity, 0];
  for (const [first, second] of latticePairs(places, false)) {
    for (let k = 0; k < 60; k += 1) {
      const timeS = ((k / 60) * 2 * Math.PI) / motionRadPerS;
      latticeStateInto(a, places[first]!, motion, timeS);
      latticeStateInto(b, places[second]!, motion, timeS);
      const [x, y] = [a[0]! - b[0]!, a[1]! - b[1]!];
      const distanceM = 1000 * Math.sqrt(x * x + y * y);
      least = Math.min(least, distanceM);
      most = Math.max(most, distanceM);
    }
  }
  return [least, most];
}

/** An orbit of Envisat's size and inclination. */
const envisat = { semiMajorAxisKm: 7159.5, inclinationRad: 98.5429 * radPerDeg };

export const formationClaims: readonly Claim[] = [
  {
    what: 'Suncatcher: satellites of the lattice within 1 km',
    source: paper,
    unit: '',
    published: [81],
    tolerance: 0,
    ours: () => [latticePlaces().length],
  },
  {
    what: 'Suncatcher: nearest neighbours, shortest and longest distance (published as about)',
    source: paper,
    unit: 'm',
    published: [100, 200],
    tolerance: 1,
    ours: neighbourDistancesM,
  },
  {
    what: 'Frozen orbit of ERS and Envisat: eccentricity (ours: J2 and J3 without the higher ones)',
    source: 'ESA, SCIAMACHY Handbook, table 2-2 (nominal ENVISAT orbit)',
    unit: '',
    published: [0.001165],
    tolerance: 0.00015,
    ours: () => [frozenEccentricity(envisat.semiMajorAxisKm, envisat.inclinationRad)],
  },
];
