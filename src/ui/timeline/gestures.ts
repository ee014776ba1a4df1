// What do pointer and wheel mean on the timeline? Pan, zoom, scrub, hover, click: one machine.

import { clock } from '../clock.ts';
import type { TimeScale } from './timeScale.ts';
import { timeOfX, xOfTime } from './timeScale.ts';
import type { TimeView } from './timeView.ts';

/** What gestures ask of the timeline; places are CSS px from the plot's left and top edge. */
export interface GestureHost {
  readonly view: TimeView;
  readonly scale: () => TimeScale;
  readonly canScroll: () => boolean;
  readonly scrollBy: (deltaYPx: number) => void;
  readonly hover: (event: PointerEvent | null) => void;
  readonly click: (event: PointerEvent) => void;
}

const clickSlopPx = 4;
const playheadReachPx = 5;
const wheelLinePx = 16;
const zoomPerPx = 0.0022;

type Mode = 'none' | 'press' | 'pan' | 'scrub' | 'pinch';

/** Listens on an element whose left edge is the plot's; `isAxis`: pressing always scrubs. */
export class Gestures {
  private mode: Mode = 'none';
  private readonly pointers = new Map<number, PointerEvent>();
  private pressX = 0;
  private pressY = 0;
  private readonly abort = new AbortController();

  constructor(
    private readonly element: HTMLElement,
    private readonly host: GestureHost,
    private readonly isAxis: boolean,
  ) {
    const { signal } = this.abort;
    element.addEventListener('pointerdown', this.onDown, { signal });
    element.addEventListener('pointermove', this.onMove, { signal });
    element.addEventListener('pointerup', this.onUp, { signal });
    element.addEventListener('pointercancel', this.onCancel, { signal });
    element.addEventListener('pointerleave', this.onLeave, { signal });
    element.addEventListener('dblclick', this.onDoubleClick, { signal });
    element.addEventListener('wheel', this.onWheel, { signal, passive: false });
  }

  detach(): void {
    this.abort.abort();
  }

  private xOf(event: MouseEvent): number {
    return event.clientX - this.element.getBoundingClientRect().left;
  }

  private timeOf(event: MouseEvent): number {
    return timeOfX(this.host.scale(), this.xOf(event));
  }

  private isOnPlayhead(event: PointerEvent): boolean {
    return Math.abs(xOfTime(this.host.scale(), clock.timeS) - this.xOf(event)) <= playheadReachPx;
  }

  private readonly onDown = (event: PointerEvent): void => {
    if (event.button !== 0) return;
    this.element.setPointerCapture(event.pointerId);
    this.pointers.set(event.pointerId, event);
    if (this.pointers.size === 2) {
      this.mode = 'pinch';
      return;
    }
    this.pressX = event.clientX;
    this.pressY = event.clientY;
    this.mode = 'press';
    if (this.isAxis || (this.isOnPlayhead(event) && !event.shiftKey)) {
      this.mode = 'scrub';
      if (this.isAxis) clock.seek(this.timeOf(event));
    }
  };

  private readonly onMove = (event: PointerEvent): void => {
    const last = this.pointers.get(event.pointerId);
    if (!last) {
      this.hoverOver(event);
      return;
    }
    if (this.mode === 'press' && this.hasLeftPress(event)) this.mode = 'pan';
    if (this.mode === 'scrub') clock.seek(this.timeOf(event));
    if (this.mode === 'pan') this.pan(event.clientX - last.clientX, event.clientY - last.clientY);
    if (this.mode === 'pinch') this.pinch(last, event);
    if (this.mode !== 'press') this.host.hover(null);
    this.pointers.set(event.pointerId, event);
  };

  private hoverOver(event: PointerEvent): void {
    if (event.pointerType === 'touch') return;
    this.element.style.cursor = this.isAxis || this.isOnPlayhead(event) ? 'ew-resize' : 'default';
    this.host.hover(event);
  }

  private hasLeftPress(event: PointerEvent): boolean {
    const distance = Math.hypot(event.clientX - this.pressX, event.clientY - this.pressY);
    return distance > clickSlopPx;
  }

  private pan(deltaXPx: number, deltaYPx: number): void {
    const { startS, endS, widthPx } = this.host.scale();
    this.element.style.cursor = 'grabbing';
    this.host.view.pan((-deltaXPx / widthPx) * (endS - startS));
    this.host.scrollBy(-deltaYPx);
  }

  /** Two fingers: the times under them stay under them. */
  private pinch(last: PointerEvent, event: PointerEvent): void {
    const other = [...this.pointers.values()].find((each) => each.pointerId !== event.pointerId);
    if (!other) return;
    const before = Math.max(Math.abs(last.clientX - other.clientX), 12);
    const after = Math.max(Math.abs(event.clientX - other.clientX), 12);
    this.host.view.zoom(this.timeOf(other), before / after);
  }

  private readonly onUp = (event: PointerEvent): void => {
    if (!this.pointers.delete(event.pointerId)) return;
    const isClick = this.mode === 'press';
    this.mode = 'none';
    this.element.style.cursor = '';
    if (isClick) this.host.click(event);
  };

  private readonly onCancel = (event: PointerEvent): void => {
    this.pointers.delete(event.pointerId);
    this.mode = 'none';
  };

  private readonly onLeave = (): void => {
    if (this.pointers.size === 0) this.host.hover(null);
  };

  private readonly onDoubleClick = (): void => {
    this.host.view.fit();
  };

  private readonly onWheel = (event: WheelEvent): void => {
    const unit = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? wheelLinePx : 1;
    const [dx, dy] = [event.deltaX * unit, event.deltaY * unit];
    if (event.ctrlKey || event.metaKey || (this.isAxis && !event.shiftKey && dx === 0)) {
      event.preventDefault();
      this.host.view.zoom(this.timeOf(event), Math.exp(dy * zoomPerPx));
      return;
    }
    const isSideways = event.shiftKey || Math.abs(dx) > Math.abs(dy) || !this.host.canScroll();
    if (!isSideways) return;
    event.preventDefault();
    const { startS, endS, widthPx } = this.host.scale();
    const byPx = Math.abs(dx) > Math.abs(dy) ? dx : dy;
    this.host.view.pan((byPx / widthPx) * (endS - startS));
  };
}
