// Which satellites of a fleet are linked with each other, and how far is the next one?

import {
  createStateSource,
  fleetStates,
  lightSpeedKmPerS,
  prepareFleet,
} from '../../orbit/index.ts';
import { interSatelliteRateBitPerS } from '../network/budget/link.ts';
import { interSatelliteLinkOf } from '../network/budget/scenarioLinks.ts';
import { LinkComponents } from '../network/components.ts';
import { linkPairs } from '../network/topology.ts';
import { orbitOf } from '../scenario/orbitOf.ts';
import type { Scenario } from '../scenario/scenario.ts';

type RingScenario = Pick<Scenario, 'satellites' | 'fleets' | 'links' | 'startUtcMs'>;

/** The largest part of a fleet whose satellites are linked, and its links. */
export interface ClusterRing {
  readonly satelliteCount: number;
  /** Between neighbours, mean and longest over a revolution. */
  readonly hopMeanKm: number;
  readonly hopLongestKm: number;
  /** Light to the next neighbour, mean. */
  readonly hopS: number;
  /** Of the slowest link, at its longest, one direction; 0: none reaches. */
  readonly linkRateBitPerS: number;
}

const pairMax = 200;
const placeCount = 16;

/**
 * A fleet's links as a ring around its largest linked part, over one revolution at 16 places; at
 * most 200 pairs are looked at, evenly thinned. Of topologies that link everybody with whoever is
 * near, each satellite's nearest partner at the start counts. Null without a linked pair.
 */
export function clusterRing(scenario: RingScenario, fleetIndex: number): ClusterRing | null {
  const { fleets, satellites, startUtcMs, links } = scenario;
  const pairs = pairsOf(scenario, fleetIndex);
  if (pairs.length === 0) return null;
  const used = [...new Set(pairs.flat())].sort((a, b) => a - b);
  const place = new Map(used.map((index, at) => [index, at]));
  const fleet = prepareFleet(used.map((index) => createStateSource(orbitOf(satellites[index]!))));
  const statesAt = fleetStates(fleet, startUtcMs);
  const { meanMotionRadPerMin } = satellites[used[0]!]!.elementSet;
  const [a, b] = [new Float64Array(6), new Float64Array(6)];
  const rangeKm = ([one, other]: readonly [number, number], timeS: number): number => {
    const isKnown = statesAt(a, place.get(one)!, timeS) && statesAt(b, place.get(other)!, timeS);
    return isKnown ? distanceKm(a, b) : NaN;
  };
  const isOpen = links.topology === 'mesh' || links.topology === 'nearest';
  const near = isOpen ? nearestOf(pairs, rangeKm) : pairs;
  const step = Math.max(1, Math.ceil(near.length / pairMax));
  const ranges = near
    .filter((_, at) => at % step === 0)
    .flatMap((pair) => overRevolution((timeS) => rangeKm(pair, timeS), meanMotionRadPerMin))
    .filter(Number.isFinite);
  const hopLongestKm = Math.max(0, ...ranges);
  const hopMeanKm = ranges.reduce((sum, range) => sum + range, 0) / Math.max(1, ranges.length);
  const link = interSatelliteLinkOf(fleets[fleetIndex]!.platform, fleets[fleetIndex]!.platform);
  const isInReach = hopLongestKm <= links.rangeMaxKm;
  return {
    satelliteCount: largestPart(near, satellites.length),
    hopMeanKm,
    hopLongestKm,
    hopS: hopMeanKm / lightSpeedKmPerS,
    linkRateBitPerS: isInReach ? interSatelliteRateBitPerS(link, hopLongestKm) : 0,
  };
}

function pairsOf(scenario: RingScenario, fleetIndex: number): [number, number][] {
  const flat = linkPairs(scenario);
  const { satellites } = scenario;
  const pairs: [number, number][] = [];
  for (let at = 0; at < flat.length; at += 2) {
    const [a, b] = [flat[at]!, flat[at + 1]!];
    const isOurs = [a, b].every((index) => satellites[index]!.fleetIndex === fleetIndex);
    if (isOurs) pairs.push([a, b]);
  }
  return pairs;
}

/** Each satellite with its two nearest partners at the start: what a ring needs. */
function nearestOf(
  pairs: readonly [number, number][],
  rangeKm: (pair: readonly [number, number], timeS: number) => number,
): [number, number][] {
  const byRange = pairs
    .map((pair) => ({ pair, range: rangeKm(pair, 0) }))
    .filter(({ range }) => Number.isFinite(range))
    .sort((one, other) => one.range - other.range);
  const partnerCount = new Map<number, number>();
  return byRange.flatMap(({ pair }) => {
    const counts = pair.map((index) => partnerCount.get(index) ?? 0);
    if (Math.min(...counts) >= 2) return [];
    pair.forEach((index, end) => partnerCount.set(index, counts[end]! + 1));
    return [pair];
  });
}

function overRevolution(rangeAt: (timeS: number) => number, meanMotionRadPerMin: number): number[] {
  const periodS = (120 * Math.PI) / meanMotionRadPerMin;
  return Array.from({ length: placeCount }, (_, at) => rangeAt((at / placeCount) * periodS));
}

function largestPart(pairs: readonly (readonly [number, number])[], satelliteCount: number) {
  const components = new LinkComponents(satelliteCount);
  for (const [a, b] of pairs) components.setLink(a, b, true);
  components.refresh();
  const sizes = new Map<number, number>();
  for (const root of components.componentOf) sizes.set(root, (sizes.get(root) ?? 0) + 1);
  return Math.max(...sizes.values());
}

function distanceKm(a: Float64Array, b: Float64Array): number {
  const [x, y, z] = [a[0]! - b[0]!, a[1]! - b[1]!, a[2]! - b[2]!];
  return Math.sqrt(x * x + y * y + z * z);
}
