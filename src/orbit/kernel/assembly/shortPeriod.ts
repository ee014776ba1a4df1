// ../shortPeriod.ts in two lanes: the plane of the orbit, then position and velocity in TEME.
//
// Two loops here, one there: measured, the columns between them cost lanes less than spilling.
import * as at from '../layout.ts';
import * as k from './fixed.ts';
import * as lane from './lanes.ts';
import { add, both, constant, div, fixed, mul, sub } from './lanes.ts';

/** Notes the lanes whose state is not good; returns the count of words noted so far. */
function noteRejected(isGood: v128, word: i32, rejectedCount: i32): i32 {
  let count = rejectedCount;
  for (let which = 0; which < 2; which += 1) {
    const isLaneGood = which === 0 ? i64x2.extract_lane(isGood, 0) : i64x2.extract_lane(isGood, 1);
    if (isLaneGood !== 0) continue;
    store<i32>(lane.rejectedPlace + ((<usize>count) << 2), word + which * 64);
    count += 1;
  }
  return count;
}

export function fillPlane(row: usize, stepCount: i32, word: i32, rejectedBefore: i32): i32 {
  let rejectedCount = rejectedBefore;
  const radiusJ2 = constant(row, at.radiusJ2Column);
  const inclinationJ2 = constant(row, at.inclinationJ2Column);
  const latitudeJ2 = constant(row, at.latitudeJ2Column);
  for (let step = 0; step < stepCount; step += 1) {
    const place = (<usize>step) << 4;
    const x = lane.load(lane.eccentricityXPlace + place);
    const y = lane.load(lane.eccentricityYPlace + place);
    const root = lane.load(lane.axisRootPlace + place);
    const se = lane.load(lane.sineEPlace + place);
    const ce = lane.load(lane.cosineEPlace + place);
    const es = lane.load(lane.eSinePlace + place);
    const inverse = lane.load(lane.inverseRadiusPlace + place);
    const rest = sub(fixed(k.one), add(mul(x, x), mul(y, y)));
    const beta = f64x2.sqrt(rest);
    const axis = mul(root, root);
    const parameter = mul(axis, rest);
    const beta1 = add(fixed(k.one), beta);
    const shared = div(fixed(k.one), mul(parameter, beta1));
    const inverseParameter = mul(shared, beta1);
    const lean = mul(es, mul(shared, parameter));
    const inverseAxis = mul(inverseParameter, rest);
    const inverseRoot = mul(inverseAxis, root);
    const sine = mul(inverse, sub(sub(se, y), mul(x, lean)));
    const cosine = mul(inverse, add(sub(ce, x), mul(y, lean)));
    const sine2 = mul(mul(fixed(k.two), sine), cosine);
    const cosine2 = sub(fixed(k.one), mul(mul(fixed(k.two), sine), sine));
    const j1 = mul(fixed(k.halfJ2), inverseParameter);
    const j2 = mul(j1, inverseParameter);
    const smooth = mul(axis, sub(fixed(k.one), add(mul(x, ce), mul(y, se))));
    const squeeze = sub(fixed(k.one), mul(mul(radiusJ2, j2), beta));
    const wave = mul(mul(fixed(k.half), mul(inclinationJ2, j1)), cosine2);
    const r = add(mul(smooth, squeeze), wave);
    const pace = mul(inverse, inverseRoot);
    const paceJ2 = mul(mul(inverseRoot, inverseAxis), j1);
    const isAloft = f64x2.ge(r, fixed(k.radiusMin));
    const isGood = v128.and(isAloft, f64x2.le(j2, fixed(k.shortPeriodMax)));
    if (!i64x2.all_true(isGood)) rejectedCount = noteRejected(isGood, word + step, rejectedCount);
    const sineJ2 = mul(j2, sine2);
    const a = mul(latitudeJ2, sineJ2);
    const z = mul(a, a);
    const sa = mul(a, sub(fixed(k.one), mul(z, fixed(k.over6))));
    const ca = sub(fixed(k.one), mul(fixed(k.half), z));
    const slow = mul(mul(paceJ2, inclinationJ2), sine2);
    const fast = mul(paceJ2, add(mul(inclinationJ2, cosine2), radiusJ2));
    lane.store(lane.radiusPlace + place, r);
    lane.store(lane.radialSpeedPlace + place, sub(mul(es, pace), slow));
    lane.store(lane.crossSpeedPlace + place, add(mul(beta, pace), fast));
    lane.store(lane.sineLatitudePlace + place, lane.turnSine(sine, cosine, sa, ca));
    lane.store(lane.cosineLatitudePlace + place, lane.turnCosine(sine, cosine, sa, ca));
    lane.store(lane.tiltSinePlace + place, sineJ2);
    lane.store(lane.tiltCosinePlace + place, mul(j2, cosine2));
  }
  return rejectedCount;
}

