// Which objects make the Earth: a body, its coasts and borders, and a rim of air?

import { BackSide, BufferAttribute, BufferGeometry, CustomBlending, DataTexture } from 'three';
import { Float32BufferAttribute, Group, LinearFilter, LinearMipmapLinearFilter } from 'three';
import { LineSegments, Mesh, OneFactor, OneMinusSrcAlphaFactor, RedFormat } from 'three';
import { ShaderMaterial, SphereGeometry, Texture, Vector3 } from 'three';
import { forEachPiece } from './earthAtlas.ts';
import type { AtlasDetail, EarthAtlas } from './earthAtlas.ts';
import * as shaders from './earthShader.ts';
import { earthRadiusScene, geodeticToSceneInto } from './frames.ts';
import type { Sky } from './frames.ts';
import { landMaskInPieces } from './landMask.ts';

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

/** What is drawn of an atlas. */
export interface EarthParts {
  readonly outlines: BufferGeometry;
  /** Row by row from the South Pole; see `landMaskInPieces`. */
  readonly land: Uint8Array;
  readonly landWidth: number;
}

/** Coasts at full strength and borders at a third, as separate short segments. */
function* outlinesInPieces(atlas: EarthAtlas): Generator<void, BufferGeometry> {
  const positions: number[] = [];
  const strengths: number[] = [];
  const place = (lon: number, lat: number): void => {
    const [latitude, longitude] = [lat * degreesToRad, lon * degreesToRad];
    geodeticToSceneInto(positions, positions.length, latitude, longitude, outlineAltitudeKm);
  };
  for (const [lines, strength] of [
    [atlas.coastLines, 1] as const,
    [atlas.borderLines, 0.3] as const,
  ]) {
    for (const line of lines) {
      forEachPiece(line, (lonA, latA, lonB, latB) => {
        place(lonA, latA);
        place(lonB, latB);
        strengths.push(strength, strength);
      });
      yield;
    }
  }
  const geometry = new BufferGeometry();
  geometry.setAttribute('position', new BufferAttribute(new Float32Array(positions), 3));
  geometry.setAttribute('strength', new BufferAttribute(new Float32Array(strengths), 1));
  return geometry;
}

/** Makes what is drawn of an atlas, in pieces; the map of the land is `landWidth` pixels wide. */
export function* earthPartsInPieces(
  atlas: EarthAtlas,
  landWidth: number,
): Generator<void, EarthParts> {
  const outlines = yield* outlinesInPieces(atlas);
  const land = yield* landMaskInPieces(atlas.landRings, landWidth);
  return { outlines, land, landWidth };
}

/** Land as a share from 0 to 1, sharp towards the Earth's edge. */
function landTexture({ land, landWidth }: EarthParts): DataTexture {
  const texture = new DataTexture(land, landWidth, landWidth / 2, RedFormat);
  texture.magFilter = LinearFilter;
  texture.minFilter = LinearMipmapLinearFilter;
  texture.generateMipmaps = true;
  texture.anisotropy = anisotropy;
  texture.needsUpdate = true;
  return texture;
}

function createOutlines(material: ShaderMaterial): LineSegments<BufferGeometry, ShaderMaterial> {
  const outlines = new LineSegments(new BufferGeometry(), material);
  outlines.frustumCulled = false;
  outlines.renderOrder = 1;
  return outlines;
}

/** The Earth. Its `turning` group holds whatever stands still on the ground. */
export class EarthLayer {
  readonly object = new Group();
  readonly turning = new Group();
  private readonly sun = { value: new Vector3(1, 0, 0) };
  private readonly land: { value: Texture } = { value: new Texture() };
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

  /** Takes a level of detail. */
  setParts(detail: AtlasDetail, parts: EarthParts): void {
    this.outlines[detail].geometry.dispose();
    this.outlines[detail].geometry = parts.outlines;
    this.hasFine ||= detail === 'fine';
    this.land.value.dispose();
    this.land.value = landTexture(parts);
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
