// Where is a satellite that flies about a chief, on a path of its own beside the chief's?
import { cos, sin } from './deterministic.ts';
import type { ElementSet } from './elementSet.ts';
import { ricRateRadPerS } from './formation.ts';
import { ricBasisInto } from './frames.ts';
import { j2EnergyKm2PerS2 } from './j2Motion.ts';
import { meanOrbitOf } from './meanOrbit.ts';
import { designElementSet, nodeOfLocalTimeRad, sunSynchronousInclinationRad } from './patterns.ts';
import { propagateInto, type Propagator } from './sgp4.ts';
import {
  innermostPlaces,
  latticePlaces,
  latticeStateInto,
  suncatcher,
  type LatticeMotion,
  type LatticePlace,
} from './suncatcher.ts';

/** A chief by mean elements and the motion of the lattice about it. */
export interface Formation {
  /** Nobody need fly there. */
  readonly chief: ElementSet;
  /** The turn of the lattice, counted from the chief's epoch. */
  readonly motion: LatticeMotion;
}

/** A satellite of a formation: its states are the chief's by SGP4 and its own about them. */
export interface FormationMember {
  readonly name: string;
  readonly catalogNumber: string;
  /** One object for all members, so that its chief is propagated once. */
  readonly formation: Formation;
  readonly place: LatticePlace;
}

/** A member whose chief is ready for SGP4. */
export interface MemberSource {
  readonly member: FormationMember;
  readonly chief: Propagator;
}

/**
 * Writes where a member's place is (km) and how it moves (km/s), in the chief's turning RIC frame,
 * to out[0…5]; time in seconds since the chief's epoch.
 */
export function memberRelativeInto(
  out: Float64Array,
  { place, formation }: FormationMember,
  sinceEpochS: number,
): void {
  latticeStateInto(out, place, formation.motion, sinceEpochS);
}

/** Numbers of one instant that members share: the chief's state, axes, turn, rate and energy. */
export const frameColumnCount = 19;

const basisAt = 6;
const rateAt = 15;
const cosineAt = 16;
const sineAt = 17;
const energyAt = 18;

/** Completes frame[at…], whose first six numbers are the chief's state, minutes after epoch. */
export function completeFrame(
  frame: Float64Array,
  at: number,
  { motion }: Formation,
  minutes: number,
): void {
  const chief = frame.subarray(at, at + 6);
  ricBasisInto(frame.subarray(at + basisAt, at + basisAt + 9), chief);
  frame[at + rateAt] = ricRateRadPerS(chief);
  const turnRad = motion.motionRadPerS * minutes * 60;
  frame[at + cosineAt] = cos(turnRad);
  frame[at + sineAt] = sin(turnRad);
  frame[at + energyAt] = j2EnergyKm2PerS2(chief);
}

/**
 * Writes a member's TEME state to out[0…5] for a complete frame: it stands on its place, and moves
 * as it must to stay with the others when it is let go: the radial speed of Hill's ellipse through
 * the place, and in-track the speed that makes its energy with J2 the chief's (one Newton step:
 * 1e-12 km/s). That is up to 5 mm/s from the slope of the places.
 */
export function memberStateInto(
  out: Float64Array,
  { place, formation }: FormationMember,
  frame: Float64Array,
  at: number,
): void {
  const { stepKm, axisRatio, motionRadPerS } = formation.motion;
  const [p, q] = [place.row * stepKm, place.column * stepKm];
  const [c, s, rate] = [frame[at + cosineAt]!, frame[at + sineAt]!, frame[at + rateAt]!];
  const y = (q * c - p * s) / axisRatio;
  const x = 0.5 * (p * c + q * s);
  const vx = 0.5 * motionRadPerS * y - rate * y;
  const vy = rate * x - 2 * motionRadPerS * x;
  for (let axis = 0; axis < 3; axis += 1) {
    const r = frame[at + basisAt + axis]!;
    const i = frame[at + basisAt + 3 + axis]!;
    out[axis] = frame[at + axis]! + r * x + i * y;
    out[axis + 3] = frame[at + 3 + axis]! + r * vx + i * vy;
  }
  matchFrameEnergy(out, frame, at);
}

