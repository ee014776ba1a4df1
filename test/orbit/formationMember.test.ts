// Does a cluster fly as one more kind of states: closed form, batch, chunks, and under real J2?
import { describe, expect, test } from 'vitest';
import type { ElementSet } from '../../src/orbit/elementSet.ts';
import {
  createEphemeris,
  prepareFleet,
  propagateFleet,
  stateOffset,
  type Ephemeris,
} from '../../src/orbit/ephemeris.ts';
import { matchEnergy, ricToTemeInto, temeToRicInto } from '../../src/orbit/formation.ts';
import {
  clusterMembers,
  clusterPlaceCount,
  memberRelativeInto,
  type FormationMember,
} from '../../src/orbit/formationMember.ts';
import { J2Integrator, j2EnergyKm2PerS2 } from '../../src/orbit/j2Motion.ts';
import { meanOrbitOf } from '../../src/orbit/meanOrbit.ts';
import {
  createStateSource,
  isSourceFailure,
  minutesSinceSourceEpoch,
  sourceStateInto,
  type OrbitRecord,
  type StateSource,
} from '../../src/orbit/stateSource.ts';
import { latticePairs } from '../../src/orbit/suncatcher.ts';
import { utc } from './orbits.ts';

const epochUtcMs = utc('2026-12-21T00:00:00Z');
const pattern = {
  idPrefix: 'c-',
  epochUtcMs,
  altitudeKm: 650,
  localTimeOfAscendingNodeS: 6 * 3600,
  radiusKm: 1,
  spacingMinKm: 0.1,
};
const members = clusterMembers(pattern);
const centre = members.findIndex(({ place }) => place.row === 0 && place.column === 0);
const pairs = (isDiagonal: boolean) =>
  latticePairs(
    members.map(({ place }) => place),
    isDiagonal,
  );

function readySource(orbit: OrbitRecord): StateSource {
  const source = createStateSource(orbit);
  if (isSourceFailure(source)) throw new Error('no states');
  return source;
}

const apsidalRateRadPerS = (chief: ElementSet) => meanOrbitOf(chief).perigeeRateRadPerS;

function filled(orbits: readonly OrbitRecord[], startS: number, sampleCount: number): Ephemeris {
  const ephemeris = createEphemeris(orbits.length, sampleCount, startS, 60);
  const fleet = prepareFleet(orbits.map(createStateSource));
  const done = [...propagateFleet(fleet, epochUtcMs, ephemeris)];
  expect(done.at(-1)).toBe(orbits.length);
  return ephemeris;
}

function distanceM(ephemeris: Ephemeris, a: number, b: number, sample: number): number {
  const [p, q] = [stateOffset(ephemeris, a, sample), stateOffset(ephemeris, b, sample)];
  const { positionTemeKm: at } = ephemeris;
  return 1000 * Math.hypot(at[p]! - at[q]!, at[p + 1]! - at[q + 1]!, at[p + 2]! - at[q + 2]!);
}

const withChief = (chief: ElementSet): FormationMember => ({
  ...members[0]!,
  formation: { ...members[0]!.formation, chief },
});

