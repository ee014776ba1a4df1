// How often should a job save its state, and what do saving, failing and voting cost?
import { exp, expm1 } from '../../orbit/index.ts';

/** What saving and coming back cost a job; all of them times, s. */
export interface CheckpointCosts {
  /** Time to write a checkpoint, during which no work is done. */
  readonly writeS: number;
  /** Time from an interruption until the last checkpoint is loaded and work goes on. */
  readonly restartS: number;
  /** Mean time between interruptions of the whole job. */
  readonly interruptionMeanS: number;
}

/** Mean time between interruptions of a gang that any member stops, s; Infinity for no rate. */
export function gangInterruptionMeanS(memberCount: number, ratePerMemberS: number): number {
  return 1 / (memberCount * ratePerMemberS);
}

/**
 * Work between checkpoints that wastes least, s, to first order: √(2 δ M) (Young 1974, Commun.
 * ACM 17(9) 530). Good while it is small against M.
 */
export function youngIntervalS({ writeS, interruptionMeanS }: CheckpointCosts): number {
  return Math.sqrt(2 * writeS * interruptionMeanS);
}

/**
 * The same to higher order (Daly 2006, Future Gener. Comput. Syst. 22(3) 303): wall time is within
 * 0.2 % of the least where a write takes up to M/2; M where it takes 2 M or longer. Infinity
 * without interruptions.
 */
export function dalyIntervalS(costs: CheckpointCosts): number {
  const { writeS, interruptionMeanS } = costs;
  if (writeS >= 2 * interruptionMeanS) return interruptionMeanS;
  const ratio = writeS / (2 * interruptionMeanS);
  const series = 1 + Math.sqrt(ratio) / 3 + ratio / 9;
  return youngIntervalS(costs) * series - writeS;
}

/**
 * Wall time over work of a job that saves after every `intervalS` of work, at least 1 (Daly
 * 2006): exact for interruptions of Poisson that also strike while writing and restarting.
 */
export function checkpointedTimeRatio(costs: CheckpointCosts, intervalS: number): number {
  const { writeS, restartS, interruptionMeanS } = costs;
  if (interruptionMeanS === Infinity) return 1 + writeS / intervalS;
  const perInterval = exp(restartS / interruptionMeanS) * interruptionMeanS;
  return (perInterval * expm1((intervalS + writeS) / interruptionMeanS)) / intervalS;
}

/** Share of wall time lost to saving, replay and restarts, 0…1. */
export function checkpointOverheadFraction(costs: CheckpointCosts, intervalS: number): number {
  return 1 - 1 / checkpointedTimeRatio(costs, intervalS);
}

/** How work is protected: not at all, run twice and compared, or run three times and outvoted. */
export type CopyCount = 1 | 2 | 3;

/** What voting costs and leaves. */
export interface Voting {
  /** Accelerator-seconds spent over accelerator-seconds of work. */
  readonly computeRatio: number;
  /** Silent corruptions left in one segment of work. */
  readonly silentPerSegment: number;
}

/**
 * Cost of comparing copies after every segment of `segmentS` accelerator-seconds. Two that differ
 * are both run again; of three, two that agree win, else all are run again. Corrupted copies are
 * taken never to agree with each other (assumption), nor the comparison to fail.
 */
export function votingOf(copyCount: CopyCount, silentRatePerS: number, segmentS: number): Voting {
  const corruptionsPerCopy = silentRatePerS * segmentS;
  if (copyCount === 1) return { computeRatio: 1, silentPerSegment: corruptionsPerCopy };
  const clean = exp(-corruptionsPerCopy);
  const accepted = copyCount === 2 ? clean * clean : clean * clean * (3 - 2 * clean);
  return { computeRatio: copyCount / accepted, silentPerSegment: 0 };
}
