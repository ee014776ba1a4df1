// How does each satellite look right now? One texel each, refreshed in slices between frames.

import { DataTexture, RGBAFormat, UnsignedByteType } from 'three';
import type { ReadScenario } from '../run/messages.ts';
import type { ColorBy } from '../store.ts';
import { temperatureRangeK } from './legend.ts';
import { orbitKindAt, orbitKindMarks } from './orbitKinds.ts';
import {
  batteryRamp,
  fleetMarks,
  markShapes,
  rampColor,
  stateMarks,
  sunlightMarks,
  temperatureRamp,
} from './palette.ts';
import type { Mark, Ramp } from './palette.ts';
import { sampleAt, stateAt, sunlightAt } from './satelliteState.ts';
import type { StateIndex } from './satelliteState.ts';

/** Texels per row; the shader relies on it. */
export const stateTextureWidth = 1024;
/** Satellites looked up per frame: half a millisecond, so that no frame pays for a whole fleet. */
const sliceCount = 1000;
/** Real time between the beginnings of two rounds through the fleet. */
const roundMs = 200;

/** What the look of a satellite depends on. */
export interface LookInputs {
  readonly colorBy: ColorBy;
  readonly index: StateIndex | null;
  readonly scenario: ReadScenario | null;
  /** Temperatures at the two ends of the ramp. */
  readonly temperatureRangeK: readonly [number, number];
}

const noInputs: LookInputs = {
  ...{ colorBy: 'state', index: null, scenario: null },
  temperatureRangeK: temperatureRangeK(null),
};

/** A mark on a ramp; `alarm` 0…1 enlarges what needs attention. */
function rampMark(ramp: Ramp, fraction: number, alarm: number): Mark {
  if (Number.isNaN(fraction)) return stateMarks.unknown;
  return { color: rampColor(ramp, fraction), shape: 'disc', emphasis: alarm > 0.8 ? 3 : 2 };
}

/** How one satellite is drawn at a time under a colouring. */
export function markOf(inputs: LookInputs, satellite: number, timeS: number): Mark {
  const { colorBy, index, scenario } = inputs;
  if (colorBy === 'fleet') {
    const fleet = scenario?.satellites[satellite]?.fleetIndex ?? 0;
    return fleetMarks[fleet % fleetMarks.length]!;
  }
  if (colorBy === 'orbit') {
    return scenario === null
      ? stateMarks.unknown
      : orbitKindMarks[orbitKindAt(scenario, satellite)];
  }
  if (index === null || satellite >= index.satelliteCount) return stateMarks.unknown;
  if (colorBy === 'state') return stateMarks[stateAt(index, satellite, timeS)];
  if (colorBy === 'sunlight') return sunlightMarks[sunlightAt(index, satellite, timeS)];
  if (colorBy === 'battery') {
    const charge = sampleAt(index.series, 'stateOfChargeFraction', satellite, timeS);
    return rampMark(batteryRamp, charge, 1 - charge);
  }
  const [lowK, highK] = inputs.temperatureRangeK;
  const temperatureK = sampleAt(index.series, 'temperatureK', satellite, timeS);
  const heat = (temperatureK - lowK) / (highK - lowK);
  return rampMark(temperatureRamp, heat, heat);
}

/** Writes r g b and (shape + 8 · emphasis) of one satellite. */
export function writeMark(out: Uint8Array, satellite: number, mark: Mark): void {
  const at = satellite * 4;
  out[at] = mark.color[0];
  out[at + 1] = mark.color[1];
  out[at + 2] = mark.color[2];
  out[at + 3] = markShapes.indexOf(mark.shape) + 8 * mark.emphasis;
}

/** The texture of looks; refreshed a few times a second, at once when its inputs change. */
export class StateTexture {
  readonly texture: DataTexture;
  readonly data: Uint8Array;
  private next = 0;
  private isInRound = true;
  private roundStartMs = -Infinity;
  private roundTimeS = NaN;
  private inputs = noInputs;
  private readonly satelliteCount: number;

  constructor(satelliteCount: number) {
    const height = Math.max(1, Math.ceil(satelliteCount / stateTextureWidth));
    this.satelliteCount = satelliteCount;
    this.data = new Uint8Array(stateTextureWidth * height * 4);
    const { data } = this;
    this.texture = new DataTexture(data, stateTextureWidth, height, RGBAFormat, UnsignedByteType);
  }

  /** Takes new inputs; the next updates bring them on screen without waiting for their turn. */
  setInputs(colorBy: ColorBy, index: StateIndex | null, scenario: ReadScenario | null): void {
    const old = this.inputs;
    const isSame = old.colorBy === colorBy && old.index === index && old.scenario === scenario;
    if (isSame) return;
    this.inputs = { colorBy, index, scenario, temperatureRangeK: temperatureRangeK(scenario) };
    this.next = 0;
    this.isInRound = true;
  }

  /** Does one slice; true while there is more to do for this time, so that a paused scene ends. */
  update(timeS: number, nowMs: number): boolean {
    if (!this.isInRound) {
      if (timeS === this.roundTimeS) return false;
      if (nowMs - this.roundStartMs < roundMs) return true;
      this.isInRound = true;
      this.next = 0;
    }
    if (this.next === 0) {
      this.roundStartMs = nowMs;
      this.roundTimeS = timeS;
    }
    const end = Math.min(this.next + sliceCount, this.satelliteCount);
    for (; this.next < end; this.next += 1) {
      writeMark(this.data, this.next, markOf(this.inputs, this.next, timeS));
    }
    if (this.next < this.satelliteCount) return true;
    this.isInRound = false;
    this.texture.needsUpdate = true;
    return false;
  }

  dispose(): void {
    this.texture.dispose();
  }
}
