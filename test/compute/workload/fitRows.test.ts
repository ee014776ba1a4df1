// Is the error of the rows what its name says?
import { expect, test } from 'vitest';
import { catalogueParts } from '../../../src/compute/study/evidenceThroughput.ts';
import {
  fittedThroughputs,
  heldOutThroughputs,
} from '../../../src/compute/study/publishedThroughput.ts';
import {
  benchmarkShapes,
  meanErrorOfRows,
  modelledTokensPerS,
} from '../../../src/compute/workload/fitRows.ts';

test('the mean error is over single results, each against what the model says', () => {
  const row = { ...fittedThroughputs[0]!, tokensPerS: [50, 100, 200] };
  expect(meanErrorOfRows([row], () => 100)).toBeCloseTo((1 + 0 + 0.5) / 3, 12);
});

test('every published configuration has requests of known lengths and is modelled', () => {
  for (const row of [...fittedThroughputs, ...heldOutThroughputs]) {
    expect(benchmarkShapes[row.modelId], row.modelId).toBeDefined();
    expect(modelledTokensPerS(row, catalogueParts)).toBeGreaterThan(0);
  }
});
