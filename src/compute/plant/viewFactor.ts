// What share of the heat that leaves one face of a plate would meet the Earth?
import { atan2 } from '../../orbit/index.ts';

/**
 * View factor, 0…1, from one face of a small flat plate to the Earth as a sphere.
 *
 * `tiltCos` is the cosine of the angle between the face's normal and nadir (1: faces the Earth,
 * 0: edge-on, −1: faces away); `radiusRatio` is the plate's distance from the Earth's centre over
 * the Earth's radius, at least 1. Exact where the horizon cuts the plate's plane too. NaN for NaN.
 *
 * Source: the plate–sphere configuration of Naraghi and Chung 1982, J. Heat Transfer 104(4)
 * 686–692, written with half-plane arctangents so that it is smooth up to both borders:
 * w = √(1 − H² cos²γ), x = √(H² − 1), F = [cosγ · atan2(w, −x cosγ) − x w]/(π H²) + atan2(w, x)/π.
 */
export function earthViewFactor(tiltCos: number, radiusRatio: number): number {
  const inverseSquare = 1 / (radiusRatio * radiusRatio);
  const scaled = tiltCos * radiusRatio;
  if (scaled >= 1) return tiltCos * inverseSquare;
  if (scaled <= -1) return 0;
  const x = Math.sqrt(radiusRatio * radiusRatio - 1);
  const w = Math.sqrt((1 - scaled) * (1 + scaled));
  const cut = (tiltCos * atan2(w, -x * tiltCos) - x * w) * inverseSquare;
  return Math.max(0, (cut + atan2(w, x)) / Math.PI);
}
