// How is one chart drawn? Our ticks, colours and window, in the words that uPlot understands.

import type uPlot from 'uplot';
import { formatUtcDay } from '../timeline/timeFormat.ts';
import { utcTicks } from '../timeline/ticks.ts';
import type { Palette } from '../timeline/palette.ts';
import type { ChartLine, ChartLimit, ChartSpec } from './chartSpecs.ts';

/** Whole pixels: uPlot scales only those to the device. */
const axisFontPx = 11;
const yAxisPx = 54;
const xAxisPx = 20;
const tickGapPx = 76;

/** Columns in the order of `seriesOf`: time, then per line highest, lowest and mean, or mean. */
export function alignedData(timeS: Float64Array, spec: ChartSpec): uPlot.AlignedData {
  const columns = spec.lines.flatMap(({ curve }) =>
    curve.highest && curve.lowest ? [curve.highest, curve.lowest, curve.mean] : [curve.mean],
  );
  return [timeS, ...columns];
}

export interface ChartFrame {
  readonly spec: ChartSpec;
  readonly palette: Palette;
  readonly startUtcMs: number;
  readonly widthPx: number;
  readonly heightPx: number;
  /** Called when uPlot's pointer line moves; null: it left. */
  readonly onCursor: (timeS: number | null) => void;
}

export function uplotOptions(frame: ChartFrame): uPlot.Options {
  const { spec, palette, widthPx, heightPx } = frame;
  return {
    width: widthPx,
    height: heightPx,
    padding: [8, 18, 0, 0],
    legend: { show: false },
    scales: {
      // The window comes from the timeline; the range of values never changes while one looks.
      x: { time: false, range: (_chart, min, max) => [min, max] },
      y: { range: () => [spec.low, spec.high] },
    },
    axes: [xAxis(frame), yAxis(spec, palette)],
    series: [{}, ...spec.lines.flatMap((line) => seriesOf(line, palette))],
    bands: bandsOf(spec, palette),
    cursor: {
      drag: { setScale: false, x: false, y: false },
      sync: { key: 'dawnline' },
      y: false,
      points: { size: 6 },
    },
    hooks: {
      draw: [(chart) => drawLimits(chart, spec.limits, palette)],
      setCursor: [
        (chart) => {
          const { left } = chart.cursor;
          const isInside = left !== undefined && left >= 0;
          frame.onCursor(isInside ? chart.posToVal(left, 'x') : null);
        },
      ],
    },
  };
}

function xAxis({ palette, startUtcMs }: ChartFrame): uPlot.Axis {
  const ticksOf = (chart: uPlot) => {
    const { min, max } = chart.scales['x']!;
    const widthPx = chart.over.clientWidth || chart.width;
    return utcTicks({ startS: min ?? 0, endS: max ?? 1, widthPx }, startUtcMs, tickGapPx);
  };
  return {
    ...axisLook(palette),
    size: xAxisPx,
    splits: (chart) => ticksOf(chart).map(({ timeS }) => timeS),
    values: (chart) =>
      ticksOf(chart).map(({ label, isDay, timeS }) =>
        isDay ? formatUtcDay(startUtcMs, timeS) : label,
      ),
  };
}

function yAxis(spec: ChartSpec, palette: Palette): uPlot.Axis {
  return {
    ...axisLook(palette),
    size: yAxisPx,
    space: 20,
    ...(spec.isWhole ? { incrs: wholeSteps } : {}),
    values: (_chart, splits) => splits.map(spec.formatAxis),
  };
}

/** Steps of an axis that counts. */
const wholeSteps = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10_000, 100_000];

function axisLook(palette: Palette): uPlot.Axis {
  return {
    stroke: palette.textDim,
    font: `${axisFontPx}px ${palette.fontUi}`,
    gap: 4,
    grid: { stroke: palette.line, width: 1 },
    ticks: { stroke: palette.line, width: 1, size: 4 },
  };
}

const withAlpha = (color: string, percent: number): string =>
  `color-mix(in srgb, ${color} ${percent}%, transparent)`;

function seriesOf(line: ChartLine, palette: Palette): uPlot.Series[] {
  const color = line.color(palette);
  const mean: uPlot.Series = {
    stroke: color,
    width: 1.4,
    points: { show: false },
    ...(line.isDashed ? { dash: [5, 3] } : {}),
    ...(line.isFilled && !line.curve.highest ? { fill: withAlpha(color, 14) } : {}),
  };
  if (!line.curve.highest) return [mean];
  const edge: uPlot.Series = { width: 0, points: { show: false } };
  return [edge, edge, mean];
}

function bandsOf(spec: ChartSpec, palette: Palette): uPlot.Band[] {
  let column = 1;
  return spec.lines.flatMap((line) => {
    const first = column;
    column += line.curve.highest ? 3 : 1;
    if (!line.curve.highest) return [];
    return [
      { series: [first, first + 1] as [number, number], fill: withAlpha(line.color(palette), 20) },
    ];
  });
}

/** Dashed lines across, with their names; a name that would lie on another is left out. */
function drawLimits(chart: uPlot, limits: readonly ChartLimit[], palette: Palette): void {
  const ratio = devicePixelRatio;
  const heightPx = (axisFontPx + 4) * ratio;
  const taken: number[] = [];
  const placed = limits.map((limit) => {
    const y = Math.round(chart.valToPos(limit.value, 'y', true));
    const isAbove = y - chart.bbox.top > heightPx + 4 * ratio;
    return { limit, y, nameY: isAbove ? y - heightPx - ratio : y + 2 * ratio };
  });
  for (const { limit, y } of placed) drawLine(chart, y, limit.color(palette));
  for (const { limit, nameY } of placed.reverse()) {
    if (taken.some((other) => Math.abs(other - nameY) < heightPx)) continue;
    taken.push(nameY);
    drawName(chart, nameY, heightPx, limit, palette);
  }
}

function drawLine({ ctx, bbox }: uPlot, y: number, color: string): void {
  const ratio = devicePixelRatio;
  ctx.save();
  ctx.strokeStyle = color;
  ctx.lineWidth = ratio;
  ctx.setLineDash([6 * ratio, 4 * ratio]);
  ctx.beginPath();
  ctx.moveTo(bbox.left, y + 0.5);
  ctx.lineTo(bbox.left + bbox.width, y + 0.5);
  ctx.stroke();
  ctx.restore();
}

/** At the right edge, on a ground of its own: curves run there, too. */
function drawName(
  { ctx, bbox }: uPlot,
  top: number,
  heightPx: number,
  { label, color }: ChartLimit,
  palette: Palette,
): void {
  const ratio = devicePixelRatio;
  const right = bbox.left + bbox.width - 3 * ratio;
  ctx.save();
  ctx.font = `${axisFontPx * ratio}px ${palette.fontUi}`;
  const widthPx = ctx.measureText(label).width + 6 * ratio;
  ctx.globalAlpha = 0.78;
  ctx.fillStyle = palette.ground;
  ctx.fillRect(right - widthPx, top, widthPx, heightPx);
  ctx.globalAlpha = 1;
  ctx.fillStyle = color(palette);
  ctx.textAlign = 'right';
  ctx.textBaseline = 'middle';
  ctx.fillText(label, right - 3 * ratio, top + heightPx / 2);
  ctx.restore();
}
