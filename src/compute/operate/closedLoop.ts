// What is the state of the run, and how does it change at each instant? The closed loop.

import { invariant } from '../invariant.ts';
import type { Supply } from '../plant/supply.ts';
import type { Scenario } from '../scenario/scenario.ts';
import type { Policy } from '../schedule/policy.ts';
import type { JobColumns } from '../workload/arrivals.ts';
import { isFleetLawful, lawfulPlaces, residencyRules, ruleIndex } from '../workload/residency.ts';
import type { LawfulPlaces } from '../workload/residency.ts';
import { runtimeS, tokensOf } from '../workload/runtime.ts';
import { Agenda } from './agenda.ts';
import { callEnded, chainStamp } from './callChains.ts';
import { templatePlan } from './checkpoints.ts';
import type { CheckpointPlan } from './checkpoints.ts';
import { defaultBundleBit, GroundContacts } from './contacts.ts';
import { SiteSkies } from './siteSkies.ts';
import { execute } from './decisions.ts';
import type { DecisionWorld } from './decisions.ts';
import { agendaKinds, EventQueue } from './eventQueue.ts';
import { Faults } from './faults.ts';
import { loseJobs } from './jobLosses.ts';
import { EventRecorder } from './log.ts';
import { startPlant } from './plantState.ts';
import { PlantWalk } from './plantWalk.ts';
import { PolicyDesk } from './policyDesk.ts';
import { Refusals } from './refusals.ts';
import { Replicas, serviceIdsOf } from './replicas.ts';
import { SatelliteJobs } from './satelliteJobs.ts';
import { endReasons } from './segment.ts';
import { SeriesRecorder } from './series.ts';
import { StoredLives } from './storedLives.ts';
import { TrailRecorder } from './trails.ts';
import type { World } from './world.ts';

/** World, jobs and policy in one; time moves as `enterCell` and `instant` are called. */
export class ClosedLoop {
  readonly world: World;
  readonly jobs: JobColumns;
  readonly walk: PlantWalk;
  readonly contacts: GroundContacts;
  readonly lives: StoredLives;
  readonly log = new EventRecorder();
  readonly trails = new TrailRecorder();
  readonly series: SeriesRecorder;
  readonly queue = new EventQueue();
  readonly satellites: SatelliteJobs;
  /** Null where no model is served by replicas. */
  readonly replicas: Replicas | null;
  private readonly skies: SiteSkies;
  private readonly desk: PolicyDesk;
  private readonly agenda: Agenda;
  private readonly faults: Faults;
  private readonly acting: DecisionWorld;
  private isWoken = false;

  constructor(world: World, jobs: JobColumns, policy: Policy, seriesSampleMax?: number) {
    const { scenario } = world;
    this.world = world;
    this.jobs = jobs;
    const { queue, log } = this;
    this.desk = new PolicyDesk(policy, world, queue);
    const { sunlight, lostS } = world;
    this.walk = new PlantWalk({ scenario, sunlight, lostS, queue, log });
    const { network } = world;
    const { bundleBit = defaultBundleBit } = scenario.links;
    const storeBit = storesOf(scenario);
    this.contacts = new GroundContacts({ network, bundleBit, queue, log, storeBit });
    this.skies = new SiteSkies({ world, contacts: this.contacts, queue, log });
    this.satellites = new SatelliteJobs(scenario, this.walk, world.runtimeClassIndex);
    const { queueCount } = this.satellites;
    this.series = new SeriesRecorder(scenario, this.walk, queueCount, seriesSampleMax);
    this.lives = new StoredLives(
      {
        jobs,
        ...workByClass(world, jobs),
        tokensOutOf: (template) => tokensOf(template),
        ended: (job, timeS, rejectedFor) => {
          callEnded(this, this.lives.table, job, { timeS, rejectedFor });
        },
        contacts: this.contacts,
        walk: this.walk,
        satellites: this.satellites,
        ...{ log, queue },
        trails: this.trails,
      },
      scenario.satellites.length,
      this.contacts.bookings,
    );
    const { lives, satellites } = this;
    this.faults = new Faults({ lives, satellites, queue, log }, world.strikes, scenario.radiation);
    this.acting = {
      ...{ lives, satellites, walk: this.walk, log, refusals: new Refusals(log) },
      start: (job, timeS) => this.faults.start(job, timeS),
      wake: (wakeS, timeS) => this.desk.wakeAt(wakeS, timeS),
    };
    const { start } = this.acting;
    const ids = serviceIdsOf(jobs);
    const reached = { ...{ scenario, lives, satellites, queue, log, start }, walk: this.walk };
    const replicas = new Replicas({ ...reached, contacts: this.contacts }, ids);
    this.replicas = ids.length > 0 ? replicas : null;
    lives.replicas = this.replicas;
    const { storedJ, temperatureK, chipRiseK } = world.initialPlants;
    storedJ.forEach((stored, s) => {
      const start = { temperatureK: temperatureK[s]!, chipRiseK: chipRiseK[s]! };
      startPlant(this.walk.state, s, { storedJ: stored, ...start });
    });
    this.agenda = new Agenda(world, jobs, queue);
  }

