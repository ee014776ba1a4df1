// Policy: what if the job with the least time to spare always went first?

import { listPolicy } from './listPolicy.ts';
import { runtimeLeftS } from './readyLine.ts';

/**
 * Least laxity first: laxity is the time to the deadline that is left once the rest of the work is
 * taken off. Between two jobs that wait it does not change, so that lines need no sorting anew; it
 * is worked out when a job comes in and when it is stopped. Placed as by `edf`.
 */
export const leastLaxity = listPolicy({
  name: 'least-laxity',
  summary: 'Least laxity first: what has the least time to spare runs first',
  urgency: (job, satellite) => job.dueS - runtimeLeftS(job, satellite),
});
