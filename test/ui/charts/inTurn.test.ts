// Does each drawing get a frame of its own, in order, and none that was taken back?
import { expect, test, vi } from 'vitest';
import { inTurn } from '../../../src/ui/charts/inTurn.ts';

test('works are done one a frame in the order they came, without those taken back', () => {
  const frames: (() => void)[] = [];
  vi.stubGlobal('requestAnimationFrame', (frame: () => void) => frames.push(frame));
  const done: string[] = [];
  const takeBack = ['a', 'b', 'c'].map((name) => inTurn(() => done.push(name)));
  takeBack[1]!();
  expect(done).toEqual([]);
  frames.shift()!();
  expect(done).toEqual(['a']);
  inTurn(() => done.push('d'));
  while (frames.length > 0) frames.shift()!();
  expect(done).toEqual(['a', 'c', 'd']);
  inTurn(() => done.push('e'));
  expect(frames).toHaveLength(1);
  vi.unstubAllGlobals();
});
