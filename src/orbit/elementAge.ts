// How far from the time asked for were element sets made, and what error goes with that?
import { epochAgeS, type ElementSet } from './elementSet.ts';

/** Sets further from the time asked for than this are stale and flagged. */
export const elementAgeStaleS = 7 * 86_400;

const dayS = 86_400;

/** Of some element sets over a span of time. */
export interface ElementAges {
  /** At the start; negative: the epoch is later. */
  readonly youngestS: number;
  readonly oldestS: number;
  /** Sets that are stale somewhere in the span. */
  readonly staleCount: number;
  /** The longest time between an epoch and a time of the span. */
  readonly farthestS: number;
}

/** Ages of element sets over a span; all zero when there are none. */
export function elementAges(
  elementSets: readonly ElementSet[],
  startUtcMs: number,
  durationS: number,
): ElementAges {
  if (elementSets.length === 0) return { youngestS: 0, oldestS: 0, staleCount: 0, farthestS: 0 };
  let [youngestS, oldestS, farthestS, staleCount] = [Infinity, -Infinity, 0, 0];
  for (const elementSet of elementSets) {
    const ageS = epochAgeS(elementSet, startUtcMs);
    const awayS = Math.max(-ageS, ageS + durationS);
    youngestS = Math.min(youngestS, ageS);
    oldestS = Math.max(oldestS, ageS);
    farthestS = Math.max(farthestS, awayS);
    if (awayS > elementAgeStaleS) staleCount += 1;
  }
  return { youngestS, oldestS, staleCount, farthestS };
}

/**
 * What SGP4 errs by in low orbit so far from the epoch, km: about 1 at the epoch and 1 to 3 more a
 * day, mostly along the orbit. An assumption, the usual rule of thumb: what it comes to depends on
 * the tracking and the air, and a manoeuvre adds any amount.
 */
export function expectedErrorKm(awayS: number): [low: number, high: number] {
  const days = Math.abs(awayS) / dayS;
  return [1 + days, 1 + 3 * days];
}

/** Beyond so many days no rule says where along its orbit a satellite is. */
const ruledDayMax = 30;

function errorWords(awayS: number): string {
  if (Math.abs(awayS) > ruledDayMax * dayS) return 'the place along the orbit can be anywhere';
  const [low, high] = expectedErrorKm(awayS).map(Math.round) as [number, number];
  return `expect errors of ${low} to ${high} km in low orbit`;
}

/** A time in days as people say it. */
export function daysText(seconds: number): string {
  return `${(seconds / dayS).toFixed(1)} days`;
}

/** The ages at the start, and the error that goes with the farthest time, in words. */
export function ageWords({ youngestS, oldestS, farthestS }: ElementAges): string {
  const ages = [youngestS, oldestS].map((ageS) => (ageS / dayS).toFixed(1));
  const age = ages[0] === ages[1] ? `${ages[0]!} days` : `${ages.join(' to ')} days`;
  return `${age} old at the start: ${errorWords(farthestS)}`;
}
