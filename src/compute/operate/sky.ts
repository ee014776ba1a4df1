// What do Sun and Earth give a satellite from now until that changes?

import type { SunlightSegments } from '../../orbit/index.ts';
import type { Supply } from '../plant/supply.ts';
import type { Environment } from './segment.ts';

/** Told when a satellite passes from one share of sunlight to another. */
export type EdgeListener = (s: number, timeS: number, before: number, after: number) => void;

/** Cells that are copied at once: of a satellite's column, about a line of memory. */
const windowCells = 8;

/**
 * Supply of the next cells, satellites side by side: where a supply keeps each satellite's whole
 * span together, a thousand satellites at one time are a thousand places far apart.
 */
class SupplyWindow {
  arrayFullSunW = new Float64Array(0);
  absorbedSunFullW = new Float64Array(0);
  absorbedEarthW = new Float64Array(0);
  private supply: Supply | null = null;
  private firstCell = 0;
  private readonly satelliteCount: number;

  constructor(satelliteCount: number) {
    this.satelliteCount = satelliteCount;
  }

  /** Where the cell's samples begin; those at its end are `satelliteCount` further on. */
  offsetOf(supply: Supply, cell: number): number {
    const ahead = cell - this.firstCell;
    const isHere = supply === this.supply && ahead >= 0 && ahead < windowCells;
    if (!isHere) this.load(supply, cell);
    return (cell - this.firstCell) * this.satelliteCount;
  }

  private load(supply: Supply, cell: number): void {
    this.supply = supply;
    this.firstCell = cell;
    this.arrayFullSunW = this.copy(this.arrayFullSunW, supply.arrayFullSunW, supply, cell);
    this.absorbedSunFullW = this.copy(this.absorbedSunFullW, supply.absorbedSunFullW, supply, cell);
    this.absorbedEarthW = this.copy(this.absorbedEarthW, supply.absorbedEarthW, supply, cell);
  }

  private copy(
    before: Float64Array<ArrayBuffer>,
    column: Float64Array,
    { sampleCount }: Supply,
    cell: number,
  ): Float64Array<ArrayBuffer> {
    const { satelliteCount } = this;
    const rows = windowCells + 1;
    const into = before.length > 0 ? before : new Float64Array(rows * satelliteCount);
    const filled = Math.min(rows, sampleCount - cell);
    for (let s = 0; s < satelliteCount; s += 1) {
      const from = s * sampleCount + cell;
      for (let row = 0; row < filled; row += 1)
        into[row * satelliteCount + s] = column[from + row]!;
    }
    return into;
  }
}

/**
 * Reads supply columns and sunlight segments; time only moves forward. Powers are constant over the
 * stretch between sample times and shadow edges, with the mean of a straight line between samples:
 * what the Sun gives does not depend on where a schedule cuts its segments.
 */
export class SkyReader implements Environment {
  generatedW = 0;
  absorbedW = 0;
  sunlitFraction = 0;
  untilS = 0;
  isSunlightEdge = false;
  private supply: Supply | null = null;
  private cell = 0;
  private cellStartS = 0;
  private cellEndS = 0;
  private offset = 0;
  private readonly window: SupplyWindow;
  private readonly row: Int32Array;
  /** Of each satellite's present row: since when, until when, and its share of sunlight. */
  private readonly present: Float64Array;
  private readonly sunlight: SunlightSegments;
  private readonly onEdge: EdgeListener;

  constructor(sunlight: SunlightSegments, onEdge: EdgeListener) {
    this.sunlight = sunlight;
    this.onEdge = onEdge;
    this.row = sunlight.satelliteOffset.slice(0, -1);
    this.window = new SupplyWindow(this.row.length);
    this.present = new Float64Array(3 * this.row.length);
    for (let s = 0; s < this.row.length; s += 1) this.enterRow(s, this.row[s]!);
  }

  enterCell(supply: Supply, cell: number, endS: number): void {
    this.supply = supply;
    this.cell = cell;
    this.offset = this.window.offsetOf(supply, cell);
    this.cellStartS = supply.startS + cell * supply.stepS;
    this.cellEndS = endS;
  }

  /** Go back to the start of a satellite's sunlight. */
  rewind(s: number): void {
    this.enterRow(s, this.sunlight.satelliteOffset[s]!);
  }

  /** What of a row every look asks for lies beside that of the next satellite. */
  private enterRow(s: number, row: number): void {
    const { satelliteOffset, startS, meanFraction } = this.sunlight;
    const rowEnd = satelliteOffset[s + 1]!;
    this.row[s] = row;
    this.present[3 * s] = row < rowEnd ? startS[row]! : 0;
    this.present[3 * s + 1] = row + 1 < rowEnd ? startS[row + 1]! : Infinity;
    this.present[3 * s + 2] = row < rowEnd ? meanFraction[row]! : 0;
  }

  /** Set the environment of satellite `s` from `timeS` on. */
  look(s: number, timeS: number): void {
    const { present } = this;
    const at = 3 * s;
    while (present[at + 1]! <= timeS) {
      const before = present[at + 2]!;
      this.enterRow(s, this.row[s]! + 1);
      this.onEdge(s, timeS, before, present[at + 2]!);
    }
    const edgeS = present[at + 1]!;
    this.untilS = Math.min(edgeS, this.cellEndS);
    this.isSunlightEdge = edgeS <= this.cellEndS;
    this.sunlitFraction = present[at + 2]!;
    const sinceS = Math.max(this.cellStartS, present[at]!);
    this.readSupply(s, 0.5 * (sinceS + this.untilS));
  }

  private readSupply(s: number, middleS: number): void {
    const supply = this.supply!;
    const { arrayFullSunW, absorbedSunFullW, absorbedEarthW } = this.window;
    const along = (middleS - supply.startS) / supply.stepS - this.cell;
    const rest = 1 - along;
    const at = this.offset + s;
    const next = at + this.row.length;
    const arrayW = arrayFullSunW[at]! * rest + arrayFullSunW[next]! * along;
    const sunW = absorbedSunFullW[at]! * rest + absorbedSunFullW[next]! * along;
    const earthW = absorbedEarthW[at]! * rest + absorbedEarthW[next]! * along;
    this.generatedW = arrayW * this.sunlitFraction;
    this.absorbedW = sunW * this.sunlitFraction + earthW;
  }
}
