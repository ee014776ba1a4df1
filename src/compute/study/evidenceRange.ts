// Does a station find a satellite as near, as fast and as long in sight as others say?

import {
  cos,
  createEphemeris,
  createPropagator,
  createStationFrame,
  designElementSet,
  dopplerShiftHz,
  earthRotationRadPerS,
  findAccess,
  gmstRad,
  isPropagator,
  lookAnglesInto,
  minutesSinceEpoch,
  parseUtc,
  prepareFleet,
  propagateFleet,
  propagateInto,
  radPerDeg,
  readElementSets,
  sin,
  temeToEcef,
  topocentricInto,
  type ElementSet,
  type Propagator,
  type StationFrame,
} from '../../orbit/index.ts';
import { invariant } from '../invariant.ts';
import type { Claim } from './claim.ts';
import { drained } from './drained.ts';

const skyfieldPage = 'Skyfield (B. Rhodes), documentation, Earth Satellites: ISS over Bluffton';
const issue180 = 'satellite.js, issue 180 and the tests that mend it';

const utc = (text: string): number => parseUtc(text) ?? NaN;

/** One satellite and the station that hears it; UT1 − UTC is what the source had (IERS). */
interface Hearing {
  readonly propagator: Propagator;
  readonly station: StationFrame;
  readonly ut1MinusUtcS: number;
}

function propagatorOf(elementSet: ElementSet | undefined): Propagator {
  const propagator = elementSet === undefined ? null : createPropagator(elementSet);
  invariant(propagator !== null && isPropagator(propagator), 'an orbit of the evidence fails');
  return propagator;
}

const readSet = (tle: string): ElementSet | undefined => readElementSets(tle).elementSets[0];

/** Azimuth and elevation (rad), range (km) and range rate (km/s). */
function heardAt({ propagator, station, ut1MinusUtcS }: Hearing, utcMs: number): Float64Array {
  const [state, out] = [new Float64Array(6), new Float64Array(4)];
  propagateInto(state, 0, propagator, minutesSinceEpoch(propagator.elementSet, utcMs));
  topocentricInto(out, station, state, gmstRad(utcMs, ut1MinusUtcS));
  return out;
}

const iss2014 = `1 25544U 98067A   14020.93268519  .00009878  00000-0  18200-3 0  5082
2 25544  51.6498 109.4756 0003572  55.9686 274.8005 15.49815350868473`;
const bluffton = { latitudeDeg: 40.8939, longitudeDeg: -83.8917, ut1MinusUtcS: -0.1 };

/** Range (2) or range rate (3) in the minutes from 11:17 to 11:22 on 2014-01-23. */
function overBluffton(column: 2 | 3): number[] {
  const { latitudeDeg, longitudeDeg, ut1MinusUtcS } = bluffton;
  const station = createStationFrame(latitudeDeg * radPerDeg, longitudeDeg * radPerDeg, 0);
  const hearing = { propagator: propagatorOf(readSet(iss2014)), station, ut1MinusUtcS };
  return [17, 18, 19, 20, 21, 22].map(
    (minute) => heardAt(hearing, utc(`2014-01-23T11:${minute}:00Z`))[column]!,
  );
}

/** Rise and set at 30° over Bluffton on 2014-01-23, seconds of the day. */
function passEdgesS(): number[] {
  const startUtcMs = utc('2014-01-23T00:00:00Z');
  const ephemeris = createEphemeris(1, 1441, 0, 60);
  const fleet = prepareFleet([propagatorOf(readSet(iss2014))]);
  drained(propagateFleet(fleet, startUtcMs, ephemeris));
  const site = {
    id: 'bluffton',
    latitudeRad: bluffton.latitudeDeg * radPerDeg,
    longitudeRad: bluffton.longitudeDeg * radPerDeg,
    altitudeM: 0,
    elevationMinRad: 30 * radPerDeg,
  };
  const { ut1MinusUtcS } = bluffton;
  const windows = drained(findAccess(ephemeris, [site], startUtcMs, { ut1MinusUtcS }));
  return [...windows.startS].flatMap((startS, row) => [startS, windows.endS[row]!]);
}

