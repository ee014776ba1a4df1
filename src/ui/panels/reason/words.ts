// How is a job's reason trail said in words? Sentences, totals and the verdict; pure.

import { causeWords } from '../../../compute/index.ts';
import type { Cause, JobExplanation } from '../../../compute/index.ts';
import { formatDuration, formatFraction } from '../format.ts';
import { formatSeconds, formatSpan, formatUtcClock } from '../../timeline/timeFormat.ts';

/** What a job waited for, to follow "waited 312 s". */
const waitWords: Readonly<Record<Cause, string>> = {
  inputLink: 'for an uplink',
  outputLink: 'for a downlink',
  energy: 'for energy',
  heat: 'to cool down',
  accelerator: 'for a free accelerator',
  priority: 'behind jobs that the policy put first',
  data: 'for data, or repeated work since a checkpoint',
  law: 'because a rule forbids the place',
  fault: 'because of a fault',
  noWork: 'with nothing to do',
};

/** What slowed a job that ran below full pace. */
const slowWords: Readonly<Record<Cause, string>> = {
  ...waitWords,
  inputLink: 'because its input came slowly',
  outputLink: 'because its output left slowly',
  energy: 'for want of energy',
  heat: 'because of heat',
  accelerator: 'on a shared accelerator',
};

/** From here up a stretch counts as standing still: the rest is rounding. */
const standstillFraction = 0.995;

type Stretch = JobExplanation['stretches'][number];

/** `waited 312 s for an uplink (inputLink) 06:12:03–06:17:15`. */
export function stretchSentence(stretch: Stretch, startUtcMs: number): string {
  const { cause, startS, endS, lostS } = stretch;
  const span = formatSpan(startUtcMs, startS, endS);
  const share = lostS / (endS - startS);
  if (share >= standstillFraction) {
    return `waited ${formatSeconds(lostS)} ${waitWords[cause]} (${cause}) ${span}`;
  }
  const pace = formatFraction(1 - share);
  return `lost ${formatSeconds(lostS)} ${slowWords[cause]} (${cause}), at ${pace} pace ${span}`;
}

/**
 * `Late by 4 min 10 s: 71 % of its time, 11 min 50 s, was waiting for …`. `refusal` is why it was
 * turned away, where it was.
 */
export function verdictSentence(explanation: JobExplanation, refusal: string | null): string {
  const outcome = outcomeWords(explanation, refusal);
  const { inUseS, totals, status } = explanation;
  const lifeS = explanation.endedS - explanation.releasedS;
  const largest = totals[0];
  if (!(lifeS > 0) || status === 'rejected') return `${outcome}.`;
  const part = (seconds: number): string =>
    `${percent(seconds / lifeS)} of its time, ${formatDuration(seconds)}, was`;
  if (largest === undefined || largest.lostS < inUseS) {
    return `${outcome}: ${part(inUseS)} spent at work.`;
  }
  return `${outcome}: ${part(largest.lostS)} ${causeWords[largest.cause]}.`;
}

const percent = (fraction: number): string => `${Math.round(fraction * 100)}\u202f%`;

function outcomeWords(
  { status, deadlineS, endedS }: JobExplanation,
  refusal: string | null,
): string {
  const margin = formatDuration(Math.abs(deadlineS - endedS));
  if (status === 'rejected') return refusal === null ? 'Turned away' : `Turned away: ${refusal}`;
  if (!Number.isFinite(deadlineS)) {
    return status === 'onTime' ? 'Delivered, without a deadline' : 'Still under way at the end';
  }
  if (status === 'late') return `Late by ${margin}`;
  if (status === 'onTime') return `On time with ${margin} to spare`;
  return deadlineS <= endedS
    ? `Not delivered at the end of the run, ${margin} after its deadline`
    : `Still under way at the end of the run, ${margin} before its deadline`;
}

/** A share of the life of a job, for the table of totals. */
export interface TotalRow {
  /** `null`: at work. */
  readonly cause: Cause | null;
  readonly seconds: number;
  readonly fraction: number;
}

/** Time at work and time lost by cause; the fractions sum to one when the trail is complete. */
export function totalRows({ endedS, releasedS, inUseS, totals }: JobExplanation): TotalRow[] {
  const lifeS = endedS - releasedS;
  const row = (cause: Cause | null, seconds: number): TotalRow => ({
    cause,
    seconds,
    fraction: lifeS > 0 ? seconds / lifeS : 0,
  });
  const lost = totals.map(({ cause, lostS }) => row(cause, lostS));
  return inUseS > 0 ? [row(null, inUseS), ...lost] : lost;
}

/** A piece of the strip: waiting (with its cause), or at work; as shares of the strip's length. */
export interface StripPiece {
  readonly cause: Cause | null;
  readonly startS: number;
  readonly endS: number;
  readonly fromFraction: number;
  readonly lengthFraction: number;
}

export interface Strip {
  readonly startS: number;
  readonly endS: number;
  readonly pieces: readonly StripPiece[];
  readonly deadlineFraction: number | null;
  readonly deliveredFraction: number | null;
}

/**
 * The life of a job laid out from release to its end, or to its deadline where that is later but
 * not more than half the life away (else the strip would show mostly nothing).
 */
export function stripOf(
  explanation: JobExplanation,
  runs: readonly { readonly startS: number; readonly endS: number }[],
): Strip {
  const { releasedS: startS, endedS, deadlineS, stretches, status } = explanation;
  const lifeS = Math.max(endedS - startS, 1e-3);
  const isNear = deadlineS > endedS && deadlineS - endedS <= lifeS / 2;
  const endS = isNear ? deadlineS : startS + lifeS;
  const fractionOf = (timeS: number): number => (timeS - startS) / (endS - startS);
  const piece = (cause: Cause | null, from: number, to: number): StripPiece => ({
    cause,
    startS: from,
    endS: to,
    fromFraction: fractionOf(from),
    lengthFraction: fractionOf(to) - fractionOf(from),
  });
  const isDelivered = status === 'late' || status === 'onTime';
  return {
    startS,
    endS,
    pieces: [
      ...runs.map((run) => piece(null, run.startS, run.endS)),
      ...stretches.map(({ cause, startS: from, endS: to }) => piece(cause, from, to)),
    ],
    deadlineFraction: deadlineS >= startS && deadlineS <= endS ? fractionOf(deadlineS) : null,
    deliveredFraction: isDelivered ? fractionOf(endedS) : null,
  };
}

/** The dates of a life in one line: released, due, delivered. */
export function milestones(
  explanation: JobExplanation,
  startUtcMs: number,
): readonly { readonly label: string; readonly timeS: number; readonly text: string }[] {
  const { releasedS, deadlineS, endedS, status } = explanation;
  const endLabels = { onTime: 'delivered', late: 'delivered', rejected: 'turned away' } as const;
  const endLabel = status === 'unfinished' ? 'end of run' : endLabels[status];
  return [
    { label: 'released', timeS: releasedS },
    { label: 'due', timeS: deadlineS },
    { label: endLabel, timeS: endedS },
  ]
    .filter(({ timeS }) => Number.isFinite(timeS))
    .map((each) => ({ ...each, text: formatUtcClock(startUtcMs, each.timeS) }));
}
