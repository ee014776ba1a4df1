// What happens at replicas of served models: who waits, who is answered, and when do they rest?

import type { Cause } from '../account/cause.ts';
import type { JobTemplate } from '../scenario/scenario.ts';
import type { JobColumns } from '../workload/arrivals.ts';
import { replicaPaceOn, requestTokens } from '../workload/serviceWork.ts';
import { agendaKinds } from './eventQueue.ts';
import type { LiveJob } from './liveJob.ts';
import type { ReplicaHooks, ReplicaWorld } from './replicaHooks.ts';
import { beginRun, cameDown, dropAnswer, endRun, putBack, sendFirst } from './replicaRequests.ts';
import { createReplicaRecord, ReplicaSite } from './replicaSite.ts';
import type { ReplicaRecord, ServedRequest } from './replicaSite.ts';
import type { Transfer } from './transfers.ts';

/** Ids of the services of a run, in order. */
export function serviceIdsOf({ templates }: Pick<JobColumns, 'templates'>): readonly string[] {
  const ids = templates.flatMap(({ service }) => (service === undefined ? [] : [service.id]));
  return [...new Set(ids)].sort();
}

/** All replicas of a run, and the requests that are with them. */
export class Replicas implements ReplicaHooks {
  readonly serviceIds: readonly string[];
  /** What became of each replica, by its job. */
  readonly records = new Map<number, ReplicaRecord>();
  private readonly world: ReplicaWorld;
  /** By the job that the replica is. */
  private readonly sites = new Map<LiveJob, ReplicaSite>();
  private readonly siteOfRequest = new Map<LiveJob, ReplicaSite>();

  constructor(world: ReplicaWorld, serviceIds: readonly string[]) {
    this.world = world;
    this.serviceIds = serviceIds;
  }

  serviceIndexOf({ service }: JobTemplate): number {
    return service === undefined ? -1 : this.serviceIds.indexOf(service.id);
  }

  /** The replica on a satellite that a request would join: the one with the fewest; null: none. */
  siteFor(satellite: number, serviceIndex: number): ReplicaSite | null {
    let best: ReplicaSite | null = null;
    for (const { job } of this.world.satellites.views[satellite]!.replicas) {
      const site = this.sites.get(this.world.lives.live.get(job)!)!;
      if (site.job.serviceIndex !== serviceIndex) continue;
      if (best === null || site.requests.size < best.requests.size) best = site;
    }
    return best;
  }

  whyNotThere(job: LiveJob, satellite: number): { cause: Cause; detail: string } | null {
    if (!job.isReplica) {
      if (this.siteFor(satellite, job.serviceIndex) !== null) return null;
      return { cause: 'data', detail: 'no replica of its model is there' };
    }
    const { acceleratorFreeCount } = this.world.satellites.views[satellite]!;
    if (acceleratorFreeCount >= job.acceleratorCount) return null;
    return { cause: 'accelerator', detail: 'too few accelerators are free for a replica' };
  }

  placed(job: LiveJob, timeS: number): void {
    if (!job.isReplica) {
      const site = this.siteFor(job.satelliteIndex, job.serviceIndex)!;
      site.add({ job, ...requestTokens(job.template), startedShareJ: 0 });
      this.siteOfRequest.set(job, site);
      return;
    }
    const { scenario, satellites } = this.world;
    const satellite = job.satelliteIndex;
    const { platform } = scenario.fleets[scenario.satellites[satellite]!.fleetIndex]!;
    const pace = replicaPaceOn(job.template, platform, scenario.models)!;
    const record = this.records.get(job.index) ?? createReplicaRecord(job.index);
    this.records.set(job.index, record);
    const site = new ReplicaSite(job, pace, requestTokens(job.template), record);
    this.sites.set(job, site);
    satellites.views[satellite]!.replicas = [...satellites.views[satellite]!.replicas, site.view];
    satellites.assign(satellite, job.acceleratorCount, timeS);
  }

