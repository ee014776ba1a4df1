// How does a policy work that sends each job somewhere at its release and keeps a line there?

import { mainCause } from './estimate.ts';
import { pushJob } from './jobHeap.ts';
import { bestPlacement, countDue, createPlacementMemory, isInTime } from './placement.ts';
import type { Known, PlacementMemory, Rank } from './placement.ts';
import type { Decision, JobView, Policy, PolicyEvent, SatelliteView } from './policy.ts';
import { delayOf, isHopeless, runLine } from './readyLine.ts';
import type { Line, LineRules } from './readyLine.ts';

/** What tells one list policy from another. */
export interface ListRules {
  readonly name: string;
  readonly summary: string;
  /** Of two jobs that are ready on a satellite the one with the smaller number runs first. */
  readonly urgency: (job: JobView, satellite: SatelliteView) => number;
  /** Where a job is best sent; left out: where its delivery is expected earliest. */
  readonly rank?: Rank;
  readonly rankFloor?: (satellite: SatelliteView) => number;
  /** Until when a job is better not begun; left out: every job may begin at once. */
  readonly heldUntilS?: (job: JobView, satellite: SatelliteView, known: Known) => number;
}

export interface ListMemory {
  readonly placement: PlacementMemory;
  readonly lines: (Line | undefined)[];
  readonly running: JobView[][];
  /** Those of them that cannot be stopped. */
  readonly fixed: JobView[][];
  /** Satellites whose first job is held back: they are looked at again when woken. */
  readonly held: Set<number>;
}

export const createListMemory = (): ListMemory => ({
  placement: createPlacementMemory(),
  lines: [],
  running: [],
  fixed: [],
  held: new Set(),
});

function lineOf(memory: ListMemory, satellite: number): Line {
  return (memory.lines[satellite] ??= {
    ready: [],
    running: (memory.running[satellite] ??= []),
    fixed: (memory.fixed[satellite] ??= []),
  });
}

function forget({ running, fixed }: Line, job: JobView): void {
  for (const jobs of [running, fixed]) {
    const at = jobs.indexOf(job);
    if (at >= 0) jobs.splice(at, 1);
  }
}

/** One policy at one instant. */
class Round {
  readonly decisions: Decision[] = [];
  private readonly changed = new Set<number>();
  private readonly rules: ListRules;
  private readonly known: Known;
  private readonly memory: ListMemory;

  constructor(rules: ListRules, known: Known, memory: ListMemory) {
    this.rules = rules;
    this.known = known;
    this.memory = memory;
  }

  hear(event: PolicyEvent): void {
    if (event.kind === 'jobReleased') this.place(event.job);
    if (event.kind === 'inputArrived') this.line(event.job);
    if (event.kind === 'acceleratorLost') this.changed.add(event.satelliteIndex);
    if (event.kind === 'wake') {
      for (const satellite of this.memory.held) this.changed.add(satellite);
      this.memory.held.clear();
    }
    if (event.kind === 'computeFinished') {
      const { job } = event;
      this.changed.add(job.satelliteIndex);
      forget(lineOf(this.memory, job.satelliteIndex), job);
      this.count(job, this.known.state.satellites[job.satelliteIndex]!);
    }
  }

  runLines(): void {
    const { known, memory, decisions } = this;
    const { urgency, heldUntilS } = this.rules;
    for (const index of this.changed) {
      const satellite = known.state.satellites[index]!;
      const rules: LineRules = {
        urgency,
        onReject: (job) => this.count(job, satellite),
        ...(heldUntilS && {
          heldUntilS: (job: JobView) => {
            const untilS = heldUntilS(job, satellite, known);
            if (untilS > known.state.timeS) memory.held.add(index);
            return untilS;
          },
        }),
      };
      runLine(lineOf(memory, index), satellite, known.state.timeS, rules, decisions);
    }
  }

  /** Send a released job to the best place, or turn it away if it would be late there. */
  private place(job: JobView): void {
    const { known, memory, rules } = this;
    const { placement, fixed } = memory;
    const { rank, rankFloor } = rules;
    const search = {
      ...{ memory: placement, fixed },
      ...(rank && { rank }),
      ...(rankFloor && { rankFloor }),
    };
    const expected = bestPlacement(job, known, search);
    const { underClearSkies } = known.forecast;
    const isLate = expected !== null && !isInTime(job, expected, known);
    // Clouds may delay it, but nobody knows: what would be in time under clear skies gets its try.
    const hopeful =
      isLate && underClearSkies !== null ? { ...known, forecast: underClearSkies } : known;
    const best = hopeful === known ? expected : bestPlacement(job, hopeful, search);
    if (best !== null && isInTime(job, best, hopeful)) {
      this.count(job, best.satellite);
      this.decisions.push({ kind: 'place', job: job.index, satellites: [best.satellite.index] });
      return;
    }
    const cause = best === null ? 'fault' : mainCause(best.estimate, known.state.timeS);
    this.decisions.push({ kind: 'reject', job: job.index, cause });
  }

  /** Its input is there: it takes its place in the line, unless its time is over. */
  private line(job: JobView): void {
    const { known, memory, rules } = this;
    const satellite = known.state.satellites[job.satelliteIndex]!;
    const line = lineOf(memory, job.satelliteIndex);
    if (job.interruptedCount > 0) forget(line, job);
    if (isHopeless(job, satellite, known.state.timeS)) {
      const cause = delayOf(job, 'inputLink');
      this.decisions.push({ kind: 'reject', job: job.index, cause });
      this.count(job, satellite);
      return;
    }
    this.changed.add(job.satelliteIndex);
    pushJob(line.ready, { job, urgency: rules.urgency(job, satellite) });
  }

  private count(job: JobView, satellite: SatelliteView): void {
    countDue(job, satellite, this.known.state, this.memory.placement);
  }
}

/** One round of a list policy: what it decides at this instant. */
export function decideByList(rules: ListRules, known: Known, memory: ListMemory): Decision[] {
  const round = new Round(rules, known, memory);
  for (const event of known.state.events) round.hear(event);
  round.runLines();
  return round.decisions;
}

/** A policy from its rules. What cannot be in time by its own forecast is turned away at once. */
export function listPolicy(rules: ListRules): Policy<ListMemory> {
  return {
    name: rules.name,
    summary: rules.summary,
    createMemory: createListMemory,
    decide: (state, forecast, memory) => decideByList(rules, { state, forecast }, memory),
  };
}
