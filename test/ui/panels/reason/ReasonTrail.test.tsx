import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { clock } from '../../../../src/ui/clock.ts';
import { ReasonTrail } from '../../../../src/ui/panels/reason/ReasonTrail.tsx';
import { useStore } from '../../../../src/ui/store.ts';
import { syntheticDay } from '../../syntheticResult.ts';

const result = syntheticDay();
const lateJob = result.jobs.statusCode.indexOf(1);

beforeEach(() => {
  useStore.getState().set({ result });
  clock.setEnd(result.durationS);
});
afterEach(() => {
  cleanup();
  useStore.getState().set({ result: null });
});

test('a late job says so, and every wait is a button that seeks its start', () => {
  render(<ReasonTrail jobIndex={lateJob} />);
  expect(screen.getByText(/^Late by/)).toBeTruthy();
  const offset = result.trails.offset[lateJob]!;
  const waits = screen.getAllByRole('button', { name: /^waited/ });
  expect(waits).toHaveLength(result.trails.offset[lateJob + 1]! - offset);
  const last = waits.at(-1)!;
  fireEvent.click(last);
  expect(clock.timeS).toBe(result.trails.startS[offset + waits.length - 1]);
});

test('the dates of its life seek as well', () => {
  render(<ReasonTrail jobIndex={lateJob} />);
  fireEvent.click(screen.getByRole('button', { name: /^due/ }));
  expect(clock.timeS).toBe(result.jobs.deadlineS[lateJob]);
});

test('there is nothing to show for a job that the result does not have', () => {
  const { container } = render(<ReasonTrail jobIndex={result.jobs.count} />);
  expect(container.textContent).toBe('');
});
