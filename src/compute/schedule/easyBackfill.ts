// Policy: what if jobs ran in order, but small ones filled the gaps that delay nobody ahead?

import { canBegin, placesOf } from './gangPlacement.ts';
import { placeLeastLoaded } from './leastLoaded.ts';
import type { Decision, JobView, Policy, PolicyState } from './policy.ts';
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
  // A gang that has room here waits for room elsewhere: it may come at any time.
  if (freeCount >= count) return { startS: -Infinity, spareCount: freeCount - count };
  let soonCount = freeCount;
  for (const { job, endS } of [...running].sort((a, b) => a.endS - b.endS)) {
    soonCount += job.acceleratorCount;
    if (soonCount >= count) return { startS: endS, spareCount: soonCount - count };
  }
  return { startS: Infinity, spareCount: 0 };
}

/** One instant: what has begun, and on which satellites the line is looked at. */
class Round {
  readonly decisions: Decision[] = [];
  readonly changed = new Set<number>();
  private readonly free = new Map<number, number>();
  private readonly state: PolicyState;
  private readonly memory: Memory;

  constructor(state: PolicyState, memory: Memory) {
    this.state = state;
    this.memory = memory;
  }

  join(job: JobView): void {
    if (job.interruptedCount > 0) this.leave(job);
    for (const satellite of placesOf(job)) (this.memory.ready[satellite] ??= []).push(job);
  }

  /** It runs no more. */
  leave(job: JobView): void {
    for (const satellite of placesOf(job)) {
      const running = (this.memory.running[satellite] ??= []);
      const at = running.findIndex((each) => each.job === job);
      if (at >= 0) running.splice(at, 1);
    }
  }

  run(): Decision[] {
    const { ready } = this.memory;
    for (const index of this.changed) {
      // A fault may have sent some of them away.
      const isHere = (job: JobView) => job.phase === 'ready' && placesOf(job).includes(index);
      ready[index] = (ready[index] ?? []).filter(isHere);
      this.fill(index, ready[index]);
    }
    return this.decisions;
  }

  /** Jobs that begin now: from the head while they fit, then those that do not delay the head. */
  private fill(index: number, line: JobView[]): void {
    const firstOf = (satellite: number) => this.memory.ready[satellite]?.[0];
    const freeOf = (satellite: number) => this.freeOf(satellite);
    while (line.length > 0 && canBegin(line[0]!, firstOf, freeOf)) this.begin(line[0]!);
    if (line.length < 2 || this.freeOf(index) === 0) return;
    const running = this.memory.running[index] ?? [];
    const reserved = reservation(line[0]!.acceleratorCount, this.freeOf(index), running);
    let spareCount = reserved.spareCount;
    for (let at = 1; at < line.length && this.freeOf(index) > 0;) {
      const job = line[at]!;
      const endsBefore = this.state.timeS + this.leftS(job, index) <= reserved.startS;
      // A gang never fills a gap: its other satellites have none at the same time.
      const fits = job.acceleratorCount <= this.freeOf(index) && job.satelliteCount === 1;
      if (!fits || !(endsBefore || job.acceleratorCount <= spareCount)) {
        at += 1;
        continue;
      }
      if (!endsBefore) spareCount -= job.acceleratorCount;
      this.begin(job);
    }
  }

  private freeOf(satellite: number): number {
    return this.free.get(satellite) ?? this.state.satellites[satellite]!.acceleratorFreeCount;
  }

  private leftS(job: JobView, satellite: number): number {
    return runtimeLeftS(job, this.state.satellites[satellite]!);
  }

  private begin(job: JobView): void {
    const satellites = placesOf(job);
    for (const satellite of satellites) {
      const line = this.memory.ready[satellite]!;
      line.splice(line.indexOf(job), 1);
      this.free.set(satellite, this.freeOf(satellite) - job.acceleratorCount);
      const endS = this.state.timeS + this.leftS(job, satellite);
      (this.memory.running[satellite] ??= []).push({ job, endS });
      // Whoever was behind a gang there is looked at (again).
      if (satellites.length > 1) this.changed.delete(satellite);
      this.changed.add(satellite);
    }
    this.decisions.push({ kind: 'start', job: job.index, satellites });
  }
}

/**
 * EASY backfilling (Lifka 1995): first come, first served on every satellite, but a job further
 * back begins before its turn if it does not delay the first of the line, by the run times that are
 * expected at full pace. Placed as by `fifo`; gangs wait in the lines of all their satellites.
 */
export const easyBackfill: Policy<Memory> = {
  name: 'easy-backfill',
  summary: 'EASY backfilling: in order of arrival, small jobs fill gaps that delay nobody ahead',
  createMemory: () => ({ ready: [], running: [] }),
  decide(state, forecast, memory) {
    const round = new Round(state, memory);
    const { decisions, changed } = round;
    for (const event of state.events) {
      if (event.kind === 'jobReleased') {
        decisions.push(placeLeastLoaded(event.job, { state, forecast }));
      }
      if (event.kind === 'inputArrived') round.join(event.job);
      if (event.kind === 'computeFinished') round.leave(event.job);
      if (event.kind === 'inputArrived' || event.kind === 'computeFinished') {
        for (const satellite of placesOf(event.job)) changed.add(satellite);
      }
      if (event.kind === 'acceleratorLost') changed.add(event.satelliteIndex);
    }
    return round.run();
  },
};
