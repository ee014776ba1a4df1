// Which way does each job's data take through the network, and when has it arrived?

import { Bookings } from '../network/plan/bookings.ts';
import type { Booking } from '../network/plan/bookings.ts';
import { firstOpenAfter } from '../network/plan/contactPlan.ts';
import type { NetworkPlan } from '../network/plan/planContacts.ts';
import { RouteSearch } from '../network/plan/routeSearch.ts';
import { breakFragment, sentBits, Shipper } from '../network/plan/shipment.ts';
import type { Fragment, RestingBits } from '../network/plan/shipment.ts';
import { AntennaServices } from './antennas.ts';
import { agendaKinds } from './eventQueue.ts';
import type { EventQueue } from './eventQueue.ts';
import type { EventRecorder } from './log.ts';
import { createTransfer, FlowLedger, isBetweenSatellites, sourceNode } from './transfers.ts';
import type { RequestedField, Step, Transfer } from './transfers.ts';

/** What the network needs of its surroundings. */
export interface ContactWorld {
  readonly network: NetworkPlan;
  readonly bundleBit: number;
  readonly queue: EventQueue;
  readonly log: EventRecorder;
}

/**
 * Bits that are stored whole before they are sent on. Assumption: blocks of 12.5 MB, some
 * milliseconds of a laser link and an eighth of a second of a radio link at 800 Mbit/s; a larger
 * one delays every hop, a smaller one costs headers. Halving it moves arrivals by its send time.
 */
export const defaultBundleBit = 1e8;

/** Transfers without a way that are tried again in one instant, when there is new room. */
const retriesMax = 32;

/**
 * The network while it runs. A request is booked at once on the way of earliest arrival that is
 * left, in pieces where it must be; what is booked happens at its times. Bits without a way lie
 * where they are until there is new room: a station opens, or somebody gives up what was booked.
 */
export class GroundContacts {
  readonly flows: FlowLedger;
  readonly service: AntennaServices;
  readonly bookings: Bookings;
  private readonly world: ContactWorld;
  private readonly shipper: Shipper;
  private readonly live = new Set<Transfer>();
  private readonly steps = new Map<number, Step>();
  /** By fragment: its steps that have not happened yet. */
  private readonly stepsOf = new Map<Fragment, number[]>();
  private stepNext = 0;
  private sequenceNext = 0;
  private hasNewRoom = false;

  constructor(world: ContactWorld) {
    this.world = world;
    const { network, bundleBit, log } = world;
    this.bookings = new Bookings(network.plan, network.sites.length);
    const search = new RouteSearch(network.plan, this.bookings, bundleBit);
    this.shipper = new Shipper(network.plan, this.bookings, search, bundleBit);
    this.flows = new FlowLedger(network);
    this.service = new AntennaServices(network, this.bookings, log);
  }

  /** Ask for a job's bits to travel; they are booked at once as far as there is a way. */
  request(known: Pick<Transfer, RequestedField>, timeS: number): Transfer {
    const transfer = createTransfer({ ...known, sequence: this.sequenceNext });
    this.sequenceNext += 1;
    this.live.add(transfer);
    const node = sourceNode(transfer, this.world.network.groundNode);
    this.ship(transfer, [{ node, bits: transfer.bits, readyS: timeS }], timeS);
    return transfer;
  }

  /** Withdraw a transfer; what has travelled stays booked, what lies in relays is discarded. */
  cancel(transfer: Transfer, timeS: number): void {
    const { plan } = this.world.network;
    for (const fragment of transfer.fragments) {
      const sent = sentBits(plan, fragment.hops, timeS);
      for (const [at, hop] of fragment.hops.entries()) this.bookings.cut(hop, timeS, sent[at]!);
      this.endSteps(fragment, timeS);
    }
    transfer.resting = [];
    this.settle(transfer, timeS);
    this.service.review(timeS);
    this.hasNewRoom = true;
  }

  /** Let a booked step happen; the transfer that it completes, or null. */
  step(id: number, timeS: number): Transfer | null {
    const step = this.steps.get(id);
    if (step === undefined) return null;
    this.steps.delete(id);
    const { kind, transfer, fragment, hop } = step;
    if (kind === 'hopStarted') this.beginHop(transfer, fragment, hop!, timeS);
    if (kind === 'hopEnded') this.service.end(hop!, timeS);
    if (kind !== 'arrived') return null;
    this.stepsOf.delete(fragment);
    transfer.pendingCount -= 1;
    if (transfer.pendingCount > 0 || transfer.resting.length > 0) return null;
    this.settle(transfer, timeS);
    return transfer;
  }

