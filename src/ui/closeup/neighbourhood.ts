// Where do satellites fly about a chosen one, to the centimetre? In its turning frame, float64.

import { orbitOf } from '../../compute/index.ts';
import {
  createStateSource,
  isSourceFailure,
  minutesSinceSourceEpoch,
  ricBasisInto,
  sourceStateInto,
} from '../../orbit/index.ts';
import type { SourceFailure, StateSource } from '../../orbit/index.ts';
import type { ReadScenario } from '../run/messages.ts';

/** Whoever is further away when the close-up opens is left out, km. */
const reachKm = 20;
/** So many are followed at most, the nearest: more would be a fog. */
const memberCountMax = 120;

type Source = StateSource | SourceFailure;
const sourcesByScenario = new WeakMap<ReadScenario, readonly Source[]>();

function sourcesOf(scenario: ReadScenario): readonly Source[] {
  const known = sourcesByScenario.get(scenario);
  if (known !== undefined) return known;
  const sources = scenario.satellites.map((satellite) => createStateSource(orbitOf(satellite)));
  sourcesByScenario.set(scenario, sources);
  return sources;
}

/** Writes a TEME state; false when there is none. */
function stateInto(out: Float64Array, source: Source | undefined, utcMs: number): boolean {
  if (source === undefined || isSourceFailure(source)) return false;
  return sourceStateInto(out, 0, source, minutesSinceSourceEpoch(source, utcMs)) === 0;
}

/** A satellite and those about it. */
export class Neighbourhood {
  /** Indices of satellites in the scenario; the first one is the centre. */
  readonly members: readonly number[];
  private readonly sources: readonly Source[];
  private readonly startUtcMs: number;
  private readonly centre = new Float64Array(6);
  private readonly other = new Float64Array(6);
  private readonly basis = new Float64Array(9);

  /** The satellites within 20 km of one at a time. */
  constructor(scenario: ReadScenario, satelliteIndex: number, timeS: number) {
    this.sources = sourcesOf(scenario);
    this.startUtcMs = scenario.startUtcMs;
    this.members = this.findMembers(satelliteIndex, timeS);
  }

  /**
   * Writes places about the centre (radial, in-track, cross-track; m), three numbers a member;
   * NaN for one without a state. The difference is taken in float64 before anything is rounded.
   */
  placesInto(out: Float64Array, timeS: number): void {
    const utcMs = this.startUtcMs + timeS * 1000;
    out.fill(NaN);
    if (!stateInto(this.centre, this.sources[this.members[0]!], utcMs)) return;
    ricBasisInto(this.basis, this.centre);
    this.members.forEach((member, row) => {
      if (!stateInto(this.other, this.sources[member], utcMs)) return;
      for (let axis = 0; axis < 3; axis += 1) out[3 * row + axis] = 1000 * this.along(axis);
    });
  }

  /** Part of the way from the centre to the other along an axis of the frame, km. */
  private along(axis: number): number {
    let sum = 0;
    for (let c = 0; c < 3; c += 1) {
      sum += (this.other[c]! - this.centre[c]!) * this.basis[3 * axis + c]!;
    }
    return sum;
  }

  private findMembers(satelliteIndex: number, timeS: number): number[] {
    const utcMs = this.startUtcMs + timeS * 1000;
    if (!stateInto(this.centre, this.sources[satelliteIndex], utcMs)) return [satelliteIndex];
    const near: { index: number; distanceKm: number }[] = [];
    this.sources.forEach((source, index) => {
      if (index === satelliteIndex || !stateInto(this.other, source, utcMs)) return;
      const distanceKm = distanceOf(this.other, this.centre);
      if (distanceKm <= reachKm) near.push({ index, distanceKm });
    });
    near.sort((a, b) => a.distanceKm - b.distanceKm || a.index - b.index);
    return [satelliteIndex, ...near.slice(0, memberCountMax - 1).map(({ index }) => index)];
  }
}

function distanceOf(a: ArrayLike<number>, b: ArrayLike<number>, atA = 0, atB = 0): number {
  return Math.hypot(a[atA]! - b[atB]!, a[atA + 1]! - b[atB + 1]!, a[atA + 2]! - b[atB + 2]!);
}

/** Each row's nearest others, so many at most; rows without a place have none. */
export function nearestRows(places: Float64Array, countMax: number): number[][] {
  const count = places.length / 3;
  return Array.from({ length: count }, (_none, row) => {
    const others: [row: number, distance: number][] = [];
    for (let other = 0; other < count; other += 1) {
      const distance = distanceOf(places, places, 3 * row, 3 * other);
      if (other !== row && distance >= 0) others.push([other, distance]);
    }
    others.sort((a, b) => a[1] - b[1] || a[0] - b[0]);
    return others.slice(0, countMax).map(([other]) => other);
  });
}

/** How far one neighbour is from the centre over a while; m. */
export interface DistanceCurve {
  /** Position in `members`. */
  readonly row: number;
  readonly distancesM: Float64Array;
  readonly leastM: number;
  readonly mostM: number;
}

/** Distances of the neighbours nearest at the beginning, at even times, nearest first. */
export function distanceCurves(
  neighbourhood: Neighbourhood,
  times: { readonly startS: number; readonly stepS: number; readonly count: number },
  neighbourCount: number,
): DistanceCurve[] {
  const places = new Float64Array(3 * neighbourhood.members.length);
  neighbourhood.placesInto(places, times.startS);
  const rows = nearestRows(places, neighbourCount)[0] ?? [];
  const columns = rows.map(() => new Float64Array(times.count));
  for (let k = 0; k < times.count; k += 1) {
    neighbourhood.placesInto(places, times.startS + k * times.stepS);
    rows.forEach((row, place) => {
      columns[place]![k] = distanceOf(places, places, 3 * row, 0);
    });
  }
  return rows.map((row, place) => {
    const distancesM = columns[place]!;
    const leastM = distancesM.reduce((least, d) => (d < least ? d : least), Infinity);
    const mostM = distancesM.reduce((most, d) => (d > most ? d : most), -Infinity);
    return { row, distancesM, leastM, mostM };
  });
}
