import { describe, expect, test } from 'vitest';
import { fc } from '../chance.ts';
import { earthMuKm3PerS2 } from '../../src/orbit/constants.ts';
import {
  hillDriftKmPerS,
  hillStateInto,
  matchEnergy,
  ricRateRadPerS,
  ricToTemeInto,
  temeToRicInto,
} from '../../src/orbit/formation.ts';
import { driftStopDeltaVMPerS, formationDrift } from '../../src/orbit/formationDrift.ts';
import { j2EnergyKm2PerS2, J2Integrator } from '../../src/orbit/j2Motion.ts';
import { findKeepOutAlarms } from '../../src/orbit/keepOut.ts';
import { meanMotionRadPerS } from '../../src/orbit/patterns.ts';
import { propagateTwoBodyInto } from '../../src/orbit/twoBody.ts';
import { circular, deg, finish } from './orbits.ts';

const radiusKm = 7028.137;
const motion = meanMotionRadPerS(radiusKm);
const periodS = (2 * Math.PI) / motion;

function chiefState(phaseRad = 0.3): Float64Array {
  const out = new Float64Array(6);
  circular({ radiusKm, inclinationRad: 98 * deg, nodeRad: 1, phaseRad })(out, 0);
  return out;
}

const small = fc.double({ min: -1, max: 1, noNaN: true });
const relativeState = fc
  .array(small, { minLength: 6, maxLength: 6 })
  .map((v) => v.map((x, c) => (c < 3 ? x : x * 1e-3)));

describe('the turning frame of a chief', () => {
  test('there and back is nothing', () => {
    fc.assert(
      fc.property(relativeState, (relative) => {
        const states = new Float64Array(9);
        const back = new Float64Array(6);
        ricToTemeInto(states, 3, chiefState(), relative);
        temeToRicInto(back, chiefState(), states, 3);
        for (let c = 0; c < 6; c += 1) {
          expect(Math.abs(back[c]! - relative[c]!)).toBeLessThan(c < 3 ? 5e-12 : 1e-14);
        }
      }),
    );
  });

  test('a satellite ahead on the same circle stands still in it', () => {
    const [chief, ahead] = [chiefState(0), chiefState(1e-4)];
    const relative = new Float64Array(6);
    temeToRicInto(relative, chief, ahead, 0);
    expect(relative[1]).toBeCloseTo(radiusKm * 1e-4, 6);
    expect(Math.hypot(relative[3]!, relative[4]!, relative[5]!)).toBeLessThan(1e-9);
    expect(ricRateRadPerS(chief)).toBeCloseTo(motion, 15);
  });
});

describe('Hill’s equations', () => {
  test('agree with two ellipses about a point mass, to the square of the distance', () => {
    const relative = [0.1, -0.2, 0.15, 1e-4, -2 * motion * 0.1, 5e-5];
    const [chief, own] = [chiefState(), new Float64Array(6)];
    ricToTemeInto(own, 0, chief, relative);
    const [chiefLater, ownLater] = [new Float64Array(6), new Float64Array(6)];
    const [exact, hill] = [new Float64Array(6), new Float64Array(6)];
    for (const timeS of [600, 2000, periodS]) {
      propagateTwoBodyInto(chiefLater, chief, timeS, earthMuKm3PerS2);
      propagateTwoBodyInto(ownLater, own, timeS, earthMuKm3PerS2);
      temeToRicInto(exact, chiefLater, ownLater, 0);
      hillStateInto(hill, relative, motion, timeS);
      for (let c = 0; c < 3; c += 1) {
        expect(Math.abs(exact[c]! - hill[c]!)).toBeLessThan(2e-4);
      }
    }
  });

  test('two steps are one, also over their own input', () => {
    fc.assert(
      fc.property(relativeState, (relative) => {
        const [once, twice] = [new Float64Array(6), Float64Array.from(relative)];
        hillStateInto(once, relative, motion, 5000);
        hillStateInto(twice, twice, motion, 2000);
        hillStateInto(twice, twice, motion, 3000);
        for (let c = 0; c < 3; c += 1) expect(twice[c]).toBeCloseTo(once[c]!, 9);
      }),
    );
  });

  test('after a revolution nothing but the drift is left', () => {
    const relative = [0.3, 0.1, 0.2, 2e-4, -1e-4, 1e-4];
    const out = new Float64Array(6);
    hillStateInto(out, relative, motion, periodS);
    const driftKm = hillDriftKmPerS(relative, motion) * periodS;
    expect(out[0]).toBeCloseTo(0.3, 9);
    expect(out[1]! - 0.1).toBeCloseTo(driftKm, 9);
    expect(out[2]).toBeCloseTo(0.2, 9);
  });
});

