// Does a member stray as small steps say it must, and do alarms go off when neighbours meet?
import { describe, expect, test } from 'vitest';
import { hillStateInto } from '../../src/orbit/formation.ts';
import { formationDrift } from '../../src/orbit/formationDrift.ts';
import { clusterMembers } from '../../src/orbit/formationMember.ts';
import {
  strayInto,
  strayedPositions,
  unmatchedDriftKmPerS,
  type Push,
} from '../../src/orbit/formationStray.ts';
import { findKeepOutAlarms } from '../../src/orbit/keepOut.ts';
import { createStateSource, isMemberSource, isSourceFailure } from '../../src/orbit/stateSource.ts';
import { finish, utc } from './orbits.ts';

const members = clusterMembers({
  idPrefix: 'c-',
  epochUtcMs: utc('2026-12-21T00:00:00Z'),
  altitudeKm: 650,
  localTimeOfAscendingNodeS: 6 * 3600,
  radiusKm: 1,
  spacingMinKm: 0.1,
});
const n = members[0]!.formation.motion.motionRadPerS;
const none: Push = { inTrackKmPerS2: 0, fixedKmPerS2: 0, fixedAngleRad: 0 };

/** Hill's equations with kicks in the middle of small steps. */
function kicked(push: Push, durationS: number): Float64Array {
  const state = new Float64Array(6);
  const count = 20_000;
  const stepS = durationS / count;
  for (let k = 0; k < count; k += 1) {
    hillStateInto(state, state, n, stepS / 2);
    const angle = push.fixedAngleRad - n * (k + 0.5) * stepS;
    state[3]! += stepS * push.fixedKmPerS2 * Math.cos(angle);
    state[4]! += stepS * (push.inTrackKmPerS2 + push.fixedKmPerS2 * Math.sin(angle));
    hillStateInto(state, state, n, stepS / 2);
  }
  return state;
}

describe('a push', () => {
  test.each([
    { ...none, inTrackKmPerS2: -5e-12 },
    { ...none, fixedKmPerS2: 3e-11 },
    { inTrackKmPerS2: 2e-12, fixedKmPerS2: 3e-11, fixedAngleRad: 1.1 },
  ])('%j moves a satellite as twenty thousand kicks do', (push) => {
    const own = new Float64Array(6);
    for (const durationS of [1000, 5860, 40_000]) {
      strayInto(own, push, n, durationS);
      const steps = kicked(push, durationS);
      const size = Math.hypot(...steps.subarray(0, 3));
      const speed = Math.hypot(...steps.subarray(3));
      for (let c = 0; c < 6; c += 1) {
        expect(Math.abs(own[c]! - steps[c]!)).toBeLessThan(1e-5 * (c < 3 ? size : speed));
      }
    }
  });

  test('of 1 % of AI1’s drag leads after a day by what the bound for a day says', () => {
    const drift = formationDrift({
      altitudeKm: 650,
      ballisticM2PerKg: (2.2 * 110) / 2140,
      dragMismatchFraction: 0.01,
      radiationM2PerKg: 0,
      radiationMismatchFraction: 0,
      sunInPlaneFraction: 0,
    });
    const own = new Float64Array(6);
    const push = { ...none, inTrackKmPerS2: -drift.dragDifferenceMPerS2 / 1000 };
    strayInto(own, push, n, 86_400);
    expect(own[1]! * 1000).toBeGreaterThan(0);
    expect((own[1]! * 1000) / drift.dragDriftMPerDay2).toBeCloseTo(1, 1);
  });
});

describe('a cluster let go', () => {
  test('with the speeds of its ellipses drifts by hundreds of metres a day, as integrated', () => {
    const drifts = members.map((member) => {
      const source = createStateSource(member);
      if (isSourceFailure(source) || !isMemberSource(source)) throw new Error('no member');
      return Math.abs(unmatchedDriftKmPerS(source, 0)) * 86_400_000;
    });
    const worst = Math.max(...drifts);
    expect(worst).toBeGreaterThan(650);
    expect(worst).toBeLessThan(1250);
    const middle = members.findIndex(({ place }) => place.row === 0 && place.column === 0);
    expect(drifts[middle]).toBeLessThan(1e-3);
  });

  test('held, has no alarm at 99 m; with one satellite pushed, it meets its neighbours', () => {
    const request = { satelliteCount: 81, startS: 0, endS: 86_400, stepS: 60, limitKm: 0.099 };
    const held = members.map(() => null);
    const positionInto = strayedPositions(members, held, 0);
    expect(finish(findKeepOutAlarms({ ...request, positionInto })).alarms).toEqual([]);
    const pushes = members.map((_, index) =>
      index === 30 ? { ...none, inTrackKmPerS2: -1.4e-11 } : null,
    );
    const strayed = strayedPositions(members, pushes, 7200);
    const { alarms } = finish(findKeepOutAlarms({ ...request, positionInto: strayed }));
    expect(alarms.length).toBeGreaterThan(0);
    expect(alarms.every(({ first, second }) => first === 30 || second === 30)).toBe(true);
    expect(Math.min(...alarms.map(({ startS }) => startS))).toBeGreaterThan(7200);
  });
});
