// Which orbits do the tests of the orbit room use?
import { radPerDeg } from '../../src/orbit/constants.ts';
import {
  createEphemeris,
  prepareFleet,
  propagateFleet,
  type Ephemeris,
} from '../../src/orbit/ephemeris.ts';
import { meanMotionRadPerS } from '../../src/orbit/patterns.ts';
import { createPropagator } from '../../src/orbit/sgp4.ts';
import type { ElementSet } from '../../src/orbit/elementSet.ts';
import { propagateTwoBodyInto } from '../../src/orbit/twoBody.ts';
import { parseUtc } from '../../src/orbit/time.ts';

export const deg = radPerDeg;

/** UTC of a text that must be one. */
export function utc(text: string): number {
  const utcMs = parseUtc(text);
  if (utcMs === null) throw new Error(`no time: ${text}`);
  return utcMs;
}

/** The result of a generator, its yields passed over. */
export function finish<T>(search: Generator<number, T>): T {
  for (;;) {
    const next = search.next();
    if (next.done === true) return next.value;
  }
}

/** SGP4 over a span from the first element set's epoch. */
export function fleetEphemeris(
  elementSets: readonly ElementSet[],
  durationS: number,
  stepS: number,
): Ephemeris {
  const ephemeris = createEphemeris(elementSets.length, Math.ceil(durationS / stepS) + 1, 0, stepS);
  const propagators = elementSets.map(createPropagator);
  finish(propagateFleet(prepareFleet(propagators), elementSets[0]!.epochUtcMs, ephemeris));
  return ephemeris;
}

/** States given by a function of time, as if they had been propagated. */
export function ephemerisOf(
  states: readonly ((out: Float64Array, timeS: number) => void)[],
  durationS: number,
  stepS: number,
): Ephemeris {
  const sampleCount = Math.ceil(durationS / stepS) + 1;
  const ephemeris = createEphemeris(states.length, sampleCount, 0, stepS);
  const state = new Float64Array(6);
  states.forEach((stateInto, index) => {
    for (let sample = 0; sample < sampleCount; sample += 1) {
      stateInto(state, sample * stepS);
      const offset = 3 * (index * sampleCount + sample);
      ephemeris.positionTemeKm.set(state.subarray(0, 3), offset);
      ephemeris.velocityTemeKmPerS.set(state.subarray(3), offset);
    }
    ephemeris.validSampleCount[index] = sampleCount;
  });
  return ephemeris;
}

/** An exact ellipse about a point mass, as a function of time. */
export function twoBody(
  state: readonly number[],
  muKm3PerS2: number,
): (out: Float64Array, timeS: number) => void {
  return (out, timeS) => void propagateTwoBodyInto(out, state, timeS, muKm3PerS2);
}

export interface CircularOrbit {
  readonly radiusKm: number;
  readonly inclinationRad: number;
  readonly nodeRad: number;
  readonly nodeRateRadPerS?: number;
  readonly phaseRad?: number;
}

/** A circle whose node drifts evenly: what J2 does on average, exactly. */
export function circular(orbit: CircularOrbit): (out: Float64Array, timeS: number) => void {
  const motion = meanMotionRadPerS(orbit.radiusKm);
  const [ci, si] = [Math.cos(orbit.inclinationRad), Math.sin(orbit.inclinationRad)];
  return (out, timeS) => {
    const u = (orbit.phaseRad ?? 0) + motion * timeS;
    const node = orbit.nodeRad + (orbit.nodeRateRadPerS ?? 0) * timeS;
    const [cu, su, cn, sn] = [Math.cos(u), Math.sin(u), Math.cos(node), Math.sin(node)];
    const r = orbit.radiusKm;
    const v = orbit.radiusKm * motion;
    out[0] = r * (cn * cu - sn * su * ci);
    out[1] = r * (sn * cu + cn * su * ci);
    out[2] = r * su * si;
    out[3] = v * (-cn * su - sn * cu * ci);
    out[4] = v * (-sn * su + cn * cu * ci);
    out[5] = v * cu * si;
  };
}

/** Columns of a table as rows, to compare. */
export function rowsOf<K extends string>(
  table: Readonly<Record<K, ArrayLike<number>>> & { readonly count: number },
  keys: readonly K[],
): number[][] {
  return Array.from({ length: table.count }, (_, row) => keys.map((key) => table[key][row]!));
}
