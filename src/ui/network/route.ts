// Which way did a job's data take through space and time? Hops, waits and a diagram; pure.

import type { Result } from '../../compute/index.ts';
import { directions, transfersOf } from './transfers.ts';
import type { Direction, Hop, TrafficResult } from './transfers.ts';

/** A hop with its pieces put together, and how long the bits lay where it began. */
export interface RouteHop extends Omit<Hop, 'row'> {
  /** From when the first set out for here, or all were there, to when the first left. */
  readonly waitedS: number;
}

/** Bits of the same ends that follow each other closer than that are one hop. */
const pauseMaxS = 1;

type Joined = Omit<RouteHop, 'waitedS'>;

function put(hops: readonly Hop[]): Joined[] {
  const joined: Joined[] = [];
  const lastOf = new Map<string, number>();
  for (const hop of hops) {
    const key = `${hop.direction} ${hop.from} ${hop.to}`;
    const at = lastOf.get(key);
    const last = at === undefined ? undefined : joined[at];
    if (at !== undefined && last !== undefined && hop.startS <= last.endS + pauseMaxS) {
      const carriedBit = last.carriedBit + hop.carriedBit;
      joined[at] = { ...last, endS: Math.max(last.endS, hop.endS), carriedBit };
      continue;
    }
    lastOf.set(key, joined.length);
    joined.push(hop);
  }
  return joined;
}

/** Since when there is something that a hop could have taken along. */
function readyS(hops: readonly Joined[], at: number, departureS: number): number {
  const hop = hops[at]!;
  const before = hops.slice(0, at).filter(({ direction }) => direction === hop.direction);
  const arrivals = before.filter(({ to }) => to === hop.from);
  const hereS = arrivals.reduce((firstS, { startS }) => Math.min(firstS, startS), Infinity);
  // A part that leaves later has waited since the one before it had left.
  const left = before.filter(({ from, endS }) => from === hop.from && endS <= hop.startS);
  return Math.max(arrivals.length > 0 ? hereS : departureS, ...left.map(({ endS }) => endS));
}

let kept: { result: TrafficResult; jobIndex: number; hops: RouteHop[] } | null = null;

/**
 * The hops of a job by start. The input sets out at its release, the output at the end of its
 * computing. Asked for in every frame: the last answer is kept.
 */
export function routeOf(result: TrafficResult, jobIndex: number): RouteHop[] {
  if (kept?.result === result && kept.jobIndex === jobIndex) return kept.hops;
  kept = { result, jobIndex, hops: findRoute(result, jobIndex) };
  return kept.hops;
}

function findRoute(result: TrafficResult, jobIndex: number): RouteHop[] {
  const hops = put(transfersOf(result).hopsOf(jobIndex));
  const { releaseS, finishedS } = result.jobs;
  return hops.map((hop, at) => {
    const departureS = hop.direction === 'up' ? releaseS[jobIndex]! : finishedS[jobIndex]!;
    const waitedS = hop.startS - readyS(hops, at, departureS);
    return { ...hop, waitedS: Math.max(0, waitedS) };
  });
}

/** Ends of hops in the order in which bits first touch them. */
export function nodesOf(hops: readonly Pick<Hop, 'from' | 'to'>[]): number[] {
  return [...new Set(hops.flatMap(({ from, to }) => [from, to]))];
}

/** Name of an end: a satellite's, or -1 - a station's. */
export const nodeName = (
  node: number,
  satelliteNames: readonly string[],
  stationNames: readonly string[],
): string => (node < 0 ? stationNames[-1 - node] : satelliteNames[node]) ?? '';

/** How a hop stands at a time. */
export const hopStates = ['done', 'underWay', 'toCome'] as const;
export type HopState = (typeof hopStates)[number];

export function hopState({ startS, endS }: Pick<Hop, 'startS' | 'endS'>, timeS: number): HopState {
  if (endS <= timeS) return 'done';
  return startS <= timeS ? 'underWay' : 'toCome';
}

/** The leg that matters at a time: up until the input is there, then down. */
export function legAt(hops: readonly RouteHop[], timeS: number): Direction {
  const upEndS = hops.reduce(
    (endS, hop) => (hop.direction === 'up' ? Math.max(endS, hop.endS) : endS),
    -Infinity,
  );
  return directions[timeS < upEndS ? 0 : 1]!;
}

/** A line of the picture of a route: its ends as in the table of routes. */
export interface RouteLine {
  readonly from: number;
  readonly to: number;
  readonly state: HopState;
}

/** What is drawn for a job at a time: each pair of ends once, in its liveliest state. */
export function routeLines(
  result: Pick<Result, 'jobs' | 'routes' | 'trails'>,
  jobIndex: number,
  timeS: number,
): RouteLine[] {
  const hops = routeOf(result, jobIndex);
  const leg = legAt(hops, timeS);
  const lines = new Map<string, RouteLine>();
  const liveliness: readonly HopState[] = ['done', 'toCome', 'underWay'];
  for (const hop of hops) {
    if (hop.direction !== leg) continue;
    const key = `${hop.from} ${hop.to}`;
    const state = hopState(hop, timeS);
    const known = lines.get(key);
    if (known !== undefined && liveliness.indexOf(known.state) >= liveliness.indexOf(state))
      continue;
    lines.set(key, { from: hop.from, to: hop.to, state });
  }
  return [...lines.values()];
}
