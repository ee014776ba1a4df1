// Where between two times is a function zero, and where is it greatest?

/** The margin (or any smooth quantity) at a time; called only between samples. */
export type ValueAt = (timeS: number) => number;

/** Writes a value and its slope (per second) at a time to out[0] and out[1]. */
export type SlopedInto = (out: Float64Array, timeS: number) => void;

const newtonSettledS = 1e-4; // what is left after a step so short is its square
const newtonMax = 60;
const valueAndSlope = new Float64Array(2);
const rootToleranceS = 1e-6;
const peakToleranceS = 1e-4;
const iterationMax = 80;

/**
 * The time in [lowS, highS] at which a function changes sign, to 1e-6 s, by inverse quadratic
 * interpolation kept safe by bisection (T. R. Chandrupatla, Advances in Engineering Software 28,
 * 1997). The values at the ends must differ in sign.
 */
export function refineRoot(
  valueAt: ValueAt,
  lowS: number,
  lowValue: number,
  highS: number,
  highValue: number,
): number {
  let a = highS;
  let fa = highValue;
  let b = lowS;
  let fb = lowValue;
  let t = fa / (fa - fb); // first guess: the straight line
  for (let iteration = 0; iteration < iterationMax; iteration += 1) {
    const x = a + t * (b - a);
    const fx = valueAt(x);
    const isBeyondRoot = fx > 0 === fa > 0; // on a's side of it
    const c = isBeyondRoot ? a : b;
    const fc = isBeyondRoot ? fa : fb;
    if (!isBeyondRoot) {
      b = a;
      fb = fa;
    }
    a = x;
    fa = fx;
    const limit = rootToleranceS / Math.abs(b - a);
    if (fa === 0 || limit >= 1) break;
    const xi = (a - b) / (c - b);
    const phi = (fa - fb) / (fc - fb);
    t = 0.5;
    if (phi * phi < xi && (1 - phi) * (1 - phi) < 1 - xi) {
      t = (fa / (fb - fa)) * (fc / (fb - fc));
      t += ((c - a) / (b - a)) * (fa / (fc - fa)) * (fb / (fc - fb));
    }
    t = Math.max(limit / 2, Math.min(1 - limit / 2, t));
  }
  return Math.abs(fa) < Math.abs(fb) ? a : b;
}

/**
 * The time in [lowS, highS] at which a function changes sign from that at the low end, by Newton's
 * rule kept safe by bisection, to about 1e-6 s; without a change of sign, an end.
 */
export function refineSlopedRoot(
  slopedInto: SlopedInto,
  [lowS, highS]: readonly [number, number],
  isLowPositive: boolean,
  guessS: number,
): number {
  let [low, high, at] = [lowS, highS, guessS];
  for (let iteration = 0; iteration < newtonMax && high - low > rootToleranceS; iteration += 1) {
    slopedInto(valueAndSlope, at);
    const value = valueAndSlope[0]!;
    if (value === 0) return at;
    if (value > 0 === isLowPositive) low = at;
    else high = at;
    const next = at - value / valueAndSlope[1]!;
    const isInside = next > low && next < high;
    if (isInside && Math.abs(next - at) < newtonSettledS) return next;
    at = isInside ? next : (low + high) / 2;
  }
  return at;
}

const golden = 0.3819660112501051; // (3 − √5)/2

/**
 * The time in [lowS, highS] at which a function is greatest, to 1e-4 s, by parabolic steps kept
 * safe by the golden section (R. P. Brent, Algorithms for Minimization without Derivatives, 1973,
 * ch. 5). Stops early at the first value above `enough`.
 */
export function refineMaximum(
  valueAt: ValueAt,
  lowS: number,
  highS: number,
  enough = Infinity,
): number {
  const x = lowS + golden * (highS - lowS);
  const fx = valueAt(x);
  return refineFrom(valueAt, [lowS, highS, enough], { x, fx, w: x, fw: fx, v: x, fv: fx });
}

/** Time and value at the best place known, at the next one, and at the one after. */
export interface KnownPlaces {
  x: number;
  fx: number;
  w: number;
  fw: number;
  v: number;
  fv: number;
}

/** The step to the top of the parabola through three places; NaN where it cannot be trusted. */
function parabolicStep(known: KnownPlaces, a: number, b: number, stepBefore: number): number {
  const { x, fx, w, fw, v, fv } = known;
  const r = (x - w) * (fx - fv);
  let q = (x - v) * (fx - fw);
  let p = (x - v) * q - (x - w) * r;
  q = 2 * (q - r);
  if (q > 0) p = -p;
  q = Math.abs(q);
  const isTrusted =
    Math.abs(p) < Math.abs((q * stepBefore) / 2) && p > q * (a - x) && p < q * (b - x);
  return isTrusted ? p / q : NaN;
}

/** Ranks a new place among the three that are known; true if it is the best. */
function rank(known: KnownPlaces, u: number, fu: number): boolean {
  const isBest = fu >= known.fx;
  if (isBest || fu >= known.fw || known.w === known.x) {
    known.v = known.w;
    known.fv = known.fw;
    known.w = isBest ? known.x : u;
    known.fw = isBest ? known.fx : fu;
  } else if (fu >= known.fv || known.v === known.x || known.v === known.w) {
    known.v = u;
    known.fv = fu;
  }
  if (isBest) {
    known.x = u;
    known.fx = fu;
  }
  return isBest;
}

/** Steps between lowS and highS until the place is known or a value is above `enough`. */
export function refineFrom(
  valueAt: ValueAt,
  [lowS, highS, enough]: readonly [number, number, number],
  known: KnownPlaces,
): number {
  let a = lowS;
  let b = highS;
  // Where three places are known the first step can be a parabola's.
  let step = known.v === known.w ? 0 : b - a;
  let stepBefore = step;
  for (let iteration = 0; iteration < iterationMax && known.fx <= enough; iteration += 1) {
    const { x } = known;
    const middle = (a + b) / 2;
    if (Math.abs(x - middle) <= 2 * peakToleranceS - (b - a) / 2) break;
    const parabolic = parabolicStep(known, a, b, stepBefore);
    const isParabolic = !Number.isNaN(parabolic);
    stepBefore = isParabolic ? step : (x < middle ? b : a) - x;
    step = isParabolic ? parabolic : golden * stepBefore;
    const u = Math.abs(step) >= peakToleranceS ? x + step : x + Math.sign(step) * peakToleranceS;
    const isBest = rank(known, u, valueAt(u));
    // The new place or the best one becomes an end; the better of the two stays the best.
    if (isBest === u < x) b = isBest ? x : u;
    else a = isBest ? x : u;
  }
  return known.x;
}