  arrived(job: LiveJob, timeS: number): void {
    const { lives, satellites, start } = this.world;
    if (job.isReplica) {
      // A fault may have driven it off its accelerators, and somebody else has them now.
      if (job.phase === 'uploading') {
        satellites.rest(job.satelliteIndex, -job.acceleratorCount, 0, timeS);
        start(job, timeS);
        return;
      }
      lives.setPhase(job, 'ready', timeS);
      lives.releaseAgain(job, timeS);
      return;
    }
    lives.enterPhase(job, 'ready', timeS);
    satellites.queues(job, timeS);
    const site = this.siteOfRequest.get(job)!;
    site.engine.join(site.requests.get(job)!, this.clock(site, timeS));
    this.follow(site, timeS);
  }

  started(job: LiveJob, timeS: number): void {
    const site = this.sites.get(job)!;
    this.stopWork(site, 'loading', timeS);
    site.loadStamp += 1;
    const loadS = this.world.lives.totalS(job);
    this.world.queue.push(timeS + loadS, agendaKinds.replicaLoaded, job.index, site.loadStamp);
  }

  /** Weights are in memory; stale loads are of replicas that were stopped meanwhile. */
  loaded(index: number, stamp: number, timeS: number): void {
    const { lives, log } = this.world;
    const job = lives.live.get(index);
    const site = job === undefined ? undefined : this.sites.get(job);
    if (site === undefined || site.loadStamp !== stamp || site.job.phase !== 'loading') return;
    const { record } = site;
    record.loadCount += 1;
    if (Number.isNaN(record.loadedS)) record.loadedS = timeS;
    log.record(timeS, 'replicaLoaded', { job: index, satellite: site.job.satelliteIndex });
    lives.enterPhase(site.job, 'resident', timeS);
    site.refresh();
    site.engine.resume(this.clock(site, timeS));
    this.follow(site, timeS);
  }

  /** The next thing in a replica's work is due. */
  advance(job: LiveJob, timeS: number): void {
    const site = this.sites.get(job)!;
    this.clock(site, timeS);
    const { engine } = site;
    engine.advance();
    if (engine.firstToken !== null) sendFirst(this.world, engine.firstToken.job, timeS);
    for (const request of engine.answered) this.answer(site, request, timeS);
    this.follow(site, timeS);
  }

  interrupted(job: LiveJob, timeS: number): void {
    const site = this.sites.get(job);
    if (site === undefined) return;
    this.clock(site, timeS);
    for (const request of site.engine.batch()) putBack(this.world, site, request, timeS);
    site.engine.reset();
    site.loadStamp += 1;
    this.wakeForStop(site, timeS);
  }

  left(job: LiveJob, timeS: number): void {
    if (job.isReplica) this.leaveSite(job, timeS);
    else this.withdraw(job, timeS);
  }

  /** Bits of a request's answer have come down. */
  cameDown(job: LiveJob, transfer: Transfer, timeS: number): void {
    cameDown(this.world, job, transfer, timeS);
  }

  /** End of the run: book what replicas and those with them did. */
  finish(timeS: number): void {
    for (const site of this.sites.values()) {
      this.clock(site, timeS);
      for (const { job, startedShareJ } of site.engine.batch()) {
        this.world.lives.table.energyJ[job.index]! += site.shareJ - startedShareJ;
      }
      if (site.job.phase === 'running') this.stopWork(site, 'resident', timeS);
      this.keepPeaks(site);
    }
  }

  /** Settle the satellite and share out energy; the present reading of its clock of work. */
  private clock(site: ReplicaSite, timeS: number): number {
    const { satellites, walk } = this.world;
    const satellite = site.job.satelliteIndex;
    satellites.touch(satellite, timeS);
    site.share(walk.state.acceleratorJ[satellite]!, timeS);
    return walk.state.workS[satellite]!;
  }

