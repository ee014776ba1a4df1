// Does each key do one thing, and leave alone what has a use of its own for it?
import { expect, test } from 'vitest';
import { findShortcut, isTaken, shortcuts } from '../../src/ui/keyboard.ts';

const press = (key: string, change: Partial<KeyboardEvent> = {}) => ({
  ...{ key, shiftKey: false, ctrlKey: false, metaKey: false, altKey: false },
  ...change,
});
const doesOf = (...args: Parameters<typeof press>): string | undefined =>
  findShortcut(press(...args))?.does;

test('no press is given to two shortcuts', () => {
  const presses = shortcuts.flatMap((shortcut) => shortcut.press);
  expect(new Set(presses).size).toBe(presses.length);
});

test('letters count in either case, with or without Shift where that is how they are typed', () => {
  expect(doesOf('n')).toBe(doesOf('N', { shiftKey: true }));
  expect(doesOf('?', { shiftKey: true })).toBe('This list');
});

test('Shift makes steps larger', () => {
  expect(doesOf('ArrowRight')).toBe('One step on');
  expect(doesOf('ArrowRight', { shiftKey: true })).toBe('Ten steps on');
});

test('Control or Command with K searches; with other keys the browser keeps its own', () => {
  expect(doesOf('k', { ctrlKey: true })).toBe(doesOf('/'));
  expect(doesOf('k', { metaKey: true })).toBe(doesOf('/'));
  expect(doesOf('r', { ctrlKey: true })).toBeUndefined();
  expect(doesOf('e', { altKey: true })).toBeUndefined();
});

function element(html: string): Element {
  document.body.innerHTML = html;
  return document.body.firstElementChild!;
}

test('typing is never a shortcut, but Escape always is', () => {
  for (const html of ['<input>', '<textarea></textarea>', '<div contenteditable="true"></div>']) {
    expect(isTaken(element(html), 'n')).toBe(true);
    expect(isTaken(element(html), 'Escape')).toBe(false);
  }
});

test('a button keeps Space, a tab keeps the arrows, neither keeps letters', () => {
  const button = element('<button></button>');
  expect(isTaken(button, ' ')).toBe(true);
  expect(isTaken(button, 'ArrowRight')).toBe(false);
  expect(isTaken(button, 'n')).toBe(false);
  expect(isTaken(element('<button role="tab"></button>'), 'ArrowRight')).toBe(true);
  expect(isTaken(element('<input type="range">'), 'ArrowRight')).toBe(true);
  expect(isTaken(element('<input type="range">'), 'n')).toBe(false);
});
