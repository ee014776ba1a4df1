// How does a row of values become a line of CSV that any reader takes apart the same way?

/** What a cell may hold; null, NaN and infinities are written as an empty cell. */
export type CsvCell = string | number | null;

const pageCharacterCount = 65_536;
const needsQuotes = /[",\r\n]/;

/** One cell after RFC 4180: quoted when it holds a quote, comma or line break. */
export function csvText(text: string): string {
  return needsQuotes.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** One line with its line feed; numbers in the shortest form that reads back to the same value. */
export function csvLine(cells: readonly CsvCell[]): string {
  return `${cells.map(csvCell).join(',')}\n`;
}

function csvCell(cell: CsvCell): string {
  if (typeof cell === 'string') return csvText(cell);
  if (cell === null || !Number.isFinite(cell)) return '';
  return Object.is(cell, -0) ? '0' : String(cell);
}

/** A float32 column value in the nine digits that identify it. */
export function float32Cell(value: number): number | null {
  return Number.isFinite(value) ? Number(value.toPrecision(9)) : null;
}

/** Joins lines into pages of about 64 kB, so that a writer makes few, bounded writes. */
export function* pagesOf(lines: Iterable<string>): Generator<string> {
  let page = '';
  for (const line of lines) {
    page += line;
    if (page.length >= pageCharacterCount) {
      yield page;
      page = '';
    }
  }
  if (page !== '') yield page;
}

/**
 * ISO 8601 in UTC with milliseconds, rounded to the nearest one; null for an instant that is not
 * finite or outside the calendar of ECMAScript.
 */
export function isoUtc(utcMs: number): string | null {
  const rounded = Math.round(utcMs);
  if (!Number.isFinite(rounded) || Math.abs(rounded) > 8.64e15) return null;
  return new Date(rounded).toISOString();
}
