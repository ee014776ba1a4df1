// Who sees how many satellites? Cells in colours on the globe, one of them with its numbers.

import { BufferGeometry, CustomBlending, DataTexture, Float32BufferAttribute, Mesh } from 'three';
import { NearestFilter, OneFactor, OneMinusSrcAlphaFactor, ShaderMaterial } from 'three';
import { Vector2, Vector3 } from 'three';
import type { Group } from 'three';
import { coverageLive } from '../network/coverageLive.ts';
import { cellCorner, cellOf, shownColumn } from '../network/coverageCells.ts';
import {
  cellDeg,
  coverageColumnCount as columnCount,
  coverageDay,
  coverageDayOf,
  coverageRowCount as rowCount,
  useCoverageChoice,
} from '../network/coverageStudies.ts';
import { cellDetail, cellTitle } from '../network/coverageWords.ts';
import type { AppState } from '../store.ts';
import { useStore } from '../store.ts';
import { paintCells } from './coverageColors.ts';
import { earthFixedToSceneInto, earthRadiusScene, sceneToGeodetic } from './frames.ts';
import { geodeticToSceneInto } from './frames.ts';
import type { Sky } from './frames.ts';
import { retireMaterial } from './keptPrograms.ts';
import type { Label } from './labelLayer.ts';
import type { PointerPlace } from './pointer.ts';
import type { Stage } from './stage.ts';

const radPerDeg = Math.PI / 180;
/** Height of the cells above the ellipsoid: more than their own edges sink below it. */
const drawnAltitudeKm = 3;
/** Polar over equatorial radius (WGS 84): rays meet the sphere that the ellipsoid is made to. */
const flatness = 6356.752314245 / 6378.137;

const vertexShader = /* glsl */ `
varying vec2 vMap;
void main() {
  vMap = uv;
  gl_Position = projectionMatrix * modelViewMatrix * vec4(position, 1.0);
}
`;

// The frame of a marked cell is drawn inside it, a pixel or two wide at any distance.
const fragmentShader = /* glsl */ `
uniform sampler2D uCells;
uniform vec2 uCount;
uniform vec2 uChosen;
uniform vec2 uHovered;
varying vec2 vMap;

float frame(vec2 place, vec2 cell) {
  vec2 inside = place - cell;
  vec2 width = 1.8 * fwidth(place);
  vec2 away = min(inside, 1.0 - inside);
  float isIn = step(0.0, min(away.x, away.y));
  return isIn * (1.0 - min(step(width.x, away.x), step(width.y, away.y)));
}

void main() {
  vec2 place = vMap * uCount;
  float marked = max(frame(place, uChosen), 0.6 * frame(place, uHovered));
  gl_FragColor = mix(texture2D(uCells, vMap), vec4(1.0), marked);
}
`;

function createGeometry(): BufferGeometry {
  const [positions, maps, indices]: [number[], number[], number[]] = [[], [], []];
  for (let row = 0; row <= rowCount; row += 1) {
    for (let column = 0; column <= columnCount; column += 1) {
      const latitude = (row * cellDeg - 90) * radPerDeg;
      const longitude = (column * cellDeg - 180) * radPerDeg;
      geodeticToSceneInto(positions, positions.length, latitude, longitude, drawnAltitudeKm);
      maps.push(column / columnCount, row / rowCount);
      if (row === rowCount || column === columnCount) continue;
      const corner = row * (columnCount + 1) + column;
      const above = corner + columnCount + 1;
      indices.push(corner, corner + 1, above, corner + 1, above + 1, above);
    }
  }
  const geometry = new BufferGeometry();
  geometry.setAttribute('position', new Float32BufferAttribute(positions, 3));
  geometry.setAttribute('uv', new Float32BufferAttribute(maps, 2));
  geometry.setIndex(indices);
  return geometry;
}

const nowhere = new Vector2(-10, -10);

function cellPlace(cell: number | null): Vector2 {
  if (cell === null) return nowhere;
  return new Vector2(cell % columnCount, Math.floor(cell / columnCount));
}

/** The mesh of cells and what colours it. */
class CellLayer {
  readonly object: Mesh<BufferGeometry, ShaderMaterial>;
  private readonly pixels = new Uint8Array(4 * rowCount * columnCount);
  private readonly texture = new DataTexture(this.pixels, columnCount, rowCount);
  private painted: ArrayLike<number> | null = null;
  private paintedMost = 0;

  constructor() {
    this.texture.magFilter = NearestFilter;
    this.texture.needsUpdate = true;
    const uniforms = {
      uCells: { value: this.texture },
      uCount: { value: new Vector2(columnCount, rowCount) },
      uChosen: { value: nowhere },
      uHovered: { value: nowhere },
    };
    const material = new ShaderMaterial({
      ...{ vertexShader, fragmentShader, uniforms, transparent: true, depthWrite: false },
      ...{ blending: CustomBlending, blendSrc: OneFactor, blendDst: OneMinusSrcAlphaFactor },
    });
    this.object = new Mesh(createGeometry(), material);
    this.object.renderOrder = 0.5; // over the body, below its outlines
  }

  /** A column that is already there is not painted again. */
  paint(values: ArrayLike<number> | null, most: number): void {
    if (values === this.painted && most === this.paintedMost) return;
    [this.painted, this.paintedMost] = [values, most];
    if (values === null) this.pixels.fill(0);
    else paintCells(this.pixels, values, most);
    this.texture.needsUpdate = true;
  }

