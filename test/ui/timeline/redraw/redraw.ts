// How long does one redraw of the timeline's rows take? A page for bench/timeline.ts to drive.

import { drawRows } from '../../../../src/ui/timeline/drawRows.ts';
import { StripImage } from '../../../../src/ui/timeline/drawStrip.ts';
import type { Frame } from '../../../../src/ui/timeline/frame.ts';
import { unknownLimits } from '../../../../src/ui/timeline/frame.ts';
import { layoutRows, totalHeightPx } from '../../../../src/ui/timeline/layout.ts';
import type { Density, RowLayout } from '../../../../src/ui/timeline/layout.ts';
import { readPalette } from '../../../../src/ui/timeline/palette.ts';
import { RectPainter } from '../../../../src/ui/timeline/rects.ts';
import { rectStyles } from '../../../../src/ui/timeline/rectStyles.ts';
import { indexOf } from '../../../../src/ui/timeline/resultIndex.ts';
import type { ResultIndex } from '../../../../src/ui/timeline/resultIndex.ts';
import { syntheticLarge } from '../../syntheticResult.ts';

const widthPx = 1280;
const heightPx = 600;

export interface RedrawCase {
  readonly density: Density;
  /** Share of the run that is on screen. */
  readonly windowFraction: number;
  readonly roundCount: number;
}

const index = indexOf(syntheticLarge());

function layoutOf(density: Density): RowLayout {
  const { fleetIds, satelliteFleetIndex } = index.result.labels;
  return layoutRows({
    fleetCount: fleetIds.length,
    satelliteFleetIndex,
    peakByFleet: index.peakByFleet,
    density,
    collapsedFleets: new Set<number>(),
    openSatellite: -1,
  });
}

function baseFrame(shown: ResultIndex, layout: RowLayout): Frame {
  const canvas = document.createElement('canvas');
  canvas.width = widthPx;
  canvas.height = heightPx;
  document.body.replaceChildren(canvas);
  const context = canvas.getContext('2d', { alpha: false, willReadFrequently: true });
  if (!context) throw new Error('no 2D canvas');
  const palette = readPalette(document.body);
  return {
    context,
    index: shown,
    layout,
    window: { startS: 0, endS: shown.result.durationS },
    width: widthPx,
    height: heightPx,
    ratio: 1,
    scrollTopPx: 0,
    palette,
    strip: new StripImage(context, [palette.ground, palette.raised], palette.jobByKind),
    painter: new RectPainter(context, rectStyles(context, palette, 1)),
    selection: null,
    openSatellite: -1,
    focusItem: -1,
    limitsOf: () => ({ ...unknownLimits, floorFraction: 0.2, temperatureMaxK: 348 }),
  };
}

/** Milliseconds of each redraw while panning and scrolling through the whole run. */
function measureRedraws(wanted: RedrawCase): number[] {
  const { density, windowFraction, roundCount } = wanted;
  const layout = layoutOf(density);
  const base = baseFrame(index, layout);
  const { durationS } = index.result;
  const spanS = durationS * windowFraction;
  const rounds: number[] = [];
  for (let round = 0; round < roundCount; round += 1) {
    const place = round / Math.max(roundCount - 1, 1);
    const startS = place * (durationS - spanS);
    const scrollTopPx = place * (totalHeightPx(layout) - heightPx);
    const frame: Frame = { ...base, window: { startS, endS: startS + spanS }, scrollTopPx };
    const from = performance.now();
    drawRows(frame, [startS, startS + spanS / 2]);
    // Reading a pixel waits until the pixels are there, not only until the commands are given.
    base.context.getImageData(0, 0, 1, 1);
    rounds.push(performance.now() - from);
  }
  return rounds;
}

Object.assign(window, { measureRedraws });
