// Which published clocks, arcs and closed forms of motion does the project reproduce?

import {
  createPropagator,
  isPropagator,
  julianDateUtc,
  nodeRateRadPerS,
  parseUtc,
  propagateInto,
  propagateTwoBodyInto,
  radPerDeg,
  readElementSets,
  sunSynchronousInclinationRad,
} from '../../orbit/index.ts';
import { greatCircleKm } from '../network/fibre.ts';
import type { Claim } from './claim.ts';

interface FailingCase {
  readonly tle: string;
  /** Last instant of the case and the step to it, minutes. */
  readonly span: readonly [endMin: number, stepMin: number];
}

// The set's own lines; the checksums of 33333 and 33334, wrong by intent, are made right.
// prettier-ignore
const failingCases: readonly FailingCase[] = [
  {
    tle: `1 28350U 04020A   06167.21788666  .16154492  76267-5  18678-3 0  8894
2 28350  64.9977 345.6130 0024870 260.7578  99.9590 16.47856722116490`,
    span: [2880, 120],
  },
  {
    tle: `1 28872U 05037B   05333.02012661  .25992681  00000-0  24476-3 0  1534
2 28872  96.4736 157.9986 0303955 244.0492 110.6523 16.46015938 10708`,
    span: [60, 5],
  },
  {
    tle: `1 29141U 85108AA  06170.26783845  .99999999  00000-0  13519-0 0   718
2 29141  82.4288 273.4882 0015848 277.2124  83.9133 15.93343074  6828`,
    span: [440, 20],
  },
  {
    tle: `1 33333U 05037B   05333.02012661  .25992681  00000-0  24476-3 0  1532
2 33333  96.4736 157.9986 9950000 244.0492 110.6523  4.00004038 10700`,
    span: [150, 5],
  },
  {
    tle: `1 33334U 78066F   06174.85818871  .00000620  00000-0  10000-3 0  6806
2 33334  68.4714 236.1303 5602877 123.7484 302.5767  0.00001000 67521`,
    span: [1440, 1],
  },
];

/** The error in which a case ends; not a number when it never does or leaves numbers behind. */
function endingErrorCode({ tle, span: [endMin, stepMin] }: FailingCase): number {
  const propagator = createPropagator(readElementSets(tle).elementSets[0]!);
  if (!isPropagator(propagator)) return propagator.errorCode;
  const state = new Float64Array(6);
  for (let minutes = 0; minutes <= endMin; minutes += stepMin) {
    const errorCode = propagateInto(state, 0, propagator, minutes);
    if (errorCode !== 0) return state.every(Number.isNaN) ? errorCode : NaN;
  }
  return NaN;
}

const place = (latitudeDeg: number, longitudeDeg: number) => ({
  latitudeRad: latitudeDeg * radPerDeg,
  longitudeRad: longitudeDeg * radPerDeg,
});
const amsterdam = place(52.379189, 4.899431);
const paris = place(48.864716, 2.349014);
const newYork = place(40.73061, -73.935242);

/** x, y (m) and their rates (m/s) a second after (1,000 km, 0, 0) at 8 km/s along y. */
function twoBodySecond(): number[] {
  const out = new Float64Array(6);
  propagateTwoBodyInto(out, [1000, 0, 0, 0, 8, 0], 1, 398600.4418);
  return [0, 1, 3, 4].map((component) => 1000 * out[component]!);
}

const degPerDay = (rateRadPerS: number): number => (rateRadPerS * 86_400) / radPerDeg;

/** Errors, calendars, arcs, two bodies and the drift of the node. */
export const motionClaims: readonly Claim[] = [
  {
    what: 'SGP4: errors that end 28350, 28872, 29141, 33333 and 33334 (decayed, or no orbit)',
    source: 'python-sgp4 (B. Rhodes), tests over the verification set of AIAA 2006-6753',
    unit: '',
    published: [1, 6, 6, 4, 3],
    tolerance: 0,
    ours: () => failingCases.map(endingErrorCode),
  },
  {
    what: 'Julian date of 1995-10-01',
    source: 'T. S. Kelso, Orbital Coordinate Systems, Part I, Satellite Times 1995',
    unit: 'd',
    published: [2449991.5],
    tolerance: 0,
    ours: () => {
      const [midnight, fraction] = julianDateUtc(parseUtc('1995-10-01T00:00:00Z') ?? NaN);
      return [midnight + fraction];
    },
  },
  {
    what: 'Great circle Amsterdam to Paris (R 6378.135)',
    source: 'Hypatia, tests',
    unit: 'km',
    published: [430],
    tolerance: 1,
    ours: () => [greatCircleKm(amsterdam, paris, 6378.135)],
  },
  {
    what: 'Great circle Amsterdam to New York (R 6378.135)',
    source: 'Hypatia, tests',
    unit: 'km',
    published: [5861],
    tolerance: 5,
    ours: () => [greatCircleKm(amsterdam, newYork, 6378.135)],
  },
  {
    what: 'Two bodies: a second after 1,000 km and 8 km/s across, place and velocity',
    source: 'PASEOS (ESA, AI Sweden), tests',
    unit: 'm, m/s',
    published: [999800.6897266058, 7999.468463301808, -398.64065398803876, 7998.405250997527],
    tolerance: 1e-6,
    ours: twoBodySecond,
  },
  {
    what: 'Sun-synchronous inclination at 650 km',
    source: 'Sun’s mean motion of 0.9856473° a day and the J2 rate, by hand',
    unit: '°',
    published: [97.99],
    tolerance: 0.005,
    ours: () => [sunSynchronousInclinationRad(650) / radPerDeg],
  },
  {
    what: 'Drift of the node at 650 km and 97.99° by J2, a day',
    source: '−3/2 J2 (R/a)² √(μ/a³) cos i, a 7028.137 km, by hand with WGS 84',
    unit: '°',
    published: [0.9861382300659746],
    tolerance: 1e-12,
    ours: () => [degPerDay(nodeRateRadPerS(7028.137, 97.99 * radPerDeg))],
  },
];
