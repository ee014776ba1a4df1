// In which order do rows go, by group and start? In time that grows with their number alone.

/** Columns of rows that are to be ordered. */
export interface OrderedBy {
  readonly group: ArrayLike<number>;
  readonly startS: ArrayLike<number>;
}

/** Rows by group, then start, then number; those of group g: `rows[offset[g]]` … */
export interface GroupedRows {
  readonly offset: Int32Array;
  readonly rows: Int32Array;
}

/** Fewer rows than this, or fewer in a bucket, are sorted by insertion. */
const insertionMax = 32;

/**
 * Orders ascending row numbers whose groups are all in `[0, groupCount)`: dealt by group in one
 * pass; only the groups whose starts come in another order are sorted.
 */
export function rowsByGroup(
  ascending: Int32Array,
  groupCount: number,
  { group, startS }: OrderedBy,
): GroupedRows {
  const place = new Int32Array(ascending.length);
  for (let at = 0; at < place.length; at += 1) place[at] = group[ascending[at]!]!;
  const { offset, rows } = deal(ascending, groupCount, place);
  for (let at = 0; at < groupCount; at += 1) {
    sortByStart(rows.subarray(offset[at], offset[at + 1]), startS);
  }
  return { offset, rows };
}

/** Deals rows into places, `place` being that of each, in one pass; they keep their order. */
function deal(from: Int32Array, placeCount: number, place: Int32Array): GroupedRows {
  const offset = new Int32Array(placeCount + 1);
  for (let at = 0; at < place.length; at += 1) offset[place[at]! + 1]! += 1;
  for (let each = 0; each < placeCount; each += 1) offset[each + 1]! += offset[each]!;
  const next = offset.slice();
  const rows = new Int32Array(from.length);
  for (let at = 0; at < from.length; at += 1) {
    const to = next[place[at]!]!;
    next[place[at]!] = to + 1;
    rows[to] = from[at]!;
  }
  return { offset, rows };
}

const byStartOf = new WeakMap<object, Int32Array>();

/** All rows by start, then number; sorted once for each column of starts, and shared. */
export function rowsByStart(count: number, startS: ArrayLike<number>): Int32Array {
  const known = byStartOf.get(startS);
  if (known?.length === count) return known;
  const rows = new Int32Array(count);
  for (let row = 0; row < count; row += 1) rows[row] = row;
  sortByStart(rows, startS);
  byStartOf.set(startS, rows);
  return rows;
}

/** Sorts rows in place; rows with equal starts keep their order. */
export function sortByStart(rows: Int32Array, startS: ArrayLike<number>): void {
  let least = Infinity;
  let most = -Infinity;
  let isSorted = true;
  for (let at = 0; at < rows.length; at += 1) {
    const value = startS[rows[at]!]!;
    if (!(value >= most)) isSorted = false;
    least = Math.min(least, value);
    most = Math.max(most, value);
  }
  if (isSorted) return;
  if (rows.length <= insertionMax) insert(rows, startS, 0, rows.length);
  else if (Number.isFinite(most - least)) sortInBuckets(rows, startS, least, most);
  else rows.sort((a, b) => startS[a]! - startS[b]! || 0);
}

/** As many buckets of equal width as rows: starts are spread over the run, so each holds few. */
function sortInBuckets(
  rows: Int32Array,
  startS: ArrayLike<number>,
  least: number,
  most: number,
): void {
  const perS = (rows.length - 1) / (most - least);
  const bucket = new Int32Array(rows.length);
  for (let at = 0; at < rows.length; at += 1) {
    bucket[at] = Math.floor((startS[rows[at]!]! - least) * perS);
  }
  const dealt = deal(rows, rows.length, bucket);
  rows.set(dealt.rows);
  for (let at = 0; at < rows.length; at += 1) {
    const [from, to] = [dealt.offset[at]!, dealt.offset[at + 1]!];
    if (to - from <= insertionMax) insert(rows, startS, from, to);
    else rows.subarray(from, to).sort((a, b) => startS[a]! - startS[b]!);
  }
}

function insert(rows: Int32Array, startS: ArrayLike<number>, from: number, to: number): void {
  for (let at = from + 1; at < to; at += 1) {
    const row = rows[at]!;
    const value = startS[row]!;
    let place = at;
    for (; place > from && startS[rows[place - 1]!]! > value; place -= 1) {
      rows[place] = rows[place - 1]!;
    }
    rows[place] = row;
  }
}
