// How does a policy work that sends each job somewhere at its release and keeps a line there?

import { mainCause } from './estimate.ts';
import { canBegin, placeGang, placesOf } from './gangPlacement.ts';
import { gangStartS, noteStart } from './gangStart.ts';
import type { RunningUntil } from './gangStart.ts';
import { popJob, pushJob } from './jobHeap.ts';
import { bestPlacement, countDue, createPlacementMemory, isInTime } from './placement.ts';
import type { Known, PlacementMemory, Rank } from './placement.ts';
import type { Decision, JobView, Policy, PolicyEvent, SatelliteView } from './policy.ts';
import { delayOf, isHopeless, noneReserved, runLine, runtimeLeftS } from './readyLine.ts';
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
  /** Whoever is held, all less urgent ones there would be too; left out: not so. */
  readonly holdsLine?: boolean;
}

export interface ListMemory {
  hasGangs: boolean;
  readonly placement: PlacementMemory;
  readonly lines: (Line | undefined)[];
  readonly running: JobView[][];
  /** Those of them that cannot be stopped. */
  readonly fixed: JobView[][];
  /** Where gangs may be waiting: what runs on each satellite, and until when. */
  readonly runningUntil: RunningUntil[][];
  /** Satellites where jobs are held back, and until when: then they are looked at again. */
  readonly heldUntilS: Map<number, number>;
}

export const createListMemory = (): ListMemory => ({
  hasGangs: false,
  placement: createPlacementMemory(),
  lines: [],
  running: [],
  fixed: [],
  runningUntil: [],
  heldUntilS: new Map(),
});

function lineOf(memory: ListMemory, satellite: number): Line {
  return (memory.lines[satellite] ??= {
    ready: [],
    held: [],
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
class Round implements LineRules {
  readonly decisions: Decision[] = [];
  readonly free = new Map<number, number>();
  readonly gone = new Set<JobView>();
  readonly reserved = noneReserved();
  private readonly changed = new Set<number>();
  /** When to look again at what is held back. */
  private readonly wakesS: number[] = [];
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
    if (event.kind === 'wake') this.endHolds();
    if (event.kind === 'computeFinished') {
      const { job } = event;
      for (const satellite of placesOf(job)) {
        this.changed.add(satellite);
        forget(lineOf(this.memory, satellite), job);
      }
      this.count(job, placesOf(job));
    }
  }

  private endHolds(): void {
    const { heldUntilS } = this.memory;
    for (const [satellite, untilS] of heldUntilS) {
      if (untilS > this.known.state.timeS) continue;
      heldUntilS.delete(satellite);
      this.changed.add(satellite);
    }
  }

  runLines(): void {
    const { known, memory, decisions } = this;
    for (const index of this.changed) {
      const satellite = known.state.satellites[index]!;
      runLine(lineOf(memory, index), satellite, known.state.timeS, this, decisions);
    }
    for (const timeS of this.wakesS) decisions.push({ kind: 'wake', timeS });
  }

  get holdsLine(): boolean {
    return this.rules.holdsLine ?? false;
  }

  urgency(job: JobView, satellite: SatelliteView): number {
    return this.rules.urgency(job, satellite);
  }

  heldUntilS(job: JobView, satellite: SatelliteView): number {
    return this.rules.heldUntilS?.(job, satellite, this.known) ?? this.known.state.timeS;
  }

  onHold({ index }: SatelliteView, untilS: number): void {
    if (untilS === Infinity) return;
    const { heldUntilS } = this.memory;
    heldUntilS.set(index, Math.min(untilS, heldUntilS.get(index) ?? Infinity));
    if (!this.wakesS.includes(untilS)) this.wakesS.push(untilS);
  }

  onReject(job: JobView): void {
    this.gone.add(job);
    this.count(job, placesOf(job));
  }

  gangStartS(job: JobView): number {
    return gangStartS(job, this.memory.runningUntil, this.known.state, this.freeOf);
  }

  private readonly freeOf = (satellite: number): number =>
    this.free.get(satellite) ?? this.known.state.satellites[satellite]!.acceleratorFreeCount;

  /** Only where there are gangs does anybody ask for it. */
  onStart(job: JobView, satellite: SatelliteView): void {
    if (!this.memory.hasGangs) return;
    const endS = this.known.state.timeS + runtimeLeftS(job, satellite);
    noteStart(this.memory.runningUntil, job, satellite.index, endS);
  }

  beginGang(job: JobView): boolean {
    const { memory, free, freeOf } = this;
    const firstOf = (satellite: number) => memory.lines[satellite]?.ready[0]?.job;
    if (!canBegin(job, firstOf, freeOf)) return false;
    const satellites = placesOf(job);
    for (const satellite of satellites) {
      popJob(lineOf(memory, satellite).ready);
      free.set(satellite, freeOf(satellite) - job.acceleratorCount);
      this.onStart(job, this.known.state.satellites[satellite]!);
      // Whoever was behind it there is looked at again.
      this.changed.delete(satellite);
      this.changed.add(satellite);
    }
    this.gone.add(job);
    this.decisions.push({ kind: 'start', job: job.index, satellites });
    return true;
  }

  /** Send a released job to the best place, or turn it away if it would be late there. */
  private place(job: JobView): void {
    const { known, memory, rules } = this;
    if (job.satelliteCount > 1) {
      memory.hasGangs = true;
      const decision = placeGang(job, known, true);
      this.decisions.push(decision);
      if (decision.kind === 'place') this.count(job, decision.satellites);
      return;
    }
    const { placement, fixed } = memory;
    const search = { memory: placement, fixed, rank: rules.rank, rankFloor: rules.rankFloor };
    const expected = bestPlacement(job, known, search);
    const { underClearSkies } = known.forecast;
    const isLate = expected !== null && !isInTime(job, expected, known);
    // Clouds may delay it, but nobody knows: what would be in time under clear skies gets its try.
    const hopeful =
      isLate && underClearSkies !== null ? { ...known, forecast: underClearSkies } : known;
    const best = hopeful === known ? expected : bestPlacement(job, hopeful, search);
    if (best !== null && isInTime(job, best, hopeful)) {
      this.count(job, [best.satellite.index]);
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
    const lines = placesOf(job).map((each) => lineOf(memory, each));
    if (job.interruptedCount > 0) for (const line of lines) forget(line, job);
    if (isHopeless(job, satellite, known.state.timeS)) {
      const cause = delayOf(job, 'inputLink');
      this.decisions.push({ kind: 'reject', job: job.index, cause });
      this.count(job, placesOf(job));
      return;
    }
    for (const each of placesOf(job)) this.changed.add(each);
    const urgency = rules.urgency(job, satellite);
    for (const line of lines) pushJob(line.ready, { job, urgency });
  }

  private count(job: JobView, satellites: readonly number[]): void {
    const { state } = this.known;
    for (const index of satellites) {
      countDue(job, state.satellites[index]!, state, this.memory.placement);
    }
  }
}

/** What a list policy answers to; the rest of what happens changes no line. */
const heard: ReadonlySet<PolicyEvent['kind']> = new Set([
  ...(['jobReleased', 'inputArrived', 'computeFinished', 'acceleratorLost', 'wake'] as const),
]);

/** One round of a list policy: what it decides at this instant. */
export function decideByList(rules: ListRules, known: Known, memory: ListMemory): Decision[] {
  if (!known.state.events.some(({ kind }) => heard.has(kind))) return [];
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
