import type { Result } from '../../compute/index.ts';
export interface CompareColumn {
  readonly label: string;
  readonly definition: string;
  readonly value: (result: Result) => number;
  readonly text: (value: number) => string;
  /** Which end is good; null where neither is. */
  readonly good: 'high' | 'low' | null;
}
export declare const compareColumns: readonly CompareColumn[];
/** Position of the best value; -1 where all are equal or neither end is good. */
export declare function bestOf(values: readonly number[], good: CompareColumn['good']): number;
/** Value earned until each of `count` + 1 equally spaced times, as shares of all submitted. */
export declare function earnedOverTime(result: Result, count: number): number[];
