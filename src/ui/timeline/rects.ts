// How are thousands of bars filled with few changes of style? Collected by layer, flushed in order.

import { jobKinds } from '../../compute/index.ts';

/**
 * What bars stand for, from back to front: the order in which layers are filled. Jobs and their
 * hatching take as many layers as there are job kinds.
 */
export const rectLayer = {
  sun: 0,
  shade: 1,
  penumbra: 2,
  umbra: 3,
  access: 4,
  service: 5,
  job: 6,
  hatch: 6 + jobKinds.length,
  late: 6 + 2 * jobKinds.length,
} as const;

export const rectLayerCount = rectLayer.late + 1;

/** How a layer is filled. */
export interface RectStyle {
  readonly fill: string | CanvasPattern;
  readonly alpha: number;
}

/** How many rectangles one layer holds before all layers are flushed. */
const layerCapacity = 4096;

class LayerRects {
  readonly box = new Float32Array(layerCapacity * 4);
  count = 0;

  /** Grow the last rectangle if the new one touches it on the same line. */
  extend(x0: number, x1: number, top: number, height: number): boolean {
    if (this.count === 0) return false;
    const at = (this.count - 1) * 4;
    const lastX0 = this.box[at]!;
    const lastX1 = lastX0 + this.box[at + 2]!;
    const isSameLine = this.box[at + 1] === top && this.box[at + 3] === height;
    if (!isSameLine || x0 > lastX1 || x0 < lastX0) return false;
    this.box[at + 2] = Math.max(lastX1, x1) - lastX0;
    return true;
  }

  push(x0: number, x1: number, top: number, height: number): void {
    const at = this.count * 4;
    this.box[at] = x0;
    this.box[at + 1] = top;
    this.box[at + 2] = x1 - x0;
    this.box[at + 3] = height;
    this.count += 1;
  }
}

/** Collects a frame's rectangles, in device pixels; made once and used for every frame. */
export class RectPainter {
  private readonly layers = Array.from({ length: rectLayerCount }, () => new LayerRects());

  constructor(
    private readonly context: CanvasRenderingContext2D,
    /** By layer; null: never drawn. */
    private readonly styles: readonly (RectStyle | null)[],
  ) {}

  /** Whether a layer is ever drawn (plain job kinds have no hatching). */
  has(layer: number): boolean {
    return this.styles[layer] !== null;
  }

  /**
   * A bar from `left` to `right`, put on whole pixels and at least one wide. A bar that touches the
   * last one of its layer on the same line is merged into it: sub-pixel bars cost next to nothing.
   */
  add(layer: number, left: number, right: number, top: number, height: number): void {
    const rects = this.layers[layer]!;
    const x0 = Math.round(left);
    const x1 = Math.max(Math.round(right), x0 + 1);
    if (rects.extend(x0, x1, top, height)) return;
    // All layers at once, so that what lies in front stays in front.
    if (rects.count === layerCapacity) this.flush();
    rects.push(x0, x1, top, height);
  }

  /** Fills everything collected, back to front. */
  flush(): void {
    this.layers.forEach((rects, layer) => {
      const style = this.styles[layer];
      if (rects.count > 0 && style) this.fill(rects, style);
      rects.count = 0;
    });
    this.context.globalAlpha = 1;
  }

  private fill({ box, count }: LayerRects, { fill, alpha }: RectStyle): void {
    this.context.fillStyle = fill;
    this.context.globalAlpha = alpha;
    for (let at = 0; at < count * 4; at += 4) {
      this.context.fillRect(box[at]!, box[at + 1]!, box[at + 2]!, box[at + 3]!);
    }
  }
}
