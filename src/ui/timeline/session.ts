// How do canvases, gestures and keys live as long as the timeline is mounted? The imperative half.

import { useStore } from '../store.ts';
import type { Selection } from '../store.ts';
import { clickHit, focusedRow, jobOfItem, perform } from './commands.ts';
import type { CommandContext } from './commands.ts';
import { Gestures } from './gestures.ts';
import type { GestureHost } from './gestures.ts';
import { actionOf } from './keys.ts';
import { rowAtY } from './layout.ts';
import type { RowLayout } from './layout.ts';
import { pick } from './pick.ts';
import type { Hit } from './pick.ts';
import type { ResultIndex } from './resultIndex.ts';
import { formatUtcClock } from './timeFormat.ts';
import { timeOfX } from './timeScale.ts';
import { TimelineCanvas } from './timelineCanvas.ts';
import type { TimelineContent, TimelineElements, VisibleRows } from './timelineCanvas.ts';
import { useTimeline } from './timelineState.ts';
import { timeView } from './timeView.ts';

export interface SessionElements extends TimelineElements {
  readonly axisArea: HTMLElement;
}

/** One mounted timeline. */
export class TimelineSession {
  readonly canvas: TimelineCanvas;
  private content: TimelineContent | null = null;
  private readonly gestures: readonly Gestures[];
  /** On a phone another panel may cover the timeline while something is selected. */
  private isRevealDue = false;

  constructor(
    private readonly elements: SessionElements,
    onVisibleRows: (rows: VisibleRows) => void,
  ) {
    this.canvas = new TimelineCanvas(elements, timeView, (rows) => {
      this.revealWhenSeen();
      onVisibleRows(rows);
    });
    const host: GestureHost = {
      view: timeView,
      scale: () => this.canvas.scale(),
      canScroll: () => elements.scroller.scrollHeight > elements.scroller.clientHeight,
      scrollBy: (deltaYPx) => {
        elements.scroller.scrollTop += deltaYPx;
      },
      hover: this.onHover,
      click: (event) => {
        if (this.content) clickHit(this.hitAt(event), this.content.index);
      },
    };
    const onAxis: GestureHost = { ...host, hover: this.onAxisHover, click: () => undefined };
    this.gestures = [
      new Gestures(elements.rows, host, false),
      new Gestures(elements.axisArea, onAxis, true),
    ];
  }

  detach(): void {
    for (const gestures of this.gestures) gestures.detach();
    this.canvas.detach();
    useTimeline.getState().set({ hover: null });
  }

  /** Show other content; the open row, or the topmost one, keeps its place on screen. */
  show(content: TimelineContent): void {
    const old = this.content;
    this.content = content;
    if (old && old.layout !== content.layout) this.keepPlace(old.layout, content);
    this.canvas.show(content);
    const isNewSelection = old?.selection !== content.selection;
    if (isNewSelection) this.isRevealDue = true;
    this.revealWhenSeen();
  }

  private revealWhenSeen(): void {
    if (!this.isRevealDue || this.content === null) return;
    if (this.elements.scroller.clientHeight === 0) return;
    this.isRevealDue = false;
    this.revealSelection(this.content);
  }

  private keepPlace(old: RowLayout, { layout, openSatellite }: TimelineContent): void {
    const { scroller } = this.elements;
    const topRow = rowAtY(old, scroller.scrollTop);
    const topSatellite = old.isGroup[topRow] === 1 ? -1 : old.ref[topRow]!;
    const anchor = openSatellite >= 0 ? openSatellite : topSatellite;
    const before = old.rowOfSatellite[anchor] ?? -1;
    const after = layout.rowOfSatellite[anchor] ?? -1;
    if (before >= 0 && after >= 0) scroller.scrollTop += layout.topPx[after]! - old.topPx[before]!;
  }

  private revealSelection({ index, layout, openSatellite, selection }: TimelineContent): void {
    const row = layout.rowOfSatellite[openSatellite] ?? -1;
    if (row >= 0) this.revealRow(row);
    if (selection?.kind !== 'job') return;
    const { startedS, releaseS } = index.result.jobs;
    const started = startedS[selection.index];
    const timeS = Number.isFinite(started) ? started : releaseS[selection.index];
    if (timeS !== undefined) timeView.reveal(timeS, 0.3);
  }

  readonly revealRow = (row: number): void => {
    const { scroller } = this.elements;
    const layout = this.content?.layout;
    if (!layout) return;
    const top = layout.topPx[row]!;
    const bottom = layout.topPx[row + 1]!;
    if (top < scroller.scrollTop) scroller.scrollTop = top;
    else if (bottom > scroller.scrollTop + scroller.clientHeight) {
      scroller.scrollTop = Math.min(top, bottom - scroller.clientHeight);
    }
  };

  commands(): CommandContext | null {
    if (!this.content) return null;
    const { index, layout } = this.content;
    return { index, layout, view: timeView, revealRow: this.revealRow };
  }

  /** Carries out a key press; returns whether the page should leave the key alone. */
  press(event: { key: string; shiftKey: boolean; ctrlKey: boolean; metaKey: boolean }): boolean {
    const context = this.commands();
    if (!context || context.layout.count === 0) return false;
    const row = focusedRow(context.layout, useTimeline.getState().focus);
    const action = actionOf({
      key: event.key,
      isShift: event.shiftKey,
      isControl: event.ctrlKey || event.metaKey,
      isGroup: context.layout.isGroup[row] === 1,
    });
    this.onHover(null);
    return action !== null && perform(action, context);
  }

  private hitAt(event: PointerEvent): Hit | null {
    if (!this.content) return null;
    const box = this.elements.rows.getBoundingClientRect();
    const { index, layout } = this.content;
    const yPx = event.clientY - box.top + this.elements.scroller.scrollTop;
    return pick({ index, layout, scale: this.canvas.scale(), xPx: event.clientX - box.left, yPx });
  }

  private timeAt(event: PointerEvent): number {
    const left = this.elements.rows.getBoundingClientRect().left;
    return timeOfX(this.canvas.scale(), event.clientX - left);
  }

  private readonly onAxisHover = (event: PointerEvent | null): void => {
    const timeS = event === null ? null : this.timeAt(event);
    this.canvas.hoverTimeS = timeS;
    this.canvas.invalidateLines();
    const startUtcMs = this.content?.index.result.startUtcMs;
    if (timeS === null || startUtcMs === undefined) return;
    this.elements.pointerLine.dataset['time'] = formatUtcClock(startUtcMs, timeS);
  };

  private readonly onHover = (event: PointerEvent | null): void => {
    this.onAxisHover(event);
    const hit = event && this.hitAt(event);
    const { set } = useTimeline.getState();
    if (event === null) set({ hover: null });
    else {
      const { clientX, clientY } = event;
      set({ hover: { hit, timeS: this.timeAt(event), clientX, clientY } });
    }
    if (this.content) shareHover(hit, this.content.index);
  };
}

/** Tell scene and panels what is under the pointer, when it changes. */
function shareHover(hit: Hit | null, index: ResultIndex): void {
  const { hover, set } = useStore.getState();
  const next = selectionOf(hit, index);
  if (hover?.kind === next?.kind && hover?.index === next?.index) return;
  set({ hover: next });
}

function selectionOf(hit: Hit | null, index: ResultIndex): Selection | null {
  if (hit === null || hit.kind === 'fleet') return null;
  if (hit.kind === 'job') return { kind: 'job', index: jobOfItem(index, hit.row) };
  return { kind: 'satellite', index: hit.satellite };
}
