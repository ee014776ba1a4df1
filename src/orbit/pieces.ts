// Which ephemerides hold the states of satellites that have none in between?
import { createEphemeris, stateOffset, type Ephemeris } from './ephemeris.ts';
import type { StatesAt } from './exactStates.ts';
import type { Stretch } from './stretches.ts';

const shortestS = 1e-6; // as stretches are settled

/** The samples `first` to `last` (included) of some satellites. */
function sliceOf(
  ephemeris: Ephemeris,
  indices: readonly number[],
  [first, last]: readonly [number, number],
): Ephemeris {
  const { startS, stepS } = ephemeris;
  const sampleCount = last - first + 1;
  const slice = createEphemeris(indices.length, sampleCount, startS + first * stepS, stepS);
  indices.forEach((index, at) => {
    const from = stateOffset(ephemeris, index, first);
    const [to, end] = [stateOffset(slice, at, 0), from + 3 * sampleCount];
    slice.positionTemeKm.set(ephemeris.positionTemeKm.subarray(from, end), to);
    slice.velocityTemeKmPerS.set(ephemeris.velocityTemeKmPerS.subarray(from, end), to);
  });
  slice.validSampleCount.fill(sampleCount);
  return slice;
}

/** States at the two ends of a time shorter than a step. */
function ends(
  statesAt: StatesAt,
  indices: readonly number[],
  [startS, endS]: readonly [number, number],
): Ephemeris {
  const piece = createEphemeris(indices.length, 2, startS, endS - startS);
  const state = new Float64Array(6);
  indices.forEach((index, at) => {
    let goodCount = 0;
    for (const timeS of [startS, endS]) {
      if (!statesAt(state, index, timeS)) break;
      const to = stateOffset(piece, at, goodCount);
      piece.positionTemeKm.set(state.subarray(0, 3), to);
      piece.velocityTemeKmPerS.set(state.subarray(3), to);
      goodCount += 1;
    }
    piece.validSampleCount[at] = goodCount;
  });
  return piece;
}

/**
 * Ephemerides of some satellites that together cover stretches in which all of them have states:
 * samples of the ephemeris given, and where a stretch begins or ends between two samples a piece
 * up to there by `statesAt`. Satellite k of a piece is `indices[k]` of the ephemeris. Windows that
 * are cut where pieces meet become whole by `merge…Windows`.
 */
export function* piecesOf(
  ephemeris: Ephemeris,
  statesAt: StatesAt,
  indices: readonly number[],
  stretches: readonly Stretch[],
): Generator<Ephemeris, void> {
  const { startS: zeroS, stepS } = ephemeris;
  for (const { startS, endS } of stretches) {
    const first = Math.ceil((startS - zeroS) / stepS - 1e-9);
    const last = Math.floor((endS - zeroS) / stepS + 1e-9);
    if (first > last) {
      if (endS - startS > shortestS) yield ends(statesAt, indices, [startS, endS]);
      continue;
    }
    const [firstS, lastS] = [zeroS + first * stepS, zeroS + last * stepS];
    if (firstS - startS > shortestS) yield ends(statesAt, indices, [startS, firstS]);
    if (last > first) yield sliceOf(ephemeris, indices, [first, last]);
    if (endS - lastS > shortestS) yield ends(statesAt, indices, [lastS, endS]);
  }
}
