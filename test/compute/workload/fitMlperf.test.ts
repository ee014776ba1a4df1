// Are the rows that the constants are fitted on, and held out from, those of the published tables?
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import {
  fittedThroughputs,
  heldOutThroughputs,
} from '../../../src/compute/study/publishedThroughput.ts';
import { rowsOfVersion41, rowsOfVersion51 } from '../../../src/compute/workload/fitMlperf.ts';
import { dataPath } from '../../data.ts';

const path41 = dataPath('hardware', 'mlperf_inference_v4.1.csv');
const path51 = dataPath('hardware', 'mlperf_inference_v5.1_summary.csv');

test.skipIf(path41 === undefined)(
  'the table of version 4.1 in the code is that of its file',
  () => {
    expect(rowsOfVersion41(readFileSync(path41!, 'utf8'))).toEqual(fittedThroughputs);
  },
);

test.skipIf(path51 === undefined)(
  'the table of version 5.1 in the code is that of its file',
  () => {
    expect(rowsOfVersion51(readFileSync(path51!, 'utf8'))).toEqual(heldOutThroughputs);
  },
);

describe('of version 4.1', () => {
  const head = 'division,submitter,system,benchmark,scenario,valid,tokens_s';
  const of = (...lines: string[]) => rowsOfVersion41([head, ...lines].join('\n'));

  test('offline results of the closed division count, one for both accuracies', () => {
    const line = 'closed,A,X_H100_SXM_80GBx4_TRT,llama2-70b-99,Offline,VALID,100';
    expect(of(line, line.replace('-99,', '-99.9,'))).toEqual([
      {
        acceleratorId: 'h100-sxm',
        acceleratorCount: 4,
        modelId: 'llama-2-70b',
        precision: 'fp8',
        tokensPerS: [100],
      },
    ]);
  });

  test('capped, unnamed, open, invalid and other results do not', () => {
    const rows = of(
      'closed,A,H200-SXM-141GBx8_TRT_MaxQ,llama2-70b-99,Offline,VALID,1',
      'closed,A,ESC8000A_E12_H100x8_TRT,llama2-70b-99,Offline,VALID,1',
      'open,A,X_H100_SXM_80GBx4_TRT,llama2-70b-99,Offline,VALID,1',
      'closed,A,X_H100_SXM_80GBx4_TRT,llama2-70b-99,Offline,INVALID,1',
      'closed,A,X_H100_SXM_80GBx4_TRT,llama2-70b-99,Server,VALID,1',
      'closed,A,X_H100_SXM_80GBx4_TRT,resnet50,Offline,VALID,1',
    );
    expect(rows).toEqual([]);
  });
});

test('of version 5.1 nodes multiply accelerators, and commas in quotes separate nothing', () => {
  const names =
    'Submitter,Category,Suite,Platform,Accelerator,a#,Nodes,UsedModel,Scenario,' +
    'weight_data_types,Software,Performance_Result';
  const line =
    'A,closed,datacenter,P,NVIDIA GB200,4,18,llama3_1-405b,Offline,fp4,"TRT, ""x"", CUDA",7.5';
  expect(rowsOfVersion51(`${names}\n${line}\n`)).toEqual([
    {
      acceleratorId: 'gb200',
      acceleratorCount: 72,
      modelId: 'llama-3.1-405b',
      precision: 'fp4',
      tokensPerS: [7.5],
    },
  ]);
});
