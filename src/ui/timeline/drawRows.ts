// How do the visible rows look? The one canvas of the timeline, drawn from an index, never a scan.

import { laneNames, rowAtY } from './layout.ts';
import type { LaneName } from './layout.ts';
import type { Band, Frame, SatelliteLimits } from './frame.ts';
import { bandOf, rowTop, xOf } from './frame.ts';
import { drawJobs } from './drawJobs.ts';
import { drawBattery, drawTemperature } from './drawSeries.ts';
import { drawContacts, drawSunlight } from './drawWindows.ts';
import { drawFleetLoad } from './drawFleet.ts';
import { drawJobMarks } from './drawMarks.ts';

/** Draws all rows that are in sight; `gridTimesS` are the axis' labelled times. */
export function drawRows(frame: Frame, gridTimesS: readonly number[]): void {
  const { context, width, height, layout, ratio, scrollTopPx, palette } = frame;
  context.setTransform(1, 0, 0, 1, 0, 0);
  context.fillStyle = palette.ground;
  context.fillRect(0, 0, width, height);
  if (layout.count === 0) return;
  const first = rowAtY(layout, scrollTopPx);
  const last = rowAtY(layout, scrollTopPx + height / ratio);
  for (let row = first; row <= last; row += 1) drawGround(frame, row);
  drawGrid(frame, gridTimesS);
  for (let row = first; row <= last; row += 1) {
    if (layout.isGroup[row] === 1) drawFleetLoad(frame, row);
    else drawSatellite(frame, row);
  }
  frame.painter.flush();
  drawJobMarks(frame);
}

function drawGround(frame: Frame, row: number): void {
  const { context, layout, palette, width, ratio } = frame;
  const top = rowTop(frame, row);
  const height = rowTop(frame, row + 1) - top;
  const isGroup = layout.isGroup[row] === 1;
  const isSelected = !isGroup && frame.openSatellite === layout.ref[row];
  if (isGroup || isSelected) {
    context.fillStyle = isSelected ? palette.raised : palette.band;
    context.fillRect(0, top, width, height);
  }
  context.fillStyle = palette.line;
  context.globalAlpha = 0.6;
  context.fillRect(0, top + height - Math.round(ratio), width, Math.round(ratio));
  context.globalAlpha = 1;
}

function drawGrid(frame: Frame, timesS: readonly number[]): void {
  const { context, height, ratio, palette } = frame;
  context.fillStyle = palette.line;
  context.globalAlpha = 0.55;
  for (const timeS of timesS) {
    context.fillRect(Math.round(xOf(frame, timeS)), 0, Math.max(1, Math.round(ratio)), height);
  }
  context.globalAlpha = 1;
}

const painters: Readonly<
  Record<LaneName, (frame: Frame, band: Band, limits: SatelliteLimits) => void>
> = {
  sun: drawSunlight,
  contact: drawContacts,
  jobs: (frame, band) => {
    const { labels } = frame.index.result;
    const fleet = labels.satelliteFleetIndex[band.satellite]!;
    drawJobs(frame, band, frame.index.peakPowerWByFleet[fleet] ?? 0);
  },
  battery: drawBattery,
  temperature: drawTemperature,
};

function drawSatellite(frame: Frame, row: number): void {
  const satellite = frame.layout.ref[row]!;
  const limits = frame.limitsOf(satellite);
  for (const lane of laneNames) painters[lane](frame, bandOf(frame, satellite, lane), limits);
}
