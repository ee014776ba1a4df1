// Which antennas and terminals does a contact plan share out, and what does turning them take?

import type { LinkWindows } from '../../../orbit/index.ts';
import type { Scenario } from '../../scenario/scenario.ts';
import type { PlanResource } from './contactPlan.ts';
import { setupOf, type GroundSite } from './groundSites.ts';
import type { TurnAngles } from './turnAngles.ts';

/** Antennas of the sites first, then the terminals of each satellite. */
export interface TerminalResources {
  readonly resources: readonly PlanResource[];
  /** Of a satellite's terminal to the ground by index; -1: without named terminals. */
  ofGround(satellite: number, terminalIndex: number): number;
  /** Of both ends of a link; -1: nothing that others could want. */
  ofLink(from: number, to: number): [number, number];
}

/** Whether a satellite links with more others during the run than it has terminals for them. */
function mustTurn(terminalCounts: readonly number[], links: LinkWindows): boolean[] {
  const partners = terminalCounts.map(() => new Set<number>());
  const meet = (satellite: number, other: number) => {
    const known = partners[satellite]!;
    if (terminalCounts[satellite] === Infinity) return;
    if (known.size <= terminalCounts[satellite]!) known.add(other);
  };
  for (let row = 0; row < links.count; row += 1) {
    meet(links.satelliteAIndex[row]!, links.satelliteBIndex[row]!);
    meet(links.satelliteBIndex[row]!, links.satelliteAIndex[row]!);
  }
  return partners.map(({ size }, satellite) => size > terminalCounts[satellite]!);
}

/**
 * The resources of a plan. Terminals towards other satellites are shared only where they are named
 * and fewer than the partners of the run: elsewhere each partner keeps its own, which never turns.
 * A turn goes by the mean angle between partners of that antenna or satellite; without `angles` by
 * 45°.
 */
export function terminalResources(
  scenario: Pick<Scenario, 'satellites' | 'fleets'>,
  sites: readonly GroundSite[],
  links: LinkWindows,
  angles: TurnAngles | null = null,
): TerminalResources {
  const { satellites, fleets } = scenario;
  const resources = sites.map((site): PlanResource => {
    const turnRad = angles?.ofStation(site.station) ?? NaN;
    return { unitCount: site.antennaCount, setupS: setupOf(site, turnRad) };
  });
  // Where no terminals are named, one turns while the antenna does: the shortest of their pauses.
  const setupS = resources.reduce((least, each) => Math.min(least, each.setupS), Infinity);
  const linkTerminals = satellites.map(
    ({ fleetIndex }) => fleets[fleetIndex]!.platform.linkTerminal,
  );
  const turns = mustTurn(
    linkTerminals.map((each) => each?.count ?? Infinity),
    links,
  );
  const groundOffset: number[] = [];
  const linkResource: number[] = [];
  satellites.forEach(({ fleetIndex }, satellite) => {
    const { terminal, groundTerminals } = fleets[fleetIndex]!.platform;
    const linkTerminal = linkTerminals[satellite] ?? null;
    groundOffset.push(resources.length);
    resources.push({ unitCount: terminal.count, setupS });
    if (groundTerminals.length > 0) {
      const turnRad = angles?.ofGroundTerminal(satellite) ?? NaN;
      for (const each of groundTerminals) {
        resources.push({ unitCount: each.count, setupS: setupOf(each, turnRad) });
      }
    }
    if (linkTerminal === null || !turns[satellite]!) {
      linkResource.push(-1);
      return;
    }
    linkResource.push(resources.length);
    const turnRad = angles?.ofLinkTerminal(satellite) ?? NaN;
    resources.push({ unitCount: linkTerminal.count, setupS: setupOf(linkTerminal, turnRad) });
  });
  return {
    resources,
    ofGround: (satellite, terminalIndex) => groundOffset[satellite]! + 1 + terminalIndex,
    ofLink: (from, to) => [linkResource[from]!, linkResource[to]!],
  };
}
