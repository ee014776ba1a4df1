// How are Earth and satellites drawn where there is no WebGL2? A plain map by longitude, latitude.

import type { Result } from '../../compute/index.ts';
import { clock } from '../clock.ts';
import { routeLines } from '../network/route.ts';
import { useStore } from '../store.ts';
import { CoverageMap } from './coverageMap.ts';
import { fillRings } from './earthAtlas.ts';
import type { EarthAtlas } from './earthAtlas.ts';
import { paintRoute } from './flatMapRoute.ts';
import type { PointOf } from './flatMapRoute.ts';
import { SkyView, sceneToGeodetic } from './frames.ts';
import { KeyframeTrack } from './keyframeTrack.ts';
import type { KeyframeSource } from './keyframes.ts';
import { temperatureRangeK } from './legend.ts';
import { cssColor } from './palette.ts';
import type { Mark } from './palette.ts';
import { jobOf, satelliteOf } from './sceneReader.ts';
import { stateIndexOf } from './satelliteState.ts';
import { markOf } from './stateTexture.ts';
import type { LookInputs } from './stateTexture.ts';

const oceanColor = '#0d1522';
const landColor = '#2b3949';
const nightColor = 'rgb(4 6 10 / 0.55)';
const gridColor = 'rgb(120 150 190 / 0.12)';
const stationColor = '#ced6e2';
const selectedColor = '#f5f8fc';

/** x of a longitude and y of a latitude, both in rad, on a map of a size. */
export function mapPoint(
  longitudeRad: number,
  latitudeRad: number,
  widthPx: number,
  heightPx: number,
): [x: number, y: number] {
  return [(longitudeRad / (2 * Math.PI) + 0.5) * widthPx, (0.5 - latitudeRad / Math.PI) * heightPx];
}

/** A flat map of one scenario. */
export class FlatMapPainter {
  private readonly canvas: HTMLCanvasElement;
  private readonly sky = new SkyView();
  private atlas: EarthAtlas | null = null;
  private source: KeyframeSource | null = null;
  private track: KeyframeTrack | null = null;
  private frame = 0;
  private readonly coverage = new CoverageMap(() => this.invalidate());

  constructor(canvas: HTMLCanvasElement) {
    this.canvas = canvas;
  }

  setAtlas(atlas: EarthAtlas): void {
    this.atlas = atlas;
    this.invalidate();
  }

  setSource(source: KeyframeSource | null): void {
    this.source = source;
    this.track?.dispose();
    this.track = null;
    this.invalidate();
  }

  /** Asks for a picture; several wishes before the next frame give one. */
  readonly invalidate = (): void => {
    if (this.frame !== 0) return;
    this.frame = requestAnimationFrame(() => {
      this.frame = 0;
      this.paint();
    });
  };

  dispose(): void {
    cancelAnimationFrame(this.frame);
    this.coverage.dispose();
    this.track?.dispose();
  }

  private paint(): void {
    const context = this.canvas.getContext('2d');
    if (context === null) return;
    const { clientWidth, clientHeight } = this.canvas;
    const widthPx = Math.max(1, Math.min(clientWidth, clientHeight * 2));
    const heightPx = widthPx / 2;
    const ratio = window.devicePixelRatio;
    [this.canvas.width, this.canvas.height] = [clientWidth * ratio, clientHeight * ratio];
    const [left, top] = [(clientWidth - widthPx) / 2, (clientHeight - heightPx) / 2];
    context.setTransform(ratio, 0, 0, ratio, left * ratio, top * ratio);
    this.paintEarth(context, widthPx, heightPx);
    this.paintNight(context, widthPx, heightPx);
    this.coverage.paint(context, widthPx, heightPx);
    this.paintStations(context, widthPx, heightPx);
    this.paintSatellites(context, widthPx, heightPx);
    this.paintWay(context, widthPx, heightPx);
  }

  /** The way of the selected job's data, as it stands now. */
  private paintWay(context: CanvasRenderingContext2D, width: number, height: number): void {
    const { scenario, result, selection } = useStore.getState();
    const job = jobOf(selection);
    const { track } = this;
    if (job < 0 || result === null || scenario === null || track === null) return;
    if (result.satelliteCount !== track.satelliteCount) return;
    const [place, geodetic] = [new Float64Array(3), new Float64Array(3)];
    const pointOf: PointOf = (node) => {
      const station = scenario.stations[-1 - node];
      if (station !== undefined) {
        return mapPoint(station.longitudeRad, station.latitudeRad, width, height);
      }
      if (!track.positionInto(place, node)) return null;
      sceneToGeodetic(geodetic, place, this.sky.earthAngleRad);
      return mapPoint(geodetic[1]!, geodetic[0]!, width, height);
    };
    paintRoute(context, routeLines(result, job, clock.timeS), pointOf, [width, height]);
  }

