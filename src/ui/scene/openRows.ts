// Which windows of a table are open now? A walk along the starts, rebuilt only when time jumps.

import type { Result } from '../../compute/index.ts';
import { prepareWith } from '../run/preparing.ts';
import { rowsByStart } from '../timeline/ordering.ts';

/** Any table of half-open windows. */
export interface WindowRows {
  readonly count: number;
  readonly startS: ArrayLike<number>;
  readonly endS: ArrayLike<number>;
}

/** The rows whose `[start, end)` holds the clock's time, kept up to date as it moves. */
export class OpenRows {
  /** Indices of open rows: the first `count` of them, in no order. */
  readonly rows: Int32Array;
  count = 0;
  private readonly byStart: Int32Array;
  private next = 0;
  private timeS = -Infinity;
  /** Until then nothing opens or closes. */
  private changeS = -Infinity;
  private readonly table: WindowRows;

  constructor(table: WindowRows) {
    this.table = table;
    this.rows = new Int32Array(table.count);
    this.byStart = rowsByStart(table.count, table.startS);
  }

  /** Moves to a time; returns whether the set of open rows changed. */
  update(timeS: number): boolean {
    const isForward = timeS >= this.timeS;
    this.timeS = timeS;
    if (isForward && timeS < this.changeS) return false;
    if (!isForward) this.restart();
    const hasClosed = this.close(timeS);
    const hasOpened = this.open(timeS);
    this.changeS = this.nextChangeS();
    return hasClosed || hasOpened || !isForward;
  }

  private restart(): void {
    this.count = 0;
    this.next = 0;
  }

  private close(timeS: number): boolean {
    const before = this.count;
    let kept = 0;
    for (let at = 0; at < before; at += 1) {
      const row = this.rows[at]!;
      if (this.table.endS[row]! <= timeS) continue;
      this.rows[kept] = row;
      kept += 1;
    }
    this.count = kept;
    return kept < before;
  }

  private open(timeS: number): boolean {
    const before = this.count;
    const { startS, endS, count } = this.table;
    while (this.next < count && startS[this.byStart[this.next]!]! <= timeS) {
      const row = this.byStart[this.next]!;
      this.next += 1;
      if (endS[row]! <= timeS) continue;
      this.rows[this.count] = row;
      this.count += 1;
    }
    return this.count > before;
  }

  private nextChangeS(): number {
    const { startS, endS, count } = this.table;
    let changeS = this.next < count ? startS[this.byStart[this.next]!]! : Infinity;
    for (let at = 0; at < this.count; at += 1) {
      changeS = Math.min(changeS, endS[this.rows[at]!]!);
    }
    return changeS;
  }
}

function* orderWindows({ links, access, service }: Result): Generator<void> {
  for (const { count, startS } of [links, access, service]) {
    rowsByStart(count, startS);
    yield;
  }
}

prepareWith(orderWindows);
