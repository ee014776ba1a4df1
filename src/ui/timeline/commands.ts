// What happens when the timeline is told to move, zoom, choose or fold? Key actions carried out.

import { clock } from '../clock.ts';
import { useStore } from '../store.ts';
import { itemNearTime, neighbourItem, outermostItem } from './items.ts';
import type { KeyAction } from './keys.ts';
import type { RowLayout } from './layout.ts';
import type { Hit } from './pick.ts';
import type { ResultIndex } from './resultIndex.ts';
import { useTimeline } from './timelineState.ts';
import type { TimelineFocus } from './timelineState.ts';
import type { TimeView } from './timeView.ts';

export interface CommandContext {
  readonly index: ResultIndex;
  readonly layout: RowLayout;
  readonly view: TimeView;
  /** Scroll so that a row is wholly in sight. */
  readonly revealRow: (row: number) => void;
}

/** Row of the focus; the first row when there is none or it is hidden. */
export function focusedRow(layout: RowLayout, focus: TimelineFocus | null): number {
  if (!focus) return 0;
  const row = (focus.isGroup ? layout.rowOfFleet : layout.rowOfSatellite)[focus.ref];
  return row === undefined || row < 0 ? 0 : row;
}

/** Carry out an action; returns whether it did anything (else the key is the page's). */
export function perform(action: KeyAction, context: CommandContext): boolean {
  const { layout, view } = context;
  const { focus } = useTimeline.getState();
  const row = focusedRow(layout, focus);
  switch (action.kind) {
    case 'moveRow':
      focusRow(context, Math.min(Math.max(row + action.by, 0), layout.count - 1));
      return true;
    case 'toRow':
      focusRow(context, action.at === 'first' ? 0 : layout.count - 1);
      return true;
    case 'moveItem':
    case 'toItem':
      return moveToItem(action, context, row);
    case 'setCollapsed':
      useTimeline.getState().setCollapsed(layout.ref[row]!, action.isCollapsed);
      return true;
    case 'choose':
      choose(context, row, focus?.item ?? -1);
      return true;
    case 'zoom':
      view.zoom(zoomCentreS(view), action.factor);
      return true;
    case 'pan':
      view.pan(action.spanFraction * (view.window.endS - view.window.startS));
      return true;
    case 'fit':
      view.fit();
      return true;
    case 'leave':
      return leave();
  }
}

/** The playhead where it is in sight, the middle of the window elsewhere. */
export function zoomCentreS(view: TimeView): number {
  return view.contains(clock.timeS) ? clock.timeS : (view.window.startS + view.window.endS) / 2;
}

/** Put the keyboard focus on a row. */
export function focusRow({ layout, revealRow }: CommandContext, row: number): void {
  const isGroup = layout.isGroup[row] === 1;
  useTimeline.getState().set({ focus: { isGroup, ref: layout.ref[row]!, item: -1 } });
  revealRow(row);
}

function moveToItem(
  action: Extract<KeyAction, { kind: 'moveItem' | 'toItem' }>,
  { index, layout, view, revealRow }: CommandContext,
  row: number,
): boolean {
  if (layout.isGroup[row] === 1) return true;
  const satellite = layout.ref[row]!;
  const current = useTimeline.getState().focus?.item ?? -1;
  const item = targetItem(action, index, satellite, current);
  if (item < 0) return true;
  useTimeline.getState().set({ focus: { isGroup: false, ref: satellite, item } });
  view.reveal(index.jobs.startS[item]!, 0.3);
  revealRow(row);
  return true;
}

function targetItem(
  action: Extract<KeyAction, { kind: 'moveItem' | 'toItem' }>,
  { jobs }: ResultIndex,
  satellite: number,
  current: number,
): number {
  if (action.kind === 'toItem') return outermostItem(jobs, satellite, action.at);
  if (current < 0) return itemNearTime(jobs, satellite, clock.timeS);
  const next = neighbourItem(jobs, satellite, current, action.by);
  return next < 0 ? current : next;
}

function choose({ index, layout }: CommandContext, row: number, item: number): void {
  const ref = layout.ref[row]!;
  if (layout.isGroup[row] === 1) {
    const { collapsedFleets, setCollapsed } = useTimeline.getState();
    setCollapsed(ref, !collapsedFleets.has(ref));
  } else if (item >= 0) {
    useStore.getState().select({ kind: 'job', index: jobOfItem(index, item) });
  } else {
    useStore.getState().select({ kind: 'satellite', index: ref });
  }
}

/** First the job loses the focus, then the selection goes. */
function leave(): boolean {
  const { focus, set } = useTimeline.getState();
  if (focus && focus.item >= 0) {
    set({ focus: { ...focus, item: -1 } });
    return true;
  }
  if (useStore.getState().selection === null) return false;
  useStore.getState().select(null);
  return true;
}

/** Job of a packed row. */
export function jobOfItem({ jobs, result }: ResultIndex, item: number): number {
  return result.runSegments.jobIndex[jobs.source[item]!]!;
}

/** What a click on a thing does: a job or a satellite is selected, a fleet folded. */
export function clickHit(hit: Hit | null, index: ResultIndex): void {
  const { set, setCollapsed, collapsedFleets } = useTimeline.getState();
  const { select } = useStore.getState();
  if (hit === null) select(null);
  else if (hit.kind === 'fleet') {
    set({ focus: { isGroup: true, ref: hit.fleet, item: -1 } });
    setCollapsed(hit.fleet, !collapsedFleets.has(hit.fleet));
  } else if (hit.kind === 'job') {
    set({ focus: { isGroup: false, ref: hit.satellite, item: hit.row } });
    select({ kind: 'job', index: jobOfItem(index, hit.row) });
  } else {
    set({ focus: { isGroup: false, ref: hit.satellite, item: -1 } });
    select({ kind: 'satellite', index: hit.satellite });
  }
}