describe('motion with J2', () => {
  test('keeps its energy, and the polar component of angular momentum', () => {
    const state = chiefState();
    const spin = (s: Float64Array) => s[0]! * s[4]! - s[1]! * s[3]!;
    const [energy, about] = [j2EnergyKm2PerS2(state), spin(state)];
    new J2Integrator().advance(state, 0, 86400, 5);
    expect(Math.abs(j2EnergyKm2PerS2(state) / energy - 1)).toBeLessThan(1e-9);
    expect(Math.abs(spin(state) / about - 1)).toBeLessThan(1e-9);
  });

  test('steps of 20 s are good to 10 m after a day; without J2 it is an ellipse', () => {
    const [coarse, fine, plain] = [chiefState(), chiefState(), chiefState()];
    new J2Integrator().advance(coarse, 0, 86400, 20);
    new J2Integrator().advance(fine, 0, 86400, 5);
    new J2Integrator(0).advance(plain, 0, 86400, 5);
    const exact = new Float64Array(6);
    propagateTwoBodyInto(exact, chiefState(), 86400, earthMuKm3PerS2);
    const off = Math.max(...[0, 1, 2].map((c) => Math.abs(coarse[c]! - fine[c]!)));
    expect(off).toBeLessThan(1e-2);
    for (let c = 0; c < 3; c += 1) expect(Math.abs(plain[c]! - exact[c]!)).toBeLessThan(1e-4);
  });

  test('a satellite whose energy was matched has the chief’s, by a change of speed alone', () => {
    const [chief, own] = [chiefState(), new Float64Array(6)];
    ricToTemeInto(own, 0, chief, [0.5, 0, 0, 0, -motion, 0]);
    const before = Float64Array.from(own);
    const change = matchEnergy(own, 0, chief);
    expect(Math.abs(change)).toBeLessThan(1e-5);
    expect(Math.abs(j2EnergyKm2PerS2(own) - j2EnergyKm2PerS2(chief))).toBeLessThan(1e-13);
    expect(own.subarray(0, 3)).toEqual(before.subarray(0, 3));
  });
});