  /** Take every entry of one instant, then let the policy decide; returns how many of both. */
  instant(timeS: number): number {
    const { queue } = this;
    let count = 0;
    while (queue.nextTimeS() === timeS) {
      queue.pop();
      this.take(timeS);
      count += 1;
    }
    this.contacts.dispatch(timeS);
    this.lives.seeRoom(this.satellites.views, timeS);
    this.desk.beginInstant();
    do {
      count += this.askPolicy(timeS);
      this.satellites.beginTouched(timeS);
    } while (this.walk.paceChanges.length > 0);
    return count;
  }

  /** Enter a cell of the grid; where that changes a pace the policy hears of it at once. */
  enterCell(supply: Supply, cell: number, endS: number): void {
    this.walk.enterCell(supply, cell, endS);
    for (const view of this.satellites.views) this.satellites.refreshView(view.index);
    const startS = supply.startS + cell * supply.stepS;
    if (this.walk.paceChanges.length > 0) this.instant(startS);
  }

  finish(timeS: number): void {
    for (const view of this.satellites.views) this.walk.settle(view.index, timeS);
    this.contacts.finish(timeS);
    this.replicas?.finish(timeS);
    this.lives.finish(timeS);
    this.acting.refusals.finish(timeS);
  }

  private take(timeS: number): void {
    const { kind, subject, stamp } = this.queue;
    switch (kind) {
      case agendaKinds.jobReleased:
        if (stamp === chainStamp) this.lives.table.releaseS[subject] = timeS;
        this.lives.release(subject, timeS);
        if (stamp !== chainStamp) this.agenda.pushNextRelease();
        break;
      case agendaKinds.windowOpened:
        this.tellContact('contactStarted', subject);
        this.agenda.windowOpened(subject);
        break;
      case agendaKinds.windowClosed:
        this.tellContact('contactEnded', subject);
        break;
      case agendaKinds.transferFinished:
      case agendaKinds.hopStarted:
        this.stepTransfer(subject, stamp, timeS);
        break;
      case agendaKinds.siteChanged:
        this.skies.change(subject, stamp, timeS);
        break;
      case agendaKinds.segmentEnded:
        this.endSegment(subject, stamp, timeS);
        break;
      case agendaKinds.satelliteLost:
        this.loseSatellite(subject, timeS);
        break;
      case agendaKinds.machineStruck:
        this.faults.strike(subject, timeS);
        break;
      case agendaKinds.jobRestarted:
        this.faults.jobs.restart(subject, stamp, timeS);
        break;
      case agendaKinds.roundEnded:
        this.lives.gangs.endRound(subject, stamp, timeS);
        break;
      case agendaKinds.replicaLoaded:
        this.replicas?.loaded(subject, stamp, timeS);
        break;
      case agendaKinds.wake:
        this.isWoken = true;
        this.desk.woken(timeS);
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
      if (job.isReplica) this.replicas?.advance(job, timeS);
      else this.lives.computeFinished(job, timeS);
    }
  }

