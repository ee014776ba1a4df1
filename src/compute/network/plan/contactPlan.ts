// Which node can send to which, when, how fast and how far? The contact plan as columns.

import { invariant } from '../../invariant.ts';

/** From `startS` on the contact carries so much, until the next piece or its end. */
export interface RatePiece {
  readonly startS: number;
  readonly rateBitPerS: number;
}

/** One direction of a meeting, before it stands in the plan. */
export interface PlannedContact {
  readonly fromNode: number;
  readonly toNode: number;
  readonly startS: number;
  readonly endS: number;
  /** Sorted; the first piece begins at `startS`. */
  readonly rates: readonly RatePiece[];
  /** One-way light time of the greatest range. */
  readonly lightS: number;
  /** Of the least; left out: it does not change. */
  readonly lightMinS?: number;
  /** Row of the pointings that this direction needs; both directions of a meeting share one. */
  readonly pointing: number;
  /** Station at one end; -1: none. */
  readonly station: number;
}

/** What both ends must turn to each other; -1: nothing that others could want. */
export interface Pointing {
  readonly resourceA: number;
  readonly resourceB: number;
}

/** Antennas or terminals that serve one pointing at a time each, with a pause between two. */
export interface PlanResource {
  readonly unitCount: number;
  readonly setupS: number;
}

/** Rows by node, in the order of their starts. */
export interface RowIndex {
  readonly offset: Int32Array;
  readonly row: Int32Array;
  /** Latest end of this row and those before it at the same node. */
  readonly endMaxS: Float64Array;
  /** By node: the one at the other end of all its rows; -1: several; -2: none. */
  readonly onlyPeer: Int32Array;
}

/** All contacts of a run, sorted by what they are: the order of input leaves no trace. */
export interface ContactPlan {
  readonly nodeCount: number;
  readonly count: number;
  readonly fromNode: Int32Array;
  readonly toNode: Int32Array;
  readonly startS: Float64Array;
  readonly endS: Float64Array;
  /** Greatest and least one-way light times. */
  readonly lightS: Float64Array;
  readonly lightMinS: Float64Array;
  readonly pointing: Int32Array;
  readonly station: Int32Array;
  /** Pieces of row `r` are `offset[r]` … `offset[r + 1] - 1`. */
  readonly pieceOffset: Int32Array;
  readonly pieceStartS: Float64Array;
  readonly pieceRateBitPerS: Float64Array;
  /** What the contact can carry before the piece. */
  readonly pieceBeforeBit: Float64Array;
  readonly pointings: readonly Pointing[];
  readonly resources: readonly PlanResource[];
  readonly outgoing: RowIndex;
  readonly incoming: RowIndex;
  /** One-way light time of what leaves at a time. */
  lightAt(row: number, timeS: number): number;
}

function byContent(a: PlannedContact, b: PlannedContact): number {
  return (
    a.startS - b.startS ||
    a.endS - b.endS ||
    a.fromNode - b.fromNode ||
    a.toNode - b.toNode ||
    a.station - b.station ||
    a.lightS - b.lightS ||
    byRates(a.rates, b.rates)
  );
}

function byRates(a: readonly RatePiece[], b: readonly RatePiece[]): number {
  for (let at = 0; at < Math.min(a.length, b.length); at += 1) {
    const order = a[at]!.startS - b[at]!.startS || a[at]!.rateBitPerS - b[at]!.rateBitPerS;
    if (order !== 0) return order;
  }
  return a.length - b.length;
}

/** Rows (in the order of their starts) by the node at one end. */
function indexRows(nodeCount: number, near: Int32Array, far: Int32Array, endS: Float64Array) {
  const offset = new Int32Array(nodeCount + 1);
  for (const node of near) offset[node + 1]! += 1;
  for (let node = 0; node < nodeCount; node += 1) offset[node + 1]! += offset[node]!;
  const next = offset.slice(0, nodeCount);
  const row = new Int32Array(near.length);
  const endMaxS = new Float64Array(near.length);
  const onlyPeer = new Int32Array(nodeCount).fill(-2);
  for (let each = 0; each < near.length; each += 1) {
    const node = near[each]!;
    const at = next[node]!;
    next[node] = at + 1;
    row[at] = each;
    const beforeS = at > offset[node]! ? endMaxS[at - 1]! : -Infinity;
    endMaxS[at] = Math.max(beforeS, endS[each]!);
    const peer = far[each]!;
    onlyPeer[node] = onlyPeer[node] === -2 || onlyPeer[node] === peer ? peer : -1;
  }
  return { offset, row, endMaxS, onlyPeer };
}

function pieceColumns(sorted: readonly PlannedContact[]) {
  const pieceOffset = new Int32Array(sorted.length + 1);
  sorted.forEach(({ rates }, row) => {
    pieceOffset[row + 1] = pieceOffset[row]! + rates.length;
  });
  const pieceCount = pieceOffset[sorted.length]!;
  const pieceStartS = new Float64Array(pieceCount);
  const pieceRateBitPerS = new Float64Array(pieceCount);
  const pieceBeforeBit = new Float64Array(pieceCount);
  sorted.forEach(({ rates }, row) => {
    let beforeBit = 0;
    rates.forEach(({ startS, rateBitPerS }, at) => {
      const piece = pieceOffset[row]! + at;
      pieceStartS[piece] = startS;
      pieceRateBitPerS[piece] = rateBitPerS;
      pieceBeforeBit[piece] = beforeBit;
      beforeBit += rateBitPerS * ((rates[at + 1]?.startS ?? startS) - startS);
    });
  });
  return { pieceOffset, pieceStartS, pieceRateBitPerS, pieceBeforeBit };
}