  private paintEarth(context: CanvasRenderingContext2D, width: number, height: number): void {
    context.fillStyle = oceanColor;
    context.fillRect(0, 0, width, height);
    context.fillStyle = landColor;
    context.save();
    context.beginPath();
    context.rect(0, 0, width, height);
    context.clip();
    if (this.atlas !== null) fillRings(context, this.atlas.landRings, width, height);
    context.restore();
    context.strokeStyle = gridColor;
    context.beginPath();
    for (let step = 1; step < 12; step += 1) {
      context.moveTo((step / 12) * width, 0);
      context.lineTo((step / 12) * width, height);
      if (step >= 6) continue;
      context.moveTo(0, (step / 6) * height);
      context.lineTo(width, (step / 6) * height);
    }
    context.stroke();
  }

  /** Shades, column by column, the latitudes where the Sun is below the horizon. */
  private paintNight(context: CanvasRenderingContext2D, width: number, height: number): void {
    const { scenario } = useStore.getState();
    const utcMs = scenario === null ? Date.now() : scenario.startUtcMs + clock.timeS * 1000;
    this.sky.update(utcMs, scenario?.ut1MinusUtcS ?? 0);
    const [x, y, z] = this.sky.sunDirectionTeme;
    const subsolarRad = Math.atan2(y!, x!) - this.sky.earthAngleRad;
    const level = Math.hypot(x!, y!);
    context.fillStyle = nightColor;
    const columnPx = 2;
    for (let column = 0; column < width; column += columnPx) {
      const longitudeRad = (column / width - 0.5) * 2 * Math.PI;
      const terminatorRad = Math.atan2(-level * Math.cos(longitudeRad - subsolarRad), z!);
      const edge = Math.atan(Math.tan(terminatorRad));
      const [, edgePx] = mapPoint(0, edge, width, height);
      if (z! > 0) context.fillRect(column, edgePx, columnPx, height - edgePx);
      else context.fillRect(column, 0, columnPx, edgePx);
    }
  }

  private paintStations(context: CanvasRenderingContext2D, width: number, height: number): void {
    const { scenario, layers } = useStore.getState();
    if (!layers.stations) return;
    context.fillStyle = stationColor;
    context.font = '11px system-ui, sans-serif';
    for (const { longitudeRad, latitudeRad, name } of scenario?.stations ?? []) {
      const [x, y] = mapPoint(longitudeRad, latitudeRad, width, height);
      context.fillRect(x - 2, y - 2, 4, 4);
      if (layers.labels) context.fillText(name, x + 6, y + 4);
    }
  }

  private paintSatellites(context: CanvasRenderingContext2D, width: number, height: number): void {
    const { scenario, result, colorBy, selection } = useStore.getState();
    if (scenario === null || this.source === null) return;
    const count = scenario.satellites.length;
    if (this.track?.satelliteCount !== count) {
      this.track?.dispose();
      this.track = new KeyframeTrack(this.source, count, this.invalidate);
    }
    const { timeS, rate, isPlaying } = clock;
    this.track.update({ timeS, rate, isPlaying });
    const inputs = lookInputs(colorBy, scenario, result);
    const selected = satelliteOf(selection, result);
    const [place, geodetic] = [new Float64Array(3), new Float64Array(3)];
    for (let index = 0; index < count; index += 1) {
      if (!this.track.positionInto(place, index)) continue;
      sceneToGeodetic(geodetic, place, this.sky.earthAngleRad);
      const [x, y] = mapPoint(geodetic[1]!, geodetic[0]!, width, height);
      paintMark(context, x, y, markOf(inputs, index, timeS));
      if (index !== selected) continue;
      context.strokeStyle = selectedColor;
      context.strokeRect(x - 7, y - 7, 14, 14);
    }
  }
}

function lookInputs(
  colorBy: LookInputs['colorBy'],
  scenario: LookInputs['scenario'],
  result: Result | null,
): LookInputs {
  const isOurs = result?.satelliteCount === scenario?.satellites.length;
  const index = result !== null && isOurs ? stateIndexOf(result) : null;
  return { colorBy, scenario, index, temperatureRangeK: temperatureRangeK(scenario) };
}

/** Discs, rings and squares say on the map what eight shapes say in space. */
function paintMark(context: CanvasRenderingContext2D, x: number, y: number, mark: Mark): void {
  const radius = 2 + mark.emphasis * 0.5;
  context.beginPath();
  if (mark.shape === 'square' || mark.shape === 'cross') {
    context.rect(x - radius, y - radius, 2 * radius, 2 * radius);
  } else {
    context.arc(x, y, radius, 0, 2 * Math.PI);
  }
  context.fillStyle = context.strokeStyle = cssColor(mark.color);
  if (mark.shape === 'ring' || mark.shape === 'half') context.stroke();
  else context.fill();
}
