// Which published states, times and frames does the project reproduce?

import {
  createPropagator,
  ecefToTeme,
  geodeticToEcef,
  gmstRad,
  isPropagator,
  parseUtc,
  propagateInto,
  radPerArcsec,
  radPerDeg,
  readElementSets,
  temeToEcef,
} from '../../orbit/index.ts';
import type { Claim } from './claim.ts';

const verification = 'SGP4 verification set, Vallado et al., AIAA 2006-6753 (tcppver.out)';
const spacetrack = 'Spacetrack Report No. 3 (Hoots and Roehrich 1980), SGP4 test case';
const vallado = 'Vallado et al., AIAA 2006-6753, appendix C';
const kelso = 'T. S. Kelso, Orbital Coordinate Systems, Part I and II, Satellite Times 1995';

interface VerificationCase {
  readonly what: string;
  readonly tle: string;
  readonly minutes: number;
  readonly positionTemeKm: readonly number[];
}

// prettier-ignore
const verificationCases: readonly VerificationCase[] = [
  {
    what: '00005, Vanguard 1, three days on',
    tle: `1 00005U 58002B   00179.78495062  .00000023  00000-0  28098-4 0  4753
2 00005  34.2682 348.7242 1859667 331.7664  19.3264 10.82419157413667`,
    minutes: 4320,
    positionTemeKm: [-9060.47373569, 4658.70952502, 813.68673153],
  },
  {
    what: '08195, a Molniya: deep space, half-day resonance, two days on',
    tle: `1 08195U 75081A   06176.33215444  .00000099  00000-0  11873-3 0   813
2 08195  64.1586 279.0717 6877146 264.7651  20.2257  2.00491383225656`,
    minutes: 2880,
    positionTemeKm: [3417.20931586, -16038.79510665, 1894.74934058],
  },
  {
    what: '28057, sun-synchronous and nearly circular, two days on',
    tle: `1 28057U 03049A   06177.78615833  .00000060  00000-0  35940-4 0  1836
2 28057  98.4283 247.6961 0000884  88.1964 271.9322 14.35478080140550`,
    minutes: 2880,
    positionTemeKm: [1788.4233458, 1990.50530957, -6640.59337725],
  },
];

const spacetrackTle = `1 88888U          80275.98708465  .00073094  13844-3  66816-4 0    87
2 88888  72.8435 115.9689 0086731  52.6988 110.5714 16.05824518  1058`;

// prettier-ignore
const spacetrackRows: readonly (readonly [minutes: number, ...positionTemeKm: number[]])[] = [
  [0, 2328.97048951, -5995.22076416, 1719.97067261],
  [360, 2456.10705566, -6071.9385376, 1222.89727783],
  [720, 2567.56195068, -6112.50384522, 713.963974],
  [1080, 2663.0907898, -6115.4822998, 196.39640427],
  [1440, 2742.55133057, -6079.67144775, -326.38095856],
];

/** Position after some minutes, km in TEME; not a number when the text or SGP4 fails. */
function positionTemeKm(tle: string, minutes: number): number[] {
  const [elementSet] = readElementSets(tle).elementSets;
  const propagator = elementSet === undefined ? null : createPropagator(elementSet);
  const state = new Float64Array(6).fill(NaN);
  if (propagator !== null && isPropagator(propagator)) propagateInto(state, 0, propagator, minutes);
  return [...state.subarray(0, 3)];
}

const utc = (text: string): number => parseUtc(text) ?? NaN;

const temeExampleKm = [5094.1801621, 6127.6446595, 6380.3445327];

function temeExampleToEcef(xpArcsec: number, ypArcsec: number): number[] {
  const out = new Float64Array(3);
  const gmst = gmstRad(utc('2004-04-06T07:51:28.386Z'), -0.439961);
  temeToEcef(out, temeExampleKm, gmst, {
    xpRad: xpArcsec * radPerArcsec,
    ypRad: ypArcsec * radPerArcsec,
  });
  return [...out];
}

function kelsoStationTemeKm(): number[] {
  const out = new Float64Array(3);
  geodeticToEcef(out, 40 * radPerDeg, -75 * radPerDeg, 0);
  ecefToTeme(out, out, gmstRad(utc('1995-10-01T09:00:00Z')));
  return [...out];
}

const sgp4Claims: readonly Claim[] = [
  ...verificationCases.map(({ what, tle, minutes, positionTemeKm: published }) => ({
    what: `SGP4: ${what}`,
    source: verification,
    unit: 'km',
    published,
    tolerance: 1e-6,
    ours: () => positionTemeKm(tle, minutes),
  })),
  ...spacetrackRows.map(([minutes, ...published]) => ({
    what: `SGP4: 88888 at ${minutes} min`,
    source: spacetrack,
    unit: 'km',
    published,
    tolerance: 0.02, // printed from single precision in 1980
    ours: () => positionTemeKm(spacetrackTle, minutes),
  })),
];

const frameClaims: readonly Claim[] = [
  {
    what: 'TEME to Earth-fixed, without polar motion',
    source: vallado,
    unit: 'km',
    published: [-1033.47503, 7901.30558, 6380.34453],
    tolerance: 3e-5, // one double Julian date resolves 40 µs: 2.4e-5 km here
    ours: () => temeExampleToEcef(0, 0),
  },
  {
    what: 'TEME to Earth-fixed, with polar motion',
    source: vallado,
    unit: 'km',
    published: [-1033.479383, 7901.2952754, 6380.3565958],
    tolerance: 3e-5,
    ours: () => temeExampleToEcef(-0.140682, 0.333309),
  },
  {
    what: 'Greenwich mean sidereal time, 1995-10-01 at 00:00 and 09:00',
    source: kelso,
    unit: '°',
    published: [9.257436, 144.627053],
    tolerance: 1e-6,
    ours: () =>
      ['1995-10-01T00:00:00Z', '1995-10-01T09:00:00Z'].map((at) => gmstRad(utc(at)) / radPerDeg),
  },
  {
    what: 'A place at 40° N 75° W in inertial axes, 1995-10-01T09:00',
    source: `${kelso}; digits as in cote’s tests`,
    unit: 'km',
    published: [1703.295619, 4586.651469, 4077.985572],
    tolerance: 1e-5,
    ours: kelsoStationTemeKm,
  },
];

/** Published states, times and frames. */
export const orbitClaims: readonly Claim[] = [...sgp4Claims, ...frameClaims];
