// Where is the selected job in all this? Outlines of its bars; its release, deadline and delivery.

import type { Frame } from './frame.ts';
import { bandOf, xOf } from './frame.ts';
import { segmentsOfJob } from './segments.ts';
import { barBox } from './drawJobs.ts';

/** Marks of the selected job on the rows that it ran on, and of the job under keyboard focus. */
export function drawJobMarks(frame: Frame): void {
  const { focusItem, index, layout, selection, palette } = frame;
  if (selection?.kind === 'job' && selection.index < index.result.jobs.count) {
    const job = selection.index;
    for (const segment of segmentsOfJob(index.result, job)) {
      outline(frame, segment, palette.text);
    }
    const satellite = index.result.jobs.satelliteIndex[job]!;
    if (satellite >= 0 && layout.rowOfSatellite[satellite]! >= 0) drawLife(frame, satellite, job);
  }
  const focused = focusItem < 0 ? undefined : index.jobs.source[focusItem];
  if (focused !== undefined) outline(frame, focused, palette.accent);
}

function outline(frame: Frame, segment: number, style: string): void {
  const { context, index, layout, ratio } = frame;
  const { satelliteIndex, startS, endS } = index.result.runSegments;
  const satellite = satelliteIndex[segment]!;
  if (layout.rowOfSatellite[satellite]! < 0) return;
  const firstLane = index.jobs.laneOffset[satellite]!;
  const laneCount = index.jobs.laneOffset[satellite + 1]! - firstLane;
  const lane = laneOfSegment(frame, satellite, segment);
  const { top, height } = barBox(bandOf(frame, satellite, 'jobs'), lane, laneCount, ratio);
  const left = Math.max(Math.round(xOf(frame, startS[segment]!)), -4);
  const end = Math.min(Math.round(xOf(frame, endS[segment]!)), frame.width + 4);
  const right = Math.max(end, left + Math.round(2 * ratio));
  const thick = Math.max(1, Math.round(1.5 * ratio));
  context.strokeStyle = style;
  context.lineWidth = thick;
  context.strokeRect(left - thick / 2, top - thick / 2, right - left + thick, height + thick);
}

function laneOfSegment({ index }: Frame, satellite: number, segment: number): number {
  const { laneOffset, rowOffset, source } = index.jobs;
  const row = source.indexOf(segment, rowOffset[laneOffset[satellite]!]);
  let lane = laneOffset[satellite]!;
  while (lane + 1 < laneOffset[satellite + 1]! && rowOffset[lane + 1]! <= row) lane += 1;
  return lane - laneOffset[satellite]!;
}

/** A thin line from release to delivery with a mark at release, deadline and delivery. */
function drawLife(frame: Frame, satellite: number, job: number): void {
  const { context, index, ratio, palette, window } = frame;
  const { jobs, durationS } = index.result;
  const band = bandOf(frame, satellite, 'jobs');
  const deliveredS = jobs.deliveredS[job]!;
  const endS = Number.isFinite(deliveredS) ? deliveredS : durationS;
  const middle = band.top + band.height / 2;
  const left = xOf(frame, Math.max(jobs.releaseS[job]!, window.startS));
  const right = xOf(frame, Math.min(endS, window.endS));
  context.fillStyle = palette.text;
  if (right > left) context.fillRect(left, Math.round(middle), right - left, Math.round(ratio));
  drawFlag(frame, band, jobs.releaseS[job]!, 'release');
  drawFlag(frame, band, jobs.deadlineS[job]!, 'deadline');
  drawFlag(frame, band, deliveredS, 'delivery');
}

/** Release ▷, deadline ◁ on a full-height line, delivery ●: told apart by form. */
function drawFlag(
  { context, ratio, palette, ...frame }: Frame,
  band: { top: number; height: number },
  timeS: number,
  what: 'release' | 'deadline' | 'delivery',
): void {
  if (!Number.isFinite(timeS)) return;
  const { startS, endS } = frame.window;
  const x = ((timeS - startS) / (endS - startS)) * frame.width;
  if (x < -20 || x > frame.width + 20) return;
  const size = 4 * ratio;
  const middle = band.top + band.height / 2;
  context.fillStyle = what === 'deadline' ? palette.bad : palette.text;
  context.beginPath();
  if (what === 'delivery') context.arc(x, middle, size * 0.8, 0, 2 * Math.PI);
  else {
    const tip = what === 'release' ? size : -size;
    context.rect(Math.round(x), band.top - ratio, Math.max(1, ratio), band.height + 2 * ratio);
    context.moveTo(x, band.top - ratio);
    context.lineTo(x + tip * 1.4, band.top - ratio + size * 0.7);
    context.lineTo(x, band.top - ratio + size * 1.4);
  }
  context.fill();
}
