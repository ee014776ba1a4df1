// Which pairs of satellites are worth looking at for a link?
import { stateOffset, type Ephemeris } from './ephemeris.ts';
import { clearanceKm, raisedEarth } from './linkSight.ts';
import type { LinkOptions } from './links.ts';
import { motionBounds } from './motionBounds.ts';

/** All pairs of a number of satellites, a0, b0, a1, b1, …, each once. */
export function allPairs(satelliteCount: number): Int32Array {
  const pairs = new Int32Array(satelliteCount * (satelliteCount - 1));
  let at = 0;
  for (let a = 0; a < satelliteCount; a += 1) {
    for (let b = a + 1; b < satelliteCount; b += 1) {
      pairs[at++] = a;
      pairs[at++] = b;
    }
  }
  return pairs;
}

/**
 * A grid of links for a Walker pattern (satellites plane by plane): each with the next of its plane
 * and with the same place of the next plane, where the place shifts by `seamShift` between the last
 * plane and the first (Walker's phasing number). A star has no links across its seam: leave it out
 * with `hasSeam` false. Each pair once.
 */
export function gridPairs(
  planeCount: number,
  perPlaneCount: number,
  { seamShift = 0, hasSeam = true } = {},
): Int32Array {
  const pairs = new Set<number>();
  const total = planeCount * perPlaneCount;
  const add = (a: number, b: number): void => {
    if (a !== b) pairs.add(Math.min(a, b) * total + Math.max(a, b));
  };
  for (let plane = 0; plane < planeCount; plane += 1) {
    for (let place = 0; place < perPlaneCount; place += 1) {
      const own = plane * perPlaneCount + place;
      add(own, plane * perPlaneCount + ((place + 1) % perPlaneCount));
      const isSeam = plane === planeCount - 1;
      if (isSeam && (!hasSeam || planeCount < 3)) continue;
      const shifted = place + (isSeam ? seamShift : 0);
      const other = ((shifted % perPlaneCount) + perPlaneCount) % perPlaneCount;
      add(own, ((plane + 1) % planeCount) * perPlaneCount + other);
    }
  }
  return pairsOfKeys([...pairs], total);
}

function pairsOfKeys(keys: readonly number[], total: number): Int32Array {
  const sorted = [...keys].sort((p, q) => p - q);
  return Int32Array.from(sorted.flatMap((key) => [Math.floor(key / total), key % total]));
}

/**
 * Each satellite with its nearest neighbours at one sample; a pair that is wanted from either side
 * stands once. Satellites without a state have no neighbours; of equal distances the lower index
 * comes first. All pairs are compared: 1 s for 10,000 satellites.
 */
export function nearestPairs(
  ephemeris: Ephemeris,
  sample: number,
  neighbourCount: number,
): Int32Array {
  const { satelliteCount, positionTemeKm } = ephemeris;
  const keys = new Set<number>();
  const [nearest, squares] = [new Int32Array(neighbourCount), new Float64Array(neighbourCount)];
  for (let a = 0; a < satelliteCount; a += 1) {
    const i = stateOffset(ephemeris, a, sample);
    squares.fill(Infinity);
    for (let b = 0; b < satelliteCount; b += 1) {
      const j = stateOffset(ephemeris, b, sample);
      const dx = positionTemeKm[j]! - positionTemeKm[i]!;
      const dy = positionTemeKm[j + 1]! - positionTemeKm[i + 1]!;
      const dz = positionTemeKm[j + 2]! - positionTemeKm[i + 2]!;
      const square = dx * dx + dy * dy + dz * dz;
      if (b !== a && square < squares[neighbourCount - 1]!) insert(nearest, squares, b, square);
    }
    for (let rank = 0; rank < neighbourCount && squares[rank]! < Infinity; rank += 1) {
      const b = nearest[rank]!;
      keys.add(Math.min(a, b) * satelliteCount + Math.max(a, b));
    }
  }
  return pairsOfKeys([...keys], satelliteCount);
}

function insert(indices: Int32Array, squares: Float64Array, index: number, square: number): void {
  let rank = squares.length - 1;
  for (; rank > 0 && squares[rank - 1]! > square; rank -= 1) {
    squares[rank] = squares[rank - 1]!;
    indices[rank] = indices[rank - 1]!;
  }
  squares[rank] = square;
  indices[rank] = index;
}

/**
 * Those of some pairs that link at some time of an ephemeris, or might between its samples: the
 * others are never near enough and clear of the ground at once, and may be forgotten. Steps over
 * the time in which a pair cannot have come near, by its greatest speed.
 */
export function linkablePairs(
  ephemeris: Ephemeris,
  pairs: Int32Array,
  options: LinkOptions = {},
): Int32Array {
  const bounds = Array.from({ length: ephemeris.satelliteCount }, (_, index) =>
    motionBounds(ephemeris, index),
  );
  const earth = raisedEarth(options);
  const rangeMaxKm = options.rangeMaxKm ?? Infinity;
  const { positionTemeKm, stepS } = ephemeris;
  const canLink = (a: number, b: number): boolean => {
    const [p, q] = [bounds[a]!, bounds[b]!];
    const apartKm = Math.max(p.radiusMinKm - q.radiusMaxKm, q.radiusMinKm - p.radiusMaxKm);
    if (apartKm > rangeMaxKm) return false;
    const speed = p.speedMaxKmPerS + q.speedMaxKmPerS;
    const last = Math.min(ephemeris.validSampleCount[a]!, ephemeris.validSampleCount[b]!) - 1;
    const [i, j] = [stateOffset(ephemeris, a, 0), stateOffset(ephemeris, b, 0)];
    for (let sample = 0; sample <= last; sample += 1) {
      const [ia, jb] = [i + 3 * sample, j + 3 * sample];
      const dx = positionTemeKm[jb]! - positionTemeKm[ia]!;
      const dy = positionTemeKm[jb + 1]! - positionTemeKm[ia + 1]!;
      const dz = positionTemeKm[jb + 2]! - positionTemeKm[ia + 2]!;
      const tooFarKm = Math.sqrt(dx * dx + dy * dy + dz * dz) - rangeMaxKm;
      // The clearance changes no faster than the faster of the two moves.
      const hiddenKm = -2 * clearanceKm(earth, positionTemeKm, ia, positionTemeKm, jb);
      const missingKm = Math.max(tooFarKm, hiddenKm / earth.polarStretch);
      if (missingKm <= speed * stepS) return true;
      sample += Math.floor(missingKm / (speed * stepS)) - 1;
    }
    return false;
  };
  const kept: number[] = [];
  for (let at = 0; at + 1 < pairs.length; at += 2) {
    if (canLink(pairs[at]!, pairs[at + 1]!)) kept.push(pairs[at]!, pairs[at + 1]!);
  }
  return Int32Array.from(kept);
}
