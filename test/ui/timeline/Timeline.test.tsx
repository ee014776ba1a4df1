import { cleanup, fireEvent, render, screen, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { clock } from '../../../src/ui/clock.ts';
import { useStore } from '../../../src/ui/store.ts';
import Timeline from '../../../src/ui/timeline/Timeline.tsx';
import { useTimeline } from '../../../src/ui/timeline/timelineState.ts';
import { timeView } from '../../../src/ui/timeline/timeView.ts';
import { syntheticDay } from '../syntheticResult.ts';

const result = syntheticDay();

function showTimeline(): HTMLElement {
  useStore.getState().set({ result, selection: null });
  clock.setEnd(result.durationS);
  render(<Timeline />);
  const grid = screen.getByRole('treegrid');
  grid.focus();
  return grid;
}

const press = (element: HTMLElement, ...keys: string[]): void => {
  for (const key of keys) fireEvent.keyDown(element, { key });
};

beforeEach(() => {
  // happy-dom lays nothing out: a viewport of fixed size stands in for it.
  vi.spyOn(HTMLElement.prototype, 'clientHeight', 'get').mockReturnValue(300);
  vi.spyOn(HTMLElement.prototype, 'clientWidth', 'get').mockReturnValue(900);
});

afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
  useStore.getState().set({ result: null, selection: null });
  useTimeline.getState().set({ focus: null, collapsedFleets: new Set(), density: 'compact' });
});

describe('the timeline', () => {
  test('without a result says what will be there', () => {
    render(<Timeline />);
    expect(screen.getByText(/appear here after a run/)).toBeTruthy();
  });

  test('has labels for the rows in sight only, but counts them all', () => {
    const grid = showTimeline();
    expect(grid.getAttribute('aria-rowcount')).toBe('26');
    const rows = within(grid).getAllByRole('row');
    expect(rows.length).toBeGreaterThan(5);
    expect(rows.length).toBeLessThan(15);
  });

  test('arrows move the focus over rows, and Enter selects the satellite', () => {
    const grid = showTimeline();
    press(grid, 'ArrowDown', 'ArrowDown', 'Enter');
    expect(useStore.getState().selection).toEqual({ kind: 'satellite', index: 1 });
    expect(grid.getAttribute('aria-activedescendant')).toBe('timelineRow2');
    expect(document.getElementById('timelineRow2')?.getAttribute('aria-selected')).toBe('true');
  });

  test('arrows go along a row’s jobs, which are said aloud, and Enter selects the job', () => {
    const grid = showTimeline();
    press(grid, 'ArrowDown', 'Home', 'ArrowRight', 'Enter');
    const { selection } = useStore.getState();
    expect(selection?.kind).toBe('job');
    const id = result.jobs.id[selection!.index]!;
    const live = document.querySelector('[aria-live]');
    expect(live?.textContent).toContain(id);
    press(grid, 'Escape', 'Escape');
    expect(useStore.getState().selection).toBeNull();
  });

  test('a fleet folds by key and by click', () => {
    const grid = showTimeline();
    press(grid, 'ArrowLeft');
    expect(grid.getAttribute('aria-rowcount')).toBe('14');
    fireEvent.click(screen.getByText('ring'));
    expect(grid.getAttribute('aria-rowcount')).toBe('26');
  });

  test('a label selects its satellite', () => {
    showTimeline();
    fireEvent.click(screen.getByText('ring-03'));
    expect(useStore.getState().selection).toEqual({ kind: 'satellite', index: 2 });
  });

  test('zoom keys change the window that the charts share, and 0 shows the whole run', () => {
    const grid = showTimeline();
    press(grid, '+', '+');
    expect(timeView.window.endS - timeView.window.startS).toBeCloseTo(86_400 / 2.25, 3);
    press(grid, '0');
    expect(timeView.window).toEqual({ startS: 0, endS: 86_400 });
  });

  test('the axis is a slider that tells the time and scrubs by key', () => {
    showTimeline();
    clock.seek(3600);
    const axis = screen.getByRole('slider');
    fireEvent.keyDown(axis, { key: 'PageUp' });
    expect(clock.timeS).toBe(3600 + 8640);
    fireEvent.keyDown(axis, { key: 'Home' });
    expect(clock.timeS).toBe(0);
    expect(axis.getAttribute('aria-valuetext')).toMatch(/^2026-12-21 \d\d:\d\d:\d\d UTC, T\+/);
  });

  test('a jump of the clock out of the window brings the window along', () => {
    showTimeline();
    timeView.show({ startS: 0, endS: 1000 });
    clock.seek(50_000);
    expect(timeView.contains(50_000)).toBe(true);
  });
});
