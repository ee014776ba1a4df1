// Does the worker for traces read whole files, tell how far it is, and fall over nothing?
import { expect, test } from 'vitest';
import { previewFile } from '../../../src/ui/run/trace.worker.ts';

test('a file is read to its end, and progress grows to it', async () => {
  const rows = Array.from({ length: 150_000 }, (_, row) => `${row},${100 + (row % 9)},1\n`);
  const file = new Blob(['\uFEFFsubmission_time,duration,num_gpu\n', ...rows]);
  const shares: number[] = [];
  const preview = await previewFile(file, (share) => shares.push(share));
  expect(preview).toMatchObject({ format: 'elasticFlow', readCount: 150_000, skippedCount: 0 });
  expect([...shares].sort((a, b) => a - b)).toEqual(shares);
  expect(shares.at(-1)).toBeGreaterThan(0.1);
  expect(shares.at(-1)).toBeLessThanOrEqual(1);
});

test('a file of another kind has no preview', async () => {
  expect(await previewFile(new Blob(['Dear all']), () => undefined)).toBeNull();
});
