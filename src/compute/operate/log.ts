// What happened, in order? The event log while it is being written.

import type { Cause } from '../account/cause.ts';
import { causeCode } from '../account/cause.ts';
import { eventKinds } from '../account/result.ts';
import type { EventKind, EventLog } from '../account/result.ts';
import { invariant } from '../invariant.ts';
import { float64Column, int32Column, uint8Column } from './columns.ts';

const kindCodes = Object.fromEntries(eventKinds.map((kind, code) => [kind, code])) as Record<
  EventKind,
  number
>;

/** What an event concerns; what is left out concerns none. */
export interface EventSubjects {
  readonly satellite?: number;
  readonly job?: number;
  readonly station?: number;
  readonly cause?: Cause;
  readonly detail?: string;
}

/** Append-only log, written in the total order of events. */
export class EventRecorder {
  private readonly timeS = float64Column();
  private readonly kindCode = uint8Column();
  private readonly satelliteIndex = int32Column();
  private readonly jobIndex = int32Column();
  private readonly stationIndex = int32Column();
  private readonly causeCodePlusOne = uint8Column();
  private readonly details = new Map<number, string>();
  private lastTimeS = -Infinity;

  get count(): number {
    return this.timeS.length;
  }

  record(timeS: number, kind: EventKind, subjects: EventSubjects): void {
    if (timeS < this.lastTimeS) invariant(false, `${kind} at ${timeS} after ${this.lastTimeS} s`);
    this.lastTimeS = timeS;
    const { satellite = -1, job = -1, station = -1, cause, detail } = subjects;
    if (detail !== undefined) this.details.set(this.count, detail);
    this.timeS.push(timeS);
    this.kindCode.push(kindCodes[kind]);
    this.satelliteIndex.push(satellite);
    this.jobIndex.push(job);
    this.stationIndex.push(station);
    this.causeCodePlusOne.push(cause === undefined ? 0 : causeCode(cause) + 1);
  }

  /** The log: the simulator walks in the total order of events, so rows are already sorted. */
  finish(): EventLog {
    const detailByRow: Record<number, string> = {};
    for (const [row, detail] of this.details) detailByRow[row] = detail;
    return {
      count: this.count,
      timeS: this.timeS.toArray(),
      kindCode: this.kindCode.toArray(),
      satelliteIndex: this.satelliteIndex.toArray(),
      jobIndex: this.jobIndex.toArray(),
      stationIndex: this.stationIndex.toArray(),
      causeCodePlusOne: this.causeCodePlusOne.toArray(),
      detailByRow,
    };
  }
}
