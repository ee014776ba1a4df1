// Which terminals do the tests of link budgets use?
import type { LinkSite } from '../../../../src/compute/network/budget/link.ts';
import { resolveTerminal } from '../../../../src/compute/scenario/resolveTerminal.ts';
import type { OpticalTerminal, RfTerminal } from '../../../../src/compute/scenario/terminal.ts';

/** A terminal of the catalogue with values of the test's own, in core units. */
export function optical(base: string, changes: Partial<OpticalTerminal> = {}): OpticalTerminal {
  return { ...(resolveTerminal(base) as OpticalTerminal), ...changes };
}

export function rf(base: string, changes: Partial<RfTerminal> = {}): RfTerminal {
  return { ...(resolveTerminal(base) as RfTerminal), ...changes };
}

/** Suncatcher's example without what the catalogue keeps in hand. */
export const bare = { reserveDb: 0, jitterRad: 0 } as const;

export const degrees = Math.PI / 180;

/** Sea level at a middle latitude. */
export const munich: LinkSite = {
  latitudeRad: 48 * degrees,
  altitudeM: 0,
  elevationMinRad: 5 * degrees,
};

/** Slant range (km) to a circular orbit at an elevation, on a round Earth of 6,371 km. */
export function slantRangeKm(altitudeKm: number, elevationRad: number): number {
  const up = 6371 * Math.sin(elevationRad);
  return Math.sqrt(up * up + 2 * 6371 * altitudeKm + altitudeKm * altitudeKm) - up;
}
