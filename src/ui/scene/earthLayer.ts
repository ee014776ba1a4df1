// Which objects make the Earth: a body, its coasts and borders, and a rim of air?

import { BackSide, BufferAttribute, BufferGeometry, CanvasTexture, CustomBlending } from 'three';
import { Float32BufferAttribute, Group, LineSegments, Mesh, OneFactor } from 'three';
import { OneMinusSrcAlphaFactor, ShaderMaterial, SphereGeometry, Texture, Vector3 } from 'three';
import { fillRings, forEachPiece } from './earthAtlas.ts';
import type { AtlasDetail, EarthAtlas } from './earthAtlas.ts';
import * as shaders from './earthShader.ts';
import { earthRadiusScene, geodeticToSceneInto } from './frames.ts';
import type { Sky } from './frames.ts';

const columnCount = 192;
const rowCount = 96;
const degreesToRad = Math.PI / 180;
/** Keeps the land sharp towards the Earth's edge; more costs time and shows nothing. */
const anisotropy = 8;
/** Height of drawn outlines above the ellipsoid: more than the body's facets sink below it. */
const outlineAltitudeKm = 2;
/** Outer radius of the rim of air; the haze has faded long before (drawing only, not physics). */
const airRadius = earthRadiusScene * 1.07;

const premultiplied = {
  ...{ transparent: true, depthWrite: false, blending: CustomBlending },
  ...{ blendSrc: OneFactor, blendDst: OneMinusSrcAlphaFactor },
} as const;

/** The ellipsoid with longitude and latitude as texture coordinates, Earth-fixed axes. */
function createBodyGeometry(): BufferGeometry {
  const [positions, normals, maps]: [number[], number[], number[]] = [[], [], []];
  const indices: number[] = [];
  for (let row = 0; row <= rowCount; row += 1) {
    const latitude = (row / rowCount - 0.5) * Math.PI;
    for (let column = 0; column <= columnCount; column += 1) {
      const longitude = (column / columnCount - 0.5) * 2 * Math.PI;
      geodeticToSceneInto(positions, positions.length, latitude, longitude, 0);
      const level = Math.cos(latitude);
      normals.push(level * Math.cos(longitude), level * Math.sin(longitude), Math.sin(latitude));
      maps.push(column / columnCount, row / rowCount);
      if (row === rowCount || column === columnCount) continue;
      const corner = row * (columnCount + 1) + column;
      const above = corner + columnCount + 1;
      indices.push(corner, corner + 1, above, corner + 1, above + 1, above);
    }
  }
  const geometry = new BufferGeometry();
  geometry.setAttribute('position', new Float32BufferAttribute(positions, 3));
  geometry.setAttribute('normal', new Float32BufferAttribute(normals, 3));
  geometry.setAttribute('uv', new Float32BufferAttribute(maps, 2));
  geometry.setIndex(indices);
  return geometry;
}

/** Coasts at full strength and borders at a third, as separate short segments. */
function createOutlineGeometry(atlas: EarthAtlas): BufferGeometry {
  const positions: number[] = [];
  const strengths: number[] = [];
  const place = (lon: number, lat: number): void => {
    const [latitude, longitude] = [lat * degreesToRad, lon * degreesToRad];
    geodeticToSceneInto(positions, positions.length, latitude, longitude, outlineAltitudeKm);
  };
  const add = (strength: number) => (lonA: number, latA: number, lonB: number, latB: number) => {
    place(lonA, latA);
    place(lonB, latB);
    strengths.push(strength, strength);
  };
  for (const line of atlas.coastLines) forEachPiece(line, add(1));
  for (const line of atlas.borderLines) forEachPiece(line, add(0.3));
  const geometry = new BufferGeometry();
  geometry.setAttribute('position', new Float32BufferAttribute(positions, 3));
  geometry.setAttribute('strength', new BufferAttribute(new Float32Array(strengths), 1));
  return geometry;
}

