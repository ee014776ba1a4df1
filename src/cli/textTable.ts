// How does a table look on a terminal? Aligned columns, a rule under the heads.
import { printable } from './problems.ts';

/** A column: numbers stand to the right, words to the left. */
export interface Column {
  readonly head: string;
  readonly align: 'left' | 'right';
}

const widthOf = (text: string): number => Array.from(text).length;

/** Lines of an aligned table, each ended by a line feed; cells are made safe to print. */
export function textTable(
  columns: readonly Column[],
  rows: readonly (readonly string[])[],
): string {
  const safe = rows.map((row) => columns.map((_, at) => printable(row[at] ?? '')));
  const widths = columns.map(({ head }, at) =>
    safe.reduce((width, row) => Math.max(width, widthOf(row[at]!)), widthOf(head)),
  );
  const line = (cells: readonly string[]): string =>
    cells.map((cell, at) => padded(cell, widths[at]!, columns[at]!.align)).join('  ');
  const heads = line(columns.map(({ head }) => head));
  const rule = widths.map((width) => '-'.repeat(width)).join('  ');
  return `${[heads, rule, ...safe.map(line)].map((text) => text.trimEnd()).join('\n')}\n`;
}

/** A block of `label  value` lines under a title. */
export function textBlock(title: string, rows: readonly (readonly [string, string])[]): string {
  const width = rows.reduce((most, [label]) => Math.max(most, widthOf(label)), 0);
  const lines = rows.map(([label, value]) => `  ${label.padEnd(width)}  ${printable(value)}`);
  return `${title}\n${lines.join('\n')}\n`;
}

function padded(cell: string, width: number, align: Column['align']): string {
  const gap = ' '.repeat(Math.max(0, width - widthOf(cell)));
  return align === 'left' ? cell + gap : gap + cell;
}
