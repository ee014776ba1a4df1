// Is the map of the land filled where land is, and as much of it as there is?
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { describe, expect, test } from 'vitest';
import { finish } from '../../../src/ui/run/preparing.ts';
import { readAtlasInPieces } from '../../../src/ui/scene/earthAtlas.ts';
import { landMaskInPieces } from '../../../src/ui/scene/landMask.ts';

const maskOf = (rings: readonly number[][], width: number): Uint8Array =>
  finish(
    landMaskInPieces(
      rings.map((ring) => Float32Array.from(ring)),
      width,
    ),
  );

type Topology = Parameters<typeof readAtlasInPieces>[0];
const path = createRequire(import.meta.url).resolve('world-atlas/countries-110m.json');
const atlas = finish(readAtlasInPieces(JSON.parse(readFileSync(path, 'utf8')) as Topology));

describe('the map of the land', () => {
  test('a square of half a pixel’s width covers half of it, rows run from south to north', () => {
    // Eight pixels of 45° by four rows of 45°: the third row from the south is 0° to 45° north.
    const mask = maskOf([[0, 0, 22.5, 0, 22.5, 45, 0, 45]], 8);
    const filled = [...mask].flatMap((value, at) => (value > 0 ? [[at, value]] : []));
    expect(filled).toEqual([[2 * 8 + 4, 128]]);
  });

  test('a ring past the antimeridian comes in at the other side, a hole stays empty', () => {
    const around = [157.5, 0, 202.5, 0, 202.5, 45, 157.5, 45];
    expect([...maskOf([around], 8).subarray(16, 24)]).toEqual([128, 0, 0, 0, 0, 0, 0, 128]);
    const lake = [0, 0, 45, 0, 45, 45, 0, 45];
    const land = [-45, -45, 90, -45, 90, 90, -45, 90];
    expect([...maskOf([land, lake], 8).subarray(16, 24)]).toEqual([0, 0, 0, 255, 0, 255, 0, 0]);
  });

  // 149 of 510 million km² are land (CIA World Factbook); coarse outlines lose small islands.
  test('29 per cent of the Earth is land', () => {
    const width = 512;
    const mask = finish(landMaskInPieces(atlas.landRings, width));
    let [land, all] = [0, 0];
    for (let y = 0; y < width / 2; y += 1) {
      const weight = Math.cos(((y + 0.5) / (width / 2) - 0.5) * Math.PI);
      for (let x = 0; x < width; x += 1) land += (weight * mask[y * width + x]!) / 255;
      all += weight * width;
    }
    expect(land / all).toBeCloseTo(149 / 510, 2);
  });
});