/** Writes x, y, z of the first lane to `place0`, of the second to `place1`. */
function storeVector(place0: usize, place1: usize, x: v128, y: v128, z: v128): void {
  v128.store(place0, v128.shuffle<f64>(x, y, 0, 2));
  v128.store64_lane(place0, z, 0, 16);
  v128.store(place1, v128.shuffle<f64>(x, y, 1, 3));
  v128.store64_lane(place1, z, 1, 16);
}

/** States of the pair at the block's steps: its lanes' first ones to `out0` and `out1`. */
export function storeStates(row: usize, out0: usize, out1: usize): void {
  const stepMinutes = load<f64>(lane.stepMinutesPlace);
  const firstStep = load<i32>(lane.firstStepPlace);
  const stepCount = load<i32>(lane.stepCountPlace);
  const stride = <usize>load<i32>(lane.stridePlace);
  const velocityShift = <usize>load<i32>(lane.velocityShiftPlace);
  const nodeRate = constant(row, at.nodeRateColumn);
  const nodeDrag = constant(row, at.nodeDragColumn);
  const cosineI0 = constant(row, at.cosineInclinationColumn);
  const sineI0 = constant(row, at.sineInclinationColumn);
  const nodeTilt = mul(fixed(k.threeHalves), cosineI0);
  const inclinationTilt = mul(nodeTilt, sineI0);
  const reach = lane.load(lane.clockPlace + lane.laneBytes);
  const centre2 = mul(fixed(k.two), add(lane.load(lane.clockPlace), reach));
  const sineNode0 = lane.load(lane.seedPlace + 10 * lane.laneBytes);
  const cosineNode0 = lane.load(lane.seedPlace + 11 * lane.laneBytes);
  let place0 = out0;
  let place1 = out1;
  for (let step = 0; step < stepCount; step += 1) {
    const place = (<usize>step) << 4;
    const u = sub(both(<f64>(firstStep + step) * stepMinutes), reach);
    const drift = mul(u, add(nodeRate, mul(nodeDrag, add(centre2, u))));
    const node = add(drift, mul(nodeTilt, lane.load(lane.tiltSinePlace + place)));
    const zn = mul(node, node);
    const sn = lane.shortSine(node, zn);
    const cn = lane.shortCosine(zn);
    const sineNode = lane.turnSine(sineNode0, cosineNode0, sn, cn);
    const cosineNode = lane.turnCosine(sineNode0, cosineNode0, sn, cn);
    const tilt = mul(inclinationTilt, lane.load(lane.tiltCosinePlace + place));
    const zi = mul(tilt, tilt);
    const si = mul(tilt, sub(fixed(k.one), mul(zi, fixed(k.over6))));
    const ci = sub(fixed(k.one), mul(fixed(k.half), zi));
    const sineI = lane.turnSine(sineI0, cosineI0, si, ci);
    const cosineI = lane.turnCosine(sineI0, cosineI0, si, ci);
    const sineU = lane.load(lane.sineLatitudePlace + place);
    const cosineU = lane.load(lane.cosineLatitudePlace + place);
    const px = mul(f64x2.neg(sineNode), cosineI);
    const py = mul(cosineNode, cosineI);
    const ux = add(mul(px, sineU), mul(cosineNode, cosineU));
    const uy = add(mul(py, sineU), mul(sineNode, cosineU));
    const uz = mul(sineI, sineU);
    const r = mul(lane.load(lane.radiusPlace + place), fixed(k.earthRadiusKm));
    const v = mul(lane.load(lane.radialSpeedPlace + place), fixed(k.speedUnitKmPerS));
    const w = mul(lane.load(lane.crossSpeedPlace + place), fixed(k.speedUnitKmPerS));
    storeVector(place0, place1, mul(r, ux), mul(r, uy), mul(r, uz));
    const wx = sub(mul(px, cosineU), mul(cosineNode, sineU));
    const wy = sub(mul(py, cosineU), mul(sineNode, sineU));
    storeVector(
      place0 + velocityShift,
      place1 + velocityShift,
      add(mul(v, ux), mul(w, wx)),
      add(mul(v, uy), mul(w, wy)),
      add(mul(v, uz), mul(w, mul(sineI, cosineU))),
    );
    place0 += stride;
    place1 += stride;
  }
}