  private stepTransfer(step: number, stamp: number, timeS: number): void {
    const transfer = this.contacts.step(step, stamp, timeS);
    if (transfer === null) return;
    const job = this.lives.live.get(transfer.job);
    invariant(job !== undefined, `a transfer of job ${transfer.job}, which is not live, finished`);
    if (transfer.direction === 0) this.lives.arrived(job, transfer, timeS);
    else if (job.serviceIndex >= 0) this.replicas?.cameDown(job, transfer, timeS);
    else this.lives.delivered(job, timeS);
  }

  private loseSatellite(satellite: number, timeS: number): void {
    this.contacts.loseSatellite(satellite, timeS);
    loseJobs(this.lives, satellite, timeS);
    this.walk.lose(satellite, timeS);
    this.satellites.refreshView(satellite);
    this.log.record(timeS, 'satelliteLost', { satellite, cause: 'fault' });
  }

  /** Let the policy decide until it has heard of everything; returns how much it decided. */
  private askPolicy(timeS: number): number {
    const { paceChanges } = this.walk;
    if (paceChanges.length > 0) {
      for (const satelliteIndex of paceChanges) {
        this.lives.news.push({ kind: 'paceChanged', satelliteIndex });
      }
      paceChanges.length = 0;
    }
    if (this.isWoken) this.lives.news.push({ kind: 'wake' });
    this.isWoken = false;
    const endS = this.world.scenario.durationS;
    let decidedCount = 0;
    while (this.lives.news.length > 0) {
      const events = this.lives.news;
      this.lives.news = [];
      const releasedJobs = this.lives.releasedJobs();
      const { views: satellites } = this.satellites;
      const state = { timeS, endS, events, satellites, releasedJobs };
      const decisions = this.desk.decide(state);
      for (const decision of decisions) execute(this.acting, decision, timeS);
      decidedCount += decisions.length;
      this.contacts.dispatch(timeS);
    }
    return decidedCount;
  }

  private tellContact(kind: 'contactStarted' | 'contactEnded', window: number): void {
    const satelliteIndex = this.world.access.satelliteIndex[window]!;
    this.lives.news.push({ kind, satelliteIndex });
  }
}

/** By satellite: bits that its store holds. */
function storesOf({ satellites, fleets }: Scenario): Float64Array {
  return Float64Array.from(satellites, ({ fleetIndex }) => {
    return fleets[fleetIndex]!.platform.storageBit ?? Infinity;
  });
}

/** What each template's jobs are on each class of satellites: how long, with which checkpoints. */
function workByClass(world: World, jobs: JobColumns) {
  const { fleets, models, radiation } = world.scenario;
  const runtimeSByClass: number[][] = [];
  const checkpointsByClass: CheckpointPlan[][] = [];
  const laws: (LawfulPlaces | null)[] = [];
  const lawIndex: number[] = [];
  const rules = residencyRules(world.scenario.workload);
  const siteStations = world.network.sites.map(({ station }) => station);
  for (const template of jobs.templates) {
    const runtimes: number[] = [];
    const plans: CheckpointPlan[] = [];
    world.runtimeClassIndex.forEach((classIndex, fleet) => {
      const isLawful = isFleetLawful(template.residency, fleets[fleet]!);
      const bareS = isLawful ? runtimeS(template, fleets[fleet]!.platform, models) : Infinity;
      const plan = templatePlan(template, bareS, radiation, world.fluxMean[fleet]!);
      plans[classIndex] = plan;
      runtimes[classIndex] = bareS + plan.count * plan.writeS;
    });
    runtimeSByClass.push(runtimes);
    checkpointsByClass.push(plans);
    lawIndex.push(ruleIndex(rules, template.residency));
    laws.push(lawfulPlaces(template, { ...world.scenario, siteStations }));
  }
  return { runtimeSByClass, checkpointsByClass, laws, lawIndex };
}
