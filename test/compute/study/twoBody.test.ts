// Do the small tools that repeat other programs' cases obey two-body motion and the known axes?
import { expect, test } from 'vitest';
import { classicalPositionInto, twoBodyInto } from '../../../src/compute/study/twoBody.ts';
import { j2000ToTemeOfApparentSun } from '../../../src/compute/study/olderAxes.ts';

test('one second of two-body motion as PASEOS prints it', () => {
  const out = new Float64Array(6);
  twoBodyInto(out, Float64Array.of(1000, 0, 0, 0, 8, 0), 1, 398600.4418);
  const published = [999.8006897266058, 7.999468463301808, 0];
  const rates = [-0.3986406539880388, 7.998405250997527, 0];
  for (const [at, value] of [...published, ...rates].entries()) {
    expect(out[at]).toBeCloseTo(value, 8);
  }
});

test('after one period a satellite is back, whatever the eccentricity', () => {
  const start = Float64Array.of(7000, 100, -300, 1, 8.5, 2);
  const mu = 398600.4418;
  const radius = Math.hypot(7000, 100, 300);
  const a = 1 / (2 / radius - (1 + 8.5 * 8.5 + 4) / mu);
  const out = new Float64Array(6);
  twoBodyInto(out, start, 2 * Math.PI * Math.sqrt((a * a * a) / mu), mu);
  for (let at = 0; at < 6; at += 1) expect(out[at]).toBeCloseTo(start[at]!, 6);
});

test('a quarter of a circular polar orbit past its node stands over the pole', () => {
  const out = new Float64Array(3);
  classicalPositionInto(out, {
    semiMajorAxisKm: 7000,
    eccentricity: 0,
    inclinationRad: Math.PI / 2,
    nodeRad: 1,
    perigeeRad: 0.5,
    trueAnomalyRad: Math.PI / 2 - 0.5,
  });
  expect(out[2]).toBeCloseTo(7000, 9);
});

test('axes of date turn by half a century of precession against J2000, and keep lengths', () => {
  const utcMs = Date.UTC(2050, 0, 1);
  const [x, y, z] = j2000ToTemeOfApparentSun([1, 0, 0], utcMs);
  expect(Math.hypot(x, y, z)).toBeCloseTo(1, 14);
  // 46.1″ a year in right ascension, 20.0″ in declination, less the aberration of 20.5″.
  const degree = Math.PI / 180;
  expect(Math.atan2(y, x) / degree).toBeCloseTo((50 * 46.12 - 20.5 * 0.917) / 3600, 2);
  expect(Math.asin(z) / degree).toBeCloseTo((50 * 20.04 - 20.5 * 0.398) / 3600, 2);
});
