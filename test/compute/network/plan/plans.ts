// Small contact plans for the tests, and what all ways through them come to by brute force.
import { fc } from '../../../chance.ts';
import { createContactPlan } from '../../../../src/compute/network/plan/contactPlan.ts';
import type {
  ContactPlan,
  PlannedContact,
  PlanResource,
  Pointing,
} from '../../../../src/compute/network/plan/contactPlan.ts';
import { Bookings } from '../../../../src/compute/network/plan/bookings.ts';
import { RouteSearch } from '../../../../src/compute/network/plan/routeSearch.ts';
import type { RouteRequest } from '../../../../src/compute/network/plan/routeScope.ts';
import { Shipper } from '../../../../src/compute/network/plan/shipment.ts';

/** from, to, start, end, rate, light time. */
export type Row = readonly [number, number, number, number, number, number];

/** A plan without antennas: every contact is for itself. */
export function planOf(rows: readonly Row[], nodeCount = 1 + maxNode(rows)): ContactPlan {
  const contacts = rows.map(contactOf);
  const pointings = rows.map(() => ({ resourceA: -1, resourceB: -1 }));
  return createContactPlan(nodeCount, contacts, pointings, []);
}

function maxNode(rows: readonly Row[]): number {
  return Math.max(0, ...rows.flatMap(([from, to]) => [from, to]));
}

export function contactOf(row: Row, pointing: number): PlannedContact {
  const [fromNode, toNode, startS, endS, rateBitPerS, lightS] = row;
  const rates = [{ startS, rateBitPerS }];
  return { fromNode, toNode, startS, endS, rates, lightS, pointing, station: -1 };
}

/** Contacts that share antennas: pairs of [row, pointing]. */
export function sharedPlan(
  rows: readonly (readonly [Row, number])[],
  pointings: readonly Pointing[],
  resources: readonly PlanResource[],
): ContactPlan {
  const contacts = rows.map(([row, pointing]) => contactOf(row, pointing));
  const nodeCount = 1 + maxNode(rows.map(([row]) => row));
  return createContactPlan(nodeCount, contacts, pointings, resources);
}

export function toolsOf(plan: ContactPlan, bundleBit = 1e8, stationCount = 0) {
  const bookings = new Bookings(plan, stationCount);
  const search = new RouteSearch(plan, bookings, bundleBit);
  return { plan, bookings, search, shipper: new Shipper(plan, bookings, search, bundleBit) };
}

export function requestOf(
  source: number,
  target: number,
  bits: number,
  more: Partial<RouteRequest> = {},
): RouteRequest {
  return { source, target, bits, fromS: 0, isStationAllowed: null, ...more };
}

/** Arrival, hops and the first end of the best way, by trying all that visit no node twice. */
export function bruteForce(rows: readonly Row[], { source, target, fromS, bits }: RouteRequest) {
  let best: readonly [arrivalS: number, hops: number, endS: number] | null = null;
  const follow = (node: number, readyS: number, hops: number, endS: number, seen: number[]) => {
    if (node === target) {
      const found = [readyS, hops, endS] as const;
      if (best === null || isBefore(found, best)) best = found;
      return;
    }
    for (const [from, to, start, end, rate, lightS] of rows) {
      if (from !== node || seen.includes(to)) continue;
      const sentS = Math.max(start, readyS) + bits / rate;
      if (sentS > end + 1e-9) continue;
      follow(to, sentS + lightS, hops + 1, Math.min(endS, end), [...seen, to]);
    }
  };
  follow(source, fromS, 0, Infinity, [source]);
  return best as readonly [number, number, number] | null;
}

function isBefore(a: readonly number[], b: readonly number[]): boolean {
  if (a[0] !== b[0]) return a[0]! < b[0]!;
  if (a[1] !== b[1]) return a[1]! < b[1]!;
  return a[2]! > b[2]!;
}

/** Plans of a few nodes with whole numbers, so that ties are frequent. */
export const smallPlans = fc.array(
  fc
    .record({
      ends: fc.tuple(fc.integer({ min: 0, max: 4 }), fc.integer({ min: 0, max: 4 })),
      start: fc.integer({ min: 0, max: 12 }),
      length: fc.integer({ min: 1, max: 12 }),
      rate: fc.constantFrom(1, 1, 2, 4),
      light: fc.constantFrom(0, 0, 1),
    })
    .filter(({ ends }) => ends[0] !== ends[1])
    .map(({ ends, start, length, rate, light }): Row => [
      ends[0],
      ends[1],
      start,
      start + length,
      rate,
      light,
    ]),
  { minLength: 1, maxLength: 14 },
);

/**
 * Most that can go from source to target in a plan with whole times: augmenting paths through one
 * node per place and second. Bits that arrive within a second go on in the next one at the earliest
 * in no plan but one whose contacts last whole seconds: rates count a second's worth at its end.
 */
export function maximumFlow(
  rows: readonly Row[],
  source: number,
  target: number,
  endS: number,
): number {
  const at = (node: number, timeS: number) => node * (endS + 2) + timeS;
  const capacity = new Map<number, Map<number, number>>();
  const add = (from: number, to: number, bits: number) => {
    if (!capacity.has(from)) capacity.set(from, new Map());
    if (!capacity.has(to)) capacity.set(to, new Map());
    capacity.get(from)!.set(to, (capacity.get(from)!.get(to) ?? 0) + bits);
    capacity.get(to)!.set(from, capacity.get(to)!.get(from) ?? 0);
  };
  const nodes = new Set(rows.flatMap(([from, to]) => [from, to]));
  for (const node of nodes) {
    for (let timeS = 0; timeS <= endS; timeS += 1) add(at(node, timeS), at(node, timeS + 1), 1e9);
  }
  for (const [from, to, start, end, rate, lightS] of rows) {
    for (let timeS = start; timeS < end; timeS += 1) {
      // A second's worth may pass on within the second: an upper bound on every schedule.
      add(at(from, timeS), at(to, Math.min(endS + 1, timeS + lightS)), rate);
    }
  }
  let flow = 0;
  for (;;) {
    const bits = augment(capacity, at(source, 0), at(target, endS + 1));
    if (bits === 0) return flow;
    flow += bits;
  }
}

function augment(capacity: Map<number, Map<number, number>>, from: number, to: number): number {
  const parent = new Map<number, number>([[from, -1]]);
  const queue = [from];
  for (let at = 0; at < queue.length && !parent.has(to); at += 1) {
    for (const [next, bits] of capacity.get(queue[at]!) ?? []) {
      if (bits <= 0 || parent.has(next)) continue;
      parent.set(next, queue[at]!);
      queue.push(next);
    }
  }
  if (!parent.has(to)) return 0;
  let least = Infinity;
  for (let at = to; at !== from; at = parent.get(at)!) {
    least = Math.min(least, capacity.get(parent.get(at)!)!.get(at)!);
  }
  for (let at = to; at !== from; at = parent.get(at)!) {
    const before = capacity.get(parent.get(at)!)!;
    before.set(at, before.get(at)! - least);
    const back = capacity.get(at)!;
    back.set(parent.get(at)!, back.get(parent.get(at)!)! + least);
  }
  return least;
}
