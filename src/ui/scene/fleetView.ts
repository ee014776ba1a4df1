// What does one scenario put into the scene? Satellites, orbits, the selected one's track.

import { Group } from 'three';
import type { Result } from '../../compute/index.ts';
import type { ElementSet } from '../../orbit/index.ts';
import type { ReadScenario } from '../run/messages.ts';
import type { ColorBy } from '../store.ts';
import { KeyframeTrack } from './keyframeTrack.ts';
import type { KeyframeSource, Pace } from './keyframes.ts';
import {
  groundTrack,
  periodS,
  planeRepresentatives,
  ringCountMax,
  ringPath,
  ringPointCount,
  trackBehind,
  trackPointCount,
} from './orbitPaths.ts';
import { PathLayer } from './pathLayer.ts';
import { createPlaceUniforms, SatelliteLayer, updatePlaceUniforms } from './satelliteLayer.ts';
import { stateIndexOf } from './satelliteState.ts';
import type { StateIndex } from './satelliteState.ts';
import { StateTexture } from './stateTexture.ts';

/** Rings drift with the node, at most 8° a day: a third of a revolution is far below a pixel. */
const ringAgeMaxS = 1800;
/** Rings computed per frame, so that no frame pays for all. */
const ringSliceCount = 6;
/** The track moves on in steps of this share of a revolution. */
const trackStepShare = 1 / 240;
/** Real time between two drawings of the track, however fast the clock runs. */
const trackMs = 100;
/** The ring is drawn anew when the satellite has gone this share of it: the rest is drift. */
const orbitStepShare = 1 / 12;

/** What a fleet is drawn for in a frame. */
export interface FleetFrame {
  readonly pace: Pace;
  readonly nowMs: number;
  readonly pixelRatio: number;
  readonly colorBy: ColorBy;
  readonly hasOrbits: boolean;
  /** Indices, -1 for none. */
  readonly selected: number;
  readonly hovered: number;
}

/** The satellites of one scenario on screen. */
export class FleetView {
  /** In inertial axes. */
  readonly object = new Group();
  /** The ground track, for the group that turns with the Earth. */
  readonly groundTrack = new PathLayer(trackPointCount, [190, 214, 240], 1.6);
  readonly places = createPlaceUniforms();
  readonly track: KeyframeTrack;
  readonly scenario: ReadScenario;
  stateIndex: StateIndex | null = null;
  private readonly satellites: SatelliteLayer;
  private readonly state: StateTexture;
  private readonly rings: PathLayer;
  private readonly orbit = new PathLayer(ringPointCount, [214, 230, 250], 1.8);
  private readonly ringOwners: number[];
  private ringPaths: Float64Array[] = [];
  private ringTimeS = NaN;
  private shownSatellite = -1;
  private orbitTimeS = NaN;
  private trackTimeS = NaN;
  private trackMs = -Infinity;

  constructor(scenario: ReadScenario, source: KeyframeSource, onChange: () => void) {
    this.scenario = scenario;
    const { length } = scenario.satellites;
    this.track = new KeyframeTrack(source, length, onChange);
    this.state = new StateTexture(length);
    this.satellites = new SatelliteLayer(length, this.places, this.state.texture);
    const elementSets = scenario.satellites.map((satellite) => satellite.elementSet);
    this.ringOwners = planeRepresentatives(elementSets, ringCountMax);
    this.rings = new PathLayer(this.ringOwners.length * ringPointCount, [122, 146, 178], 1);
    this.satellites.object.visible = false;
    this.object.add(this.rings.object, this.orbit.object, this.satellites.object);
  }

  /** Takes a result of this scenario, or none. */
  setResult(result: Result | null): void {
    const isOurs = result !== null && result.satelliteCount === this.scenario.satellites.length;
    this.stateIndex = isOurs ? stateIndexOf(result) : null;
  }

