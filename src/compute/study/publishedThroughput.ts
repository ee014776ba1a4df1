// Which throughputs and powers of served language models has MLPerf published?

import type { PublishedThroughput } from '../workload/fitRows.ts';
import type { Precision } from '../workload/roofline.ts';

/** A line of the tables below: tokens a second of each system of this configuration. */
function row(
  modelId: string,
  [acceleratorCount, acceleratorId]: readonly [number, string],
  precision: Precision,
  tokensPerS: readonly number[],
): PublishedThroughput {
  return { acceleratorId, acceleratorCount, modelId, precision, tokensPerS };
}

/**
 * MLPerf Inference v4.1, retrieved from mlcommons.org: closed division, offline, tokens a second of
 * systems whose accelerators the catalogue has and the system's name tells. Derived: which results
 * belong to one configuration, and the precision (FP4 of B200, FP8 of all others), which the table
 * does not say. The constants are fitted on these, and on nothing else.
 */
export const fittedThroughputs: readonly PublishedThroughput[] = [
  row('gpt-j-6b', [2, 'h100-pcie'], 'fp8', [3268.94, 3317.08]),
  row('gpt-j-6b', [4, 'h100-sxm'], 'fp8', [9960.74, 9966.79]),
  row(
    'gpt-j-6b',
    [8, 'h100-sxm'],
    'fp8',
    [19418.9, 19539.2, 19711.1, 19739.8, 19751.9, 19803.6, 19808.2],
  ),
  row('gpt-j-6b', [1, 'h200-sxm'], 'fp8', [2579.51]),
  row('gpt-j-6b', [8, 'h200-sxm'], 'fp8', [19859.2, 20041.3, 20086.1, 20238.4]),
  row('llama-2-70b', [1, 'b200'], 'fp4', [11264.4]),
  row('llama-2-70b', [4, 'h100-sxm'], 'fp8', [10133.3, 10594.1, 10699.6]),
  row(
    'llama-2-70b',
    [8, 'h100-sxm'],
    'fp8',
    [24011.7, 24086.7, 24133.7, 24140.1, 24180.6, 24216.8, 24424.7, 24459.6, 24524.9, 24528.3],
  ),
  row('llama-2-70b', [16, 'h100-sxm'], 'fp8', [41672.4]),
  row('llama-2-70b', [32, 'h100-sxm'], 'fp8', [82749.6]),
  row('llama-2-70b', [8, 'h200-sxm'], 'fp8', [31059.3, 31263.8, 31302.7, 31917, 32124.3]),
  row('llama-2-70b', [1, 'mi300x'], 'fp8', [3062.72]),
  row('llama-2-70b', [8, 'mi300x'], 'fp8', [22677.6, 23514.8, 24109.8]),
  row('mixtral-8x7b', [4, 'h100-sxm'], 'fp8', [26641.6, 26824.4]),
  row(
    'mixtral-8x7b',
    [8, 'h100-sxm'],
    'fp8',
    [50970.6, 51269, 52353.8, 52395.1, 52415.9, 52452, 52524.4, 52817.7],
  ),
  row('mixtral-8x7b', [8, 'h200-sxm'], 'fp8', [59022.3, 59334.8]),
];

/**
 * MLPerf Inference v5.1, retrieved from mlcommons.org: closed division, data centre, offline,
 * tokens a second. DeepSeek-R1 has the shape of DeepSeek-V3. Held out: no constant has seen them.
 */
