// Which numbers do the lanes use again and again? Each stands twice in memory, ready to be loaded.
//
// A load is one instruction where a splat of an immediate is three.
import * as at from '../layout.ts';
import * as sc from '../sineCosine.ts';

export const one: usize = memory.data<f64>([1.0, 1.0], 16);
export const two: usize = memory.data<f64>([2.0, 2.0], 16);
export const wholeNumbers: usize = memory.data<f64>([sc.wholeNumbers, sc.wholeNumbers], 16);
export const oneBit: usize = memory.data<i64>([1, 1], 16);
export const twoBit: usize = memory.data<i64>([2, 2], 16);
export const half: usize = memory.data<f64>([0.5, 0.5], 16);
export const threeHalves: usize = memory.data<f64>([1.5, 1.5], 16);
export const over6: usize = memory.data<f64>([1.0 / 6.0, 1.0 / 6.0], 16);
export const over24: usize = memory.data<f64>([1.0 / 24.0, 1.0 / 24.0], 16);
export const over120: usize = memory.data<f64>([1.0 / 120.0, 1.0 / 120.0], 16);
export const over720: usize = memory.data<f64>([1.0 / 720.0, 1.0 / 720.0], 16);
export const over5040: usize = memory.data<f64>([1.0 / 5040.0, 1.0 / 5040.0], 16);
export const over40320: usize = memory.data<f64>([1.0 / 40320.0, 1.0 / 40320.0], 16);
export const over362880: usize = memory.data<f64>([1.0 / 362880.0, 1.0 / 362880.0], 16);
export const over3628800: usize = memory.data<f64>([1.0 / 3628800.0, 1.0 / 3628800.0], 16);
export const over39916800: usize = memory.data<f64>([1.0 / 39916800.0, 1.0 / 39916800.0], 16);
export const over479001600: usize = memory.data<f64>([1.0 / 479001600.0, 1.0 / 479001600.0], 16);
export const over6227020800: usize = memory.data<f64>([1.0 / 6227020800.0, 1.0 / 6227020800.0], 16);
export const over87178291200: usize = memory.data<f64>(
  [1.0 / 87178291200.0, 1.0 / 87178291200.0],
  16,
);
export const smallSquareMax: usize = memory.data<f64>(
  [at.smallAngleMax * at.smallAngleMax, at.smallAngleMax * at.smallAngleMax],
  16,
);
export const shiftSquareMax: usize = memory.data<f64>(
  [at.shiftMax * at.shiftMax, at.shiftMax * at.shiftMax],
  16,
);
export const shiftErrorMax: usize = memory.data<f64>([at.shiftErrorMax, at.shiftErrorMax], 16);
export const wideAngleSquareMax: usize = memory.data<f64>(
  [at.wideAngleMax * at.wideAngleMax, at.wideAngleMax * at.wideAngleMax],
  16,
);
export const wideSquareMax: usize = memory.data<f64>([at.wideSquareMax, at.wideSquareMax], 16);
export const narrowSquareMax: usize = memory.data<f64>(
  [at.narrowSquareMax, at.narrowSquareMax],
  16,
);
export const lastCorrectionMax: usize = memory.data<f64>(
  [at.lastCorrectionMax, at.lastCorrectionMax],
  16,
);
export const shortPeriodMax: usize = memory.data<f64>([at.shortPeriodMax, at.shortPeriodMax], 16);
export const radiusMin: usize = memory.data<f64>([1.0 + at.limitMargin, 1.0 + at.limitMargin], 16);
export const eccentricityMin: usize = memory.data<f64>(
  [at.limitMargin - 0.001, at.limitMargin - 0.001],
  16,
);
export const axisFractionMin: usize = memory.data<f64>(
  [at.axisFractionMin, at.axisFractionMin],
  16,
);
export const eccentricityFloor: usize = memory.data<f64>([1e-6, 1e-6], 16);
export const reducibleAngleMax: usize = memory.data<f64>(
  [at.reducibleAngleMax, at.reducibleAngleMax],
  16,
);
export const nodeDriftMax: usize = memory.data<f64>([at.nodeDriftMax, at.nodeDriftMax], 16);
export const msPerMin: usize = memory.data<f64>([60000.0, 60000.0], 16);
export const halfJ2: usize = memory.data<f64>([0.5 * 1.082616e-3, 0.5 * 1.082616e-3], 16);
export const earthRadiusKm: usize = memory.data<f64>([6378.135, 6378.135], 16);
export const sine1: usize = memory.data<f64>([sc.sine1, sc.sine1], 16);
export const sine2: usize = memory.data<f64>([sc.sine2, sc.sine2], 16);
export const sine3: usize = memory.data<f64>([sc.sine3, sc.sine3], 16);
export const sine4: usize = memory.data<f64>([sc.sine4, sc.sine4], 16);
export const sine5: usize = memory.data<f64>([sc.sine5, sc.sine5], 16);
export const sine6: usize = memory.data<f64>([sc.sine6, sc.sine6], 16);
export const cosine1: usize = memory.data<f64>([sc.cosine1, sc.cosine1], 16);
export const cosine2: usize = memory.data<f64>([sc.cosine2, sc.cosine2], 16);
export const cosine3: usize = memory.data<f64>([sc.cosine3, sc.cosine3], 16);
export const cosine4: usize = memory.data<f64>([sc.cosine4, sc.cosine4], 16);
export const cosine5: usize = memory.data<f64>([sc.cosine5, sc.cosine5], 16);
export const cosine6: usize = memory.data<f64>([sc.cosine6, sc.cosine6], 16);
export const quartersPerRad: usize = memory.data<f64>([sc.quartersPerRad, sc.quartersPerRad], 16);
export const quarterTurn1: usize = memory.data<f64>([sc.quarterTurn1, sc.quarterTurn1], 16);
export const quarterTurn2: usize = memory.data<f64>([sc.quarterTurn2, sc.quarterTurn2], 16);
export const quarterTurn3: usize = memory.data<f64>([sc.quarterTurn3, sc.quarterTurn3], 16);
// R·√(μ/R³) of WGS 72, km/s: what ../shortPeriod.ts computes, to the last bit.
export const speedUnitKmPerS: usize = memory.data<f64>([7.905370510517634, 7.905370510517634], 16);
