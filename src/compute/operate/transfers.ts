// What is waiting to travel, and what is on its way? Transfers and the servers that carry them.

import type { Scenario } from '../scenario/scenario.ts';
import { float64Column, int32Column } from './columns.ts';

/** 0: ground to satellite; 1: satellite to ground. */
export type Direction = 0 | 1;

/** Bits of one job on their way between the ground and the job's satellite. */
export interface Transfer {
  readonly job: number;
  readonly satellite: number;
  readonly direction: Direction;
  /** Order of request: first come, first served. */
  readonly sequence: number;
  bitsLeft: number;
  hasStarted: boolean;
  server: Server | null;
}

/** One direction of a contact; carries one transfer at a time at full rate. */
export interface Server {
  readonly id: number;
  readonly direction: Direction;
  readonly contact: Contact;
  transfer: Transfer | null;
  startedS: number;
  rateBitPerS: number;
  /** Rises with every start and stop; entries in the event queue with another stamp are stale. */
  stamp: number;
}

/** Bits by satellite: of its own jobs, whichever satellite's antenna they used. */
export interface BitLedger {
  readonly uplinkedBit: Float64Array;
  readonly downlinkedBit: Float64Array;
  readonly relayedBit: Float64Array;
}

export function createBitLedger(satelliteCount: number): BitLedger {
  const column = () => new Float64Array(satelliteCount);
  return { uplinkedBit: column(), downlinkedBit: column(), relayedBit: column() };
}

/** Book what a server has carried of a transfer. */
export function bookBits(
  ledger: BitLedger,
  server: Server,
  transfer: Transfer,
  bits: number,
): void {
  const { satellite } = transfer;
  const column = server.direction === 0 ? ledger.uplinkedBit : ledger.downlinkedBit;
  column[satellite]! += bits;
  if (satellite !== server.contact.satellite) ledger.relayedBit[satellite]! += bits;
  transfer.bitsLeft -= bits;
}

/** A station's antenna on a satellite. */
export interface Contact {
  readonly window: number;
  readonly satellite: number;
  readonly station: number;
  readonly openedS: number;
  /** One up, one down: indexed by direction. */
  readonly servers: readonly Server[];
}

/** When an antenna served a satellite, in the order of the contacts' ends. */
export class ServiceRecorder {
  readonly satellite = int32Column();
  readonly station = int32Column();
  readonly startS = float64Column();
  readonly endS = float64Column();

  record({ satellite, station, openedS }: Contact, endS: number): void {
    this.satellite.push(satellite);
    this.station.push(station);
    this.startS.push(openedS);
    this.endS.push(endS);
  }
}

/** A contact with two idle servers, numbered from `serverId`. */
export function createContact(link: Omit<Contact, 'servers'>, serverId: number): Contact {
  const servers: Server[] = [];
  const contact = { ...link, servers };
  for (const direction of [0, 1] as const) {
    const idle = { transfer: null, startedS: 0, rateBitPerS: 0, stamp: 0 };
    servers.push({ id: serverId + direction, direction, contact, ...idle });
  }
  return contact;
}

/** Rate of the slowest piece of the way: antenna, terminal, and links when it is another's data. */
export function serverRateBitPerS(
  scenario: Pick<Scenario, 'satellites' | 'stations' | 'fleets'>,
  server: Server,
  transfer: Transfer,
): number {
  const { satellites, stations, fleets } = scenario;
  const platformOf = (satellite: number) => fleets[satellites[satellite]!.fleetIndex]!.platform;
  const { satellite, station } = server.contact;
  const { terminal, linkRateBitPerS } = platformOf(satellite);
  const ground = stations[station]!;
  const directBitPerS =
    server.direction === 0
      ? Math.min(ground.uplinkRateBitPerS, terminal.uplinkRateBitPerS)
      : Math.min(ground.downlinkRateBitPerS, terminal.downlinkRateBitPerS);
  if (transfer.satellite === satellite) return directBitPerS;
  return Math.min(directBitPerS, linkRateBitPerS, platformOf(transfer.satellite).linkRateBitPerS);
}

/** Transfers in the order of their requests; interrupted ones come back to their old place. */
export class WaitingLine {
  private items: Transfer[] = [];
  private head = 0;

  get count(): number {
    return this.items.length - this.head;
  }

  add(transfer: Transfer): void {
    let at = this.items.length;
    while (at > this.head && this.items[at - 1]!.sequence > transfer.sequence) at -= 1;
    this.items.splice(at, 0, transfer);
  }

  first(): Transfer | null {
    return this.items[this.head] ?? null;
  }

  /** Remove the first. */
  take(): void {
    if (this.count === 0) return;
    this.head += 1;
    if (this.head > 64 && this.head * 2 > this.items.length) {
      this.items = this.items.slice(this.head);
      this.head = 0;
    }
  }

  remove(transfer: Transfer): void {
    const at = this.items.indexOf(transfer, this.head);
    if (at >= 0) this.items.splice(at, 1);
  }

  takeAll(): Transfer[] {
    const all = this.items.slice(this.head);
    this.items = [];
    this.head = 0;
    return all;
  }
}
