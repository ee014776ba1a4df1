// Where is a load when, on which way so far? The labels of a search, as columns that grow.

/** Labels: first and last bundle's arrival at a node, and the way they came. */
export class RouteLabels {
  count = 0;
  firstS = new Float64Array(256);
  lastS = new Float64Array(256);
  /** When the contact by which the load came began to send it. */
  startS = new Float64Array(256);
  /** Until when its first bundle keeps antennas and terminals busy, and which ones. */
  busyEndS = new Float64Array(256);
  /** Until when there would be room. */
  roomEndS = new Float64Array(256);
  /** From when on its node would have no room for it, if it stayed; NaN: nobody has asked. */
  fullFromS = new Float64Array(256);
  unitA = new Int32Array(256);
  unitB = new Int32Array(256);
  node = new Int32Array(256);
  row = new Int32Array(256);
  parent = new Int32Array(256);
  hopCount = new Int32Array(256);
  /** 1: the times are bounds, and nobody has looked yet whether there is room. */
  isGuess = new Uint8Array(256);

  /** A label behind another (−1: none) over a row of the plan; its times are to be set. */
  add(node: number, row: number, parent: number): number {
    const label = this.count;
    if (label === this.firstS.length) this.grow();
    this.count += 1;
    this.node[label] = node;
    this.row[label] = row;
    this.parent[label] = parent;
    this.hopCount[label] = parent < 0 ? 0 : this.hopCount[parent]! + 1;
    this.isGuess[label] = 0;
    this.fullFromS[label] = NaN;
    return label;
  }

  /** The rows of the plan on the way to a label. */
  rowsOf(label: number): number[] {
    const rows: number[] = [];
    for (let at = label; this.parent[at]! >= 0; at = this.parent[at]!) rows.push(this.row[at]!);
    return rows.reverse();
  }

  private grow(): void {
    const wider = this.firstS.length * 2;
    this.firstS = copied(new Float64Array(wider), this.firstS);
    this.lastS = copied(new Float64Array(wider), this.lastS);
    this.startS = copied(new Float64Array(wider), this.startS);
    this.busyEndS = copied(new Float64Array(wider), this.busyEndS);
    this.roomEndS = copied(new Float64Array(wider), this.roomEndS);
    this.fullFromS = copied(new Float64Array(wider), this.fullFromS);
    this.unitA = copied(new Int32Array(wider), this.unitA);
    this.unitB = copied(new Int32Array(wider), this.unitB);
    this.node = copied(new Int32Array(wider), this.node);
    this.row = copied(new Int32Array(wider), this.row);
    this.parent = copied(new Int32Array(wider), this.parent);
    this.hopCount = copied(new Int32Array(wider), this.hopCount);
    this.isGuess = copied(new Uint8Array(wider), this.isGuess);
  }
}

function copied<T extends Float64Array | Int32Array | Uint8Array>(into: T, from: T): T {
  into.set(from);
  return into;
}
