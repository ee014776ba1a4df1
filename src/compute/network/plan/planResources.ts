// Which antennas and terminals does a contact plan share out, and what does turning them take?

import type { LinkWindows } from '../../../orbit/index.ts';
import type { Scenario } from '../../scenario/scenario.ts';
import type { PlanResource } from './contactPlan.ts';
import { terminalSetupS, type GroundSite } from './groundSites.ts';

/** Antennas of the sites first, then the terminals of each satellite. */
export interface TerminalResources {
  readonly resources: readonly PlanResource[];
  /** Of a satellite's terminal to the ground by index; -1: without named terminals. */
  ofGround(satellite: number, terminalIndex: number): number;
  /** Of both ends of a link; -1: nothing that others could want. */
  ofLink(from: number, to: number): [number, number];
}

/** Links that each satellite has at the same time, at most. */
function linkCountMax(satelliteCount: number, links: LinkWindows): Int32Array {
  const changes: [timeS: number, change: number, satellite: number][] = [];
  for (let row = 0; row < links.count; row += 1) {
    for (const satellite of [links.satelliteAIndex[row]!, links.satelliteBIndex[row]!]) {
      changes.push([links.startS[row]!, 1, satellite], [links.endS[row]!, -1, satellite]);
    }
  }
  // What ends at an instant has ended when something else begins.
  changes.sort((a, b) => a[0] - b[0] || a[1] - b[1]);
  const [now, most] = [new Int32Array(satelliteCount), new Int32Array(satelliteCount)];
  for (const [, change, satellite] of changes) {
    now[satellite]! += change;
    most[satellite] = Math.max(most[satellite]!, now[satellite]!);
  }
  return most;
}

/**
 * The resources of a plan. Terminals towards other satellites are shared only where they are named
 * and fewer than the links at some time: elsewhere each link keeps its own and never turns.
 */
export function terminalResources(
  scenario: Pick<Scenario, 'satellites' | 'fleets'>,
  sites: readonly GroundSite[],
  links: LinkWindows,
): TerminalResources {
  // Where no terminals are named, one turns while the antenna does: the shortest of their pauses.
  const setupS = sites.reduce((least, site) => Math.min(least, site.setupS), Infinity);
  const { satellites, fleets } = scenario;
  const resources = sites.map(({ antennaCount, setupS: pauseS }): PlanResource => {
    return { unitCount: antennaCount, setupS: pauseS };
  });
  const hasLinkTerminal = fleets.some(({ platform }) => platform.linkTerminal !== null);
  const most = hasLinkTerminal ? linkCountMax(satellites.length, links) : null;
  const groundOffset: number[] = [];
  const linkResource: number[] = [];
  satellites.forEach(({ fleetIndex }, satellite) => {
    const { terminal, groundTerminals, linkTerminal } = fleets[fleetIndex]!.platform;
    groundOffset.push(resources.length);
    resources.push({ unitCount: terminal.count, setupS });
    for (const each of groundTerminals) {
      resources.push({ unitCount: each.count, setupS: terminalSetupS(each) });
    }
    if (linkTerminal === null || most === null || most[satellite]! <= linkTerminal.count) {
      linkResource.push(-1);
      return;
    }
    linkResource.push(resources.length);
    resources.push({ unitCount: linkTerminal.count, setupS: terminalSetupS(linkTerminal) });
  });
  return {
    resources,
    ofGround: (satellite, terminalIndex) => groundOffset[satellite]! + 1 + terminalIndex,
    ofLink: (from, to) => [linkResource[from]!, linkResource[to]!],
  };
}
