// How much of a booking has been sent by a time?

import type { Booking } from './bookings.ts';
import type { ContactPlan } from './contactPlan.ts';
import { bitsUntil } from './volume.ts';

/** Bits that go over a contact without a pause. */
export type Sending = Pick<Booking, 'row' | 'startS' | 'endS' | 'bits'>;

/** Bits of it that have been sent by a time. */
export function sentBit(
  plan: ContactPlan,
  { row, startS, endS, bits }: Sending,
  timeS: number,
): number {
  if (timeS <= startS) return 0;
  if (timeS >= endS) return bits;
  return Math.min(bits, bitsUntil(plan, row, timeS) - bitsUntil(plan, row, startS));
}

/**
 * Bits that each hop of a way has sent by a time: none more than the hop before it has, whatever
 * its rate would allow in a fast moment.
 */
export function sentBits(plan: ContactPlan, hops: readonly Sending[], timeS: number): number[] {
  let comeBit = Infinity;
  return hops.map((hop) => {
    comeBit = Math.min(comeBit, sentBit(plan, hop, timeS));
    return comeBit;
  });
}
