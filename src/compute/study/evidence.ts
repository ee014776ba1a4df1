// Which published numbers does the project reproduce, and how closely? Recomputes every one.

import type { Claim } from './claim.ts';
import { dragClaims } from './evidenceDrag.ts';
import { eclipseClaims } from './evidenceEclipse.ts';
import { formationClaims } from './evidenceFormation.ts';
import { linkClaims } from './evidenceLinks.ts';
import { machineClaims } from './evidenceMachine.ts';
import { moonClaims } from './evidenceMoon.ts';
import { motionClaims } from './evidenceMotion.ts';
import { networkClaims } from './evidenceNetwork.ts';
import { orbitClaims } from './evidenceOrbit.ts';
import { plantClaims } from './evidencePlant.ts';
import { hearingClaims } from './evidenceRange.ts';
import { seasonClaims } from './evidenceSeason.ts';
import { surfaceClaims } from './evidenceSurfaces.ts';
import { throughputClaims } from './evidenceThroughput.ts';
import { weatherClaims } from './evidenceWeather.ts';
import { yearClaims } from './evidenceYear.ts';

/** A claim recomputed. */
export interface EvidenceRow {
  readonly what: string;
  readonly source: string;
  readonly unit: string;
  readonly published: readonly number[];
  readonly ours: readonly number[];
  /** Largest absolute difference of any component; NaN when a component is missing. */
  readonly difference: number;
  readonly tolerance: number;
  readonly verdict: 'reproduced' | 'out';
}

/** Every claim of this version. */
export const claims: readonly Claim[] = [
  ...orbitClaims,
  ...motionClaims,
  ...hearingClaims,
  ...eclipseClaims,
  ...seasonClaims,
  ...yearClaims,
  ...moonClaims,
  ...formationClaims,
  ...dragClaims,
  ...plantClaims,
  ...surfaceClaims,
  ...machineClaims,
  ...linkClaims,
  ...throughputClaims,
  ...networkClaims,
  ...weatherClaims,
];

/** A row when one is done, and how far the whole is. */
export interface EvidenceStep {
  readonly row: EvidenceRow | null;
  readonly doneFraction: number;
}

/** Recomputes the claims one after the other; the seasons take seconds, the others nothing. */
export function* evidenceRows(): Generator<EvidenceStep, void> {
  for (const [at, claim] of claims.entries()) {
    yield { row: null, doneFraction: at / claims.length };
    yield { row: recompute(claim), doneFraction: (at + 1) / claims.length };
  }
}

/** One claim against the project's own functions. */
export function recompute(claim: Claim): EvidenceRow {
  const { what, source, unit, published, tolerance } = claim;
  const ours = claim.ours();
  const difference = largestDifference(published, ours);
  const verdict = difference <= tolerance ? 'reproduced' : 'out';
  return { what, source, unit, published, ours, difference, tolerance, verdict };
}

function largestDifference(a: readonly number[], b: readonly number[]): number {
  if (a.length !== b.length) return NaN;
  // Math.max hands NaN on.
  return a.reduce((largest, value, at) => Math.max(largest, Math.abs(value - b[at]!)), 0);
}