export const heldOutThroughputs: readonly PublishedThroughput[] = [
  row('deepseek-v3', [8, 'b200'], 'fp4', [30493.3, 30766.5, 30873.9, 31920.3, 33379]),
  row('deepseek-v3', [72, 'gb200'], 'fp4', [289712]),
  row('deepseek-v3', [8, 'gb300'], 'fp4', [48047]),
  row('deepseek-v3', [72, 'gb300'], 'fp4', [420659]),
  row(
    'llama-2-70b',
    [8, 'b200'],
    'fp4',
    [
      78463.5, 98607.7, 101246, 101253, 101359, 101516, 101527, 101696, 101859, 101865, 102131,
      102498, 102725, 102909,
    ],
  ),
  row('llama-2-70b', [4, 'gb200'], 'fp4', [49683.5, 51736.9, 52061.6]),
  row('llama-2-70b', [16, 'h100-sxm'], 'fp8', [62351.6]),
  row('llama-2-70b', [32, 'h100-sxm'], 'fp8', [124879]),
  row(
    'llama-2-70b',
    [8, 'h200-sxm'],
    'fp8',
    [
      34548.2, 34588.3, 34797, 34812.1, 34876.4, 34887.2, 34964.6, 35043.7, 35075.1, 35091.5,
      35316.7,
    ],
  ),
  row('llama-2-70b', [16, 'h200-sxm'], 'fp8', [68894.8]),
  row('llama-2-70b', [8, 'mi300x'], 'fp8', [27325.9, 27678.1, 27803.9, 27854.4]),
  row('llama-2-70b', [16, 'mi300x'], 'fp8', [53572.2]),
  row(
    'llama-3.1-405b',
    [8, 'b200'],
    'fp4',
    [
      1615.85, 1621.72, 1624.11, 1625.66, 1637.11, 1641.34, 1648.03, 1648.6, 1650.43, 1650.51,
      1655.36, 1659.5, 1660.71,
    ],
  ),
  row('llama-3.1-405b', [4, 'gb200'], 'fp4', [847.233, 855.82]),
  row('llama-3.1-405b', [72, 'gb200'], 'fp4', [14774.3]),
  row('llama-3.1-405b', [72, 'gb300'], 'fp4', [16104.1]),
  row('llama-3.1-405b', [16, 'h100-sxm'], 'fp8', [783.131]),
  row('llama-3.1-405b', [32, 'h100-sxm'], 'fp8', [1561.57]),
  row('llama-3.1-405b', [8, 'h200-sxm'], 'fp8', [550.106, 552.749]),
  row('llama-3.1-405b', [16, 'h200-sxm'], 'fp8', [1086.01]),
  row(
    'llama-3.1-8b',
    [8, 'b200'],
    'fp4',
    [136752, 141056, 141138, 142136, 142955, 143309, 143904, 145789, 146960],
  ),
  row('llama-3.1-8b', [1, 'h100-sxm'], 'fp8', [5777.08]),
  row('llama-3.1-8b', [8, 'h200-sxm'], 'fp8', [56917.3, 58304.3, 66036.8]),
  row('mixtral-8x7b', [8, 'h200-sxm'], 'fp8', [61372.4, 62108.4]),
  row('mixtral-8x7b', [8, 'mi300x'], 'fp8', [53017.3, 53333.9]),
];

/** Power of a whole server while it serves. */
export interface PublishedPower {
  readonly acceleratorId: string;
  readonly acceleratorCount: number;
  readonly modelId: string;
  readonly precision: Precision;
  readonly version: '4.1' | '5.1';
  readonly tokensPerS: number;
  readonly serverW: number;
  /** Power was capped (MaxQ): by how much follows from the measured watts. */
  readonly isCapped: boolean;
}

const maxQ = {
  acceleratorId: 'h200-sxm',
  acceleratorCount: 8,
  precision: 'fp8',
  version: '4.1',
  isCapped: true,
} as const;
const b200 = {
  acceleratorId: 'b200',
  acceleratorCount: 8,
  precision: 'fp4',
  version: '5.1',
  isCapped: false,
} as const;

/**
 * MLPerf Inference v4.1 (NVIDIA, 8 × H200 MaxQ) and v5.1 (Lenovo, 8 × B200), retrieved from
 * mlcommons.org, offline, watts of the server averaged over the run. Derived: J per token is watts
 * over tokens a second. None of the constants of serving is fitted on them; the bend of H200's
 * curve of throughput over power (the catalogue) comes from its Llama row.
 */
export const publishedPowers: readonly PublishedPower[] = [
  { ...maxQ, modelId: 'gpt-j-6b', tokensPerS: 13096.6, serverW: 4775.3 },
  { ...maxQ, modelId: 'llama-2-70b', tokensPerS: 25262.1, serverW: 6153 },
  { ...maxQ, modelId: 'mixtral-8x7b', tokensPerS: 48987.9, serverW: 6154.8 },
  { ...b200, modelId: 'llama-2-70b', tokensPerS: 102909, serverW: 10401 },
  { ...b200, modelId: 'llama-3.1-405b', tokensPerS: 1637.11, serverW: 9891.8 },
  { ...b200, modelId: 'llama-3.1-8b', tokensPerS: 146960, serverW: 9436.1 },
];
