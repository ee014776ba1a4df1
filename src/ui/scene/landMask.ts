// Which part of each pixel of a flat map is land? Filled by arithmetic, a few rows at a time.

import type { LonLatLine } from './earthAtlas.ts';

/** Lines looked at in each row of pixels: coasts have as many steps between land and sea. */
const linesPerRow = 4;
const rowsPerPiece = 32;

/** Where rings cross the lines of a map: line n is at `offset[n]` to `offset[n + 1]`. */
interface Crossings {
  readonly offset: Uint32Array;
  readonly x: Float32Array;
}

/** Calls back with every line that an edge crosses, and where, in pixels from the map's left. */
type Visit = (line: number, x: number) => void;

function crossRing(ring: LonLatLine, width: number, visit: Visit): void {
  const lineCount = (width / 2) * linesPerRow;
  for (let at = 0; at < ring.length; at += 2) {
    const next = at + 2 < ring.length ? at + 2 : 0;
    // Line n lies half a step above its lower edge, where y is n.
    const y0 = ((ring[at + 1]! + 90) / 180) * lineCount - 0.5;
    const y1 = ((ring[next + 1]! + 90) / 180) * lineCount - 0.5;
    const x0 = ((ring[at]! + 180) / 360) * width;
    const perLine = (((ring[next]! - ring[at]!) / 360) * width) / (y1 - y0);
    const end = Math.min(Math.ceil(Math.max(y0, y1)), lineCount);
    for (let line = Math.max(Math.ceil(Math.min(y0, y1)), 0); line < end; line += 1) {
      visit(line, x0 + (line - y0) * perLine);
    }
  }
}

function* crossingsInPieces(rings: readonly LonLatLine[], width: number) {
  const offset = new Uint32Array((width / 2) * linesPerRow + 1);
  for (const ring of rings) {
    crossRing(ring, width, (line) => (offset[line + 1]! += 1));
    yield;
  }
  for (let line = 1; line < offset.length; line += 1) offset[line]! += offset[line - 1]!;
  const x = new Float32Array(offset[offset.length - 1]!);
  const free = offset.slice();
  for (const ring of rings) {
    crossRing(ring, width, (line, place) => {
      x[free[line]!] = place;
      free[line]! += 1;
    });
    yield;
  }
  return { offset, x } satisfies Crossings;
}

/** Adds a stretch of land to a row; what runs past the map's edge comes in at the other side. */
function addStretch(row: Float32Array, from: number, to: number): void {
  const width = row.length;
  for (let pixel = Math.floor(from); pixel < to; pixel += 1) {
    const covered = Math.min(pixel + 1, to) - Math.max(pixel, from);
    row[((pixel % width) + width) % width]! += covered;
  }
}

/**
 * The land of a flat map `width` pixels wide and half as high, 0 (sea) to 255 (land) a pixel, row
 * by row from the South Pole, columns from 180° west. Rings are filled by the even-odd rule, in
 * pieces of some milliseconds with a `yield` between them.
 */
export function* landMaskInPieces(
  rings: readonly LonLatLine[],
  width: number,
): Generator<void, Uint8Array> {
  const { offset, x } = yield* crossingsInPieces(rings, width);
  const mask = new Uint8Array(width * (width / 2));
  const row = new Float32Array(width);
  for (let y = 0; y < width / 2; y += 1) {
    row.fill(0);
    for (let line = y * linesPerRow; line < (y + 1) * linesPerRow; line += 1) {
      const across = x.subarray(offset[line], offset[line + 1]).sort();
      for (let at = 0; at + 1 < across.length; at += 2)
        addStretch(row, across[at]!, across[at + 1]!);
    }
    const start = y * width;
    for (let column = 0; column < width; column += 1) {
      mask[start + column] = Math.min(255, (row[column]! * 255) / linesPerRow + 0.5);
    }
    if (y % rowsPerPiece === rowsPerPiece - 1) yield;
  }
  return mask;
}
