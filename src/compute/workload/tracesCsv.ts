// Which cells does a table of comma-separated values hold?

import { csvParseRows } from 'd3-dsv';

/** Rows of cells (RFC 4180), the header first; a byte-order mark at the start is left out. */
export function csvRows(text: string): string[][] {
  return csvParseRows(text.startsWith('\uFEFF') ? text.slice(1) : text);
}
