// Does the sheet of a served model stay under its roofs, and stand beside what others measured?
import { describe, expect, test } from 'vitest';
import {
  measuredThroughputs,
  modelSheet,
  servedModels,
  servingAccelerators,
} from '../../../src/compute/study/modelSheet.ts';
import type { ModelQuestion } from '../../../src/compute/study/modelSheet.ts';

const accelerator = servingAccelerators.find(({ id }) => id === 'h100-sxm')!;
const { model, shape } = servedModels.find((each) => each.model.id === 'llama-2-70b')!;
const question: ModelQuestion = {
  ...{ accelerator, model, precision: 'fp8', acceleratorCount: 8, loadFraction: 0.5 },
  ...shape!,
};

describe('under the roofs', () => {
  test('neither phase exceeds the dense rate or what memory can feed, for any pair', () => {
    const pairs = servingAccelerators.flatMap((on) =>
      servedModels.flatMap((served) =>
        (['fp4', 'fp8', 'bf16'] as const).map((precision) =>
          modelSheet({ ...question, accelerator: on, model: served.model, precision }),
        ),
      ),
    );
    for (const { prefill, decode, roofFlopPerS, roofBytePerS } of pairs) {
      for (const point of [prefill, decode]) {
        if (point === null) continue;
        expect(point.flopPerS).toBeLessThanOrEqual(roofFlopPerS);
        expect(point.flopPerS).toBeLessThanOrEqual(roofBytePerS * point.flopPerByte);
      }
    }
  });

  test('one request at a time reads all for one token: far left of a prompt', () => {
    const alone = modelSheet({ ...question, batch: 1 });
    expect(alone.rates!.batch).toBe(1);
    expect(alone.decode!.flopPerByte).toBeLessThan(3);
    expect(alone.prefill!.flopPerByte).toBeGreaterThan(100);
    expect(alone.tokensPerS).toBeLessThan(modelSheet(question).tokensPerS / 10);
  });

  test('more load waits longer, and what fits on nothing has neither rates nor points', () => {
    const busy = modelSheet({ ...question, loadFraction: 0.9 });
    const calm = modelSheet(question);
    expect(busy.latency!.firstTokenS).toBeGreaterThan(calm.latency!.firstTokenS);
    const large = servedModels.find((each) => each.model.id === 'deepseek-v3')!.model;
    const none = modelSheet({ ...question, model: large, acceleratorCount: 1 });
    expect(none).toMatchObject({ split: null, rates: null, decode: null, tokensPerS: 0 });
  });
});

test('what others measured stands beside the own figure, fitted and held out told apart', () => {
  const rows = measuredThroughputs('h100-sxm', 'llama-2-70b');
  expect(rows.map(({ isFitted }) => isFitted)).toContain(true);
  expect(rows.map(({ isFitted }) => isFitted)).toContain(false);
  const eight = rows.find((row) => row.acceleratorCount === 8 && row.isFitted)!;
  expect(eight.resultCount).toBe(10);
  expect(eight.meanTokensPerS).toBeCloseTo(24_270.71, 6);
  expect(eight.ownTokensPerS).toBeCloseTo(modelSheet(question).tokensPerS, 6);
  expect(Math.abs(eight.errorFraction)).toBeLessThan(0.25);
  expect(measuredThroughputs('h100-sxm', 'no model')).toEqual([]);
});
