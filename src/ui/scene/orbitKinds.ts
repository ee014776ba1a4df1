// Is an orbit low, medium, geosynchronous, or long and narrow? And how is each kind drawn?

import { brouwerSemiMajorAxisKm, earthRadiusEquatorialKm } from '../../orbit/index.ts';
import type { ElementSet } from '../../orbit/index.ts';
import type { ReadScenario } from '../run/messages.ts';
import type { Mark } from './palette.ts';

export const orbitKinds = ['low', 'medium', 'geosynchronous', 'eccentric', 'beyond'] as const;
export type OrbitKind = (typeof orbitKinds)[number];

export const orbitKindLabels: Readonly<Record<OrbitKind, string>> = {
  low: 'LEO, below 2,000 km',
  medium: 'MEO, between LEO and GEO',
  geosynchronous: 'GEO, a turn a day',
  eccentric: 'HEO, long and narrow',
  beyond: 'Beyond GEO',
};

/** Hues and shapes as for fleets; the crowd is calm, the few stand out. */
export const orbitKindMarks: Readonly<Record<OrbitKind, Mark>> = {
  low: { color: [86, 180, 233], shape: 'disc', emphasis: 1 },
  medium: { color: [60, 191, 147], shape: 'square', emphasis: 2 },
  geosynchronous: { color: [230, 159, 0], shape: 'diamond', emphasis: 2 },
  eccentric: { color: [217, 140, 185], shape: 'triangle', emphasis: 2 },
  beyond: { color: [240, 228, 66], shape: 'ring', emphasis: 2 },
};

/** Upper end of LEO: IADC Space Debris Mitigation Guidelines (IADC-02-01, rev. 3, 2021), 3.3.2. */
const lowAltitudeMaxKm = 2000;
/** Longer than this share is called narrow; a common choice of catalogues (assumption). */
const eccentricityMax = 0.25;
/** Turns a day of what is called geosynchronous; a common choice of catalogues (assumption). */
const geosynchronousMin = 0.99;
const geosynchronousMax = 1.01;

export interface OrbitShape {
  readonly perigeeAltitudeKm: number;
  readonly apogeeAltitudeKm: number;
  readonly turnsPerDay: number;
}

/** Mean heights above the equator's radius, and turns a day. */
export function orbitShape(elementSet: ElementSet): OrbitShape {
  const semiMajorAxisKm = brouwerSemiMajorAxisKm(elementSet);
  const { eccentricity, meanMotionRadPerMin } = elementSet;
  return {
    perigeeAltitudeKm: semiMajorAxisKm * (1 - eccentricity) - earthRadiusEquatorialKm,
    apogeeAltitudeKm: semiMajorAxisKm * (1 + eccentricity) - earthRadiusEquatorialKm,
    turnsPerDay: (meanMotionRadPerMin * 1440) / (2 * Math.PI),
  };
}

export function orbitKindOf(elementSet: ElementSet): OrbitKind {
  const { apogeeAltitudeKm, turnsPerDay } = orbitShape(elementSet);
  if (elementSet.eccentricity >= eccentricityMax) return 'eccentric';
  if (apogeeAltitudeKm <= lowAltitudeMaxKm) return 'low';
  if (turnsPerDay > geosynchronousMax) return 'medium';
  return turnsPerDay >= geosynchronousMin ? 'geosynchronous' : 'beyond';
}

const kindsByScenario = new WeakMap<ReadScenario, Uint8Array>();

/** The kinds of all satellites of a scenario, worked out once: positions in `orbitKinds`. */
export function orbitKindCodes(scenario: ReadScenario): Uint8Array {
  const known = kindsByScenario.get(scenario);
  if (known !== undefined) return known;
  const codes = Uint8Array.from(scenario.satellites, ({ elementSet }) =>
    orbitKinds.indexOf(orbitKindOf(elementSet)),
  );
  kindsByScenario.set(scenario, codes);
  return codes;
}

export function orbitKindAt(scenario: ReadScenario, satellite: number): OrbitKind {
  return orbitKinds[orbitKindCodes(scenario)[satellite] ?? 0]!;
}