describe('a cluster', () => {
  test('has 81 satellites of one chief, the middle one on the chief’s own orbit', () => {
    expect(members).toHaveLength(81);
    expect(clusterPlaceCount(1, 0.1)).toBe(81);
    expect(new Set(members.map(({ formation }) => formation)).size).toBe(1);
    const ephemeris = filled([members[centre]!, members[0]!.formation.chief], 0, 200);
    for (let sample = 0; sample < 200; sample += 1) {
      expect(distanceM(ephemeris, 0, 1, sample)).toBeLessThan(1e-6);
    }
  });

  test('of fewer has those nearest to the chief, and is no larger than its lattice', () => {
    const nine = clusterMembers({ ...pattern, satelliteCount: 9 });
    expect(nine.every(({ place: { row, column } }) => row * row + column * column <= 2)).toBe(true);
    expect(nine.map(({ name }) => name)).toEqual(Array.from('123456789', (n) => `c-${n}`));
    expect(clusterMembers({ ...pattern, satelliteCount: 5000 })).toHaveLength(81);
  });

  test('keeps neighbours at 100–200 m and diagonals below 283 m for three days', () => {
    const ephemeris = filled(members, 0, 4321);
    const [near, far]: [number[], number[]] = [[], []];
    for (let sample = 0; sample < 4321; sample += 7) {
      for (const [a, b] of pairs(false)) near.push(distanceM(ephemeris, a, b, sample));
      for (const [a, b] of pairs(true)) far.push(distanceM(ephemeris, a, b, sample));
    }
    const least = (all: number[]) => all.reduce((a, b) => Math.min(a, b));
    const most = (all: number[]) => all.reduce((a, b) => Math.max(a, b));
    expect(least(near)).toBeGreaterThan(99.99);
    expect(most(near)).toBeLessThan(200.01);
    expect(least(far)).toBeGreaterThan(141.4);
    expect(most(far)).toBeLessThan(283);
  });

  test('has the same states one by one as in a fleet with others, and in any chunk', () => {
    const orbits = [members[3]!.formation.chief, members[3]!, members[80]!];
    const whole = filled(orbits, 0, 121);
    const late = filled(orbits, 3600, 61);
    const state = new Float64Array(6);
    for (const index of [1, 2]) {
      const source = readySource(orbits[index]!);
      for (const sample of [0, 60, 97, 120]) {
        const utcMs = epochUtcMs + sample * 60000;
        expect(sourceStateInto(state, 0, source, minutesSinceSourceEpoch(source, utcMs))).toBe(0);
        const offset = stateOffset(whole, index, sample);
        for (let c = 0; c < 3; c += 1) {
          expect(Math.abs(whole.positionTemeKm[offset + c]! - state[c]!)).toBeLessThan(1e-7);
          expect(Math.abs(whole.velocityTemeKmPerS[offset + c]! - state[c + 3]!)).toBeLessThan(
            1e-10,
          );
        }
      }
      const [from, to] = [stateOffset(whole, index, 60), stateOffset(late, index, 0)];
      expect(late.positionTemeKm.slice(to, to + 183)).toEqual(
        whole.positionTemeKm.slice(from, from + 183),
      );
    }
  });

  test('stands where lattice and turning frame put it, and has the energy of the chief', () => {
    const chief = readySource(members[0]!.formation.chief);
    const [lead, expected, own] = [0, 0, 0].map(() => new Float64Array(6));
    const relative = new Float64Array(6);
    let aside = 0;
    for (const member of members) {
      sourceStateInto(lead!, 0, chief, 17);
      memberRelativeInto(relative, member, 17 * 60);
      ricToTemeInto(expected!, 0, lead!, relative);
      sourceStateInto(own!, 0, readySource(member), 17);
      for (let c = 0; c < 3; c += 1) expect(own![c]).toBeCloseTo(expected![c]!, 10);
      expect(j2EnergyKm2PerS2(own!)).toBeCloseTo(j2EnergyKm2PerS2(lead!), 11);
      const apart = [3, 4, 5].map((c) => own![c]! - expected![c]!);
      aside = Math.max(aside, 1e6 * Math.hypot(...apart));
    }
    expect(aside).toBeGreaterThan(1); // mm/s: what holding the places takes in a turn
    expect(aside).toBeLessThan(6);
  });

  test('moves as its place does, but for millimetres a second', () => {
    const source = readySource(members[0]!);
    const [before, after, own] = [16.99, 17.01, 17].map((minutes) => {
      const state = new Float64Array(6);
      sourceStateInto(state, 0, source, minutes);
      return state;
    });
    const aside = [0, 1, 2].map((c) => (after![c]! - before![c]!) / 1.2 - own![c + 3]!);
    expect(Math.hypot(...aside)).toBeLessThan(2e-5); // SGP4's own: 1e-5
  });

  test.each([0, 12.2, 24.4, 50_000])(
    'let go together %d min after the epoch stays together for two revolutions under J2',
    (minutes) => {
      const states = new Float64Array(6 * members.length);
      members.forEach((member, index) => {
        sourceStateInto(states, 6 * index, readySource(member), minutes);
      });
      const integrator = new J2Integrator();
      const apartM = (a: number, b: number): number =>
        1000 * Math.hypot(...[0, 1, 2].map((c) => states[6 * a + c]! - states[6 * b + c]!));
      let [least, most, diagonal] = [Infinity, 0, 0];
      for (let timeS = 0; timeS <= 11_760; timeS += 120) {
        for (const [a, b] of pairs(false)) {
          least = Math.min(least, apartM(a, b));
          most = Math.max(most, apartM(a, b));
        }
        for (const [a, b] of pairs(true)) diagonal = Math.max(diagonal, apartM(a, b));
        members.forEach((_, index) => integrator.advance(states, 6 * index, 120, 20));
      }
      expect(least).toBeGreaterThan(99.2);
      expect(most).toBeLessThan(200.3);
      expect(diagonal).toBeLessThan(283.2);
    },
  );

  test('fails with its chief, and with the chief’s reason', () => {
    const chief = { ...members[0]!.formation.chief, bstar: 20 };
    const fallen = filled([chief, withChief(chief)], 0, 60 * 24 * 3);
    expect(fallen.statusCode[0]).toBeGreaterThan(0);
    expect(fallen.statusCode[1]).toBe(fallen.statusCode[0]);
    expect(fallen.validSampleCount[1]).toBe(fallen.validSampleCount[0]);
    const bad = { ...members[0]!.formation.chief, eccentricity: 2 };
    expect(createStateSource(withChief(bad))).toHaveProperty('errorCode', 1);
  });

  /** Farthest that J2 takes a member in a day from its formula, m, with energies matched. */
  function strayM(member: FormationMember): number {
    const [chief, own] = [new Float64Array(6), new Float64Array(6)];
    sourceStateInto(chief, 0, readySource(members[centre]!), 0);
    sourceStateInto(own, 0, readySource(member), 0);
    matchEnergy(own, 0, chief);
    const [relative, formula] = [new Float64Array(6), new Float64Array(6)];
    const integrator = new J2Integrator();
    let worst = 0;
    for (let timeS = 60; timeS <= 86400; timeS += 60) {
      integrator.advance(chief, 0, 60, 20);
      integrator.advance(own, 0, 60, 20);
      temeToRicInto(relative, chief, own, 0);
      memberRelativeInto(formula, member, timeS);
      worst = Math.max(worst, Math.hypot(...[0, 1, 2].map((c) => relative[c]! - formula[c]!)));
    }
    return 1000 * worst;
  }

  test('follows within 12 m for a day what J2 itself does, turning at the anomalistic rate', () => {
    const { formation } = members[0]!;
    const nodalRadPerS = formation.motion.motionRadPerS + apsidalRateRadPerS(formation.chief);
    const motion = { ...formation.motion, motionRadPerS: nodalRadPerS };
    const strays = [members[0]!, members[80]!, members[45]!].map(strayM);
    expect(Math.max(...strays)).toBeLessThan(12);
    expect(strayM({ ...members[0]!, formation: { ...formation, motion } })).toBeGreaterThan(40);
  });
});
