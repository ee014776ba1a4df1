// The first stages of ../nearEarth.ts in two lanes: seeds, secular drag and long periods.
import * as at from '../layout.ts';
import * as k from './fixed.ts';
import * as lane from './lanes.ts';
import { add, both, constant, fixed, load, mul, nanUnless, store, sub } from './lanes.ts';

/** t²·(l2 + t·(l3 + t·(l4 + t·l5))): the drag of longitude. */
function dragLongitude(row: usize, t: v128): v128 {
  const l4 = add(
    constant(row, at.longitudeDrag4Column),
    mul(t, constant(row, at.longitudeDrag5Column)),
  );
  const l3 = add(constant(row, at.longitudeDrag3Column), mul(t, l4));
  const l2 = add(constant(row, at.longitudeDrag2Column), mul(t, l3));
  return mul(mul(t, t), l2);
}

export function seedBlock(row: usize, first: v128, stepMinutes: f64, blockSteps: i32): void {
  const reach = both(0.5 * <f64>(blockSteps - 1) * stepMinutes);
  const centre = add(first, reach);
  const anomalyRate = constant(row, at.meanAnomalyRateColumn);
  const perigee0 = constant(row, at.perigeeColumn);
  const perigeeRate = constant(row, at.perigeeRateColumn);
  const square = mul(centre, centre);
  const longitude = dragLongitude(row, centre);
  const anomaly = add(constant(row, at.meanAnomalyColumn), mul(anomalyRate, first));
  const perigee = add(perigee0, mul(perigeeRate, first));
  const perigeeDrag = constant(row, at.perigeeDragColumn);
  const nodeDrag = constant(row, at.nodeDragColumn);
  const nodeRate = constant(row, at.nodeRateColumn);
  const node = add(add(constant(row, at.nodeColumn), mul(nodeRate, centre)), mul(nodeDrag, square));
  const bend = mul(fixed(k.two), f64x2.abs(mul(nodeDrag, centre)));
  const drift = mul(add(f64x2.abs(nodeRate), bend), f64x2.abs(reach));
  const isCalm = v128.and(
    f64x2.lt(drift, fixed(k.nodeDriftMax)),
    f64x2.le(f64x2.abs(node), fixed(k.reducibleAngleMax)),
  );
  const seed = lane.seedPlace;
  const latitude = add(add(anomaly, perigee), longitude);
  lane.sineCosineInto(seed, anomaly);
  lane.sineCosineInto(seed + 2 * lane.laneBytes, nanUnless(isCalm, latitude));
  const perigeeCentre = sub(add(perigee0, mul(perigeeRate, centre)), mul(perigeeDrag, centre));
  lane.sineCosineInto(seed + 8 * lane.laneBytes, perigeeCentre);
  lane.sineCosineInto(seed + 10 * lane.laneBytes, node);
  if (blockSteps > 1) {
    const step = both(stepMinutes);
    lane.sineCosineInto(seed + 4 * lane.laneBytes, mul(anomalyRate, step));
    lane.sineCosineInto(seed + 6 * lane.laneBytes, mul(add(anomalyRate, perigeeRate), step));
  }
  store(lane.clockPlace, first);
  store(lane.clockPlace + lane.laneBytes, reach);
  store(lane.clockPlace + 2 * lane.laneBytes, longitude);
}

export function advanceSeeds(stepCount: i32): void {
  for (let step = 0; step < stepCount; step += 1) {
    for (let phase: usize = 0; phase < 4; phase += 2) {
      const place = lane.seedPlace + phase * lane.laneBytes;
      const sine = load(place);
      const cosine = load(place + lane.laneBytes);
      const sineStep = load(place + 4 * lane.laneBytes);
      const cosineStep = load(place + 5 * lane.laneBytes);
      store(place, lane.turnSine(sine, cosine, sineStep, cosineStep));
      store(place + lane.laneBytes, lane.turnCosine(sine, cosine, sineStep, cosineStep));
    }
  }
}

/** 1 − t·(d1 + t·(d2 + t·(d3 + t·d4))): what drag leaves of the axis' root. */
function axisFractionAt(row: usize, t: v128): v128 {
  const d3 = add(constant(row, at.axisDrag3Column), mul(t, constant(row, at.axisDrag4Column)));
  const d2 = add(constant(row, at.axisDrag2Column), mul(t, d3));
  const d1 = add(constant(row, at.axisDrag1Column), mul(t, d2));
  return sub(fixed(k.one), mul(t, d1));
}

