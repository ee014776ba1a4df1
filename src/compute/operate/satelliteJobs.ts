// Which jobs does each satellite hold, and what load do they put on it?

import { causeCode } from '../account/cause.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { FreeHistory } from './freeHistory.ts';
import { leastAcceleratorCount } from './leastNeeded.ts';
import type { LiveJob } from './liveJob.ts';
import type { PlantWalk } from './plantWalk.ts';
import { createView } from './satelliteView.ts';
import type { MutableView } from './satelliteView.ts';

const noWorkCode = causeCode('noWork');
const inputLinkCode = causeCode('inputLink');
const acceleratorCode = causeCode('accelerator');
const priorityCode = causeCode('priority');
const faultCode = causeCode('fault');

/** Jobs by satellite, the demand that follows from them, and what policies see of it. */
export class SatelliteJobs {
  readonly views: readonly MutableView[];
  /** Jobs placed on a satellite and not computed yet, by satellite. */
  readonly queueCount: Int32Array;
  /** What is free where jobs wait, and how many wait. */
  readonly free: FreeHistory;
  /** Satellites whose demand changed in this instant, once each: settled, waiting for `begin`. */
  private readonly touched: number[] = [];
  private readonly isTouched: Uint8Array;
  private readonly running: LiveJob[][];
  private readonly uploadingCount: Int32Array;
  /** Held by replicas, and those of them that rest: held, but not at work. */
  private readonly replicaCount: Int32Array;
  private readonly restingCount: Int32Array;
  /** Waiting jobs that no later arrival has overtaken yet, by order of readiness. */
  private readonly notOvertaken: LiveJob[][];
  /** Whether a job had to leave for want of accelerators, and none has been placed since. */
  private readonly hasDrivenOff: Uint8Array;
  /** By fleet, once asked for: the fewest accelerators that any job needs of those that fit. */
  private readonly leastCount: (number | undefined)[] = [];
  private readonly scenario: Scenario;
  private readonly walk: PlantWalk;

  constructor(scenario: Scenario, walk: PlantWalk, classes: readonly number[]) {
    this.walk = walk;
    this.scenario = scenario;
    const { satellites } = scenario;
    const count = satellites.length;
    this.isTouched = new Uint8Array(count);
    this.hasDrivenOff = new Uint8Array(count);
    this.queueCount = new Int32Array(count);
    this.uploadingCount = new Int32Array(count);
    this.free = new FreeHistory(count);
    this.replicaCount = new Int32Array(count);
    this.restingCount = new Int32Array(count);
    this.running = satellites.map(() => []);
    this.notOvertaken = satellites.map(() => []);
    this.views = satellites.map((_, index) => createView(scenario, classes, walk, index));
  }

  classIndex(satellite: number): number {
    return this.views[satellite]!.classIndex;
  }

  /** Settle a satellite before its demand changes; it begins a new segment at the instant's end. */
  touch(satellite: number, timeS: number): void {
    this.walk.settle(satellite, timeS);
    if (this.isTouched[satellite] === 1) return;
    this.isTouched[satellite] = 1;
    this.touched.push(satellite);
  }

  /** Begin new segments where the demand changed. */
  beginTouched(timeS: number): void {
    if (this.touched.length === 0) return;
    for (const satellite of this.touched) {
      this.isTouched[satellite] = 0;
      this.walk.begin(satellite, timeS);
      this.refreshView(satellite);
    }
    this.touched.length = 0;
  }

  /** Bring what policies see of a satellite's plant up to the present segment. */
  refreshView(satellite: number): void {
    const { state } = this.walk;
    const view = this.views[satellite]!;
    view.storedJ = state.storedJ[satellite]!;
    view.temperatureK = state.temperatureK[satellite]!;
    view.isSunlit = state.sunlitFraction[satellite]! > 0;
    view.isLost = state.isLost[satellite] === 1;
    view.paceFraction = view.isLost ? 0 : state.paceFraction[satellite]!;
  }

  placed(job: LiveJob, timeS: number): void {
    const satellite = job.satelliteIndex;
    job.slot = 'uploading';
    this.hasDrivenOff[satellite] = 0;
    this.uploadingCount[satellite]! += 1;
    this.queueCount[satellite]! += 1;
    job.backlogAcceleratorS = job.workLeftS * job.acceleratorCount;
    this.views[satellite]!.backlogAcceleratorS += job.backlogAcceleratorS;
    this.bookIdle(satellite, timeS);
  }

