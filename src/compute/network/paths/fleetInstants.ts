// Where are all satellites at each instant of a long span, without holding the span?
import {
  bytesPerState,
  createEphemeris,
  createStateSource,
  gmstRad,
  prepareFleet,
  propagateFleet,
  stateOffset,
  type Ephemeris,
} from '../../../orbit/index.ts';
import { orbitOf } from '../../scenario/orbitOf.ts';
import type { Scenario } from '../../scenario/scenario.ts';
import type { InstantStates } from './instantGraph.ts';

/** The states of one instant. The columns are filled anew for the next. */
export interface FleetInstant extends InstantStates {
  readonly index: number;
  readonly timeS: number;
  readonly velocityTemeKmPerS: Float64Array;
  /** By satellite: why it has no state from some instant so far on; 0: it has. */
  readonly lostCode: Uint8Array;
}

export interface InstantTimes {
  readonly stepS: number;
  /** Instants at 0, stepS, 2 stepS, … */
  readonly count: number;
  /** One more at this time, if it is later than those. */
  readonly lastS?: number;
}

/** Of a scenario: what its satellites' places follow from. */
export type FlownScenario = Pick<Scenario, 'satellites' | 'startUtcMs' | 'ut1MinusUtcS'>;

/** Bytes of states held at once: few enough that a chunk takes some 20 ms. */
const chunkByteMax = 8e6;

/** How many instants from 0 to the end of a span; the end is one where the step divides it. */
export function instantCount(durationS: number, stepS: number): number {
  return Math.floor(durationS / stepS + 1e-9) + 1;
}

/** First times of the chunks that some instants are worked out in, and how many each has. */
function* chunks(
  { stepS, count, lastS = 0 }: InstantTimes,
  perChunk: number,
): Generator<readonly [startS: number, sampleCount: number]> {
  for (let first = 0; first < count; first += perChunk) {
    yield [first * stepS, Math.min(perChunk, count - first)];
  }
  if (lastS > (count - 1) * stepS + 1e-9 * stepS) yield [lastS, 1];
}

function gather(out: Float64Array, column: Float64Array, ephemeris: Ephemeris, sample: number) {
  for (let s = 0; s < ephemeris.satelliteCount; s += 1) {
    const at = stateOffset(ephemeris, s, sample);
    out[3 * s] = column[at]!;
    out[3 * s + 1] = column[at + 1]!;
    out[3 * s + 2] = column[at + 2]!;
  }
}

/**
 * Yields the states of a scenario's satellites (TEME) instant by instant, each by its own model of
 * motion and not interpolated. At most `byteMax` bytes of states are held. A satellite that is lost
 * once is NaN from then on.
 */
export function* fleetInstants(
  { satellites, startUtcMs, ut1MinusUtcS }: FlownScenario,
  times: InstantTimes,
  byteMax = chunkByteMax,
): Generator<FleetInstant, void> {
  const fleet = prepareFleet(satellites.map((each) => createStateSource(orbitOf(each))));
  const positionTemeKm = new Float64Array(3 * satellites.length);
  const velocityTemeKmPerS = new Float64Array(3 * satellites.length);
  const lostCode = new Uint8Array(satellites.length);
  const perInstant = bytesPerState * Math.max(1, satellites.length);
  const perChunk = Math.max(1, Math.floor(byteMax / perInstant));
  let index = 0;
  for (const [startS, sampleCount] of chunks(times, perChunk)) {
    const ephemeris = createEphemeris(satellites.length, sampleCount, startS, times.stepS);
    const work = propagateFleet(fleet, startUtcMs, ephemeris, lostCode);
    while (work.next().done !== true);
    for (let sample = 0; sample < sampleCount; sample += 1, index += 1) {
      gather(positionTemeKm, ephemeris.positionTemeKm, ephemeris, sample);
      gather(velocityTemeKmPerS, ephemeris.velocityTemeKmPerS, ephemeris, sample);
      ephemeris.validSampleCount.forEach((validCount, s) => {
        if (sample >= validCount) lostCode[s] = ephemeris.statusCode[s]!;
      });
      const timeS = index < times.count ? index * times.stepS : startS;
      const gmst = gmstRad(startUtcMs + timeS * 1000, ut1MinusUtcS);
      yield { index, timeS, gmst, positionTemeKm, velocityTemeKmPerS, lostCode };
    }
  }
}
