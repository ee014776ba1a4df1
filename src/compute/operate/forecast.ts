// What may a policy know beforehand? When data can flow, how fast in the mean, and when it is dark.

import type { AccessWindows, EclipseWindows, LinkWindows } from '../../orbit/index.ts';
import { groundReach, intervalTable } from '../network/groundReach.ts';
import type { NetworkPlan } from '../network/plan/planContacts.ts';
import { volumeBit } from '../network/plan/volume.ts';
import type { Scenario } from '../scenario/scenario.ts';
import type { Forecast, SatelliteIntervals } from '../schedule/policy.ts';

/** What forecasts are made of. */
export interface ForecastWindows {
  readonly access: AccessWindows;
  readonly links: LinkWindows;
  readonly eclipses: EclipseWindows;
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

/** Without terminals: the lesser of the satellite's rate and the best of the stations'. */
function fixedRates({ satellites, stations, fleets }: Scenario) {
  const rateOf = (key: 'uplinkRateBitPerS' | 'downlinkRateBitPerS'): Float64Array => {
    const best = Math.max(0, ...stations.map((each) => each[key]));
    return Float64Array.from(satellites, ({ fleetIndex }) =>
      Math.min(fleets[fleetIndex]!.platform.terminal[key], best),
    );
  };
  return {
    uplinkRateBitPerS: rateOf('uplinkRateBitPerS'),
    downlinkRateBitPerS: rateOf('downlinkRateBitPerS'),
  };
}

/** Bits over seconds of the contacts of each satellite; of one without any, those of all. */
function meanRates({ plan, groundNode }: NetworkPlan, isDown: boolean): Float64Array {
  const [near, far] = isDown ? [plan.fromNode, plan.toNode] : [plan.toNode, plan.fromNode];
  // The last place is that of all together.
  const bits = new Float64Array(groundNode + 1);
  const seconds = new Float64Array(groundNode + 1);
  for (let row = 0; row < plan.count; row += 1) {
    if (far[row] !== groundNode) continue;
    const [volume, lengthS] = [volumeBit(plan, row), plan.endS[row]! - plan.startS[row]!];
    for (const place of [near[row]!, groundNode]) {
      bits[place]! += volume;
      seconds[place]! += lengthS;
    }
  }
  const meanOf = (place: number) => (seconds[place]! > 0 ? bits[place]! / seconds[place]! : 0);
  return Float64Array.from({ length: groundNode }, (_, satellite) =>
    seconds[satellite]! > 0 ? meanOf(satellite) : meanOf(groundNode),
  );
}

/** Rows of the plan as tables of windows in the order of satellites and starts. */
function carryingWindows({ plan, groundNode }: NetworkPlan) {
  const rows = Array.from({ length: plan.count }, (_, row) => row);
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
  return {
    access: {
      ...times(down),
      satelliteIndex: Int32Array.from(down, (row) => plan.fromNode[row]!),
    },
    links: {
      ...times(across),
      satelliteAIndex: Int32Array.from(across, (row) => plan.fromNode[row]!),
      satelliteBIndex: Int32Array.from(across, (row) => plan.toNode[row]!),
    },
  };
}

/**
 * The forecast of a run. With link budgets: the contacts that carry something, and the mean rate
 * over a satellite's own. Neither weather nor other satellites' claims are foreseen.
 */
export function forecastOf(
  scenario: Scenario,
  windows: ForecastWindows,
  network: NetworkPlan,
): Forecast {
  const satelliteCount = scenario.satellites.length;
  const isBudgeted = hasBudgets(scenario);
  const { access, links } = isBudgeted ? carryingWindows(network) : windows;
  const rates = isBudgeted
    ? {
        uplinkRateBitPerS: meanRates(network, false),
        downlinkRateBitPerS: meanRates(network, true),
      }
    : fixedRates(scenario);
  return {
    groundReach: groundReach(satelliteCount, access, links, scenario.durationS),
    ...rates,
    eclipse: eclipseIntervals(satelliteCount, windows.eclipses),
  };
}
