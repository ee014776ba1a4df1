// What of the booked transfers happens when? Steps in the agenda, as long as they are wanted.

import type { Fragment } from '../network/plan/shipment.ts';
import { agendaKinds } from './eventQueue.ts';
import type { EventQueue } from './eventQueue.ts';
import type { Step } from './transfers.ts';

const noStep = -1;

/** The steps of all fragments under way, by the places that they have until they happen. */
export class TransferSteps {
  private readonly queue: EventQueue;
  private readonly steps: (Step | null)[] = [];
  /** By place: how many steps it has had; entries of the agenda that speak of others are stale. */
  private readonly stamps: number[] = [];
  private readonly freePlaces: number[] = [];

  constructor(queue: EventQueue) {
    this.queue = queue;
  }

  /** A fragment is under way from now on. */
  begin(fragment: Fragment): void {
    fragment.steps = [];
  }

  isUnderWay(fragment: Fragment): boolean {
    return fragment.steps !== null;
  }

  /** It has arrived. */
  finish(fragment: Fragment): void {
    fragment.steps = null;
  }

  plan(step: Step, timeS: number): void {
    const place = this.freePlaces.pop() ?? this.steps.length;
    const stamp = this.stamps[place] ?? 0;
    this.steps[place] = step;
    this.stamps[place] = stamp;
    step.fragment.steps?.push(place);
    const kind = step.kind === 'hopStarted' ? agendaKinds.hopStarted : agendaKinds.transferFinished;
    this.queue.push(timeS, kind, place, stamp);
  }

  /** Let there be an instant at a time although nothing booked happens then. */
  wake(timeS: number): void {
    this.queue.push(timeS, agendaKinds.hopStarted, noStep, 0);
  }

  /** The step that an entry of the agenda speaks of happens now; null: nobody wants it any more. */
  take(place: number, stamp: number): Step | null {
    if (place === noStep || this.stamps[place] !== stamp) return null;
    const step = this.free(place);
    const { steps } = step.fragment;
    if (steps !== null) steps.splice(steps.indexOf(place), 1);
    return step;
  }

  /** Nothing of a fragment happens any more; returns what would have. */
  end(fragment: Fragment): Step[] {
    const places = fragment.steps ?? [];
    fragment.steps = null;
    return places.map((place) => this.free(place));
  }

  private free(place: number): Step {
    const step = this.steps[place]!;
    this.steps[place] = null;
    this.stamps[place]! += 1;
    this.freePlaces.push(place);
    return step;
  }
}
