// Which keyframes does the scene have, which does it need next, and who makes them?

import type { Keyframes } from '../run/messages.ts';

/** Whoever propagates for the scene; the page hands in its worker, a test a formula. */
export interface KeyframeSource {
  /**
   * States of all satellites at `startS`, `startS + stepS`, …; rejects when they cannot be had.
   * `buffer` is one that the scene no longer needs, to be filled again if it fits, or null.
   */
  request(
    startS: number,
    stepS: number,
    keyframeCount: number,
    buffer: ArrayBuffer | null,
  ): Promise<Keyframes>;
}

/** Keyframes that are wanted: `count` of them, `stepS` apart, from `startS`. */
export interface KeyframeNeed {
  readonly startS: number;
  readonly stepS: number;
  readonly count: number;
}

/** How the clock runs when the need is judged. */
export interface Pace {
  readonly timeS: number;
  /** Simulated seconds per real second. */
  readonly rate: number;
  readonly isPlaying: boolean;
}

/** Spacing at which low orbits are drawn to 0.34 m (docs/models/scene.md). */
export const keyframeStepMinS = 60;
/** Spacing at which low orbits are 212 m off: a fifth of a pixel with the Earth on screen. */
export const keyframeStepMaxS = 300;
/** Real time that one interval should last, so that the worker is asked twice a second at most. */
const intervalRealS = 0.5;
/** Real time that must be in hand ahead of the clock. */
const leadRealS = 0.4;
const aheadCountMax = 4;

/** Keyframe spacing for a clock rate: half a real second, within 60 s and 300 s. */
export function keyframeStepS(rate: number): number {
  return Math.min(Math.max(rate * intervalRealS, keyframeStepMinS), keyframeStepMaxS);
}

/**
 * The index of the keyframe before `timeS` whose successor is at or after it, no further than
 * `gapMaxS` away; -1 if there is none. `timesS` is sorted.
 */
export function findInterval(timesS: readonly number[], timeS: number, gapMaxS: number): number {
  for (let index = 0; index + 1 < timesS.length; index += 1) {
    const startS = timesS[index]!;
    const endS = timesS[index + 1]!;
    if (startS <= timeS && timeS <= endS && endS - startS <= gapMaxS + 1e-6) return index;
  }
  return -1;
}

/** Keyframes to ask for ahead of a playing clock. */
function aheadCount({ rate, isPlaying }: Pace, stepS: number): number {
  if (!isPlaying) return 0;
  return Math.min(Math.max(Math.ceil((rate * leadRealS) / stepS), 1), aheadCountMax);
}

/** The end of the unbroken run of intervals that begins at `index`. */
function coveredUntilS(timesS: readonly number[], index: number, stepS: number): number {
  let last = index + 1;
  while (last + 1 < timesS.length && timesS[last + 1]! - timesS[last]! <= stepS + 1e-6) last += 1;
  return timesS[last]!;
}

/**
 * What to ask for next, or null when enough is there. Intervals that are coarser than the rate
 * wants are replaced; a playing clock has at least one keyframe in hand beyond its interval.
 */
export function nextNeed(timesS: readonly number[], pace: Pace): KeyframeNeed | null {
  const stepS = keyframeStepS(pace.rate);
  const ahead = aheadCount(pace, stepS);
  const index = findInterval(timesS, pace.timeS, stepS);
  if (index < 0) {
    return { startS: Math.floor(pace.timeS / stepS) * stepS, stepS, count: 2 + ahead };
  }
  if (ahead === 0) return null;
  const untilS = coveredUntilS(timesS, index, stepS);
  if (untilS - timesS[index + 1]! >= ahead * stepS - 1e-6) return null;
  return { startS: untilS + stepS, stepS, count: ahead };
}
