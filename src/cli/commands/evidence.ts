// How does `dawnline evidence` show which published numbers it reproduces?
import type { Command } from 'commander';
import { evidenceRows, type EvidenceRow } from '../../compute/index.ts';
import { jsonText } from '../jsonText.ts';
import { exitCodes, type Ending } from '../ending.ts';
import { progressBar } from '../progress.ts';
import { breathe } from '../pump.ts';
import type { Shell } from '../shell.ts';
import { textTable } from '../textTable.ts';

interface Options {
  readonly json?: boolean;
}

/** Registers `evidence`; it ends with 1 when a number is out of its tolerance. */
export function addEvidence(program: Command, shell: Shell, ending: Ending): void {
  program
    .command('evidence')
    .description('recomputes the published numbers that the project claims to reproduce')
    .option('--json', 'as JSON')
    .addHelpText('after', '\nExample:\n  $ dawnline evidence')
    .action(async (options: Options) => {
      const rows = await recomputed(shell);
      await shell.out(options.json === true ? jsonText(rows) : evidenceText(rows));
      if (rows.some(({ verdict }) => verdict === 'out')) ending.code = exitCodes.fault;
    });
}

async function recomputed(shell: Shell): Promise<EvidenceRow[]> {
  const bar = progressBar(shell, 'recomputing');
  const rows: EvidenceRow[] = [];
  try {
    for (const { row, doneFraction } of evidenceRows()) {
      if (row !== null) rows.push(row);
      bar.show(doneFraction);
      await breathe(shell);
    }
  } finally {
    bar.clear();
  }
  return rows;
}

/** The table: what, source, published, ours, difference, tolerance, verdict. */
export function evidenceText(rows: readonly EvidenceRow[]): string {
  const columns = [
    { head: 'what', align: 'left' },
    { head: 'source', align: 'left' },
    { head: 'published', align: 'left' },
    { head: 'ours', align: 'left' },
    { head: 'difference', align: 'right' },
    { head: 'tolerance', align: 'right' },
    { head: 'verdict', align: 'left' },
  ] as const;
  const cells = rows.map((row) => [
    row.what,
    row.source,
    valuesText(row.published, row.unit, 0),
    valuesText(row.ours, row.unit, row.tolerance),
    Number(row.difference.toPrecision(2)).toString(),
    row.tolerance.toString(),
    row.verdict,
  ]);
  const outCount = rows.filter(({ verdict }) => verdict === 'out').length;
  const sum = `${rows.length - outCount} of ${rows.length} reproduced`;
  return `${textTable(columns, cells)}\n${sum}\n`;
}

/** Values to a tenth of the tolerance; as they are where there is none. */
function valuesText(values: readonly number[], unit: string, tolerance: number): string {
  const decimals = tolerance > 0 ? Math.max(0, Math.ceil(-Math.log10(tolerance)) + 1) : 12;
  const numbers = values.map((value) => Number(value.toFixed(decimals)).toString()).join(', ');
  return unit === '' ? numbers : `${numbers} ${unit}`;
}
