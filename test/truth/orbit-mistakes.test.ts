// What other tools got wrong about orbits, Sun and sight: each mistake made here on purpose, to
// show its size, and ours beside it without it.
import * as satelliteJs from 'satellite.js';
import { describe, expect, test } from 'vitest';
import { findAccess } from '../../src/orbit/access.ts';
import { lightSpeedKmPerS, radPerDeg } from '../../src/orbit/constants.ts';
import { readElementSets } from '../../src/orbit/elementSet.ts';
import { shadowShape, sunlitFraction, umbraKind } from '../../src/orbit/eclipse.ts';
import { findEclipses } from '../../src/orbit/eclipses.ts';
import { createStationFrame, lookAnglesInto, temeToEcef } from '../../src/orbit/frames.ts';
import { nodeOfLocalTimeRad, sunSynchronousInclinationRad } from '../../src/orbit/patterns.ts';
import { createPropagator, isPropagator, propagateInto } from '../../src/orbit/sgp4.ts';
import { sunPositionInto } from '../../src/orbit/sun.ts';
import { centuriesTt, gmstRad, meanObliquityRad, ttMinusUtcS } from '../../src/orbit/time.ts';
import { circular, ephemerisOf, finish, utc } from '../orbit/orbits.ts';

const earthKm = 6378.137;

/** The sample of Spacetrack Report #3, which has an eccentricity of 0.0087. */
const sample88888 = [
  '1 88888U          80275.98708465  .00073094  13844-3  66816-4 0    87',
  '2 88888  72.8435 115.9689 0086731  52.6988 110.5714 16.05824518  1058',
];

function propagatorOf(lines: readonly string[]) {
  const propagator = createPropagator(readElementSets(lines.join('\n')).elementSets[0]!);
  if (!isPropagator(propagator)) throw new Error('the sample does not propagate');
  return propagator;
}

describe('the Sun', () => {
  test('in the ecliptic frame hides June’s eclipses of a dusk orbit, 20.7 min (PASEOS)', () => {
    const startUtcMs = utc('2026-06-21T00:00:00Z');
    const orbit = circular({
      radiusKm: earthKm + 600,
      inclinationRad: sunSynchronousInclinationRad(600),
      nodeRad: nodeOfLocalTimeRad(18 * 3600, startUtcMs),
    });
    const ephemeris = ephemerisOf([orbit], 6000, 10);
    const shape = shadowShape('sphere');
    const windows = finish(findEclipses(ephemeris, startUtcMs, { shape }));
    const [sun, ecliptic, state] = [3, 3, 6].map((length) => new Float64Array(length));
    const darkMin = (sunOf: () => Float64Array): number => {
      let seconds = 0;
      for (let timeS = 0; timeS < 5792; timeS += 1) {
        orbit(state!, timeS);
        if (sunlitFraction(state!, sunOf(), shape) < 0.5) seconds += 1;
      }
      return seconds / 60;
    };
    sunPositionInto(sun!, startUtcMs);
    const tilt = meanObliquityRad(centuriesTt(startUtcMs));
    const [x, y, z] = [sun![0]!, sun![1]!, sun![2]!];
    ecliptic!.set([
      x,
      y * Math.cos(tilt) + z * Math.sin(tilt),
      z * Math.cos(tilt) - y * Math.sin(tilt),
    ]);
    const seasons = [darkMin(() => sun!), darkMin(() => ecliptic!)];
    expect(seasons[0]).toBeCloseTo(20.7, 0);
    expect(seasons[1]).toBe(0);
    expect(windows.kind.includes(umbraKind)).toBe(true);
  });

  test('as a dot product makes half of every orbit dark; at 550 km it is 36 min of 96', () => {
    const shape = shadowShape('sphere');
    const sunKm = [149_597_870.7, 0, 0];
    const radius = earthKm + 550;
    let [byDot, own] = [0, 0];
    for (let degree = 0.5; degree < 360; degree += 1) {
      const place = [
        radius * Math.cos(degree * radPerDeg),
        radius * Math.sin(degree * radPerDeg),
        0,
      ];
      if (place[0]! < 0) byDot += 1;
      own += 1 - sunlitFraction(place, sunKm, shape);
    }
    expect(byDot / 360).toBe(0.5);
    expect((own / 360) * 95.6).toBeCloseTo(35.7, 0);
  });

  test('UTC read as terrestrial time is 69 s early: 69.184 s since 2017 (PASEOS)', () => {
    expect(ttMinusUtcS(utc('2022-01-01T00:00:00Z'))).toBeCloseTo(69.184, 9);
    const since = centuriesTt(utc('2022-01-01T00:00:00Z')) * 36525 * 86_400;
    const read = (utc('2022-01-01T00:00:00Z') - utc('2000-01-01T12:00:00Z')) / 1000;
    expect(since - read).toBeCloseTo(69.184, 4);
  });
});