const iss2025 = `1 25544U 98067A   25191.49368601  .00007939  00000-0  14455-3 0  9995
2 25544  51.6350 191.5447 0002161   1.4001 135.0516 15.50469967518770`;
const goldenUtcMs = utc('2025-07-10T23:49:24Z');

const golden = (): Hearing => ({
  propagator: propagatorOf(readSet(iss2025)),
  station: createStationFrame(41 * radPerDeg, -71 * radPerDeg, 1),
  ut1MinusUtcS: 0.053,
});

/**
 * What issue 180 is about: the velocity of the station, ω × s, is taken off a velocity that is
 * already the one seen from the turning Earth. By how much that makes a range rate wrong, km/s.
 */
function turnedTwiceKmPerS(stationKm: ArrayLike<number>, placeKm: ArrayLike<number>): number {
  const sight = [0, 1, 2].map((c) => placeKm[c]! - stationKm[c]!);
  const [x, y, z] = sight as [number, number, number];
  const turn = x * stationKm[1]! - y * stationKm[0]!;
  return (earthRotationRadPerS * turn) / Math.sqrt(x * x + y * y + z * z);
}

/** That mistake at the instant of Skyfield's value, as a shift of 437 MHz. */
function mistakenShiftHz(): number {
  const { propagator, station, ut1MinusUtcS } = golden();
  const [state, place] = [new Float64Array(6), new Float64Array(3)];
  propagateInto(state, 0, propagator, minutesSinceEpoch(propagator.elementSet, goldenUtcMs));
  temeToEcef(place, state, gmstRad(goldenUtcMs, ut1MinusUtcS));
  return dopplerShiftHz(437e6, turnedTwiceKmPerS(station.positionEcefKm, place));
}

/** Shift of 1 GHz in their case by hand, right and with the mistake. */
function shiftsByHandHz(): number[] {
  const station = createStationFrame(0, 0, 0);
  const along = Math.sqrt(0.5);
  const place = [6878.137 * along, 6878.137 * along, 0];
  const look = new Float64Array(4);
  lookAnglesInto(look, station, place, [7.91 * along, 7.91 * along, 0]);
  const extra = turnedTwiceKmPerS(station.positionEcefKm, place);
  return [look[3]!, look[3]! + extra].map((rate) => dopplerShiftHz(1e9, rate));
}

const hearingOrbits = [
  { altitudeKm: 550, inclinationDeg: 53 },
  { altitudeKm: 650, inclinationDeg: 98 },
  { altitudeKm: 20_200, inclinationDeg: 55 },
  { altitudeKm: 35_786, inclinationDeg: 0.1 },
];

/** Largest difference (m/s) of range rate and derivative of the range in a day, four orbits. */
function worstRateMPerS(): number {
  const epochUtcMs = utc('2026-03-20T00:00:00Z');
  const station = createStationFrame(47.4 * radPerDeg, 8.5 * radPerDeg, 0.4);
  let worst = 0;
  for (const { altitudeKm, inclinationDeg } of hearingOrbits) {
    const shape = { altitudeKm, inclinationRad: inclinationDeg * radPerDeg };
    const places = { id: 'heard', epochUtcMs, rightAscensionRad: 1, meanAnomalyRad: 0 };
    const propagator = propagatorOf(designElementSet({ ...places, ...shape }));
    const hearing = { propagator, station, ut1MinusUtcS: 0.1 };
    for (let timeS = 100; timeS < 86_400; timeS += 900) {
      const rangeAt = (aside: number): number =>
        heardAt(hearing, epochUtcMs + 1000 * (timeS + aside))[2]!;
      const derivative = (8 * (rangeAt(1) - rangeAt(-1)) - (rangeAt(2) - rangeAt(-2))) / 12;
      const rate = heardAt(hearing, epochUtcMs + 1000 * timeS)[3]!;
      worst = Math.max(worst, Math.abs(rate - derivative));
    }
  }
  return 1000 * worst;
}

