// What of the booked transfers happens when? Steps in the agenda, as long as they are wanted.

import type { Fragment } from '../network/plan/shipment.ts';
import { agendaKinds } from './eventQueue.ts';
import type { EventQueue } from './eventQueue.ts';
import type { Step } from './transfers.ts';

const noStep = -1;

/** The steps of all fragments under way, by their numbers in the agenda. */
export class TransferSteps {
  private readonly queue: EventQueue;
  private readonly steps = new Map<number, Step>();
  /** By fragment: its steps that have not happened yet. */
  private readonly ofFragment = new Map<Fragment, number[]>();
  private next = 0;

  constructor(queue: EventQueue) {
    this.queue = queue;
  }

  /** A fragment is under way from now on. */
  begin(fragment: Fragment): void {
    this.ofFragment.set(fragment, []);
  }

  isUnderWay(fragment: Fragment): boolean {
    return this.ofFragment.has(fragment);
  }

  /** It has arrived. */
  finish(fragment: Fragment): void {
    this.ofFragment.delete(fragment);
  }

  plan(step: Step, timeS: number): void {
    const id = this.next;
    this.next += 1;
    this.steps.set(id, step);
    this.ofFragment.get(step.fragment)?.push(id);
    const kind = step.kind === 'hopStarted' ? agendaKinds.hopStarted : agendaKinds.transferFinished;
    this.queue.push(timeS, kind, id, 0);
  }

  /** Let there be an instant at a time although nothing booked happens then. */
  wake(timeS: number): void {
    this.queue.push(timeS, agendaKinds.hopStarted, noStep, 0);
  }

  /** The step of this number happens now; null: nobody wants it any more. */
  take(id: number): Step | null {
    const step = this.steps.get(id);
    this.steps.delete(id);
    return step ?? null;
  }

  /** Nothing of a fragment happens any more; returns what would have. */
  end(fragment: Fragment): Step[] {
    const ids = this.ofFragment.get(fragment) ?? [];
    this.ofFragment.delete(fragment);
    return ids.flatMap((id) => this.take(id) ?? []);
  }
}
