// How is coverage drawn, and pointed at, on the flat map?

import { cellOf, shownColumn } from '../network/coverageCells.ts';
import { coverageLive } from '../network/coverageLive.ts';
import {
  coverageColumnCount as columnCount,
  coverageDay,
  coverageDayOf,
  coverageRowCount as rowCount,
  useCoverageChoice,
} from '../network/coverageStudies.ts';
import { cellDetail, cellTitle } from '../network/coverageWords.ts';
import { useStore } from '../store.ts';
import { paintCells } from './coverageColors.ts';

const frameColor = '#f5f8fc';

/** Cells by longitude and latitude, drawn through a small picture of one pixel a cell. */
export class CoverageMap {
  private readonly cells: HTMLCanvasElement;
  private readonly image: ImageData | null;
  private readonly invalidate: () => void;
  private unsubscribers: (() => void)[] = [];
  private painted: ArrayLike<number> | null = null;

  constructor(invalidate: () => void) {
    this.invalidate = invalidate;
    this.cells = document.createElement('canvas');
    [this.cells.width, this.cells.height] = [columnCount, rowCount];
    const context = this.cells.getContext('2d');
    this.image = context?.createImageData(columnCount, rowCount) ?? null;
  }

  /** Over a map of this size whose corner is the origin. */
  paint(context: CanvasRenderingContext2D, widthPx: number, heightPx: number): void {
    const { layers, source } = useStore.getState();
    this.watch(layers.coverage);
    if (!layers.coverage) return;
    const { quantity, cell, hoveredCell } = useCoverageChoice.getState();
    const { seen, mostCount } = coverageLive;
    const column = shownColumn(quantity, seen, mostCount, coverageDayOf(source));
    if (column !== null) {
      this.fill(column.values, column.most);
      context.imageSmoothingEnabled = false;
      context.save();
      context.scale(1, -1); // rows go from the south
      context.drawImage(this.cells, 0, -heightPx, widthPx, heightPx);
      context.restore();
    }
    for (const marked of [hoveredCell, cell]) {
      if (marked !== null) this.paintMarked(context, marked, widthPx, heightPx);
    }
  }

  /** What is below a place on the map; null beside it or while nothing is drawn. */
  static cellAt(canvas: HTMLCanvasElement, event: MouseEvent): number | null {
    if (!useStore.getState().layers.coverage) return null;
    const { left, top, width, height } = canvas.getBoundingClientRect();
    const widthPx = Math.max(1, Math.min(width, height * 2));
    const x = (event.clientX - left - (width - widthPx) / 2) / widthPx;
    const y = (event.clientY - top - (height - widthPx / 2) / 2) / (widthPx / 2);
    if (x < 0 || x >= 1 || y < 0 || y >= 1) return null;
    return cellOf((0.5 - y) * Math.PI, (x - 0.5) * 2 * Math.PI);
  }

  dispose(): void {
    this.watch(false);
  }

  private watch(isShown: boolean): void {
    if (isShown === this.unsubscribers.length > 0) return;
    for (const unsubscribe of this.unsubscribers.splice(0)) unsubscribe();
    if (!isShown) return;
    const { invalidate } = this;
    this.unsubscribers.push(coverageLive.use(invalidate), useCoverageChoice.subscribe(invalidate));
    this.unsubscribers.push(coverageDay.use.subscribe(invalidate));
  }

  private fill(values: ArrayLike<number>, most: number): void {
    const context = this.cells.getContext('2d');
    if (this.image === null || context === null || values === this.painted) return;
    this.painted = values;
    paintCells(this.image.data, values, most);
    // A picture's colours are not multiplied by their opacity yet.
    const { data } = this.image;
    for (let at = 0; at < data.length; at += 4) {
      const alpha = data[at + 3]! / 255;
      for (let channel = 0; alpha > 0 && channel < 3; channel += 1) data[at + channel]! /= alpha;
    }
    context.putImageData(this.image, 0, 0);
  }

  private paintMarked(
    context: CanvasRenderingContext2D,
    cell: number,
    widthPx: number,
    heightPx: number,
  ): void {
    const [sidePx, row] = [widthPx / columnCount, Math.floor(cell / columnCount)];
    const [x, y] = [(cell % columnCount) * sidePx, heightPx - (row + 1) * sidePx];
    context.strokeStyle = context.fillStyle = frameColor;
    context.strokeRect(x, y, sidePx, sidePx);
    const { source } = useStore.getState();
    const isRight = x < widthPx / 2;
    context.font = '11px system-ui, sans-serif';
    context.textAlign = isRight ? 'left' : 'right';
    const textX = isRight ? x + sidePx + 5 : x - 5;
    context.fillText(cellTitle(coverageLive.seen?.counts[cell]), textX, y);
    context.fillText(cellDetail(coverageDayOf(source), cell), textX, y + 14);
    context.textAlign = 'left';
  }
}
