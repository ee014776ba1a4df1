// How busy is a whole fleet? Its heading carries the mean compute power over time.

import type { Result } from '../../compute/index.ts';
import { prepareWith } from '../run/preparing.ts';
import type { Frame } from './frame.ts';
import { fillTrace, newTrace } from './trace.ts';

const trace = newTrace();
const loadByResult = new WeakMap<Result, Map<number, Float32Array>>();

/** Mean compute power of a fleet as a share of its highest, per sample; built at first sight. */
export function fleetLoad(result: Result, fleet: number): Float32Array {
  const byFleet = loadByResult.get(result) ?? new Map<number, Float32Array>();
  loadByResult.set(result, byFleet);
  const known = byFleet.get(fleet);
  if (known) return known;
  const load = sumPower(result, fleet);
  const highest = load.reduce((high, value) => Math.max(high, value), 0);
  if (highest > 0) for (let at = 0; at < load.length; at += 1) load[at]! /= highest;
  byFleet.set(fleet, load);
  return load;
}

function* loadsOfFleets(result: Result): Generator<void> {
  for (let fleet = 0; fleet < result.labels.fleetIds.length; fleet += 1) {
    fleetLoad(result, fleet);
    yield;
  }
}

prepareWith(loadsOfFleets);

function sumPower({ labels, series, satelliteCount }: Result, fleet: number): Float32Array {
  const sum = new Float32Array(series.sampleCount);
  for (let satellite = 0; satellite < satelliteCount; satellite += 1) {
    if (labels.satelliteFleetIndex[satellite] !== fleet) continue;
    const offset = satellite * series.sampleCount;
    for (let at = 0; at < sum.length; at += 1) {
      sum[at]! += series.powerComputeW[offset + at]! || 0;
    }
  }
  return sum;
}

export function drawFleetLoad(frame: Frame, row: number): void {
  const { context, index, layout, ratio, scrollTopPx, palette, window, width } = frame;
  const { series } = index.result;
  const column = fleetLoad(index.result, layout.ref[row]!);
  const pad = 3 * ratio;
  const top = Math.round((layout.topPx[row]! - scrollTopPx) * ratio) + pad;
  const bottom = Math.round((layout.topPx[row + 1]! - scrollTopPx) * ratio) - pad;
  fillTrace(trace, {
    timeS: series.timeS,
    column,
    offset: 0,
    sampleCount: series.sampleCount,
    window,
    widthPx: width,
    keeps: 'highest',
  });
  context.fillStyle = palette.textDim;
  context.globalAlpha = 0.3;
  context.beginPath();
  context.moveTo(trace.x[0]!, bottom);
  for (let at = 0; at < trace.count; at += 1) {
    context.lineTo(trace.x[at]!, bottom - trace.value[at]! * (bottom - top));
  }
  if (trace.count > 0) context.lineTo(trace.x[trace.count - 1]!, bottom);
  context.fill();
  context.globalAlpha = 1;
}
