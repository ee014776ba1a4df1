// Policy: what if work went to satellites in sunlight, and waited for it where it can wait?

import { listPolicy } from './listPolicy.ts';
import { intervalEndS, overlapS } from './intervals.ts';
import { isInTime } from './placement.ts';
import { runtimeLeftS } from './readyLine.ts';

/** Share of the time to its deadline that a job may spend waiting for sunlight. */
const patienceFraction = 0.5;

/**
 * Sunlit first, after Phoenix (Liu et al., INFOCOM 2024, arXiv:2407.07337): a job is placed where
 * the least of its run falls into the Earth's shadow, if it is in time there, and one that has time
 * to spare does not begin before the shadow ends. Spares batteries, costs delay. Phoenix also hands
 * tasks to the ground, which the workload here has left already.
 */
export const sunlitFirst = listPolicy({
  name: 'sunlit-first',
  summary: 'Sunlit first: where the run meets the least shadow; what can wait waits for sunlight',
  urgency: (job) => job.dueS,
  rank: (placement, job, known) => {
    if (!isInTime(job, placement, known, job.dueS)) return Infinity;
    const { startS, computedS } = placement.estimate;
    return overlapS(known.forecast.eclipse, placement.satellite.index, startS, computedS);
  },
  // No run meets less than no shadow.
  rankFloor: () => 0,
  heldUntilS: (job, satellite, { state, forecast }) => {
    const { timeS } = state;
    const lightS = intervalEndS(forecast.eclipse, satellite.index, timeS);
    const spareS = job.dueS - timeS - runtimeLeftS(job, satellite);
    return lightS - timeS < patienceFraction * spareS ? lightS : timeS;
  },
});
