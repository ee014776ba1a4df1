// How busy is a satellite where its bars are too narrow? A utilisation strip, made pixel by pixel.

import { jobKinds } from '../../compute/index.ts';
import { fillBusyUntilS } from './busy.ts';
import type { Band, Frame } from './frame.ts';

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

  /** Stacked mean numbers of running jobs; `peakJobCount` of them fill the height. */
  draw(frame: Frame, band: Band, peakJobCount: number): void {
    const { index, openSatellite, window, width, ratio } = frame;
    const image = this.imageOf(width, band.height);
    this.pixels.fill(this.ground[band.satellite === openSatellite ? 1 : 0]!);
    const grid = index.busyOf(band.satellite);
    const columnPx = Math.max(1, Math.round(stripColumnPx * ratio));
    const columnS = ((window.endS - window.startS) / width) * columnPx;
    const pxPerJobSecond = band.height / peakJobCount / columnS;
    fillBusyUntilS(busyBeforeS, grid, window.startS);
    for (let x = 0; x < width; x += columnPx) {
      fillBusyUntilS(busyUntilS, grid, window.startS + (x / columnPx + 1) * columnS);
      this.fillColumn(x, Math.min(x + columnPx, width), pxPerJobSecond);
      busyBeforeS.set(busyUntilS);
    }
    this.context.putImageData(image, 0, band.top);
  }

  private fillColumn(x0: number, x1: number, pxPerJobSecond: number): void {
    const { pixels } = this;
    const { width, height } = this.image!;
    let levelPx = 0;
    for (let kind = 0; kind < busyUntilS.length; kind += 1) {
      const low = height - Math.round(levelPx);
      levelPx += (busyUntilS[kind]! - busyBeforeS[kind]!) * pxPerJobSecond;
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
