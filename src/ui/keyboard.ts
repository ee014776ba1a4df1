// Which key does what, and when is a key meant for something else?

import { clock } from './clock.ts';
import { openComparison } from './panels/comparing.ts';
import { followHistory, redo, undo } from './run/history.ts';
import { dismissMessage, rerun } from './run/runs.ts';
import { useFileOffer } from './files/fileOffer.ts';
import { useStore } from './store.ts';
import { changeRate, jumpToEvent, step, togglePlay } from './transport.ts';
import { dockTabs, inspectorTabs, useView } from './view.ts';

/** A shortcut; `keys` are as people read them, the first one is listed first. */
export interface Shortcut {
  /** `event.key`, with `Shift+` or `Mod+` (Control, or Command on a Mac) before it. */
  readonly press: readonly string[];
  readonly keys: string;
  readonly does: string;
  readonly group: 'Time' | 'Panels' | 'Scene' | 'Run';
  readonly run: () => void;
}

const longStepCount = 10;
const view = () => useView.getState();
const store = () => useStore.getState();

/** Closes the topmost thing that is open, else gives up the selection. */
function escape(): void {
  if (view().dialog !== null) view().set({ dialog: null });
  else if (store().run.problems.length > 0 || store().run.crash !== null) dismissMessage();
  else store().select(null);
}

function nextDockTab(): void {
  const at = dockTabs.indexOf(view().dockTab);
  view().set({ dockTab: dockTabs[(at + 1) % dockTabs.length]! });
}

const time: readonly Shortcut[] = [
  { press: [' '], keys: 'Space', does: 'Play or pause', group: 'Time', run: togglePlay },
  ...([1, -1] as const).map((way): Shortcut => ({
    press: [way === 1 ? 'ArrowRight' : 'ArrowLeft'],
    keys: way === 1 ? '→' : '←',
    does: way === 1 ? 'One step on' : 'One step back',
    group: 'Time',
    run: () => step(way),
  })),
  ...([1, -1] as const).map((way): Shortcut => ({
    press: [way === 1 ? 'Shift+ArrowRight' : 'Shift+ArrowLeft'],
    keys: way === 1 ? 'Shift →' : 'Shift ←',
    does: way === 1 ? 'Ten steps on' : 'Ten steps back',
    group: 'Time',
    run: () => step(way * longStepCount),
  })),
  { press: [']'], keys: ']', does: 'Faster', group: 'Time', run: () => changeRate(1) },
  { press: ['['], keys: '[', does: 'Slower', group: 'Time', run: () => changeRate(-1) },
  {
    press: ['n'],
    keys: 'N',
    does: 'Next event (of the selection)',
    group: 'Time',
    run: () => void jumpToEvent(1),
  },
  {
    press: ['p'],
    keys: 'P',
    does: 'Previous event',
    group: 'Time',
    run: () => void jumpToEvent(-1),
  },
  { press: ['Home'], keys: 'Home', does: 'To the start', group: 'Time', run: () => clock.seek(0) },
  {
    press: ['End'],
    keys: 'End',
    does: 'To the end',
    group: 'Time',
    run: () => clock.seek(clock.endS),
  },
];

const tabNames = [
  ...['Overview', 'Satellite or station', 'Job', 'Network', 'Events', 'Compare', 'Sources'],
];

const panels: readonly Shortcut[] = [
  ...inspectorTabs.map((tab, index): Shortcut => ({
    press: [String(index + 1)],
    keys: String(index + 1),
    does: tabNames[index]!,
    group: 'Panels',
    run: () => view().set({ inspectorTab: tab, phoneTab: 'inspector' }),
  })),
  {
    press: ['t'],
    keys: 'T',
    does: 'Timeline, charts or workload',
    group: 'Panels',
    run: nextDockTab,
  },
  {
    press: ['/', 'Mod+k'],
    keys: '/ or Ctrl K',
    does: 'Search satellites, stations, jobs, commands',
    group: 'Panels',
    run: () => view().set({ dialog: 'search' }),
  },
  {
    press: ['?'],
    keys: '?',
    does: 'This list',
    group: 'Panels',
    run: () => view().set({ dialog: 'shortcuts' }),
  },
  { press: ['Escape'], keys: 'Esc', does: 'Close, or deselect', group: 'Panels', run: escape },
];

