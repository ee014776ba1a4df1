// How does a policy fare in a world? The closed loop: one walk through time, event by event.

import { invariant } from '../invariant.ts';
import type { Policy, PolicyEvent, PolicyState } from '../schedule/policy.ts';
import { runtimeS, tokensOf } from '../workload/runtime.ts';
import { Agenda } from './agenda.ts';
import { LinkComponents } from '../network/components.ts';
import { GroundContacts } from './contacts.ts';
import { execute } from './decisions.ts';
import { agendaKinds, EventQueue } from './eventQueue.ts';
import { JobLives } from './jobLife.ts';
import type { JobColumns } from '../workload/arrivals.ts';
import { EventRecorder } from './log.ts';
import { PlantWalk } from './plantWalk.ts';
import { startPlant } from './plantState.ts';
import { SatelliteJobs } from './satelliteJobs.ts';
import { endReasons } from './segment.ts';
import { SeriesRecorder } from './series.ts';
import { TrailRecorder } from './trails.ts';
import type { World } from './world.ts';
import type { Supply } from '../plant/supply.ts';

/** Everything that a finished walk holds; `account` turns it into a result. */
export interface Operation {
  readonly world: World;
  readonly jobs: JobColumns;
  readonly walk: PlantWalk;
  readonly contacts: GroundContacts;
  readonly lives: JobLives;
  readonly log: EventRecorder;
  readonly trails: TrailRecorder;
  readonly series: SeriesRecorder;
}

/** A policy that asks again and again at the same instant is stopped after this many rounds. */
const roundsMax = 1000;
/** Satellite-cells between two yields, and how many of them an event is worth (about 15 ms). */
const workPerYield = 20_000;
const workPerEvent = 20;

/** The loop's machinery; `operate` drives it. */
class ClosedLoop implements Operation {
  readonly world: World;
  readonly jobs: JobColumns;
  readonly walk: PlantWalk;
  readonly contacts: GroundContacts;
  readonly lives: JobLives;
  readonly log = new EventRecorder();
  readonly trails = new TrailRecorder();
  readonly series: SeriesRecorder;
  readonly queue = new EventQueue();
  readonly satellites: SatelliteJobs;
  private readonly components: LinkComponents;
  private readonly policy: Policy;
  private readonly memory: unknown;
  private readonly agenda: Agenda;
  private isWoken = false;

  constructor(world: World, jobs: JobColumns, policy: Policy) {
    const { scenario } = world;
    this.world = world;
    this.jobs = jobs;
    this.policy = policy;
    this.memory = policy.createMemory();
    const { queue, log } = this;
    this.components = new LinkComponents(scenario.satellites.length);
    this.walk = new PlantWalk({ scenario, sunlight: world.sunlight, queue, log });
    const { components } = this;
    this.contacts = new GroundContacts({ scenario, access: world.access, components, queue, log });
    this.satellites = new SatelliteJobs(scenario, this.walk);
    this.series = new SeriesRecorder(scenario, this.walk, this.satellites.queueCount);
    this.lives = new JobLives(
      {
        jobs,
        runtimeSByClass: runtimesByClass(world, jobs),
        tokensOutOf: (template) => tokensOf(template),
        contacts: this.contacts,
        walk: this.walk,
        satellites: this.satellites,
        log,
        trails: this.trails,
      },
      scenario.satellites.length,
    );
    world.initialPlants.storedJ.forEach((storedJ, satellite) =>
      startPlant(this.walk.state, satellite, storedJ, world.initialPlants.temperatureK[satellite]!),
    );
    this.agenda = new Agenda(world, jobs, queue);
  }

  /** Take every entry of one instant, then let the policy decide. */
  instant(): number {
    const { queue } = this;
    const timeS = queue.nextTimeS();
    let taken = 0;
    while (queue.nextTimeS() === timeS) {
      queue.pop();
      this.take(timeS);
      taken += 1;
    }
    this.settleNetwork(timeS);
    this.askPolicy(timeS);
    this.satellites.beginTouched(timeS);
    return taken;
  }

  enterCell(supply: Supply, cell: number, endS: number): void {
    this.walk.enterCell(supply, cell, endS);
    for (const view of this.satellites.views) this.satellites.refreshView(view.index);
  }

  finish(timeS: number): void {
    for (const view of this.satellites.views) this.walk.settle(view.index, timeS);
    this.contacts.finish(timeS);
    this.lives.finish(timeS);
  }

  private take(timeS: number): void {
    const { kind, subject, stamp } = this.queue;
    switch (kind) {
      case agendaKinds.jobReleased:
        this.lives.release(subject, timeS);
        this.agenda.pushNextRelease();
        break;
      case agendaKinds.windowOpened:
        this.contacts.openWindow(subject, timeS);
        this.tellContact('contactStarted', subject);
        this.agenda.windowOpened(subject);
        break;
      case agendaKinds.windowClosed:
        this.contacts.closeWindow(subject, timeS);
        this.tellContact('contactEnded', subject);
        break;
      case agendaKinds.linksChanged:
        this.changeLink(subject, stamp === 1);
        break;
      case agendaKinds.transferFinished:
        this.finishTransfer(subject, stamp, timeS);
        break;
      case agendaKinds.segmentEnded:
        this.endSegment(subject, stamp, timeS);
        break;
      case agendaKinds.satelliteLost:
        this.loseSatellite(subject, timeS);
        break;
      case agendaKinds.wake:
        this.isWoken = true;
        break;
    }
  }

