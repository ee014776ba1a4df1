// Where do array and radiator stand on the body, and what do they take of each other's view?
import type { BodyAxis, BodyPlace, Joint, PlateLayout } from '../scenario/scenario.ts';
import { blockage, turnedPlate, type PlacedPlate } from './blockage.ts';
import { crossOf, dotOf, sumOf, unitOf } from './bodyDirection.ts';
import { plateCorners, plateViewFactor } from './plateToPlate.ts';

/** What of a platform its plates are made of. */
export interface PlatedBody {
  readonly array: { readonly areaM2: number; readonly bodyNormal: BodyAxis; readonly joint: Joint };
  readonly radiator: {
    readonly areaM2: number;
    readonly bodyNormal: BodyAxis;
    readonly isTwoSided: boolean;
  };
  readonly layout: PlateLayout;
}

const centre: BodyAxis = [0, 0, 0];
/** Turns of a jointed array over which its mean is taken: half a turn swaps its two sides. */
const turnCount = 12;

/** The wanted direction, or another one where that is the normal itself. */
function sideFor(normal: BodyAxis, wanted: BodyAxis, other: BodyAxis): BodyAxis {
  return Math.abs(dotOf(unitOf(normal), wanted)) < 0.99 ? wanted : other;
}

/** The axis about which an array turns; of two axes the outer one, as its joint has it. */
function spanAxis({ bodyNormal, joint }: PlatedBody['array']): BodyAxis {
  const wanted = joint.kind === 'oneAxis' ? joint.jointAxis : ([0, 1, 0] as const);
  return sideFor(bodyNormal, wanted, [0, 0, 1]);
}

/** The array as it stands at rest about the body's centre: one sheet, or two wings apart. */
function arrayPlates({ array, layout }: PlatedBody): PlacedPlate[] {
  const { arraySpanM, arrayWidthM, wingGapM } = layout;
  const axis = spanAxis(array);
  const along = unitOf(sumOf(1, axis, -dotOf(axis, array.bodyNormal), array.bodyNormal));
  const sheet = { name: 'array', normal: array.bodyNormal, along, widthM: arrayWidthM };
  if (wingGapM === 0) return [{ ...sheet, centreM: centre, lengthM: arraySpanM }];
  const lengthM = arraySpanM / 2;
  return [-1, 1].map((side) => {
    const outM = (side * (wingGapM + lengthM)) / 2;
    return { ...sheet, centreM: sumOf(outM, along, 0, along), lengthM };
  });
}

/** The radiator: its length goes down body z from beyond the array's edge. */
function radiatorPlate({ radiator, layout }: PlatedBody): PlacedPlate {
  const { bodyNormal } = radiator;
  const along = sideFor(bodyNormal, [0, 0, 1], [1, 0, 0]);
  const side = unitOf(sumOf(1, along, -dotOf(along, bodyNormal), bodyNormal));
  const distanceM = layout.arrayWidthM / 2 + layout.gapM + layout.radiatorLengthM / 2;
  return {
    name: 'radiator',
    centreM: sumOf(-distanceM, side, 0, side),
    normal: bodyNormal,
    along: side,
    lengthM: layout.radiatorLengthM,
    widthM: layout.radiatorDepthM,
  };
}

/** Array (or its two wings) and radiator, the array turned about its axis by an angle from rest. */
export function bodyPlates(body: PlatedBody, turnRad = 0): PlacedPlate[] {
  const hinge = { pointM: centre, axis: spanAxis(body.array) };
  const array = body.array.areaM2 > 0 ? arrayPlates(body) : [];
  const radiator = body.radiator.areaM2 > 0 ? [radiatorPlate(body)] : [];
  return [...array.map((plate) => turnedPlate(plate, hinge, turnRad)), ...radiator];
}

