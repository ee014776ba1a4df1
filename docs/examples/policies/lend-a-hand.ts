// What if a job that waits moved over a link to a neighbour that has nothing to do?
import type { Decision, Forecast, JobView, OwnPolicy, SatelliteView } from './policy.d.ts';

type Links = Forecast['neighbours'];
type Free = readonly number[];

/** Accelerator-seconds before a newcomer, over the accelerators that do them. */
const waitS = (each: SatelliteView) => each.backlogAcceleratorS / each.acceleratorCount;

const isAble = (job: JobView, { isLost, classIndex, acceleratorCount: count }: SatelliteView) =>
  !isLost && count >= job.acceleratorCount && job.runtimeSByClass[classIndex]! < Infinity;

/** Where its input is, or the least loaded satellite; gangs are turned away. */
function placeOf(job: JobView, satellites: readonly SatelliteView[]): Decision {
  const able = satellites.filter((each) => isAble(job, each));
  const least = able.reduce((a, b) => (waitS(b) < waitS(a) ? b : a), able[0]!);
  const place = satellites[job.originSatelliteIndex] ?? least;
  const isOut = able.length === 0 || job.satelliteCount > 1;
  if (isOut) return { kind: 'reject', job: job.index, cause: 'accelerator' };
  return { kind: 'place', job: job.index, satellites: [place.index] };
}

/** A linked satellite that could begin the job before its own does, its data's way included. */
function helperOf(job: JobView, satellites: readonly SatelliteView[], links: Links, free: Free) {
  const { offset, satelliteIndex, rateBitPerS } = links;
  const from = job.satelliteIndex;
  const bits = job.inputBit + (job.remainingFraction < 1 ? job.checkpointBit : 0);
  for (let row = offset[from]!; row < offset[from + 1]!; row += 1) {
    const to = satelliteIndex[row]!;
    const isSooner = bits / rateBitPerS[row]! < waitS(satellites[from]!);
    const canBegin = isAble(job, satellites[to]!) && free[to]! >= job.acceleratorCount;
    if (isSooner && canBegin) return to;
  }
  return -1;
}

export default {
  createMemory: () => ({ ready: [] }),
  decide({ events, satellites }, { neighbours }, memory) {
    const decisions: Decision[] = [];
    for (const event of events) {
      if (event.kind === 'inputArrived') memory.ready.push(event.job);
      if (event.kind === 'jobReleased') decisions.push(placeOf(event.job, satellites));
    }
    const free = satellites.map((each) => each.acceleratorFreeCount);
    memory.ready.sort((a, b) => a.dueS - b.dueS || a.index - b.index);
    memory.ready = memory.ready.filter((job) => {
      if (job.phase !== 'ready') return false;
      const isHere = free[job.satelliteIndex]! >= job.acceleratorCount;
      const at = isHere ? job.satelliteIndex : helperOf(job, satellites, neighbours, free);
      if (at < 0) return true;
      free[at]! -= job.acceleratorCount;
      decisions.push({ kind: isHere ? 'start' : 'migrate', job: job.index, satellites: [at] });
      return false;
    });
    return decisions;
  },
} satisfies OwnPolicy<{ ready: JobView[] }>;