  waits(job: LiveJob, timeS: number): void {
    const satellite = job.satelliteIndex;
    if (job.slot === 'uploading') this.uploadingCount[satellite]! -= 1;
    job.slot = 'waiting';
    this.free.join(satellite, this.views[satellite]!.acceleratorFreeCount, timeS);
    if (job.phase === 'ready') this.notOvertaken[satellite]!.push(job);
    this.bookIdle(satellite, timeS);
  }

  started(job: LiveJob, timeS: number): void {
    const satellite = job.satelliteIndex;
    this.touch(satellite, timeS);
    if (job.slot === 'held') this.walk.state.heldCount[satellite]! -= job.acceleratorCount;
    else if (job.slot === 'barrier') this.leaveBarrier(job);
    else this.takeAccelerators(job, timeS);
    job.slot = 'running';
    this.setLoad(satellite, job.acceleratorCount, timeS);
  }

  /** The job keeps accelerators, or takes them, and waits there for a restart. */
  holds(job: LiveJob, timeS: number): void {
    const satellite = job.satelliteIndex;
    this.touch(satellite, timeS);
    const change = job.slot === 'running' ? -job.acceleratorCount : 0;
    if (job.slot === 'barrier') this.leaveBarrier(job);
    else if (change === 0) this.takeAccelerators(job, timeS);
    job.slot = 'held';
    job.finishWorkS = Infinity;
    this.walk.state.heldCount[satellite]! += job.acceleratorCount;
    this.setLoad(satellite, change, timeS);
  }

  /** A replica takes accelerators of a satellite for itself, or gives them back (below zero). */
  assign(satellite: number, change: number, timeS: number): void {
    this.replicaCount[satellite]! += change;
    this.views[satellite]!.acceleratorCount -= change;
    this.rest(satellite, change, 0, timeS);
  }

  /** So many more of them rest, and so many more of all accelerators are at work. */
  rest(satellite: number, restingChange: number, busyChange: number, timeS: number): void {
    this.touch(satellite, timeS);
    this.restingCount[satellite]! += restingChange;
    this.setLoad(satellite, busyChange, timeS);
  }

  /** A request is on board: what keeps it is its replica's queue. */
  queues(job: LiveJob, timeS: number): void {
    this.leaveSlot(job);
    job.slot = 'none';
    this.bookIdle(job.satelliteIndex, timeS);
  }

  /** A running member of a gang keeps its accelerators and waits there for the others. */
  pauses(job: LiveJob, timeS: number): void {
    const satellite = job.satelliteIndex;
    this.touch(satellite, timeS);
    job.slot = 'barrier';
    job.finishWorkS = Infinity;
    this.walk.state.barrierCount[satellite]! += job.acceleratorCount;
    this.setLoad(satellite, -job.acceleratorCount, timeS);
  }

  private leaveBarrier(job: LiveJob): void {
    this.walk.state.barrierCount[job.satelliteIndex]! -= job.acceleratorCount;
  }

  /** One accelerator less, for good. */
  loseAccelerator(satellite: number, timeS: number): void {
    this.touch(satellite, timeS);
    this.walk.state.lostCount[satellite]! += 1;
    this.views[satellite]!.acceleratorCount -= 1;
    this.setLoad(satellite, 0, timeS);
  }

  /** Whether so many accelerators are left there, whoever holds them. */
  hasLeft(satellite: number, acceleratorCount: number): boolean {
    const leftCount = this.views[satellite]!.acceleratorCount + this.replicaCount[satellite]!;
    return leftCount >= acceleratorCount;
  }

  /** Its input is on board of a satellite that is lost, or has too few accelerators left. */
  canNeverRun(job: LiveJob): boolean {
    const { originSatelliteIndex: origin, runtimeSByClass, acceleratorCount } = job;
    if (origin < 0) return false;
    if (this.walk.state.isLost[origin] === 1) return true;
    const didFit = Number.isFinite(runtimeSByClass[this.classIndex(origin)]!);
    return didFit && !this.hasLeft(origin, acceleratorCount);
  }

  /** A job leaves because too few accelerators are left: those stand idle for the fault. */
  drivesOff(satellite: number, timeS: number): void {
    this.hasDrivenOff[satellite] = 1;
    this.bookIdle(satellite, timeS);
  }

  /** Jobs that hold accelerators, running or waiting for a restart, by their starts. */
  holders(satellite: number): readonly LiveJob[] {
    return this.running[satellite]!;
  }