function createOutlines(material: ShaderMaterial): LineSegments<BufferGeometry, ShaderMaterial> {
  const outlines = new LineSegments(new BufferGeometry(), material);
  outlines.frustumCulled = false;
  outlines.renderOrder = 1;
  return outlines;
}

/** Land as white on black; null where a canvas cannot be had. */
function drawLand(atlas: EarthAtlas, width: number): HTMLCanvasElement | null {
  const canvas = document.createElement('canvas');
  [canvas.width, canvas.height] = [width, width / 2];
  const context = canvas.getContext('2d');
  if (context === null) return null;
  context.fillStyle = '#000';
  context.fillRect(0, 0, width, width / 2);
  context.fillStyle = '#fff';
  fillRings(context, atlas.landRings, width, width / 2);
  return canvas;
}

/** The Earth. Its `turning` group holds whatever stands still on the ground. */
export class EarthLayer {
  readonly object = new Group();
  readonly turning = new Group();
  private readonly sun = { value: new Vector3(1, 0, 0) };
  private readonly land = { value: new Texture() };
  private readonly body: Mesh<BufferGeometry, ShaderMaterial>;
  private hasFine = false;
  private readonly air: Mesh<SphereGeometry, ShaderMaterial>;
  private readonly outlines: Record<AtlasDetail, LineSegments<BufferGeometry, ShaderMaterial>>;

  constructor() {
    const uniforms = { uSun: this.sun, uLand: this.land, uRadius: { value: earthRadiusScene } };
    const material = (vertexShader: string, fragmentShader: string, options = {}): ShaderMaterial =>
      new ShaderMaterial({ vertexShader, fragmentShader, uniforms, ...options });
    const { earthVertexShader, earthFragmentShader, airVertexShader, airFragmentShader } = shaders;
    const { outlineVertexShader, outlineFragmentShader } = shaders;
    this.body = new Mesh(createBodyGeometry(), material(earthVertexShader, earthFragmentShader));
    const outlineMaterial = material(outlineVertexShader, outlineFragmentShader, premultiplied);
    this.outlines = {
      coarse: createOutlines(outlineMaterial),
      fine: createOutlines(outlineMaterial),
    };
    this.air = new Mesh(
      new SphereGeometry(airRadius, 96, 48),
      material(airVertexShader, airFragmentShader, { ...premultiplied, side: BackSide }),
    );
    this.air.renderOrder = 1;
    this.turning.add(this.body, this.outlines.coarse, this.outlines.fine);
    this.object.add(this.turning, this.air);
  }

  /** Takes a level of detail; `textureWidth` is that of the land's map. */
  setAtlas(detail: AtlasDetail, atlas: EarthAtlas, textureWidth: number): void {
    this.outlines[detail].geometry.dispose();
    this.outlines[detail].geometry = createOutlineGeometry(atlas);
    this.hasFine ||= detail === 'fine';
    const canvas = drawLand(atlas, textureWidth);
    if (canvas === null) return;
    this.land.value.dispose();
    const texture = new CanvasTexture(canvas);
    texture.anisotropy = anisotropy;
    this.land.value = texture;
  }

  /** Shows the fine outlines, if they are there, or the coarse ones, which are drawn faster. */
  showDetail(detail: AtlasDetail): void {
    const isFine = this.hasFine && detail === 'fine';
    this.outlines.fine.visible = isFine;
    this.outlines.coarse.visible = !isFine;
  }

  /** Turns the Earth and the light. */
  update(sky: Sky): void {
    this.turning.rotation.z = sky.earthAngleRad;
    const [x, y, z] = sky.sunDirectionTeme;
    this.sun.value.set(x!, y!, z);
  }

  dispose(): void {
    for (const part of [this.body, this.outlines.coarse, this.outlines.fine, this.air]) {
      part.geometry.dispose();
      part.material.dispose();
    }
    this.land.value.dispose();
  }
}
