// How does a cluster look from close by? Marks, numbers and distances on a canvas.

import type { Palette } from '../timeline/palette.ts';
import { projectInto, pxPerM, scaleBarM } from './closeView.ts';
import type { CloseView, Sheet } from './closeView.ts';
import { nearestRows } from './neighbourhood.ts';

const lineCount = 4;
const fontPx = 11;
const barMaxPx = 140;
const axisPx = 34;
/** Shorter lines have no room for their length: the table says it. */
const labelledMinPx = 64;

export interface CloseUpPicture {
  /** Radial, in-track, cross-track of each member, m; the first is the centre. */
  readonly places: Float64Array;
  readonly names: readonly string[];
  readonly view: CloseView;
  readonly sheet: Sheet;
  readonly palette: Palette;
}

const placeOf = (places: Float64Array, row: number): [number, number, number] => [
  places[3 * row]!,
  places[3 * row + 1]!,
  places[3 * row + 2]!,
];

/** Where each member is on the sheet: x, y in pixels and depth in metres. */
export function projectAll({ places, view, sheet }: CloseUpPicture): Float64Array {
  const projected = new Float64Array(places.length);
  const point = new Float64Array(3);
  for (let row = 0; 3 * row < places.length; row += 1) {
    projectInto(point, placeOf(places, row), view, sheet);
    projected.set(point, 3 * row);
  }
  return projected;
}

/** The member within some pixels of a point, the nearest; -1 for none. */
export function rowAt(projected: Float64Array, x: number, y: number): number {
  let [found, least] = [-1, 18];
  for (let row = 0; 3 * row < projected.length; row += 1) {
    const distance = Math.hypot(projected[3 * row]! - x, projected[3 * row + 1]! - y);
    if (distance < least) [found, least] = [row, distance];
  }
  return found;
}

type Context = CanvasRenderingContext2D;

function line(context: Context, at: Float64Array, from: number, to: number): void {
  context.beginPath();
  context.moveTo(at[3 * from]!, at[3 * from + 1]!);
  context.lineTo(at[3 * to]!, at[3 * to + 1]!);
  context.stroke();
}

/** Faint lines from each to its nearest; the centre's are bright and say how long they are. */
function drawLines(context: Context, picture: CloseUpPicture, at: Float64Array): void {
  const { places, palette } = picture;
  const nearest = nearestRows(places, lineCount);
  context.lineWidth = 1;
  context.strokeStyle = palette.contact;
  context.globalAlpha = 0.26;
  nearest.forEach((others, row) => {
    for (const other of others) {
      if (row !== 0 && (other > row || !nearest[other]!.includes(row)))
        line(context, at, row, other);
    }
  });
  context.globalAlpha = 1;
  context.lineWidth = 1.6;
  context.strokeStyle = palette.accent;
  for (const other of nearest[0] ?? []) line(context, at, 0, other);
  context.fillStyle = palette.accent;
  context.textAlign = 'center';
  for (const other of nearest[0] ?? []) {
    const lengthPx = Math.hypot(at[3 * other]! - at[0]!, at[3 * other + 1]! - at[1]!);
    if (lengthPx < labelledMinPx) continue;
    const distanceM = Math.hypot(...placeOf(places, other));
    const x = (at[0]! + at[3 * other]!) / 2;
    const y = (at[1]! + at[3 * other + 1]!) / 2;
    context.fillText(`${distanceM.toFixed(distanceM < 1000 ? 1 : 0)} m`, x, y - 6);
  }
}

function drawMarks(context: Context, picture: CloseUpPicture, at: Float64Array): void {
  const { names, palette } = picture;
  context.textAlign = 'left';
  names.forEach((name, row) => {
    const [x, y] = [at[3 * row]!, at[3 * row + 1]!];
    if (Number.isNaN(x)) return;
    const isCentre = row === 0;
    context.fillStyle = isCentre ? palette.text : palette.accent;
    context.beginPath();
    context.arc(x, y, isCentre ? 5 : 3.4, 0, 2 * Math.PI);
    context.fill();
    if (isCentre) {
      context.strokeStyle = palette.text;
      context.lineWidth = 1.5;
      context.beginPath();
      context.arc(x, y, 9, 0, 2 * Math.PI);
      context.stroke();
    }
    context.fillStyle = isCentre ? palette.text : palette.textDim;
    context.fillText(name, x + (isCentre ? 12 : 6), y + 12);
  });
}

/** The three axes as arrows in a corner, and a bar of a round length. */
function drawRulers(context: Context, { view, sheet, palette }: CloseUpPicture): void {
  const [x0, y0] = [64, sheet.heightPx - 62];
  const point = new Float64Array(3);
  const names = ['away from Earth', 'flight', 'orbit normal'];
  context.strokeStyle = palette.textDim;
  context.fillStyle = palette.textDim;
  context.lineWidth = 1.2;
  names.forEach((name, axis) => {
    const direction: [number, number, number] = [0, 0, 0];
    direction[axis] = 1;
    projectInto(point, direction, { ...view, halfSpanM: 1 }, { widthPx: 2, heightPx: 2 });
    const [dx, dy] = [(point[0]! - 1) * axisPx, (point[1]! - 1) * axisPx];
    if (Math.hypot(dx, dy) < 8) return;
    context.beginPath();
    context.moveTo(x0, y0);
    context.lineTo(x0 + dx, y0 + dy);
    context.stroke();
    context.textAlign = dx > 8 ? 'left' : 'center';
    context.fillText(name, x0 + dx * 1.15, y0 + dy * 1.15 + (dy > 0 ? 10 : 0));
  });
  const barM = scaleBarM(view, sheet, barMaxPx);
  const barPx = barM * pxPerM(view, sheet);
  const [left, bottom] = [16, sheet.heightPx - 14];
  context.fillRect(left, bottom, barPx, 2);
  context.textAlign = 'left';
  context.fillText(`${barM} m`, left + barPx + 8, bottom + 4);
}

/** Draws everything; returns where the members are, for pointing at them. */
export function drawCloseUp(context: Context, picture: CloseUpPicture): Float64Array {
  const { sheet, palette } = picture;
  const ratio = devicePixelRatio;
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  context.fillStyle = palette.ground;
  context.fillRect(0, 0, sheet.widthPx, sheet.heightPx);
  context.font = `${fontPx}px ${palette.fontUi}`;
  const at = projectAll(picture);
  drawLines(context, picture, at);
  drawMarks(context, picture, at);
  drawRulers(context, picture);
  return at;
}
