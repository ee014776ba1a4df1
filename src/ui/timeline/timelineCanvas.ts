// When is what drawn? Rows and axis when they change; only the playhead moves with the clock.

import { clock } from '../clock.ts';
import type { Selection } from '../store.ts';
import { axisHeightPx, drawAxis } from './drawAxis.ts';
import type { AxisFrame } from './drawAxis.ts';
import { drawRows } from './drawRows.ts';
import { StripImage } from './drawStrip.ts';
import type { Frame, SatelliteLimits } from './frame.ts';
import type { RowLayout } from './layout.ts';
import { rowAtY } from './layout.ts';
import { readPalette } from './palette.ts';
import type { Palette } from './palette.ts';
import { RectPainter } from './rects.ts';
import { rectStyles } from './rectStyles.ts';
import type { ResultIndex } from './resultIndex.ts';
import { xOfTime } from './timeScale.ts';
import type { TimeScale } from './timeScale.ts';
import type { TimeView } from './timeView.ts';

export interface TimelineElements {
  readonly scroller: HTMLElement;
  /** As high as the scroller, sticks to its top, holds labels and rows. */
  readonly viewport: HTMLElement;
  /** Moved against the scroll position, so that labels and rows move in one frame. */
  readonly labels: HTMLElement;
  readonly rows: HTMLCanvasElement;
  readonly axis: HTMLCanvasElement;
  /** Lines over axis and rows, moved by the compositor: nothing is drawn again for them. */
  readonly playhead: HTMLElement;
  readonly pointerLine: HTMLElement;
}

/** What is to be drawn; replaced as a whole when any of it changes. */
export interface TimelineContent {
  readonly index: ResultIndex;
  readonly layout: RowLayout;
  readonly selection: Selection | null;
  /** Selected, or the one that the selected job is placed on; -1: none. */
  readonly openSatellite: number;
  /** Packed job row under keyboard focus; -1: none. */
  readonly focusItem: number;
  readonly limitsOf: (satelliteIndex: number) => SatelliteLimits;
}

export interface VisibleRows {
  readonly first: number;
  readonly last: number;
}

/**
 * Opaque, so that the browser need not blend it, and drawn by the processor (which is what the
 * second wish means to browsers): a few thousand small rectangles take less time there than on
 * their way to a graphics unit that the scene needs, and far less where that unit is emulated.
 */
function softwareContext(canvas: HTMLCanvasElement): CanvasRenderingContext2D | null {
  return canvas.getContext('2d', { alpha: false, willReadFrequently: true });
}

export class TimelineCanvas {
  hoverTimeS: number | null = null;
  private content: TimelineContent | null = null;
  private readonly palette: Palette;
  private painter: RectPainter | null = null;
  private strip: StripImage | null = null;
  private ratio = 1;
  private widthPx = 1;
  private heightPx = 1;
  private frameRequest = 0;
  private areRowsStale = true;
  private wasInSight = true;
  private visible: VisibleRows = { first: -1, last: -1 };
  private readonly observer: ResizeObserver;
  private readonly detachers: (() => void)[] = [];

  constructor(
    private readonly elements: TimelineElements,
    private readonly view: TimeView,
    private readonly onVisibleRows: (rows: VisibleRows) => void,
  ) {
    this.palette = readPalette(elements.scroller);
    this.observer = new ResizeObserver(this.measure);
    this.observer.observe(elements.scroller);
    elements.scroller.addEventListener('scroll', this.invalidate, { passive: true });
    this.detachers.push(
      () => elements.scroller.removeEventListener('scroll', this.invalidate),
      view.subscribe(this.invalidate),
      clock.subscribe(this.onClock),
    );
    this.measure();
  }

  detach(): void {
    this.observer.disconnect();
    cancelAnimationFrame(this.frameRequest);
    for (const detach of this.detachers) detach();
  }

  /** Draws at once, so that labels and rows change in one frame. */
  show(content: TimelineContent): void {
    this.content = content;
    this.areRowsStale = true;
    this.draw();
  }

  scale(): TimeScale {
    return { ...this.view.window, widthPx: this.widthPx };
  }