  mark(chosen: number | null, hovered: number | null): void {
    this.object.material.uniforms['uChosen']!.value = cellPlace(chosen);
    this.object.material.uniforms['uHovered']!.value = cellPlace(hovered);
  }

  dispose(): void {
    this.texture.dispose();
    this.object.geometry.dispose();
    retireMaterial(this.object.material);
  }
}

/** The heat map on the globe, and which cell is under the pointer. */
export class CoverageView {
  private readonly stage: Stage;
  private readonly sky: Sky;
  private readonly turning: Group;
  private layer: CellLayer | null = null;
  private unsubscribers: (() => void)[] = [];
  private readonly direction = new Vector3();
  private readonly geodetic = new Float64Array(3);

  constructor(stage: Stage, turning: Group, sky: Sky) {
    this.stage = stage;
    this.turning = turning;
    this.sky = sky;
  }

  /** Prepares one frame. */
  update({ layers, scenario, source }: AppState): void {
    const isShown = layers.coverage && scenario !== null;
    if (isShown !== (this.layer !== null)) this.show(isShown);
    if (this.layer === null) return;
    const { quantity, cell, hoveredCell } = useCoverageChoice.getState();
    const { seen, mostCount } = coverageLive;
    const column = shownColumn(quantity, seen, mostCount, coverageDayOf(source));
    this.layer.paint(column?.values ?? null, column?.most ?? 1);
    this.layer.mark(cell, hoveredCell);
  }

  /** What is below the pointer becomes the chosen cell; null for a click on something else. */
  choose(at: PointerPlace): void {
    if (this.layer !== null) useCoverageChoice.setState({ cell: this.cellAt(at) });
  }

  /** The pointer has moved; null: it is over something else. Whether it is over a cell. */
  point(at: PointerPlace | null): boolean {
    if (this.layer === null) return false;
    const hoveredCell = at === null ? null : this.cellAt(at);
    if (hoveredCell !== useCoverageChoice.getState().hoveredCell) {
      useCoverageChoice.setState({ hoveredCell });
    }
    return hoveredCell !== null;
  }

  /** The chosen cell and the one under the pointer, in words. */
  labels(): Label[] {
    if (this.layer === null) return [];
    const { cell, hoveredCell } = useCoverageChoice.getState();
    const marked = new Set([hoveredCell, cell].filter((each) => each !== null));
    return [...marked].map((each) => this.label(each, each === cell));
  }

  dispose(): void {
    this.show(false);
  }

  private label(cell: number, isStrong: boolean): Label {
    const [latitudeDeg, longitudeDeg] = cellCorner(cell);
    const place = new Float64Array(3);
    const middle = (deg: number): number => (deg + cellDeg / 2) * radPerDeg;
    geodeticToSceneInto(place, 0, middle(latitudeDeg), middle(longitudeDeg), drawnAltitudeKm);
    earthFixedToSceneInto(place, place.slice(), this.sky.earthAngleRad);
    const { source } = useStore.getState();
    return {
      ...{ id: `cell ${isStrong ? 'chosen' : 'hovered'}`, kind: 'cell', place, isStrong },
      title: cellTitle(coverageLive.seen?.counts[cell]),
      detail: cellDetail(coverageDayOf(source), cell),
      priority: isStrong ? 2 : 3,
    };
  }

  private show(isShown: boolean): void {
    for (const unsubscribe of this.unsubscribers.splice(0)) unsubscribe();
    if (this.layer !== null) {
      this.stage.entrances.remove(this.turning, this.layer.object);
      this.layer.dispose();
      this.layer = null;
    }
    if (!isShown) return;
    const { invalidate, entrances } = this.stage;
    this.layer = new CellLayer();
    entrances.add(this.turning, this.layer.object);
    this.unsubscribers.push(coverageLive.use(invalidate), useCoverageChoice.subscribe(invalidate));
    this.unsubscribers.push(coverageDay.use.subscribe(invalidate));
  }

  /** Where the line of sight through a point on screen meets the ground; null beside the Earth. */
  private cellAt({ xPx, yPx }: PointerPlace): number | null {
    const { camera, element } = this.stage;
    const { direction } = this;
    const from = camera.position;
    direction.set((2 * xPx) / element.clientWidth - 1, 1 - (2 * yPx) / element.clientHeight, 0.5);
    direction.unproject(camera).sub(from);
    // On axes stretched along z the ellipsoid is a sphere.
    const [dx, dy, dz] = [direction.x, direction.y, direction.z / flatness];
    const [px, py, pz] = [from.x, from.y, from.z / flatness];
    const a = dx * dx + dy * dy + dz * dz;
    const b = px * dx + py * dy + pz * dz;
    const c = px * px + py * py + pz * pz - earthRadiusScene * earthRadiusScene;
    const root = b * b - a * c;
    if (root < 0 || b > 0) return null;
    const reach = (-b - Math.sqrt(root)) / a;
    const place = [px + reach * dx, py + reach * dy, flatness * (pz + reach * dz)];
    sceneToGeodetic(this.geodetic, place, this.sky.earthAngleRad);
    return cellOf(this.geodetic[0]!, this.geodetic[1]!);
  }
}
