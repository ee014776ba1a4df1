// Which pairs of satellites carry a link terminal for each other?

import type { Satellite, Scenario } from '../scenario/scenario.ts';

/** Satellites of one plane in the order of their places; keyed by fleet and plane. */
function planes(satellites: readonly Satellite[]): Map<string, number[]> {
  const byPlane = new Map<string, number[]>();
  satellites.forEach(({ fleetIndex, planeIndex }, index) => {
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
 * same places of neighbouring planes (the last plane with the first). A satellite without a link
 * rate links with nobody. Whether they see each other is for `findLinks` to say.
 */
export function linkPairs(scenario: Pick<Scenario, 'satellites' | 'links' | 'fleets'>): Int32Array {
  const { satellites, links, fleets } = scenario;
  if (links.topology === 'none') return new Int32Array(0);
  const byPlane = planes(satellites);
  const pairs = [...byPlane.values()].flatMap(ringPairs);
  if (links.topology === 'grid') {
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