  readonly invalidate = (): void => {
    this.areRowsStale = true;
    this.invalidateLines();
  };

  readonly invalidateLines = (): void => {
    if (this.frameRequest === 0) this.frameRequest = requestAnimationFrame(this.draw);
  };

  /** The window follows the playhead while it is in sight; a jump out of sight is revealed. */
  private readonly onClock = (): void => {
    const isInSight = this.view.contains(clock.timeS);
    if (!isInSight && (!clock.isPlaying || this.wasInSight)) {
      this.view.reveal(clock.timeS, clock.isPlaying ? 0.08 : 0.5);
    }
    this.wasInSight = this.view.contains(clock.timeS);
    this.invalidateLines();
  };

  private readonly measure = (): void => {
    const { scroller, viewport, labels, rows, axis } = this.elements;
    this.ratio = window.devicePixelRatio || 1;
    viewport.style.height = `${scroller.clientHeight}px`;
    this.widthPx = Math.max(1, scroller.clientWidth - labels.offsetWidth);
    this.heightPx = Math.max(1, scroller.clientHeight);
    this.resize(rows, this.heightPx);
    this.resize(axis, axisHeightPx);
    const context = softwareContext(rows);
    if (context) {
      const { ground, raised, jobByKind } = this.palette;
      this.painter = new RectPainter(context, rectStyles(context, this.palette, this.ratio));
      this.strip = new StripImage(context, [ground, raised], jobByKind);
    }
    this.areRowsStale = true;
    // At once: a canvas that was resized is empty until it is drawn again.
    this.draw();
  };

  private resize(canvas: HTMLCanvasElement, heightPx: number): void {
    const [width, height] = [this.widthPx * this.ratio, heightPx * this.ratio].map(Math.round);
    if (canvas.width !== width) canvas.width = width!;
    if (canvas.height !== height) canvas.height = height!;
    canvas.style.width = `${this.widthPx}px`;
    canvas.style.height = `${heightPx}px`;
  }

  private readonly draw = (): void => {
    cancelAnimationFrame(this.frameRequest);
    this.frameRequest = 0;
    if (!this.content) return;
    if (this.areRowsStale) this.drawContent(this.content);
    this.areRowsStale = false;
    this.placeLine(this.elements.playhead, clock.timeS);
    this.placeLine(this.elements.pointerLine, this.hoverTimeS);
  };

  private placeLine(line: HTMLElement, timeS: number | null): void {
    const isShown = timeS !== null && this.view.contains(timeS);
    line.hidden = !isShown;
    if (isShown) line.style.transform = `translateX(${xOfTime(this.scale(), timeS)}px)`;
  }

  private drawContent(content: TimelineContent): void {
    const scrollTopPx = this.elements.scroller.scrollTop;
    this.placeLabels(content.layout, scrollTopPx);
    const axisFrame = this.axisFrame();
    const context = softwareContext(this.elements.rows);
    if (!axisFrame || !context || !this.painter || !this.strip) return;
    const ticks = drawAxis(axisFrame);
    const frame: Frame = {
      ...content,
      context,
      window: this.view.window,
      width: this.elements.rows.width,
      height: this.elements.rows.height,
      ratio: this.ratio,
      scrollTopPx,
      palette: this.palette,
      painter: this.painter,
      strip: this.strip,
    };
    drawRows(
      frame,
      ticks.map(({ timeS }) => timeS),
    );
  }

  private placeLabels(layout: RowLayout, scrollTopPx: number): void {
    this.elements.labels.style.transform = `translateY(${-scrollTopPx}px)`;
    const first = rowAtY(layout, scrollTopPx);
    const last = rowAtY(layout, scrollTopPx + this.heightPx);
    if (first === this.visible.first && last === this.visible.last) return;
    this.visible = { first, last };
    this.onVisibleRows(this.visible);
  }

  private axisFrame(): AxisFrame | null {
    const context = softwareContext(this.elements.axis);
    if (!context || !this.content) return null;
    const { startUtcMs } = this.content.index.result;
    const { palette, ratio, widthPx } = this;
    return { context, window: this.view.window, widthPx, ratio, startUtcMs, palette };
  }
}
