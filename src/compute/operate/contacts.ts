// Who talks to whom on the ground, and when has each job's data arrived? Antennas and transfers.

import type { Scenario } from '../scenario/scenario.ts';
import type { AccessWindows } from '../../orbit/index.ts';
import { Antennas } from './antennas.ts';
import { agendaKinds } from './eventQueue.ts';
import type { EventQueue } from './eventQueue.ts';
import type { EventRecorder } from './log.ts';
import type { LinkComponents } from '../network/components.ts';
import { bookBits, createBitLedger, createContact } from './transfers.ts';
import { ServiceRecorder, serverRateBitPerS, WaitingLine } from './transfers.ts';
import type { BitLedger, Contact, Direction, Server, Transfer } from './transfers.ts';

/** What the ground network needs of its surroundings. */
export interface ContactWorld {
  readonly scenario: Scenario;
  readonly access: AccessWindows;
  readonly components: LinkComponents;
  readonly queue: EventQueue;
  readonly log: EventRecorder;
}

/**
 * The ground segment while it runs. An antenna that is free takes a satellite in view; a contact
 * carries one transfer up and one down at a time, in the order of request, for every satellite that
 * open links connect to the one in view. An idle contact gives its antenna to a satellite that
 * waits. Left out: acquisition, weather, per-hop delay, and any limit of the ground's own network.
 */
export class GroundContacts {
  readonly bits: BitLedger;
  readonly service = new ServiceRecorder();
  private readonly antennas: Antennas;
  private readonly contactOfWindow = new Map<number, Contact>();
  private readonly serverOf = new Map<number, Server>();
  /** By component: lines up and down, contacts, members. */
  private readonly lines: (readonly [WaitingLine, WaitingLine])[];
  private contacts: Set<Contact>[];
  private members: number[][];
  /** Components in which something may be able to start. */
  private readonly changed = new Set<number>();
  private serverNext = 0;
  private sequenceNext = 0;
  private readonly world: ContactWorld;

  constructor(world: ContactWorld) {
    this.world = world;
    const { satellites } = world.scenario;
    this.bits = createBitLedger(satellites.length);
    this.antennas = new Antennas(world.scenario, world.access);
    this.lines = satellites.map(() => [new WaitingLine(), new WaitingLine()] as const);
    this.contacts = satellites.map(() => new Set());
    this.members = satellites.map((_, index) => [index]);
  }

  /** Ask for a job's bits to travel; it starts at the next `dispatch` if anything can carry it. */
  request(job: number, satellite: number, direction: Direction, bits: number): Transfer {
    const sequence = this.sequenceNext;
    this.sequenceNext += 1;
    const shared = { job, satellite, direction, sequence };
    const transfer: Transfer = { ...shared, bitsLeft: bits, hasStarted: false, server: null };
    this.enqueue(transfer);
    return transfer;
  }

  /** Withdraw a transfer; what has travelled stays booked. */
  cancel(transfer: Transfer, timeS: number): void {
    if (transfer.server === null) this.lineOf(transfer).remove(transfer);
    else this.stop(transfer.server, transfer, timeS);
  }

  openWindow(window: number, timeS: number): void {
    this.antennas.open(window);
    this.tryContact(window, timeS);
    // Where no antenna is free, one may be spare.
    this.changed.add(this.componentOf(this.antennas.endsOf(window).satellite));
  }

  closeWindow(window: number, timeS: number): void {
    this.antennas.close(window);
    const contact = this.contactOfWindow.get(window);
    if (contact !== undefined) this.closeContact(contact, timeS);
  }

  /** The server's transfer is complete; returns it, or null for a stale entry of the queue. */
  finishTransfer(serverId: number, stamp: number): Transfer | null {
    const server = this.serverOf.get(serverId);
    if (server?.stamp !== stamp || server.transfer === null) return null;
    const { transfer } = server;
    bookBits(this.bits, server, transfer, transfer.bitsLeft);
    this.release(server, transfer);
    return transfer;
  }

