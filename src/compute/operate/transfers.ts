// What is on its way, where has it been, and how much of it has gone up and down?

import type { RouteTable } from '../account/result.ts';
import type { LawfulPlaces } from '../workload/residency.ts';
import type { Booking } from '../network/plan/bookings.ts';
import type { NetworkPlan } from '../network/plan/planContacts.ts';
import type { RouteRequest } from '../network/plan/routeScope.ts';
import { sentBit } from '../network/plan/sent.ts';
import type { Fragment, RestingBits } from '../network/plan/shipment.ts';
import { float64Column, int32Column, uint8Column } from './columns.ts';

/** 0: ground to satellite; 1: satellite to ground. */
export type Direction = 0 | 1;

/** Why data goes from satellite to satellite although it is no input: code 2 of a route. */
export type Purpose = 'migration' | 'exchange';

/** Bits of one job on their way between the ground and the job's satellite. */
export interface Transfer {
  readonly job: number;
  readonly satellite: number;
  readonly direction: Direction;
  /** Satellite on which the job's input arose; -1 or none: it comes from the ground. */
  readonly originSatellite?: number;
  /** Left out: the job's input or output. */
  readonly purpose?: Purpose | undefined;
  /** Order of request: who came first keeps what is booked. */
  readonly sequence: number;
  readonly bits: number;
  /** Where its data may pass; null: anywhere. */
  readonly law?: LawfulPlaces | null;
  /** Not yet sent up, or not yet down; up to date once it is over or the run has ended. */
  bitsLeft: number;
  hasStarted: boolean;
  /** Sent, but lost with a relay that held them; they are sent again. */
  lostBit: number;
  /** All that was ever booked, also what has been broken off since. */
  readonly fragments: Fragment[];
  /** Fragments that have not arrived yet. */
  pendingCount: number;
  /** Bits that have no way onwards, and where they lie. */
  resting: RestingBits[];
}

/** Node where all bits of a transfer are kept until they have arrived. */
export function sourceNode(transfer: Transfer, groundNode: number): number {
  const { direction, originSatellite = -1, satellite } = transfer;
  if (direction === 1) return satellite;
  return originSatellite < 0 ? groundNode : originSatellite;
}

/** Something booked that will happen: a hop begins or ends, a fragment arrives. */
export interface Step {
  readonly kind: 'hopStarted' | 'hopEnded' | 'arrived';
  readonly transfer: Transfer;
  readonly fragment: Fragment;
  /** Null for an arrival. */
  readonly hop: Booking | null;
}

/** Bits by satellite: of its own jobs, whichever satellite's antenna they used. */
export interface BitLedger {
  readonly uplinkedBit: Float64Array;
  readonly downlinkedBit: Float64Array;
  readonly relayedBit: Float64Array;
  /** Sent up and lost with a relay. */
  readonly lostBit: Float64Array;
  /** Of jobs that moved away, and of gangs' exchanges: what arrived, by where it came from. */
  readonly migratedBit: Float64Array;
  readonly exchangedBit: Float64Array;
}

export function createBitLedger(satelliteCount: number): BitLedger {
  const column = () => new Float64Array(satelliteCount);
  const others = { lostBit: column(), migratedBit: column(), exchangedBit: column() };
  return { uplinkedBit: column(), downlinkedBit: column(), relayedBit: column(), ...others };
}

/** What of a transfer is asked for. */
export type RequestedField =
  'job' | 'satellite' | 'direction' | 'originSatellite' | 'bits' | 'law' | 'purpose';

/** A transfer with nothing booked yet. */
export function createTransfer(known: Pick<Transfer, RequestedField>, sequence: number): Transfer {
  return {
    job: known.job,
    satellite: known.satellite,
    direction: known.direction,
    originSatellite: known.originSatellite ?? -1,
    purpose: known.purpose,
    sequence,
    bits: known.bits,
    law: known.law ?? null,
    bitsLeft: known.bits,
    hasStarted: false,
    lostBit: 0,
    fragments: [],
    pendingCount: 0,
    resting: [],
  };
}

/** Whether an input goes from one satellite to another. */
export function isBetweenSatellites({ direction, originSatellite = -1 }: Transfer): boolean {
  return direction === 0 && originSatellite >= 0;
}

/** Which nodes may pass a transfer's bits on: from satellite to satellite not the ground. */
function nodesFor(transfer: Transfer, groundNode: number): Uint8Array | null {
  const { isNodeAllowed = null } = transfer.law ?? {};
  if (!isBetweenSatellites(transfer)) return isNodeAllowed;
  const nodes = isNodeAllowed?.slice() ?? new Uint8Array(groundNode + 1).fill(1);
  nodes[groundNode] = 0;
  return nodes;
}

