// While jobs wait on a satellite: when were how many of its accelerators free?

/** A wait on these satellites at once for so many accelerators on each. */
export interface Wait {
  readonly satellites: readonly number[];
  readonly acceleratorCount: number;
  readonly fromS: number;
  readonly toS: number;
}

/** Changes of one satellite, in order; each holds until the next. */
interface Changes {
  readonly timeS: number[];
  readonly freeCount: number[];
}

/** The last change at or before a time. */
function rowAt({ timeS }: Changes, atS: number): number {
  let low = 0;
  let high = timeS.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (timeS[middle]! <= atS) low = middle + 1;
    else high = middle;
  }
  return Math.max(0, low - 1);
}

/** Free accelerators by satellite, kept from the first job that waits there to the last. */
export class FreeHistory {
  /** Jobs that wait on a satellite for its accelerators. */
  readonly waitingCount: Int32Array;
  private readonly changes: Changes[];

  constructor(satelliteCount: number) {
    this.waitingCount = new Int32Array(satelliteCount);
    this.changes = Array.from({ length: satelliteCount }, () => ({ timeS: [], freeCount: [] }));
  }

  /** A job begins to wait. */
  join(satellite: number, freeCount: number, timeS: number): void {
    this.waitingCount[satellite]! += 1;
    this.note(satellite, freeCount, timeS);
  }

  /** A job waits no more: it has been booked. */
  leave(satellite: number): void {
    this.waitingCount[satellite]! -= 1;
    if (this.waitingCount[satellite]! > 0) return;
    const { timeS, freeCount } = this.changes[satellite]!;
    timeS.length = 0;
    freeCount.length = 0;
  }

  /** So many are free from now on; of several changes in one instant the last counts. */
  note(satellite: number, count: number, atS: number): void {
    if (this.waitingCount[satellite] === 0) return;
    const { timeS, freeCount } = this.changes[satellite]!;
    if (timeS.at(-1) === atS) {
      timeS.pop();
      freeCount.pop();
    }
    if (freeCount.at(-1) === count) return;
    timeS.push(atS);
    freeCount.push(count);
  }

  /**
   * The ends of the stretches of a wait in which all satellites had enough free, or not: the first
   * stretch is one in which not all had (it may be empty), then they take turns; the last ends with
   * the wait.
   */
  turnsS({ satellites, acceleratorCount, fromS, toS }: Wait): number[] {
    const columns = satellites.map((satellite) => this.changes[satellite]!);
    const rows = columns.map((changes) => rowAt(changes, fromS));
    const turns: number[] = [];
    let wasFree = false;
    for (let atS = fromS; ;) {
      const isFree = columns.every(
        ({ freeCount }, at) => freeCount[rows[at]!]! >= acceleratorCount,
      );
      if (isFree !== wasFree) turns.push(atS);
      wasFree = isFree;
      let nextS = toS;
      columns.forEach(({ timeS }, at) => (nextS = Math.min(nextS, timeS[rows[at]! + 1] ?? toS)));
      if (nextS >= toS) break;
      columns.forEach(({ timeS }, at) => (rows[at]! += timeS[rows[at]! + 1] === nextS ? 1 : 0));
      atS = nextS;
    }
    turns.push(toS);
    return turns;
  }
}
