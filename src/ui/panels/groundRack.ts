// Is the same work on the ground shown beside the policies, and what does its building take?

import { create } from 'zustand';
import { publishedPue, pueRange } from '../../compute/index.ts';

interface GroundRack {
  readonly isShown: boolean;
  readonly pue: number;
}

export const useGroundRack = create<GroundRack>()(() => ({
  isShown: false,
  pue: publishedPue.hyperscale.value,
}));

/** Takes a PUE that a building can have; anything else leaves the one before. */
export function setPue(pue: number): void {
  if (pue >= pueRange.min && pue <= pueRange.max) useGroundRack.setState({ pue });
}

/** What a PUE rests on. */
export function pueCertificate(pue: number): string {
  const known = Object.values(publishedPue).find(({ value }) => value === pue);
  if (known === undefined) return 'Your own figure.';
  return `${known.source}; confidence ${known.confidence}.`;
}
