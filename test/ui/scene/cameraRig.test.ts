// Does the camera stand where one sees something, whoever has put it there?
import { PerspectiveCamera } from 'three';
import { afterEach, expect, test } from 'vitest';
import { cameraPlace } from '../../../src/ui/cameraPlace.ts';
import { CameraRig } from '../../../src/ui/scene/cameraRig.ts';
import { earthRadiusScene } from '../../../src/ui/scene/frames.ts';

const frame = { elapsedRealS: 0.016, earthAngleRad: 0, isEarthFixed: false, followed: null };

function rigOf(): CameraRig {
  const camera = new PerspectiveCamera(40, 1.5, 0.05, 700);
  camera.up.set(0, 0, 1);
  return new CameraRig(camera, document.createElement('div'), () => undefined);
}

afterEach(() => {
  cameraPlace.wanted = null;
});

test('a camera that was never put anywhere says so until it is fitted to the Earth', () => {
  const rig = rigOf();
  expect(rig.hasPlace).toBe(false);
  rig.fit(earthRadiusScene * 1.3, 0);
  rig.update(frame);
  expect(rig.hasPlace).toBe(true);
  expect(rig.camera.position.length()).toBeGreaterThan(earthRadiusScene * 2);
});

test('a place that an address wants is a place, kept to the bounds', () => {
  const rig = rigOf();
  cameraPlace.wanted = [1, 0, 0];
  rig.update(frame);
  expect([rig.hasPlace, rig.isTouched]).toEqual([true, true]);
  expect(rig.camera.position.length()).toBeCloseTo(earthRadiusScene * 1.06, 6);
});
