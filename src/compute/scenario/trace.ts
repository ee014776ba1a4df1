// Which requests does a recorded trace hold, and when did they come?

import { parseUtcWithoutZone } from '../../orbit/index.ts';
import { csvRows } from '../workload/tracesCsv.ts';
import { foundText } from './problem.ts';

/** Requests in order of time; counts are whole numbers, 0 and up. */
export interface TraceRows {
  readonly utcMs: number[];
  readonly promptTokens: number[];
  readonly outputTokens: number[];
  /** What is wrong with single lines; they are left out. */
  readonly faults: { readonly line: number; readonly message: string }[];
  readonly faultCount: number;
}

const columns = ['TIMESTAMP', 'ContextTokens', 'GeneratedTokens'] as const;
const faultListedMax = 20;
const tokensMax = 1e9;

/** Rows below a header with the three columns, in any order; null without such a header. */
export function readAzureLlmTrace(textRead: string, take: number): TraceRows | null {
  const table = csvRows(textRead);
  const header = (table[0] ?? []).map((cell) => cell.trim());
  const at = columns.map((column) => header.indexOf(column));
  if (at.includes(-1)) return null;
  return sortedByTime(readRows(table, at, take));
}

function readRows(table: string[][], at: readonly number[], take: number): TraceRows {
  const rows = { utcMs: [], promptTokens: [], outputTokens: [], faults: [] } as Omit<
    TraceRows,
    'faultCount'
  >;
  let faultCount = 0;
  for (let line = 1; line < table.length && rows.utcMs.length < take; line += 1) {
    const cells = table[line]!;
    if (cells.length === 1 && cells[0]!.trim() === '') continue;
    const [time = '', prompt = '', output = ''] = at.map((column) => cells[column]);
    const utcMs = parseUtcWithoutZone(time.trim().replace(' ', 'T'));
    const [promptTokens, outputTokens] = [tokenCount(prompt), tokenCount(output)];
    if (utcMs !== null && promptTokens !== null && outputTokens !== null) {
      rows.utcMs.push(utcMs);
      rows.promptTokens.push(promptTokens);
      rows.outputTokens.push(outputTokens);
      continue;
    }
    faultCount += 1;
    const found = foundText(cells.join(','));
    const message = `expected a time (UTC, or with its zone) and two whole numbers, found ${found}`;
    if (rows.faults.length < faultListedMax) rows.faults.push({ line: line + 1, message });
  }
  return { ...rows, faultCount };
}

function tokenCount(cell: string): number | null {
  const value = cell.trim() === '' ? NaN : Number(cell);
  return Number.isInteger(value) && value >= 0 && value <= tokensMax ? value : null;
}

function sortedByTime(rows: TraceRows): TraceRows {
  const isSorted = rows.utcMs.every((time, index) => index === 0 || rows.utcMs[index - 1]! <= time);
  if (isSorted) return rows;
  const order = rows.utcMs.map((_, index) => index);
  order.sort((a, b) => rows.utcMs[a]! - rows.utcMs[b]! || a - b);
  const pick = (column: readonly number[]): number[] => order.map((index) => column[index]!);
  return {
    ...rows,
    utcMs: pick(rows.utcMs),
    promptTokens: pick(rows.promptTokens),
    outputTokens: pick(rows.outputTokens),
  };
}
