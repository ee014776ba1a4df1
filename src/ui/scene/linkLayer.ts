// How are links and accesses drawn? One call each, their ends placed where the satellites are.

import { Mesh } from 'three';
import type { IUniform, Texture } from 'three';
import { retireMaterial } from './keptPrograms.ts';
import { createLineMaterial, createRowTexture, rowTextureWidth } from './lineMaterial.ts';
import type { Rgb } from './palette.ts';
import { createIndexGeometry } from './satelliteLayer.ts';
import type { PlaceUniforms } from './satelliteLayer.ts';
import { satellitePlace, wideSegment } from './shaderChunks.ts';

/** How a line looks; the row table says which style each line has. */
export interface LineStyle {
  readonly color: Rgb;
  readonly alpha: number;
  readonly widthPx: number;
}

const styleCountMax = 4;

const vertexShader = /* glsl */ `
${satellitePlace}
${wideSegment}
uniform highp sampler2D uRows; // x, y: ends (satellite, or -1 - station); z: style
uniform highp sampler2D uStations;
uniform mat4 uEarthFixedToScene;
uniform vec4 uStyleColor[${styleCountMax}];
uniform float uStyleWidthPx[${styleCountMax}];
uniform float uPixelRatio;
uniform int uSelected;
varying vec4 vColor;
varying float vSide;
flat varying float vWidthPx;

vec4 endPlace(int code) {
  if (code >= 0) return satellitePlace(code);
  vec4 station = texelFetch(uStations, ivec2(-1 - code, 0), 0);
  return vec4((uEarthFixedToScene * vec4(station.xyz, 1.0)).xyz, 1.0);
}

void main() {
  int row = gl_VertexID / 6;
  vec4 line = texelFetch(uRows, ivec2(row & ${rowTextureWidth - 1}, row >> 10), 0);
  ivec2 ends = ivec2(floor(line.xy + 0.5));
  vec4 a = endPlace(ends.x);
  vec4 b = endPlace(ends.y);
  if (a.w * b.w < 0.5) {
    gl_Position = outsideClip;
    return;
  }
  int style = int(line.z + 0.5);
  bool isSelected = uSelected >= 0 && (ends.x == uSelected || ends.y == uSelected);
  vWidthPx = uStyleWidthPx[style] * uPixelRatio * (isSelected ? 1.5 : 1.0);
  float along;
  mat4 toClip = projectionMatrix * modelViewMatrix;
  gl_Position = wideSegment(
    toClip * vec4(a.xyz, 1.0), toClip * vec4(b.xyz, 1.0), gl_VertexID % 6, vWidthPx, along, vSide);
  vColor = uStyleColor[style];
  if (isSelected) vColor.a = min(1.0, vColor.a * 1.6);
}
`;

/** What lines need to know of stations: Earth-fixed places and how the Earth is turned. */
export interface StationUniforms {
  readonly uStations: IUniform<Texture | null>;
  readonly uEarthFixedToScene: IUniform;
}

/** Lines between satellites, or between satellites and stations. */
export class LinkLayer {
  readonly object: Mesh;
  readonly lineCountMax: number;
  private lineCount = 0;
  private readonly rows: ReturnType<typeof createRowTexture>;
  private readonly material: ReturnType<typeof createLineMaterial>;

  constructor(
    lineCountMax: number,
    places: PlaceUniforms,
    stations: StationUniforms,
    styles: readonly LineStyle[],
  ) {
    this.lineCountMax = lineCountMax;
    this.rows = createRowTexture(lineCountMax);
    const padded = Array.from({ length: styleCountMax }, (_, i) => styles[i] ?? styles[0]!);
    this.material = createLineMaterial(vertexShader, {
      ...places,
      ...stations,
      uRows: { value: this.rows.texture },
      uStyleColor: { value: padded.map((s) => [...s.color.map((c) => c / 255), s.alpha]).flat() },
      uStyleWidthPx: { value: padded.map((style) => style.widthPx) },
      uSelected: { value: -1 },
    });
    this.object = new Mesh(createIndexGeometry(0), this.material);
    this.object.frustumCulled = false;
    this.object.renderOrder = 4;
  }

  /** Forgets all lines; `add` and `commit` follow. */
  clear(): void {
    this.lineCount = 0;
  }

  /** One line between two ends: a satellite's index, or -1 - the station's. */
  add(endA: number, endB: number, style: number): void {
    if (this.lineCount >= this.lineCountMax) return;
    this.rows.data.set([endA, endB, style, 0], this.lineCount * 4);
    this.lineCount += 1;
  }

  /** Hands the lines to the GPU. */
  commit(): void {
    this.rows.texture.needsUpdate = true;
    this.object.geometry.setDrawRange(0, this.lineCount * 6);
  }

  select(satelliteIndex: number): void {
    this.material.uniforms['uSelected']!.value = satelliteIndex;
  }

  dispose(): void {
    this.rows.texture.dispose();
    this.object.geometry.dispose();
    retireMaterial(this.material);
  }
}