  /** After the engine did something: admit, rest or work, and say when it is due again. */
  private follow(site: ReplicaSite, timeS: number): void {
    const { engine, job } = site;
    const { satellites } = this.world;
    if (engine.nextWorkS < Infinity && job.phase === 'resident') this.wake(site, timeS);
    if (engine.begun !== null) beginRun(this.world, site, engine.begun, timeS);
    if (engine.nextWorkS === Infinity && job.phase === 'running') {
      this.stopWork(site, 'resident', timeS);
    }
    if (job.phase !== 'running') return;
    job.finishWorkS = engine.nextWorkS;
    satellites.rest(job.satelliteIndex, 0, 0, timeS);
  }

  /** From rest to work. */
  private wake(site: ReplicaSite, timeS: number): void {
    const { lives, satellites } = this.world;
    const { job } = site;
    lives.enterPhase(job, 'running', timeS);
    lives.markStart(job, timeS);
    job.finishWorkS = Infinity;
    satellites.rest(job.satelliteIndex, -job.acceleratorCount, job.acceleratorCount, timeS);
    site.refresh();
  }

  /** From work to rest; energy of its work is that of its requests. */
  private stopWork(site: ReplicaSite, phase: 'loading' | 'resident', timeS: number): void {
    const { lives, satellites } = this.world;
    const { job } = site;
    this.bookReplica(job, timeS);
    job.finishWorkS = Infinity;
    satellites.rest(job.satelliteIndex, job.acceleratorCount, -job.acceleratorCount, timeS);
    lives.setPhase(job, phase, timeS);
    site.refresh();
  }

  private bookReplica(job: LiveJob, timeS: number): void {
    const { lives } = this.world;
    const { energyJ } = lives.table;
    const beforeJ = energyJ[job.index]!;
    lives.bookRun(job, timeS);
    energyJ[job.index] = beforeJ;
    job.workLeftS = lives.totalS(job);
  }

  /** Whoever stops it expects it at work: for no time at all it is. */
  private wakeForStop(site: ReplicaSite, timeS: number): void {
    const { lives } = this.world;
    const { job } = site;
    if (job.phase === 'loading' || job.phase === 'resident') this.wake(site, timeS);
    else if (job.phase === 'running') {
      this.bookReplica(job, timeS);
      lives.markStart(job, timeS);
    }
  }

  private answer(site: ReplicaSite, request: ServedRequest, timeS: number): void {
    const { lives } = this.world;
    endRun(this.world, site, request, timeS);
    site.record.answeredCount += 1;
    this.siteOfRequest.delete(request.job);
    site.remove(request.job);
    lives.finished(request.job, timeS);
  }

  private withdraw(job: LiveJob, timeS: number): void {
    const { lives } = this.world;
    const site = this.siteOfRequest.get(job);
    if (site !== undefined) {
      const request = site.requests.get(job)!;
      const workS = this.clock(site, timeS);
      if (job.phase === 'running') {
        endRun(this.world, site, request, timeS);
        lives.setPhase(job, 'ready', timeS);
      }
      this.siteOfRequest.delete(job);
      site.remove(job);
      const isHere = this.sites.get(site.job) === site;
      if (site.engine.leave(request, workS) && isHere) this.follow(site, timeS);
    }
    dropAnswer(this.world, job, timeS);
  }

  /** A replica goes: its accelerators are free, and its requests are released again. */
  private leaveSite(job: LiveJob, timeS: number): void {
    const { lives, satellites } = this.world;
    const site = this.sites.get(job);
    if (site === undefined) return;
    this.interrupted(job, timeS);
    this.keepPeaks(site);
    this.sites.delete(job);
    const { satelliteIndex: satellite, acceleratorCount } = job;
    const view = satellites.views[satellite]!;
    view.replicas = view.replicas.filter((each) => each !== site.view);
    satellites.assign(satellite, -acceleratorCount, timeS);
    // What is not on its way any more rests no more either.
    if (job.phase !== 'uploading') satellites.rest(satellite, acceleratorCount, 0, timeS);
    for (const request of [...site.requests.keys()]) lives.releaseAgain(request, timeS);
  }

  private keepPeaks({ engine, record }: ReplicaSite): void {
    record.batchPeak = Math.max(record.batchPeak, engine.batchPeak);
    record.queuePeak = Math.max(record.queuePeak, engine.queuePeak);
  }
}
