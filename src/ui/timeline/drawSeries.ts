// How do battery and temperature look? Small curves against the line that they must keep to.

import type { Band, Frame, SatelliteLimits } from './frame.ts';
import { fillTrace, newTrace, thinTrace } from './trace.ts';
import type { TraceInput } from './trace.ts';

/** Room kept above the hottest value or the limit, as a share of the range. */
const headroomFraction = 0.08;

/** Lower bands (CSS px), which battery and temperature share, have no room for limits. */
const lineHeightMinPx = 12;

/** Bends smaller than this (device px) are not drawn. */
const bendMinPx = 0.4;

const trace = newTrace();

/** State of charge as an area from 0 to 100 %, the lowest value per point; the floor as a line. */
export function drawBattery(frame: Frame, band: Band, limits: SatelliteLimits): void {
  const { context, index, palette, ratio } = frame;
  const isSmall = band.height < lineHeightMinPx * ratio;
  const bottom = band.top + band.height;
  sample(frame, band.satellite, index.result.series.stateOfChargeFraction, 'lowest');
  thinTrace(trace, bottom, -band.height, bendMinPx);
  if (trace.count === 0) return;
  context.fillStyle = palette.battery;
  context.globalAlpha = isSmall ? 0.4 : 0.22;
  context.beginPath();
  context.moveTo(trace.x[0]!, bottom);
  for (let at = 0; at < trace.count; at += 1) {
    context.lineTo(trace.x[at]!, Number.isNaN(trace.value[at]) ? bottom : trace.value[at]!);
  }
  context.lineTo(trace.x[trace.count - 1]!, bottom);
  context.fill();
  context.globalAlpha = 1;
  if (isSmall) return;
  strokeTrace(frame, palette.battery);
  if (limits.floorFraction > 0) {
    drawLimit(frame, bottom - limits.floorFraction * band.height, palette.warn);
  }
}

/** Node temperature, the highest value per point, on one scale for all rows; its limit a line. */
export function drawTemperature(frame: Frame, band: Band, limits: SatelliteLimits): void {
  const { index, ratio, palette } = frame;
  const { temperatureMaxK } = limits;
  const lowK = index.temperatureMinK;
  const highK = temperatureMaxK > index.temperatureMaxK ? temperatureMaxK : index.temperatureMaxK;
  const rangeK = Math.max((highK - lowK) * (1 + headroomFraction), 1);
  const pxPerK = (band.height - ratio) / rangeK;
  const zeroY = band.top + band.height - ratio + lowK * pxPerK;
  sample(frame, band.satellite, index.result.series.temperatureK, 'highest');
  thinTrace(trace, zeroY, -pxPerK, bendMinPx);
  strokeTrace(frame, palette.temperature);
  if (temperatureMaxK > 0 && band.height >= lineHeightMinPx * ratio) {
    drawLimit(frame, zeroY - temperatureMaxK * pxPerK, palette.bad);
  }
}

function sample(
  { index, window, width }: Frame,
  satellite: number,
  column: Float32Array,
  keeps: TraceInput['keeps'],
): void {
  const { timeS, sampleCount } = index.result.series;
  const offset = satellite * sampleCount;
  fillTrace(trace, { timeS, column, offset, sampleCount, window, widthPx: width, keeps });
}

/** Strokes a thinned trace, leaving out what has no value. */
function strokeTrace({ context, ratio }: Frame, style: string): void {
  context.strokeStyle = style;
  context.lineWidth = Math.max(1, ratio);
  context.beginPath();
  let isPenDown = false;
  for (let at = 0; at < trace.count; at += 1) {
    const isPoint = !Number.isNaN(trace.value[at]);
    if (isPenDown && isPoint) context.lineTo(trace.x[at]!, trace.value[at]!);
    else if (isPoint) context.moveTo(trace.x[at]!, trace.value[at]!);
    isPenDown = isPoint;
  }
  context.stroke();
}

function drawLimit({ context, width, ratio }: Frame, yPx: number, style: string): void {
  context.fillStyle = style;
  context.globalAlpha = 0.55;
  context.fillRect(0, Math.round(yPx), width, Math.max(1, Math.round(ratio)));
  context.globalAlpha = 1;
}
