// Where is every satellite at every sample, and in between?
import {
  isSourceFailure,
  minutesSinceSourceEpoch,
  sourceStateInto,
  type SourceFailure,
  type StateSource,
} from './stateSource.ts';

/** States on a uniform grid, satellite-major, xyz interleaved. */
export interface Ephemeris {
  readonly satelliteCount: number;
  readonly sampleCount: number;
  readonly startS: number;
  readonly stepS: number;
  /** Component c of sample k of satellite i stands at 3·(i·sampleCount + k) + c. */
  readonly positionTemeKm: Float64Array;
  readonly velocityTemeKmPerS: Float64Array;
  /** Per satellite: the code of its first failure (stateErrorMeaning), 0 for none. */
  readonly statusCode: Uint8Array;
  /** Per satellite: how many samples come before the first failure; the rest is NaN. */
  readonly validSampleCount: Int32Array;
}

/** Bytes of the columns of one state. */
export const bytesPerState = 48;

/** An empty ephemeris; its columns are NaN until propagateFleet has filled them. */
export function createEphemeris(
  satelliteCount: number,
  sampleCount: number,
  startS: number,
  stepS: number,
): Ephemeris {
  const size = 3 * satelliteCount * sampleCount;
  return {
    satelliteCount,
    sampleCount,
    startS,
    stepS,
    positionTemeKm: new Float64Array(size).fill(NaN),
    velocityTemeKmPerS: new Float64Array(size).fill(NaN),
    statusCode: new Uint8Array(satelliteCount),
    validSampleCount: new Int32Array(satelliteCount),
  };
}

/** Where the first component of a state stands in both columns. */
export function stateOffset(ephemeris: Ephemeris, satelliteIndex: number, sample: number): number {
  return 3 * (satelliteIndex * ephemeris.sampleCount + sample);
}

/** The time of the last sample. */
export function ephemerisEndS(ephemeris: Ephemeris): number {
  return ephemeris.startS + (ephemeris.sampleCount - 1) * ephemeris.stepS;
}

const placeTolerance = 1e-9; // of a step
const statesPerYield = 4096; // about 2 ms of SGP4

/**
 * Fills an ephemeris from propagators or tables of states (failed ones leave NaN and their code);
 * `startUtcMs` is the UTC of time 0. Yields the number of satellites done, at least every 4,096
 * states. After its first failure a satellite stays NaN to the end.
 */
export function* propagateFleet(
  sources: readonly (StateSource | SourceFailure)[],
  startUtcMs: number,
  ephemeris: Ephemeris,
): Generator<number, void> {
  const state = new Float64Array(6);
  let stateCount = 0;
  for (let index = 0; index < ephemeris.satelliteCount; index += 1) {
    const source = sources[index]!;
    if (isSourceFailure(source)) {
      ephemeris.statusCode[index] = source.errorCode;
      continue;
    }
    const startMinutes = minutesSinceSourceEpoch(source, startUtcMs);
    let status = 0;
    let sample = 0;
    for (; sample < ephemeris.sampleCount; sample += 1) {
      const timeS = ephemeris.startS + sample * ephemeris.stepS;
      status = sourceStateInto(state, 0, source, startMinutes + timeS / 60);
      if (status !== 0) break;
      storeState(ephemeris, stateOffset(ephemeris, index, sample), state);
      stateCount += 1;
      if (stateCount % statesPerYield === 0) yield index;
    }
    ephemeris.statusCode[index] = status;
    ephemeris.validSampleCount[index] = sample;
  }
  yield ephemeris.satelliteCount;
}

function storeState(ephemeris: Ephemeris, offset: number, state: Float64Array): void {
  const { positionTemeKm, velocityTemeKmPerS } = ephemeris;
  for (let component = 0; component < 3; component += 1) {
    positionTemeKm[offset + component] = state[component]!;
    velocityTemeKmPerS[offset + component] = state[component + 3]!;
  }
}

/**
 * Writes position (km) and velocity (km/s) in TEME at a time to out[0…5] by cubic Hermite
 * interpolation: 0.34 m off in low orbit at 60 s steps, 5.4 m at 120 s, 212 m at 300 s; exact at
 * the samples. Returns false, and writes nothing, outside the samples or after a failure.
 */
export function interpolateInto(
  out: Float64Array,
  ephemeris: Ephemeris,
  satelliteIndex: number,
  timeS: number,
): boolean {
  const { stepS, positionTemeKm, velocityTemeKmPerS } = ephemeris;
  const intervalCount = ephemeris.validSampleCount[satelliteIndex]! - 1;
  const place = (timeS - ephemeris.startS) / stepS;
  // The last sample's own time may come out a rounding error beyond it.
  if (!(place >= -placeTolerance && place <= intervalCount + placeTolerance)) return false;
  const sample = Math.max(0, Math.min(Math.floor(place), intervalCount - 1));
  const s = place - sample;
  const isSingle = intervalCount === 0;
  const from = stateOffset(ephemeris, satelliteIndex, sample);
  const to = isSingle ? from : from + 3;
  const rest = 1 - s;
  // Hermite's basis and its derivative; written so that s = 0 and s = 1 give the samples exactly.
  const weightTo = s * s * (3 - 2 * s);
  const slopeFrom = s * rest * rest * stepS;
  const slopeTo = -s * s * rest * stepS;
  const rateTo = (6 * s * rest) / stepS;
  const rateSlopeFrom = rest * (1 - 3 * s);
  const rateSlopeTo = s * (3 * s - 2);
  for (let component = 0; component < 3; component += 1) {
    const p0 = positionTemeKm[from + component]!;
    const p1 = positionTemeKm[to + component]!;
    const v0 = velocityTemeKmPerS[from + component]!;
    const v1 = velocityTemeKmPerS[to + component]!;
    out[component] = (1 - weightTo) * p0 + weightTo * p1 + slopeFrom * v0 + slopeTo * v1;
    out[component + 3] = rateTo * (p1 - p0) + rateSlopeFrom * v0 + rateSlopeTo * v1;
  }
  return true;
}
