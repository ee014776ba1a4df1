// Which satellites of a search have states at some of its time only, and what is found of them?
import type { Ephemeris } from './ephemeris.ts';
import type { StatesAt } from './exactStates.ts';
import { piecesOf } from './pieces.ts';
import { commonStretches, type Stretch, type StretchTable } from './stretches.ts';

/** Satellites, and the times at which all of them have states. */
export interface Interrupted {
  readonly indices: readonly number[];
  readonly stretches: readonly Stretch[];
}

/** The satellites that have states at some of the time only, those of the same times together. */
export function interruptedAlike({ stretches }: StretchTable): Interrupted[] {
  const byTimes = new Map<string, { indices: number[]; stretches: readonly Stretch[] }>();
  stretches.forEach((own, index) => {
    if (own === null || own.length === 0) return;
    const key = own.map(({ startS, endS }) => `${startS} ${endS}`).join();
    const alike = byTimes.get(key);
    if (alike === undefined) byTimes.set(key, { indices: [index], stretches: own });
    else alike.indices.push(index);
  });
  return [...byTimes.values()];
}

/** Interrupted satellites, and the pairs wanted of them, a0, b0, … by place in `indices`. */
export interface InterruptedPairs extends Interrupted {
  readonly pairs: Int32Array;
}

/**
 * The pairs of which either satellite is interrupted: those of satellites interrupted alike
 * together, for that is quick, every other by itself.
 */
export function* interruptedPairs(
  table: StretchTable,
  pairs: Int32Array,
): Generator<InterruptedPairs> {
  const groups = interruptedAlike(table);
  if (groups.length === 0) return;
  const groupOf = new Int32Array(table.stretches.length).fill(-1);
  const placeOf = new Int32Array(table.stretches.length);
  groups.forEach(({ indices }, group) =>
    indices.forEach((index, place) => {
      groupOf[index] = group;
      placeOf[index] = place;
    }),
  );
  const within = groups.map((): number[] => []);
  for (let at = 0; at + 1 < pairs.length; at += 2) {
    const [a, b] = [pairs[at]!, pairs[at + 1]!];
    if (groupOf[a] === -1 && groupOf[b] === -1) continue;
    if (groupOf[a] === groupOf[b]) {
      within[groupOf[a]!]!.push(placeOf[a]!, placeOf[b]!);
      continue;
    }
    const stretches = commonOf(table.stretches[a]!, table.stretches[b]!);
    if (stretches.length > 0) yield { indices: [a, b], stretches, pairs: Int32Array.of(0, 1) };
  }
  for (const [group, own] of within.entries()) {
    if (own.length > 0) yield { ...groups[group]!, pairs: Int32Array.from(own) };
  }
}

/** `null` is all the time. */
function commonOf(p: readonly Stretch[] | null, q: readonly Stretch[] | null): readonly Stretch[] {
  if (p === null) return q ?? [];
  return q === null ? p : commonStretches(p, q);
}

/** What is found of some satellites over the times at which all of them have states. */
export function* findInPieces<Table>(
  ephemeris: Ephemeris,
  statesAt: StatesAt,
  { indices, stretches }: Interrupted,
  find: (piece: Ephemeris, statesAt: StatesAt) => Generator<number, Table>,
): Generator<number, Table[]> {
  const ownStatesAt: StatesAt = (out, at, timeS) => statesAt(out, indices[at]!, timeS);
  const tables: Table[] = [];
  for (const piece of piecesOf(ephemeris, statesAt, indices, stretches)) {
    tables.push(yield* find(piece, ownStatesAt));
  }
  return tables;
}
