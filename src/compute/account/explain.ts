// Why is this job late? Turns one job's reason trail into rows, totals and a sentence.

import type { Cause } from './cause.ts';
import { eventKinds, jobStatuses, type JobStatus, type JobTable, type Result } from './result.ts';
import { trailStretches, type TrailStretch } from './trail.ts';

/** What a cause means for a job, to follow a time: "12 s waiting for …". */
export const causeWords: Readonly<Record<Cause, string>> = {
  inputLink: 'waiting for its input to be sent up',
  outputLink: 'waiting for its output to be sent down',
  energy: 'lost for want of energy',
  heat: 'lost to heat',
  accelerator: 'waiting for a free accelerator',
  priority: 'waiting behind jobs that the policy put first',
  data: 'waiting for data that was elsewhere, or repeating work since a checkpoint',
  law: 'held by a rule on where it may run or land',
  fault: 'lost to a fault',
  noWork: 'without anything to do',
};

/** One job's story. Times are `timeS`; NaN where it did not happen. */
export interface JobExplanation {
  readonly job: string;
  readonly status: JobStatus;
  readonly satellite: string | null;
  readonly releasedS: number;
  readonly deadlineS: number;
  /** Delivered, turned away, or the end of the run: the end of the time accounted for. */
  readonly endedS: number;
  /** Time at work; with all `lostS` it makes `endedS - releasedS`. */
  readonly inUseS: number;
  readonly stretches: readonly TrailStretch[];
  /** Time lost by cause, the largest first. */
  readonly totals: readonly { readonly cause: Cause; readonly lostS: number }[];
  /** A few plain sentences. */
  readonly verdict: string;
}

/** Explains a job by its row in the job table; null when there is no such row. */
export function explainJob(result: Result, jobIndex: number): JobExplanation | null {
  const { jobs, labels } = result;
  if (!(jobIndex >= 0 && jobIndex < jobs.count)) return null;
  const stretches = trailStretches(result.trails, jobIndex);
  const facts = {
    job: jobs.id[jobIndex]!,
    status: jobStatuses[jobs.statusCode[jobIndex]!]!,
    satellite: labels.satelliteIds[jobs.satelliteIndex[jobIndex]!] ?? null,
    releasedS: jobs.releaseS[jobIndex]!,
    deadlineS: jobs.deadlineS[jobIndex]!,
    endedS: endOf(result, jobIndex),
    inUseS: jobs.inUseS[jobIndex]!,
    stretches,
    totals: totalsOf(stretches),
  };
  const verdict = verdictOf(facts, rejectionOf(result, jobIndex)) + faultWords(jobs, jobIndex);
  return { ...facts, verdict };
}

/** The row of a job by its id; -1 when there is none. */
export function findJob(result: Result, id: string): number {
  return result.jobs.id.indexOf(id);
}

function endOf(result: Result, jobIndex: number): number {
  const deliveredS = result.jobs.deliveredS[jobIndex]!;
  if (Number.isFinite(deliveredS)) return deliveredS;
  const rejectedRow = rejectionRow(result, jobIndex);
  return rejectedRow < 0 ? result.durationS : result.events.timeS[rejectedRow]!;
}

function totalsOf(stretches: readonly TrailStretch[]): { cause: Cause; lostS: number }[] {
  const lostSByCause = new Map<Cause, number>();
  for (const { cause, lostS } of stretches) {
    lostSByCause.set(cause, (lostSByCause.get(cause) ?? 0) + lostS);
  }
  const totals = [...lostSByCause].map(([cause, lostS]) => ({ cause, lostS }));
  return totals.sort((a, b) => b.lostS - a.lostS);
}

const rejectedCode = eventKinds.indexOf('jobRejected');

function rejectionRow({ events }: Result, jobIndex: number): number {
  for (let row = 0; row < events.count; row += 1) {
    if (events.jobIndex[row] === jobIndex && events.kindCode[row] === rejectedCode) return row;
  }
  return -1;
}

function rejectionOf(result: Result, jobIndex: number): string {
  const row = rejectionRow(result, jobIndex);
  return row < 0 ? '' : (result.events.detailByRow[row] ?? '');
}

type Facts = Omit<JobExplanation, 'verdict'>;

function verdictOf(facts: Facts, rejection: string): string {
  const spanWords = durationWords(facts.endedS - facts.releasedS);
  const where = `Of ${spanWords} since its release it was at work ${durationWords(facts.inUseS)}`;
  return `${outcome(facts, rejection)} ${where}${losses(facts)}.`;
}

/** What radiation and failures did to the job; empty where they did nothing. */
function faultWords({ interruptedCount, silentCorruptionCount }: JobTable, row: number): string {
  const times = (count: number, word: string) => `${count} ${word}${count === 1 ? '' : 's'}`;
  const [stopCount, wrongCount] = [interruptedCount[row]!, silentCorruptionCount[row]!];
  const stops = stopCount > 0 ? ` A fault stopped it ${times(stopCount, 'time')}.` : '';
  if (wrongCount === 0) return stops;
  return `${stops} It holds ${times(wrongCount, 'silent corruption')} that nobody noticed.`;
}

function outcome({ job, status, deadlineS, endedS }: Facts, rejection: string): string {
  const hasDeadline = Number.isFinite(deadlineS);
  const margin = hasDeadline ? durationWords(Math.abs(deadlineS - endedS)) : '';
  if (status === 'rejected') return `${job} was turned away${rejection && `: ${rejection}`}.`;
  if (status === 'late') return `${job} was delivered ${margin} after its deadline.`;
  if (!hasDeadline) {
    return status === 'onTime'
      ? `${job} was delivered; it had no deadline.`
      : `${job} was still under way when the run ended; it has no deadline.`;
  }
  if (status === 'onTime') return `${job} was delivered ${margin} before its deadline.`;
  const isDue = deadlineS <= endedS;
  return isDue
    ? `${job} was not done when the run ended, ${margin} after its deadline.`
    : `${job} was still under way when the run ended, ${margin} before its deadline.`;
}

function losses({ totals }: Facts): string {
  if (totals.length === 0) return ' and lost no time';
  const parts = totals.map(({ cause, lostS }) => `${durationWords(lostS)} ${causeWords[cause]}`);
  return `; the rest: ${parts.join(', ')}`;
}

/** A time in words: "0.25 s", "42 s", "12 min 5 s", "3 h 20 min", "2 d 4 h". */
export function durationWords(seconds: number): string {
  if (!Number.isFinite(seconds)) return 'no limit';
  if (seconds < 10) return `${Number(seconds.toFixed(2))} s`;
  const whole = Math.round(seconds);
  if (whole < 120) return `${whole} s`;
  const minutes = Math.round(seconds / 60);
  if (whole < 3600) return pair(Math.floor(whole / 60), 'min', whole % 60, 's');
  if (whole < 172_800) return pair(Math.floor(minutes / 60), 'h', minutes % 60, 'min');
  const hours = Math.round(seconds / 3600);
  return pair(Math.floor(hours / 24), 'd', hours % 24, 'h');
}

function pair(large: number, largeUnit: string, small: number, smallUnit: string): string {
  return small === 0 ? `${large} ${largeUnit}` : `${large} ${largeUnit} ${small} ${smallUnit}`;
}
