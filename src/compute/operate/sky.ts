// What do Sun and Earth give a satellite from now until that changes?

import type { SunlightSegments } from '../../orbit/index.ts';
import type { Supply } from '../plant/supply.ts';
import type { Environment } from './segment.ts';

/** Told when a satellite passes from one share of sunlight to another. */
export type EdgeListener = (s: number, timeS: number, before: number, after: number) => void;

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
  private readonly row: Int32Array;
  private readonly sunlight: SunlightSegments;
  private readonly onEdge: EdgeListener;

  constructor(sunlight: SunlightSegments, onEdge: EdgeListener) {
    this.sunlight = sunlight;
    this.onEdge = onEdge;
    this.row = sunlight.satelliteOffset.slice(0, -1);
  }

  enterCell(supply: Supply, cell: number, endS: number): void {
    this.supply = supply;
    this.cell = cell;
    this.cellStartS = supply.startS + cell * supply.stepS;
    this.cellEndS = endS;
  }

  /** Go back to the start of a satellite's sunlight. */
  rewind(s: number): void {
    this.row[s] = this.sunlight.satelliteOffset[s]!;
  }

  /** Set the environment of satellite `s` from `timeS` on. */
  look(s: number, timeS: number): void {
    const { satelliteOffset, startS, meanFraction } = this.sunlight;
    const rowEnd = satelliteOffset[s + 1]!;
    let row = this.row[s]!;
    while (row + 1 < rowEnd && startS[row + 1]! <= timeS) {
      row += 1;
      this.onEdge(s, timeS, meanFraction[row - 1]!, meanFraction[row]!);
    }
    this.row[s] = row;
    const edgeS = row + 1 < rowEnd ? startS[row + 1]! : Infinity;
    this.untilS = Math.min(edgeS, this.cellEndS);
    this.isSunlightEdge = edgeS <= this.cellEndS;
    this.sunlitFraction = row < rowEnd ? meanFraction[row]! : 0;
    const sinceS = Math.max(this.cellStartS, row < rowEnd ? startS[row]! : 0);
    this.readSupply(s, 0.5 * (sinceS + this.untilS));
  }

  private readSupply(s: number, middleS: number): void {
    const supply = this.supply!;
    const { arrayFullSunW, absorbedSunFullW, absorbedEarthW } = supply;
    const along = (middleS - supply.startS) / supply.stepS - this.cell;
    const rest = 1 - along;
    const at = s * supply.sampleCount + this.cell;
    const arrayW = arrayFullSunW[at]! * rest + arrayFullSunW[at + 1]! * along;
    const sunW = absorbedSunFullW[at]! * rest + absorbedSunFullW[at + 1]! * along;
    const earthW = absorbedEarthW[at]! * rest + absorbedEarthW[at + 1]! * along;
    this.generatedW = arrayW * this.sunlitFraction;
    this.absorbedW = sunW * this.sunlitFraction + earthW;
  }
}
