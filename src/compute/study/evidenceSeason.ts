// Do dawn–dusk orbits see the eclipse seasons that others published?

import {
  atan2,
  createEphemeris,
  createPropagator,
  designElementSet,
  earthRadiusEquatorialKm,
  findEclipses,
  parseUtc,
  penumbraKind,
  prepareFleet,
  propagateFleet,
  radPerDeg,
  sunPositionInto,
  sunSynchronousInclinationRad,
  type EclipseWindows,
  type ElementSet,
} from '../../orbit/index.ts';
import type { Claim } from './claim.ts';
import { drained } from './drained.ts';

const source = 'rMcDonald17/Orbital-Datacenters, docs/eclipse_geometry.md (checked to SPENVIS)';
const altitudesKm = [500, 700, 1000, 1200, 1500] as const;
const dayMs = 86_400_000;
const stepS = 60;

/** A year of one orbit whose node stays at 06:00. */
interface Season {
  readonly eclipseDayCount: number;
  readonly longestMin: number;
  readonly sunlitPercent: number;
}

/**
 * Their model: a cylinder of the Earth's equatorial radius for a shadow, and a node that keeps 90°
 * from the true Sun. A cone as wide as the Earth at both ends is that cylinder. With the penumbra
 * and the mean Sun a season is up to a week longer.
 */
const cylinder = {
  bodyRadiusKm: earthRadiusEquatorialKm,
  polarStretch: 1,
  sunRadiusKm: earthRadiusEquatorialKm,
};

/** The orbit set anew each day, so that the node keeps its apparent local time exactly. */
function dayOrbit(altitudeKm: number, utcMs: number): ElementSet {
  const sun = new Float64Array(3);
  sunPositionInto(sun, utcMs);
  return designElementSet({
    id: 'day',
    epochUtcMs: utcMs,
    altitudeKm,
    inclinationRad: sunSynchronousInclinationRad(altitudeKm),
    rightAscensionRad: atan2(sun[1]!, sun[0]!) - Math.PI / 2,
    meanAnomalyRad: 0,
  });
}

/** The first penumbra that lies whole within the span; 0 s when there is none. */
function wholePenumbraS(windows: EclipseWindows, spanS: number): number {
  for (let row = 0; row < windows.count; row += 1) {
    const startS = windows.startS[row]!;
    const endS = windows.endS[row]!;
    const isWhole = startS > 0 && endS < spanS;
    if (windows.kind[row] === penumbraKind && isWhole) return endS - startS;
  }
  return 0;
}

/** How long one orbit is in the shadow, s, and how long the orbit is. */
function shadowOfDay(altitudeKm: number, utcMs: number): { shadowS: number; periodS: number } {
  const elementSet = dayOrbit(altitudeKm, utcMs);
  const periodS = (2 * Math.PI * 60) / elementSet.meanMotionRadPerMin;
  const sampleCount = Math.ceil((2 * periodS) / stepS) + 1;
  const ephemeris = createEphemeris(1, sampleCount, 0, stepS);
  drained(propagateFleet(prepareFleet([createPropagator(elementSet)]), utcMs, ephemeris));
  const windows = drained(findEclipses(ephemeris, utcMs, { shape: cylinder }));
  return { shadowS: wholePenumbraS(windows, (sampleCount - 1) * stepS), periodS };
}

function season(altitudeKm: number): Season {
  const startUtcMs = parseUtc('2026-01-01T12:00:00Z') ?? NaN;
  let eclipseDayCount = 0;
  let longestS = 0;
  let shadowFraction = 0;
  for (let day = 0; day < 365; day += 1) {
    const { shadowS, periodS } = shadowOfDay(altitudeKm, startUtcMs + day * dayMs);
    if (shadowS > 0) eclipseDayCount += 1;
    longestS = Math.max(longestS, shadowS);
    shadowFraction += shadowS / periodS / 365;
  }
  return {
    eclipseDayCount,
    longestMin: longestS / 60,
    sunlitPercent: 100 * (1 - shadowFraction),
  };
}

const kept = new Map<number, Season>();

/** The season of an altitude, worked out once. */
function seasonOf(altitudeKm: number): Season {
  const found = kept.get(altitudeKm) ?? season(altitudeKm);
  kept.set(altitudeKm, found);
  return found;
}

const where = 'dawn–dusk at 500, 700, 1000, 1200 and 1500 km in 2026';

/** Eclipse seasons of dawn–dusk orbits. */
export const seasonClaims: readonly Claim[] = [
  {
    what: 'Sun-synchronous inclination at 500, 700, 1000, 1200 and 1500 km',
    source,
    unit: '°',
    published: [97.4, 98.19, 99.48, 100.42, 101.96],
    tolerance: 0.005,
    ours: () => altitudesKm.map((km) => sunSynchronousInclinationRad(km) / radPerDeg),
  },
  {
    what: `Days with eclipses, ${where}`,
    source,
    unit: 'd',
    published: [100, 80, 54, 34, 0],
    tolerance: 2,
    ours: () => altitudesKm.map((km) => seasonOf(km).eclipseDayCount),
  },
  {
    what: `Longest eclipse, ${where}`,
    source,
    unit: 'min',
    published: [22.7, 18.8, 13.0, 8.6, 0],
    // Theirs is a circle about a point mass; ours breathes by 10 km with the Earth's oblateness,
    // which is 0.3 min where the shadow is grazed.
    tolerance: 0.3,
    ours: () => altitudesKm.map((km) => seasonOf(km).longestMin),
  },
  {
    what: `Time in sunlight over the year, ${where}`,
    source,
    unit: '%',
    published: [94.7, 96.7, 98.6, 99.4, 100],
    tolerance: 0.1,
    ours: () => altitudesKm.map((km) => seasonOf(km).sunlitPercent),
  },
];
