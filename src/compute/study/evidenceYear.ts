// Does the curve of a year's shadows give the eclipse seasons that others published?

import {
  designElementSet,
  eclipseSeason,
  meanOrbitOf,
  nodeOfLocalTimeRad,
  parseUtc,
  sunSynchronousInclinationRad,
  type SeasonSummary,
} from '../../orbit/index.ts';
import type { Claim } from './claim.ts';
import { drained } from './drained.ts';

const source = 'rMcDonald17/Orbital-Datacenters, docs/eclipse_geometry.md (checked to SPENVIS)';
const altitudesKm = [500, 700, 1000, 1200] as const;
const where = 'dawn–dusk at 500, 700, 1000 and 1200 km, spherical Earth';

/** A year from the June solstice of 2026 of an orbit whose node is at 06:00 of the mean Sun. */
function yearOf(altitudeKm: number): SeasonSummary {
  const startUtcMs = parseUtc('2026-06-22T00:00:00Z') ?? NaN;
  const orbit = meanOrbitOf(
    designElementSet({
      id: 'dawn',
      epochUtcMs: startUtcMs,
      altitudeKm,
      inclinationRad: sunSynchronousInclinationRad(altitudeKm),
      rightAscensionRad: nodeOfLocalTimeRad(6 * 3600, startUtcMs),
      meanAnomalyRad: 0,
    }),
  );
  return drained(eclipseSeason({ orbit, startUtcMs, earth: 'sphere' })).summary;
}

const kept = new Map<number, SeasonSummary>();

/** The year of an altitude, worked out once. */
function yearKept(altitudeKm: number): SeasonSummary {
  const found = kept.get(altitudeKm) ?? yearOf(altitudeKm);
  kept.set(altitudeKm, found);
  return found;
}

/** Eclipse seasons by the curve that the page and `export --format season` show. */
export const yearClaims: readonly Claim[] = [
  {
    what: `Season curve, days with an umbra in a year: ${where}`,
    source,
    unit: 'd',
    published: [100, 80, 54, 34],
    tolerance: 2, // theirs keeps the node to the true Sun, ours to the mean one
    ours: () => altitudesKm.map((km) => yearKept(km).umbraDayCount),
  },
  {
    what: `Season curve, longest eclipse from half Sun to half Sun: ${where}`,
    source,
    unit: 'min',
    published: [22.7, 18.8, 13.0, 8.6],
    tolerance: 0.1, // the last digit
    ours: () => altitudesKm.map((km) => yearKept(km).longestHalfSunS / 60),
  },
  {
    what: `Season curve, time in sunlight over the year: ${where}`,
    source,
    unit: '%',
    published: [94.7, 96.7, 98.6, 99.4],
    tolerance: 0.15, // the last digit, and a day of the season
    ours: () => altitudesKm.map((km) => 100 * yearKept(km).sunlitFractionMean),
  },
  {
    what: 'Season curve, days with an umbra in a year: dawn–dusk at 1400 and 1500 km',
    source: 'lballaty/OrbitalDatacenterSim: no eclipse from about 1,400 km on',
    unit: 'd',
    published: [0, 0],
    tolerance: 0,
    ours: () => [1400, 1500].map((km) => yearKept(km).umbraDayCount),
  },
];
