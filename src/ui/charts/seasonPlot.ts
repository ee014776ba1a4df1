// How is the year of an orbit drawn? β and eclipse minutes on one time axis, the season shaded.

import type uPlot from 'uplot';
import type { EclipseSeason } from '../../orbit/index.ts';
import type { Palette } from '../timeline/palette.ts';

const daySeconds = 86_400;
const degPerRad = 180 / Math.PI;
const axisFontPx = 11;
const betaStepsDeg = [5, 15, 30, 45];

/** Consecutive revolutions looked at that enter the umbra: first and last index of each run. */
export function seasonSpans(umbraS: Float64Array): [first: number, last: number][] {
  const spans: [number, number][] = [];
  umbraS.forEach((umbra, index) => {
    if (!(umbra > 0)) return;
    const span = spans.at(-1);
    if (span?.[1] === index - 1) span[1] = index;
    else spans.push([index, index]);
  });
  return spans;
}

/** Day of the year's curve, β in degrees, umbra in minutes a revolution; columns for uPlot. */
export function seasonColumns(season: EclipseSeason): [number[], number[], number[]] {
  return [
    Array.from(season.timeS, (timeS) => timeS / daySeconds),
    Array.from(season.betaRad, (beta) => beta * degPerRad),
    Array.from(season.umbraS, (umbra) => umbra / 60),
  ];
}

/** First days of months within a year from a time: days since it, and the months' short names. */
export function monthTicks(startUtcMs: number, dayCount: number): { day: number; name: string }[] {
  const start = new Date(startUtcMs);
  const ticks: { day: number; name: string }[] = [];
  for (let month = 0; month <= 12; month += 1) {
    const utcMs = Date.UTC(start.getUTCFullYear(), start.getUTCMonth() + month, 1);
    const day = (utcMs - startUtcMs) / (daySeconds * 1000);
    if (day < 0 || day > dayCount) continue;
    const name = new Date(utcMs).toLocaleString('en-GB', { month: 'short', timeZone: 'UTC' });
    ticks.push({ day, name });
  }
  return ticks;
}

/** Round limits around all values of β and zero. */
export function betaRange(betaDeg: readonly number[]): [low: number, high: number] {
  const low = betaDeg.reduce((least, beta) => Math.min(least, beta), -1);
  const high = betaDeg.reduce((most, beta) => Math.max(most, beta), 1);
  return [Math.floor(low / 15) * 15, Math.ceil(high / 15) * 15];
}

export interface SeasonFrame {
  readonly season: EclipseSeason;
  readonly startUtcMs: number;
  readonly palette: Palette;
  readonly widthPx: number;
  readonly heightPx: number;
  /** Index of the revolution under the pointer, or null. */
  readonly onCursor: (index: number | null) => void;
}

function shadeSeason(chart: uPlot, { season, palette }: SeasonFrame): void {
  const { ctx, bbox } = chart;
  ctx.save();
  ctx.fillStyle = palette.umbra;
  ctx.globalAlpha = 0.55;
  for (const [first, last] of seasonSpans(season.umbraS)) {
    const from = chart.valToPos(season.timeS[first]! / daySeconds, 'x', true);
    const to = chart.valToPos(season.timeS[last]! / daySeconds + 1, 'x', true);
    const end = Math.min(to, bbox.left + bbox.width);
    ctx.fillRect(from, bbox.top, end - from, bbox.height);
  }
  ctx.restore();
}

function axesOf({ season, startUtcMs, palette }: SeasonFrame): uPlot.Axis[] {
  const look = {
    stroke: palette.textDim,
    font: `${axisFontPx}px ${palette.fontUi}`,
    gap: 4,
    grid: { stroke: palette.line, width: 1 },
    ticks: { stroke: palette.line, width: 1, size: 4 },
  };
  const months = monthTicks(startUtcMs, season.count);
  const nameOf = new Map(months.map(({ day, name }) => [day, name]));
  // Every other month leaves room for names in the narrowest panel.
  const shown = months.filter((_month, index) => index % 2 === 0).map(({ day }) => day);
  return [
    {
      ...look,
      size: 20,
      splits: () => shown,
      values: (_c, days) => days.map((d) => nameOf.get(d)!),
    },
    {
      ...look,
      scale: 'beta',
      size: 40,
      space: 22,
      incrs: betaStepsDeg,
      values: (_c, list) => list.map((v) => `${v}°`.replace('-', '−')),
    },
    {
      ...look,
      // eslint-disable-next-line @typescript-eslint/no-unsafe-enum-assignment -- only a type
      ...{ scale: 'minutes', side: 1, size: 44, space: 26, grid: { show: false } },
      values: (_c, list) => list.map((v) => `${v} min`),
    },
  ];
}

/** All that uPlot is told. */
export function seasonOptions(frame: SeasonFrame): uPlot.Options {
  const { season, palette, widthPx, heightPx } = frame;
  const beta = betaRange(seasonColumns(season)[1]);
  const longest = season.summary.longestUmbraS / 60;
  return {
    ...{ width: widthPx, height: heightPx, padding: [8, 0, 0, 0], legend: { show: false } },
    scales: {
      x: { time: false, range: () => [0, season.count] },
      beta: { range: () => beta },
      minutes: { range: () => [0, Math.max(10, Math.ceil(longest / 10) * 10) * 2] },
    },
    axes: axesOf(frame),
    series: [
      {},
      { scale: 'beta', stroke: palette.sun, width: 1.6, points: { show: false } },
      {
        ...{ scale: 'minutes', stroke: palette.contact, width: 1.4, points: { show: false } },
        fill: `color-mix(in srgb, ${palette.contact} 22%, transparent)`,
      },
    ],
    cursor: { drag: { setScale: false, x: false, y: false }, y: false, points: { size: 6 } },
    hooks: {
      drawClear: [(chart) => shadeSeason(chart, frame)],
      setCursor: [(chart) => frame.onCursor(chart.cursor.idx ?? null)],
    },
  };
}
