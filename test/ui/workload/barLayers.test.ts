// Do stacked bars hold every job once, and do classes stay apart?
import { expect, test } from 'vitest';
import { classColors, stacksOf } from '../../../src/ui/workload/barLayers.ts';

test('layers stand upon each other, and the highest bar is their sum', () => {
  const { barCount, most, stacks } = stacksOf([
    { color: 'a', counts: [1, 0, 3] },
    { color: 'b', counts: [2, 1, 0] },
  ]);
  expect([barCount, most]).toEqual([3, 3]);
  expect(stacks[1]!.bars).toEqual([
    { bar: 0, from: 1, to: 3 },
    { bar: 1, from: 0, to: 1 },
  ]);
});

test('nothing has one empty bar and no height of zero', () => {
  expect(stacksOf([])).toEqual({ barCount: 1, most: 1, stacks: [] });
});

test('classes of one kind have shades of its colour', () => {
  const colors = classColors([{ kind: 'batch' }, { kind: 'training' }, { kind: 'batch' }]);
  expect(new Set(colors).size).toBe(3);
  expect(colors[0]).toBe('var(--job-batch)');
  expect(colors[2]).toContain('var(--job-batch) 62%');
});