/** The turns that an array's joint makes, even over its range; a fixed one's rest alone. */
function turnsOf({ joint }: PlatedBody['array']): readonly number[] {
  if (joint.kind === 'fixed' || joint.rangeRad === 0) return [0];
  const { rangeRad } = joint;
  return Array.from({ length: turnCount }, (_, k) => rangeRad * ((2 * k + 1) / turnCount - 1));
}

/** What the array takes of the radiator's view. */
export interface ArrayView {
  /** Share of the view of one face, the sum over the working faces. */
  readonly viewFraction: number;
  /** Of that, how much is the cell side. */
  readonly frontShareFraction: number;
}

/**
 * How much of its radiator's view a satellite's own array fills: the view factor between the two
 * rectangles as they lie on the body, in the mean over the array's turns; the radiator at rest.
 */
export function arrayViewOf(body: PlatedBody): ArrayView {
  const none = { viewFraction: 0, frontShareFraction: 0 };
  if (!(body.array.areaM2 > 0 && body.radiator.areaM2 > 0)) return none;
  const faces = body.radiator.isTwoSided ? (['front', 'back'] as const) : (['front'] as const);
  const turns = turnsOf(body.array);
  let [front, back] = [0, 0];
  for (const turnRad of turns) {
    const plates = bodyPlates(body, turnRad);
    const radiator = plates.pop()!;
    for (const wing of plates) {
      for (const face of faces) {
        const view = plateViewFactor(radiator, face, wing);
        front += view.frontFraction / turns.length;
        back += view.backFraction / turns.length;
      }
    }
  }
  const viewFraction = front + back;
  return viewFraction > 0 ? { viewFraction, frontShareFraction: front / viewFraction } : none;
}

/** Something on the body that looks out: a terminal or an instrument. */
export interface Lookout {
  readonly bodyNormal: BodyAxis;
  readonly fieldOfRegardRad: number;
  readonly joint: Joint;
  readonly placeM: BodyPlace;
}

/** A part without a place of its own stands this far out of the outermost plate, m. */
const clearM = 0.5;

function placeOf({ bodyNormal, placeM }: Lookout, body: PlatedBody): BodyAxis {
  if (placeM !== null) return placeM;
  const normal = unitOf(bodyNormal);
  const corners = bodyPlates(body).flatMap(plateCorners);
  const outM = Math.max(0, ...corners.map((corner) => dotOf(corner, normal)));
  return sumOf(outM + clearM, normal, 0, crossOf(normal, normal));
}

/** Half-angle of all directions that a lookout reaches: its cone as its joint can turn it. */
export function reachRad({ joint, fieldOfRegardRad }: Lookout): number {
  const turnRad = joint.kind === 'twoAxis' ? joint.rangeRad : 0;
  return Math.min(Math.PI, fieldOfRegardRad + turnRad);
}

/** Rays for each of the array's turns. */
const rayCount = 2048;

/**
 * Share of the sky within a lookout's reach that array and radiator hide, 0…1, in the mean over the
 * array's turns, and each plate by itself. One axis: the cone as it stands at rest.
 */
export function blockedSky(
  lookout: Lookout,
  body: PlatedBody,
): { readonly blockedFraction: number; readonly byPlate: Readonly<Record<string, number>> } {
  const { bodyNormal } = lookout;
  const cone = { placeM: placeOf(lookout, body), bodyNormal, fieldOfRegardRad: reachRad(lookout) };
  const turns = body.array.areaM2 > 0 ? turnsOf(body.array) : [0];
  const byPlate: Record<string, number> = {};
  let blockedFraction = 0;
  for (const turnRad of turns) {
    const plates = bodyPlates(body, turnRad);
    const found = blockage(cone, plates, rayCount);
    blockedFraction += found.blockedFraction / turns.length;
    // Wings never hide the same: they stand apart.
    plates.forEach(({ name }, k) => {
      byPlate[name] = (byPlate[name] ?? 0) + found.plateFractions[k]! / turns.length;
    });
  }
  return { blockedFraction, byPlate };
}
