// Policy: what if the most urgent job always went first, where it would be delivered earliest?

import { listPolicy } from './listPolicy.ts';

/**
 * Earliest deadline first: each job is placed where its delivery is expected earliest, every
 * satellite runs its most urgent job first and stops preemptible ones for it, and what cannot be in
 * time is turned away.
 */
export const edf = listPolicy({
  name: 'edf',
  summary: 'Earliest deadline first: where delivery is expected earliest, most urgent first',
  urgency: (job) => job.dueS,
});
