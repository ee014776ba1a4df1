// What do the names of attitude aims mean on the body axes?

import type { AttitudeAim, AttitudeLaw } from './scenario.ts';

/**
 * Body axes of every platform: +x is the normal of the array, ±y are the normals of the radiator,
 * +z is where instruments and terminals look. The radiator lies in the xz plane, so both x and z
 * are its edges: aiming either at something turns the radiator edge-on to it.
 */
const aims = {
  arrayToSun: { bodyAxis: [1, 0, 0], target: 'sun' },
  radiatorEdgeToSun: { bodyAxis: [1, 0, 0], target: 'sun' },
  arrayToOrbitNormal: { bodyAxis: [1, 0, 0], target: 'orbitNormal' },
  alongVelocity: { bodyAxis: [1, 0, 0], target: 'velocity' },
  radiatorEdgeToEarth: { bodyAxis: [0, 0, 1], target: 'earth' },
  instrumentToEarth: { bodyAxis: [0, 0, 1], target: 'earth' },
  radiatorEdgeToVelocity: { bodyAxis: [0, 0, 1], target: 'velocity' },
  radiatorToOrbitNormal: { bodyAxis: [0, 1, 0], target: 'orbitNormal' },
} as const satisfies Record<string, AttitudeAim>;

export type AimName = keyof typeof aims;

export const aimNames = Object.keys(aims) as [AimName, ...AimName[]];

/** The law of two named aims, or why the two leave nothing to decide. */
export function attitudeLaw(primary: AimName, secondary: AimName): AttitudeLaw | string {
  const law = { primary: aims[primary], secondary: aims[secondary] };
  const isSameAxis = String(law.primary.bodyAxis) === String(law.secondary.bodyAxis);
  if (isSameAxis) return 'both aims turn the same body axis';
  if (law.primary.target === law.secondary.target) return 'both aims have the same target';
  return law;
}
