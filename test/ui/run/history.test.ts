// Does going back bring back what was on screen, in order, and forward again?
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { RunStatus } from '../../../src/ui/store.ts';
import { useStore } from '../../../src/ui/store.ts';
import type { ScenarioSource } from '../../../src/ui/run/messages.ts';

const started: ScenarioSource[] = [];
vi.mock('../../../src/ui/run/runs.ts', () => ({
  startRun: (source: ScenarioSource) => {
    started.push(source);
  },
}));
const { followHistory, redo, undo, useHistory } = await import('../../../src/ui/run/history.ts');

const sourceOf = (text: string): ScenarioSource => ({ text, files: {} });
const show = (source: ScenarioSource, status: RunStatus = 'running'): void => {
  const { set, run } = useStore.getState();
  set({ source, sourceName: source.text, policy: 'edf', run: { ...run, status } });
};
const names = () => {
  const { past, future } = useHistory.getState();
  return [past.map((step) => step.sourceName), future.map((step) => step.sourceName)];
};

let unfollow = () => {};
const [a, b, c] = ['a', 'b', 'c'].map(sourceOf) as [ScenarioSource, ScenarioSource, ScenarioSource];

beforeEach(() => {
  useHistory.setState({ past: [], future: [] });
  useStore.getState().set({ source: null });
  unfollow = followHistory();
  started.length = 0;
});
afterEach(() => unfollow());

test('the scenarios before this one come back in turn, and forward again', () => {
  for (const source of [a, b, c]) show(source);
  expect(names()).toEqual([['a', 'b'], []]);
  undo();
  expect(started).toEqual([b]);
  show(b);
  undo();
  show(a);
  expect(names()).toEqual([[], ['c', 'b']]);
  redo();
  show(b);
  expect(names()).toEqual([['a'], ['c']]);
});

test('a new scenario after going back forgets what was ahead', () => {
  show(a);
  show(b);
  undo();
  show(a);
  show(c);
  expect(names()).toEqual([['a'], []]);
});

test('a run that is cancelled leaves no step behind', () => {
  show(a);
  show(b);
  show(c);
  show(b, 'cancelled');
  expect(names()).toEqual([['a'], []]);
  undo();
  show(a);
  show(b, 'cancelled');
  expect(names()).toEqual([['a'], []]);
});

test('the same text read once more is no step', () => {
  const { files } = a;
  show(a);
  show({ text: 'a', files });
  expect(names()).toEqual([[], []]);
});

test('with nothing before it nothing is run', () => {
  show(a);
  undo();
  redo();
  expect(started).toEqual([]);
});