  /**
   * A site closes: nothing new before `untilS`. What was booked there until then is broken off,
   * and what has not passed looks for another way from where it lies.
   */
  closeSite(site: number, timeS: number, untilS: number): void {
    this.bookings.closedUntilS[site] = untilS;
    const { station } = this.world.network.plan;
    this.breakAll(({ row, startS }) => station[row] === site && startS < untilS, -1, timeS);
  }

  /** Break all hops that are concerned; what lay in the `lost` node is sent again. */
  private breakAll(isBroken: (hop: Booking) => boolean, lost: number, timeS: number): void {
    const found: [Transfer, RestingBits[]][] = [];
    for (const transfer of this.live) {
      const resting = this.breakAt(transfer, isBroken, timeS);
      const source = sourceNode(transfer, this.world.network.groundNode);
      const again = resting.map((each) => {
        if (each.node !== lost) return each;
        transfer.lostBit += each.bits;
        return { ...each, node: source };
      });
      if (again.length > 0) found.push([transfer, again]);
    }
    this.service.review(timeS);
    for (const [transfer, resting] of found) this.ship(transfer, resting, timeS);
  }

  openSite(site: number): void {
    this.bookings.closedUntilS[site] = -Infinity;
    this.hasNewRoom = true;
  }

  /** Keep a station's antenna for the satellite in its view until it sets; whether it can be. */
  pin(station: number, satellite: number, timeS: number): 'pinned' | 'notInView' | 'taken' {
    const { plan, sites, groundNode } = this.world.network;
    const { outgoing } = plan;
    let isInView = false;
    for (let at = firstOpenAfter(outgoing, satellite, timeS); at < outgoing.row.length; at += 1) {
      const row = outgoing.row[at]!;
      if (plan.fromNode[row] !== satellite || plan.startS[row]! > timeS) break;
      if (plan.toNode[row] !== groundNode || plan.endS[row]! <= timeS) continue;
      if (sites[plan.station[row]!]!.station !== station) continue;
      isInView = true;
      if (this.bookings.pin(plan.pointing[row]!, timeS, plan.endS[row]!)) return 'pinned';
    }
    return isInView ? 'taken' : 'notInView';
  }

  /** A satellite is gone: nothing passes it any more, and what lay in it is lost. */
  loseSatellite(satellite: number, timeS: number): void {
    this.bookings.isLost[satellite] = 1;
    const { fromNode } = this.world.network.plan;
    this.breakAll(({ row }) => fromNode[row] === satellite, satellite, timeS);
  }

  /** At the end of an instant: where there is new room, try again what has no way. */
  dispatch(timeS: number): void {
    if (!this.hasNewRoom) return;
    this.hasNewRoom = false;
    let count = 0;
    for (const transfer of this.live) {
      if (transfer.resting.length === 0) continue;
      if (count >= retriesMax) return;
      count += 1;
      const { resting } = transfer;
      transfer.resting = [];
      this.ship(transfer, resting, timeS);
    }
  }

  /** End of the run: book what has travelled so far and close all contacts. */
  finish(timeS: number): void {
    for (const transfer of [...this.live]) this.settle(transfer, timeS);
    this.service.finish(timeS);
  }

  private settle(transfer: Transfer, timeS: number): void {
    this.live.delete(transfer);
    this.flows.close(transfer, timeS);
  }

  /** Book a way for bits that lie somewhere; what finds none rests there. */
  private ship(transfer: Transfer, resting: readonly RestingBits[], timeS: number): void {
    const { groundNode } = this.world.network;
    const target = transfer.direction === 0 ? transfer.satellite : groundNode;
    for (const { node, bits, readyS } of resting) {
      const fromS = Math.max(readyS, timeS);
      const isNodeAllowed = this.nodesFor(transfer);
      const { isStationAllowed = null } = transfer.law ?? {};
      const request = { source: node, target, fromS, bits, isStationAllowed, isNodeAllowed };
      const { fragments, leftBit } = this.shipper.ship(request);
      for (const fragment of fragments) this.follow(transfer, fragment, timeS);
      if (leftBit > 0) transfer.resting.push({ node, bits: leftBit, readyS });
    }
  }