describe('the orbit', () => {
  test('the mean argument of latitude for the true one is 100 km and more off (cote)', () => {
    const propagator = propagatorOf(sample88888);
    const published = [2456.10705566, -6071.9385376, 1222.89727783];
    const state = new Float64Array(6);
    expect(propagateInto(state, 0, propagator, 360)).toBe(0);
    const off = Math.hypot(...published.map((x, c) => x - state[c]!));
    expect(off).toBeLessThan(0.02);
    let worstKm = 0;
    for (let minutes = 0; minutes < 90; minutes += 1) {
      propagateInto(state, 0, propagator, minutes);
      worstKm = Math.max(worstKm, equationOfCentreKm(state));
    }
    expect(worstKm).toBeGreaterThan(100);
    expect(worstKm).toBeLessThan(135);
  });

  test('satellite.js cuts OMM epochs to milliseconds, up to 7.6 m; ours keeps microseconds', () => {
    const record = {
      ...{ OBJECT_NAME: 'A', OBJECT_ID: '2024-001A', EPOCH: '2024-05-20T13:33:20.193984' },
      ...{ MEAN_MOTION: 15.06, ECCENTRICITY: 0.0001, INCLINATION: 53, EPHEMERIS_TYPE: 0 as const },
      ...{ RA_OF_ASC_NODE: 10, ARG_OF_PERICENTER: 20, MEAN_ANOMALY: 30, BSTAR: 0 },
      ...{
        CLASSIFICATION_TYPE: 'U' as const,
        NORAD_CAT_ID: 1,
        ELEMENT_SET_NO: 999,
        REV_AT_EPOCH: 1,
      },
      ...{ MEAN_MOTION_DOT: 0, MEAN_MOTION_DDOT: 0 },
    } as const;
    const other = satelliteJs.json2satrec(record);
    const otherMs = (other.jdsatepoch - 2440587.5) * 86_400_000;
    const { elementSets } = readElementSets(JSON.stringify([record]));
    const exactMs = utc('2024-05-20T13:33:20.193984Z');
    expect(Math.abs(elementSets[0]!.epochUtcMs - exactMs)).toBeLessThan(2e-4);
    const cutS = Math.abs(otherMs - exactMs) / 1000;
    expect(cutS).toBeGreaterThan(5e-4); // 7.6 km/s: 4 m and more
  });

  test('satellite.js’s propagate(Date) steps as a double Julian date does; minutes do not', () => {
    const propagator = propagatorOf(sample88888);
    const epochMs = propagator.elementSet.epochUtcMs;
    const state = new Float64Array(6);
    let worstKm = 0;
    for (let k = 0; k < 200; k += 1) {
      const date = new Date(Math.round(epochMs) + k * 7919);
      const other = satelliteJs.propagate(propagator.record, date);
      propagateInto(state, 0, propagator, (date.getTime() - epochMs) / 60_000);
      const { x, y, z } = other!.position;
      worstKm = Math.max(worstKm, Math.hypot(x - state[0]!, y - state[1]!, z - state[2]!));
    }
    expect(worstKm).toBeGreaterThan(3e-5);
    expect(worstKm).toBeLessThan(6e-4);
  });

  test('satellite.js makes NaN with error 0 of a garbled set; ours is a problem named', () => {
    const garbled = sample88888.map((line) => line.replace(/[3-6]/g, 'x'));
    const record = satelliteJs.twoline2satrec(garbled[0]!, garbled[1]!);
    const other = satelliteJs.sgp4(record, 10);
    expect(record.error).toBe(0);
    expect(other === null || Number.isNaN(other.position.x)).toBe(true);
    const { elementSets, problems } = readElementSets(garbled.join('\n'));
    expect(elementSets).toEqual([]);
    expect(problems.length).toBeGreaterThan(0);
  });
});

