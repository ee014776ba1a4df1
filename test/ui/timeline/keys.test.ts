import { expect, test } from 'vitest';
import { actionOf } from '../../../src/ui/timeline/keys.ts';

const press = (key: string, change = {}) =>
  actionOf({ key, isShift: false, isControl: false, isGroup: false, ...change });

test('arrows move over rows and jobs, on a fleet they fold it', () => {
  expect(press('ArrowDown')).toEqual({ kind: 'moveRow', by: 1 });
  expect(press('ArrowRight')).toEqual({ kind: 'moveItem', by: 1 });
  expect(press('ArrowLeft', { isGroup: true })).toEqual({
    kind: 'setCollapsed',
    isCollapsed: true,
  });
});

test('Home and End stay in the row, with Control they go to the first and last row', () => {
  expect(press('Home')).toEqual({ kind: 'toItem', at: 'first' });
  expect(press('End', { isControl: true })).toEqual({ kind: 'toRow', at: 'last' });
});

test('Shift pans, plus zooms in and minus out', () => {
  expect(press('ArrowLeft', { isShift: true })).toMatchObject({ kind: 'pan', spanFraction: -0.2 });
  expect(press('+', { isShift: true })).toMatchObject({ kind: 'zoom' });
  const [closer, wider] = [press('='), press('-')];
  expect(closer?.kind === 'zoom' && closer.factor).toBeLessThan(1);
  expect(wider?.kind === 'zoom' && wider.factor).toBeGreaterThan(1);
});

test('keys of the page are left to the page', () => {
  expect(press(' ')).toBeNull();
  expect(press('k', { isControl: true })).toBeNull();
  expect(press('/')).toBeNull();
});
