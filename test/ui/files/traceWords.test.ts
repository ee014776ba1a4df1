// Is it told how much of a trace a run will see?
import { expect, test } from 'vitest';
import { previewTrace } from '../../../src/compute/index.ts';
import { cutText, rowsWithin, spreadText } from '../../../src/ui/files/traceWords.ts';

const rows = Array.from({ length: 480 }, (_, row) => `${10 * row},60,1`);
const preview = previewTrace(`submission_time,duration,num_gpu\n${rows.join('\n')}`)!;

test('a trace that fits into the run is not cut', () => {
  expect(cutText(preview, 4800)).toBeNull();
});

test('of a longer one about as many rows as begin in the run are told', () => {
  expect(rowsWithin(preview, 2400)).toBeGreaterThan(235);
  expect(rowsWithin(preview, 2400)).toBeLessThan(245);
  expect(cutText(preview, 2400)).toContain('the run 40\u202fmin');
});

test('sizes are told with their units', () => {
  expect(spreadText(preview.quantities[0]!)).toBe(
    'half up to 1\u202fmin, 95 of 100 up to 1\u202fmin',
  );
});
