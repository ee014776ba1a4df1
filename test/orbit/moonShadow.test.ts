import { describe, expect, test } from 'vitest';
import {
  moonPenumbraKind,
  moonUmbraKind,
  shadowShape,
  sunlitFraction,
} from '../../src/orbit/eclipse.ts';
import { findEclipses } from '../../src/orbit/eclipses.ts';
import { interpolateInto, type Ephemeris } from '../../src/orbit/ephemeris.ts';
import { ecefToTeme, geodeticToEcef } from '../../src/orbit/frames.ts';
import { moonPositionInto, moonSunlitFraction } from '../../src/orbit/moon.ts';
import { createMoonTrack, moonTrackInto } from '../../src/orbit/moonTrack.ts';
import { sunPositionInto } from '../../src/orbit/sun.ts';
import { sunlightSegments } from '../../src/orbit/sunlight.ts';
import { gmstRad } from '../../src/orbit/time.ts';
import { deg, ephemerisOf, finish, twoBody, utc } from './orbits.ts';

const total = utc('2024-04-08T18:17:13Z');
const annular = utc('2023-10-14T17:59:30Z');
const halfSpanS = 3000;

/**
 * An orbit that is 500 km above a place, on its line to the Sun, half way through a span: it flies
 * through the middle of the eclipse seen there.
 */
function through(utcMs: number, latitude: number, longitude: number): Ephemeris {
  const place = new Float64Array(3);
  const sun = new Float64Array(3);
  geodeticToEcef(place, latitude * deg, longitude * deg, 0);
  ecefToTeme(place, place, gmstRad(utcMs));
  sunPositionInto(sun, utcMs);
  const toSun = sun.map((x, c) => x - place[c]!);
  const distance = Math.hypot(...toSun);
  const p = [...place].map((x, c) => x + (500 * toSun[c]!) / distance);
  const radius = Math.hypot(...p);
  const aside = [-p[1]!, p[0]!, 0].map((x) => x / Math.hypot(p[0]!, p[1]!));
  const speed = Math.sqrt(398600.4418 / radius);
  const orbit = twoBody([...p, ...aside.map((x) => x * speed)], 398600.4418);
  return ephemerisOf([(out, timeS) => orbit(out, timeS - halfSpanS)], 2 * halfSpanS, 30);
}

/** What the Moon leaves of the Sun, by the series themselves at every time. */
function leftByMoon(ephemeris: Ephemeris, startUtcMs: number): (timeS: number) => number {
  const [state, sun, moon] = [6, 3, 3].map((length) => new Float64Array(length));
  return (timeS) => {
    interpolateInto(state!, ephemeris, 0, timeS);
    sunPositionInto(sun!, startUtcMs + timeS * 1000);
    moonPositionInto(moon!, startUtcMs + timeS * 1000);
    return moonSunlitFraction(state!, sun!, moon!);
  };
}

function rowsOfKind(ephemeris: Ephemeris, startUtcMs: number, kind: number) {
  const windows = finish(findEclipses(ephemeris, startUtcMs, { hasMoon: true }));
  return Array.from(windows.kind, (own, row) => ({
    own,
    startS: windows.startS[row]!,
    endS: windows.endS[row]!,
  })).filter(({ own }) => own === kind);
}

