// How do satellites work at one job in lock step, and what if one of them stops?

import { exchangeBit, gangRound } from '../workload/gang.ts';
import { agendaKinds } from './eventQueue.ts';
import { bookWriting } from './faultLedger.ts';
import type { Gang } from '../scenario/scenario.ts';
import type { JobLives } from './jobLife.ts';
import { lawOf } from './jobWorld.ts';
import { createLiveJob } from './liveJob.ts';
import type { LiveJob } from './liveJob.ts';
import type { Transfer } from './transfers.ts';

/** What the members of a gang share. Its job is what policies see; members hold accelerators. */
export interface GangState {
  readonly whole: LiveJob;
  readonly plan: Gang;
  stage: 'still' | 'computing' | 'exchanging';
  /** Since when. */
  sinceS: number;
  /** Where the round began and ends, on the job's clock. */
  fromS: number;
  endS: number;
  exchangeCount: number;
  /** Members still at work. */
  pendingCount: number;
  /** Those of the exchange that have not arrived, and light on the longest way of the others. */
  transfers: Transfer[];
  hopS: number;
  /** Work of the last round that was broken off, in the mean of all, that is to be done again. */
  brokenS: number;
  /** Ends of rounds with another stamp are stale. */
  stamp: number;
}

/** Of the work before an exchange that has not happened so much is to be done again, at least. */
const unexchangedFraction = 1e-6;

/** Runs gangs: rounds of computing at each one's pace, a barrier, and an exchange over links. */
export class Gangs {
  private readonly lives: JobLives;

  constructor(lives: JobLives) {
    this.lives = lives;
  }

  /** What the members of a job will share; null: it is no gang. */
  gangOf(whole: LiveJob): GangState | null {
    const plan = whole.template.gang;
    if (plan === undefined) return null;
    const round = {
      fromS: 0,
      endS: 0,
      exchangeCount: 0,
      pendingCount: 0,
      transfers: [],
      hopS: 0,
      brokenS: 0,
    };
    return { whole, plan, stage: 'still', sinceS: 0, ...round, stamp: 0 };
  }

  /** Its members, each with its part of the input, on these satellites in the order of the ring. */
  gather(whole: LiveJob, satellites: readonly number[]): void {
    const { table } = this.lives;
    whole.satelliteIndices = satellites;
    whole.parts = satellites.map((satelliteIndex) => {
      const member = createLiveJob(table, whole.index, whole.template, whole);
      member.inputBit = whole.inputBit / satellites.length;
      member.satelliteIndex = satelliteIndex;
      member.gang = whole.gang;
      return member;
    });
  }

  /** Members are placed: their job is where the first is. */
  settle(whole: LiveJob): void {
    const { satelliteIndex, workLeftS } = whole.parts[0]!;
    whole.satelliteIndex = satelliteIndex;
    whole.workLeftS = workLeftS;
    whole.keptS = 0;
    this.lives.table.satelliteIndex[whole.index] = satelliteIndex;
  }

  /** A satellite is lost: if a member was there the job is released again, all work undone. */
  loseMember(whole: LiveJob, satellite: number, timeS: number): void {
    if (!whole.satelliteIndices.includes(satellite)) return;
    const { lives } = this;
    lives.countInterruption(whole, satellite);
    whole.gang!.brokenS = 0;
    if (whole.phase === 'running') this.bookRun(whole, timeS);
    const lost = { job: whole.index, satellite, cause: 'fault' } as const;
    lives.world.log.record(timeS, 'computeInterrupted', lost);
    lives.undo(whole, lives.totalS(whole) - whole.workLeftS, whole.gang!.brokenS);
    // What else happened to it in this instant is no news any more.
    lives.news = lives.news.filter((event) => !('job' in event && event.job === whole));
    lives.releaseAgain(whole, timeS);
  }

  /** All members have accelerators: their first round begins. */
  start(whole: LiveJob, timeS: number): void {
    this.beginRound(whole.gang!, timeS);
  }

  /** A member's work of the round is done: it waits for the others with its accelerators. */
  memberDone(member: LiveJob, timeS: number): void {
    const gang = member.gang!;
    this.bookMember(member, timeS);
    this.lives.world.satellites.pauses(member, timeS);
    gang.pendingCount -= 1;
    if (gang.pendingCount > 0) return;
    this.bookComputing(gang, member, timeS);
    this.beginExchange(gang, timeS);
  }

  /** Bits of an exchange have arrived; with the last of them it is over but for its delays. */
  arrived(gang: GangState, transfer: Transfer, timeS: number): void {
    const { whole, plan } = gang;
    gang.hopS = Math.max(gang.hopS, this.lives.world.contacts.flows.lightS(transfer));
    gang.transfers.splice(gang.transfers.indexOf(transfer), 1);
    if (gang.transfers.length > 0) return;
    // Each transfer has waited for light once.
    const hopCount = 2 * (plan.satelliteCount - 1) * gang.exchangeCount - 1;
    const endS = timeS + hopCount * gang.hopS;
    this.lives.world.queue.push(endS, agendaKinds.roundEnded, whole.index, gang.stamp);
  }

