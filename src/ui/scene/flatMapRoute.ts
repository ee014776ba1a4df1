// How is the way of a job's data drawn on a flat map that ends at the date line?

import type { HopState, RouteLine } from '../network/route.ts';

const routeColor = '#f6c65b';
const widths: Readonly<Record<HopState, number>> = { done: 1, underWay: 3.5, toCome: 1.5 };
const alphas: Readonly<Record<HopState, number>> = { done: 0.4, underWay: 1, toCome: 0.9 };

type Point = readonly [x: number, y: number];

/** Where an end of a line is on the map, or null where it has no place. */
export type PointOf = (node: number) => Point | null;

/**
 * From one point to the other the short way round: across the date line in two pieces, each ending
 * beyond the map's edge.
 */
export function shortWays(a: Point, b: Point, widthPx: number): [from: Point, to: Point][] {
  const apart = b[0] - a[0];
  if (Math.abs(apart) <= widthPx / 2) return [[a, b]];
  const shift = apart > 0 ? -widthPx : widthPx;
  return [
    [a, [b[0] + shift, b[1]]],
    [[a[0] - shift, a[1]], b],
  ];
}

/** Draws the lines of a route between places on the map. */
export function paintRoute(
  context: CanvasRenderingContext2D,
  lines: readonly RouteLine[],
  pointOf: PointOf,
  [widthPx, heightPx]: readonly [number, number],
): void {
  context.save();
  context.beginPath();
  context.rect(0, 0, widthPx, heightPx);
  context.clip();
  context.strokeStyle = routeColor;
  for (const { from, to, state } of lines) {
    const [a, b] = [pointOf(from), pointOf(to)];
    if (a === null || b === null) continue;
    context.globalAlpha = alphas[state];
    context.lineWidth = widths[state];
    context.beginPath();
    for (const [start, end] of shortWays(a, b, widthPx)) {
      context.moveTo(start[0], start[1]);
      context.lineTo(end[0], end[1]);
    }
    context.stroke();
  }
  context.restore();
}
