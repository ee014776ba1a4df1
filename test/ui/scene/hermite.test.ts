// How far is a satellite on screen from where SGP4 puts it, and what hides one that has no state?
import { describe, expect, test } from 'vitest';
import { packKeyframe, positionInto } from '../../../src/ui/scene/hermite.ts';
import { walkerKeyframes, walkerSets } from './walker.ts';

const sets = walkerSets(8, 2);
const unitKm = 1000;

/** Largest distance in km between the cubic and SGP4 over one interval of all satellites. */
function worstKm(stepS: number): number {
  const ends = walkerKeyframes(sets, 0, stepS, 2);
  const packed = [0, 1].map((k) => {
    const data = new Float32Array(sets.length * 8);
    packKeyframe(data, ends.states, k, sets.length, unitKm);
    return data;
  });
  const out = new Float64Array(3);
  let worst = 0;
  for (let part = 0; part <= 10; part += 1) {
    const exact = walkerKeyframes(sets, (part / 10) * stepS, 1, 1);
    for (let satellite = 0; satellite < sets.length; satellite += 1) {
      const interval = { from: packed[0]!, to: packed[1]!, fraction: part / 10, stepS };
      expect(positionInto(out, interval, satellite)).toBe(true);
      const error = [0, 1, 2].map((c) => out[c]! * unitKm - exact.states[6 * satellite + c]!);
      worst = Math.max(worst, Math.hypot(...error));
    }
  }
  return worst;
}

describe('satellites between keyframes', () => {
  test('at 60 s between keyframes a low orbit is drawn to 2 m, float32 included', () => {
    expect(worstKm(60)).toBeLessThan(0.002);
  });

  test('at 300 s between keyframes it is drawn to 250 m', () => {
    const worst = worstKm(300);
    expect(worst).toBeGreaterThan(0.1);
    expect(worst).toBeLessThan(0.25);
  });

  test('a satellite without a state is hidden and no other', () => {
    const { states } = walkerKeyframes(sets, 0, 60, 1);
    states[6 * 3 + 4] = NaN;
    const data = new Float32Array(sets.length * 8);
    packKeyframe(data, states, 0, sets.length, unitKm);
    const interval = { from: data, to: data, fraction: 0, stepS: 60 };
    const out = new Float64Array([9, 9, 9]);
    expect(sets.map((_, index) => positionInto(out, interval, index))).toEqual(
      sets.map((_, index) => index !== 3),
    );
    expect([...data.slice(24, 32)]).toEqual([0, 0, 0, 0, 0, 0, 0, 0]);
  });

  test('the ends of an interval are the keyframes themselves', () => {
    const { states } = walkerKeyframes(sets, 0, 60, 2);
    const [from, to] = [new Float32Array(64), new Float32Array(64)];
    packKeyframe(from, states, 0, 8, unitKm);
    packKeyframe(to, states, 1, 8, unitKm);
    const out = new Float32Array(3);
    positionInto(out, { from, to, fraction: 0, stepS: 60 }, 2);
    expect([...out]).toEqual([...from.slice(16, 19)]);
    positionInto(out, { from, to, fraction: 1, stepS: 60 }, 2);
    expect([...out]).toEqual([...to.slice(16, 19)]);
  });
});
