// Where are the stations, and which antennas are busy? Marks that turn with the Earth.

import { DataTexture, FloatType, Matrix4, RGBAFormat } from 'three';
import type { ReadScenario } from '../run/messages.ts';
import { geodeticToSceneInto, earthFixedToSceneInto } from './frames.ts';
import type { StationUniforms } from './linkLayer.ts';
import { MarkerLayer } from './markerLayer.ts';
import type { Rgb } from './palette.ts';

/** Above the Earth's facets, which cut up to 0.9 km below the ellipsoid. */
const markAltitudeKm = 6;
const idleColor: Rgb = [206, 214, 226];
const busyColor: Rgb = [128, 232, 206];

/** The stations of one scenario on screen. */
export class StationView {
  readonly marks: MarkerLayer;
  readonly count: number;
  readonly uniforms: StationUniforms;
  /** Earth-fixed places, scene units, xyz interleaved. */
  private readonly placesEcef: Float64Array;
  private readonly toScene = new Matrix4();
  private readonly texture: DataTexture;
  private shown = '';

  constructor(scenario: ReadScenario) {
    const { stations } = scenario;
    this.count = stations.length;
    this.marks = new MarkerLayer(this.count);
    this.placesEcef = new Float64Array(3 * this.count);
    const data = new Float32Array(4 * Math.max(this.count, 1));
    stations.forEach((station, index) => {
      const { latitudeRad, longitudeRad, altitudeM } = station;
      const altitudeKm = altitudeM / 1000 + markAltitudeKm;
      geodeticToSceneInto(this.placesEcef, 3 * index, latitudeRad, longitudeRad, altitudeKm);
      const place = this.placesEcef.subarray(3 * index, 3 * index + 3);
      data.set(place, 4 * index);
      this.marks.place(index, place[0]!, place[1]!, place[2]!);
    });
    this.texture = new DataTexture(data, Math.max(this.count, 1), 1, RGBAFormat, FloatType);
    this.texture.needsUpdate = true;
    this.uniforms = {
      uStations: { value: this.texture },
      uEarthFixedToScene: { value: this.toScene },
    };
  }

  /** Turns the stations and draws the busy ones as such. Indices are -1 for none. */
  update(
    earthAngleRad: number,
    servedCount: ArrayLike<number> | null,
    selected: number,
    hovered: number,
  ): void {
    this.toScene.makeRotationZ(earthAngleRad);
    const busy = Array.from({ length: this.count }, (_, i) => (servedCount?.[i] ?? 0) > 0);
    const shown = `${selected} ${hovered} ${busy.join()}`;
    if (shown === this.shown) return;
    this.shown = shown;
    busy.forEach((isBusy, index) => {
      const isMarked = index === selected || index === hovered;
      this.marks.draw(index, {
        ...{ kind: 'station', color: isBusy ? busyColor : idleColor },
        sizePx: isMarked ? 12 : isBusy ? 10 : 8,
        halo: index === selected ? 1 : isBusy ? 0.75 : 0,
      });
    });
  }

  /** Writes a station's inertial place, scene units, to out[0…2]. */
  placeInto(out: Float64Array, index: number, earthAngleRad: number): void {
    earthFixedToSceneInto(out, this.placesEcef.subarray(3 * index, 3 * index + 3), earthAngleRad);
  }

  dispose(): void {
    this.marks.dispose();
    this.texture.dispose();
  }
}
