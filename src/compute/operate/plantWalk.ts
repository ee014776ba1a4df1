// How do the satellites get from one event to the next? Cells of the sample grid, cut at events.

import { causeCode, causes } from '../account/cause.ts';
import type { SunlightSegments } from '../../orbit/index.ts';
import { createRadiatorNode } from '../plant/thermal.ts';
import { createThrottleLaw } from '../plant/throttle.ts';
import type { Supply } from '../plant/supply.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { agendaKinds } from './eventQueue.ts';
import type { EventQueue } from './eventQueue.ts';
import type { EventRecorder } from './log.ts';
import { PlantModes } from './plantModes.ts';
import { createPlantState, plantClasses } from './plantState.ts';
import type { PlantState } from './plantState.ts';
import { beginSegment } from './segment.ts';
import type { SegmentClass } from './segment.ts';
import { settleSegment } from './settle.ts';
import { SkyReader } from './sky.ts';
import { LossRecorder } from './trails.ts';

/** Fleets' classes with their thermal nodes, by fleet index. */
export function segmentClasses(scenario: Pick<Scenario, 'fleets'>): readonly SegmentClass[] {
  return plantClasses(scenario).map((each) => ({
    ...each,
    node: createRadiatorNode(each.platform),
    throttle: createThrottleLaw(each.platform),
  }));
}

export interface WalkWorld {
  readonly scenario: Scenario;
  readonly sunlight: SunlightSegments;
  /** When each satellite is lost; Infinity: never. */
  readonly lostS: Float64Array;
  readonly queue: EventQueue;
  readonly log: EventRecorder;
}

/** All satellites' plants on their way through time. */
export class PlantWalk {
  readonly state: PlantState;
  readonly classes: readonly SegmentClass[];
  readonly losses: LossRecorder;
  /** Satellites whose pace crossed between full and less; who tells the policy empties it. */
  readonly paceChanges: number[] = [];
  private readonly world: WalkWorld;
  private readonly stamp: Int32Array;
  private readonly modes: PlantModes;
  private readonly sky: SkyReader;
  private cellEndS = 0;

  constructor(world: WalkWorld) {
    this.world = world;
    const { satellites } = world.scenario;
    this.state = createPlantState(Int32Array.from(satellites, (each) => each.fleetIndex));
    this.classes = segmentClasses(world.scenario);
    this.losses = new LossRecorder(satellites.length);
    this.stamp = new Int32Array(satellites.length);
    this.modes = new PlantModes(world.log, satellites.length);
    this.sky = new SkyReader(world.sunlight, this.noteEdge.bind(this));
  }

  classOf(satellite: number): SegmentClass {
    return this.classes[this.state.classIndex[satellite]!]!;
  }

  /** Enter a cell of the supply's grid; it lasts until `endS`. */
  enterCell(supply: Supply, cell: number, endS: number): void {
    const startS = supply.startS + cell * supply.stepS;
    for (let s = 0; s < this.state.satelliteCount; s += 1) this.settle(s, startS);
    this.sky.enterCell(supply, cell, endS);
    this.cellEndS = endS;
    for (let s = 0; s < this.state.satelliteCount; s += 1) {
      // Of a satellite that is lost now the supply knows nothing any more.
      if (startS < this.world.lostS[s]!) this.begin(s, startS);
    }
  }

  /** Book everything up to `timeS`; the caller changes the demand and then calls `begin`. */
  settle(s: number, timeS: number): void {
    const { state } = this;
    const startS = state.segmentStartS[s]!;
    if (state.isLost[s] === 1 || timeS <= startS) return;
    const pace = state.paceFraction[s]!;
    if (pace < 1 && state.busyCount[s]! > 0) {
      this.losses.add(s, state.paceCause[s]!, startS, timeS, 1 - pace);
    }
    settleSegment(state, this.classOf(s), s, timeS);
  }

  /** Begin the next segment at `timeS` with the present demand. */
  begin(s: number, timeS: number): void {
    this.stamp[s]! += 1;
    if (this.state.isLost[s] === 1) return;
    this.sky.look(s, timeS);
    beginSegment(this.state, this.classOf(s), s, timeS, this.sky);
    if (this.modes.note(this.state, this.classOf(s), s, timeS)) this.paceChanges.push(s);
    const endS = this.state.segmentEndS[s]!;
    if (endS >= this.cellEndS) return;
    this.world.queue.push(endS, agendaKinds.segmentEnded, s, this.stamp[s]!);
  }

  /** Whether an entry of the queue still speaks of the present segment. */
  isCurrent(s: number, stamp: number): boolean {
    return this.stamp[s] === stamp;
  }

  /** Stop a satellite for good: it neither generates nor computes from here on. */
  lose(s: number, timeS: number): void {
    this.settle(s, timeS);
    this.state.isLost[s] = 1;
    this.stamp[s]! += 1;
    for (const column of [this.state.generatedW, this.state.computeW, this.state.sunlitFraction]) {
      column[s] = 0;
    }
    const leftS = this.world.scenario.durationS - timeS;
    const { idleAcceleratorS } = this.state.ledger;
    const row = s * causes.length + causeCode('fault');
    idleAcceleratorS[row]! += this.classOf(s).platform.acceleratorCount * leftS;
  }

  private noteEdge(satellite: number, timeS: number, before: number, after: number): void {
    const { log } = this.world;
    if (before === 1 && after < 1) log.record(timeS, 'penumbraEntered', { satellite });
    if (before > 0 && after === 0) log.record(timeS, 'umbraEntered', { satellite });
    if (before === 0 && after > 0) log.record(timeS, 'umbraLeft', { satellite });
    if (before < 1 && after === 1) log.record(timeS, 'penumbraLeft', { satellite });
  }
}
