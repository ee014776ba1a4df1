// Which links does a scenario ask for, and are there such satellites?

import { linkPairCountMax } from './limits.ts';
import { didYouMean } from './nearest.ts';
import type { ScenarioFile } from './schema.ts';
import type { LinkRules, Problem, Satellite } from './scenario.ts';

type LinkFile = ScenarioFile['links'];

/** Rules of links with indices instead of ids, in their order, and every pair that cannot be. */
export function resolveLinks(
  file: LinkFile,
  satellites: readonly Pick<Satellite, 'id'>[],
): { readonly value: LinkRules; readonly problems: Problem[] } {
  const { pairs: named = [], ...rules } = file;
  const problems = sizeProblem(rules.topology, satellites.length);
  if (rules.topology === 'pairs' && named.length === 0) {
    const message = 'expected at least one pair with the topology "pairs"';
    const hint = 'for example "pairs": [["a-1", "a-2"]]';
    problems.push({ path: 'links.pairs', message, hint });
  }
  const ids = satellites.map(({ id }) => id);
  const indexOf = new Map(ids.map((id, index) => [id, index]));
  const seen = new Set<string>();
  const pairs: [number, number][] = [];
  named.forEach((pair, place) => {
    const path = `links.pairs[${place}]`;
    const found = pairProblem(pair, ids, indexOf);
    if (found !== null) return void problems.push({ path, ...found });
    const [a, b] = pair.map((id) => indexOf.get(id)!) as [number, number];
    const ordered: [number, number] = [Math.min(a, b), Math.max(a, b)];
    if (!seen.has(ordered.join())) pairs.push(ordered);
    seen.add(ordered.join());
  });
  pairs.sort(([a, b], [c, d]) => a - c || b - d);
  return { value: named.length === 0 ? rules : { ...rules, pairs }, problems };
}

function pairProblem(
  pair: readonly string[],
  ids: readonly string[],
  indexOf: ReadonlyMap<string, number>,
): Omit<Problem, 'path'> | null {
  if (pair.length !== 2) {
    const message = `expected two satellites, found ${pair.length}`;
    return { message, hint: 'for example ["a-1", "a-2"]' };
  }
  const unknown = pair.find((id) => !indexOf.has(id));
  if (unknown !== undefined) {
    return { message: `there is no satellite "${unknown}"`, hint: didYouMean(unknown, ids) };
  }
  if (pair[0] !== pair[1]) return null;
  return { message: `"${pair[0]}" stands on both ends`, hint: 'a link joins two satellites' };
}

/** Where every satellite may link with every other there is a bound. */
function sizeProblem(topology: LinkRules['topology'], satelliteCount: number): Problem[] {
  const pairCount = (satelliteCount * (satelliteCount - 1)) / 2;
  const isOpen = topology === 'mesh' || topology === 'nearest';
  if (!isOpen || pairCount <= linkPairCountMax) return [];
  const made = `${satelliteCount} satellites make ${pairCount} pairs`;
  const message = `${made}, at most ${linkPairCountMax}`;
  const hint = 'use "grid" or "pairs", or at most 2,000 satellites';
  return [{ path: 'links.topology', message, hint }];
}
