// Which way does data go between two ends of a scenario's network, and how long does light take?
import { didYouMean } from '../../scenario/nearest.ts';
import type { Problem, Scenario } from '../../scenario/scenario.ts';
import { networkInstants } from './instantNetwork.ts';
import { ShortestPaths } from './shortestPaths.ts';

export interface RouteRequest {
  /** Ids of satellites or stations. */
  readonly from: string;
  readonly to: string;
  readonly stepS: number;
  /** Stations on the way pass data on; default: they only end paths. */
  readonly throughStations?: boolean;
}

/** The path at one instant. */
export interface RouteInstant {
  readonly timeS: number;
  readonly isReachable: boolean;
  /** Links and accesses on the way; 0 where there is no way. */
  readonly hopCount: number;
  /** Light time one way; Infinity where there is no way. */
  readonly latencyS: number;
  /** Ids from end to end; empty where there is no way. */
  readonly path: readonly string[];
  /** Satellites that have no state from this instant on, and had one before. */
  readonly lost: readonly LostSatellite[];
  readonly doneFraction: number;
}

export interface LostSatellite {
  readonly id: string;
  /** See `stateErrorMeaning`. */
  readonly errorCode: number;
}

/** Tells of each satellite that is lost once. */
function lostTeller({ satellites }: Scenario): (lostCode: Uint8Array) => LostSatellite[] {
  const isKnown = new Uint8Array(satellites.length);
  return (lostCode) => {
    const found: LostSatellite[] = [];
    lostCode.forEach((errorCode, s) => {
      if (errorCode === 0 || isKnown[s] === 1) return;
      isKnown[s] = 1;
      found.push({ id: satellites[s]!.id, errorCode });
    });
    return found;
  };
}

/** Ids of all nodes of a scenario's network: satellites, then stations. */
export function networkIds({ satellites, stations }: Scenario): string[] {
  return [...satellites, ...stations].map(({ id }) => id);
}

/** What is wrong with an end of a route; null when it is exactly one satellite or station. */
export function endProblem(scenario: Scenario, path: string, id: string): Problem | null {
  const ids = networkIds(scenario);
  const count = ids.filter((each) => each === id).length;
  if (count === 1) return null;
  if (count > 1) {
    const message = `"${id}" is a satellite and a station`;
    return { path, message, hint: 'give the station another id' };
  }
  const message = `there is no satellite or station "${id}"`;
  // Stations first: there are few of them, and the list of a message is cut.
  const known = [...scenario.stations, ...scenario.satellites].map((each) => each.id);
  return { path, message, hint: didYouMean(id, known) };
}

/**
 * Yields the shortest path in light time between two ends at 0, `stepS`, 2 `stepS`, … and at the
 * end of a scenario's span, whether or not the step divides it. The ends must be known
 * (`endProblem`). Where all carries both ways, from A to B and from B to A are the same path with
 * the same latency to the last bit.
 */
export function* routesOverTime(
  scenario: Scenario,
  { from, to, stepS, throughStations = false }: RouteRequest,
): Generator<RouteInstant, void> {
  const ids = networkIds(scenario);
  const [fromNode, toNode] = [ids.indexOf(from), ids.indexOf(to)];
  const isTurned = fromNode > toNode;
  const [source, target] = isTurned ? [toNode, fromNode] : [fromNode, toNode];
  const paths = new ShortestPaths(ids.length);
  const way = isTurned ? 'back' : 'out';
  const newlyLost = lostTeller(scenario);
  const instants = networkInstants(scenario, stepS, { way, hasEnd: true });
  for (const { graph, timeS, doneFraction, lostCode } of instants) {
    paths.run(graph, [source], { target, throughGround: throughStations });
    const nodes = paths.pathTo(target);
    if (isTurned) nodes.reverse();
    yield {
      timeS,
      isReachable: nodes.length > 0,
      hopCount: Math.max(0, nodes.length - 1),
      latencyS: paths.delayS[target]!,
      path: Array.from(nodes, (node) => ids[node]!),
      lost: newlyLost(lostCode),
      doneFraction,
    };
  }
}
