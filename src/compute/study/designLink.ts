// Do neighbours reach each other all around the orbit?
import {
  createStateSource,
  earthRadiusEquatorialKm,
  fleetStates,
  prepareFleet,
  radPerDeg,
  sunPositionInto,
} from '../../orbit/index.ts';
import { interSatelliteRateBitPerS } from '../network/budget/link.ts';
import { interSatelliteLinkOf } from '../network/budget/scenarioLinks.ts';
import { linkOffNormal } from '../network/linkMiss.ts';
import { linkPairs } from '../network/topology.ts';
import { orbitOf } from '../scenario/orbitOf.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { atLeast, atMost, type DesignFinding } from './finding.ts';

type LinkScenario = Pick<Scenario, 'satellites' | 'fleets' | 'links' | 'startUtcMs'>;

const pairMax = 200;
const placeCount = 16;
/** Halvings of a range. */
const halvingCount = 40;

/** Pairs of one plane (or row of a formation) of a fleet; evenly thinned. */
function neighbours(scenario: LinkScenario, fleetIndex: number): [number, number][] {
  const pairs = linkPairs(scenario);
  const { satellites } = scenario;
  const found: [number, number][] = [];
  for (let k = 0; k < pairs.length; k += 2) {
    const [a, b] = [satellites[pairs[k]!]!, satellites[pairs[k + 1]!]!];
    const isOurs = a.fleetIndex === fleetIndex && b.fleetIndex === fleetIndex;
    if (isOurs && a.planeIndex === b.planeIndex) found.push([pairs[k]!, pairs[k + 1]!]);
  }
  const step = Math.max(1, Math.ceil(found.length / pairMax));
  return found.filter((_, k) => k % step === 0);
}

/** Range between two places, and how near their line passes to the Earth's centre, km. */
function sight(a: Float64Array, b: Float64Array): { rangeKm: number; lowestKm: number } {
  const line = [0, 1, 2].map((c) => b[c]! - a[c]!) as [number, number, number];
  const squared = line[0] * line[0] + line[1] * line[1] + line[2] * line[2];
  const along = -(a[0]! * line[0] + a[1]! * line[1] + a[2]! * line[2]) / squared;
  const t = Math.max(0, Math.min(1, squared > 0 ? along : 0));
  const at = [0, 1, 2].map((c) => a[c]! + t * line[c]!) as [number, number, number];
  const lowestKm = Math.sqrt(at[0] * at[0] + at[1] * at[1] + at[2] * at[2]);
  return { rangeKm: Math.sqrt(squared), lowestKm };
}

/** How far links may reach by the scenario's rules, and do by the fleet's terminals. */
function reachKm({ fleets, links }: LinkScenario, fleetIndex: number): number {
  const { platform } = fleets[fleetIndex]!;
  const link = interSatelliteLinkOf(platform, platform);
  const carries = (rangeKm: number) => interSatelliteRateBitPerS(link, rangeKm) > 0;
  if (link.kind === 'fixed' || carries(links.rangeMaxKm)) return links.rangeMaxKm;
  let [lowKm, highKm] = [0, links.rangeMaxKm];
  for (let k = 0; k < halvingCount; k += 1) {
    const middleKm = (lowKm + highKm) / 2;
    if (carries(middleKm)) lowKm = middleKm;
    else highKm = middleKm;
  }
  return lowKm;
}

/** Links of a fleet to neighbours of the same plane, over a revolution. */
export function neighbourFindings(scenario: LinkScenario, fleetIndex: number): DesignFinding[] {
  // Who links with whoever is near has no neighbours that must see it all around.
  const isOpen = scenario.links.topology === 'mesh' || scenario.links.topology === 'nearest';
  const pairs = isOpen ? [] : neighbours(scenario, fleetIndex);
  if (pairs.length === 0) return [];
  const { satellites, links, startUtcMs } = scenario;
  const used = [...new Set(pairs.flat())];
  const fleet = prepareFleet(used.map((index) => createStateSource(orbitOf(satellites[index]!))));
  const statesAt = fleetStates(fleet, startUtcMs);
  // The slowest of mixed orbits goes all around, the others more than once.
  const periodS = Math.max(
    ...used.map((index) => (120 * Math.PI) / satellites[index]!.elementSet.meanMotionRadPerMin),
  );
  const place = new Map(used.map((index, k) => [index, k]));
  const [a, b] = [new Float64Array(6), new Float64Array(6)];
  const sun = new Float64Array(3);
  const offNormal = linkOffNormal(scenario.fleets[fleetIndex]!);
  let [rangeKm, lowestKm, offRad] = [0, Infinity, 0];
  for (let k = 0; k < placeCount; k += 1) {
    const timeS = (k / placeCount) * periodS;
    sunPositionInto(sun, startUtcMs + 1000 * timeS);
    for (const [one, other] of pairs) {
      const areThere = statesAt(a, place.get(one)!, timeS) && statesAt(b, place.get(other)!, timeS);
      if (!areThere) continue;
      const seen = sight(a, b);
      rangeKm = Math.max(rangeKm, seen.rangeKm);
      lowestKm = Math.min(lowestKm, seen.lowestKm);
      if (seen.rangeKm > 0) offRad = Math.max(offRad, offNormal(a, b, sun), offNormal(b, a, sun));
    }
  }
  if (rangeKm === 0) return [];
  const link = { area: 'link', unit: 'km' } as const;
  const note = 'over the first revolution';
  const { fieldOfRegardRad } = scenario.fleets[fleetIndex]!.platform.linkRegard;
  return [
    atMost(
      { ...link, what: 'range to the next on the ring of links', note },
      reachKm(scenario, fleetIndex),
      rangeKm,
    ),
    atLeast(
      { ...link, what: 'height of the line to the next on the ring of links', note },
      links.grazingAltitudeKm,
      lowestKm - earthRadiusEquatorialKm,
    ),
    atLeast(
      {
        ...{ area: 'pointing', unit: 'deg', note },
        what: 'link terminals, half-angle to the next on the ring of links',
      },
      offRad / radPerDeg,
      fieldOfRegardRad / radPerDeg,
    ),
  ];
}
