// What happens in one frame of the scene? The store and the clock in, objects and labels out.

import { Group, Vector2 } from 'three';
import type { Result } from '../../compute/index.ts';
import { clock } from '../clock.ts';
import type { ReadScenario } from '../run/messages.ts';
import { inSlices } from '../run/slices.ts';
import { useStore } from '../store.ts';
import type { AppState } from '../store.ts';
import { AnomalyView } from './anomalyView.ts';
import { CameraRig } from './cameraRig.ts';
import { CoverageView } from './coverageView.ts';
import { DetailChoice } from './detail.ts';
import { loadAtlas, sliceMs } from './earthAtlas.ts';
import type { AtlasDetail } from './earthAtlas.ts';
import { earthPartsInPieces, EarthLayer } from './earthLayer.ts';
import { FleetView } from './fleetView.ts';
import { SkyView } from './frames.ts';
import type { KeyframeSource } from './keyframes.ts';
import { LabelLayer } from './labelLayer.ts';
import type { Label } from './labelLayer.ts';
import { pixelRatioUniform, viewportUniform } from './lineMaterial.ts';
import { PointerWatch } from './pointer.ts';
import { isSameSelection, jobOf, satelliteOf, SceneReader, stationOf } from './sceneReader.ts';
import type { Stage } from './stage.ts';
import { StationView } from './stationView.ts';
import { SunView } from './sunView.ts';
import { TrafficView } from './trafficView.ts';

/** Real time after which the place under a resting pointer is looked at again. */
const hoverAgainMs = 120;
const coarseTextureWidth = 2048;
const fineTextureWidth = 4096;
/** The fine outlines wait until the page has had time for what matters more. */
const fineDelayMs = 1500;

/** Everything in the scene, outside React. */
export class SceneWorld {
  readonly object = new Group();
  readonly rig: CameraRig;
  private readonly stage: Stage;
  private readonly sky = new SkyView();
  private readonly earth = new EarthLayer();
  private readonly sun = new SunView();
  private readonly coverage: CoverageView;
  private readonly labels: LabelLayer;
  private readonly pointer: PointerWatch;
  private readonly reader: SceneReader;
  private readonly viewport = new Vector2();
  private readonly detail: DetailChoice;
  private source: KeyframeSource | null = null;
  private scenario: ReadScenario | null = null;
  private result: Result | null = null;
  private fleet: FleetView | null = null;
  private stations: StationView | null = null;
  private anomaly: AnomalyView | null = null;
  private traffic: TrafficView | null = null;
  private isFitted = false;
  private isDisposed = false;
  private lastMs = NaN;
  private hoveredMs = -Infinity;
  private hasPointerMoved = false;

  constructor(stage: Stage) {
    this.stage = stage;
    this.rig = new CameraRig(stage.camera, stage.element, stage.invalidate);
    this.detail = new DetailChoice(stage.invalidate);
    this.labels = new LabelLayer(stage.labelParent);
    this.reader = new SceneReader(stage, this.sky);
    this.coverage = new CoverageView(stage, this.earth.turning, this.sky);
    this.pointer = new PointerWatch(stage.element, {
      move: () => {
        this.hasPointerMoved = true;
        stage.invalidate();
      },
      click: (at) => {
        const picked = this.reader.pick(at);
        useStore.getState().select(picked);
        if (picked === null) this.coverage.choose(at);
      },
      doubleClick: (at) => {
        const selection = this.reader.pick(at);
        if (selection?.kind !== 'satellite') return;
        useStore.getState().set({ selection, isFollowing: true });
      },
    });
    stage.entrances.add(this.object, this.earth.object, this.sun.object);
    void this.loadEarth();
  }

  /** Who propagates; another source means that everything is asked for anew. */
  setSource(source: KeyframeSource | null): void {
    if (source === this.source) return;
    this.source = source;
    this.showScenario(null);
    this.stage.invalidate();
  }

  /** Whether positions could not be had, several times in a row. */
  get hasFailed(): boolean {
    return (this.fleet?.track.failureCount ?? 0) > 2;
  }

