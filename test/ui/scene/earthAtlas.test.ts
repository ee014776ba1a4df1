// Are coasts drawn where they are, and nowhere that a flat map is only cut?
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { describe, expect, test } from 'vitest';
import { finish } from '../../../src/ui/run/preparing.ts';
import {
  forEachPiece,
  readAtlasInPieces,
  thinned,
  unwrapRing,
  withoutCuts,
} from '../../../src/ui/scene/earthAtlas.ts';

const list = (line: ArrayLike<number>): number[] => Array.from(line);
const path = createRequire(import.meta.url).resolve('world-atlas/countries-110m.json');
type Topology = Parameters<typeof readAtlasInPieces>[0];
const atlas = finish(readAtlasInPieces(JSON.parse(readFileSync(path, 'utf8')) as Topology));

/** Whether a place lies on land, by counting how often a meridian ray crosses the rings. */
function isLand(lon: number, lat: number): boolean {
  let crossings = 0;
  for (const ring of atlas.landRings) {
    for (const shift of [-360, 0, 360]) {
      for (let at = 0; at < ring.length; at += 2) {
        const next = at + 2 < ring.length ? at + 2 : 0;
        const [x1, y1] = [ring[at]! + shift, ring[at + 1]!];
        const [x2, y2] = [ring[next]! + shift, ring[next + 1]!];
        if (x1 > lon === x2 > lon) continue;
        if (lat < y1 + ((lon - x1) / (x2 - x1)) * (y2 - y1)) crossings += 1;
      }
    }
  }
  return crossings % 2 === 1;
}

describe('the outlines of the Earth', () => {
  test('land is land on both sides of the antimeridian and at the South Pole, sea is sea', () => {
    const land = [
      [8, 47],
      [178, 67],
      [-172, 66],
      [0, -85],
      [120, -80],
      [135, -25],
      [-60, -10],
    ];
    const sea = [
      [-150, 0],
      [179, 40],
      [-30, 30],
      [80, -30],
      [0, 88],
      [51, 42],
    ];
    expect(land.filter(([lon, lat]) => !isLand(lon!, lat!))).toEqual([]);
    expect(sea.filter(([lon, lat]) => isLand(lon!, lat!))).toEqual([]);
  });

  test('no coast or border jumps across the map', () => {
    for (const line of [...atlas.coastLines, ...atlas.borderLines]) {
      for (let at = 2; at < line.length; at += 2) {
        expect(Math.abs(line[at]! - line[at - 2]!)).toBeLessThan(180);
      }
    }
  });

  test('a line is split where it jumps over the antimeridian or runs along the cut', () => {
    expect(withoutCuts(Float32Array.of(170, 0, 179, 1, -179, 2, -170, 3)).map(list)).toEqual([
      [170, 0, 179, 1],
      [-179, 2, -170, 3],
    ]);
    expect(withoutCuts(Float32Array.of(170, 60, 180, 61, 180, 70, 170, 71)).map(list)).toEqual([
      [170, 60, 180, 61],
      [180, 70, 170, 71],
    ]);
  });

  test('a ring around a pole is closed along the edge of the map', () => {
    const ring = unwrapRing(Float32Array.of(-170, -70, -60, -70, 60, -70, 170, -70, -170, -70));
    expect(list(ring).slice(-6)).toEqual([190, -70, 190, -90, -170, -90]);
  });

  test('points closer than a tenth of a degree are left out, the ends are kept', () => {
    expect(list(thinned(Float32Array.of(0, 0, 0.0625, 0, 0.125, 0, 0.25, 0)))).toEqual([
      0, 0, 0.125, 0, 0.25, 0,
    ]);
    expect(list(thinned(Float32Array.of(0, 0, 0.0625, 0)))).toEqual([0, 0, 0.0625, 0]);
  });

  test('a long straight border is cut into pieces that follow the globe', () => {
    const ends: number[] = [];
    forEachPiece(Float32Array.of(0, 49, 6, 49), (_lonA, _latA, lonB) => ends.push(lonB));
    expect(ends).toEqual([1.5, 3, 4.5, 6]);
  });
});