/** Range at an elevation to a circle at an altitude, on a sphere of 6,371 km; by bisection. */
function slantRangeKm(altitudeKm: number, elevationRad: number): number {
  // At the equator the ellipsoid's up is the sphere's; the station is put on the smaller sphere.
  const station = createStationFrame(0, 0, 6371 - 6378.137);
  const radiusKm = 6371 + altitudeKm;
  const look = new Float64Array(4);
  let [near, far] = [0, 0.5]; // angle at the Earth's centre, rad
  for (let halving = 0; halving < 60; halving += 1) {
    const angle = (near + far) / 2;
    lookAnglesInto(look, station, [radiusKm * cos(angle), radiusKm * sin(angle), 0], [0, 0, 0]);
    if (look[1]! > elevationRad) near = angle;
    else far = angle;
  }
  return look[2]!;
}

const rateClaims: readonly Claim[] = [
  {
    what: 'Range rate of the ISS over 41° N 71° W, 2025-07-10T23:49:24Z',
    source: `Skyfield 1.55, in ${issue180}`,
    unit: 'km/s',
    published: [-2.840436061],
    tolerance: 2e-6, // a millisecond of UT1
    ours: () => [heardAt(golden(), goldenUtcMs)[3]!],
  },
  {
    what: 'What satellite.js 7.1 hears amiss there at 437 MHz: the Earth’s turn counted twice',
    source: `${issue180} (two digits)`,
    unit: 'Hz',
    published: [180],
    tolerance: 5,
    ours: () => [mistakenShiftHz()],
  },
  {
    what: 'Shift of 1 GHz, 500 km up and 45° east of a place on the equator: right; amiss',
    source: `${issue180}: by hand, and their test before`,
    unit: 'Hz',
    published: [-12266.0284492, -10784.7789212],
    tolerance: 1e-5, // the sixteenth digit of their factor is 1e-7 Hz, of the sum 1e-6
    ours: shiftsByHandHz,
  },
  {
    what: 'Range rate less the derivative of the range, LEO to GEO over a day: worst',
    source: 'what a range rate is; five points 1 s apart',
    unit: 'm/s',
    published: [0],
    tolerance: 0.02, // SGP4's velocity is that far from the derivative of its positions
    ours: () => [worstRateMPerS()],
  },
  {
    what: 'Range rate of the ISS over Bluffton, 2014-01-23, 11:17 to 11:22 UTC',
    source: skyfieldPage,
    unit: 'km/s',
    published: [-4.74, -3.24, -0.84, 1.9, 3.95, 5.14],
    tolerance: 0.005,
    ours: () => overBluffton(3),
  },
];

const rangeClaims: readonly Claim[] = [
  {
    what: 'Range of the ISS over Bluffton, the same minutes',
    source: skyfieldPage,
    unit: 'km',
    published: [1434.2, 1190.5, 1064.3, 1097.3, 1277.4, 1553.6],
    tolerance: 0.06, // the last digit, and 0.01 s of UT1
    ours: () => overBluffton(2),
  },
  {
    what: 'Passes of the ISS above 30° over Bluffton, 2014-01-23: rise and set, seconds of the day',
    source: skyfieldPage,
    unit: 's',
    published: [23137, 23299, 46496, 46678],
    tolerance: 1, // printed in seconds
    ours: passEdgesS,
  },
  {
    what: 'Slant range at 550 km, elevation 40° and 25° (R 6371)',
    source: 'Celestial (OpenFogStack), tests; law of cosines',
    unit: 'km',
    published: [812.066, 1123.277],
    tolerance: 0.0006,
    ours: () => [40, 25].map((deg) => slantRangeKm(550, deg * radPerDeg)),
  },
];

/** Range, range rate, Doppler shift and passes as others have them. */
export const hearingClaims: readonly Claim[] = [...rateClaims, ...rangeClaims];