  private endSegment(satellite: number, stamp: number, timeS: number): void {
    if (!this.walk.isCurrent(satellite, stamp)) return;
    const isFinish = this.walk.state.endReason[satellite] === endReasons.jobFinished;
    this.satellites.touch(satellite, timeS);
    if (!isFinish) return;
    for (;;) {
      const job = this.satellites.finishedJob(satellite);
      if (job === null) return;
      this.lives.computeFinished(job, timeS);
    }
  }

  private finishTransfer(server: number, stamp: number, timeS: number): void {
    const transfer = this.contacts.finishTransfer(server, stamp);
    if (transfer === null) return;
    const job = this.lives.live.get(transfer.job);
    invariant(job !== undefined, `a transfer of job ${transfer.job}, which is not live, finished`);
    if (transfer.direction === 0) this.lives.inputArrived(job, timeS);
    else this.lives.delivered(job, timeS);
  }

  private loseSatellite(satellite: number, timeS: number): void {
    this.lives.loseSatellite(satellite, timeS);
    this.walk.lose(satellite, timeS);
    this.log.record(timeS, 'satelliteLost', { satellite, cause: 'fault' });
  }

  private changeLink(row: number, isOpen: boolean): void {
    const { links } = this.world;
    this.components.setLink(links.satelliteAIndex[row]!, links.satelliteBIndex[row]!, isOpen);
    if (isOpen) this.agenda.linkOpened(row);
  }

  private settleNetwork(timeS: number): void {
    if (this.components.refresh()) this.contacts.regroup(timeS);
    this.contacts.dispatch(timeS);
  }

  private askPolicy(timeS: number): void {
    for (const satelliteIndex of this.walk.paceChanges.splice(0)) {
      this.lives.news.push({ kind: 'paceChanged', satelliteIndex });
    }
    if (this.isWoken) this.lives.news.push({ kind: 'wake' });
    this.isWoken = false;
    for (let round = 0; this.lives.news.length > 0; round += 1) {
      invariant(round < roundsMax, `${this.policy.name} never comes to rest at ${timeS} s`);
      const events = this.lives.news;
      this.lives.news = [];
      for (const decision of this.decide(timeS, events)) this.execute(decision, timeS);
      this.contacts.dispatch(timeS);
    }
  }

  private decide(timeS: number, events: readonly PolicyEvent[]) {
    const { policy, memory, world } = this;
    const releasedJobs = this.lives.releasedJobs();
    const { views: satellites } = this.satellites;
    const endS = world.scenario.durationS;
    const state: PolicyState = { timeS, endS, events, satellites, releasedJobs };
    return policy.decide(state, world.forecast, memory);
  }

  private execute(decision: Parameters<typeof execute>[1], timeS: number): void {
    const wake = (wakeS: number): void => {
      if (wakeS > timeS) this.queue.push(wakeS, agendaKinds.wake, 0, 0);
    };
    execute({ ...this.acting, wake }, decision, timeS);
  }

  private get acting() {
    return { lives: this.lives, satellites: this.satellites, walk: this.walk, log: this.log };
  }

  private tellContact(kind: 'contactStarted' | 'contactEnded', window: number): void {
    const satelliteIndex = this.world.access.satelliteIndex[window]!;
    this.lives.news.push({ kind, satelliteIndex });
  }
}

function runtimesByClass(world: World, jobs: JobColumns): number[][] {
  const { fleets } = world.scenario;
  return jobs.templates.map((template) => {
    const runtimes: number[] = [];
    world.runtimeClassIndex.forEach((classIndex, fleet) => {
      runtimes[classIndex] = runtimeS(template, fleets[fleet]!.platform, world.scenario.models);
    });
    return runtimes;
  });
}

/**
 * Run the jobs under the policy from start to end. Yields the share of the span that is done, every
 * so many events; returns the finished operation.
 */
export function* operate(
  world: World,
  jobs: JobColumns,
  policy: Policy,
): Generator<number, Operation> {
  const loop = new ClosedLoop(world, jobs, policy);
  const { durationS } = world.scenario;
  let work = 0;
  for (let chunk = 0; chunk < world.supplies.chunkCount; chunk += 1) {
    const supply = yield* loadSupply(world, chunk);
    for (let cell = 0; cell < supply.sampleCount - 1; cell += 1) {
      const endS = Math.min(supply.startS + (cell + 1) * supply.stepS, durationS);
      loop.enterCell(supply, cell, endS);
      loop.series.sample(supply.startS + cell * supply.stepS);
      work += loop.satellites.views.length;
      while (loop.queue.nextTimeS() < endS) {
        work += loop.instant() * workPerEvent;
        if (work < workPerYield) continue;
        work = 0;
        yield loop.queue.nextTimeS() / durationS;
      }
    }
  }
  loop.finish(durationS);
  loop.series.sample(durationS);
  return loop;
}

function* loadSupply(world: World, chunk: number): Generator<number, Supply> {
  const work = world.supplies.load(chunk);
  for (let step = work.next(); ; step = work.next()) {
    if (step.done) return step.value;
    yield (chunk + step.value) / world.supplies.chunkCount;
  }
}
