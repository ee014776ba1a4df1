// What if the job with the least time to spare went first, and the hopeless made room at once?

/** @typedef {import('./policy.d.ts').JobView} JobView */
/** @typedef {import('./policy.d.ts').SatelliteView} SatelliteView */

/** @param {JobView} job @param {SatelliteView} satellite */
const runS = (job, satellite) => job.runtimeSByClass[satellite.classIndex] ?? Infinity;

/** When it should begin at the latest. @param {JobView} job @param {SatelliteView} satellite */
const latestS = (job, satellite) => job.dueS - runS(job, satellite);

/** @param {JobView} job @param {readonly SatelliteView[]} satellites */
function bestFor(job, satellites) {
  const holder = satellites[job.originSatelliteIndex];
  const able = holder === undefined ? satellites : [holder];
  const endS = (/** @type {SatelliteView} */ s) => {
    if (s.isLost || s.acceleratorCount < job.acceleratorCount) return Infinity;
    return s.backlogAcceleratorS / s.acceleratorCount + runS(job, s);
  };
  const best = able.reduce((a, b) => (endS(b) < endS(a) ? b : a));
  return endS(best) < Infinity ? best : undefined;
}

/** @type {import('./policy.d.ts').OwnPolicy<{ waiting: JobView[][] }>} */
export default {
  createMemory: () => ({ waiting: [] }),
  decide({ timeS, events, satellites }, _forecast, { waiting }) {
    /** @type {import('./policy.d.ts').Decision[]} */
    const decisions = [];
    const changed = new Set(/** @type {number[]} */ ([]));
    for (const event of events) {
      if (event.kind === 'jobReleased') {
        const { index: job } = event.job;
        const target = bestFor(event.job, satellites);
        if (target === undefined) decisions.push({ kind: 'reject', job, cause: 'accelerator' });
        else decisions.push({ kind: 'place', job, satellites: [target.index] });
      }
      if (event.kind !== 'inputArrived' && event.kind !== 'computeFinished') continue;
      const { satelliteIndex: at } = event.job;
      if (event.kind === 'inputArrived') (waiting[at] ??= []).push(event.job);
      changed.add(at);
    }
    for (const satellite of satellites) {
      if (!changed.has(satellite.index)) continue;
      let free = satellite.acceleratorFreeCount;
      const line = (waiting[satellite.index] ?? []).filter((job) => job.phase === 'ready');
      line.sort((a, b) => latestS(a, satellite) - latestS(b, satellite) || a.index - b.index);
      waiting[satellite.index] = line.filter((job) => {
        const isHopeless = timeS + runS(job, satellite) >= job.deadlineS;
        if (isHopeless) decisions.push({ kind: 'reject', job: job.index, cause: 'accelerator' });
        if (isHopeless || job.acceleratorCount > free) return !isHopeless;
        free -= job.acceleratorCount;
        decisions.push({ kind: 'start', job: job.index, satellites: [satellite.index] });
        return false;
      });
    }
    return decisions;
  },
};
