// How does the camera go round what it looks at? Pure steps on places; z is up.

import { MathUtils, Quaternion, Vector3 } from 'three';

const zAxis = new Vector3(0, 0, 1);
/** Closest that the line of sight comes to the z axis, so that up stays up. */
const polarMinRad = 0.02;

/** Turns the camera about its target: positive azimuth to the east, positive elevation upwards. */
export function orbitCamera(
  camera: Vector3,
  target: Vector3,
  azimuthRad: number,
  elevationRad: number,
): void {
  const offset = camera.clone().sub(target);
  const radius = offset.length();
  const azimuth = Math.atan2(offset.y, offset.x) + azimuthRad;
  const polar = MathUtils.clamp(
    Math.acos(MathUtils.clamp(offset.z / radius, -1, 1)) - elevationRad,
    polarMinRad,
    Math.PI - polarMinRad,
  );
  camera.set(
    target.x + radius * Math.sin(polar) * Math.cos(azimuth),
    target.y + radius * Math.sin(polar) * Math.sin(azimuth),
    target.z + radius * Math.cos(polar),
  );
}

/** Moves the camera to a multiple of its distance, within bounds. */
export function dollyCamera(
  camera: Vector3,
  target: Vector3,
  factor: number,
  bounds: { readonly min: number; readonly max: number },
): void {
  const distance = camera.distanceTo(target);
  const wanted = MathUtils.clamp(distance * factor, bounds.min, bounds.max);
  camera
    .sub(target)
    .multiplyScalar(wanted / distance)
    .add(target);
}

/** Turns the camera and its target with the Earth. */
export function turnWithEarth(camera: Vector3, target: Vector3, angleRad: number): void {
  camera.applyAxisAngle(zAxis, angleRad);
  target.applyAxisAngle(zAxis, angleRad);
}

const turn = new Quaternion();

/**
 * Carries the camera along with a satellite that went from one place to another: the offset turns
 * with the radius, so that the Earth stays below and never comes between.
 */
export function carryAlong(camera: Vector3, from: Vector3, to: Vector3): void {
  turn.setFromUnitVectors(from.clone().normalize(), to.clone().normalize());
  camera.sub(from).applyQuaternion(turn).add(to);
}

/** Distance from which a ball of a radius fills the narrower field of view with some margin. */
export function fittingDistance(radius: number, fovRad: number, aspect: number): number {
  const halfVertical = fovRad / 2;
  const halfHorizontal = Math.atan(Math.tan(halfVertical) * aspect);
  return radius / Math.sin(Math.min(halfVertical, halfHorizontal));
}
