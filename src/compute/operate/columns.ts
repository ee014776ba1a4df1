// How does a table grow while its final size is not known? Typed columns that double.

type Column = Float64Array | Int32Array | Uint8Array;

/** A typed column with a length of its own; doubles when full. */
export class GrowingColumn<T extends Column> {
  length = 0;
  private data: T;
  private readonly create: (capacity: number) => T;

  constructor(create: (capacity: number) => T, capacity = 1024) {
    this.create = create;
    this.data = create(capacity);
  }

  push(value: number): void {
    if (this.length === this.data.length) {
      const wider = this.create(this.data.length * 2);
      wider.set(this.data);
      this.data = wider;
    }
    this.data[this.length] = value;
    this.length += 1;
  }

  at(row: number): number {
    return this.data[row]!;
  }

  set(row: number, value: number): void {
    this.data[row] = value;
  }

  /** A copy of exactly the filled part. */
  toArray(): T {
    return this.data.slice(0, this.length) as T;
  }
}

export function float64Column(capacity?: number): GrowingColumn<Float64Array> {
  return new GrowingColumn((count) => new Float64Array(count), capacity);
}

export function int32Column(capacity?: number): GrowingColumn<Int32Array> {
  return new GrowingColumn((count) => new Int32Array(count), capacity);
}

export function uint8Column(capacity?: number): GrowingColumn<Uint8Array> {
  return new GrowingColumn((count) => new Uint8Array(count), capacity);
}
