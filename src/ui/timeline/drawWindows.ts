// How do sunlight and contacts look? Strips of intervals, searched by bisection, merged by pixel.

import type { Band, Frame } from './frame.ts';
import { xOf } from './frame.ts';
import type { LaneTable } from './intervals.ts';
import { firstAbove } from './intervals.ts';
import { rectLayer } from './rects.ts';

/** Add the visible rows of all lanes of one satellite to a layer. */
function addIntervals(frame: Frame, band: Band, table: LaneTable, layer: number): void {
  const { painter, window } = frame;
  const { laneOffset, rowOffset, startS, endS } = table;
  for (let lane = laneOffset[band.satellite]!; lane < laneOffset[band.satellite + 1]!; lane += 1) {
    const to = rowOffset[lane + 1]!;
    let row = firstAbove(endS, window.startS, rowOffset[lane]!, to);
    for (; row < to && startS[row]! < window.endS; row += 1) {
      painter.add(layer, xOf(frame, startS[row]!), xOf(frame, endS[row]!), band.top, band.height);
    }
  }
}

/** Full Sun as a full bar, penumbra and umbra as a half-height one: shade has a shape as well. */
export function drawSunlight(frame: Frame, band: Band): void {
  const { index, painter, width } = frame;
  const right = Math.min(width, xOf(frame, index.result.durationS));
  painter.add(rectLayer.sun, Math.max(0, xOf(frame, 0)), right, band.top, band.height);
  addIntervals(frame, band, index.penumbra, rectLayer.shade);
  const half = lowerHalf(band);
  addIntervals(frame, half, index.penumbra, rectLayer.penumbra);
  addIntervals(frame, half, index.umbra, rectLayer.umbra);
}

function lowerHalf(band: Band): Band {
  const height = Math.max(1, Math.round(band.height / 2));
  return { ...band, top: band.top + band.height - height, height };
}

/** Mere access as a faint half-height line, real service as a full bar over it. */
export function drawContacts(frame: Frame, band: Band): void {
  addIntervals(frame, lowerHalf(band), frame.index.access, rectLayer.access);
  addIntervals(frame, band, frame.index.service, rectLayer.service);
}