  /** Whether a scenario is on screen with its satellites in their places. */
  get isComplete(): boolean {
    if (this.stage.entrances.isWaiting) return false;
    return this.fleet !== null && this.fleet.track.interval !== null;
  }

  /** Prepares one frame; three draws afterwards. */
  update(nowMs: number): void {
    const state = useStore.getState();
    if (state.scenario !== this.scenario) this.showScenario(state.scenario);
    if (state.result !== this.result) this.showResult(state.result);
    const elapsedRealS = Number.isNaN(this.lastMs) ? 0 : (nowMs - this.lastMs) / 1000;
    this.lastMs = nowMs;
    this.earth.showDetail(this.detail.next(nowMs));
    this.turnSky();
    const isFleetBusy = this.updateFleet(state, nowMs);
    const isCameraBusy = this.moveCamera(state, elapsedRealS);
    this.coverage.update(state);
    this.readPointer(nowMs);
    const sunLabel: Label = {
      ...{ id: 'sun', kind: 'sun', title: 'Sun', detail: '', isStrong: false, priority: 1 },
      place: this.sun.place,
    };
    const labels = state.layers.labels ? [sunLabel] : [];
    this.labels.update(
      [...labels, ...this.coverage.labels(), ...this.reader.labels(state, clock.timeS)],
      this.reader.view(),
      nowMs,
    );
    if (isFleetBusy || isCameraBusy) this.stage.invalidate();
  }

  dispose(): void {
    this.isDisposed = true;
    this.showScenario(null);
    for (const part of [this.rig, this.labels, this.pointer]) part.dispose();
    for (const part of [this.earth, this.sun, this.detail, this.coverage]) part.dispose();
  }

  /** The coarse outlines at once, the fine ones when the page is at rest. */
  private async loadEarth(): Promise<void> {
    try {
      await this.drawEarth('coarse', coarseTextureWidth);
      await new Promise((resolve) => setTimeout(resolve, fineDelayMs));
      if (!this.isDisposed) await this.drawEarth('fine', fineTextureWidth);
    } catch {
      // Without outlines the Earth is a plain ball: everything else still holds.
    }
  }

  private async drawEarth(detail: AtlasDetail, textureWidth: number): Promise<void> {
    const isWanted = (): boolean => !this.isDisposed;
    const atlas = await loadAtlas(detail, isWanted);
    if (atlas === null) return;
    const { maxTextureSize } = this.stage.renderer.capabilities;
    const pieces = earthPartsInPieces(atlas, Math.min(textureWidth, maxTextureSize));
    const parts = await inSlices(pieces, { sliceMs, isWanted });
    if (parts === null) return;
    this.earth.setParts(detail, parts);
    this.stage.invalidate();
  }

  private showScenario(scenario: ReadScenario | null): void {
    const { entrances } = this.stage;
    const { turning } = this.earth;
    this.showResult(null);
    if (this.fleet !== null && this.stations !== null) {
      entrances.remove(this.object, this.fleet.object);
      entrances.remove(turning, this.fleet.groundTrack.object, this.stations.marks.object);
      this.fleet.dispose();
      this.stations.dispose();
    }
    if (this.anomaly !== null) {
      entrances.remove(turning, this.anomaly.layer.object);
      this.anomaly.dispose();
      this.anomaly = null;
    }
    this.scenario = scenario;
    [this.fleet, this.stations] = [null, null];
    this.isFitted = false;
    if (scenario !== null && this.source !== null) {
      this.fleet = new FleetView(scenario, this.source, this.stage.invalidate);
      this.stations = new StationView(scenario);
      entrances.add(this.object, this.fleet.object);
      entrances.add(turning, this.fleet.groundTrack.object, this.stations.marks.object);
    }
    this.reader.show(this.fleet, this.stations);
  }

