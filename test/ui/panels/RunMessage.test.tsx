// Does a message that something is wrong reach whoever looks at another panel?
import { cleanup, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, expect, test } from 'vitest';
import RunMessage from '../../../src/ui/panels/RunMessage.tsx';
import { useStore } from '../../../src/ui/store.ts';
import { useView } from '../../../src/ui/view.ts';

const problem = { path: 'fleet', message: 'unknown key', hint: 'did you mean "fleets"?' };
const show = (change: object): void => {
  const { run, set } = useStore.getState();
  set({ run: { ...run, ...change } });
};

beforeEach(() => useView.getState().set({ phoneTab: 'inspector' }));
afterEach(() => {
  cleanup();
  show({ status: 'empty', problems: [] });
});

test('problems are listed, and on a phone the scene with them comes to the front', () => {
  show({ status: 'problems', problems: [problem] });
  render(<RunMessage />);
  expect(screen.getByRole('alert').textContent).toContain('unknown key');
  expect(useView.getState().phoneTab).toBe('scene');
});

test('without a message nobody is taken from the panel that they look at', () => {
  render(<RunMessage />);
  expect(screen.queryByRole('alert')).toBeNull();
  expect(useView.getState().phoneTab).toBe('inspector');
});
