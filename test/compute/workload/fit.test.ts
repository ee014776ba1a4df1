// Do the constants in the code come out of the fit, and does the fit find what is there?
import { expect, test } from 'vitest';
import { catalogueParts } from '../../../src/compute/study/evidenceThroughput.ts';
import { fittedThroughputs } from '../../../src/compute/study/publishedThroughput.ts';
import { fitEfficiencies } from '../../../src/compute/workload/fit.ts';
import { modelledTokensPerS } from '../../../src/compute/workload/fitRows.ts';
import { fittedEfficiencies } from '../../../src/compute/workload/rooflineConstants.ts';

test('the constants in the code are those of the fit on version 4.1, to their digits', () => {
  const { efficiencies } = fitEfficiencies(fittedThroughputs, catalogueParts);
  expect(efficiencies.memoryFraction).toBeCloseTo(fittedEfficiencies.memoryFraction, 3);
  expect(efficiencies.mixFraction).toBeCloseTo(fittedEfficiencies.mixFraction, 3);
  expect(efficiencies.flopPerChannel / fittedEfficiencies.flopPerChannel).toBeCloseTo(1, 3);
  expect(efficiencies.computeFraction).toBe(fittedEfficiencies.computeFraction);
});

test('from throughputs that the model itself has made, the fit finds their constants again', () => {
  const made = {
    ...fittedEfficiencies,
    memoryFraction: 0.6,
    mixFraction: 0.3,
    flopPerChannel: 9e4,
  };
  const rows = fittedThroughputs.map((row) => {
    return { ...row, tokensPerS: [modelledTokensPerS(row, catalogueParts, made)] };
  });
  const { efficiencies, loss } = fitEfficiencies(rows, catalogueParts);
  expect(loss).toBeLessThan(0.003);
  expect(efficiencies.memoryFraction / 0.6).toBeCloseTo(1, 1);
  expect(efficiencies.flopPerChannel / 9e4).toBeCloseTo(1, 1);
});
