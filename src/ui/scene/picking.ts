// Which satellite or station is under the pointer? Everything is projected on the CPU; no readback.

/** What projecting to the screen needs, refreshed once per pick or frame. */
export interface View {
  /** Projection times view, column-major as in three. */
  readonly toClip: ArrayLike<number>;
  /** Camera place, scene units. */
  readonly camera: ArrayLike<number>;
  readonly widthPx: number;
  readonly heightPx: number;
  /** Radius of the ball that hides what is behind it, scene units. */
  readonly earthRadius: number;
}

/**
 * Writes x, y (CSS pixels from the top left) and depth (−1…1) to out[0…2]; false when the place is
 * behind the camera.
 */
export function projectInto(out: Float64Array, view: View, place: ArrayLike<number>): boolean {
  const { toClip: m } = view;
  const [x, y, z] = [place[0]!, place[1]!, place[2]!];
  const w = m[3]! * x + m[7]! * y + m[11]! * z + m[15]!;
  if (w <= 0) return false;
  out[0] = (((m[0]! * x + m[4]! * y + m[8]! * z + m[12]!) / w + 1) / 2) * view.widthPx;
  out[1] = ((1 - (m[1]! * x + m[5]! * y + m[9]! * z + m[13]!) / w) / 2) * view.heightPx;
  out[2] = (m[2]! * x + m[6]! * y + m[10]! * z + m[14]!) / w;
  return true;
}

/**
 * How far the line of sight from the camera to a place stays from the Earth, as a share of its
 * radius: negative where the Earth hides the place, 1 where it is nowhere near.
 */
export function limbClearance(view: View, place: ArrayLike<number>): number {
  const { camera, earthRadius } = view;
  const [cx, cy, cz] = [camera[0]!, camera[1]!, camera[2]!];
  const [dx, dy, dz] = [place[0]! - cx, place[1]! - cy, place[2]! - cz];
  const lengthSquared = dx * dx + dy * dy + dz * dz;
  const along = -(cx * dx + cy * dy + cz * dz) / lengthSquared;
  if (!(along > 0 && along < 1)) return 1;
  const [px, py, pz] = [cx + along * dx, cy + along * dy, cz + along * dz];
  return Math.min(Math.hypot(px, py, pz) / earthRadius - 1, 1);
}

/** Places by index; false where there is none. */
export type PlaceOf = (out: Float64Array, index: number) => boolean;

const place = new Float64Array(3);
const screen = new Float64Array(3);

/**
 * The index nearest to a point on screen within a radius, not behind the Earth; of two that are
 * equally near (within a pixel) the one nearer to the camera. -1 if there is none.
 */
export function pickNearest(
  view: View,
  count: number,
  placeOf: PlaceOf,
  at: { readonly xPx: number; readonly yPx: number; readonly radiusPx: number },
): number {
  let best = -1;
  let bestPx = at.radiusPx;
  let bestDepth = Infinity;
  for (let index = 0; index < count; index += 1) {
    if (!placeOf(place, index) || !projectInto(screen, view, place)) continue;
    const distancePx = Math.hypot(screen[0]! - at.xPx, screen[1]! - at.yPx);
    if (distancePx > Math.min(bestPx + 1, at.radiusPx)) continue;
    const isBetter = distancePx < bestPx - 1 || screen[2]! < bestDepth;
    if (!isBetter || limbClearance(view, place) < 0) continue;
    best = index;
    bestPx = Math.min(distancePx, bestPx);
    bestDepth = screen[2]!;
  }
  return best;
}
