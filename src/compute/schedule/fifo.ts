// Policy: what if every job ran in the order in which it came?

import { placeLeastLoaded } from './leastLoaded.ts';
import { canBegin, placesOf } from './gangPlacement.ts';
import type { Decision, JobView, Policy, PolicyState } from './policy.ts';

interface Memory {
  /** Ready jobs by satellite, in the order in which their inputs arrived. */
  readonly ready: JobView[][];
}

/** One instant: what has begun, and on which satellites the head of the line is looked at. */
class Round {
  readonly decisions: Decision[] = [];
  readonly changed = new Set<number>();
  private readonly free = new Map<number, number>();
  private readonly lines: JobView[][];
  private readonly state: PolicyState;

  constructor(state: PolicyState, { ready }: Memory) {
    this.state = state;
    this.lines = ready;
  }

  join(job: JobView): void {
    for (const satellite of placesOf(job)) (this.lines[satellite] ??= []).push(job);
  }

  /** Start jobs from the head of each line; one that does not fit holds up those behind it. */
  run(): Decision[] {
    for (const index of this.changed) {
      const line = this.lines[index] ?? [];
      while (line.length > 0) {
        const job = line[0]!;
        const isHere = job.phase === 'ready' && placesOf(job).includes(index);
        if (!isHere)
          line.shift(); // a fault sent it away
        else if (
          canBegin(
            job,
            (each) => this.lines[each]?.[0],
            (each) => this.freeOf(each),
          )
        ) {
          this.begin(job);
        } else break;
      }
    }
    return this.decisions;
  }

  private freeOf(satellite: number): number {
    return this.free.get(satellite) ?? this.state.satellites[satellite]!.acceleratorFreeCount;
  }

  private begin(job: JobView): void {
    const satellites = placesOf(job);
    for (const satellite of satellites) {
      this.lines[satellite]!.shift();
      this.free.set(satellite, this.freeOf(satellite) - job.acceleratorCount);
      // Whoever was behind a gang there is looked at (again).
      this.changed.delete(satellite);
      this.changed.add(satellite);
    }
    this.decisions.push({ kind: 'start', job: job.index, satellites });
  }
}

/**
 * First in, first out: each job goes to the satellite with the least work ahead of it, whatever its
 * deadline or contacts, and every satellite runs its jobs in the order in which their inputs
 * arrive. A gang stands in the lines of all its satellites and begins when it is first in each.
 */
export const fifo: Policy<Memory> = {
  name: 'fifo',
  summary: 'First in, first out: the least loaded satellite, in order of arrival',
  createMemory: () => ({ ready: [] }),
  decide(state, forecast, memory) {
    const round = new Round(state, memory);
    const { decisions, changed } = round;
    for (const event of state.events) {
      if (event.kind === 'jobReleased') {
        decisions.push(placeLeastLoaded(event.job, { state, forecast }));
      }
      if (event.kind === 'inputArrived') round.join(event.job);
      if (event.kind === 'inputArrived' || event.kind === 'computeFinished') {
        for (const satellite of placesOf(event.job)) changed.add(satellite);
      }
      if (event.kind === 'acceleratorLost') changed.add(event.satelliteIndex);
    }
    return round.run();
  },
};