  /** Prepares a frame; true while something is still to be done at this time. */
  update(frame: FleetFrame): boolean {
    const { pace, selected, hovered } = frame;
    this.track.update(pace);
    this.satellites.object.visible = updatePlaceUniforms(this.places, this.track);
    this.satellites.update(selected, hovered, frame.pixelRatio);
    this.state.setInputs(frame.colorBy, this.stateIndex, this.scenario);
    const isLooking = this.state.update(pace.timeS, frame.nowMs);
    const isTracking = this.updateSelected(frame);
    const isRinging = frame.hasOrbits && this.updateRings(pace.timeS);
    this.rings.object.visible = frame.hasOrbits;
    return isLooking || isTracking || isRinging;
  }

  dispose(): void {
    for (const part of [this.track, this.state, this.satellites]) part.dispose();
    for (const part of [this.rings, this.orbit, this.groundTrack]) part.dispose();
  }

  /** The ring and the track of the selected satellite; true while the track waits for its turn. */
  private updateSelected({ selected, pace, nowMs }: FleetFrame): boolean {
    const satellite = this.scenario.satellites[selected];
    const isShown = satellite !== undefined;
    this.orbit.object.visible = isShown;
    this.groundTrack.object.visible = isShown;
    if (!isShown) return false;
    const { elementSet } = satellite;
    const isOther = selected !== this.shownSatellite;
    this.shownSatellite = selected;
    if (isOther || Math.abs(pace.timeS - this.orbitTimeS) > periodS(elementSet) * orbitStepShare) {
      this.orbitTimeS = pace.timeS;
      this.drawOrbit(elementSet);
    }
    const stepS = periodS(elementSet) * trackStepShare;
    if (!isOther && Math.abs(pace.timeS - this.trackTimeS) < stepS) return false;
    if (!isOther && nowMs - this.trackMs < trackMs) return true;
    this.trackTimeS = pace.timeS;
    this.trackMs = nowMs;
    this.drawTrack(elementSet);
    return false;
  }

  private drawOrbit(elementSet: ElementSet): void {
    this.orbit.clear();
    this.orbit.add(ringPath(elementSet, this.scenario.startUtcMs, this.orbitTimeS), () => 0.8);
    this.orbit.commit();
  }

  private drawTrack(elementSet: ElementSet): void {
    const { startUtcMs, ut1MinusUtcS } = this.scenario;
    const track = groundTrack(elementSet, startUtcMs, this.trackTimeS, ut1MinusUtcS);
    this.groundTrack.clear();
    this.groundTrack.add(track, trackOpacity);
    this.groundTrack.commit();
  }

  /** Goes on with the rings of all planes; true until they are complete for about this time. */
  private updateRings(timeS: number): boolean {
    const count = this.ringOwners.length;
    const isFresh = Math.abs(timeS - this.ringTimeS) < ringAgeMaxS;
    if (isFresh && this.ringPaths.length === count) return false;
    if (!isFresh) {
      this.ringPaths = [];
      this.ringTimeS = timeS;
    }
    const { satellites, startUtcMs } = this.scenario;
    const end = Math.min(this.ringPaths.length + ringSliceCount, count);
    for (let ring = this.ringPaths.length; ring < end; ring += 1) {
      const { elementSet } = satellites[this.ringOwners[ring]!]!;
      this.ringPaths.push(ringPath(elementSet, startUtcMs, this.ringTimeS));
    }
    if (this.ringPaths.length < count) return true;
    this.rings.clear();
    // Many rings over each other must not become a wall.
    const opacity = Math.max(0.1, Math.min(0.5, 2.4 / Math.sqrt(count * 8)));
    for (const path of this.ringPaths) this.rings.add(path, () => opacity);
    this.rings.commit();
    return false;
  }
}

/** Fades with the distance in time from the satellite, faster behind it than ahead. */
export function trackOpacity(index: number): number {
  const place = index / (trackPointCount - 1) - trackBehind;
  const share = place < 0 ? -place / trackBehind : place / (1 - trackBehind);
  return (place < 0 ? 0.55 : 0.9) * (1 - 0.92 * share);
}