  /** After links opened or closed: regroup what waits, interrupt what lost its way. */
  regroup(timeS: number): void {
    const { componentOf } = this.world.components;
    const waiting = this.lines.flatMap(([up, down]) => [...up.takeAll(), ...down.takeAll()]);
    waiting.sort((a, b) => a.sequence - b.sequence);
    for (const transfer of waiting) this.enqueue(transfer);
    this.contacts = this.lines.map(() => new Set());
    this.members = this.lines.map(() => []);
    componentOf.forEach((component, satellite) => this.members[component]!.push(satellite));
    for (const contact of this.contactOfWindow.values()) {
      const component = componentOf[contact.satellite]!;
      this.contacts[component]!.add(contact);
      this.changed.add(component);
      for (const server of contact.servers) {
        const satellite = server.transfer?.satellite ?? contact.satellite;
        if (componentOf[satellite] !== component) this.interrupt(server, timeS);
      }
    }
  }

  /** Start what can start; called once at the end of each instant. */
  dispatch(timeS: number): void {
    for (const component of this.changed) {
      this.changed.delete(component);
      this.serve(component, timeS);
    }
  }

  /** End of the run: book what has travelled so far and close all contacts. */
  finish(timeS: number): void {
    for (const contact of [...this.contactOfWindow.values()]) this.endContact(contact, timeS);
  }

  private enqueue(transfer: Transfer): void {
    this.lineOf(transfer).add(transfer);
    this.changed.add(this.componentOf(transfer.satellite));
  }

  private componentOf(satellite: number): number {
    return this.world.components.componentOf[satellite]!;
  }

  private lineOf(transfer: Transfer): WaitingLine {
    return this.lines[this.componentOf(transfer.satellite)]![transfer.direction];
  }

  private serve(component: number, timeS: number): void {
    if (!this.isWaiting(component)) return;
    if (this.contacts[component]!.size === 0) this.takeIdleAntenna(component, timeS);
    for (const line of this.lines[component]!) {
      for (let next = line.first(); next !== null; next = line.first()) {
        const server = this.idleServer(component, next);
        if (server === null) break;
        line.take();
        this.start(server, next, timeS);
      }
    }
  }

  /** An idle server that can carry the transfer: over its own satellite if possible. */
  private idleServer(component: number, transfer: Transfer): Server | null {
    let found: Server | null = null;
    for (const contact of this.contacts[component]!) {
      const server = contact.servers[transfer.direction]!;
      if (server.transfer !== null || this.rateBitPerS(server, transfer) <= 0) continue;
      if (contact.satellite === transfer.satellite) return server;
      found ??= server;
    }
    return found;
  }

  private rateBitPerS(server: Server, transfer: Transfer): number {
    return serverRateBitPerS(this.world.scenario, server, transfer);
  }

  private start(server: Server, transfer: Transfer, timeS: number): void {
    const { contact } = server;
    server.transfer = transfer;
    server.startedS = timeS;
    server.rateBitPerS = this.rateBitPerS(server, transfer);
    server.stamp += 1;
    transfer.server = server;
    const finishS = timeS + transfer.bitsLeft / server.rateBitPerS;
    this.world.queue.push(finishS, agendaKinds.transferFinished, server.id, server.stamp);
    if (transfer.hasStarted) return;
    transfer.hasStarted = true;
    this.world.log.record(timeS, transfer.direction === 0 ? 'inputStarted' : 'outputStarted', {
      satellite: transfer.satellite,
      job: transfer.job,
      station: contact.station,
    });
  }

  /** Interrupt what the server carries; it goes back to its place in the line. */
  private interrupt(server: Server, timeS: number): void {
    const { transfer } = server;
    if (transfer === null) return;
    this.stop(server, transfer, timeS);
    this.enqueue(transfer);
  }

  private stop(server: Server, transfer: Transfer, timeS: number): void {
    const bits = server.rateBitPerS * (timeS - server.startedS);
    bookBits(this.bits, server, transfer, Math.min(bits, transfer.bitsLeft));
    this.release(server, transfer);
  }

