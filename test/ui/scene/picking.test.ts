// Is the satellite under the pointer the one that a person would mean?
import { PerspectiveCamera, Matrix4 } from 'three';
import { describe, expect, test } from 'vitest';
import { limbClearance, pickNearest, projectInto } from '../../../src/ui/scene/picking.ts';
import type { View } from '../../../src/ui/scene/picking.ts';

/** A camera on the x axis, 20 units out, looking at the Earth's centre; z up; 800 × 600. */
function viewFromX(): View {
  const camera = new PerspectiveCamera(40, 800 / 600, 0.1, 100);
  camera.up.set(0, 0, 1);
  camera.position.set(20, 0, 0);
  camera.lookAt(0, 0, 0);
  camera.updateMatrixWorld();
  const toClip = new Matrix4().multiplyMatrices(camera.projectionMatrix, camera.matrixWorldInverse);
  return {
    ...{ toClip: toClip.elements, camera: [20, 0, 0], earthRadius: 6.378 },
    ...{ widthPx: 800, heightPx: 600 },
  };
}

const view = viewFromX();
const placesOf = (places: readonly (readonly number[] | null)[]) => {
  return (out: Float64Array, index: number): boolean => {
    const place = places[index];
    if (place) out.set(place);
    return place !== null && place !== undefined;
  };
};
const pick = (places: readonly (readonly number[] | null)[], xPx = 400, yPx = 300): number =>
  pickNearest(view, places.length, placesOf(places), { xPx, yPx, radiusPx: 10 });

describe('picking', () => {
  test('the middle of the picture is what the camera looks at; up is up and east is right', () => {
    const out = new Float64Array(3);
    projectInto(out, view, [0, 0, 0]);
    expect([out[0], out[1]]).toEqual([expect.closeTo(400, 6), expect.closeTo(300, 6)]);
    projectInto(out, view, [0, 1, 1]);
    expect(out[0]).toBeGreaterThan(400);
    expect(out[1]).toBeLessThan(300);
    expect(projectInto(out, view, [30, 0, 0])).toBe(false);
  });

  test('the nearest satellite within ten pixels is picked, and none beyond', () => {
    expect(pick([[7, 0.3, 0], [7, 0.1, 0], null])).toBe(1);
    expect(pick([[7, 1, 0]])).toBe(-1);
  });

  test('a satellite behind the Earth cannot be picked', () => {
    expect(pick([[-7, 0, 0]])).toBe(-1);
    expect(
      pick([
        [-7, 0, 0],
        [7, 0.1, 0],
      ]),
    ).toBe(1);
  });

  test('of two at the same place on screen the one in front is picked', () => {
    expect(
      pick([
        [6.6, 0, 0],
        [9, 0, 0],
      ]),
    ).toBe(1);
    expect(
      pick([
        [9, 0, 0],
        [6.6, 0, 0],
      ]),
    ).toBe(0);
  });

  test('a satellite without a state is never picked', () => {
    expect(pick([null, null])).toBe(-1);
  });

  test('clearance is negative behind the Earth, small beside its edge and one in front', () => {
    expect(limbClearance(view, [-7, 0, 0])).toBeLessThan(0);
    expect(limbClearance(view, [7, 0, 0])).toBe(1);
    const beside = limbClearance(view, [0, 0, 6.9]);
    expect(beside).toBeGreaterThan(0);
    expect(beside).toBeLessThan(0.1);
  });
});
