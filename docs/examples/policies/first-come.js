// What is the least that a policy has to do? Every job goes somewhere and runs in its turn.

/**
 * The satellite with the least work ahead of it; undefined when none can run the job.
 * @param {import('./policy.d.ts').JobView} job
 * @param {readonly import('./policy.d.ts').SatelliteView[]} satellites
 */
function leastLoaded(job, satellites) {
  if (job.originSatelliteIndex >= 0) return satellites[job.originSatelliteIndex]; // input is there
  /** @type {import('./policy.d.ts').SatelliteView | undefined} */
  let best;
  let bestS = Infinity;
  for (const satellite of satellites) {
    if (satellite.isLost || satellite.acceleratorCount < job.acceleratorCount) continue;
    const queueS = satellite.backlogAcceleratorS / satellite.acceleratorCount;
    const doneS = queueS + (job.runtimeSByClass[satellite.classIndex] ?? Infinity);
    if (doneS < bestS) [best, bestS] = [satellite, doneS];
  }
  return best;
}

/** @type {import('./policy.d.ts').OwnPolicy<{ waiting: import('./policy.d.ts').JobView[] }>} */
export default {
  createMemory: () => ({ waiting: [] }),

  decide(state, _forecast, memory) {
    /** @type {import('./policy.d.ts').Decision[]} */
    const decisions = [];
    for (const event of state.events) {
      if (event.kind === 'jobReleased') {
        const { index: job } = event.job;
        const target = leastLoaded(event.job, state.satellites);
        if (target === undefined) decisions.push({ kind: 'reject', job, cause: 'accelerator' });
        else decisions.push({ kind: 'place', job, satellites: [target.index] });
      }
      if (event.kind === 'inputArrived') memory.waiting.push(event.job);
    }
    const free = state.satellites.map((satellite) => satellite.acceleratorFreeCount);
    memory.waiting = memory.waiting.filter((job) => {
      if (job.phase !== 'ready') return false; // a fault sent it away
      const left = (free[job.satelliteIndex] ?? 0) - job.acceleratorCount;
      if (left < 0) return true;
      free[job.satelliteIndex] = left;
      decisions.push({ kind: 'start', job: job.index, satellites: [job.satelliteIndex] });
      return false;
    });
    return decisions;
  },
};
