// Why is each job where it is? Reason trails while they are being written.

import type { Cause } from '../account/cause.ts';
import { causeCode, causes } from '../account/cause.ts';
import type { ReasonTrails } from '../account/result.ts';
import { float64Column, int32Column, uint8Column } from './columns.ts';

/** Append-only trail rows of all jobs; rows of one job must come in time order. */
export class TrailRecorder {
  private readonly job = int32Column();
  private readonly causeCode = uint8Column();
  private readonly startS = float64Column();
  private readonly endS = float64Column();
  private readonly share = float64Column();

  /** `shareFraction` of the time from start to end was lost to `cause`. Empty rows are dropped. */
  record(job: number, cause: Cause, startS: number, endS: number, shareFraction = 1): void {
    if (endS <= startS || shareFraction <= 0) return;
    this.job.push(job);
    this.causeCode.push(causeCode(cause));
    this.startS.push(startS);
    this.endS.push(endS);
    this.share.push(shareFraction);
  }

  /** The rows grouped by job (a counting sort: stable, linear). */
  finish(jobCount: number): ReasonTrails {
    const rowCount = this.job.length;
    const offset = new Int32Array(jobCount + 1);
    for (let row = 0; row < rowCount; row += 1) offset[this.job.at(row) + 1]! += 1;
    for (let job = 0; job < jobCount; job += 1) offset[job + 1]! += offset[job]!;
    const next = offset.slice(0, jobCount);
    const trails = {
      offset,
      causeCode: new Uint8Array(rowCount),
      startS: new Float64Array(rowCount),
      endS: new Float64Array(rowCount),
      shareFraction: new Float64Array(rowCount),
    };
    for (let row = 0; row < rowCount; row += 1) {
      const job = this.job.at(row);
      const target = next[job]!;
      next[job] = target + 1;
      trails.causeCode[target] = this.causeCode.at(row);
      trails.startS[target] = this.startS.at(row);
      trails.endS[target] = this.endS.at(row);
      trails.shareFraction[target] = this.share.at(row);
    }
    return trails;
  }
}

/**
 * Stretches during which a satellite's jobs ran below full pace. A stretch is closed whenever a job
 * starts or stops there, so that every stretch lies wholly inside or outside each job's run.
 */
export class LossRecorder {
  private readonly cause: Uint8Array;
  private readonly openStartS: Float64Array;
  private readonly openEndS: Float64Array;
  private readonly openLostS: Float64Array;
  private readonly lastRow: Int32Array;
  private readonly previousRow = int32Column();
  private readonly rowCause = uint8Column();
  private readonly rowStartS = float64Column();
  private readonly rowEndS = float64Column();
  private readonly rowLostS = float64Column();

  constructor(satelliteCount: number) {
    this.cause = new Uint8Array(satelliteCount);
    this.openStartS = new Float64Array(satelliteCount);
    this.openEndS = new Float64Array(satelliteCount);
    this.openLostS = new Float64Array(satelliteCount);
    this.lastRow = new Int32Array(satelliteCount).fill(-1);
  }

  /** From start to end the satellite's jobs lost `lostFraction` of their pace to `cause`. */
  add(satellite: number, code: number, startS: number, endS: number, lostFraction: number): void {
    const continues = this.cause[satellite] === code && this.openEndS[satellite] === startS;
    if (!continues) {
      this.close(satellite);
      this.cause[satellite] = code;
      this.openStartS[satellite] = startS;
    }
    this.openEndS[satellite] = endS;
    this.openLostS[satellite]! += (endS - startS) * lostFraction;
  }

  /** End the open stretch, if any. */
  close(satellite: number): void {
    if (this.openLostS[satellite]! <= 0) return;
    this.previousRow.push(this.lastRow[satellite]!);
    this.lastRow[satellite] = this.rowCause.length;
    this.rowCause.push(this.cause[satellite]!);
    this.rowStartS.push(this.openStartS[satellite]!);
    this.rowEndS.push(this.openEndS[satellite]!);
    this.rowLostS.push(this.openLostS[satellite]!);
    this.openLostS[satellite] = 0;
    this.openEndS[satellite] = -1;
  }

  /** Copy the stretches since `sinceS`, or a share of their losses, into a job's trail in order. */
  copyInto(
    trails: TrailRecorder,
    job: number,
    satellite: number,
    sinceS: number,
    shareOfAll = 1,
  ): void {
    const rows: number[] = [];
    let row = this.lastRow[satellite]!;
    while (row >= 0 && this.rowStartS.at(row) >= sinceS) {
      rows.push(row);
      row = this.previousRow.at(row);
    }
    for (const each of rows.reverse()) {
      const startS = this.rowStartS.at(each);
      const endS = this.rowEndS.at(each);
      const share = this.rowLostS.at(each) / (endS - startS);
      const cause = causes[this.rowCause.at(each)]!;
      trails.record(job, cause, startS, endS, share * shareOfAll);
    }
  }
}
