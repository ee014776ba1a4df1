// Which shared constants bring the model closest to the published throughputs?

import { log } from '../../orbit/index.ts';
import { modelledTokensPerS } from './fitRows.ts';
import type { FitParts, PublishedThroughput } from './fitRows.ts';
import { computeFraction } from './rooflineConstants.ts';
import type { Efficiencies } from './rooflineConstants.ts';

/** How far the search first steps, and what the constants must stay within. */
const search = [
  { step: 0.15, min: 0.3, max: 0.95 },
  { step: 0.2, min: 0, max: 1 },
  { step: 60e3, min: 0, max: 400e3 },
] as const;

/** The error has kinks where the best split changes: the search begins at several places. */
const starts: readonly (readonly number[])[] = [0.45, 0.6, 0.8].flatMap((memory) =>
  [0.1, 0.4].flatMap((mix) => [80e3, 160e3].map((flop) => [memory, mix, flop])),
);

const evaluationCountMax = 300;

interface Vertex {
  readonly at: readonly number[];
  readonly loss: number;
}

/**
 * The three fitted constants of least error: mean over the configurations of the mean
 * |ln(modelled / measured)| of their results. Nelder–Mead (Computer Journal 7, 1965) from
 * twelve starts, and from the best of their ends again; the same rows give the same bits.
 */
export function fitEfficiencies(
  rows: readonly PublishedThroughput[],
  parts: FitParts,
): { readonly efficiencies: Efficiencies; readonly loss: number } {
  const loss = (at: readonly number[]) => lossOf(rows, parts, at);
  const ends = starts.map((start) => minimise(loss, start));
  const best = ends.reduce((least, end) => (end.loss < least.loss ? end : least));
  const { at, loss: least } = minimise(loss, best.at);
  return { efficiencies: efficienciesOf(at), loss: least };
}

function efficienciesOf(at: readonly number[]): Efficiencies {
  const [memoryFraction, mixFraction, flopPerChannel] = at.map((value, axis) =>
    Math.min(search[axis]!.max, Math.max(search[axis]!.min, value)),
  ) as [number, number, number];
  return { computeFraction, memoryFraction, mixFraction, flopPerChannel };
}

function lossOf(
  rows: readonly PublishedThroughput[],
  parts: FitParts,
  at: readonly number[],
): number {
  const efficiencies = efficienciesOf(at);
  const sum = rows.reduce((total, row) => {
    const ours = log(modelledTokensPerS(row, parts, efficiencies));
    const errors = row.tokensPerS.map((measured) => Math.abs(ours - log(measured)));
    return total + errors.reduce((a, b) => a + b, 0) / errors.length;
  }, 0);
  return sum / rows.length;
}

/** Nelder–Mead with the usual coefficients 1, 2, ½ and ½. */
function minimise(loss: (at: readonly number[]) => number, start: readonly number[]): Vertex {
  let evaluationCount = 0;
  const vertex = (at: readonly number[]): Vertex => {
    evaluationCount += 1;
    return { at, loss: loss(at) };
  };
  const simplex = [vertex(start)];
  search.forEach(({ step }, axis) => {
    simplex.push(vertex(start.map((value, other) => (other === axis ? value + step : value))));
  });
  while (evaluationCount < evaluationCountMax) {
    simplex.sort((a, b) => a.loss - b.loss);
    const worst = simplex.pop()!;
    const next = betterThan(worst, simplex, vertex);
    if (next !== null) simplex.push(next);
    else {
      const best = simplex[0]!;
      const pulled = [...simplex.slice(1), worst].map(({ at }) =>
        vertex(between(best.at, at, 0.5)),
      );
      simplex.splice(1, simplex.length, ...pulled);
    }
  }
  return simplex.reduce((best, other) => (other.loss < best.loss ? other : best));
}

/** A vertex better than the worst on the line through the others' middle, or null. */
function betterThan(
  worst: Vertex,
  others: readonly Vertex[],
  vertex: (at: readonly number[]) => Vertex,
): Vertex | null {
  const middle = worst.at.map(
    (_, axis) => others.reduce((sum, { at }) => sum + at[axis]!, 0) / others.length,
  );
  const reflected = vertex(between(worst.at, middle, 2));
  if (reflected.loss < others[0]!.loss) {
    const expanded = vertex(between(worst.at, middle, 3));
    return expanded.loss < reflected.loss ? expanded : reflected;
  }
  if (reflected.loss < others.at(-1)!.loss) return reflected;
  const isOutside = reflected.loss < worst.loss;
  const contracted = vertex(between(worst.at, middle, isOutside ? 1.5 : 0.5));
  return contracted.loss < Math.min(reflected.loss, worst.loss) ? contracted : null;
}

/** The point that lies a multiple of the way from one to another. */
function between(from: readonly number[], to: readonly number[], multiple: number): number[] {
  return from.map((value, axis) => value + multiple * (to[axis]! - value));
}
