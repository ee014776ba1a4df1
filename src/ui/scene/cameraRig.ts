// Where is the camera, and what moves it: the pointer, the keys, the Earth or a satellite?

import { MathUtils, MOUSE, Vector3 } from 'three';
import type { PerspectiveCamera } from 'three';
import { OrbitControls } from 'three/addons/controls/OrbitControls.js';
import {
  carryAlong,
  dollyCamera,
  fittingDistance,
  orbitCamera,
  turnWithEarth,
} from './cameraMotion.ts';
import { cameraPlace } from '../cameraPlace.ts';
import type { PlaceKm } from '../cameraPlace.ts';
import { earthRadiusScene, sceneUnitKm } from './frames.ts';

/** What the camera has to obey in a frame. */
export interface RigFrame {
  readonly elapsedRealS: number;
  readonly earthAngleRad: number;
  readonly isEarthFixed: boolean;
  /** Place of the followed satellite, scene units; null: none. */
  readonly followed: ArrayLike<number> | null;
}

/** Closest to the Earth's centre, 380 km above the ground: nearer the outlines are too coarse. */
const radiusMin = earthRadiusScene * 1.06;
const distanceMax = 320;
/** Closest to a followed satellite, 50 km: nearer there is nothing more to see. */
const followDistanceMin = 0.05;
/** A follower that starts further away comes up to this distance. */
const followDistanceStart = 5;
/** Share of the way that remains after a second of easing. */
const easePerS = 1 / 400;
const keyTurnRad = 5 * MathUtils.DEG2RAD;
const keyZoom = 1.15;

/** The camera of the scene with its controls. */
export class CameraRig {
  readonly camera: PerspectiveCamera;
  /** Whether somebody has moved the camera: then no new scenario does. */
  isTouched = false;
  /** Whether the camera has been put anywhere; before, it is inside the Earth and sees nothing. */
  hasPlace = false;
  private readonly controls: OrbitControls;
  private readonly reducedMotion = window.matchMedia('(prefers-reduced-motion: reduce)');
  private readonly followedPlace = new Vector3();
  private readonly before = new Vector3();
  /** What the view still has to ease over to look at what it should. */
  private readonly lag = new Vector3();
  private isFollowing = false;
  private isApproaching = false;
  private earthAngleRad = NaN;

  constructor(camera: PerspectiveCamera, element: HTMLElement, onChange: () => void) {
    this.camera = camera;
    this.controls = new OrbitControls(camera, element);
    Object.assign(this.controls, {
      ...{ enablePan: false, enableDamping: !this.reducedMotion.matches, dampingFactor: 0.12 },
      ...{ minDistance: radiusMin, maxDistance: distanceMax, zoomSpeed: 0.9 },
      mouseButtons: { LEFT: MOUSE.ROTATE, MIDDLE: MOUSE.DOLLY, RIGHT: MOUSE.ROTATE },
    });
    this.controls.addEventListener('change', onChange);
    this.controls.addEventListener('end', () => cameraPlace.moved());
    cameraPlace.read = () => this.placeKm();
    this.controls.addEventListener('start', () => {
      this.isTouched = true;
      this.isApproaching = false;
    });
  }

  /** Looks at the Earth from an azimuth and a little from above, so that a radius fits. */
  fit(radius: number, azimuthRad: number): void {
    const { camera } = this;
    const fovRad = camera.fov * MathUtils.DEG2RAD;
    const distance = Math.min(fittingDistance(radius, fovRad, camera.aspect), distanceMax);
    const elevation = 24 * MathUtils.DEG2RAD;
    camera.position
      .set(Math.cos(azimuthRad), Math.sin(azimuthRad), Math.tan(elevation))
      .setLength(distance);
    this.hasPlace = true;
    this.controls.target.set(0, 0, 0);
    this.controls.update();
  }

  /** Puts the camera where an address wants it, looking at the Earth's centre, within bounds. */
  private takeWanted(): void {
    const { wanted } = cameraPlace;
    if (wanted === null) return;
    cameraPlace.wanted = null;
    const { position } = this.camera;
    position.set(...wanted).divideScalar(sceneUnitKm);
    if (position.lengthSq() === 0) position.set(1, 0, 0);
    position.setLength(MathUtils.clamp(position.length(), radiusMin, distanceMax));
    this.controls.target.set(0, 0, 0);
    this.controls.update();
    this.isTouched = true;
    this.hasPlace = true;
    cameraPlace.moved();
  }

