// How does the time axis look?

import type { Palette } from './palette.ts';
import { elapsedTicks, utcTicks } from './ticks.ts';
import type { Tick } from './ticks.ts';
import { xOfTime } from './timeScale.ts';
import type { TimeScale, TimeWindow } from './timeScale.ts';

/** Height of the axis, CSS px: a line of UTC and a line of T+. */
export const axisHeightPx = 36;
const utcGapPx = 84;
const elapsedGapPx = 96;

export interface AxisFrame {
  readonly context: CanvasRenderingContext2D;
  readonly window: TimeWindow;
  /** CSS pixels; the context is scaled by `ratio`. */
  readonly widthPx: number;
  readonly ratio: number;
  readonly startUtcMs: number;
  readonly palette: Palette;
}

/** Draws both lines of labels and returns the UTC ticks, for the grid. */
export function drawAxis(frame: AxisFrame): readonly Tick[] {
  const { context, palette, ratio, startUtcMs, widthPx, window } = frame;
  const scale: TimeScale = { ...window, widthPx };
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  context.fillStyle = palette.band;
  context.fillRect(0, 0, widthPx, axisHeightPx);
  context.textBaseline = 'middle';
  const ticks = utcTicks(scale, startUtcMs, utcGapPx);
  drawLabels(frame, ticks, 10, palette.text);
  drawLabels(frame, elapsedTicks(scale, elapsedGapPx), 26, palette.textDim);
  context.fillStyle = palette.line;
  context.fillRect(0, axisHeightPx - 1, widthPx, 1);
  return ticks;
}

function drawLabels(frame: AxisFrame, ticks: readonly Tick[], yPx: number, color: string): void {
  const { context, palette, ratio, widthPx } = frame;
  for (const { timeS, label, isDay } of ticks) {
    const x = xOfTime({ ...frame.window, widthPx }, timeS);
    context.fillStyle = palette.line;
    context.fillRect(Math.round(x * ratio) / ratio, yPx - 7, 1, 14);
    context.fillStyle = color;
    context.font = `${isDay ? 600 : 400} 11px ${palette.fontUi}`;
    context.fillText(label, x + 5, yPx + 0.5);
  }
}
