// What does one drawing of the rows know? Everything in one record, in device pixels where it says.

import { createThrottleLaw } from '../../compute/index.ts';
import type { ReadScenario } from '../run/messages.ts';
import type { Selection } from '../store.ts';
import type { LaneName, RowLayout } from './layout.ts';
import type { Palette } from './palette.ts';
import type { StripImage } from './drawStrip.ts';
import type { RectPainter } from './rects.ts';
import type { ResultIndex } from './resultIndex.ts';
import type { TimeWindow } from './timeScale.ts';

/** What a satellite must keep to; NaN where it is not known. */
export interface SatelliteLimits {
  readonly floorFraction: number;
  /** Of the coolant. */
  readonly temperatureMaxK: number;
  readonly junctionMaxK: number;
  /** The coolant temperature from which on work slows down at full power. */
  readonly throttleFromK: number;
}

export interface Frame {
  readonly context: CanvasRenderingContext2D;
  readonly index: ResultIndex;
  readonly layout: RowLayout;
  readonly window: TimeWindow;
  /** Size of the canvas, device pixels. */
  readonly width: number;
  readonly height: number;
  /** Device pixels per CSS pixel. */
  readonly ratio: number;
  readonly scrollTopPx: number;
  readonly palette: Palette;
  readonly selection: Selection | null;
  /** Selected, or the one that the selected job is placed on; -1: none. */
  readonly openSatellite: number;
  /** Packed job row under keyboard focus; -1: none. */
  readonly focusItem: number;
  readonly limitsOf: (satelliteIndex: number) => SatelliteLimits;
  /** Collects the rectangles of this frame. */
  readonly painter: RectPainter;
  readonly strip: StripImage;
}

/** One lane of one row on screen, device pixels. */
export interface Band {
  readonly satellite: number;
  readonly top: number;
  readonly height: number;
}

/** Device pixel of a time. */
export function xOf(frame: Frame, timeS: number): number {
  const { startS, endS } = frame.window;
  return ((timeS - startS) / (endS - startS)) * frame.width;
}

/** Top of a row on the canvas, whole device pixels. */
export function rowTop({ layout, scrollTopPx, ratio }: Frame, row: number): number {
  return Math.round((layout.topPx[row]! - scrollTopPx) * ratio);
}

/** The band of one lane of a satellite's row, which must not be hidden. */
export function bandOf(frame: Frame, satellite: number, lane: LaneName): Band {
  const { layout, ratio } = frame;
  const box = layout.shapeOf(satellite)[lane];
  const top = rowTop(frame, layout.rowOfSatellite[satellite]!) + Math.round(box.topPx * ratio);
  return { satellite, top, height: Math.max(1, Math.round(box.heightPx * ratio)) };
}

/** Of a satellite whose design is not known. */
export const unknownLimits: SatelliteLimits = {
  ...{ floorFraction: NaN, temperatureMaxK: NaN },
  ...{ junctionMaxK: NaN, throttleFromK: NaN },
};

/** Limits by satellite, from the scenario that the result belongs to; unknown for another one. */
export function limitsFrom(
  scenario: ReadScenario | null,
  resultHash: string,
): (satelliteIndex: number) => SatelliteLimits {
  if (scenario?.hash !== resultHash) return () => unknownLimits;
  const byFleet = scenario.fleets.map(({ platform }) => ({
    floorFraction: 1 - platform.battery.depthOfDischargeMaxFraction,
    temperatureMaxK: platform.coolantMaxK,
    junctionMaxK: platform.accelerator.junctionMaxK,
    throttleFromK: createThrottleLaw(platform).startK,
  }));
  return (satellite) => byFleet[scenario.satellites[satellite]?.fleetIndex ?? -1] ?? unknownLimits;
}
