// What was refused to the policy, and how much of that does the log hold?

import type { EventRecorder, EventSubjects } from './log.ts';

/** A policy may ask for what cannot be without end: the log lists the first so many. */
export const refusalsListedMax = 10_000;

/** The refusals of one run: the first ones with their causes, of the others their number. */
export class Refusals {
  private readonly log: EventRecorder;
  private count = 0;

  constructor(log: EventRecorder) {
    this.log = log;
  }

  /** One decision is refused. */
  record(timeS: number, subjects: EventSubjects): void {
    this.count += 1;
    if (this.count <= refusalsListedMax) this.log.record(timeS, 'decisionRefused', subjects);
  }

  /** The run is over: a last row says how many refusals are not listed. */
  finish(timeS: number): void {
    const leftCount = this.count - refusalsListedMax;
    if (leftCount <= 0) return;
    const detail = `${leftCount} more were refused and are not listed`;
    this.log.record(timeS, 'decisionRefused', { cause: 'data', detail });
  }
}
