// How do jobs look? Bars by kind while they can be told apart, a utilisation strip when not.

import { isCrowded } from './density.ts';
import type { Band, Frame } from './frame.ts';
import { xOf } from './frame.ts';
import { firstAbove } from './intervals.ts';
import { rectLayer } from './rects.ts';

/** Lower or narrower bars (CSS px) are filled plainly: hatching or a gap would not be seen. */
const hatchWidthMinPx = 6;
const hatchHeightMinPx = 4;
const gapWidthMinPx = 3;
const lateHeightMinPx = 5;

/** A compute power of `peakPowerW` fills the band's height when it is a strip. */
export function drawJobs(frame: Frame, band: Band, peakPowerW: number): void {
  const { index, window, width, ratio } = frame;
  const scale = { ...window, widthPx: width / ratio };
  if (isCrowded(index.jobs, band.satellite, scale, band.height / ratio))
    frame.strip.draw(frame, band, peakPowerW);
  else addBars(frame, band);
}

/** Bars in the colour of their kind, hatched, with a line under those that came late. */
function addBars(frame: Frame, band: Band): void {
  const { index, painter, ratio, width } = frame;
  const linePx = Math.max(1, Math.round(ratio));
  const bar = newBar();
  eachBar(frame, band, bar, () => {
    const { row, left, top, height } = bar;
    const isWide = bar.right - left >= gapWidthMinPx * ratio;
    // A gap at the end keeps jobs that follow each other apart.
    const right = isWide ? bar.right - linePx : bar.right;
    const kind = index.jobKindCode[row]!;
    const hatch = rectLayer.hatch + kind;
    painter.add(rectLayer.job + kind, left, right, top, height);
    const isRoomy = right - left >= hatchWidthMinPx * ratio && height >= hatchHeightMinPx * ratio;
    if (isRoomy && painter.has(hatch)) {
      // Cut to the canvas: a pattern is laid over every pixel of its rectangle.
      painter.add(hatch, Math.max(left, 0), Math.min(right, width), top, height);
    }
    if (isWide && index.jobIsLate[row] === 1 && height >= lateHeightMinPx * ratio) {
      painter.add(rectLayer.late, left, right, top + height - linePx, linePx);
    }
  });
}

/** A bar on screen, device pixels; filled anew for each visit. */
export interface Bar {
  row: number;
  left: number;
  right: number;
  top: number;
  height: number;
}

const newBar = (): Bar => ({ row: 0, left: 0, right: 0, top: 0, height: 0 });

/** Visits the visible bars of a row, lane by lane, in order of time. */
function eachBar(frame: Frame, band: Band, bar: Bar, visit: () => void): void {
  const { window, ratio } = frame;
  const { laneOffset, rowOffset, startS, endS } = frame.index.jobs;
  const firstLane = laneOffset[band.satellite]!;
  const laneCount = laneOffset[band.satellite + 1]! - firstLane;
  for (let lane = 0; lane < laneCount; lane += 1) {
    const { top, height } = barBox(band, lane, laneCount, ratio);
    bar.top = top;
    bar.height = height;
    const to = rowOffset[firstLane + lane + 1]!;
    let row = firstAbove(endS, window.startS, rowOffset[firstLane + lane]!, to);
    for (; row < to && startS[row]! < window.endS; row += 1) {
      bar.row = row;
      bar.left = xOf(frame, startS[row]!);
      bar.right = xOf(frame, endS[row]!);
      visit();
    }
  }
}

/** Where a sub-lane lies in its band (the first at the bottom), whole pixels, at least one high. */
export function barBox(
  band: Pick<Band, 'top' | 'height'>,
  lane: number,
  laneCount: number,
  ratio: number,
): { top: number; height: number } {
  const pitch = band.height / laneCount;
  const gap = laneCount > 1 && pitch >= 4 * ratio ? Math.round(ratio) : 0;
  const bottom = band.top + band.height - Math.round(lane * pitch);
  const top = band.top + band.height - Math.round((lane + 1) * pitch);
  return { top: Math.min(top + gap, bottom - 1), height: Math.max(bottom - top - gap, 1) };
}
