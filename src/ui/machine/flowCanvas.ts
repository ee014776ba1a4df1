// When is the picture of the flows painted anew? With the clock, once a frame at most.

import { clock } from '../clock.ts';
import { sampleAt } from '../panels/indexing.ts';
import { readPalette } from '../timeline/palette.ts';
import type { Palette } from '../timeline/palette.ts';
import { formatEnergy, formatPower } from '../panels/format.ts';
import type { Result } from '../../compute/index.ts';
import { drawFlow, flowHeightPx, flowUnder } from './drawFlow.ts';
import type { FlowPlace } from './drawFlow.ts';
import { flowsOfSample, flowsOverRun, largestWhole, wholeOf } from './flows.ts';
import type { FlowId, Flows } from './flows.ts';

export type FlowSpan = 'now' | 'run';

export interface FlowSubject {
  readonly result: Result;
  readonly index: number;
  readonly span: FlowSpan;
}

/** Powers now, or energies of the run; null for a satellite that the result does not have. */
function flowsOf({ result, index, span }: FlowSubject, sample: number): Flows | null {
  if (span === 'now') return flowsOfSample(result.series, index, sample);
  const metrics = result.metrics.satellites[index];
  return metrics === undefined ? null : flowsOverRun(metrics);
}

/** Paints on a canvas while it is mounted, and tells which flow the pointer is on. */
export class FlowCanvas {
  private readonly canvas: HTMLCanvasElement;
  private readonly subject: FlowSubject;
  private readonly onPoint: (id: FlowId | null) => void;
  private places: readonly FlowPlace[] = [];
  private highlight: FlowId | null = null;
  private request = 0;
  private readonly palette: Palette;
  private paintedSample = -1;

  constructor(
    canvas: HTMLCanvasElement,
    subject: FlowSubject,
    onPoint: (id: FlowId | null) => void,
  ) {
    this.canvas = canvas;
    this.palette = readPalette(canvas);
    this.subject = subject;
    this.onPoint = onPoint;
  }

  /** Starts; the returned function ends it. */
  mount(): () => void {
    const controller = new AbortController();
    const { signal } = controller;
    const observer = new ResizeObserver(() => this.invalidate());
    observer.observe(this.canvas);
    const move = ({ offsetX, offsetY }: PointerEvent): void => {
      this.onPoint(flowUnder(this.places, offsetX, offsetY));
    };
    this.canvas.addEventListener('pointermove', move, { signal });
    this.canvas.addEventListener('pointerleave', () => this.onPoint(null), { signal });
    const unsubscribe = clock.subscribe(() => this.followClock());
    this.invalidate();
    return () => {
      controller.abort();
      observer.disconnect();
      unsubscribe();
      cancelAnimationFrame(this.request);
    };
  }

  setHighlight(id: FlowId | null): void {
    if (id === this.highlight) return;
    this.highlight = id;
    this.invalidate();
  }

  private sample(): number {
    return sampleAt(this.subject.result.series.timeS, clock.timeS);
  }

  /** Between two samples nothing changes: the clock alone is no reason to paint. */
  private followClock(): void {
    if (this.subject.span === 'now' && this.sample() !== this.paintedSample) this.invalidate();
  }

  private invalidate(): void {
    if (this.request === 0) this.request = requestAnimationFrame(() => this.paint());
  }

  private paint(): void {
    this.request = 0;
    const { canvas, subject } = this;
    const context = canvas.getContext('2d');
    this.paintedSample = this.sample();
    const flows = flowsOf(subject, this.paintedSample);
    if (context === null || flows === null || canvas.clientWidth === 0) return;
    const startMs = performance.now();
    const ratio = devicePixelRatio;
    const widthPx = canvas.clientWidth;
    const [width, height] = [Math.round(widthPx * ratio), Math.round(flowHeightPx * ratio)];
    if (canvas.width !== width) canvas.width = width;
    if (canvas.height !== height) canvas.height = height;
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    const isNow = subject.span === 'now';
    this.places = drawFlow(context, {
      ...{ flows, widthPx, highlight: this.highlight, palette: this.palette },
      whole: isNow ? largestWhole(subject.result, subject.index) : wholeOf(flows),
      format: isNow ? formatPower : formatEnergy,
    });
    canvas.dataset['paintMs'] = (performance.now() - startMs).toFixed(2);
    canvas.dataset['sample'] = String(this.paintedSample);
  }
}
