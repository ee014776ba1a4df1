// Which pairs of satellites carry a link terminal for each other?

import { allPairs, latticePairs } from '../../orbit/index.ts';
import type { Satellite, Scenario } from '../scenario/scenario.ts';
import { canLink } from './budget/scenarioLinks.ts';

/** Members of each formation, in the order of the satellites. */
function formations(satellites: readonly Satellite[]): number[][] {
  const byFormation = new Map<unknown, number[]>();
  satellites.forEach(({ member }, index) => {
    if (member === undefined) return;
    const members = byFormation.get(member.formation) ?? [];
    members.push(index);
    byFormation.set(member.formation, members);
  });
  return [...byFormation.values()];
}

/** The nearest neighbours in a lattice: in a row, and with `grid` in the next row too. */
function neighbourPairs(
  satellites: readonly Satellite[],
  members: readonly number[],
  isGrid: boolean,
): [number, number][] {
  const places = members.map((index) => satellites[index]!.member!.place);
  return latticePairs(places, false)
    .filter(([a, b]) => isGrid || places[a]!.row === places[b]!.row)
    .map(([a, b]) => [members[a]!, members[b]!]);
}

/** Satellites of one plane in the order of their places; keyed by fleet and plane. */
function planes(satellites: readonly Satellite[]): Map<string, number[]> {
  const byPlane = new Map<string, number[]>();
  satellites.forEach(({ fleetIndex, planeIndex, member }, index) => {
    if (member !== undefined) return;
    const key = `${fleetIndex}/${planeIndex}`;
    const members = byPlane.get(key) ?? [];
    members.push(index);
    byPlane.set(key, members);
  });
  for (const members of byPlane.values()) {
    members.sort((a, b) => satellites[a]!.slotIndex - satellites[b]!.slotIndex || a - b);
  }
  return byPlane;
}

/** Each with the next, the last with the first; two only once. */
function ringPairs(members: readonly number[]): [number, number][] {
  if (members.length < 2) return [];
  const count = members.length === 2 ? 1 : members.length;
  return Array.from({ length: count }, (_, at) => [
    members[at]!,
    members[(at + 1) % members.length]!,
  ]);
}

/** Where in its orbit a satellite stands at its epoch, from the node on. */
function phaseRad({ elementSet }: Satellite): number {
  return elementSet.argumentOfPerigeeRad + elementSet.meanAnomalyRad;
}

/** From -half to half a turn, as a share of it. */
function turnShare(angleRad: number): number {
  const turns = angleRad / (2 * Math.PI);
  return turns - Math.round(turns);
}

/**
 * By how many places the first plane is ahead of the last where a grid closes: in a Walker delta
 * its phasing number. Each plane is as far ahead of the one before as the second of the first; the
 * step after the last should be the same. 0 where the planes are not alike.
 */
function seamShift(satellites: readonly Satellite[], rows: readonly (readonly number[])[]): number {
  const count = rows[0]!.length;
  if (rows.length < 3 || rows.some((row) => row.length !== count)) return 0;
  const [first, second, last] = [rows[0]!, rows[1]!, rows[rows.length - 1]!].map(
    (row) => satellites[row[0]!]!,
  ) as [Satellite, Satellite, Satellite];
  const stepShare = turnShare(phaseRad(second) - phaseRad(first));
  const missingShare = phaseRad(last) / (2 * Math.PI) + stepShare - phaseRad(first) / (2 * Math.PI);
  const shift = Math.round(missingShare * count) % count;
  return shift < 0 ? shift + count : shift;
}

