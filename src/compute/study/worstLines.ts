// Of the same line worked out for every orbit of a fleet, which orbit is the worst, line by line?
import type { DesignFinding, FindingOrbit } from './finding.ts';

/** The lines of one orbit of a fleet. */
export interface OrbitLines {
  readonly satellite: string;
  readonly satelliteCount: number;
  readonly findings: readonly DesignFinding[];
}

/** Figures closer than this are one figure for every orbit. */
const alikeFraction = 1e-6;

/** How far a line is from closing: above 1 it does not, Infinity where there is nothing at all. */
export function strainOf({ needed, available, isLimit }: DesignFinding): number {
  const [asked, given] = isLimit ? [available, needed] : [needed, available];
  if (asked <= 0) return 0;
  return given > 0 ? asked / given : Infinity;
}

/** Whether a line is worse than another: what does not close, then the strain, then what lacks. */
function isWorse(one: DesignFinding, other: DesignFinding): boolean {
  if (one.verdict !== other.verdict) return one.verdict === 'does not close';
  const [a, b] = [strainOf(one), strainOf(other)];
  if (a !== b) return a > b;
  return Math.abs(one.needed - one.available) > Math.abs(other.needed - other.available);
}

function isNear(a: number, b: number): boolean {
  return a === b || Math.abs(a - b) <= alikeFraction * Math.max(Math.abs(a), Math.abs(b));
}

/** A line as one orbit has it. */
interface Candidate {
  readonly finding: DesignFinding;
  readonly of: OrbitLines;
}

/** The worst of one line's candidates, with its orbit's name where orbits differ in it. */
function worstOf(candidates: readonly Candidate[], orbitCount: number): DesignFinding {
  const { finding, of } = candidates.reduce((worst, each) =>
    isWorse(each.finding, worst.finding) ? each : worst,
  );
  const areAlike = candidates.every(
    ({ finding: { needed, available } }) =>
      isNear(needed, finding.needed) && isNear(available, finding.available),
  );
  if (areAlike && candidates.length === orbitCount) return finding;
  const { satellite, satelliteCount } = of;
  const orbit: FindingOrbit = { satellite, satelliteCount, orbitCount };
  const many = satelliteCount === 1 ? '' : ` (${satelliteCount} satellites)`;
  const worst = `worst of ${orbitCount} orbits: that of ${satellite}${many}`;
  return { ...finding, orbit, note: [finding.note, worst].filter(Boolean).join('; ') };
}

/**
 * One line for all orbits of a fleet: of each the worst, named by the first satellite of its orbit
 * where the figures differ by orbit or not every orbit has the line. Lines stand in the order of
 * the orbit that has the most. `lineOf`: what makes two lines one; default: area and words.
 */
export function worstLines(
  orbits: readonly OrbitLines[],
  lineOf: (finding: DesignFinding) => string = ({ area, what }) => `${area}: ${what}`,
): DesignFinding[] {
  const byLine = new Map<string, Candidate[]>();
  const byCount = [...orbits].sort((a, b) => b.findings.length - a.findings.length);
  for (const of of byCount) {
    for (const finding of of.findings) {
      const line = lineOf(finding);
      byLine.set(line, [...(byLine.get(line) ?? []), { finding, of }]);
    }
  }
  return [...byLine.values()].map((candidates) => worstOf(candidates, orbits.length));
}