describe('the Moon’s shadow on satellites', () => {
  const cases = [
    ['total, 2024-04-08', total, 25.2917, -104.12],
    ['annular, 2023-10-14', annular, 11.4, -83.1],
  ] as const;

  for (const [name, utcMs, latitude, longitude] of cases) {
    test(`${name}: from the first bite to the last, as the discs say`, () => {
      const ephemeris = through(utcMs, latitude, longitude);
      const startUtcMs = utcMs - halfSpanS * 1000;
      const fractionAt = leftByMoon(ephemeris, startUtcMs);
      for (const kind of [moonPenumbraKind, moonUmbraKind]) {
        const rows = rowsOfKind(ephemeris, startUtcMs, kind);
        for (let timeS = 0; timeS < 2 * halfSpanS; timeS += 1) {
          const isIn = rows.some(({ startS, endS }) => timeS > startS - 0.01 && timeS < endS);
          const nearest = rows.map(({ startS, endS }) =>
            Math.min(Math.abs(timeS - startS), Math.abs(timeS - endS)),
          );
          if (Math.min(...nearest) < 0.02) continue;
          const left = fractionAt(timeS);
          expect([timeS, isIn]).toEqual([timeS, kind === moonUmbraKind ? left === 0 : left < 1]);
        }
      }
    });
  }

  test('the total one is dark for some 30 s at 500 km, the annular one never', () => {
    const umbras = cases.map(([, utcMs, latitude, longitude]) =>
      rowsOfKind(through(utcMs, latitude, longitude), utcMs - halfSpanS * 1000, moonUmbraKind),
    );
    expect(umbras.map((rows) => rows.length)).toEqual([1, 0]);
    const { startS, endS } = umbras[0]![0]!;
    expect(startS).toBeLessThan(halfSpanS);
    expect(endS - startS).toBeGreaterThan(15);
    expect(endS - startS).toBeLessThan(60);
  });

  test('is an option: without it there is the Earth’s alone, the same as with it', () => {
    const ephemeris = through(total, 25.2917, -104.12);
    const startUtcMs = total - halfSpanS * 1000;
    const plain = finish(findEclipses(ephemeris, startUtcMs));
    const withMoon = finish(findEclipses(ephemeris, startUtcMs, { hasMoon: true }));
    const earths = [...withMoon.startS].filter((_, row) => withMoon.kind[row]! < 2);
    expect(Math.max(...plain.kind)).toBeLessThan(2);
    expect(earths).toEqual([...plain.startS]);
    expect(withMoon.count).toBeGreaterThan(plain.count);
  });

  test('falls on nobody a week after', () => {
    const week = 7 * 86_400_000;
    const ephemeris = through(total, 25.2917, -104.12);
    const startUtcMs = total + week - halfSpanS * 1000;
    expect(rowsOfKind(ephemeris, startUtcMs, moonPenumbraKind)).toEqual([]);
  });

  test('its loss of sunlight adds up: segments against every tenth of a second', () => {
    const ephemeris = through(total, 25.2917, -104.12);
    const startUtcMs = total - halfSpanS * 1000;
    const options = { hasMoon: true };
    const windows = finish(findEclipses(ephemeris, startUtcMs, options));
    const segments = sunlightSegments(ephemeris, windows, startUtcMs, options);
    const own = segments.startS.reduce((sum, fromS, k) => {
      const toS = segments.startS[k + 1] ?? segments.endS;
      return sum + (toS - fromS) * segments.meanFraction[k]!;
    }, 0);
    const moonLeaves = leftByMoon(ephemeris, startUtcMs);
    const [state, sun] = [new Float64Array(6), new Float64Array(3)];
    let [expected, lost] = [0, 0];
    for (let timeS = 0.05; timeS < 2 * halfSpanS; timeS += 0.1) {
      const moon = moonLeaves(timeS);
      interpolateInto(state, ephemeris, 0, timeS);
      sunPositionInto(sun, startUtcMs + timeS * 1000);
      const earth = sunlitFraction(state, sun, shadowShape('ellipsoid'));
      expected += 0.1 * Math.max(0, earth + moon - 1);
      lost += 0.1 * (1 - moon);
    }
    expect(lost).toBeGreaterThan(100);
    expect(Math.abs(own - expected)).toBeLessThan(0.05);
  });
});

test('the Moon between hourly knots is within a metre of its series', () => {
  const track = createMoonTrack(total, 0, 86_400);
  const [own, series] = [new Float64Array(3), new Float64Array(3)];
  for (let timeS = 0; timeS <= 86_400; timeS += 777) {
    moonTrackInto(own, track, timeS);
    moonPositionInto(series, total + timeS * 1000);
    const apartKm = Math.hypot(...own.map((x, c) => x - series[c]!));
    expect(apartKm).toBeLessThan(1e-3);
  }
});
