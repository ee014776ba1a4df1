// Which pairs of satellites carry a link terminal for each other?

import { latticePairs } from '../../orbit/index.ts';
import type { Satellite, Scenario } from '../scenario/scenario.ts';

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

/**
 * Pairs (a0, b0, a1, b1, …) that may link: `ring` joins neighbours within a plane, `grid` also the
 * same places of neighbouring planes (the last plane with the first). In a formation `ring` joins
 * neighbours within a row of its lattice, `grid` all nearest neighbours. A satellite without a link
 * rate links with nobody. Whether they see each other is for `findLinks` to say.
 */
export function linkPairs(scenario: Pick<Scenario, 'satellites' | 'links' | 'fleets'>): Int32Array {
  const { satellites, links, fleets } = scenario;
  if (links.topology === 'none') return new Int32Array(0);
  const byPlane = planes(satellites);
  const isGrid = links.topology === 'grid';
  const pairs = [...byPlane.values()].flatMap(ringPairs);
  for (const members of formations(satellites)) {
    pairs.push(...neighbourPairs(satellites, members, isGrid));
  }
  if (isGrid) {
    const fleets = new Set(satellites.map((satellite) => satellite.fleetIndex));
    for (const fleet of fleets) {
      const rows = [...byPlane]
        .filter(([key]) => key.startsWith(`${fleet}/`))
        .map(([, row]) => row);
      const longest = Math.max(...rows.map((row) => row.length));
      for (let slot = 0; slot < longest; slot += 1) {
        const across = rows.map((row) => row[slot]).filter((index) => index !== undefined);
        pairs.push(...ringPairs(across));
      }
    }
  }
  const carries = (satellite: number) =>
    fleets[satellites[satellite]!.fleetIndex]!.platform.linkRateBitPerS > 0;
  return Int32Array.from(pairs.filter(([a, b]) => carries(a) && carries(b)).flat());
}
