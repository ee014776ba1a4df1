// Where does each of the 81 satellites of Google's Suncatcher cluster fly, and beside whom?
import { cos, sin } from './deterministic.ts';
import { matchEnergy, ricRateRadPerS, ricToTemeInto } from './formation.ts';

/**
 * A place of the lattice in the stretched plane (in-track, twice the radial), in which the cluster
 * turns like a disc, once a revolution.
 */
export interface LatticePlace {
  readonly column: number;
  readonly row: number;
}

/**
 * Project Suncatcher (arXiv:2511.19468, v2 2026): 81 satellites within 1 km, at 650 km; the lattice
 * has 200 m in-track and 100 m radially; axes of 2 : 1.0037 for J2.
 */
export const suncatcher = {
  altitudeKm: 650,
  radiusKm: 1,
  stepKm: 0.2,
  axisRatio: 1.0037,
} as const;

/** Lattice places within a circle, row by row; 81 for a radius of five steps. */
export function latticePlaces(
  radiusKm: number = suncatcher.radiusKm,
  stepKm: number = suncatcher.stepKm,
): LatticePlace[] {
  const radiusSteps = (radiusKm / stepKm) * (1 + 1e-9);
  const reach = Math.floor(radiusSteps);
  const places: LatticePlace[] = [];
  for (let row = -reach; row <= reach; row += 1) {
    for (let column = -reach; column <= reach; column += 1) {
      if (row * row + column * column <= radiusSteps * radiusSteps) places.push({ column, row });
    }
  }
  return places;
}

/** So many of some places, those nearest to the middle, in the order in which they were given. */
export function innermostPlaces(places: readonly LatticePlace[], count: number): LatticePlace[] {
  const distance2 = ({ row, column }: LatticePlace): number => row * row + column * column;
  const order = places.map((place, index) => ({ place, index }));
  order.sort((a, b) => distance2(a.place) - distance2(b.place) || a.index - b.index);
  const inner = order.slice(0, count).sort((a, b) => a.index - b.index);
  return inner.map(({ place }) => place);
}

/** Pairs of places (indices) side by side, or with `isDiagonal` corner to corner; each once. */
export function latticePairs(
  places: readonly LatticePlace[],
  isDiagonal: boolean,
): [first: number, second: number][] {
  const indexOf = new Map(places.map(({ row, column }, index) => [`${row} ${column}`, index]));
  const pairs: [number, number][] = [];
  places.forEach(({ row, column }, first) => {
    const aside = isDiagonal
      ? [indexOf.get(`${row + 1} ${column - 1}`), indexOf.get(`${row + 1} ${column + 1}`)]
      : [indexOf.get(`${row} ${column + 1}`), indexOf.get(`${row + 1} ${column}`)];
    for (const second of aside) {
      if (second !== undefined) pairs.push([Math.min(first, second), Math.max(first, second)]);
    }
  });
  return pairs;
}

export interface LatticeMotion {
  readonly stepKm: number;
  readonly motionRadPerS: number;
  /** Radial half axis over half the in-track one: 1 by Hill, 1.0037 as published. */
  readonly axisRatio: number;
}

/**
 * Writes the relative state of a place (radial, in-track, cross-track; km, km/s) at a time to
 * out[0…5]: x = ½ (p cos nt + q sin nt), y = (q cos nt − p sin nt)/k, the bounded motion of Hill's
 * equations for k = 1. A ratio above 1 shortens the in-track axis, so that no neighbour is nearer
 * or farther than Hill's motion has it.
 */
export function latticeStateInto(
  out: Float64Array,
  place: LatticePlace,
  motion: LatticeMotion,
  timeS: number,
): void {
  const n = motion.motionRadPerS;
  const [c, s] = [cos(n * timeS), sin(n * timeS)];
  const p = place.row * motion.stepKm;
  const q = place.column * motion.stepKm;
  const [radial, inTrack] = [p * c + q * s, q * c - p * s];
  out[0] = 0.5 * radial;
  out[1] = inTrack / motion.axisRatio;
  out[2] = 0;
  out[3] = 0.5 * n * inTrack;
  out[4] = (-n * radial) / motion.axisRatio;
  out[5] = 0;
}

/** How the speeds of a cluster are set: as Hill's ellipse has them, or for no drift under J2. */
export type ClusterStart = 'ellipse' | 'energy';

/**
 * The TEME states (km, km/s; six numbers each) of a cluster about a chief. With 'energy' each
 * satellite's in-track speed is changed by some µm/s to mm/s until its energy with J2 is the
 * chief's; the shape is kept.
 */
export function clusterStates(
  chief: ArrayLike<number>,
  places: readonly LatticePlace[],
  start: ClusterStart,
  axisRatio: number = suncatcher.axisRatio,
  stepKm: number = suncatcher.stepKm,
): Float64Array {
  const states = new Float64Array(6 * places.length);
  const relative = new Float64Array(6);
  const motion = { stepKm, axisRatio, motionRadPerS: ricRateRadPerS(chief) };
  places.forEach((place, index) => {
    latticeStateInto(relative, place, motion, 0);
    ricToTemeInto(states, 6 * index, chief, relative);
    if (start === 'energy') matchEnergy(states, 6 * index, chief);
  });
  return states;
}
