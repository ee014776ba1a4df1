// Which links can be looked at for what is selected: those that are open now come first. Pure.

import type { Result } from '../../compute/index.ts';
import type { Selection } from '../store.ts';

/** A satellite and its partner. */
export interface LinkChoice {
  readonly satellite: number;
  readonly partner: { readonly kind: 'station' | 'satellite'; readonly index: number };
  readonly state: LinkState;
}

/** How a link stands at a time; the order is that of the list. */
export const linkStates = ['serving', 'in view', 'linked', 'later', 'over'] as const;
export type LinkState = (typeof linkStates)[number];

export type LinkTables = Pick<Result, 'access' | 'links' | 'service'>;

/** More than that nobody reads in a list. */
const choiceCountMax = 120;

export const linkKey = ({ satellite, partner }: Pick<LinkChoice, 'satellite' | 'partner'>) =>
  `${satellite} ${partner.kind} ${partner.index}`;

interface Windows {
  readonly count: number;
  readonly startS: ArrayLike<number>;
  readonly endS: ArrayLike<number>;
}

function stateAt({ startS, endS }: Windows, row: number, timeS: number, open: LinkState) {
  if (endS[row]! <= timeS) return 'over';
  return startS[row]! <= timeS ? open : 'later';
}

/** Collects links, each once in its best state. */
class Choices {
  private readonly byKey = new Map<string, LinkChoice & { readonly startS: number }>();

  add(choice: LinkChoice, startS: number): void {
    const key = linkKey(choice);
    const known = this.byKey.get(key);
    const isBetter = known === undefined || rank(choice) < rank(known);
    const isSooner = known?.state === choice.state && startS < known.startS;
    if (isBetter || isSooner) this.byKey.set(key, { ...choice, startS });
  }

  sorted(): LinkChoice[] {
    const choices = [...this.byKey.values()];
    choices.sort((a, b) => rank(a) - rank(b) || a.startS - b.startS);
    return choices.slice(0, choiceCountMax).map(({ satellite, partner, state }) => ({
      ...{ satellite, partner, state },
    }));
  }
}

const rank = ({ state }: Pick<LinkChoice, 'state'>): number => linkStates.indexOf(state);

/**
 * Links of a satellite or of a station over the run, of all of them where neither is given (-1):
 * first those that carry something, then those that could, then those to come.
 */
export function linkChoices(
  tables: LinkTables,
  satellite: number,
  station: number,
  timeS: number,
): LinkChoice[] {
  const choices = new Choices();
  const { access, links, service } = tables;
  for (const [windows, open] of [
    [access, 'in view'],
    [service, 'serving'],
  ] as const) {
    for (let row = 0; row < windows.count; row += 1) {
      const [from, to] = [windows.satelliteIndex[row]!, windows.stationIndex[row]!];
      const isMeant = (satellite < 0 || from === satellite) && (station < 0 || to === station);
      if (!isMeant) continue;
      const state = stateAt(windows, row, timeS, open);
      const partner = { kind: 'station', index: to } as const;
      choices.add({ satellite: from, partner, state }, windows.startS[row]!);
    }
  }
  if (station < 0) addLinks(choices, links, satellite, timeS);
  return choices.sorted();
}

function addLinks(
  choices: Choices,
  links: LinkTables['links'],
  satellite: number,
  timeS: number,
): void {
  for (let row = 0; row < links.count; row += 1) {
    const [a, b] = [links.satelliteAIndex[row]!, links.satelliteBIndex[row]!];
    if (satellite >= 0 && a !== satellite && b !== satellite) continue;
    const [from, to] = b === satellite ? [b, a] : [a, b];
    const state = stateAt(links, row, timeS, 'linked');
    const partner = { kind: 'satellite', index: to } as const;
    choices.add({ satellite: from, partner, state }, links.startS[row]!);
  }
}

/** What a selection means for the list: a satellite, a station, or neither. */
export function endsOf(
  selection: Selection | null,
  jobSatellites: ArrayLike<number>,
): readonly [satellite: number, station: number] {
  if (selection === null) return [-1, -1];
  if (selection.kind === 'station') return [-1, selection.index];
  if (selection.kind === 'satellite') return [selection.index, -1];
  return [jobSatellites[selection.index] ?? -1, -1];
}

/** When a link next opens; NaN: not any more. */
export function nextWindowS(
  { access, links }: Pick<LinkTables, 'access' | 'links'>,
  { satellite, partner }: Pick<LinkChoice, 'satellite' | 'partner'>,
  timeS: number,
): number {
  const isAccess = partner.kind === 'station';
  const windows = isAccess ? access : links;
  let nextS = Infinity;
  for (let row = 0; row < windows.count; row += 1) {
    const startS = windows.startS[row]!;
    if (startS <= timeS || startS >= nextS) continue;
    const ends = isAccess
      ? [access.satelliteIndex[row], access.stationIndex[row]]
      : [links.satelliteAIndex[row], links.satelliteBIndex[row]];
    const isIt = ends[0] === satellite && ends[1] === partner.index;
    const isBack = !isAccess && ends[1] === satellite && ends[0] === partner.index;
    if (isIt || isBack) nextS = startS;
  }
  return nextS === Infinity ? NaN : nextS;
}
