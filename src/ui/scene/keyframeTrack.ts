// Between which two keyframe textures is the clock, and is the next one on its way?

import { DataTexture, FloatType, RGBAFormat } from 'three';
import type { Keyframes } from '../run/messages.ts';
import { sceneUnitKm } from './frames.ts';
import { floatsPerState, packKeyframe, positionInto } from './hermite.ts';
import type { KeyframeInterval } from './hermite.ts';
import { findInterval, keyframeStepMaxS, nextNeed } from './keyframes.ts';
import type { KeyframeSource, Pace } from './keyframes.ts';

/** Two texels per satellite, 512 satellites per row: the shader relies on it. */
export const textureWidth = 1024;
const satellitesPerRow = textureWidth / 2;
/** The interval on screen, and twice what is asked for ahead. */
const slotCountMax = 12;
/** Real time to wait before asking again after a failure. */
const retryMs = 1000;

interface Slot {
  timeS: number;
  readonly texture: DataTexture;
  readonly data: Float32Array;
}

/** Keyframe textures of one scenario, kept ahead of the clock; nothing here knows the GPU. */
export class KeyframeTrack {
  readonly satelliteCount: number;
  /** What the satellites' places follow from; null until the first keyframes are there. */
  interval: (KeyframeInterval & { fromTexture: DataTexture; toTexture: DataTexture }) | null = null;
  /** Requests that failed since the last that did not. */
  failureCount = 0;
  private slots: Slot[] = [];
  private retired: ArrayBuffer | null = null;
  private isWaiting = false;
  private isDisposed = false;
  private readonly source: KeyframeSource;
  private readonly onChange: () => void;

  constructor(source: KeyframeSource, satelliteCount: number, onChange: () => void) {
    this.source = source;
    this.satelliteCount = satelliteCount;
    this.onChange = onChange;
  }

  /** Moves the interval to the clock and asks for what will be needed. */
  update(pace: Pace): void {
    this.follow(pace.timeS);
    if (this.isWaiting || this.satelliteCount === 0) return;
    const need = nextNeed(this.timesS(), pace);
    if (need === null) return;
    this.isWaiting = true;
    const buffer = this.retired;
    this.retired = null;
    this.source.request(need.startS, need.stepS, need.count, buffer).then(
      (keyframes) => {
        this.receive(keyframes, pace.timeS);
      },
      () => {
        this.fail();
      },
    );
  }

  /** Writes a satellite's position (scene units, TEME) to out[0…2]; false if it has none. */
  positionInto(out: Float64Array, satelliteIndex: number): boolean {
    return this.interval !== null && positionInto(out, this.interval, satelliteIndex);
  }

  dispose(): void {
    this.isDisposed = true;
    for (const slot of this.slots) slot.texture.dispose();
    this.slots = [];
    this.interval = null;
  }

  private timesS(): number[] {
    return this.slots.map((slot) => slot.timeS);
  }

  /** Outside the keyframes the nearest known place is held until better ones arrive. */
  private follow(timeS: number): void {
    const index = findInterval(this.timesS(), timeS, keyframeStepMaxS);
    const from = this.slots[index];
    const to = this.slots[index + 1];
    if (from === undefined || to === undefined || index < 0) return;
    const stepS = to.timeS - from.timeS;
    this.interval = {
      ...{ from: from.data, to: to.data, fromTexture: from.texture, toTexture: to.texture },
      ...{ fraction: (timeS - from.timeS) / stepS, stepS },
    };
  }

  private receive(keyframes: Keyframes, askedTimeS: number): void {
    if (this.isDisposed) return;
    this.isWaiting = false;
    this.failureCount = 0;
    const isOurs = keyframes.satelliteCount === this.satelliteCount;
    for (let k = 0; isOurs && k < keyframes.keyframeCount; k += 1) {
      const slot = this.slotFor(keyframes.startS + k * keyframes.stepS, askedTimeS);
      packKeyframe(slot.data, keyframes.states, k, this.satelliteCount, sceneUnitKm);
      slot.texture.needsUpdate = true;
    }
    this.slots.sort((a, b) => a.timeS - b.timeS);
    this.retired = keyframes.states.buffer as ArrayBuffer;
    this.onChange();
  }

  private fail(): void {
    if (this.isDisposed) return;
    this.failureCount += 1;
    setTimeout(() => {
      this.isWaiting = false;
      if (!this.isDisposed) this.onChange();
    }, retryMs);
  }

  /** The slot that has this time, a new one, or the one that is needed least. */
  private slotFor(timeS: number, clockS: number): Slot {
    const same = this.slots.find((slot) => Math.abs(slot.timeS - timeS) < 1e-6);
    if (same !== undefined) return same;
    if (this.slots.length < slotCountMax) {
      const slot = createSlot(timeS, this.satelliteCount);
      this.slots.push(slot);
      return slot;
    }
    const shown = [this.interval?.fromTexture, this.interval?.toTexture];
    // What lies behind goes first: a playing clock needs what was fetched ahead of it.
    const uselessness = (slot: Slot): number =>
      slot.timeS < clockS ? (clockS - slot.timeS) * 100 : slot.timeS - clockS;
    let furthest: Slot | undefined;
    for (const slot of this.slots) {
      if (shown.includes(slot.texture)) continue;
      if (furthest === undefined || uselessness(slot) > uselessness(furthest)) furthest = slot;
    }
    furthest!.timeS = timeS;
    return furthest!;
  }
}

function createSlot(timeS: number, satelliteCount: number): Slot {
  const height = Math.max(1, Math.ceil(satelliteCount / satellitesPerRow));
  const data = new Float32Array(satellitesPerRow * height * floatsPerState);
  const texture = new DataTexture(data, textureWidth, height, RGBAFormat, FloatType);
  return { timeS, texture, data };
}