/** How far (km) the true place of an osculating orbit is from that of its mean anomaly. */
function equationOfCentreKm(state: Float64Array): number {
  const mu = 398600.8; // WGS 72, as in the sample
  const [r, v] = [state.slice(0, 3), state.slice(3, 6)];
  const radius = Math.hypot(...r);
  const radialRate = r.reduce((sum, x, c) => sum + x * v[c]!, 0) / radius;
  const axis = 1 / (2 / radius - v.reduce((sum, x) => sum + x * x, 0) / mu);
  const eCosE = 1 - radius / axis;
  const eSinE = (radius * radialRate) / Math.sqrt(mu * axis);
  const e = Math.hypot(eCosE, eSinE);
  const E = Math.atan2(eSinE, eCosE);
  const trueAnomaly = Math.atan2(Math.sqrt(1 - e * e) * Math.sin(E), Math.cos(E) - e);
  const difference = trueAnomaly - (E - eSinE);
  return Math.abs(radius * Math.atan2(Math.sin(difference), Math.cos(difference)));
}

describe('Earth and sight', () => {
  test('the Earth turns 360.9856° in 86,400 s, not 360°: 110 km at the equator (Celestial)', () => {
    const startUtcMs = utc('2026-03-20T00:00:00Z');
    const turns = gmstRad(startUtcMs + 86_400_000) - gmstRad(startUtcMs);
    expect((turns / radPerDeg + 360) % 360).toBeCloseTo(0.98565, 4);
    // A place that is fixed in TEME moves west over the ground by that much in a day.
    const [first, second] = [new Float64Array(3), new Float64Array(3)];
    temeToEcef(first, [earthKm, 0, 0], gmstRad(startUtcMs));
    temeToEcef(second, [earthKm, 0, 0], gmstRad(startUtcMs + 86_400_000));
    const movedKm = Math.hypot(...first.map((x, c) => x - second[c]!));
    expect(movedKm).toBeCloseTo(109.7, 0);
  });

  test('slant range on a flat Earth is 16 % long at 25° over 550 km (Hypatia)', () => {
    const station = createStationFrame(0, 0, 0);
    const out = new Float64Array(4);
    const rangeKm = 1123.3;
    const place = [
      earthKm + rangeKm * Math.sin(25 * radPerDeg),
      rangeKm * Math.cos(25 * radPerDeg),
      0,
    ];
    lookAnglesInto(out, station, place, [0, 0, 0]);
    expect(Math.hypot(...place) - earthKm).toBeCloseTo(550, 0);
    expect(out[2]).toBeCloseTo(rangeKm, 6);
    expect(550 / Math.sin(out[1]!) / rangeKm).toBeCloseTo(1.16, 2);
  });

  test('a satellite under the horizon plane is not seen, whatever its distance', () => {
    // A flat Earth would see it: 550 km up, 2,700 km away along the ground.
    const startUtcMs = utc('2026-03-20T00:00:00Z');
    const angle = 30 * radPerDeg;
    const still = (out: Float64Array, timeS: number): void => {
      const turn = gmstRad(startUtcMs + 1000 * timeS);
      out.fill(0);
      out[0] = (earthKm + 550) * Math.cos(turn + angle);
      out[1] = (earthKm + 550) * Math.sin(turn + angle);
    };
    const site = {
      ...{ id: 's', latitudeRad: 0, longitudeRad: 0, altitudeM: 0, elevationMinRad: 0 },
    };
    const ephemeris = ephemerisOf([still], 600, 10);
    expect(finish(findAccess(ephemeris, [site], startUtcMs)).count).toBe(0);
  });

  test('light takes 3.336 ms over 1,000 km of vacuum, not 5.7 ms at 0.587 c (StarryNet)', () => {
    expect((1000 / lightSpeedKmPerS) * 1000).toBeCloseTo(3.33564, 5);
  });
});
