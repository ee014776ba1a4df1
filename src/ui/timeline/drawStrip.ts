// How busy is a satellite where its bars are too narrow? A utilisation strip, made pixel by pixel.

import { jobKinds } from '../../compute/index.ts';
import { fillBusyUntilS } from './busy.ts';
import type { Band, Frame } from './frame.ts';
import { firstAbove } from './intervals.ts';

const stripColumnPx = 2;

const busyBeforeS = new Float64Array(jobKinds.length);
const busyUntilS = new Float64Array(jobKinds.length);

/**
 * Pixels of one strip at a time. Ten thousand thin rectangles would take several times as long as
 * writing the few hundred thousand pixels that they cover.
 */
export class StripImage {
  private image: ImageData | null = null;
  private pixels = new Uint32Array(0);
  private readonly ink: Uint32Array;
  private readonly ground: Uint32Array;

  /** Colours are CSS colours: of the strip's empty part (plain row, selected row), and by kind. */
  constructor(
    private readonly context: CanvasRenderingContext2D,
    grounds: readonly string[],
    inkByKind: readonly string[],
  ) {
    this.ground = Uint32Array.from(grounds, pixelOf);
    this.ink = Uint32Array.from(inkByKind, pixelOf);
  }

  /**
   * As high as the compute power (`peakPowerW` fills the height), divided among the kinds by how
   * many jobs of each ran: a job on all accelerators fills the strip, whatever its number.
   */
  draw(frame: Frame, band: Band, peakPowerW: number): void {
    const { index, openSatellite, window, width, ratio } = frame;
    const image = this.imageOf(width, band.height);
    this.pixels.fill(this.ground[band.satellite === openSatellite ? 1 : 0]!);
    const grid = index.busyOf(band.satellite);
    const { sampleCount, timeS, powerComputeW } = index.result.series;
    const columnPx = Math.max(1, Math.round(stripColumnPx * ratio));
    const columnS = ((window.endS - window.startS) / width) * columnPx;
    let sample = Math.max(0, firstAbove(timeS, window.startS, 0, sampleCount) - 1);
    fillBusyUntilS(busyBeforeS, grid, window.startS);
    for (let x = 0; x < width; x += columnPx) {
      const endS = window.startS + (x / columnPx + 1) * columnS;
      while (sample + 1 < sampleCount && timeS[sample + 1]! <= endS) sample += 1;
      const powerW = powerComputeW[band.satellite * sampleCount + sample]!;
      fillBusyUntilS(busyUntilS, grid, endS);
      const share = powerW > 0 && peakPowerW > 0 ? powerW / peakPowerW : 0;
      this.fillColumn(x, Math.min(x + columnPx, width), share * band.height);
      busyBeforeS.set(busyUntilS);
    }
    this.context.putImageData(image, 0, band.top);
  }

  private fillColumn(x0: number, x1: number, heightPx: number): void {
    const { pixels } = this;
    const { width, height } = this.image!;
    let totalS = 0;
    for (let kind = 0; kind < busyUntilS.length; kind += 1) {
      totalS += busyUntilS[kind]! - busyBeforeS[kind]!;
    }
    if (!(totalS > 0)) return;
    let levelPx = 0;
    for (let kind = 0; kind < busyUntilS.length; kind += 1) {
      const low = height - Math.round(levelPx);
      levelPx += ((busyUntilS[kind]! - busyBeforeS[kind]!) / totalS) * heightPx;
      const high = Math.max(height - Math.round(levelPx), 0);
      const ink = this.ink[kind]!;
      for (let y = high; y < low; y += 1) {
        for (let at = y * width + x0; at < y * width + x1; at += 1) pixels[at] = ink;
      }
    }
  }

  private imageOf(width: number, height: number): ImageData {
    if (this.image?.width === width && this.image.height === height) return this.image;
    this.image = this.context.createImageData(width, height);
    this.pixels = new Uint32Array(this.image.data.buffer);
    return this.image;
  }
}

/** A CSS colour as the four bytes of a pixel, in the order of this machine. */
function pixelOf(color: string): number {
  const dot = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
  if (!dot) return 0;
  dot.fillStyle = color;
  dot.fillRect(0, 0, 1, 1);
  return new Uint32Array(dot.getImageData(0, 0, 1, 1).data.buffer)[0] ?? 0;
}
