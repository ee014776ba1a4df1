// How much of a plate's view does another plate take, wherever both stand on the satellite?
import { atan2 } from '../../orbit/index.ts';
import type { BodyAxis } from '../scenario/scenario.ts';
import type { PlacedPlate } from './blockage.ts';
import { crossOf, dotOf, oppositeOf, sumOf, unitOf } from './bodyDirection.ts';

/** The two directions of a plate's sides; the first is `along` without its part on the normal. */
export function plateSides({ normal, along }: PlacedPlate): readonly [BodyAxis, BodyAxis] {
  const first = unitOf(sumOf(1, along, -dotOf(along, normal) / dotOf(normal, normal), normal));
  return [first, crossOf(unitOf(normal), first)];
}

/** A place on a plate: shares −1…1 of half its length and half its width from its centre. */
function placeOn(plate: PlacedPlate, alongShare: number, acrossShare: number): BodyAxis {
  const [first, second] = plateSides(plate);
  const side = sumOf(
    (alongShare * plate.lengthM) / 2,
    first,
    (acrossShare * plate.widthM) / 2,
    second,
  );
  return sumOf(1, plate.centreM, 1, side);
}

/** The corners of a plate in order. */
export function plateCorners(plate: PlacedPlate): BodyAxis[] {
  return [
    placeOn(plate, -1, -1),
    placeOn(plate, 1, -1),
    placeOn(plate, 1, 1),
    placeOn(plate, -1, 1),
  ];
}

/** The part of a polygon above the horizon of an element at the origin (Sutherland–Hodgman). */
function aboveHorizon(corners: readonly BodyAxis[], normal: BodyAxis): BodyAxis[] {
  return corners.flatMap((corner, k) => {
    const next = corners[(k + 1) % corners.length]!;
    const [height, nextHeight] = [dotOf(corner, normal), dotOf(next, normal)];
    const kept = height >= 0 ? [corner] : [];
    if (height >= 0 === nextHeight >= 0) return kept;
    const share = height / (height - nextHeight);
    return [...kept, sumOf(1 - share, corner, share, next)];
  });
}

/** View factor from an element to a polygon, 0…1: Lambert's sum over its edges. */
function elementView(corners: readonly BodyAxis[], normal: BodyAxis): number {
  const seen = aboveHorizon(corners, normal);
  let sum = 0;
  seen.forEach((corner, k) => {
    const next = seen[(k + 1) % seen.length]!;
    const across = crossOf(corner, next);
    const sine = Math.sqrt(dotOf(across, across));
    if (sine > 0) sum += (atan2(sine, dotOf(corner, next)) * dotOf(across, normal)) / sine;
  });
  return Math.abs(sum) / (2 * Math.PI);
}

/** Gauss's rule with six points on −1…1 (Abramowitz and Stegun 1964, table 25.4). */
const gauss: readonly (readonly [node: number, weight: number])[] = [
  [0.238619186083197, 0.467913934572691],
  [0.661209386466265, 0.360761573048139],
  [0.932469514203152, 0.17132449237917],
].flatMap(([node, weight]) => [[node!, weight!] as const, [-node!, weight!] as const]);

/** How much of a face's view a plate's two sides fill, 0…1 each. */
export interface PlateView {
  readonly frontFraction: number;
  readonly backFraction: number;
}

/**
 * View factor from a face of one rectangle (the front, or the back) to both sides of another one,
 * anywhere: the mean over 36 places of Lambert's exact sum for an element (Howell's catalogue, B-1
 * to B-6, polygons). Nothing stands between them. Found
 * 1e-3 too high (3 % of it) for plates square to each other a tenth of a side apart, 5e-3 at most
 * where they share an edge (there `edgeViewFactor` is exact).
 */
export function plateViewFactor(
  from: PlacedPlate,
  face: 'front' | 'back',
  to: PlacedPlate,
): PlateView {
  const normal = face === 'front' ? unitOf(from.normal) : oppositeOf(unitOf(from.normal));
  const corners = plateCorners(to);
  let [frontFraction, backFraction] = [0, 0];
  for (const [alongShare, alongWeight] of gauss) {
    for (const [acrossShare, acrossWeight] of gauss) {
      const place = placeOn(from, alongShare, acrossShare);
      const view = elementView(
        corners.map((corner) => sumOf(1, corner, -1, place)),
        normal,
      );
      const part = (alongWeight * acrossWeight * view) / 4;
      const isBefore = dotOf(sumOf(1, place, -1, to.centreM), to.normal) > 0;
      if (isBefore) frontFraction += part;
      else backFraction += part;
    }
  }
  return { frontFraction, backFraction };
}
