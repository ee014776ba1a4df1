// What is meant by these few letters: a satellite, a station, a job, a scenario, or a command?

import type { Result } from '../../compute/index.ts';
import type { ReadScenario } from '../run/messages.ts';
import type { BuiltInScenario } from '../run/builtIn.ts';

export interface Hit {
  readonly kind: 'Satellite' | 'Station' | 'Job' | 'Scenario' | 'Command';
  /** Row of its table, or position in the list of commands. */
  readonly index: number;
  readonly label: string;
  readonly detail: string;
}

/** What can be found. */
export interface Searched {
  readonly scenario: ReadScenario | null;
  readonly result: Result | null;
  readonly builtIn: readonly BuiltInScenario[];
  readonly commands: readonly { readonly does: string; readonly keys: string }[];
}

const hitsPerKindMax = 12;

/** How well a text fits: 0 is the text itself, 1 its beginning, 2 inside; -1 not at all. */
export function rankOf(text: string, part: string): number {
  const place = text.toLowerCase().indexOf(part);
  if (place < 0) return -1;
  if (place > 0) return 2;
  return text.length === part.length ? 0 : 1;
}

type Entry = Omit<Hit, 'kind' | 'index'>;

function hitsOf(
  kind: Hit['kind'],
  count: number,
  entryOf: (index: number) => Entry,
  part: string,
): Hit[] {
  const ranked: { rank: number; hit: Hit }[] = [];
  for (let index = 0; index < count; index += 1) {
    const entry = entryOf(index);
    const ranks = [rankOf(entry.label, part), rankOf(entry.detail, part)].filter((r) => r >= 0);
    if (ranks.length > 0) {
      ranked.push({ rank: Math.min(...ranks), hit: { kind, index, ...entry } });
    }
    // Enough that begin with the letters: a hundred thousand jobs need not all be looked at.
    if (ranked.length > 50 * hitsPerKindMax) break;
  }
  ranked.sort((a, b) => a.rank - b.rank || a.hit.index - b.hit.index);
  return ranked.slice(0, hitsPerKindMax).map(({ hit }) => hit);
}

/** The best hits of every kind, in the order of the list of kinds; an empty text finds commands. */
export function search({ scenario, result, builtIn, commands }: Searched, text: string): Hit[] {
  const part = text.trim().toLowerCase();
  const found = hitsOf(
    'Command',
    commands.length,
    (index) => ({ label: commands[index]!.does, detail: commands[index]!.keys }),
    part,
  );
  const scenarios = hitsOf(
    'Scenario',
    builtIn.length,
    (index) => ({ label: builtIn[index]!.name, detail: builtIn[index]!.summary }),
    part,
  );
  if (part === '') return [...scenarios, ...found];
  const satellites = scenario?.satellites ?? [];
  const stations = scenario?.stations ?? [];
  const jobs = result?.jobs;
  return [
    ...hitsOf(
      'Satellite',
      satellites.length,
      (index) => ({ label: satellites[index]!.name, detail: satellites[index]!.id }),
      part,
    ),
    ...hitsOf(
      'Station',
      stations.length,
      (index) => ({ label: stations[index]!.name, detail: stations[index]!.id }),
      part,
    ),
    ...hitsOf('Job', jobs?.count ?? 0, (index) => ({ label: jobs!.id[index]!, detail: '' }), part),
    ...scenarios,
    ...found,
  ];
}