function matchFrameEnergy(out: Float64Array, frame: Float64Array, at: number): void {
  const inTrack = at + basisAt + 3;
  const [ix, iy, iz] = [frame[inTrack]!, frame[inTrack + 1]!, frame[inTrack + 2]!];
  const along = out[3]! * ix + out[4]! * iy + out[5]! * iz;
  const change = (frame[at + energyAt]! - j2EnergyKm2PerS2(out)) / along;
  out[3]! += change * ix;
  out[4]! += change * iy;
  out[5]! += change * iz;
}

const frame = new Float64Array(frameColumnCount);
const state = new Float64Array(6);

/**
 * Writes a member's position (km) and velocity (km/s) in TEME, minutes after the chief's epoch, to
 * out[offset…offset+5] and returns 0, or fills with NaN and returns SGP4's code for the chief.
 */
export function propagateMemberInto(
  out: Float64Array,
  offset: number,
  { member, chief }: MemberSource,
  minutes: number,
): number {
  const code = propagateInto(frame, 0, chief, minutes);
  if (code === 0) {
    completeFrame(frame, 0, member.formation, minutes);
    memberStateInto(state, member, frame, 0);
    out.set(state, offset);
  } else {
    out.fill(NaN, offset, offset + 6);
  }
  return code;
}

/** A cluster as Project Suncatcher draws it, about a chief on a sun-synchronous orbit. */
export interface ClusterPattern {
  readonly idPrefix: string;
  readonly epochUtcMs: number;
  readonly altitudeKm: number;
  /** Local mean solar time of the chief's ascending node, s of the day. */
  readonly localTimeOfAscendingNodeS: number;
  /** Half the in-track length of the ellipse that holds it. */
  readonly radiusKm: number;
  /** Neighbours are this far apart at least, and twice as far at most. */
  readonly spacingMinKm: number;
  /** Only so many, those nearest to the chief; default: all that find a place. */
  readonly satelliteCount?: number;
  /** Default: the published one for J2. */
  readonly axisRatio?: number;
}

/** How many places the lattice of a cluster has. */
export function clusterPlaceCount(radiusKm: number, spacingMinKm: number): number {
  return latticePlaces(radiusKm, 2 * spacingMinKm).length;
}

/**
 * The members of a cluster, row by row of its lattice, and in each by column; ids are the prefix
 * and a number from 1. The lattice turns at the anomalistic rate, at which eccentric orbits of one
 * energy move about each other under J2.
 */
export function clusterMembers(pattern: ClusterPattern): FormationMember[] {
  const { idPrefix, epochUtcMs, altitudeKm, radiusKm, spacingMinKm } = pattern;
  const chief = designElementSet({
    id: `${idPrefix}chief`,
    epochUtcMs,
    altitudeKm,
    inclinationRad: sunSynchronousInclinationRad(altitudeKm),
    rightAscensionRad: nodeOfLocalTimeRad(pattern.localTimeOfAscendingNodeS, epochUtcMs),
    meanAnomalyRad: 0,
  });
  const motion: LatticeMotion = {
    stepKm: 2 * spacingMinKm,
    motionRadPerS: meanOrbitOf(chief).anomalyRateRadPerS,
    axisRatio: pattern.axisRatio ?? suncatcher.axisRatio,
  };
  const formation: Formation = { chief, motion };
  const all = latticePlaces(radiusKm, motion.stepKm);
  const places = innermostPlaces(all, pattern.satelliteCount ?? all.length);
  return places.map((place, index) => {
    const id = `${idPrefix}${index + 1}`;
    return { name: id, catalogNumber: id, formation, place };
  });
}
