// By how much do link terminals miss a place, as the body stands at that instant?
import { describe, expect, test } from 'vitest';
import { linkMissRad, linkOffNormal } from '../../../src/compute/network/linkMiss.ts';
import type { BodyAxis, Fleet } from '../../../src/compute/scenario/scenario.ts';

const degree = Math.PI / 180;
/** Over the equator, on its way east; the Sun is far behind it. */
const state = Float64Array.of(7000, 0, 0, 0, 7.5, 0);
const sunKm = Float64Array.of(0, -1.5e8, 0);

function fleetOf(bodyNormals: readonly BodyAxis[], halfAngleDeg: number, target = 'earth') {
  const attitude = {
    primary: { bodyAxis: [0, 0, 1], target },
    secondary: { bodyAxis: [0, 1, 0], target: 'orbitNormal' },
  };
  const linkRegard = { bodyNormals, fieldOfRegardRad: halfAngleDeg * degree };
  return { attitude, platform: { linkRegard } } as unknown as Fleet;
}

const missDeg = (fleet: Fleet, place: readonly number[]) =>
  linkMissRad(fleet, state, place, sunKm) / degree;

describe('a terminal on the deck that faces the Earth, with 60° to all sides', () => {
  const fleet = fleetOf([[0, 0, 1]], 60);
  test.each<[string, number[], number]>([
    ['what is under it', [0, 0, 0], 0],
    ['what is 45° ahead and below', [6000, 1000, 0], 0],
    ['what is straight ahead', [7000, 1000, 0], 30],
    ['what is beside it', [7000, 0, -1000], 30],
    ['what is overhead', [8000, 0, 0], 120],
  ])('reaches or misses %s', (_, place, expectedDeg) => {
    expect(missDeg(fleet, place)).toBeCloseTo(expectedDeg, 9);
    const offDeg = linkOffNormal(fleet)(state, place, sunKm) / degree;
    expect(Math.max(0, offDeg - 60)).toBeCloseTo(expectedDeg, 9);
  });
});

test('the body stands as its attitude says: a deck that faces the Sun looks astern here', () => {
  const fleet = fleetOf([[0, 0, 1]], 60, 'sun');
  expect(missDeg(fleet, [7000, -1000, 0])).toBeLessThan(0.01);
  expect(missDeg(fleet, [7000, 1000, 0])).toBeGreaterThan(119.99);
});

test('of several terminals the nearest one counts, and two half-spaces miss nothing', () => {
  const deckAndTop = fleetOf(
    [
      [0, 0, 1],
      [0, 0, -1],
    ],
    60,
  );
  expect(missDeg(deckAndTop, [8000, 0, 0])).toBe(0);
  expect(missDeg(deckAndTop, [7000, 1000, 0])).toBeCloseTo(30, 9);
  const all = fleetOf(
    [
      [0, 0, 1],
      [0, 0, -1],
    ],
    90,
  );
  expect(missDeg(all, [7000, 1000, 0])).toBe(0);
});
