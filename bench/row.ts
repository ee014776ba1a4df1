// What does a bench hand back? One row for each claim that the README makes.

/** A figure, what it is held against, and how it was come by. */
export interface BenchRow {
  readonly what: string;
  /** Null: not measured, `detail` says why. */
  readonly value: number | null;
  readonly unit: string;
  /** Sizes, rounds, spread. */
  readonly detail: string;
  /** What the project promises, such as `≥ 300`; empty where it promises nothing. */
  readonly bar: string;
  readonly isMet: boolean;
}

/** Every bench file but this one and run.ts exports one such function. */
export type Bench = () => BenchRow[] | Promise<BenchRow[]>;

/** Middle, smallest and largest of some figures. */
export function spreadOf(values: readonly number[]): { median: number; min: number; max: number } {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = (sorted.length - 1) / 2;
  const low = sorted[Math.floor(middle)] ?? NaN;
  const high = sorted[Math.ceil(middle)] ?? NaN;
  return { median: (low + high) / 2, min: sorted[0] ?? NaN, max: sorted[sorted.length - 1] ?? NaN };
}
