// Which colour and hatching does each layer of bars have?

import { makeHatching } from './hatching.ts';
import type { Palette } from './palette.ts';
import type { RectStyle } from './rects.ts';
import { rectLayer } from './rects.ts';

/** Yellow is bright beside thin bars; muted, it still stands out from shade. */
const sunAlpha = 0.72;
const accessAlpha = 0.4;

/** Styles by layer, for one palette and one ratio of device to CSS pixels. */
export function rectStyles(
  context: CanvasRenderingContext2D,
  palette: Palette,
  ratio: number,
): readonly (RectStyle | null)[] {
  const styles: (RectStyle | null)[] = [];
  const set = (layer: number, fill: string | CanvasPattern | null, alpha = 1): void => {
    styles[layer] = fill === null ? null : { fill, alpha };
  };
  set(rectLayer.sun, palette.sun, sunAlpha);
  set(rectLayer.shade, palette.ground);
  set(rectLayer.penumbra, palette.penumbra);
  set(rectLayer.umbra, palette.umbra);
  set(rectLayer.access, palette.contact, accessAlpha);
  set(rectLayer.service, palette.contact);
  palette.jobByKind.forEach((color, kind) => {
    set(rectLayer.job + kind, color);
  });
  makeHatching(context, ratio).forEach((pattern, kind) => {
    set(rectLayer.hatch + kind, pattern);
  });
  set(rectLayer.late, palette.bad);
  return styles;
}