export function fillSecular(row: usize, stepMinutes: f64, firstStep: i32, stepCount: i32): void {
  const firstMinutes = load(lane.clockPlace);
  const reach = load(lane.clockPlace + lane.laneBytes);
  const dragLongitude0 = load(lane.clockPlace + 2 * lane.laneBytes);
  const perigeeDrag = constant(row, at.perigeeDragColumn);
  const perigeeTurn = sub(constant(row, at.perigeeRateColumn), perigeeDrag);
  const sineStep = load(lane.seedPlace + 4 * lane.laneBytes);
  const cosineStep = load(lane.seedPlace + 5 * lane.laneBytes);
  const sinePerigee = load(lane.seedPlace + 8 * lane.laneBytes);
  const cosinePerigee = load(lane.seedPlace + 9 * lane.laneBytes);
  let sine = load(lane.seedPlace);
  let cosine = load(lane.seedPlace + lane.laneBytes);
  for (let step = 0; step < stepCount; step += 1) {
    const place = (<usize>step) << 4;
    const elapsed = both(<f64>(firstStep + step) * stepMinutes);
    const t = add(firstMinutes, elapsed);
    const bulge = add(fixed(k.one), mul(constant(row, at.etaColumn), cosine));
    const change = sub(mul(mul(bulge, bulge), bulge), constant(row, at.anomalyDragEpochColumn));
    const wave = mul(constant(row, at.anomalyDragColumn), change);
    const a = add(mul(perigeeDrag, t), wave);
    const za = mul(a, a);
    const sineMean = lane.turnSine(sine, cosine, lane.shortSine(a, za), lane.shortCosine(za));
    const swing = sub(sineMean, constant(row, at.sineAnomalyEpochColumn));
    const drag = mul(constant(row, at.eccentricityDragColumn), t);
    const loss = add(drag, mul(constant(row, at.eccentricityWaveColumn), swing));
    const e = sub(constant(row, at.eccentricityColumn), loss);
    const axisFraction = axisFractionAt(row, t);
    const p = sub(mul(perigeeTurn, sub(elapsed, reach)), wave);
    const zp = mul(p, p);
    const sp = lane.shortSine(p, zp);
    const cp = lane.shortCosine(zp);
    const zMax = f64x2.max(za, zp);
    const loss6 = mul(e, mul(mul(zMax, zMax), zMax));
    const isExact = f64x2.le(loss6, fixed(k.shiftErrorMax));
    const isSmall = v128.and(isExact, f64x2.le(zMax, fixed(k.shiftSquareMax)));
    const isRound = f64x2.ge(e, fixed(k.eccentricityMin));
    const isAloft = f64x2.ge(axisFraction, fixed(k.axisFractionMin));
    const isGood = v128.and(v128.and(isSmall, isRound), isAloft);
    const root = mul(constant(row, at.axisRootColumn), axisFraction);
    const eGood = nanUnless(isGood, f64x2.max(e, fixed(k.eccentricityFloor)));
    const rest = sub(fixed(k.one), mul(eGood, eGood));
    const inverse = lane.div(fixed(k.one), mul(mul(root, root), rest));
    const x = mul(eGood, lane.turnCosine(sinePerigee, cosinePerigee, sp, cp));
    const y = mul(eGood, lane.turnSine(sinePerigee, cosinePerigee, sp, cp));
    const shift = sub(dragLongitude(row, t), dragLongitude0);
    const more = mul(mul(inverse, constant(row, at.longPeriodLColumn)), x);
    store(lane.axisRootPlace + place, root);
    store(lane.eccentricityXPlace + place, x);
    store(
      lane.eccentricityYPlace + place,
      add(y, mul(inverse, constant(row, at.longPeriodYColumn))),
    );
    store(lane.latitudeShiftPlace + place, add(shift, more));
    const turned = lane.turnSine(sine, cosine, sineStep, cosineStep);
    cosine = lane.turnCosine(sine, cosine, sineStep, cosineStep);
    sine = turned;
  }
}
