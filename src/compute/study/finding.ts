// What is one line of a verdict: what a design needs, what it has, and whether that closes?

export const designAreas = ['power', 'heat', 'pointing', 'mass', 'link'] as const;
export type DesignArea = (typeof designAreas)[number];

export type Verdict = 'closes' | 'does not close';

/** The orbit of a fleet that a line's figures are of. */
export interface FindingOrbit {
  /** The first satellite on it, which stands for the others. */
  readonly satellite: string;
  /** Satellites on it. */
  readonly satelliteCount: number;
  /** Orbits of the fleet that were looked at; this one is the worst of them. */
  readonly orbitCount: number;
}

export interface DesignFinding {
  /** The fleet's id; empty where the scenario as a whole is meant. */
  readonly fleet: string;
  readonly area: DesignArea;
  readonly what: string;
  readonly verdict: Verdict;
  /** The least that is enough or, with `isLimit`, the most that is allowed. */
  readonly needed: number;
  readonly available: number;
  readonly unit: string;
  readonly isLimit: boolean;
  /** What the figures assume, in a sentence; may be empty. */
  readonly note: string;
  /** Where the fleet's orbits differ in this line: the worst. */
  readonly orbit?: FindingOrbit;
}

/** What a line says of itself. */
export interface FindingText {
  readonly area: DesignArea;
  readonly what: string;
  readonly unit: string;
  readonly note?: string;
}

/** How a line names the machine as it stands at the scenario's start. */
export function ageWord(ageYears: number): string {
  return ageYears === 0 ? 'new' : `after ${ageYears} years`;
}

/** Differences below this share are rounding. */
const roundingFraction = 1e-9;

/** A line by which at least `needed` must be there. */
export function atLeast(text: FindingText, needed: number, available: number): DesignFinding {
  const closes = available >= needed - roundingFraction * Math.abs(needed);
  return finding(text, { needed, available, isLimit: false, closes });
}

/** A line by which no more than `needed` may be there. */
export function atMost(text: FindingText, needed: number, available: number): DesignFinding {
  const closes = available <= needed + roundingFraction * Math.abs(needed);
  return finding(text, { needed, available, isLimit: true, closes });
}

/** A line whose verdict has more to it than its two figures. */
export function finding(
  { area, what, unit, note = '' }: FindingText,
  found: {
    readonly needed: number;
    readonly available: number;
    readonly isLimit: boolean;
    readonly closes: boolean;
  },
): DesignFinding {
  const { needed, available, isLimit, closes } = found;
  const verdict = closes ? 'closes' : 'does not close';
  return { fleet: '', area, what, verdict, needed, available, unit, isLimit, note };
}
