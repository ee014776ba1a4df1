// When do satellites that link with their nearest hold which link?
import {
  findLinks,
  stateOffset,
  type Ephemeris,
  type LinkOptions,
  type LinkWindows,
} from '../../../orbit/index.ts';
import { LinkRows } from '../linkRows.ts';
import type { NeighbourChoice } from './neighbourChoice.ts';
import type { AttitudeAims } from './terminalAims.ts';

/** A choice, and where link terminals can look (null: everywhere). */
export interface AimedChoice {
  readonly choice: NeighbourChoice;
  readonly aims: AttitudeAims | null;
}

/** From which sample to which each pair is held, in the order of the pairs. */
interface HeldSpans {
  readonly pair: number[];
  readonly startS: number[];
  readonly endS: number[];
}

/** One sample of a column of all satellites. */
function sampleInto(out: Float64Array, ephemeris: Ephemeris, column: Float64Array, sample: number) {
  for (let s = 0; s < ephemeris.satelliteCount; s += 1) {
    const at = stateOffset(ephemeris, s, sample);
    for (let axis = 0; axis < 3; axis += 1) out[3 * s + axis] = column[at + axis]!;
  }
}

/** Chooses at every sample but the last, from which the next chunk goes on. */
function heldSpans(
  choice: NeighbourChoice,
  ephemeris: Ephemeris,
  aims: AttitudeAims | null,
): HeldSpans {
  const { satelliteCount, sampleCount, startS, stepS } = ephemeris;
  const places = new Float64Array(3 * satelliteCount);
  const velocities = new Float64Array(3 * satelliteCount);
  const sinceSample = new Int32Array(choice.isHeld.length).fill(-1);
  const spans: HeldSpans = { pair: [], startS: [], endS: [] };
  const end = (pair: number, sample: number): void => {
    spans.pair.push(pair);
    spans.startS.push(startS + sinceSample[pair]! * stepS);
    spans.endS.push(startS + sample * stepS);
    sinceSample[pair] = -1;
  };
  for (let sample = 0; sample < sampleCount - 1; sample += 1) {
    sampleInto(places, ephemeris, ephemeris.positionTemeKm, sample);
    if (aims !== null) {
      sampleInto(velocities, ephemeris, ephemeris.velocityTemeKmPerS, sample);
      aims.aim(places, velocities, startS + sample * stepS);
    }
    choice.choose(places, aims);
    choice.isHeld.forEach((held, pair) => {
      if (held === 1 && sinceSample[pair] === -1) sinceSample[pair] = sample;
      else if (held === 0 && sinceSample[pair] !== -1) end(pair, sample);
    });
  }
  sinceSample.forEach((since, pair) => {
    if (since !== -1) end(pair, sampleCount - 1);
  });
  return spans;
}

/**
 * Finds links as `findLinks` does, but only while they are chosen: the choice is made at each
 * sample of the ephemeris and holds until the next; within it, sight begins and ends at exact
 * times. Ranges of a row are those of the whole time in sight. With `aims` only those are chosen
 * whose link terminals reach each other at that sample. The choice goes on from chunk to chunk in
 * their order.
 */
export function* findChosenLinks(
  ephemeris: Ephemeris,
  { choice, aims }: AimedChoice,
  options: LinkOptions,
): Generator<number, LinkWindows> {
  const spans = heldSpans(choice, ephemeris, aims);
  const used = [...new Set(spans.pair)].sort((p, q) => p - q);
  const pairs = Int32Array.from(
    used.flatMap((p) => [choice.pairs[2 * p]!, choice.pairs[2 * p + 1]!]),
  );
  const sight = yield* findLinks(ephemeris, pairs, options);
  const rowsOf = new Map<string, number[]>();
  for (let row = 0; row < sight.count; row += 1) {
    const key = `${sight.satelliteAIndex[row]!}/${sight.satelliteBIndex[row]!}`;
    rowsOf.set(key, [...(rowsOf.get(key) ?? []), row]);
  }
  const cut = new LinkRows();
  spans.pair.forEach((pair, at) => {
    const [a, b] = [choice.pairs[2 * pair]!, choice.pairs[2 * pair + 1]!];
    for (const row of rowsOf.get(`${a}/${b}`) ?? []) {
      const startS = Math.max(sight.startS[row]!, spans.startS[at]!);
      const endS = Math.min(sight.endS[row]!, spans.endS[at]!);
      if (endS > startS) {
        cut.push([a, b], { startS, endS }, [sight.rangeMinKm[row]!, sight.rangeMaxKm[row]!]);
      }
    }
  });
  return cut.sorted();
}