  /** Which nodes may pass a transfer's bits on: from satellite to satellite not the ground. */
  private nodesFor(transfer: Transfer): Uint8Array | null {
    const { isNodeAllowed = null } = transfer.law ?? {};
    if (!isBetweenSatellites(transfer)) return isNodeAllowed;
    const { groundNode } = this.world.network;
    const nodes = isNodeAllowed?.slice() ?? new Uint8Array(groundNode + 1).fill(1);
    nodes[groundNode] = 0;
    return nodes;
  }

  /** Plan the steps of a new fragment. */
  private follow(transfer: Transfer, fragment: Fragment, timeS: number): void {
    transfer.fragments.push(fragment);
    transfer.pendingCount += 1;
    this.stepsOf.set(fragment, []);
    const { station } = this.world.network.plan;
    fragment.hops.forEach((hop, at) => {
      const isGround = station[hop.row]! >= 0;
      if (!isGround && at > 0) return;
      if (hop.startS <= timeS) this.beginHop(transfer, fragment, hop, timeS);
      else this.plan({ kind: 'hopStarted', transfer, fragment, hop }, hop.startS);
    });
    this.plan({ kind: 'arrived', transfer, fragment, hop: null }, fragment.arrivalS);
  }

  private plan(step: Step, timeS: number): void {
    const id = this.stepNext;
    this.stepNext += 1;
    this.steps.set(id, step);
    this.stepsOf.get(step.fragment)?.push(id);
    const kind = step.kind === 'hopStarted' ? agendaKinds.hopStarted : agendaKinds.transferFinished;
    this.world.queue.push(timeS, kind, id, 0);
  }

  private beginHop(transfer: Transfer, fragment: Fragment, hop: Booking, timeS: number): void {
    const { plan, sites } = this.world.network;
    const site = plan.station[hop.row]!;
    if (site >= 0) {
      this.service.begin(hop, timeS);
      this.plan({ kind: 'hopEnded', transfer, fragment, hop }, hop.endS);
    }
    if (transfer.hasStarted) return;
    transfer.hasStarted = true;
    this.world.log.record(timeS, transfer.direction === 0 ? 'inputStarted' : 'outputStarted', {
      satellite: transfer.satellite,
      job: transfer.job,
      station: sites[site]?.station ?? -1,
    });
  }

  /** Break what a transfer has booked of hops that are concerned; where its bits lie then. */
  private breakAt(
    transfer: Transfer,
    isBroken: (hop: Booking) => boolean,
    timeS: number,
  ): RestingBits[] {
    const resting: RestingBits[] = [];
    // Broken off at its first hop there, a fragment has nothing more to break.
    for (const fragment of transfer.fragments) {
      const broken = fragment.hops.findIndex((hop) => hop.endS > timeS && isBroken(hop));
      if (broken < 0 || !this.stepsOf.has(fragment)) continue;
      resting.push(...breakFragment(this.bookings, fragment, broken, timeS));
      this.endSteps(fragment, timeS);
      if (fragment.bits > 0) this.followRest(transfer, fragment, timeS);
    }
    return resting;
  }

  /** What has passed a broken hop still arrives. */
  private followRest(transfer: Transfer, fragment: Fragment, timeS: number): void {
    transfer.pendingCount += 1;
    this.stepsOf.set(fragment, []);
    for (const hop of fragment.hops) {
      if (this.world.network.plan.station[hop.row]! < 0 || hop.endS <= timeS) continue;
      if (hop.startS <= timeS) this.beginHop(transfer, fragment, hop, timeS);
      else this.plan({ kind: 'hopStarted', transfer, fragment, hop }, hop.startS);
    }
    const arrivalS = Math.max(timeS, fragment.arrivalS);
    this.plan({ kind: 'arrived', transfer, fragment, hop: null }, arrivalS);
  }

  /** Nothing of a fragment happens any more; hops that are under way end now. */
  private endSteps(fragment: Fragment, timeS: number): void {
    const ids = this.stepsOf.get(fragment);
    if (ids === undefined) return;
    this.stepsOf.delete(fragment);
    for (const id of ids) {
      const step = this.steps.get(id);
      if (step === undefined) continue;
      this.steps.delete(id);
      if (step.kind === 'hopEnded') this.service.end(step.hop!, timeS);
      if (step.kind === 'arrived') step.transfer.pendingCount -= 1;
    }
  }
}
