// How do the seasons of a scenario's orbits, and what keeps them up, become tables?
import { csvLine, keepingOf, type Satellite, type Scenario } from '../compute/index.ts';
import {
  eclipseSeason,
  formatUtc,
  meanOrbitOf,
  radPerDeg,
  type EclipseSeason,
} from '../orbit/index.ts';
import type { Export } from './exportPages.ts';
import { printable } from './problems.ts';
import type { FilePage } from './writeFile.ts';

const seasonColumns = 'satellite,timeS,utc,betaDeg,umbraS,shadowS,sunlitFraction';

/** A row a satellite and day of the year from the start: β and the shadow of one revolution. */
export function* seasonPages({ scenario, satellites }: Export): Generator<FilePage> {
  yield { doneFraction: 0, content: `${seasonColumns}\n` };
  // Members of a formation have one mean orbit, and so one season.
  const known = new Map<unknown, EclipseSeason>();
  for (const [index, satellite] of satellites.entries()) {
    const key = satellite.member?.formation ?? satellite;
    const season = known.get(key) ?? (yield* seasonOf(scenario, satellite, index, satellites));
    if (satellite.member !== undefined) known.set(key, season);
    const content = seasonRows(satellite.id, scenario.startUtcMs, season);
    yield { doneFraction: (index + 1) / satellites.length, content };
  }
}

function* seasonOf(
  { startUtcMs, earth }: Scenario,
  { elementSet }: Satellite,
  index: number,
  { length }: readonly Satellite[],
): Generator<FilePage, EclipseSeason> {
  const work = eclipseSeason({ orbit: meanOrbitOf(elementSet), startUtcMs, earth });
  for (let step = work.next(); ; step = work.next()) {
    if (step.done === true) return step.value;
    yield { doneFraction: (index + step.value) / length, content: null };
  }
}

function seasonRows(id: string, startUtcMs: number, season: EclipseSeason): string {
  let rows = '';
  for (let k = 0; k < season.count; k += 1) {
    const timeS = season.timeS[k]!;
    const utc = formatUtc(startUtcMs + timeS * 1000);
    const betaDeg = season.betaRad[k]! / radPerDeg;
    const shadow = [season.umbraS[k]!, season.shadowS[k]!, season.sunlitFraction[k]!];
    rows += csvLine([id, timeS, utc, betaDeg, ...shadow]);
  }
  return rows;
}

const keepingColumns = [
  'satellite',
  'altitudeKm',
  'massKg',
  'frontalAreaM2',
  'areaToSunM2',
  'ballisticM2PerKg',
  'deltaVMPerSPerYear',
  'deltaVLeastMPerSPerYear',
  'deltaVMostMPerSPerYear',
  'sinkKmPerDay',
  'lifetimeYears',
  'lifetimeLeastYears',
  'lifetimeMostYears',
  'isWithinDisposalLimit',
  'isSurelyWithinDisposalLimit',
  'twinDriftMPerDay2',
  'twinSwingMPerDay',
  'twinControlDeltaVMPerSPerYear',
] as const;

/** A row a satellite: drag, lifetime against the five-year rule, drift from a twin 1 % apart. */
export function* keepingPages({ scenario, satellites, warn }: Export): Generator<FilePage> {
  yield { doneFraction: 0, content: `${keepingColumns.join(',')}\n` };
  const indexOf = new Map(scenario.satellites.map((each, index) => [each, index]));
  for (const [at, satellite] of satellites.entries()) {
    const keeping = keepingOf(scenario, indexOf.get(satellite)!);
    if (keeping === null) {
      warn(`${printable(satellite.id)}: no figures: they need a nearly circular orbit with states`);
    }
    if (keeping?.drag.isGuess === true) {
      const beyond = 'above 1,000 km no density of the air is known well enough';
      warn(`${printable(satellite.id)}: no drag and no lifetime: ${beyond}`);
    }
    const cells = keeping === null ? keepingColumns.slice(1).map(() => null) : cellsOf(keeping);
    const content = csvLine([satellite.id, ...cells]);
    yield { doneFraction: (at + 1) / satellites.length, content };
  }
}

function cellsOf({
  altitudeKm,
  massKg,
  areas,
  drag,
  twin,
}: NonNullable<ReturnType<typeof keepingOf>>): (number | string | null)[] {
  const known = (figure: number): number | null => (drag.isGuess ? null : figure);
  return [
    altitudeKm,
    massKg,
    areas.frontalM2,
    areas.toSunM2,
    drag.ballisticM2PerKg,
    known(drag.deltaVMPerSPerYear),
    ...drag.deltaVRangeMPerSPerYear.map(known),
    known(drag.sinkKmPerDay),
    known(drag.lifetimeYears),
    ...drag.lifetimeRangeYears.map(known),
    String(drag.isWithinDisposalLimit),
    String(drag.isSurelyWithinDisposalLimit),
    known(twin.dragDriftMPerDay2),
    twin.radiationSwingMPerDay,
    twin.controlDeltaVMPerSPerYear,
  ];
}
