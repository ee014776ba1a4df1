// What may a policy know beforehand? When data can flow, how fast in the mean, and when it is dark.

import type { AccessWindows, EclipseWindows, LinkWindows } from '../../orbit/index.ts';
import { groundReach, intervalTable } from '../network/groundReach.ts';
import type { Passes, Sights } from '../network/groundReach.ts';
import type { NetworkPlan } from '../network/plan/planContacts.ts';
import type { Weather } from '../network/weather/weather.ts';
import type { Scenario } from '../scenario/scenario.ts';
import type { Forecast, GroundForecast, SatelliteIntervals } from '../schedule/policy.ts';
import { lawfulPlaces, residencyRules, isStationLawful } from '../workload/residency.ts';
import type { LawfulPlaces, Residency } from '../workload/residency.ts';
import { alwaysOpen, budgetedRates, expectedOpen, fixedRates } from './expectedRates.ts';
import type { OpenFraction } from './expectedRates.ts';
import { neighboursOf } from './neighbours.ts';

/** What forecasts are made of. */
export interface ForecastWindows {
  readonly access: AccessWindows;
  readonly links: LinkWindows;
  readonly eclipses: EclipseWindows;
}

/** What is in sight and planned in a run, whatever the weather. */
interface Expected {
  readonly scenario: Scenario;
  readonly windows: ForecastWindows;
  readonly network: NetworkPlan;
}

/** Penumbra rows (they contain the umbra) as intervals per satellite. */
function eclipseIntervals(satelliteCount: number, eclipses: EclipseWindows): SatelliteIntervals {
  const startS: number[][] = Array.from({ length: satelliteCount }, () => []);
  const endS: number[][] = Array.from({ length: satelliteCount }, () => []);
  for (let row = 0; row < eclipses.count; row += 1) {
    if (eclipses.kind[row] !== 0) continue;
    startS[eclipses.satelliteIndex[row]!]!.push(eclipses.startS[row]!);
    endS[eclipses.satelliteIndex[row]!]!.push(eclipses.endS[row]!);
  }
  return intervalTable(startS, endS);
}

/** Whether what flows is less than what is in sight: budgets, the Sun, or closed lasers. */
export function hasBudgets({ fleets, stations }: Pick<Scenario, 'fleets' | 'stations'>): boolean {
  const namesAny = fleets.some(
    ({ platform }) => platform.groundTerminals.length > 0 || platform.linkTerminal !== null,
  );
  return (
    namesAny ||
    stations.some(({ terminals, laserClosures: { intervals, closedFraction } }) => {
      return terminals.length > 0 || intervals.length > 0 || closedFraction > 0;
    })
  );
}

/** Rows of the plan as tables of windows in the order of satellites and starts. */
function carryingWindows({ plan, groundNode }: NetworkPlan, rows: readonly number[]) {
  const down = rows.filter((row) => plan.toNode[row] === groundNode);
  const across = rows.filter(
    (row) => plan.station[row]! < 0 && plan.fromNode[row]! < plan.toNode[row]!,
  );
  const byFirst = (a: number, b: number) =>
    plan.fromNode[a]! - plan.fromNode[b]! || plan.startS[a]! - plan.startS[b]!;
  down.sort(byFirst);
  across.sort(byFirst);
  const times = (of: readonly number[]) => ({
    count: of.length,
    startS: Float64Array.from(of, (row) => plan.startS[row]!),
    endS: Float64Array.from(of, (row) => plan.endS[row]!),
  });
  const access: Passes = {
    ...times(down),
    satelliteIndex: Int32Array.from(down, (row) => plan.fromNode[row]!),
  };
  const links: Sights = {
    ...times(across),
    satelliteAIndex: Int32Array.from(across, (row) => plan.fromNode[row]!),
    satelliteBIndex: Int32Array.from(across, (row) => plan.toNode[row]!),
  };
  return { access, links };
}

/** Rows of the plan that a rule leaves; null: all. */
function lawfulRows({ plan }: NetworkPlan, places: LawfulPlaces | null): number[] {
  const rows = Array.from({ length: plan.count }, (_, row) => row);
  if (places === null) return rows;
  const { isNodeAllowed, isStationAllowed } = places;
  return rows.filter((row) => {
    const areNodes = isNodeAllowed[plan.fromNode[row]!]! + isNodeAllowed[plan.toNode[row]!]! === 2;
    const site = plan.station[row]!;
    return areNodes && (site < 0 || isStationAllowed[site] === 1);
  });
}

/** What is expected of the way to the ground for data under a rule; null: under none. */
function groundForecast(
  expected: Expected,
  rule: Residency | null,
  openFraction: OpenFraction,
): GroundForecast {
  const { scenario, network, windows } = expected;
  const siteStations = network.sites.map(({ station }) => station);
  const places =
    rule === null ? null : lawfulPlaces({ residency: rule }, { ...scenario, siteStations });
  const rows = lawfulRows(network, places);
  const contacts = { network, rows, openFraction };
  const { satellites, durationS } = scenario;
  const isBudgeted = hasBudgets(scenario);
  const isWhole = !isBudgeted && rule === null;
  const { access, links } = isWhole ? windows : carryingWindows(network, rows);
  const stations = scenario.stations.filter((each) => isStationLawful(rule ?? undefined, each));
  return {
    groundReach: groundReach(satellites.length, access, links, durationS),
    ...(isBudgeted ? budgetedRates(contacts) : fixedRates(scenario, stations, contacts)),
  };
}

/**
 * The forecast of a run, issued at its start. With link budgets: the contacts that carry something,
 * and the mean rate over a satellite's own; with weather, each contact as likely as its site is
 * expected to be open. Other satellites' claims are not foreseen.
 */
export function forecastOf(
  scenario: Scenario,
  windows: ForecastWindows,
  network: NetworkPlan,
  weather: Weather,
): Forecast {
  const expected = { scenario, windows, network };
  const rules = residencyRules(scenario.workload);
  const eclipse = eclipseIntervals(scenario.satellites.length, windows.eclipses);
  const neighbours = neighboursOf(network, scenario.durationS);
  const under = (openFraction: OpenFraction, underClearSkies: Forecast | null): Forecast => ({
    ...groundForecast(expected, null, openFraction),
    byLaw: rules.map((rule) => groundForecast(expected, rule, openFraction)),
    underClearSkies,
    eclipse,
    neighbours,
  });
  const clear = under(alwaysOpen, null);
  return scenario.weather.isOn ? under(expectedOpen(network, weather), clear) : clear;
}
