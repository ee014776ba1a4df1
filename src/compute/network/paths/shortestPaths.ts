// Which way through the network of one instant takes light the least time?
import type { InstantGraph } from './instantGraph.ts';

/**
 * Dijkstra's algorithm from one or several nodes over an instant's graph, on a binary heap in typed
 * arrays. Of equal delays the path with fewer hops is taken, then the one settled first (lower
 * node). Places on the ground end paths; they pass nothing on unless `throughGround`.
 */
export class ShortestPaths {
  /** Light time from the nearest source, s; Infinity where there is no path. */
  readonly delayS: Float64Array;
  readonly hopCount: Int32Array;
  /** The node before each on its path; -1 at sources and where there is no path. */
  readonly previous: Int32Array;
  private readonly heap: Int32Array;
  /** Where each node stands in the heap; -1: not seen, -2: settled. */
  private readonly heapPlace: Int32Array;
  private heapCount = 0;

  constructor(nodeCount: number) {
    this.delayS = new Float64Array(nodeCount);
    this.hopCount = new Int32Array(nodeCount);
    this.previous = new Int32Array(nodeCount);
    this.heap = new Int32Array(nodeCount);
    this.heapPlace = new Int32Array(nodeCount);
  }

  /**
   * Finds the paths from `sources` to every node, or until `target` is settled (then only what is
   * nearer than it is known).
   */
  run(
    graph: InstantGraph,
    sources: ArrayLike<number>,
    { target = -1, throughGround = false } = {},
  ): void {
    this.start(sources);
    const passingCount = throughGround ? graph.nodeCount : graph.satelliteCount;
    for (let isFirst = sources.length; this.heapCount > 0; isFirst -= 1) {
      const node = this.takeNearest();
      if (node === target) return;
      if (node < passingCount || (isFirst > 0 && this.hopCount[node] === 0)) {
        this.relax(graph, node);
      }
    }
  }

  /** Nodes of the path to a node, first to last; empty where there is none. */
  pathTo(node: number): Int32Array {
    if (this.delayS[node] === Infinity) return new Int32Array(0);
    const path = new Int32Array(this.hopCount[node]! + 1);
    for (let at = path.length - 1, on = node; at >= 0; at -= 1) {
      path[at] = on;
      on = this.previous[on]!;
    }
    return path;
  }

  private start(sources: ArrayLike<number>): void {
    this.delayS.fill(Infinity);
    this.hopCount.fill(0);
    this.previous.fill(-1);
    this.heapPlace.fill(-1);
    this.heapCount = 0;
    for (let at = 0; at < sources.length; at += 1) {
      const source = sources[at]!;
      this.delayS[source] = 0;
      if (this.heapPlace[source] === -1) this.insert(source);
    }
  }

  private relax({ rowStart, neighbour, delayS: edgeDelayS }: InstantGraph, node: number): void {
    const { delayS, hopCount, heapPlace, previous } = this;
    const sofarS = delayS[node]!;
    const hops = hopCount[node]! + 1;
    const end = rowStart[node + 1]!;
    for (let edge = rowStart[node]!; edge < end; edge += 1) {
      const next = neighbour[edge]!;
      const place = heapPlace[next]!;
      if (place === -2) continue;
      const throughS = sofarS + edgeDelayS[edge]!;
      const known = delayS[next]!;
      if (throughS > known || (throughS === known && hops >= hopCount[next]!)) continue;
      delayS[next] = throughS;
      hopCount[next] = hops;
      previous[next] = node;
      if (place === -1) this.insert(next);
      else this.rise(next, place);
    }
  }

  private insert(node: number): void {
    this.rise(node, this.heapCount++);
  }

  private isBefore(a: number, b: number): boolean {
    const [p, q] = [this.delayS[a]!, this.delayS[b]!];
    if (p !== q) return p < q;
    const [m, n] = [this.hopCount[a]!, this.hopCount[b]!];
    return m !== n ? m < n : a < b;
  }

  private rise(node: number, from: number): void {
    const { heap, heapPlace } = this;
    let place = from;
    while (place > 0) {
      const above = (place - 1) >> 1;
      const other = heap[above]!;
      if (!this.isBefore(node, other)) break;
      heap[place] = other;
      heapPlace[other] = place;
      place = above;
    }
    heap[place] = node;
    heapPlace[node] = place;
  }

  private takeNearest(): number {
    const { heap, heapPlace } = this;
    const nearest = heap[0]!;
    heapPlace[nearest] = -2;
    this.heapCount -= 1;
    if (this.heapCount > 0) this.sink(heap[this.heapCount]!);
    return nearest;
  }

  private sink(node: number): void {
    const { heap, heapPlace, heapCount } = this;
    let place = 0;
    for (;;) {
      let below = 2 * place + 1;
      if (below >= heapCount) break;
      if (below + 1 < heapCount && this.isBefore(heap[below + 1]!, heap[below]!)) below += 1;
      const other = heap[below]!;
      if (!this.isBefore(other, node)) break;
      heap[place] = other;
      heapPlace[other] = place;
      place = below;
    }
    heap[place] = node;
    heapPlace[node] = place;
  }
}

/**
 * Light times (s) between all places on the ground, row by row: `out` holds the square of their
 * number; Infinity where no path leads, 0 on the diagonal. Each pair is computed once.
 */
export function allGroundDelaysInto(
  out: Float64Array,
  graph: InstantGraph,
  paths: ShortestPaths,
): void {
  const { satelliteCount, nodeCount } = graph;
  const count = nodeCount - satelliteCount;
  const source = new Int32Array(1);
  for (let from = 0; from < count; from += 1) {
    out[from * count + from] = 0;
    if (from === count - 1) break;
    source[0] = satelliteCount + from;
    paths.run(graph, source);
    for (let to = from + 1; to < count; to += 1) {
      const delayS = paths.delayS[satelliteCount + to]!;
      out[from * count + to] = delayS;
      out[to * count + from] = delayS;
    }
  }
}
