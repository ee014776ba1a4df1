// Policy: what if the job that earns most for the time it takes always went first?

import { listPolicy } from './listPolicy.ts';
import { workAcceleratorS } from './placement.ts';

/**
 * Highest value density first: value for each accelerator-second. Placed as by `edf`; of equals the
 * one that came first. Jobs of no value run when nothing else does.
 */
export const valueDensity = listPolicy({
  name: 'value-density',
  summary: 'Value density: what earns most for each accelerator-second runs first',
  urgency: (job, satellite) => -job.stakeValue / workAcceleratorS(job, satellite),
});
