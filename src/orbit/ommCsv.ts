// Which satellites does a table of orbit mean-elements messages describe, one a line?
import type { ElementReport } from './elementReport.ts';
import { acceptOmmRecord } from './ommRecord.ts';
import { linesOf } from './textLines.ts';

/**
 * The cells of one line of CSV (RFC 4180), or null when a quote is not closed on it or stands
 * where none may: no value of an OMM spans lines, so that a lost quote spoils one line only.
 */
function cellsOf(line: string): string[] | null {
  if (!line.includes('"')) return line.split(',');
  const cells: string[] = [];
  const cell = /(?:"((?:[^"]|"")*)"|([^",]*))(,|$)/y;
  while (cell.lastIndex <= line.length) {
    const match = cell.exec(line);
    if (match === null) return null;
    cells.push(match[1] === undefined ? match[2]! : match[1].replaceAll('""', '"'));
    if (match[3] === '') return cells;
  }
  return cells;
}

/** Empty cells are values that are not given. */
function recordOf(keywords: readonly string[], cells: readonly string[]): Record<string, string> {
  const pairs = keywords.map((keyword, at) => [keyword, cells[at]!.trim()] as const);
  return Object.fromEntries(pairs.filter(([, value]) => value !== ''));
}

/** Reads OMM as CSV (CelesTrak's and Space-Track's): keywords in the first line, in any order. */
export function readOmmCsv(text: string, report: ElementReport): void {
  let keywords: string[] | null = null;
  let index = 0;
  for (const [line, lineNumber] of linesOf(text)) {
    if (line.trim() === '') continue;
    const cells = cellsOf(line);
    if (keywords === null) {
      keywords = (cells ?? []).map((cell) => cell.trim().toUpperCase());
      continue;
    }
    if (cells === null) {
      report.complain(lineNumber, 'a quote is not closed', 'quotes stand around whole values');
    } else if (cells.length !== keywords.length) {
      const message = `${cells.length} values under ${keywords.length} keywords`;
      report.complain(lineNumber, message, 'the line is cut short or has a comma too many');
    } else {
      acceptOmmRecord(report, recordOf(keywords, cells), { line: lineNumber, index });
    }
    index += 1;
  }
}
