// What can be asked of the picture: what is where, what is under the pointer, what has a name?

import { Matrix4 } from 'three';
import type { Result } from '../../compute/index.ts';
import type { AppState, Selection } from '../store.ts';
import { satelliteDetail } from './describe.ts';
import type { FleetView } from './fleetView.ts';
import { earthRadiusScene } from './frames.ts';
import type { SkyView } from './frames.ts';
import type { Label } from './labelLayer.ts';
import { pickNearest } from './picking.ts';
import type { View } from './picking.ts';
import type { PointerPlace } from './pointer.ts';
import type { Stage } from './stage.ts';
import type { StationView } from './stationView.ts';

/** More names than that are never legible at once. */
const stationLabelCountMax = 60;
/** Radius of what is always in the picture: the Earth with its air and low orbits. */
const extentMin = earthRadiusScene * 1.3;
/** Share of the satellites that the first view shows; stragglers do not shrink the Earth. */
const extentShare = 0.9;
const extentSampleCount = 500;
/** The first view is this far to the side of the Sun, so that day and night are both in it. */
const besideSunRad = (62 * Math.PI) / 180;

/** The satellite that a selection means, a job's included; -1 for none. */
export function satelliteOf(selection: Selection | null, result: Result | null): number {
  if (selection === null || selection.kind === 'station') return -1;
  if (selection.kind === 'satellite') return selection.index;
  return result?.jobs.satelliteIndex[selection.index] ?? -1;
}

/** The station that a selection means; -1 for none. */
export function stationOf(selection: Selection | null): number {
  return selection?.kind === 'station' ? selection.index : -1;
}

/** The job that a selection means; -1 for none. */
export function jobOf(selection: Selection | null): number {
  return selection?.kind === 'job' ? selection.index : -1;
}

export function isSameSelection(a: Selection | null, b: Selection | null): boolean {
  return a?.kind === b?.kind && a?.index === b?.index;
}

/** Answers questions about the picture of the present frame. */
export class SceneReader {
  private fleet: FleetView | null = null;
  private stations: StationView | null = null;
  private readonly toClip = new Matrix4();
  private readonly camera = new Float64Array(3);
  private readonly stage: Stage;
  private readonly sky: SkyView;

  constructor(stage: Stage, sky: SkyView) {
    this.stage = stage;
    this.sky = sky;
  }

  show(fleet: FleetView | null, stations: StationView | null): void {
    this.fleet = fleet;
    this.stations = stations;
  }

  /** The camera's view as it is now. */
  view(): View {
    const { camera, element } = this.stage;
    camera.updateMatrixWorld();
    this.toClip.multiplyMatrices(camera.projectionMatrix, camera.matrixWorldInverse);
    this.camera.set([camera.position.x, camera.position.y, camera.position.z]);
    return {
      ...{ toClip: this.toClip.elements, camera: this.camera, earthRadius: earthRadiusScene },
      ...{ widthPx: element.clientWidth, heightPx: element.clientHeight },
    };
  }

  /** What is under the pointer: a satellite rather than a station, null for neither. */
  pick(at: PointerPlace): Selection | null {
    const { fleet, stations } = this;
    const view = this.view();
    const track = fleet?.track;
    const satellite = track
      ? pickNearest(view, track.satelliteCount, (out, i) => track.positionInto(out, i), at)
      : -1;
    if (satellite >= 0) return { kind: 'satellite', index: satellite };
    if (stations === null || !stations.marks.object.visible) return null;
    const station = pickNearest(view, stations.count, this.stationPlaceInto, at);
    return station < 0 ? null : { kind: 'station', index: station };
  }

  /** A satellite's place, scene units; null when it has none. */
  satellitePlace(index: number): Float64Array | null {
    const place = new Float64Array(3);
    return index >= 0 && this.fleet?.track.positionInto(place, index) === true ? place : null;
  }

  /** Radius that shows nine of ten satellites, and the Earth in any case. */
  extent(): number {
    const track = this.fleet?.track;
    if (track === undefined || track.satelliteCount === 0) return extentMin;
    const step = Math.max(1, Math.floor(track.satelliteCount / extentSampleCount));
    const radii: number[] = [];
    for (let index = 0; index < track.satelliteCount; index += step) {
      const place = this.satellitePlace(index);
      if (place !== null) radii.push(Math.hypot(place[0]!, place[1]!, place[2]!));
    }
    radii.sort((a, b) => a - b);
    return Math.max(extentMin, 1.06 * (radii[Math.floor(radii.length * extentShare)] ?? 0));
  }

  /** Azimuth of the first view: the terminator in the picture, on the side with more stations. */
  firstAzimuthRad(): number {
    const [x, y] = this.sky.sunDirectionTeme;
    const sunRad = Math.atan2(y!, x!);
    const sides = [sunRad + besideSunRad, sunRad - besideSunRad];
    const seenCount = sides.map((azimuthRad) => this.stationsTowards(azimuthRad));
    return seenCount[1]! > seenCount[0]! ? sides[1]! : sides[0]!;
  }

  private stationsTowards(azimuthRad: number): number {
    const place = new Float64Array(3);
    let count = 0;
    for (let index = 0; index < (this.stations?.count ?? 0); index += 1) {
      this.stationPlaceInto(place, index);
      const towards = place[0]! * Math.cos(azimuthRad) + place[1]! * Math.sin(azimuthRad);
      if (towards > earthRadiusScene * 0.3) count += 1;
    }
    return count;
  }

  /** What has a name now: what is selected or hovered, and the stations. */
  labels(state: AppState, timeS: number): Label[] {
    const labels: Label[] = [];
    const selected = satelliteOf(state.selection, state.result);
    const hovered = satelliteOf(state.hover, state.result);
    for (const index of new Set([hovered, selected])) {
      const label = this.satelliteLabel(index, index === selected, timeS);
      if (label !== null) labels.push(label);
    }
    const [selectedStation, hoveredStation] = [stationOf(state.selection), stationOf(state.hover)];
    const hasAll = state.layers.stations && state.layers.labels;
    const count = hasAll ? Math.min(this.stations?.count ?? 0, stationLabelCountMax) : 0;
    for (let index = 0; index < count; index += 1) {
      const isMarked = index === selectedStation || index === hoveredStation;
      labels.push(this.stationLabel(index, isMarked));
    }
    for (const index of new Set([selectedStation, hoveredStation])) {
      if (index >= count && index < (this.stations?.count ?? 0)) {
        labels.push(this.stationLabel(index, true));
      }
    }
    return labels;
  }

  private readonly stationPlaceInto = (out: Float64Array, index: number): boolean => {
    this.stations?.placeInto(out, index, this.sky.earthAngleRad);
    return this.stations !== null;
  };

  private satelliteLabel(index: number, isSelected: boolean, timeS: number): Label | null {
    const place = this.satellitePlace(index);
    const satellite = this.fleet?.scenario.satellites[index];
    if (place === null || satellite === undefined) return null;
    return {
      ...{ id: `satellite ${index}`, kind: 'satellite', title: satellite.name, place },
      detail: satelliteDetail(this.fleet?.stateIndex ?? null, index, timeS),
      ...{ isStrong: isSelected, priority: isSelected ? 3 : 4 },
    };
  }

  private stationLabel(index: number, isMarked: boolean): Label {
    const place = new Float64Array(3);
    this.stationPlaceInto(place, index);
    const title = this.fleet?.scenario.stations[index]?.name ?? '';
    return {
      ...{ id: `station ${index}`, kind: 'station', title, detail: '', place },
      ...{ isStrong: isMarked, priority: isMarked ? 2 : 0 },
    };
  }
}
