import { describe, expect, test } from 'vitest';
import { RectPainter, rectLayer, rectLayerCount } from '../../../src/ui/timeline/rects.ts';

interface Filled {
  readonly style: unknown;
  readonly box: readonly number[];
}

function recorder(): { context: CanvasRenderingContext2D; filled: Filled[] } {
  const filled: Filled[] = [];
  const context = {
    fillStyle: '',
    globalAlpha: 1,
    fillRect(...box: number[]) {
      filled.push({ style: this.fillStyle, box });
    },
  };
  return { context: context as unknown as CanvasRenderingContext2D, filled };
}

const styles = Array.from({ length: rectLayerCount }, (_, layer) => ({
  fill: `layer${layer}`,
  alpha: 1,
}));

describe('rectangles', () => {
  test('bars narrower than a pixel that touch become one rectangle', () => {
    const { context, filled } = recorder();
    const painter = new RectPainter(context, styles);
    for (let at = 0; at < 1000; at += 1) painter.add(rectLayer.sun, at / 10, at / 10 + 0.05, 5, 4);
    painter.flush();
    expect(filled.map(({ box }) => box)).toEqual([[0, 5, 101, 4]]);
  });

  test('bars on other lines, or apart, stay apart', () => {
    const { context, filled } = recorder();
    const painter = new RectPainter(context, styles);
    painter.add(rectLayer.sun, 0, 10, 0, 4);
    painter.add(rectLayer.sun, 10, 20, 8, 4);
    painter.add(rectLayer.sun, 25, 30, 8, 4);
    painter.flush();
    expect(filled).toHaveLength(3);
  });

  test('layers are filled from back to front however they were added, and only once', () => {
    const { context, filled } = recorder();
    const painter = new RectPainter(context, styles);
    painter.add(rectLayer.late, 0, 9, 0, 1);
    painter.add(rectLayer.umbra, 0, 9, 0, 1);
    painter.add(rectLayer.sun, 0, 9, 0, 1);
    painter.flush();
    painter.flush();
    const names = [rectLayer.sun, rectLayer.umbra, rectLayer.late].map((layer) => `layer${layer}`);
    expect(filled.map(({ style }) => style)).toEqual(names);
  });

  test('more rectangles than fit at once are all drawn', () => {
    const { context, filled } = recorder();
    const painter = new RectPainter(context, styles);
    for (let at = 0; at < 10_000; at += 1) painter.add(rectLayer.job, at * 5, at * 5 + 2, 0, 3);
    painter.flush();
    expect(filled).toHaveLength(10_000);
  });
});