  /** The exchange of a round is over: the next one begins, or the job has computed. */
  endRound(index: number, stamp: number, timeS: number): void {
    const whole = this.lives.live.get(index);
    const gang = whole?.gang ?? null;
    if (whole === undefined || gang === null || gang.stamp !== stamp) return;
    this.lives.world.trails.record(index, 'data', gang.sinceS, timeS);
    const totalS = this.lives.totalS(whole);
    whole.workLeftS = totalS - gang.endS;
    whole.remainingFraction = whole.workLeftS / totalS;
    if (whole.workLeftS > 0) {
      this.beginRound(gang, timeS);
      return;
    }
    gang.stage = 'still';
    whole.phaseSinceS = timeS;
    this.lives.membersOf.set(index, whole.satelliteIndices);
    for (const member of whole.parts) this.lives.world.satellites.stopped(member, timeS);
    this.lives.finished(whole, timeS);
  }

  /** Book what a gang did of the present round; its job keeps what need not be done again. */
  bookRun(whole: LiveJob, timeS: number): void {
    const gang = whole.gang!;
    if (gang.stage === 'still') return;
    this.cancelExchange(gang, timeS);
    const workS = gang.endS - gang.fromS;
    let doneS = workS * (1 - unexchangedFraction);
    let meanS = workS;
    if (gang.stage === 'computing') {
      let slowest = whole.parts[0]!;
      for (const member of whole.parts) {
        if (member.slot === 'running') this.bookMember(member, timeS);
        if (member.roundWorkS < slowest.roundWorkS) slowest = member;
      }
      doneS = Math.min(doneS, slowest.roundWorkS);
      meanS = this.bookComputing(gang, slowest, timeS);
    } else {
      this.lives.world.trails.record(whole.index, 'data', gang.sinceS, timeS);
    }
    gang.stage = 'still';
    gang.stamp += 1;
    whole.phaseSinceS = timeS;
    // Several exchanges taken together fall back to the round's beginning.
    const keptS = gang.exchangeCount === 1 ? doneS : 0;
    whole.workLeftS -= keptS;
    gang.brokenS = meanS - keptS;
  }

  /** Nothing of an exchange is on its way any more. */
  private cancelExchange(gang: GangState, timeS: number): void {
    const { contacts } = this.lives.world;
    for (const transfer of gang.transfers) contacts.cancel(transfer, timeS);
    gang.transfers = [];
  }

  private beginRound(gang: GangState, timeS: number): void {
    const { whole, plan } = gang;
    const { satellites } = this.lives.world;
    const totalS = this.lives.totalS(whole);
    gang.fromS = totalS - whole.workLeftS;
    const round = gangRound(plan, totalS, gang.fromS);
    gang.endS = round.endS;
    gang.exchangeCount = round.exchangeCount;
    gang.stage = 'computing';
    gang.sinceS = timeS;
    gang.pendingCount = whole.parts.length;
    gang.transfers = [];
    for (const member of whole.parts) {
      this.lives.markStart(member, timeS);
      member.roundWorkS = 0;
      member.finishWorkS = member.startedWorkS + (gang.endS - gang.fromS);
      satellites.started(member, timeS);
    }
  }

  /** Every member sends to the next of the ring; what takes longest ends the exchange. */
  private beginExchange(gang: GangState, timeS: number): void {
    const { whole, plan } = gang;
    const { contacts, queue } = this.lives.world;
    const law = lawOf(this.lives.world, whole.index);
    const bits = exchangeBit(plan) * gang.exchangeCount;
    gang.stage = 'exchanging';
    gang.sinceS = timeS;
    gang.stamp += 1;
    if (bits === 0) {
      queue.push(timeS, agendaKinds.roundEnded, whole.index, gang.stamp);
      return;
    }
    const ring = whole.satelliteIndices;
    gang.hopS = 0;
    gang.transfers = ring.map((originSatellite, at) => {
      const satellite = ring[(at + 1) % ring.length]!;
      const ends = { job: whole.index, satellite, originSatellite, law };
      return contacts.request({ ...ends, direction: 0, bits, purpose: 'exchange' }, timeS);
    });
  }

  /** What a member did since it started, on its own satellite. */
  private bookMember(member: LiveJob, timeS: number): void {
    const { lives } = this;
    const { walk } = lives.world;
    const { satelliteIndex: satellite, acceleratorCount } = member;
    walk.settle(satellite, timeS);
    walk.losses.close(satellite);
    const workS = walk.state.workS[satellite]! - member.startedWorkS;
    const plan = lives.checkpointsOf(member);
    bookWriting(lives.faults, plan, member, [member.gang!.fromS, workS]);
    member.roundWorkS = workS;
    const usedJ = walk.state.acceleratorJ[satellite]! - member.startedAcceleratorJ;
    lives.table.energyJ[member.index]! += usedJ * acceleratorCount;
  }

  /**
   * Time at work is the mean of all members; the rest of the time is lost to whatever slowed down
   * the last of them. Returns that mean.
   */
  private bookComputing({ whole, sinceS }: GangState, slowest: LiveJob, timeS: number): number {
    const { trails, walk } = this.lives.world;
    const { index, parts } = whole;
    let workS = 0;
    for (const member of parts) workS += member.roundWorkS / parts.length;
    this.lives.table.inUseS[index]! += workS;
    const lostS = timeS - sinceS - workS;
    const lostMostS = timeS - sinceS - slowest.roundWorkS;
    const share = lostMostS > 0 ? Math.max(0, lostS / lostMostS) : 0;
    walk.losses.copyInto(trails, index, slowest.satelliteIndex, sinceS, share);
    return workS;
  }
}