  private showResult(result: Result | null): void {
    if (this.traffic !== null) {
      this.stage.entrances.remove(this.object, this.traffic.object);
      this.traffic.dispose();
      this.traffic = null;
    }
    this.result = result;
    this.fleet?.setResult(result);
    const { fleet, stations } = this;
    if (result === null || fleet === null || stations === null) return;
    if (result.satelliteCount !== fleet.scenario.satellites.length) return;
    this.traffic = new TrafficView(result, fleet.places, stations.uniforms);
    this.stage.entrances.add(this.object, this.traffic.object);
  }

  private turnSky(): void {
    const { scenario } = this;
    // Before any scenario the Earth is as it is now.
    const utcMs = scenario === null ? Date.now() : scenario.startUtcMs + clock.timeS * 1000;
    this.sky.update(utcMs, scenario?.ut1MinusUtcS ?? 0);
    this.earth.update(this.sky);
    this.sun.update(this.sky.sunDirectionTeme);
    const { renderer } = this.stage;
    viewportUniform.value.copy(renderer.getDrawingBufferSize(this.viewport));
    pixelRatioUniform.value = renderer.getPixelRatio();
  }

  private updateFleet(state: AppState, nowMs: number): boolean {
    const { fleet, stations, traffic } = this;
    if (fleet === null || stations === null) return false;
    const { timeS, rate, isPlaying } = clock;
    const selected = satelliteOf(state.selection, state.result);
    const isBusy = fleet.update({
      ...{ pace: { timeS, rate, isPlaying }, nowMs, pixelRatio: pixelRatioUniform.value },
      ...{ colorBy: state.colorBy, hasOrbits: state.layers.orbits, selected },
      hovered: satelliteOf(state.hover, state.result),
    });
    const selectedStation = stationOf(state.selection);
    const isTrafficBusy = traffic?.update({
      ...{ timeS, nowMs, layers: state.layers, selectedSatellite: selected, selectedStation },
      selectedJob: jobOf(state.selection),
    });
    const served = traffic?.servedCount ?? null;
    stations.update(this.sky.earthAngleRad, served, selectedStation, stationOf(state.hover));
    stations.marks.object.visible = state.layers.stations;
    this.showAnomaly(state.layers.anomaly);
    if (traffic !== null) traffic.object.visible = fleet.track.interval !== null;
    return isBusy || isTrafficBusy === true;
  }

  /** Its contours are worked out when they are first asked for. */
  private showAnomaly(isShown: boolean): void {
    if (isShown && this.anomaly === null && this.scenario !== null) {
      this.anomaly = new AnomalyView(this.scenario);
      this.stage.entrances.add(this.earth.turning, this.anomaly.layer.object);
    }
    if (this.anomaly !== null) this.anomaly.layer.object.visible = isShown;
  }

  private moveCamera(state: AppState, elapsedRealS: number): boolean {
    const isReady = this.fleet === null || this.fleet.track.interval !== null;
    // The first frame may come before the first keyframes: then the Earth alone is fitted in.
    if (!this.isFitted && (isReady || !this.rig.hasPlace)) {
      this.isFitted = isReady;
      if (!this.rig.isTouched) this.rig.fit(this.reader.extent(), this.reader.firstAzimuthRad());
    }
    const { selection, result, isFollowing, cameraFrame } = state;
    return this.rig.update({
      followed: isFollowing ? this.reader.satellitePlace(satelliteOf(selection, result)) : null,
      ...{ elapsedRealS, earthAngleRad: this.sky.earthAngleRad },
      isEarthFixed: cameraFrame === 'earth',
    });
  }

  /** What is below the pointer, when it or the scene has moved. */
  private readPointer(nowMs: number): void {
    const { hover: at } = this.pointer;
    const isDue = clock.isPlaying && at !== null && nowMs - this.hoveredMs > hoverAgainMs;
    if (!this.hasPointerMoved && !isDue) return;
    this.hasPointerMoved = false;
    this.hoveredMs = nowMs;
    const hover = at === null ? null : this.reader.pick(at);
    const { hover: old, set } = useStore.getState();
    const isOverCell = this.coverage.point(hover === null ? at : null);
    this.stage.element.style.cursor = hover === null && !isOverCell ? '' : 'pointer';
    if (!isSameSelection(hover, old)) set({ hover });
  }
}
