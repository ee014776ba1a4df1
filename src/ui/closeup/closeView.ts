// From which side and how near is the close-up looked at? A parallel projection of metres.

/** Angles of the look and the metres from the middle to the nearer edge. */
export interface CloseView {
  /** Turned about the radial axis, rad. */
  readonly yawRad: number;
  /** Seen from above, rad. */
  readonly pitchRad: number;
  readonly halfSpanM: number;
}

export const halfSpanMinM = 100;
export const halfSpanMaxM = 2000;

/** Straight along the orbit's normal, where a flat cluster shows its lattice. */
export const firstView: CloseView = { yawRad: 0, pitchRad: 0, halfSpanM: 450 };

const clamp = (value: number, low: number, high: number): number =>
  Math.min(Math.max(value, low), high);

/** The view after turning; it never looks from beyond the poles. */
export function turned(view: CloseView, yawRad: number, pitchRad: number): CloseView {
  const limit = Math.PI / 2;
  return {
    ...view,
    yawRad: view.yawRad + yawRad,
    pitchRad: clamp(view.pitchRad + pitchRad, -limit, limit),
  };
}

export function zoomed(view: CloseView, factor: number): CloseView {
  return { ...view, halfSpanM: clamp(view.halfSpanM * factor, halfSpanMinM, halfSpanMaxM) };
}

/** Size of the drawing, CSS pixels. */
export interface Sheet {
  readonly widthPx: number;
  readonly heightPx: number;
}

export const pxPerM = ({ halfSpanM }: CloseView, { widthPx, heightPx }: Sheet): number =>
  Math.min(widthPx, heightPx) / 2 / halfSpanM;

/**
 * Writes where a place (radial, in-track, cross-track; m) is on the sheet, px, and how far in
 * front of the middle, m. Untouched, the flight goes to the right and away from the Earth is up.
 */
export function projectInto(
  out: Float64Array,
  place: readonly [radialM: number, inTrackM: number, crossTrackM: number],
  view: CloseView,
  sheet: Sheet,
): void {
  const [radial, inTrack, crossTrack] = place;
  const [cy, sy] = [Math.cos(view.yawRad), Math.sin(view.yawRad)];
  const [cp, sp] = [Math.cos(view.pitchRad), Math.sin(view.pitchRad)];
  // Seen from the side of −cross-track, the flight goes to the right.
  const right = inTrack * cy + crossTrack * sy;
  const depth = inTrack * sy - crossTrack * cy;
  const scale = pxPerM(view, sheet);
  out[0] = sheet.widthPx / 2 + right * scale;
  out[1] = sheet.heightPx / 2 - (radial * cp - depth * sp) * scale;
  out[2] = depth * cp + radial * sp;
}

/** The longest of 1, 2, 5, 10, … m that takes at most a number of pixels. */
export function scaleBarM(view: CloseView, sheet: Sheet, widthMaxPx: number): number {
  const most = widthMaxPx / pxPerM(view, sheet);
  const decade = 10 ** Math.floor(Math.log10(most));
  return [5, 2, 1].map((step) => step * decade).find((length) => length <= most) ?? decade;
}

/** What a satellite is called among its fellows: its last number, else its name. */
export const shortName = (name: string): string => /(\d+)\D*$/.exec(name)?.[1] ?? name;
