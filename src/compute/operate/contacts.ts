// Which way does each job's data take through the network, and when has it arrived?

import { Bookings } from '../network/plan/bookings.ts';
import type { Booking } from '../network/plan/bookings.ts';
import type { NetworkPlan } from '../network/plan/planContacts.ts';
import { RouteSearch } from '../network/plan/routeSearch.ts';
import { sentBits } from '../network/plan/sent.ts';
import { breakFragment, Shipper } from '../network/plan/shipment.ts';
import type { Fragment, RestingBits } from '../network/plan/shipment.ts';
import { AntennaServices, pinAntenna } from './antennas.ts';
import type { PinOutcome } from './antennas.ts';
import type { EventQueue } from './eventQueue.ts';
import type { EventRecorder } from './log.ts';
import { Retries } from './retries.ts';
import { createTransfer, FlowLedger, requestFor, sourceNode } from './transfers.ts';
import type { RequestedField, Transfer } from './transfers.ts';
import { TransferSteps } from './transferSteps.ts';
import { TransferStores } from './transferStores.ts';

/** What the network needs of its surroundings. */
export interface ContactWorld {
  readonly network: NetworkPlan;
  readonly bundleBit: number;
  readonly queue: EventQueue;
  readonly log: EventRecorder;
  /** By satellite: what its store holds; left out: nobody asks. */
  readonly storeBit?: Float64Array;
}

/**
 * Bits that are stored whole before they are sent on. Assumption: blocks of 12.5 MB, some
 * milliseconds of a laser link and an eighth of a second of a radio link at 800 Mbit/s; a larger
 * one delays every hop, a smaller one costs headers. Halving it moves arrivals by its send time.
 */
export const defaultBundleBit = 1e8;

/**
 * The network while it runs. A request is booked at once on the way of earliest arrival that is
 * left, in pieces where it must be; what is booked happens at its times. Bits without a way lie
 * where they are until room comes free (a station opens, a booking is given up) or a contact opens.
 */
export class GroundContacts {
  readonly flows: FlowLedger;
  readonly service: AntennaServices;
  readonly bookings: Bookings;
  private readonly world: ContactWorld;
  private readonly shipper: Shipper;
  private readonly live = new Set<Transfer>();
  private readonly steps: TransferSteps;
  private readonly stores: TransferStores;
  private readonly retries: Retries;
  private sequenceNext = 0;

  constructor(world: ContactWorld) {
    this.world = world;
    const { network, bundleBit, log } = world;
    this.bookings = new Bookings(network.plan, network.sites.length, world.storeBit);
    const search = new RouteSearch(network.plan, this.bookings, bundleBit);
    this.shipper = new Shipper(network.plan, this.bookings, search, bundleBit);
    this.flows = new FlowLedger(network);
    this.service = new AntennaServices(network, this.bookings, log);
    this.steps = new TransferSteps(world.queue);
    this.stores = new TransferStores(this.bookings);
    this.retries = new Retries(network.plan, network.groundNode, this.steps);
  }

  /** Ask for a job's bits to travel; they are booked at once as far as there is a way. */
  request(known: Pick<Transfer, RequestedField>, timeS: number): Transfer {
    const transfer = createTransfer(known, this.sequenceNext);
    this.sequenceNext += 1;
    this.live.add(transfer);
    const node = this.sourceOf(transfer);
    this.stores.promise(transfer, transfer.bits);
    this.ship(transfer, [{ node, bits: transfer.bits, readyS: timeS }], timeS);
    return transfer;
  }

  /** Withdraw a transfer; what has travelled stays booked, what lies in relays is discarded. */
  cancel(transfer: Transfer, timeS: number): void {
    const { plan } = this.world.network;
    if (transfer.pendingCount > 0) this.retries.freed();
    for (const fragment of transfer.fragments) {
      const sent = sentBits(plan, fragment.hops, timeS);
      for (const [at, hop] of fragment.hops.entries()) this.bookings.cut(hop, timeS, sent[at]!);
      this.endSteps(fragment, timeS);
    }
    for (const each of transfer.resting) {
      this.stores.promise(transfer, -each.bits);
      this.stores.leave(each, timeS);
    }
    transfer.resting = [];
    this.settle(transfer, timeS);
    this.service.review(timeS);
  }

