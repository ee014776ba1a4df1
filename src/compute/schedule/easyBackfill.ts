// Policy: what if jobs ran in order, but small ones filled the gaps that delay nobody ahead?

import { placeLeastLoaded } from './leastLoaded.ts';
import type { Decision, JobView, Policy, SatelliteView } from './policy.ts';
import { runtimeLeftS } from './readyLine.ts';

interface Running {
  readonly job: JobView;
  /** When it is expected to end, at full pace. */
  readonly endS: number;
}

interface Memory {
  /** Ready jobs by satellite, in the order in which their inputs arrived. */
  readonly ready: JobView[][];
  readonly running: Running[][];
}

/** When the first of the line could begin, and how many accelerators would then be spare. */
function reservation(
  count: number,
  freeCount: number,
  running: readonly Running[],
): { readonly startS: number; readonly spareCount: number } {
  let soonCount = freeCount;
  for (const { job, endS } of [...running].sort((a, b) => a.endS - b.endS)) {
    soonCount += job.acceleratorCount;
    if (soonCount >= count) return { startS: endS, spareCount: soonCount - count };
  }
  return { startS: Infinity, spareCount: 0 };
}

/** Jobs that begin now: from the head while they fit, then those that do not delay the head. */
function fill(
  line: JobView[],
  running: Running[],
  satellite: SatelliteView,
  timeS: number,
): Decision[] {
  const decisions: Decision[] = [];
  let freeCount = satellite.acceleratorFreeCount;
  const start = (at: number): void => {
    const [job] = line.splice(at, 1);
    freeCount -= job!.acceleratorCount;
    running.push({ job: job!, endS: timeS + runtimeLeftS(job!, satellite) });
    decisions.push({ kind: 'start', job: job!.index, satellites: [satellite.index] });
  };
  while (line.length > 0 && line[0]!.acceleratorCount <= freeCount) start(0);
  if (line.length < 2 || freeCount === 0) return decisions;
  const reserved = reservation(line[0]!.acceleratorCount, freeCount, running);
  let spareCount = reserved.spareCount;
  for (let at = 1; at < line.length && freeCount > 0;) {
    const job = line[at]!;
    const endsBefore = timeS + runtimeLeftS(job, satellite) <= reserved.startS;
    const fits = job.acceleratorCount <= freeCount;
    if (!fits || !(endsBefore || job.acceleratorCount <= spareCount)) {
      at += 1;
      continue;
    }
    if (!endsBefore) spareCount -= job.acceleratorCount;
    start(at);
  }
  return decisions;
}

/**
 * EASY backfilling (Lifka 1995): first come, first served on every satellite, but a job further
 * back begins before its turn if it does not delay the first of the line, by the run times that are
 * expected at full pace. Placed as by `fifo`.
 */
export const easyBackfill: Policy<Memory> = {
  name: 'easy-backfill',
  summary: 'EASY backfilling: in order of arrival, small jobs fill gaps that delay nobody ahead',
  createMemory: () => ({ ready: [], running: [] }),
  decide(state, _forecast, memory) {
    const decisions: Decision[] = [];
    const changed = new Set<number>();
    const stop = (job: JobView): void => {
      const running = (memory.running[job.satelliteIndex] ??= []);
      const at = running.findIndex((each) => each.job === job);
      if (at >= 0) running.splice(at, 1);
    };
    for (const event of state.events) {
      if (event.kind === 'jobReleased') {
        decisions.push(placeLeastLoaded(event.job, state));
      }
      if (event.kind === 'inputArrived') {
        if (event.job.interruptedCount > 0) stop(event.job);
        (memory.ready[event.job.satelliteIndex] ??= []).push(event.job);
      }
      if (event.kind === 'computeFinished') stop(event.job);
      if (event.kind === 'inputArrived' || event.kind === 'computeFinished') {
        changed.add(event.job.satelliteIndex);
      }
      if (event.kind === 'acceleratorLost') changed.add(event.satelliteIndex);
    }
    for (const index of changed) {
      // A fault may have sent some of them away.
      const isHere = (job: JobView) => job.phase === 'ready' && job.satelliteIndex === index;
      const line = (memory.ready[index] ?? []).filter(isHere);
      memory.ready[index] = line;
      const running = (memory.running[index] ??= []);
      decisions.push(...fill(line, running, state.satellites[index]!, state.timeS));
    }
    return decisions;
  },
};
