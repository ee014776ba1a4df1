// What if jobs went where the ground is near, and batteries were spent evenly through the night?
import type { Decision, Forecast, JobView, OwnPolicy, SatelliteView } from './policy.d.ts';

/** First interval of a satellite that is not over at `timeS`, as [start, end]. */
function nextOf(intervals: Forecast['eclipse'], satellite: number, timeS: number) {
  const { offset, startS, endS } = intervals;
  for (let row = offset[satellite]!; row < offset[satellite + 1]!; row += 1) {
    if (endS[row]! > timeS) return [startS[row]!, endS[row]!] as const;
  }
  return [Infinity, Infinity] as const;
}

/** When its output could be down: up at the next contact, run behind others, down at a contact. */
function doneS(job: JobView, satellite: SatelliteView, forecast: Forecast, timeS: number): number {
  const { index, isLost, acceleratorCount, backlogAcceleratorS, classIndex } = satellite;
  const isElsewhere = job.originSatelliteIndex >= 0 && job.originSatelliteIndex !== index;
  if (isLost || isElsewhere || acceleratorCount < job.acceleratorCount) return Infinity;
  const contactS = (fromS: number) =>
    Math.max(fromS, nextOf(forecast.groundReach, index, fromS)[0]);
  const inputS = job.originSatelliteIndex === index ? timeS : contactS(timeS);
  const startS = Math.max(inputS, timeS + backlogAcceleratorS / acceleratorCount);
  return contactS(startS + job.runtimeSByClass[classIndex]!);
}

export default {
  createMemory: () => ({ ready: [], changeS: [] }),
  decide({ timeS, events, satellites }, forecast, memory) {
    const decisions: Decision[] = [];
    for (const event of events) {
      if (event.kind === 'inputArrived') memory.ready.push(event.job);
      if (event.kind !== 'jobReleased') continue;
      const job = event.job.index;
      const times = satellites.map((satellite) => doneS(event.job, satellite, forecast, timeS));
      const at = times.indexOf(Math.min(...times));
      if (times[at]! < event.job.deadlineS)
        decisions.push({ kind: 'place', job, satellites: [at] });
      else decisions.push({ kind: 'reject', job, cause: 'outputLink' });
    }
    for (const { index: satellite, storedJ, storedFloorJ } of satellites) {
      if (timeS < (memory.changeS[satellite] ?? 0)) continue;
      const [darkS, lightS] = nextOf(forecast.eclipse, satellite, timeS);
      const nightW = Math.max(0, storedJ - storedFloorJ) / (lightS - timeS);
      const powerMaxW = darkS <= timeS ? nightW : Infinity;
      decisions.push({ kind: 'powerCap', satellite, powerMaxW });
      const changeS = (memory.changeS[satellite] = darkS <= timeS ? lightS : darkS);
      if (changeS < Infinity) decisions.push({ kind: 'wake', timeS: changeS });
    }
    const free = satellites.map((satellite) => satellite.acceleratorFreeCount);
    memory.ready.sort((a, b) => a.dueS - b.dueS || a.index - b.index);
    memory.ready = memory.ready.filter(({ index, phase, satelliteIndex, acceleratorCount }) => {
      const mayStart = phase === 'ready' && acceleratorCount <= free[satelliteIndex]!;
      if (!mayStart) return phase === 'ready'; // else a fault sent it away
      free[satelliteIndex]! -= acceleratorCount;
      decisions.push({ kind: 'start', job: index, satellites: [satelliteIndex] });
      return false;
    });
    return decisions;
  },
} satisfies OwnPolicy<{ ready: JobView[]; changeS: number[] }>;
