// What share of the heat that leaves the faces of a plate would meet the Earth?
import { atan } from '../../orbit/index.ts';

/**
 * View factor, 0…1, from one face of a small flat plate to the Earth as a sphere.
 *
 * `tiltCos` is the cosine of the angle between the face's normal and nadir (1: faces the Earth,
 * 0: edge-on, −1: faces away); `radiusRatio` is the plate's distance from the Earth's centre over
 * the Earth's radius, at least 1. Exact also where the plate's plane cuts the Earth. NaN for NaN.
 *
 * Source: the plate–sphere configuration (Naraghi and Chung 1982, J. Heat Transfer 104(4) 686–692),
 * rewritten with w = √(1 − H² cos²γ), x = √(H² − 1) so that it stays smooth at both borders:
 * F = [cosγ (π/2 + atan(x cosγ / w)) − x w]/(π H²) + atan(w/x)/π.
 */
export function earthViewFactor(tiltCos: number, radiusRatio: number): number {
  const scaled = tiltCos * radiusRatio;
  if (scaled >= 1) return tiltCos / (radiusRatio * radiusRatio);
  if (scaled <= -1) return 0;
  // The odd part in cosγ: half of what the plate would see if its plane did not cut the Earth.
  const odd = (0.5 * tiltCos) / (radiusRatio * radiusRatio);
  return Math.max(0, odd + cutPart(tiltCos, radiusRatio) / Math.PI);
}

/**
 * Sum of the view factors of both faces, at the cost of one: what a two-sided panel, whose faces
 * are alike, sees of the Earth. Arguments as for one face.
 */
export function earthViewFactorOfBothFaces(tiltCos: number, radiusRatio: number): number {
  if (Math.abs(tiltCos * radiusRatio) >= 1) {
    return Math.abs(tiltCos) / (radiusRatio * radiusRatio);
  }
  return (2 / Math.PI) * cutPart(tiltCos, radiusRatio);
}

/** [cosγ atan(x cosγ / w) − x w]/H² + atan(w/x): π times the mean over both faces. */
function cutPart(tiltCos: number, radiusRatio: number): number {
  const scaled = tiltCos * radiusRatio;
  const x = Math.sqrt(radiusRatio * radiusRatio - 1);
  const w = Math.sqrt((1 - scaled) * (1 + scaled));
  // Edge-on, as most designs fly, has one arc less.
  const turn = scaled === 0 ? 0 : tiltCos * atan((x * tiltCos) / w);
  const part = turn - x * w;
  return part / (radiusRatio * radiusRatio) + atan(w / x);
}
