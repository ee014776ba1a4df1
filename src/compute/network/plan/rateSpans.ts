// What does a link carry over a window, as stretches of constant rate with the window's volume?

import type { LinkSignal } from '../budget/linkSignal.ts';
import type { RatePiece } from './contactPlan.ts';
import type { Sight } from './sights.ts';
import type { Span } from './vectorTrack.ts';

/** A stretch without a pause in which rates change in steps. */
export interface CarriedSpan {
  readonly startS: number;
  readonly endS: number;
  readonly rates: readonly RatePiece[];
}

/** One rate all along; none when it is 0. */
export function fixedSpan(startS: number, endS: number, rateBitPerS: number): CarriedSpan[] {
  if (!(rateBitPerS > 0 && endS > startS)) return [];
  return [{ startS, endS, rates: [{ startS, rateBitPerS }] }];
}

/** Pieces in the time in which the orbit turns by 3.4°: 27 s in low orbit. */
const piecesPerStep = 2;
/** Straight lines of the signal in each piece, 5 s in low orbit. */
const linesPerPiece = 5;
/** Pieces whose rates differ by no more are one, with the mean of both. */
const likeFraction = 0.01;

/** Joins pieces into spans. */
class SpanWriter {
  readonly spans: { startS: number; endS: number; rates: RatePiece[] }[] = [];
  private leastBitPerS = 0;
  private mostBitPerS = 0;

  push(startS: number, endS: number, rateBitPerS: number): void {
    if (!(rateBitPerS > 0)) return;
    const span = this.spans[this.spans.length - 1];
    if (span === undefined || span.endS !== startS) {
      this.spans.push({ startS, endS, rates: [] });
      this.begin(startS, rateBitPerS);
      return;
    }
    const least = Math.min(this.leastBitPerS, rateBitPerS);
    const most = Math.max(this.mostBitPerS, rateBitPerS);
    if (most - least <= likeFraction * most) this.lengthen(span, endS, rateBitPerS);
    else this.begin(startS, rateBitPerS);
    span.endS = endS;
    if (most - least > likeFraction * most) return;
    this.leastBitPerS = least;
    this.mostBitPerS = most;
  }

  private begin(startS: number, rateBitPerS: number): void {
    this.spans[this.spans.length - 1]!.rates.push({ startS, rateBitPerS });
    this.leastBitPerS = rateBitPerS;
    this.mostBitPerS = rateBitPerS;
  }

  /** The last piece goes on; its volume and that of what is added stay what they are. */
  private lengthen(
    span: { endS: number; rates: RatePiece[] },
    endS: number,
    rateBitPerS: number,
  ): void {
    const last = span.rates[span.rates.length - 1]!;
    if (last.rateBitPerS === rateBitPerS) return;
    const bits = last.rateBitPerS * (span.endS - last.startS) + rateBitPerS * (endS - span.endS);
    span.rates[span.rates.length - 1] = {
      startS: last.startS,
      rateBitPerS: bits / (endS - last.startS),
    };
  }
}

/** What is seen at the ends of all lines of a part of a window, for both directions of a link. */
export class SightSamples {
  startS = 0;
  endS = 0;
  pieceCount = 0;
  rangeKm = new Float64Array(256);
  sine = new Float64Array(256);

  /** Looks all along a part of the window that the sight has selected. */
  take(sight: Sight, { startS, endS }: Span): void {
    this.startS = startS;
    this.endS = endS;
    this.pieceCount = Math.max(1, Math.ceil(((endS - startS) * piecesPerStep) / sight.stepS));
    const lineCount = this.pieceCount * linesPerPiece;
    if (this.rangeKm.length <= lineCount) {
      this.rangeKm = new Float64Array(2 * lineCount);
      this.sine = new Float64Array(2 * lineCount);
    }
    const lineS = (endS - startS) / lineCount;
    for (let at = 0; at <= lineCount; at += 1) {
      sight.look(at === lineCount ? endS : startS + at * lineS);
      this.rangeKm[at] = sight.rangeKm;
      this.sine[at] = sight.sine;
    }
  }
}

/**
 * Stretches of constant rate of a part of a window, each with the mean of the budget's rate over
 * it. The signal is taken as straight over 5 s of low orbit, in which steps of a ladder lie where
 * they fall: the volume is right to 0.1 %. Where nothing flows a span ends. `shareFraction` of each
 * rate is left.
 */
export function rateSpans(
  samples: SightSamples,
  { law, signalAt }: LinkSignal,
  shareFraction = 1,
): CarriedSpan[] {
  const { startS, endS, pieceCount, rangeKm, sine } = samples;
  if (!(endS > startS && shareFraction > 0)) return [];
  const writer = new SpanWriter();
  const pieceS = (endS - startS) / pieceCount;
  let before = signalAt(rangeKm[0]!, sine[0]!);
  let fromS = startS;
  for (let piece = 1; piece <= pieceCount; piece += 1) {
    const toS = piece === pieceCount ? endS : startS + piece * pieceS;
    let first = NaN;
    let isEven = true;
    let sum = 0;
    for (let line = 1; line <= linesPerPiece; line += 1) {
      const at = (piece - 1) * linesPerPiece + line;
      const after = signalAt(rangeKm[at]!, sine[at]!);
      const rate = law.meanRate(before, after);
      if (line === 1) first = rate;
      isEven &&= rate === first;
      sum += rate;
      before = after;
    }
    // A mean of equals is that value, not almost that value.
    writer.push(fromS, toS, shareFraction * (isEven ? first : sum / linesPerPiece));
    fromS = toS;
  }
  return writer.spans;
}
