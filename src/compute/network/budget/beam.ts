// How much of a laser beam does the other end's aperture take in, near or far, well aimed or not?

import { exp } from '../../../orbit/index.ts';

/**
 * 1/e² half-angle (rad) of the Gaussian beam whose gain 8/w² is that of a full aperture, (πD/λ)²:
 * its waist is the aperture's radius over √2.
 */
export function diffractionHalfAngleRad(apertureM: number, wavelengthM: number): number {
  return (2 * Math.SQRT2 * wavelengthM) / (Math.PI * apertureM);
}

/**
 * The range L (km) up to which most of a beam stays within the other aperture: √2 a/w, which is
 * πa²/λ for two apertures of radius a at the diffraction limit (Suncatcher's confocal length).
 */
export function confocalKm(receiverApertureM: number, beamHalfAngleRad: number): number {
  return (Math.SQRT2 * receiverApertureM) / 2 / beamHalfAngleRad / 1000;
}

/**
 * Share of the light that the other aperture takes in: 1 − exp(−(L/d)²), that of a Gaussian beam
 * within a circle. Far away it is (L/d)² = Gt Gr (λ/4πd)², near it never exceeds 1. Within 0.9 %
 * of the most that diffraction between two circular apertures allows at any range (the largest
 * eigenvalue of Slepian's generalised prolate functions, Bell Syst. Tech. J. 43, 1964).
 */
export function captureFraction(rangeKm: number, confocalRangeKm: number): number {
  const ratio = confocalRangeKm / rangeKm;
  const square = ratio * ratio;
  // Beyond some thousand L the difference from one would be lost in rounding.
  return square < 1e-6 ? square * (1 - square / 2) : 1 - exp(-square);
}

/** How a beam is aimed; both errors are per axis, in rad. */
export interface Aim {
  readonly jitterRad: number;
  readonly pointingBiasRad: number;
}

/**
 * Mean of exp(−2θ²/w²) over aiming errors that are normal on two axes with standard deviation σ
 * about an offset b: w²/(w² + 4σ²) · exp(−2b²/(w² + 4σ²)), exact. `halfAngleSquare` is w², seen
 * from the transmitter; near by it holds the beam's own width, so that aim stops to matter.
 */
export function aimFraction(aim: Aim, halfAngleSquare: number): number {
  const { jitterRad, pointingBiasRad } = aim;
  const spread = halfAngleSquare + 4 * jitterRad * jitterRad;
  const offset = pointingBiasRad === 0 ? 1 : exp((-2 * pointingBiasRad * pointingBiasRad) / spread);
  // An endless w: the beam begins at the other aperture.
  return spread === Infinity ? 1 : (halfAngleSquare / spread) * offset;
}
