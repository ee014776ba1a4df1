// How does `dawnline check` show where a design closes and where it does not?
import type { DesignFinding, DesignVerdict, FleetAfterLoss } from '../compute/index.ts';
import { printable, problemLine } from './problems.ts';
import { celsiusWords, significant } from './quantities.ts';
import { textTable } from './textTable.ts';

const columns = [
  { head: 'what', align: 'left' },
  { head: 'verdict', align: 'left' },
  { head: 'needed', align: 'right' },
  { head: 'available', align: 'right' },
  { head: 'unit', align: 'left' },
] as const;
/** Stands last where orbits of a fleet differ. */
const orbitColumn = { head: 'worst orbit', align: 'left' } as const;

/** A row; `≤` marks a limit, and the fleet stands before where there are several. */
function cellsOf(finding: DesignFinding, isFleetNamed: boolean): string[] {
  const { fleet, what, verdict, needed, available, unit, isLimit, orbit } = finding;
  return [
    isFleetNamed && fleet !== '' ? `${fleet}: ${what}` : what,
    verdict,
    `${isLimit ? '≤ ' : ''}${significant(needed)}`,
    significant(available),
    unit,
    orbit === undefined ? '' : `that of ${orbit.satellite}, of ${orbit.orbitCount}`,
  ];
}

const lossWords = { oneLoop: 'one loop', allRadiation: 'all radiation' } as const;
const ageWords = { begin: 'as it stands', end: 'end of life' } as const;

/** `in 12.3 min`, `at once`, `never`. */
function soonWords(seconds: number): string {
  if (seconds === Infinity) return 'never';
  return seconds <= 0 ? 'at once' : `in ${significant(seconds / 60)} min`;
}

/** How soon work slows down after a loss, a line a fleet, loss and age. */
function lossLine(loss: FleetAfterLoss, isFleetNamed: boolean): string {
  const { fleet, lost, age, coolantK, isThrottledBefore, toThrottleS, toTripS } = loss;
  const who = isFleetNamed ? `${printable(fleet)}: ` : '';
  const before = isThrottledBefore ? ', held back by heat before' : '';
  const loop = `coolant ${celsiusWords(coolantK)}${before}`;
  const when = `throttles ${soonWords(toThrottleS)}, trips ${soonWords(toTripS)}`;
  return `heat: ${who}${lossWords[lost]} lost, ${ageWords[age]} (${loop}): ${when}\n`;
}

/** The table of a verdict, how many lines do not close, minutes to throttle, and warnings. */
export function closureText(verdict: DesignVerdict): string {
  const { findings, afterLoss, warnings, skippedFleets } = verdict;
  const isFleetNamed = new Set(findings.map(({ fleet }) => fleet).filter(Boolean)).size > 1;
  const rows = findings.map((each) => cellsOf(each, isFleetNamed));
  const hasOrbits = findings.some(({ orbit }) => orbit !== undefined);
  const openCount = findings.filter(({ verdict }) => verdict !== 'closes').length;
  const sum =
    openCount === 0
      ? `the design closes in all ${findings.length} lines`
      : `${openCount} of ${findings.length} do not close at full work`;
  const losses = afterLoss.map((each) => lossLine(each, isFleetNamed));
  const notes = warnings.map((each) => `note: ${problemLine(each)}\n`);
  const skipped = skippedFleets.map((id) => `note: ${id}: not looked at\n`);
  const heads = hasOrbits ? [...columns, orbitColumn] : columns;
  const table = findings.length === 0 ? '' : `\n${textTable(heads, rows)}\n${sum}\n`;
  return [table, ...losses, ...notes, ...skipped].join('');
}