  private release(server: Server, transfer: Transfer): void {
    server.transfer = null;
    server.stamp += 1;
    transfer.server = null;
    this.changed.add(this.componentOf(server.contact.satellite));
    // The antenna may have become spare: whoever else is in view may want it.
    for (const window of this.antennas.ofStation(server.contact.station)) {
      this.changed.add(this.componentOf(this.antennas.endsOf(window).satellite));
    }
  }

  private tryContact(window: number, timeS: number): void {
    if (!this.antennas.canTake(window)) return;
    this.antennas.take(window);
    const { satellite, station } = this.antennas.endsOf(window);
    const contact = createContact({ window, satellite, station, openedS: timeS }, this.serverNext);
    this.serverNext += contact.servers.length;
    for (const server of contact.servers) this.serverOf.set(server.id, server);
    this.contactOfWindow.set(window, contact);
    this.contacts[this.componentOf(satellite)]!.add(contact);
    this.changed.add(this.componentOf(satellite));
    this.world.log.record(timeS, 'contactStarted', { satellite, station });
  }

  /** Free antenna and terminal, and offer both to whoever else is in view. */
  private closeContact(contact: Contact, timeS: number): void {
    const { satellite, station, window } = contact;
    this.endContact(contact, timeS);
    this.offer(this.antennas.ofStation(station), window, timeS);
    this.offer(this.antennas.ofSatellite(satellite), window, timeS);
  }

  private endContact(contact: Contact, timeS: number): void {
    const { satellite, station, window } = contact;
    for (const server of contact.servers) {
      this.interrupt(server, timeS);
      this.serverOf.delete(server.id);
    }
    this.contactOfWindow.delete(window);
    this.contacts[this.componentOf(satellite)]!.delete(contact);
    this.antennas.giveBack(window);
    this.world.log.record(timeS, 'contactEnded', { satellite, station });
    this.service.record(contact, timeS);
  }

  /** Give what became free to a window in view: to one whose data waits, then to the longest. */
  private offer(windows: readonly number[], except: number, timeS: number): void {
    let best = -1;
    for (const window of windows) {
      if (window === except || !this.antennas.canTake(window)) continue;
      if (best < 0 || this.isPreferred(window, best)) best = window;
    }
    if (best >= 0) this.tryContact(best, timeS);
  }

  private isPreferred(window: number, other: number): boolean {
    const { endS, satelliteIndex } = this.world.access;
    const waits = this.isWaiting(this.componentOf(satelliteIndex[window]!));
    if (waits !== this.isWaiting(this.componentOf(satelliteIndex[other]!))) return waits;
    return endS[window]! > endS[other]! || (endS[window] === endS[other] && window < other);
  }

  private isWaiting(component: number): boolean {
    const lines = this.lines[component]!;
    return lines[0].count + lines[1].count > 0;
  }

  /** For a component that waits without any contact: take over an antenna that is spare. */
  private takeIdleAntenna(component: number, timeS: number): void {
    for (const satellite of this.members[component]!) {
      if (!this.antennas.hasTerminalFree(satellite)) continue;
      for (const window of this.antennas.ofSatellite(satellite)) {
        const rival = this.spareContact(this.world.access.stationIndex[window]!);
        if (rival === null) continue;
        this.endContact(rival, timeS);
        this.tryContact(window, timeS);
        this.offer(this.antennas.ofSatellite(rival.satellite), rival.window, timeS);
        return;
      }
    }
  }

  private spareContact(station: number): Contact | null {
    for (const window of this.antennas.ofStation(station)) {
      const contact = this.contactOfWindow.get(window);
      if (contact !== undefined && this.isSpare(contact)) return contact;
    }
    return null;
  }

  /** Whether a contact carries nothing, and nothing waits that it could carry. */
  private isSpare(contact: Contact): boolean {
    const lines = this.lines[this.componentOf(contact.satellite)]!;
    return contact.servers.every((server) => {
      const next = lines[server.direction].first();
      return server.transfer === null && (next === null || this.rateBitPerS(server, next) <= 0);
    });
  }
}