  /** One key press; returns whether it meant something here. */
  press(key: string): boolean {
    const { position } = this.camera;
    const { target } = this.controls;
    const bounds = { min: this.controls.minDistance, max: distanceMax };
    const actions: Record<string, () => void> = {
      ArrowLeft: () => orbitCamera(position, target, -keyTurnRad, 0),
      ArrowRight: () => orbitCamera(position, target, keyTurnRad, 0),
      ArrowUp: () => orbitCamera(position, target, 0, keyTurnRad),
      ArrowDown: () => orbitCamera(position, target, 0, -keyTurnRad),
      '+': () => dollyCamera(position, target, 1 / keyZoom, bounds),
      '=': () => dollyCamera(position, target, 1 / keyZoom, bounds),
      '-': () => dollyCamera(position, target, keyZoom, bounds),
    };
    const action = actions[key];
    if (action === undefined) return false;
    action();
    this.isTouched = true;
    this.isApproaching = false;
    this.controls.update();
    cameraPlace.moved();
    return true;
  }

  /** Moves the camera for a frame; true while it is still easing. */
  update(frame: RigFrame): boolean {
    this.takeWanted();
    this.turn(frame);
    if (frame.followed !== null) this.follow(frame.followed);
    else if (this.isFollowing) this.release();
    const isEasing = this.ease(frame.elapsedRealS);
    this.controls.target.copy(this.isFollowing ? this.followedPlace : zero).add(this.lag);
    // Near the ground the same gesture should move the ground by the same number of pixels.
    const altitude = Math.max(this.camera.position.length() - earthRadiusScene, 0.1);
    const closeness = this.isFollowing ? 1 : MathUtils.clamp(altitude / earthRadiusScene, 0.04, 1);
    this.controls.rotateSpeed = 0.75 * closeness;
    this.controls.update();
    if (this.camera.position.length() < radiusMin) this.camera.position.setLength(radiusMin);
    return isEasing;
  }

  dispose(): void {
    cameraPlace.read = () => null;
    this.controls.dispose();
  }

  private placeKm(): PlaceKm | null {
    if (!this.isTouched || this.isFollowing) return null;
    const { x, y, z } = this.camera.position;
    return [x * sceneUnitKm, y * sceneUnitKm, z * sceneUnitKm];
  }

  private turn({ earthAngleRad, isEarthFixed }: RigFrame): void {
    const angleRad = earthAngleRad - this.earthAngleRad;
    this.earthAngleRad = earthAngleRad;
    if (!isEarthFixed || this.isFollowing || Number.isNaN(angleRad)) return;
    turnWithEarth(this.camera.position, this.controls.target, angleRad);
    this.lag.applyAxisAngle(this.camera.up, angleRad);
  }

  private follow(followed: ArrayLike<number>): void {
    this.before.copy(this.followedPlace);
    this.followedPlace.set(followed[0]!, followed[1]!, followed[2]);
    if (this.isFollowing && this.before.distanceTo(this.followedPlace) < earthRadiusScene) {
      carryAlong(this.camera.position, this.before, this.followedPlace);
      return;
    }
    this.lag.copy(this.controls.target).sub(this.followedPlace);
    this.isApproaching = true;
    this.isFollowing = true;
    this.controls.minDistance = followDistanceMin;
  }

  private release(): void {
    this.isFollowing = false;
    this.isApproaching = false;
    this.lag.copy(this.controls.target);
    this.controls.minDistance = radiusMin;
  }

  /** Lets the view come to rest on its target, and a new follower come closer. */
  private ease(elapsedRealS: number): boolean {
    const remains = this.reducedMotion.matches ? 0 : easePerS ** Math.min(elapsedRealS, 0.1);
    this.lag.multiplyScalar(this.lag.length() < 1e-3 ? 0 : remains);
    if (this.isApproaching) this.approach(remains);
    return this.lag.lengthSq() > 0 || this.isApproaching;
  }

  private approach(remains: number): void {
    const { position } = this.camera;
    const distance = position.distanceTo(this.followedPlace);
    const wanted = Math.min(distance, followDistanceStart);
    const next = wanted + (distance - wanted) * remains;
    const bounds = { min: followDistanceMin, max: distanceMax };
    dollyCamera(position, this.followedPlace, next / distance, bounds);
    if (next - wanted < 1e-2) this.isApproaching = false;
  }
}

const zero = new Vector3();