describe('unequal pushes', () => {
  const pair = {
    altitudeKm: 600,
    ballisticM2PerKg: (2.2 * 110) / 2140,
    dragMismatchFraction: 0.01,
    radiationM2PerKg: (1.5 * 110) / 2140,
    radiationMismatchFraction: 0.01,
    sunInPlaneFraction: 0.4,
  };

  /** Hill's equations with a push, by small steps: in-track lead and swing after a day, m. */
  function pushed(inTrack: number, inPlane: number): { meanM: number; swingM: number } {
    const state = new Float64Array(6);
    const [stepS, count] = [5, Math.round((86400 / periodS) * (periodS / 5))];
    const n = motion;
    const track: number[] = [];
    for (let k = 0; k < count; k += 1) {
      const angle = n * (k + 0.5) * stepS;
      state[3]! += (stepS * inPlane * Math.cos(angle)) / 1000;
      state[4]! += (stepS * (inTrack - inPlane * Math.sin(angle))) / 1000;
      hillStateInto(state, state, n, stepS);
      track.push(state[1]! * 1000);
    }
    const last = track.slice(-Math.round(periodS / stepS));
    const meanM = last.reduce((a, b) => a + b, 0) / last.length;
    return { meanM, swingM: (Math.max(...last) - Math.min(...last)) / 2 };
  }

  test('a steady one in-track leads by (3/2) a t²: half a revolution’s wait aside', () => {
    const own = formationDrift({ ...pair, altitudeKm: radiusKm - 6378.137 });
    const { meanM } = pushed(-own.dragDifferenceMPerS2, 0);
    const delayed = (1 - periodS / 2 / 86400) * (1 - periodS / 2 / 86400);
    expect(meanM / (own.dragDriftMPerDay2 * delayed)).toBeCloseTo(1, 1);
  });

  test('light from one side makes an in-track swing of 3 a t / n', () => {
    const own = formationDrift({ ...pair, altitudeKm: radiusKm - 6378.137 });
    const { swingM } = pushed(0, own.radiationDifferenceMPerS2 * 0.4);
    expect(Math.abs(swingM / own.radiationSwingMPerDay - 1)).toBeLessThan(0.1);
  });

  test('1 % of AI1’s radiator: 50 m a day by drag; 0.26 m/s a year hold it', () => {
    const own = formationDrift(pair);
    expect(Math.abs(own.dragDriftMPerDay2 - 50)).toBeLessThan(5);
    const sum = (own.dragDifferenceMPerS2 + own.radiationDifferenceMPerS2) * 365.25 * 86400;
    expect(own.controlDeltaVMPerSPerYear).toBeCloseTo(sum, 12);
    expect(Math.abs(own.controlDeltaVMPerSPerYear - 0.26)).toBeLessThan(0.02);
  });

  test('a third of a drift stops it', () => {
    const driftKmPerS = 50 / 86400 / 1000;
    const relative = [0, 0, 0, 0, -driftKmPerS / 3, 0];
    expect(hillDriftKmPerS(relative, motion)).toBeCloseTo(driftKmPerS, 15);
    expect(driftStopDeltaVMPerS(50)).toBeCloseTo((driftKmPerS * 1000) / 3, 15);
  });
});

describe('keep-out alarms', () => {
  const request = {
    satelliteCount: 3,
    startS: 0,
    endS: 1000,
    stepS: 60,
    limitKm: 0.05,
    // the second flies by the first at 30 m and t = 500 s with 1 m/s, the third stays away
    positionInto: (out: Float64Array, index: number, timeS: number): void => {
      out[0] = index === 1 ? (timeS - 500) / 1000 : index;
      out[1] = index === 1 ? 0.03 : index;
      out[2] = 0;
    },
  };
  test('a fly-by at 30 m and 1 m/s is within 50 m for 80 s, and closest in the middle', () => {
    const { alarms, isComplete } = finish(findKeepOutAlarms(request));
    expect(isComplete).toBe(true);
    expect(alarms).toHaveLength(1);
    const [alarm] = alarms;
    expect([alarm!.first, alarm!.second]).toEqual([0, 1]);
    expect(alarm!.startS).toBeCloseTo(460, 5);
    expect(alarm!.endS).toBeCloseTo(540, 5);
    expect(alarm!.closestS).toBeCloseTo(500, 2);
    expect(alarm!.closestKm).toBeCloseTo(0.03, 8);
  });
  test('one shorter than the scan’s step is found too', () => {
    const { alarms } = finish(findKeepOutAlarms({ ...request, limitKm: 0.0301 }));
    expect(alarms).toHaveLength(1);
    expect(alarms[0]!.endS - alarms[0]!.startS).toBeLessThan(6);
  });
  test('none below a limit that nobody meets', () => {
    expect(finish(findKeepOutAlarms({ ...request, limitKm: 0.029 })).alarms).toEqual([]);
  });
});
