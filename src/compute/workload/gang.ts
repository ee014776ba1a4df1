// What do the satellites of a gang do together, and how much does each send to the next?

import type { Gang, JobTemplate } from '../scenario/scenario.ts';
import { allReduceSentByte } from './training.ts';

/** Satellites that a job holds at once. */
export function gangSize({ gang }: Pick<JobTemplate, 'gang'>): number {
  return gang?.satelliteCount ?? 1;
}

/** Accelerators that a job holds, on all of its satellites. */
export function heldAcceleratorCount(template: Pick<JobTemplate, 'gang' | 'acceleratorCount'>) {
  return template.acceleratorCount * gangSize(template);
}

/** Exchanges of a whole run: after every so many steps, and after the last. */
export function exchangeCount({ stepCount, stepsPerExchange }: Gang): number {
  return Math.ceil(stepCount / stepsPerExchange);
}

/** Bits that each member sends to the next in one exchange: 2(n − 1)/n of the gradients. */
export function exchangeBit({ satelliteCount, exchangeByte }: Gang): number {
  return 8 * allReduceSentByte(satelliteCount, exchangeByte);
}

/** Work that goes by between two exchanges' volumes when many short steps are taken together. */
export const roundS = 60;

/** One round: members work up to `endS` of the job's clock, then exchange so often at once. */
export interface GangRound {
  readonly endS: number;
  readonly exchangeCount: number;
}

/**
 * The round that begins at `positionS` of a job's clock, which runs for `totalS`: as many exchanges
 * as come nearest to a minute of work, at least one. Volumes and delays of a round's exchanges are
 * summed, so that rounds of one exchange and of many take the same time where links are always
 * there; what a link that is down holds up is told no finer than a round.
 */
export function gangRound(gang: Gang, totalS: number, positionS: number): GangRound {
  const exchangeWorkS = (totalS * gang.stepsPerExchange) / gang.stepCount;
  const ideal = Math.round((gang.roundS ?? roundS) / exchangeWorkS);
  const count = exchangeCount(gang);
  // A position on an exchange is past it, whatever rounding has made of it.
  const doneCount = Math.min(count - 1, Math.floor(positionS / exchangeWorkS + 1e-9));
  const end = Math.min(count, doneCount + Math.max(1, ideal));
  return {
    endS: end === count ? totalS : end * exchangeWorkS,
    exchangeCount: end - doneCount,
  };
}