/** The same places of neighbouring planes; between the last and the first as `seamShift` says. */
function acrossPairs(
  satellites: readonly Satellite[],
  rows: readonly (readonly number[])[],
): [number, number][] {
  const pairs: [number, number][] = [];
  const join = (a: number | undefined, b: number | undefined): void => {
    if (a !== undefined && b !== undefined && a !== b) pairs.push([a, b]);
  };
  const longest = Math.max(...rows.map((row) => row.length));
  const shift = seamShift(satellites, rows);
  for (let slot = 0; slot < longest; slot += 1) {
    const across = rows.map((row) => row[slot]).filter((index) => index !== undefined);
    if (shift === 0) pairs.push(...ringPairs(across));
    else {
      across.slice(1).forEach((index, at) => join(across[at], index));
      join(across[across.length - 1], rows[0]![(slot + shift) % longest]);
    }
  }
  return pairs;
}

/** Neighbours within planes and formations, with `isGrid` also across. */
function latticeOfPlanes(satellites: readonly Satellite[], isGrid: boolean): [number, number][] {
  const byPlane = planes(satellites);
  const pairs = [...byPlane.values()].flatMap(ringPairs);
  for (const members of formations(satellites)) {
    pairs.push(...neighbourPairs(satellites, members, isGrid));
  }
  if (!isGrid) return pairs;
  for (const fleet of new Set(satellites.map(({ fleetIndex }) => fleetIndex))) {
    const rows = [...byPlane].filter(([key]) => key.startsWith(`${fleet}/`)).map(([, row]) => row);
    if (rows.length > 0) pairs.push(...acrossPairs(satellites, rows));
  }
  return pairs;
}

/**
 * Pairs (a0, b0, a1, b1, …) that may link: `ring` joins neighbours within a plane, `grid` also the
 * same places of neighbouring planes (the last plane with the first, where the place shifts by
 * Walker's phasing). In a formation `ring` joins neighbours within a row of its lattice, `grid` all
 * nearest neighbours. `mesh` and `nearest` join every two satellites; of the latter's
 * `NeighbourChoice` picks. `pairs` are the user's. Those are left out whose ends do not understand
 * each other, or have neither a terminal nor a link rate. Whether they see each other is for
 * `findLinks` to say.
 */
export function linkPairs(scenario: Pick<Scenario, 'satellites' | 'links' | 'fleets'>): Int32Array {
  const { satellites, links, fleets } = scenario;
  const { topology } = links;
  if (topology === 'none') return new Int32Array(0);
  const canJoin = linkRule(scenario);
  if (topology === 'mesh' || topology === 'nearest') {
    const carriers = Int32Array.from(satellites.keys()).filter((index) => canJoin(index, index));
    const pairs = allPairs(carriers.length).map((at) => carriers[at]!);
    return fleets.length === 1 ? pairs : pairsWhere(pairs, canJoin);
  }
  const pairs =
    topology === 'pairs' ? (links.pairs ?? []) : latticeOfPlanes(satellites, topology === 'grid');
  return Int32Array.from(pairs.filter(([a, b]) => canJoin(a, b)).flat());
}

/** Whether two satellites' ends understand each other, found once for each two fleets. */
function linkRule({ satellites, fleets }: Pick<Scenario, 'satellites' | 'fleets'>) {
  const known = new Int8Array(fleets.length * fleets.length).fill(-1);
  return (a: number, b: number): boolean => {
    const [from, to] = [satellites[a]!.fleetIndex, satellites[b]!.fleetIndex];
    const at = from * fleets.length + to;
    if (known[at] === -1) {
      known[at] = canLink(fleets[from]!.platform, fleets[to]!.platform) ? 1 : 0;
    }
    return known[at] === 1;
  };
}

/** Filters in place, for there may be millions. */
function pairsWhere(pairs: Int32Array, holds: (a: number, b: number) => boolean): Int32Array {
  let count = 0;
  for (let at = 0; at < pairs.length; at += 2) {
    if (!holds(pairs[at]!, pairs[at + 1]!)) continue;
    pairs[count] = pairs[at]!;
    pairs[count + 1] = pairs[at + 1]!;
    count += 2;
  }
  return pairs.slice(0, count);
}
