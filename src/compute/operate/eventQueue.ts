// What happens next? A queue of coming events in their total order: time, priority, sequence.

/** Kinds of coming events; at the same instant a lower number goes first. */
export const agendaKinds = {
  transferFinished: 0,
  windowClosed: 1,
  siteChanged: 2,
  satelliteLost: 3,
  segmentEnded: 4,
  windowOpened: 5,
  jobReleased: 6,
  wake: 7,
  machineStruck: 8,
  jobRestarted: 9,
  hopStarted: 10,
  replicaLoaded: 11,
  roundEnded: 12,
} as const;
export type AgendaKind = (typeof agendaKinds)[keyof typeof agendaKinds];

const initialCapacity = 256;

/**
 * Binary heap of events without objects: each entry has a time, a kind (its priority), a subject
 * (index of satellite, window, transfer, …) and a stamp by which its owner recognises stale
 * entries. Equal times go by kind, then by the order of insertion.
 */
export class EventQueue {
  count = 0;
  /** The entry last taken by `pop`. */
  timeS = 0;
  kind: AgendaKind = agendaKinds.wake;
  subject = 0;
  stamp = 0;
  private sequenceNext = 0;
  private times = new Float64Array(initialCapacity);
  private orders = new Float64Array(initialCapacity);
  private subjects = new Int32Array(initialCapacity);
  private stamps = new Int32Array(initialCapacity);

  /** Time of the next entry; Infinity when there is none. */
  nextTimeS(): number {
    return this.count === 0 ? Infinity : this.times[0]!;
  }

  push(timeS: number, kind: AgendaKind, subject: number, stamp: number): void {
    if (this.count === this.times.length) this.grow();
    // Kind and sequence share one exact integer: 2^48 insertions before they could mix.
    const order = kind * 281474976710656 + this.sequenceNext;
    this.sequenceNext += 1;
    let at = this.count;
    this.count += 1;
    while (at > 0) {
      const parent = (at - 1) >> 1;
      if (!this.isBefore(timeS, order, parent)) break;
      this.move(parent, at);
      at = parent;
    }
    this.times[at] = timeS;
    this.orders[at] = order;
    this.subjects[at] = subject;
    this.stamps[at] = stamp;
  }

  /** Take the next entry into the public fields; false when the queue is empty. */
  pop(): boolean {
    if (this.count === 0) return false;
    this.timeS = this.times[0]!;
    this.kind = Math.floor(this.orders[0]! / 281474976710656) as AgendaKind;
    this.subject = this.subjects[0]!;
    this.stamp = this.stamps[0]!;
    this.count -= 1;
    if (this.count > 0) this.sinkLast();
    return true;
  }

  private sinkLast(): void {
    const last = this.count;
    const timeS = this.times[last]!;
    const order = this.orders[last]!;
    let at = 0;
    for (;;) {
      let child = 2 * at + 1;
      if (child >= last) break;
      if (child + 1 < last && this.isRowBefore(child + 1, child)) child += 1;
      if (this.isBefore(timeS, order, child)) break;
      this.move(child, at);
      at = child;
    }
    this.move(last, at);
  }

  private isBefore(timeS: number, order: number, row: number): boolean {
    const other = this.times[row]!;
    return timeS < other || (timeS === other && order < this.orders[row]!);
  }

  private isRowBefore(a: number, b: number): boolean {
    return this.isBefore(this.times[a]!, this.orders[a]!, b);
  }

  private move(from: number, to: number): void {
    this.times[to] = this.times[from]!;
    this.orders[to] = this.orders[from]!;
    this.subjects[to] = this.subjects[from]!;
    this.stamps[to] = this.stamps[from]!;
  }

  private grow(): void {
    const capacity = this.times.length * 2;
    this.times = copyInto(new Float64Array(capacity), this.times);
    this.orders = copyInto(new Float64Array(capacity), this.orders);
    this.subjects = copyInto(new Int32Array(capacity), this.subjects);
    this.stamps = copyInto(new Int32Array(capacity), this.stamps);
  }
}

function copyInto<T extends Float64Array | Int32Array>(target: T, source: T): T {
  target.set(source);
  return target;
}