  stopped(job: LiveJob, timeS: number): void {
    const satellite = job.satelliteIndex;
    this.touch(satellite, timeS);
    const jobs = this.running[satellite]!;
    const at = jobs.indexOf(job);
    // A request holds nothing of its own.
    if (at >= 0) jobs.splice(at, 1);
    const isBusy = job.slot === 'running';
    if (job.slot === 'held') this.walk.state.heldCount[satellite]! -= job.acceleratorCount;
    if (job.slot === 'barrier') this.leaveBarrier(job);
    job.slot = 'none';
    this.setLoad(satellite, isBusy ? -job.acceleratorCount : 0, timeS);
  }

  /** The job leaves the satellite, or has computed. */
  removed(job: LiveJob, timeS: number): void {
    const satellite = job.satelliteIndex;
    this.leaveSlot(job);
    job.slot = 'none';
    this.queueCount[satellite]! -= 1;
    const view = this.views[satellite]!;
    view.backlogAcceleratorS = Math.max(0, view.backlogAcceleratorS - job.backlogAcceleratorS);
    this.bookIdle(satellite, timeS);
  }

  /** A running job whose work is done at the satellite's present clock; null: none. */
  finishedJob(satellite: number): LiveJob | null {
    const workS = this.walk.state.workS[satellite]!;
    return this.running[satellite]!.find((job) => job.finishWorkS <= workS) ?? null;
  }

  private takeAccelerators(job: LiveJob, timeS: number): void {
    this.leaveSlot(job);
    this.overtake(job, timeS);
    this.running[job.satelliteIndex]!.push(job);
  }

  private leaveSlot(job: LiveJob): void {
    const satellite = job.satelliteIndex;
    if (job.slot === 'uploading') this.uploadingCount[satellite]! -= 1;
    if (job.slot !== 'waiting') return;
    this.free.leave(satellite);
    const line = this.notOvertaken[satellite]!;
    const at = line.indexOf(job);
    if (at >= 0) line.splice(at, 1);
  }

  private overtake(job: LiveJob, timeS: number): void {
    const line = this.notOvertaken[job.satelliteIndex]!;
    let passed = 0;
    while (passed < line.length && line[passed]!.readySequence < job.readySequence) {
      line[passed]!.overtakenS = timeS;
      passed += 1;
    }
    if (passed > 0) line.splice(0, passed);
  }

  private setLoad(satellite: number, change: number, timeS: number): void {
    const { state } = this.walk;
    const busy = state.busyCount[satellite]! + change;
    state.busyCount[satellite] = busy;
    const view = this.views[satellite]!;
    const stillCount = state.heldCount[satellite]! + state.barrierCount[satellite]!;
    const leftCount = view.acceleratorCount + this.replicaCount[satellite]!;
    view.acceleratorFreeCount = leftCount - busy - stillCount - this.restingCount[satellite]!;
    this.free.note(satellite, view.acceleratorFreeCount, timeS);
    let finishWorkS = Infinity;
    for (const job of this.running[satellite]!)
      finishWorkS = Math.min(finishWorkS, job.finishWorkS);
    state.finishWorkS[satellite] = finishWorkS;
    this.bookIdle(satellite, timeS);
  }

  /** Which cause idle accelerators are booked on from here. */
  private bookIdle(satellite: number, timeS: number): void {
    const isBusy = this.running[satellite]!.length > 0;
    const restCode = this.isIdleByFault(satellite) ? faultCode : noWorkCode;
    const linkCode = this.uploadingCount[satellite]! > 0 ? inputLinkCode : restCode;
    const waitCode = isBusy ? acceleratorCode : priorityCode;
    const code = this.free.waitingCount[satellite]! > 0 ? waitCode : linkCode;
    if (this.walk.state.idleCause[satellite] === code) return;
    this.walk.settle(satellite, timeS);
    this.walk.state.idleCause[satellite] = code;
  }

  /** A lost accelerator drove the last job off, or no job of the scenario fits what is left. */
  private isIdleByFault(satellite: number): boolean {
    if (this.walk.state.lostCount[satellite] === 0) return false;
    return this.hasDrivenOff[satellite] === 1 || !this.hasLeft(satellite, this.least(satellite));
  }

  private least(satellite: number): number {
    const fleet = this.views[satellite]!.fleetIndex;
    return (this.leastCount[fleet] ??= leastAcceleratorCount(this.scenario, fleet));
  }
}
