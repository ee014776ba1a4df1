// Which constants of nature do link budgets rest on?

import { lightSpeedKmPerS } from '../../../orbit/index.ts';

/** Speed of light in vacuum, m/s (SI, exact). */
export const lightSpeedMPerS = lightSpeedKmPerS * 1000;
/** Planck constant, J s (SI, exact). */
export const planckJs = 6.62607015e-34;
/** Boltzmann constant, J/K (SI, exact). */
export const boltzmannJPerK = 1.380649e-23;

/** Energy of a photon of this wavelength, J. */
export function photonJ(wavelengthM: number): number {
  return (planckJs * lightSpeedMPerS) / wavelengthM;
}

/**
 * Free-space loss between isotropic antennas, dB: (4πd/λ)², what Friis' formula calls it. For
 * ranges of the far field, in vacuum at the speed of light.
 */
export function freeSpaceRatio(rangeKm: number, wavelengthM: number): number {
  const turns = (4000 * Math.PI * rangeKm) / wavelengthM;
  return turns * turns;
}

/** Gain over isotropic of a round aperture, (πD/λ)² times its efficiency. */
export function apertureGain(
  diameterM: number,
  wavelengthM: number,
  efficiencyFraction = 1,
): number {
  const turns = (Math.PI * diameterM) / wavelengthM;
  return efficiencyFraction * turns * turns;
}
