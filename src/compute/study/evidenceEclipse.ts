// Which published eclipses and lines of sight does the project reproduce?

import {
  cos,
  createEphemeris,
  findEclipses,
  findLinks,
  lookAnglesInto,
  createStationFrame,
  parseUtc,
  penumbraKind,
  radPerDeg,
  sin,
  stateOffset,
  sunPositionInto,
  sunlitFraction,
  umbraKind,
  type Ephemeris,
} from '../../orbit/index.ts';
import type { Claim } from './claim.ts';
import { drained } from './drained.ts';
import { j2000ToTemeOfApparentSun, utcMsOfTt } from './olderAxes.ts';
import { classicalPositionInto, twoBodyInto } from './twoBody.ts';

const orekit = 'Orekit, EclipseDetectorTest';
const basilisk = 'Basilisk (AVSLab), test_eclipse';
const celestial = 'Celestial (OpenFogStack), tests';

/** Seconds at which the first umbra is entered and the first penumbra left. */
function orekitEdgesS(): number[] {
  const startUtcMs = utcMsOfTt(parseUtc('1969-07-28T04:00:00Z') ?? NaN);
  const stepS = 30;
  const ephemeris = createEphemeris(1, 161, 0, stepS);
  const rotated = (x: number, y: number, z: number) =>
    j2000ToTemeOfApparentSun([x, y, z], startUtcMs);
  const start = Float64Array.from([
    ...rotated(-6142.438668, 3492.46756, -25.7672568),
    ...rotated(0.5058479685, 0.9427809215, 7.435922231),
  ]);
  for (let sample = 0; sample < ephemeris.sampleCount; sample += 1) {
    const at = stateOffset(ephemeris, 0, sample);
    const state = new Float64Array(6);
    twoBodyInto(state, start, sample * stepS, 398600.47);
    ephemeris.positionTemeKm.set(state.subarray(0, 3), at);
    ephemeris.velocityTemeKmPerS.set(state.subarray(3), at);
  }
  ephemeris.validSampleCount[0] = ephemeris.sampleCount;
  const shape = { bodyRadiusKm: 6400, polarStretch: 1, sunRadiusKm: 696_000 };
  const windows = drained(findEclipses(ephemeris, startUtcMs, { shape }));
  const umbra = windows.kind.indexOf(umbraKind);
  const penumbra = windows.kind.indexOf(penumbraKind);
  return [windows.startS[umbra] ?? NaN, windows.endS[penumbra] ?? NaN];
}

/** Sunlit fraction at a true anomaly of Basilisk's orbit. */
function basiliskSunlitFraction(trueAnomalyDeg: number): number {
  const utcMs = parseUtc('2021-05-04T07:47:48.965Z') ?? NaN;
  const at = new Float64Array(3);
  classicalPositionInto(at, {
    semiMajorAxisKm: 6878.1366,
    eccentricity: 1e-5,
    inclinationRad: 5 * radPerDeg,
    nodeRad: 48.2 * radPerDeg,
    perigeeRad: 0,
    trueAnomalyRad: trueAnomalyDeg * radPerDeg,
  });
  const position = j2000ToTemeOfApparentSun([at[0]!, at[1]!, at[2]!], utcMs);
  const sun = new Float64Array(3);
  sunPositionInto(sun, utcMs);
  const shape = { bodyRadiusKm: 6378.1366, polarStretch: 1, sunRadiusKm: 695_000 };
  return sunlitFraction(position, sun, shape);
}

/** Two satellites that move apart at one height until the Earth comes between them. */
function longestLinkKm(altitudeKm: number, grazingKm: number): number {
  const sampleCount = 101;
  const ephemeris = createEphemeris(2, sampleCount, 0, 1);
  const radiusKm = 6371 + altitudeKm;
  placeOnCircle(ephemeris, 0, radiusKm, 0);
  placeOnCircle(ephemeris, 1, radiusKm, 0.01);
  // The project's Earth is WGS 84's; a grazing altitude below zero makes it a sphere of 6,371 km.
  const earth = { earth: 'sphere', grazingAltitudeKm: 6371 + grazingKm - 6378.137 } as const;
  const windows = drained(findLinks(ephemeris, Int32Array.of(0, 1), earth));
  return windows.rangeMaxKm[0] ?? NaN;
}

/** Fills a satellite's columns with an even turn about z. */
function placeOnCircle(
  ephemeris: Ephemeris,
  satellite: number,
  radiusKm: number,
  rateRadPerS: number,
): void {
  for (let sample = 0; sample < ephemeris.sampleCount; sample += 1) {
    const angle = rateRadPerS * (ephemeris.startS + sample * ephemeris.stepS);
    const at = stateOffset(ephemeris, satellite, sample);
    ephemeris.positionTemeKm.set([radiusKm * cos(angle), radiusKm * sin(angle), 0], at);
    const speed = radiusKm * rateRadPerS;
    ephemeris.velocityTemeKmPerS.set([-speed * sin(angle), speed * cos(angle), 0], at);
  }
  ephemeris.validSampleCount[satellite] = ephemeris.sampleCount;
}

/** Range and elevation of a place above a station on the equator, by height and tilt. */
function seenFrom(rangeKm: number, tiltRad: number): number[] {
  const station = createStationFrame(0, 0, 0);
  const [x] = station.positionEcefKm;
  const up = x! + rangeKm * cos(tiltRad);
  const place = Float64Array.of(up, rangeKm * sin(tiltRad), 0);
  const look = new Float64Array(4);
  lookAnglesInto(look, station, place, new Float64Array(3));
  return [look[2]!, look[1]! / radPerDeg];
}

const shadowClaims: readonly Claim[] = [
  {
    what: 'Umbra entered and penumbra left, 1969-07-28, two-body orbit, sphere of 6,400 km',
    source: orekit,
    unit: 's',
    published: [2303.1835, 4388.1558],
    tolerance: 0.02,
    ours: orekitEdgesS,
  },
  {
    what: 'Sunlit fraction in the penumbra, 2021-05-04, true anomaly 107.5°',
    source: basilisk,
    unit: '',
    published: [0.6231],
    tolerance: 3e-4, // 6 m of shadow: where it is cut, 1 km is 0.052
    ours: () => [basiliskSunlitFraction(107.5)],
  },
  {
    what: 'Sunlit fraction in the umbra, true anomaly 173°',
    source: basilisk,
    unit: '',
    published: [0],
    tolerance: 0,
    ours: () => [basiliskSunlitFraction(173)],
  },
];

const sightClaims: readonly Claim[] = [
  {
    what: 'Longest link at 550 km that clears 80 km (R 6371)',
    source: celestial,
    unit: 'km',
    published: [5013.916],
    tolerance: 0.001,
    ours: () => [longestLinkKm(550, 80)],
  },
  {
    what: 'Range and elevation at 100 km straight up, and tilted by 11°',
    source: 'Basilisk (AVSLab), groundLocation tests',
    unit: 'km, °',
    published: [100, 90, 100, 79],
    tolerance: 1e-6,
    ours: () => [...seenFrom(100, 0), ...seenFrom(100, 11 * radPerDeg)],
  },
];

/** Published eclipses and lines of sight. */
export const eclipseClaims: readonly Claim[] = [...shadowClaims, ...sightClaims];
