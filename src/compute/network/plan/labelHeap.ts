// Which label comes next? A binary heap of numbers by key, then by rank.

/** Heap without objects; entries with equal key and rank come out by their ids. */
export class LabelHeap {
  count = 0;
  private keys: Float64Array;
  private ranks: Int32Array;
  private ids: Int32Array;

  constructor(capacity = 256) {
    this.keys = new Float64Array(capacity);
    this.ranks = new Int32Array(capacity);
    this.ids = new Int32Array(capacity);
  }

  clear(): void {
    this.count = 0;
  }

  /** Key of the first; Infinity when empty. */
  firstKey(): number {
    return this.count === 0 ? Infinity : this.keys[0]!;
  }

  push(key: number, rank: number, id: number): void {
    if (this.count === this.keys.length) this.grow();
    let at = this.count;
    this.count += 1;
    while (at > 0) {
      const parent = (at - 1) >> 1;
      if (!this.isBefore(key, rank, id, parent)) break;
      this.move(parent, at);
      at = parent;
    }
    this.keys[at] = key;
    this.ranks[at] = rank;
    this.ids[at] = id;
  }

  /** Id of the first, taken out. */
  pop(): number {
    const first = this.ids[0]!;
    this.count -= 1;
    if (this.count > 0) this.sinkLast();
    return first;
  }

  private sinkLast(): void {
    const last = this.count;
    const key = this.keys[last]!;
    const rank = this.ranks[last]!;
    const id = this.ids[last]!;
    let at = 0;
    for (;;) {
      let child = 2 * at + 1;
      if (child >= last) break;
      const right = child + 1;
      if (
        right < last &&
        this.isBefore(this.keys[right]!, this.ranks[right]!, this.ids[right]!, child)
      ) {
        child = right;
      }
      if (this.isBefore(key, rank, id, child)) break;
      this.move(child, at);
      at = child;
    }
    this.move(last, at);
  }

  private isBefore(key: number, rank: number, id: number, other: number): boolean {
    const otherKey = this.keys[other]!;
    if (key !== otherKey) return key < otherKey;
    if (rank !== this.ranks[other]!) return rank < this.ranks[other]!;
    return id < this.ids[other]!;
  }

  private move(from: number, to: number): void {
    this.keys[to] = this.keys[from]!;
    this.ranks[to] = this.ranks[from]!;
    this.ids[to] = this.ids[from]!;
  }

  private grow(): void {
    const wider = this.keys.length * 2;
    const { keys, ranks, ids } = this;
    this.keys = new Float64Array(wider);
    this.keys.set(keys);
    this.ranks = new Int32Array(wider);
    this.ranks.set(ranks);
    this.ids = new Int32Array(wider);
    this.ids.set(ids);
  }
}