/** What is asked of the network for bits of a transfer that lie somewhere. */
export function requestFor(
  transfer: Transfer,
  { node, bits, readyS }: RestingBits,
  groundNode: number,
  timeS: number,
): RouteRequest {
  return {
    source: node,
    target: transfer.direction === 0 ? transfer.satellite : groundNode,
    fromS: Math.max(readyS, timeS),
    bits,
    isStationAllowed: transfer.law?.isStationAllowed ?? null,
    isNodeAllowed: nodesFor(transfer, groundNode),
    isUsedAtOnce: transfer.purpose === 'exchange',
  };
}

/** In a route table: neither up nor down. */
const betweenCode = 2;

/** Rows that a run keeps of its transfers' ways; more than that are counted only. */
export const routeRowsMax = 400_000;

/** What has flowed over every contact, and which way each transfer took. */
export class FlowLedger {
  readonly bits: BitLedger;
  /** By row of the contact plan. */
  readonly carriedBit: Float64Array;
  readonly droppedCount = 0;
  private readonly network: NetworkPlan;
  private readonly job = int32Column();
  private readonly direction = uint8Column();
  private readonly from = int32Column();
  private readonly to = int32Column();
  private readonly startS = float64Column();
  private readonly endS = float64Column();
  private readonly carried = float64Column();

  constructor(network: NetworkPlan) {
    this.network = network;
    this.bits = createBitLedger(network.groundNode);
    this.carriedBit = new Float64Array(network.plan.count);
  }

  /** Time of light on the longest way that bits of a transfer have taken, as it was then. */
  lightS({ fragments }: Transfer): number {
    const { plan } = this.network;
    let longestS = 0;
    for (const { bits, hops } of fragments) {
      if (bits === 0) continue;
      const wayS = hops.reduce((sum, { row, endS }) => sum + plan.lightAt(row, endS), 0);
      longestS = Math.max(longestS, wayS);
    }
    return longestS;
  }

  /** Book what a transfer has carried until it was over, or the run was, at `timeS`. */
  close(transfer: Transfer, timeS: number): void {
    const { plan, groundNode } = this.network;
    const { satellite, direction } = transfer;
    const column = direction === 0 ? this.bits.uplinkedBit : this.bits.downlinkedBit;
    let groundBit = 0;
    let arrivedBit = 0;
    for (const { hops } of transfer.fragments) {
      let bits = Infinity;
      for (const hop of hops) {
        bits = Math.min(bits, sentBit(plan, hop, timeS));
        if (bits <= 0) break;
        this.carriedBit[hop.row]! += bits;
        this.record(transfer, hop, timeS, bits);
        const own = direction === 0 ? plan.fromNode[hop.row]! : plan.toNode[hop.row]!;
        if (own !== groundNode) continue;
        groundBit += bits;
        const other = direction === 0 ? plan.toNode[hop.row]! : plan.fromNode[hop.row]!;
        if (other !== satellite) this.bits.relayedBit[satellite]! += bits;
      }
      arrivedBit += bits;
    }
    // Between satellites nothing goes up or down.
    if (transfer.purpose !== undefined) this.closeBetween(transfer, arrivedBit);
    if (isBetweenSatellites(transfer)) return;
    const lostBit = direction === 0 ? transfer.lostBit : 0;
    const rest = transfer.bits - groundBit + lostBit;
    // What was shared out over several ways sums up to the whole but for rounding.
    transfer.bitsLeft = rest < 1e-9 * transfer.bits ? 0 : rest;
    this.bits.lostBit[satellite]! += lostBit;
    column[satellite]! += transfer.bits - transfer.bitsLeft + lostBit;
  }

  private closeBetween({ purpose, originSatellite = -1 }: Transfer, arrivedBit: number): void {
    const { migratedBit, exchangedBit } = this.bits;
    const column = purpose === 'migration' ? migratedBit : exchangedBit;
    column[originSatellite]! += arrivedBit;
  }

  /** The ways of all transfers: rows of one job together, in the order of their ends. */
  routes(): RouteTable {
    return {
      count: this.job.length,
      jobIndex: this.job.toArray(),
      directionCode: this.direction.toArray(),
      fromIndex: this.from.toArray(),
      toIndex: this.to.toArray(),
      startS: this.startS.toArray(),
      endS: this.endS.toArray(),
      carriedBit: this.carried.toArray(),
    };
  }

  private record(
    { job, direction, purpose }: Transfer,
    { row, startS, endS }: Booking,
    timeS: number,
    bits: number,
  ): void {
    if (this.job.length >= routeRowsMax) return;
    this.job.push(job);
    this.direction.push(purpose === undefined ? direction : betweenCode);
    this.from.push(this.placeOf(this.network.plan.fromNode[row]!, row));
    this.to.push(this.placeOf(this.network.plan.toNode[row]!, row));
    this.startS.push(startS);
    this.endS.push(Math.min(endS, timeS));
    this.carried.push(bits);
  }

  /** Satellites as they are; stations as -1 - index. */
  private placeOf(node: number, row: number): number {
    const { plan, groundNode, sites } = this.network;
    return node === groundNode ? -1 - sites[plan.station[row]!]!.station : node;
  }
}
