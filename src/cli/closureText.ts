// How does `dawnline check` show where a design closes and where it does not?
import type { DesignFinding, DesignVerdict } from '../compute/index.ts';
import { problemLine } from './problems.ts';
import { significant } from './quantities.ts';
import { textTable } from './textTable.ts';

const columns = [
  { head: 'what', align: 'left' },
  { head: 'verdict', align: 'left' },
  { head: 'needed', align: 'right' },
  { head: 'available', align: 'right' },
  { head: 'unit', align: 'left' },
] as const;

/** A row; `≤` marks a limit, and the fleet stands before where there are several. */
function cellsOf(finding: DesignFinding, isFleetNamed: boolean): string[] {
  const { fleet, what, verdict, needed, available, unit, isLimit } = finding;
  return [
    isFleetNamed && fleet !== '' ? `${fleet}: ${what}` : what,
    verdict,
    `${isLimit ? '≤ ' : ''}${significant(needed)}`,
    significant(available),
    unit,
  ];
}

/** The table of a verdict, how many lines do not close, and warnings beside it. */
export function closureText({ findings, warnings, skippedFleets }: DesignVerdict): string {
  const isFleetNamed = new Set(findings.map(({ fleet }) => fleet).filter(Boolean)).size > 1;
  const rows = findings.map((each) => cellsOf(each, isFleetNamed));
  const openCount = findings.filter(({ verdict }) => verdict !== 'closes').length;
  const sum =
    openCount === 0
      ? `the design closes in all ${findings.length} lines`
      : `${openCount} of ${findings.length} do not close at full work`;
  const notes = warnings.map((each) => `note: ${problemLine(each)}\n`);
  const skipped = skippedFleets.map((id) => `note: ${id}: not looked at\n`);
  const table = findings.length === 0 ? '' : `\n${textTable(columns, rows)}\n${sum}\n`;
  return [table, ...notes, ...skipped].join('');
}