const others: readonly Shortcut[] = [
  {
    press: ['e'],
    keys: 'E',
    does: 'Edit the scenario',
    group: 'Run',
    run: () => view().set({ isEditorOpen: !view().isEditorOpen }),
  },
  { press: ['r'], keys: 'R', does: 'Run again', group: 'Run', run: () => rerun() },
  {
    press: ['Mod+z'],
    keys: 'Ctrl Z',
    does: 'Back to the scenario before',
    group: 'Run',
    run: undo,
  },
  {
    press: ['Mod+Shift+z', 'Mod+y'],
    keys: 'Ctrl Shift Z',
    does: 'Forward to what was undone',
    group: 'Run',
    run: redo,
  },
  {
    press: ['c'],
    keys: 'C',
    does: 'Compare the policies',
    group: 'Run',
    run: openComparison,
  },
  {
    press: ['f'],
    keys: 'F',
    does: 'Follow the selection',
    group: 'Scene',
    run: () => store().set({ isFollowing: !store().isFollowing }),
  },
  {
    press: ['x'],
    keys: 'X',
    does: 'Camera with the stars or with the Earth',
    group: 'Scene',
    run: () => store().set({ cameraFrame: store().cameraFrame === 'earth' ? 'inertial' : 'earth' }),
  },
];

export const shortcuts: readonly Shortcut[] = [...time, ...panels, ...others];

type KeyEvent = Pick<KeyboardEvent, 'key' | 'shiftKey' | 'ctrlKey' | 'metaKey' | 'altKey'>;

/** The press as `shortcuts` writes it; Shift counts only for keys that it does not change. */
function pressOf({ key, shiftKey, ctrlKey, metaKey, altKey }: KeyEvent): string | null {
  if (altKey) return null;
  const name = key.length === 1 ? key.toLowerCase() : key;
  if (ctrlKey || metaKey) return shiftKey ? `Mod+Shift+${name}` : `Mod+${name}`;
  return shiftKey && key.length > 1 ? `Shift+${name}` : name;
}

/** The shortcut of a key press, or null. */
export function findShortcut(event: KeyEvent): Shortcut | null {
  const press = pressOf(event);
  if (press === null) return null;
  return shortcuts.find((shortcut) => shortcut.press.includes(press)) ?? null;
}

const writes = 'input:not([type=range], [type=checkbox], [type=radio]), textarea, select';
const usesArrows = '[role=tab], [role=slider], [role=separator], [role=row], [role=menuitem]';

/** Whether the focused element has a use of its own for this key. */
export function isTaken(target: Element, key: string): boolean {
  if (key === 'Escape') return false;
  if (target.matches(writes) || target.closest('[contenteditable=true]') !== null) return true;
  if (key === ' ') return target.closest('button, summary, a, input, [role=row]') !== null;
  const isMove = key.startsWith('Arrow') || key === 'Home' || key === 'End';
  return isMove && target.closest(`${usesArrows}, input`) !== null;
}

/**
 * Hears keys anywhere on the page; a dialog keeps all but Escape to itself. What Ctrl Z brings back
 * is remembered from here on. Returns the end.
 */
export function startListening(): () => void {
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.defaultPrevented || event.isComposing) return;
    const target = event.composedPath()[0];
    if (target instanceof Element && isTaken(target, event.key)) return;
    if (view().dialog !== null || useFileOffer.getState().offer !== null) return;
    const shortcut = findShortcut(event);
    if (shortcut === null) return;
    event.preventDefault();
    shortcut.run();
  };
  window.addEventListener('keydown', onKeyDown);
  const unfollow = followHistory();
  return () => {
    window.removeEventListener('keydown', onKeyDown);
    unfollow();
  };
}
