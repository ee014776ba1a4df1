// Does the camera keep its distance, its upright and its view of the Earth?
import { Vector3 } from 'three';
import { describe, expect, test } from 'vitest';
import {
  carryAlong,
  dollyCamera,
  fittingDistance,
  orbitCamera,
  turnWithEarth,
} from '../../../src/ui/scene/cameraMotion.ts';

const origin = new Vector3();

describe('the camera', () => {
  test('an arrow key turns the camera about its target without changing the distance', () => {
    const camera = new Vector3(20, 0, 0);
    orbitCamera(camera, origin, Math.PI / 2, 0);
    expect(camera.toArray()).toEqual([
      expect.closeTo(0, 9),
      expect.closeTo(20, 9),
      expect.closeTo(0, 9),
    ]);
    orbitCamera(camera, origin, 0, 0.5);
    expect(camera.z).toBeCloseTo(20 * Math.sin(0.5), 9);
    expect(camera.length()).toBeCloseTo(20, 9);
  });

  test('it never passes over the pole, where up would turn over', () => {
    const camera = new Vector3(20, 0, 0);
    for (let press = 0; press < 100; press += 1) orbitCamera(camera, origin, 0, 0.1);
    expect(camera.x).toBeGreaterThan(0);
    expect(camera.z).toBeLessThan(20);
  });

  test('zooming stops at its bounds', () => {
    const camera = new Vector3(20, 0, 0);
    dollyCamera(camera, origin, 0.01, { min: 7, max: 300 });
    expect(camera.x).toBeCloseTo(7, 9);
    dollyCamera(camera, origin, 1000, { min: 7, max: 300 });
    expect(camera.x).toBeCloseTo(300, 9);
  });

  test('a camera that turns with the Earth keeps its place over the ground', () => {
    const [camera, target] = [new Vector3(20, 0, 5), new Vector3(1, 0, 0)];
    turnWithEarth(camera, target, Math.PI / 2);
    expect(camera.toArray()).toEqual([expect.closeTo(0, 9), expect.closeTo(20, 9), 5]);
    expect(target.y).toBeCloseTo(1, 9);
  });

  test('half a revolution later a follower looks down past its satellite at the Earth', () => {
    const places = Array.from({ length: 181 }, (_, step) => {
      const angle = (step / 180) * Math.PI;
      return new Vector3(7 * Math.cos(angle), 0, 7 * Math.sin(angle));
    });
    const camera = new Vector3(10, 1, 0);
    for (let step = 1; step < places.length; step += 1) {
      carryAlong(camera, places[step - 1]!, places[step]!);
    }
    expect(camera.toArray()).toEqual([
      expect.closeTo(-10, 6),
      expect.closeTo(1, 6),
      expect.closeTo(0, 6),
    ]);
  });

  test('on a narrow screen the Earth is fitted to the width', () => {
    const wide = fittingDistance(8, 0.6, 1.6);
    const narrow = fittingDistance(8, 0.6, 0.5);
    expect(wide).toBeCloseTo(8 / Math.sin(0.3), 9);
    expect(narrow).toBeGreaterThan(1.9 * wide);
  });
});
