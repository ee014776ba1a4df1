// When do satellites that link with their nearest hold which link?
import {
  findLinks,
  mergeLinkWindows,
  stateOffset,
  type Ephemeris,
  type LinkOptions,
  type LinkWindows,
} from '../../../orbit/index.ts';
import type { NeighbourChoice } from './neighbourChoice.ts';

/** From which sample to which each pair is held, in the order of the pairs. */
interface HeldSpans {
  readonly pair: number[];
  readonly startS: number[];
  readonly endS: number[];
}

/** Chooses at every sample but the last, from which the next chunk goes on. */
function heldSpans(choice: NeighbourChoice, ephemeris: Ephemeris): HeldSpans {
  const { satelliteCount, sampleCount, startS, stepS, positionTemeKm } = ephemeris;
  const places = new Float64Array(3 * satelliteCount);
  const sinceSample = new Int32Array(choice.isHeld.length).fill(-1);
  const spans: HeldSpans = { pair: [], startS: [], endS: [] };
  const end = (pair: number, sample: number): void => {
    spans.pair.push(pair);
    spans.startS.push(startS + sinceSample[pair]! * stepS);
    spans.endS.push(startS + sample * stepS);
    sinceSample[pair] = -1;
  };
  for (let sample = 0; sample < sampleCount - 1; sample += 1) {
    for (let s = 0; s < satelliteCount; s += 1) {
      const at = stateOffset(ephemeris, s, sample);
      for (let axis = 0; axis < 3; axis += 1) places[3 * s + axis] = positionTemeKm[at + axis]!;
    }
    choice.choose(places);
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

/** Rows of a table of links, in columns that grow. */
class LinkRows {
  private readonly rows: number[][] = [];

  /** a, b, startS, endS, rangeMinKm, rangeMaxKm. */
  push(row: number[]): void {
    this.rows.push(row);
  }

  table(): LinkWindows {
    const column = (at: number): Float64Array => Float64Array.from(this.rows, (row) => row[at]!);
    return {
      count: this.rows.length,
      satelliteAIndex: Int32Array.from(this.rows, (row) => row[0]!),
      satelliteBIndex: Int32Array.from(this.rows, (row) => row[1]!),
      startS: column(2),
      endS: column(3),
      rangeMinKm: column(4),
      rangeMaxKm: column(5),
    };
  }
}

/**
 * Finds links as `findLinks` does, but only while they are chosen: the choice is made at each
 * sample of the ephemeris and holds until the next; within it, sight begins and ends at exact
 * times. Ranges of a row are those of the whole time in sight. The choice goes on from chunk to
 * chunk in their order.
 */
export function* findChosenLinks(
  ephemeris: Ephemeris,
  choice: NeighbourChoice,
  options: LinkOptions,
): Generator<number, LinkWindows> {
  const spans = heldSpans(choice, ephemeris);
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
        cut.push([a, b, startS, endS, sight.rangeMinKm[row]!, sight.rangeMaxKm[row]!]);
      }
    }
  });
  // With an empty table beside it, for one alone is handed back as it is, unsorted.
  return mergeLinkWindows([cut.table(), new LinkRows().table()]);
}