  /** Let a booked step happen; the transfer that it completes, or null. */
  step(place: number, stamp: number, timeS: number): Transfer | null {
    const step = this.steps.take(place, stamp);
    if (step === null) return null;
    const { kind, transfer, fragment, hop } = step;
    if (kind === 'hopStarted') this.beginHop(transfer, fragment, hop!, timeS);
    if (kind === 'hopEnded') this.service.end(hop!, timeS);
    if (kind !== 'arrived') return null;
    this.steps.finish(fragment);
    transfer.pendingCount -= 1;
    if (this.stores.hasLeft(fragment)) this.retries.freed();
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
      for (const { bits } of resting) this.stores.promise(transfer, bits);
      if (resting.length > 0) found.push([transfer, resting]);
    }
    this.service.review(timeS);
    if (found.length > 0) this.retries.freed();
    const lying = found.map(([transfer, resting]) => {
      return [
        transfer,
        resting.map((each) => this.whereLeft(transfer, each, lost, timeS)),
      ] as const;
    });
    for (const [transfer, resting] of lying) this.ship(transfer, resting, timeS);
  }

  /** Bits stay in the relay where they are, unless it is lost or full: then they start anew. */
  private whereLeft(transfer: Transfer, each: RestingBits, lost: number, timeS: number) {
    const source = this.sourceOf(transfer);
    if (each.node === source && source !== lost) return each;
    if (each.node !== lost && this.stores.hasRoom(each, timeS)) {
      return this.stores.keep(each, timeS);
    }
    transfer.lostBit += each.bits;
    return { ...each, node: source };
  }

  openSite(site: number): void {
    this.bookings.closedUntilS[site] = -Infinity;
    this.retries.freed();
  }

  /** Keep a station's antenna for the satellite in its view until it sets; whether it can be. */
  pin(station: number, satellite: number, timeS: number): PinOutcome {
    return pinAntenna(this.world.network, this.bookings, [station, satellite], timeS);
  }

  /** A satellite is gone: nothing passes it any more, and what lay in it is lost. */
  loseSatellite(satellite: number, timeS: number): void {
    this.bookings.isLost[satellite] = 1;
    const { fromNode } = this.world.network.plan;
    this.breakAll(({ row }) => fromNode[row] === satellite, satellite, timeS);
    this.stores.lose(satellite, timeS);
  }

  /** At the end of an instant: try again what has no way, where that may be of use. */
  dispatch(timeS: number): void {
    if (this.stores.hasFreed) this.retries.freed();
    if (!this.retries.hasDue(timeS)) return;
    for (const transfer of this.retries.due(timeS)) {
      const { resting } = transfer;
      transfer.resting = [];
      this.ship(transfer, resting, timeS);
    }
  }

  /** End of the run: book what has travelled so far and close all contacts. */
  finish(timeS: number): void {
    for (const transfer of this.live) this.flows.close(transfer, timeS);
    this.live.clear();
    this.service.finish(timeS);
  }

  private settle(transfer: Transfer, timeS: number): void {
    this.live.delete(transfer);
    this.retries.forget(transfer);
    this.flows.close(transfer, timeS);
    this.stores.close(transfer, timeS);
  }

  private sourceOf(transfer: Transfer): number {
    return sourceNode(transfer, this.world.network.groundNode);
  }

  /** Book a way for bits that lie somewhere; what finds none rests there. */
  private ship(transfer: Transfer, resting: readonly RestingBits[], timeS: number): void {
    for (const each of resting) {
      const request = requestFor(transfer, each, this.world.network.groundNode, timeS);
      if (this.retries.isHopeless(transfer, request)) {
        transfer.resting.push(each);
        continue;
      }
      const { node, readyS } = each;
      this.stores.leave(each, timeS);
      const { fragments, leftBit } = this.shipper.ship(request);
      for (const fragment of fragments) this.follow(transfer, fragment, timeS);
      if (leftBit > 0) this.retries.fail(transfer, { ...request, bits: leftBit });
      const left = { node, bits: leftBit, readyS };
      if (each.stay === undefined) {
        if (leftBit > 0) transfer.resting.push(left);
        continue;
      }
      // What lay in a relay until now has room there for all of it and longer.
      for (const fragment of fragments) this.stores.depart(fragment, timeS);
      if (leftBit > 0) transfer.resting.push(this.stores.keep(left, timeS));
    }
    this.retries.note(transfer, timeS);
  }

  /** Plan the steps of a new fragment. */
  private follow(transfer: Transfer, fragment: Fragment, timeS: number): void {
    transfer.fragments.push(fragment);
    transfer.pendingCount += 1;
    this.steps.begin(fragment);
    const { station } = this.world.network.plan;
    const first = fragment.hops[0];
    for (const hop of fragment.hops) {
      const isGround = station[hop.row]! >= 0;
      if (!isGround && hop !== first) continue;
      if (hop.startS <= timeS) this.beginHop(transfer, fragment, hop, timeS);
      else this.steps.plan({ kind: 'hopStarted', transfer, fragment, hop }, hop.startS);
    }
    this.steps.plan({ kind: 'arrived', transfer, fragment, hop: null }, fragment.arrivalS);
  }

  private beginHop(transfer: Transfer, fragment: Fragment, hop: Booking, timeS: number): void {
    const { plan, sites } = this.world.network;
    const site = plan.station[hop.row]!;
    if (site >= 0) {
      this.service.begin(hop, timeS);
      this.steps.plan({ kind: 'hopEnded', transfer, fragment, hop }, hop.endS);
    }
    if (transfer.hasStarted) return;
    transfer.hasStarted = true;
    if (transfer.purpose !== undefined) return;
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
      if (broken < 0 || !this.steps.isUnderWay(fragment)) continue;
      resting.push(...breakFragment(this.bookings, fragment, broken, timeS));
      this.endSteps(fragment, timeS);
      if (fragment.bits > 0) this.followRest(transfer, fragment, timeS);
    }
    return resting;
  }

  /** What has passed a broken hop still arrives. */
  private followRest(transfer: Transfer, fragment: Fragment, timeS: number): void {
    transfer.pendingCount += 1;
    this.steps.begin(fragment);
    for (const hop of fragment.hops) {
      if (this.world.network.plan.station[hop.row]! < 0 || hop.endS <= timeS) continue;
      if (hop.startS <= timeS) this.beginHop(transfer, fragment, hop, timeS);
      else this.steps.plan({ kind: 'hopStarted', transfer, fragment, hop }, hop.startS);
    }
    const arrivalS = Math.max(timeS, fragment.arrivalS);
    this.steps.plan({ kind: 'arrived', transfer, fragment, hop: null }, arrivalS);
  }

  /** Nothing of a fragment happens any more; hops that are under way end now. */
  private endSteps(fragment: Fragment, timeS: number): void {
    for (const step of this.steps.end(fragment)) {
      if (step.kind === 'hopEnded') this.service.end(step.hop!, timeS);
      if (step.kind === 'arrived') step.transfer.pendingCount -= 1;
    }
  }
}
