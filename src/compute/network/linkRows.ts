// How do windows of links that are found one by one become a table?
import { mergeLinkWindows, type LinkWindows } from '../../orbit/index.ts';

/** Rows of a table of links, in columns that grow. */
export class LinkRows {
  private readonly rows: (readonly number[])[] = [];

  /** From when to when two satellites are linked, and their least and greatest range. */
  push(
    pair: readonly [a: number, b: number],
    { startS, endS }: { readonly startS: number; readonly endS: number },
    rangesKm: readonly [least: number, greatest: number],
  ): void {
    this.rows.push([...pair, startS, endS, ...rangesKm]);
  }

  /** Sorted by satellites and start; rows that touch are one. */
  sorted(): LinkWindows {
    // With an empty table beside it, for one alone is handed back as it is, unsorted.
    return mergeLinkWindows([this.table(), new LinkRows().table()]);
  }

  private table(): LinkWindows {
    const column = (at: number): Float64Array => Float64Array.from(this.rows, (row) => row[at]!);
    return {
      count: this.rows.length,
      satelliteAIndex: Int32Array.from(column(0)),
      satelliteBIndex: Int32Array.from(column(1)),
      startS: column(2),
      endS: column(3),
      rangeMinKm: column(4),
      rangeMaxKm: column(5),
    };
  }
}