function checkContact(contact: PlannedContact, nodeCount: number): void {
  const { fromNode, toNode, startS, endS, rates, lightS } = contact;
  const isPlaced = Math.min(fromNode, toNode) >= 0 && Math.max(fromNode, toNode) < nodeCount;
  const isFast = rates.every((piece, at) => {
    const beforeS = at === 0 ? startS : rates[at - 1]!.startS;
    return piece.startS >= beforeS && piece.startS < endS && piece.rateBitPerS > 0;
  });
  const { lightMinS = lightS } = contact;
  const isLit = lightMinS >= 0 && lightMinS <= lightS;
  const isWhole = rates[0]?.startS === startS && endS > startS && isLit;
  invariant(
    isPlaced && isFast && isWhole && fromNode !== toNode,
    `contact ${fromNode}>${toNode} ${startS}–${endS} s is none`,
  );
}

/** Contacts of a run that are sorted at once, and those merged between two yields: some ms. */
const runLength = 4096;
const mergedPerUnit = 32_768;

/** The contacts in the order of what they are; yields every so many of them. */
function* sortContacts(contacts: readonly PlannedContact[]): Generator<number, PlannedContact[]> {
  let from: PlannedContact[] = [];
  for (let start = 0; start < contacts.length; start += runLength) {
    from.push(...contacts.slice(start, start + runLength).sort(byContent));
    yield runLength;
  }
  for (let length = runLength; length < contacts.length; length *= 2) {
    const into: PlannedContact[] = [];
    for (let start = 0; start < from.length; start += 2 * length) {
      yield* mergeInto(into, from, start, length);
    }
    from = into;
  }
  return from;
}

/** Appends the two sorted runs of `length` that begin at `start`, as one. */
function* mergeInto(
  into: PlannedContact[],
  from: readonly PlannedContact[],
  start: number,
  length: number,
): Generator<number> {
  const middle = Math.min(start + length, from.length);
  const end = Math.min(start + 2 * length, from.length);
  let [left, right] = [start, middle];
  while (left < middle || right < end) {
    const isLeft = right === end || (left < middle && byContent(from[left]!, from[right]!) <= 0);
    into.push(from[isLeft ? left : right]!);
    if (isLeft) left += 1;
    else right += 1;
    if (into.length % mergedPerUnit === 0) yield mergedPerUnit;
  }
}

/**
 * A plan of the contacts among `nodeCount` nodes. Contacts need rates above zero, and light times
 * of at least zero; whoever plans leaves out those that carry nothing.
 */
export function createContactPlan(...parts: PlanParts): ContactPlan {
  const work = buildContactPlan(...parts);
  for (let step = work.next(); ; step = work.next()) if (step.done) return step.value;
}

type PlanParts = [
  nodeCount: number,
  contacts: readonly PlannedContact[],
  pointings: readonly Pointing[],
  resources: readonly PlanResource[],
];

/** The same in blocks of some milliseconds; yields numbers of contacts. */
export function* buildContactPlan(
  ...[nodeCount, contacts, pointings, resources]: PlanParts
): Generator<number, ContactPlan> {
  for (const contact of contacts) checkContact(contact, nodeCount);
  yield contacts.length;
  const sorted = yield* sortContacts(contacts);
  const fromNode = Int32Array.from(sorted, (contact) => contact.fromNode);
  const toNode = Int32Array.from(sorted, (contact) => contact.toNode);
  const endS = Float64Array.from(sorted, (contact) => contact.endS);
  yield sorted.length;
  const startS = Float64Array.from(sorted, (contact) => contact.startS);
  const lightS = Float64Array.from(sorted, (contact) => contact.lightS);
  const lightMinS = Float64Array.from(sorted, (contact) => contact.lightMinS ?? contact.lightS);
  yield sorted.length;
  const pointing = Int32Array.from(sorted, (contact) => contact.pointing);
  const station = Int32Array.from(sorted, (contact) => contact.station);
  yield sorted.length;
  const pieces = pieceColumns(sorted);
  yield sorted.length;
  const outgoing = indexRows(nodeCount, fromNode, toNode, endS);
  const incoming = indexRows(nodeCount, toNode, fromNode, endS);
  return {
    ...{ nodeCount, count: sorted.length, fromNode, toNode, startS, endS, lightS, lightMinS },
    ...{ pointing, station, ...pieces, pointings, resources, outgoing, incoming },
    lightAt: (row) => lightS[row]!,
  };
}

/** Place in the index of the first row of a node that may still be open after `timeS`. */
export function firstOpenAfter(index: RowIndex, node: number, timeS: number): number {
  let low = index.offset[node]!;
  let high = index.offset[node + 1]!;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (index.endMaxS[middle]! <= timeS) low = middle + 1;
    else high = middle;
  }
  return low;
}
