// How is a line of a design's verdict said, and how do many of them sum up? Pure.

import type { DesignFinding, DesignVerdict } from '../../compute/index.ts';
import { formatNumber } from '../panels/format.ts';

const isOpen = ({ verdict }: DesignFinding): boolean => verdict === 'does not close';

/** How many lines there are, and how many of them do not close. */
export function countsOf(findings: readonly DesignFinding[]): {
  readonly openCount: number;
  readonly count: number;
} {
  return { openCount: findings.filter(isOpen).length, count: findings.length };
}

/** One line: `9 of 21 do not close at full work`. */
export function verdictLine(findings: readonly DesignFinding[]): string {
  const { openCount, count } = countsOf(findings);
  if (count === 0) return 'There is nothing to check';
  if (openCount === 0) return `All ${count} close at full work`;
  return `${openCount} of ${count} ${openCount === 1 ? 'does' : 'do'} not close at full work`;
}

/** More digits than any figure here is good for. */
const digitMax = 7;

/** As many digits as it takes to tell the two figures of a line apart. */
function figures({ needed, available }: DesignFinding): readonly [needed: string, there: string] {
  const plain = [formatNumber(needed), formatNumber(available)] as const;
  if (plain[0] !== plain[1] || needed === available) return plain;
  for (let count = 4; count <= digitMax; count += 1) {
    const exact = [needed.toPrecision(count), available.toPrecision(count)] as const;
    if (exact[0] !== exact[1]) return exact;
  }
  return plain;
}

/** `≥ 166 kW` of what must be there, `≤ 2140 kg` of what is allowed. */
export function neededText(finding: DesignFinding): string {
  return `${finding.isLimit ? '≤' : '≥'}\u202f${figures(finding)[0]}\u202f${finding.unit}`;
}

export function availableText(finding: DesignFinding): string {
  return `${figures(finding)[1]}\u202f${finding.unit}`;
}

/** Findings by fleet, those of the whole scenario (with no fleet's name) last. */
export function findingsByFleet({
  findings,
}: Pick<DesignVerdict, 'findings'>): [fleet: string, own: DesignFinding[]][] {
  const byFleet = new Map<string, DesignFinding[]>();
  for (const finding of findings) {
    byFleet.set(finding.fleet, [...(byFleet.get(finding.fleet) ?? []), finding]);
  }
  return [...byFleet].sort(([a], [b]) => Number(a === '') - Number(b === ''));
}

/** With `isOpenOnly` only what does not close. */
export function shownFindings(
  findings: readonly DesignFinding[],
  isOpenOnly: boolean,
): DesignFinding[] {
  return findings.filter((finding) => !isOpenOnly || isOpen(finding));
}

/** What a verdict warns of: of a fleet only what its place in the scenario names. */
export function warningsOf(
  { warnings }: Pick<DesignVerdict, 'warnings'>,
  fileIndex: number | null,
): DesignVerdict['warnings'] {
  if (fileIndex === null) return warnings;
  const place = `fleets[${fileIndex}]`;
  return warnings.filter(({ path }) => path === place || path.startsWith(`${place}.`));
}

/** `ring-3, worst of 4 orbits`, or null where every orbit says the same. */
export function orbitText({ orbit }: DesignFinding): string | null {
  if (orbit === undefined) return null;
  const { satellite, orbitCount, satelliteCount } = orbit;
  const many = satelliteCount === 1 ? '' : ` and ${satelliteCount - 1} more`;
  return `${satellite}${many}, worst of ${orbitCount} orbits`;
}

/** Lines with a figure that is a value of the platform: which side it stands on, and its field. */
const platformFields: readonly (readonly [RegExp, 'needed' | 'available', string])[] = [
  [/^sum of the parts/, 'needed', 'massKg'],
  [/^propellant to hold/, 'available', 'propellantMassKg'],
  [/^terminal, half-angle/, 'available', 'terminalFieldOfRegardDeg'],
  [/^link terminals, half-angle/, 'available', 'linkFieldOfRegardDeg'],
  [/^bus, compute and housekeeping/, 'needed', 'busMaxW'],
  [/^battery life/, 'needed', 'designLifeYears'],
];

/** The platform's field behind a figure of a line, or null where it is worked out. */
export function fieldBehind(
  { what }: Pick<DesignFinding, 'what'>,
  side: 'needed' | 'available',
): string | null {
  const found = platformFields.find(([words, of]) => of === side && words.test(what));
  return found?.[2] ?? null;
}
