// Does a work in slices come to its end, let others have their turn, and stop when given up?
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { breathe, inSlices } from '../../../src/ui/run/slices.ts';

let nowMs = 0;
beforeEach(() => void vi.spyOn(performance, 'now').mockImplementation(() => nowMs));
afterEach(() => void vi.restoreAllMocks());

/** A work of five steps of 10 ms each. */
function* work(): Generator<number, string> {
  for (let step = 0; step < 5; step += 1) {
    nowMs += 10;
    yield step;
  }
  return 'done';
}

const always = (): boolean => true;

test('a work is done to its end, and every step is told', async () => {
  const steps: number[] = [];
  const onStep = (step: number): void => void steps.push(step);
  expect(await inSlices(work(), { sliceMs: 1000, isWanted: always, onStep })).toBe('done');
  expect(steps).toEqual([0, 1, 2, 3, 4]);
});

test('others have a turn after each slice, in which the work may be given up', async () => {
  const asked: number[] = [];
  const steps: number[] = [];
  const isWanted = (): boolean => asked.push(steps.length) < 2;
  const onStep = (step: number): void => void steps.push(step);
  expect(await inSlices(work(), { sliceMs: 15, isWanted, onStep })).toBeNull();
  expect(asked).toEqual([2, 4]);
  expect(steps).toEqual([0, 1, 2, 3]);
});

test('a message that waits is read while a work takes its turns', async () => {
  const { port1, port2 } = new MessageChannel();
  const order: string[] = [];
  const heard = new Promise<void>((resolve) => {
    port1.onmessage = () => {
      order.push('message');
      resolve();
    };
  });
  port2.postMessage(null);
  const sliced = inSlices(work(), { sliceMs: 1, isWanted: always });
  await Promise.all([heard, sliced.then(() => order.push('work'))]);
  port1.close();
  expect(order).toEqual(['message', 'work']);
  await breathe();
});
