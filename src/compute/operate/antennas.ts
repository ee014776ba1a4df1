// When does a station's antenna serve a satellite? From the first bit to the last without a pause.

import type { Booking, Bookings } from '../network/plan/bookings.ts';
import { firstOpenAfter } from '../network/plan/contactPlan.ts';
import type { NetworkPlan } from '../network/plan/planContacts.ts';
import { float64Column, int32Column } from './columns.ts';
import type { EventRecorder } from './log.ts';

/** A pass while an antenna serves it. */
interface Service {
  readonly startS: number;
  activeCount: number;
  /** The last that was carried: its antenna may have more to do here. */
  last: Booking;
}

/** When an antenna served a satellite, in the order of the services' ends; logged as contacts. */
export class AntennaServices {
  readonly satellite = int32Column();
  readonly station = int32Column();
  readonly startS = float64Column();
  readonly endS = float64Column();
  private readonly network: NetworkPlan;
  private readonly bookings: Bookings;
  private readonly log: EventRecorder;
  private readonly open = new Map<number, Service>();

  constructor(network: NetworkPlan, bookings: Bookings, log: EventRecorder) {
    this.network = network;
    this.bookings = bookings;
    this.log = log;
  }

  begin(booking: Booking, timeS: number): void {
    const pointing = this.network.plan.pointing[booking.row]!;
    const service = this.open.get(pointing);
    if (service !== undefined) {
      service.activeCount += 1;
      service.last = booking;
      return;
    }
    this.open.set(pointing, { startS: timeS, activeCount: 1, last: booking });
    this.log.record(timeS, 'contactStarted', this.endsOf(booking.row));
  }

  end(booking: Booking, timeS: number): void {
    const pointing = this.network.plan.pointing[booking.row]!;
    const service = this.open.get(pointing);
    if (service === undefined) return;
    service.activeCount -= 1;
    this.closeIdle(pointing, service, timeS);
  }

  /** After bookings were given up: antennas that only waited for them are free. */
  review(timeS: number): void {
    for (const [pointing, service] of this.open) this.closeIdle(pointing, service, timeS);
  }

  finish(timeS: number): void {
    for (const [pointing, service] of this.open) this.close(pointing, service, timeS);
  }

  private closeIdle(pointing: number, service: Service, timeS: number): void {
    if (service.activeCount > 0 || this.bookings.staysPointed(service.last, timeS)) return;
    this.close(pointing, service, timeS);
  }

  private close(pointing: number, { startS, last }: Service, timeS: number): void {
    this.open.delete(pointing);
    const ends = this.endsOf(last.row);
    this.log.record(timeS, 'contactEnded', ends);
    this.satellite.push(ends.satellite);
    this.station.push(ends.station);
    this.startS.push(startS);
    this.endS.push(timeS);
  }

  private endsOf(row: number): { readonly satellite: number; readonly station: number } {
    const { plan, groundNode, sites } = this.network;
    const from = plan.fromNode[row]!;
    const satellite = from === groundNode ? plan.toNode[row]! : from;
    return { satellite, station: sites[plan.station[row]!]!.station };
  }
}

/** What comes of the wish to keep an antenna. */
export type PinOutcome = 'pinned' | 'notInView' | 'taken';

/** Keep a station's antenna for a satellite in its view from `timeS` until it sets. */
export function pinAntenna(
  { plan, sites, groundNode }: NetworkPlan,
  bookings: Bookings,
  [station, satellite]: readonly [number, number],
  timeS: number,
): PinOutcome {
  const { outgoing } = plan;
  let isInView = false;
  for (let at = firstOpenAfter(outgoing, satellite, timeS); at < outgoing.row.length; at += 1) {
    const row = outgoing.row[at]!;
    if (plan.fromNode[row] !== satellite || plan.startS[row]! > timeS) break;
    if (plan.toNode[row] !== groundNode || plan.endS[row]! <= timeS) continue;
    if (sites[plan.station[row]!]!.station !== station) continue;
    isInView = true;
    if (bookings.pin(plan.pointing[row]!, timeS, plan.endS[row]!)) return 'pinned';
  }
  return isInView ? 'taken' : 'notInView';
}
