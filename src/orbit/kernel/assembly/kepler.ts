// ../kepler.ts in two lanes: Kepler's equation by two or three steps.
import * as at from '../layout.ts';
import * as k from './fixed.ts';
import * as lane from './lanes.ts';
import { add, both, div, fixed, load, mul, nanUnless, store, sub } from './lanes.ts';

/** Halley's step: g·f/(f² + g·e·sin/2). */
function halley(g: v128, f: v128, es: v128): v128 {
  return div(mul(g, f), add(mul(f, f), mul(mul(fixed(k.half), g), es)));
}

/** Newton's last step from a well-solved equation, and what follows from it for the stages. */
function finish(place: usize, s: v128, c: v128, a: v128, isGood: v128): void {
  const x = load(lane.eccentricityXPlace + place);
  const y = load(lane.eccentricityYPlace + place);
  const es = sub(mul(x, s), mul(y, c));
  const ec = add(mul(x, c), mul(y, s));
  const w = div(fixed(k.one), sub(fixed(k.one), ec));
  const d = mul(sub(add(load(lane.latitudeShiftPlace + place), es), a), w);
  const h = mul(mul(fixed(k.half), d), d);
  const isSolved = f64x2.le(f64x2.abs(d), fixed(k.lastCorrectionMax));
  const q = mul(add(mul(d, es), mul(h, ec)), w);
  store(lane.sineEPlace + place, sub(add(s, mul(d, c)), mul(h, s)));
  store(lane.cosineEPlace + place, sub(sub(c, mul(d, s)), mul(h, c)));
  store(lane.eSinePlace + place, sub(add(es, mul(d, ec)), mul(h, es)));
  const inverse = mul(w, add(sub(fixed(k.one), q), mul(q, q)));
  store(lane.inverseRadiusPlace + place, nanUnless(v128.and(isGood, isSolved), inverse));
}

export function solveNarrow(stepCount: i32): void {
  const sineStep = load(lane.seedPlace + 6 * lane.laneBytes);
  const cosineStep = load(lane.seedPlace + 7 * lane.laneBytes);
  let sine = load(lane.seedPlace + 2 * lane.laneBytes);
  let cosine = load(lane.seedPlace + 3 * lane.laneBytes);
  for (let step = 0; step < stepCount; step += 1) {
    const place = (<usize>step) << 4;
    const x = load(lane.eccentricityXPlace + place);
    const y = load(lane.eccentricityYPlace + place);
    const es = sub(mul(x, sine), mul(y, cosine));
    const f = sub(fixed(k.one), add(mul(x, cosine), mul(y, sine)));
    const g = add(load(lane.latitudeShiftPlace + place), es);
    const a = halley(g, f, es);
    const z = mul(a, a);
    const sa = lane.smallSine(a, z);
    const ca = lane.smallCosine(z);
    const isNarrow = f64x2.le(add(mul(x, x), mul(y, y)), fixed(k.narrowSquareMax));
    const isSmall = f64x2.le(z, fixed(k.smallSquareMax));
    const s1 = lane.turnSine(sine, cosine, sa, ca);
    const c1 = lane.turnCosine(sine, cosine, sa, ca);
    finish(place, s1, c1, a, v128.and(isNarrow, isSmall));
    const turned = lane.turnSine(sine, cosine, sineStep, cosineStep);
    cosine = lane.turnCosine(sine, cosine, sineStep, cosineStep);
    sine = turned;
  }
}

function wideSine(a: v128, z: v128): v128 {
  let tail = sub(fixed(k.over39916800), mul(z, fixed(k.over6227020800)));
  tail = sub(fixed(k.over362880), mul(z, tail));
  tail = sub(fixed(k.over5040), mul(z, tail));
  tail = sub(fixed(k.over120), mul(z, tail));
  tail = sub(fixed(k.over6), mul(z, tail));
  return mul(a, sub(fixed(k.one), mul(z, tail)));
}

function wideCosine(z: v128): v128 {
  let tail = sub(fixed(k.over479001600), mul(z, fixed(k.over87178291200)));
  tail = sub(fixed(k.over3628800), mul(z, tail));
  tail = sub(fixed(k.over40320), mul(z, tail));
  tail = sub(fixed(k.over720), mul(z, tail));
  tail = sub(fixed(k.over24), mul(z, tail));
  tail = sub(fixed(k.half), mul(z, tail));
  return sub(fixed(k.one), mul(z, tail));
}

export function solveWide(stepCount: i32): void {
  const sineStep = load(lane.seedPlace + 6 * lane.laneBytes);
  const cosineStep = load(lane.seedPlace + 7 * lane.laneBytes);
  let sine = load(lane.seedPlace + 2 * lane.laneBytes);
  let cosine = load(lane.seedPlace + 3 * lane.laneBytes);
  for (let step = 0; step < stepCount; step += 1) {
    const place = (<usize>step) << 4;
    const x = load(lane.eccentricityXPlace + place);
    const y = load(lane.eccentricityYPlace + place);
    const shift = load(lane.latitudeShiftPlace + place);
    const es0 = sub(mul(x, sine), mul(y, cosine));
    const f0 = sub(fixed(k.one), add(mul(x, cosine), mul(y, sine)));
    const a0 = halley(add(shift, es0), f0, es0);
    const z0 = mul(a0, a0);
    const sa0 = wideSine(a0, z0);
    const ca0 = wideCosine(z0);
    const s1 = lane.turnSine(sine, cosine, sa0, ca0);
    const c1 = lane.turnCosine(sine, cosine, sa0, ca0);
    const es1 = sub(mul(x, s1), mul(y, c1));
    const f1 = sub(fixed(k.one), add(mul(x, c1), mul(y, s1)));
    const a1 = halley(sub(add(shift, es1), a0), f1, es1);
    const z1 = mul(a1, a1);
    const sa1 = lane.smallSine(a1, z1);
    const ca1 = lane.wideTailCosine(z1);
    const isWide = f64x2.le(add(mul(x, x), mul(y, y)), fixed(k.wideSquareMax));
    const isNear = f64x2.le(z0, fixed(k.wideAngleSquareMax));
    const isSmall = f64x2.le(z1, fixed(k.smallSquareMax));
    const isGood = v128.and(v128.and(isWide, isNear), isSmall);
    const s2 = lane.turnSine(s1, c1, sa1, ca1);
    const c2 = lane.turnCosine(s1, c1, sa1, ca1);
    finish(place, s2, c2, add(a0, a1), isGood);
    const turned = lane.turnSine(sine, cosine, sineStep, cosineStep);
    cosine = lane.turnCosine(sine, cosine, sineStep, cosineStep);
    sine = turned;
  }
}
