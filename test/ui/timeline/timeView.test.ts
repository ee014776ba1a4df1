import { expect, test, vi } from 'vitest';
import { TimeView } from '../../../src/ui/timeline/timeView.ts';

test('a new duration shows the whole run, the same duration keeps the window', () => {
  const view = new TimeView();
  view.setDuration(1000);
  expect(view.window).toEqual({ startS: 0, endS: 1000 });
  view.show({ startS: 100, endS: 200 });
  view.setDuration(1000);
  expect(view.window).toEqual({ startS: 100, endS: 200 });
});

test('subscribers hear of changes only, and not after they left', () => {
  const view = new TimeView();
  view.setDuration(1000);
  const listener = vi.fn();
  const leave = view.subscribe(listener);
  view.fit();
  expect(listener).not.toHaveBeenCalled();
  view.zoom(500, 0.5);
  expect(listener).toHaveBeenCalledTimes(1);
  leave();
  view.fit();
  expect(listener).toHaveBeenCalledTimes(1);
});
