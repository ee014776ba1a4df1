// Which labels of a search are beaten by others at the same node?

import type { RouteLabels } from './routeLabels.ts';
import type { Turns } from './turns.ts';

/** A label that came to a node while it keeps one of the node's terminals busy. */
interface Bound {
  readonly hops: number;
  readonly freeS: number;
  readonly busyEndS: number;
  readonly unit: number;
}

/**
 * Labels that have been settled, by node. Labels come in the order of their arrivals, so one is
 * beaten by an earlier one of as few hops that keeps nothing busy, or nothing any more; or that has
 * kept the same terminal busy and no longer. Others are kept side by side: who comes earlier over a
 * terminal that must turn may go on later.
 */
export class SettledNodes {
  private readonly labels: RouteLabels;
  private readonly turns: Turns;
  /** By node: fewest hops of the labels settled in this search that keep nothing busy. */
  private readonly hops: Int32Array;
  private readonly settledIn: Int32Array;
  /** By node: the others. */
  private readonly bound: Bound[][];
  private readonly boundIn: Int32Array;
  private searchCount = 0;

  constructor(nodeCount: number, labels: RouteLabels, turns: Turns) {
    this.labels = labels;
    this.turns = turns;
    this.hops = new Int32Array(nodeCount);
    this.settledIn = new Int32Array(nodeCount).fill(-1);
    this.bound = Array.from({ length: nodeCount }, () => []);
    this.boundIn = new Int32Array(nodeCount).fill(-1);
  }

  clear(): void {
    this.searchCount += 1;
  }

  /** Whether nothing new comes of a label whose times are known. */
  isBeaten(label: number): boolean {
    const { labels, turns } = this;
    const node = labels.node[label]!;
    const hops = labels.hopCount[label]!;
    if (this.isBeatenByFree(node, hops)) return true;
    if (this.boundIn[node] !== this.searchCount) return false;
    const isFree = labels.parent[label]! < 0 || !turns.isNeeded(labels.row[label]!);
    const unit = isFree ? -2 : turns.unitOf(label);
    const busyEndS = labels.busyEndS[label]!;
    return this.isBeatenByBound(node, hops, labels.firstS[label]!, { unit, busyEndS });
  }

  /** The same before a row has been measured that arrives after `afterS`. */
  isBeatenAfter(node: number, hops: number, row: number, afterS: number): boolean {
    if (this.isBeatenByFree(node, hops)) return true;
    if (this.boundIn[node] !== this.searchCount) return false;
    const unit = this.turns.isNeeded(row) ? this.turns.onlyUnitOf(row) : -2;
    return this.isBeatenByBound(node, hops, afterS, { unit, busyEndS: afterS });
  }

  /** Whether the way to a label has been at a node already. */
  hasPassed(label: number, node: number): boolean {
    if (this.boundIn[node] !== this.searchCount) return false;
    const { labels } = this;
    for (let at = label; at >= 0; at = labels.parent[at]!)
      if (labels.node[at] === node) return true;
    return false;
  }

  add(label: number): void {
    const { labels, turns, searchCount } = this;
    const node = labels.node[label]!;
    const hops = labels.hopCount[label]!;
    if (labels.parent[label]! < 0 || !turns.isNeeded(labels.row[label]!)) {
      this.settledIn[node] = searchCount;
      this.hops[node] = hops;
      return;
    }
    if (this.boundIn[node] !== searchCount) this.bound[node]!.length = 0;
    this.boundIn[node] = searchCount;
    const busyEndS = labels.busyEndS[label]!;
    const [freeS, unit] = [turns.freeS(label), turns.unitOf(label)];
    this.bound[node]!.push({ hops, freeS, busyEndS, unit });
  }

  isBeatenByFree(node: number, hops: number): boolean {
    return this.settledIn[node] === this.searchCount && this.hops[node]! <= hops;
  }

  private isBeatenByBound(
    node: number,
    hops: number,
    readyS: number,
    own: Pick<Bound, 'unit' | 'busyEndS'>,
  ): boolean {
    for (const other of this.bound[node]!) {
      if (other.hops > hops) continue;
      if (other.freeS <= readyS) return true;
      if (own.unit >= 0 && own.unit === other.unit && other.busyEndS <= own.busyEndS) return true;
    }
    return false;
  }
}
