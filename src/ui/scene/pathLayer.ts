// How are orbits and ground tracks drawn? Many polylines in one table, one draw call.

import { Mesh } from 'three';
import { retireMaterial } from './keptPrograms.ts';
import { createLineMaterial, createRowTexture, rowTextureWidth } from './lineMaterial.ts';
import type { Rgb } from './palette.ts';
import { createIndexGeometry } from './satelliteLayer.ts';
import { wideSegment } from './shaderChunks.ts';

const vertexShader = /* glsl */ `
${wideSegment}
uniform highp sampler2D uRows; // xyz: point; w: opacity, negative where a polyline ends
uniform vec3 uColor;
uniform float uWidthPx;
uniform float uPixelRatio;
varying vec4 vColor;
varying float vSide;
flat varying float vWidthPx;

vec4 pointAt(int row) {
  return texelFetch(uRows, ivec2(row & ${rowTextureWidth - 1}, row >> 10), 0);
}

void main() {
  int row = gl_VertexID / 6;
  vec4 a = pointAt(row);
  vec4 b = pointAt(row + 1);
  if (a.w < 0.0) {
    gl_Position = outsideClip;
    return;
  }
  vWidthPx = uWidthPx * uPixelRatio;
  float along;
  mat4 toClip = projectionMatrix * modelViewMatrix;
  gl_Position = wideSegment(
    toClip * vec4(a.xyz, 1.0), toClip * vec4(b.xyz, 1.0), gl_VertexID % 6, vWidthPx, along, vSide);
  vColor = vec4(uColor, mix(a.w, abs(b.w), along));
}
`;

/** Opacity is above this, so that its sign can mark the end of a polyline. */
const opacityMin = 1e-4;

/** Polylines of one colour and width, each point with its own opacity. */
export class PathLayer {
  readonly object: Mesh;
  readonly pointCountMax: number;
  private pointCount = 0;
  private readonly rows: ReturnType<typeof createRowTexture>;
  private readonly material: ReturnType<typeof createLineMaterial>;

  constructor(pointCountMax: number, color: Rgb, widthPx: number) {
    this.pointCountMax = pointCountMax;
    this.rows = createRowTexture(pointCountMax + 1);
    this.material = createLineMaterial(vertexShader, {
      uRows: { value: this.rows.texture },
      uColor: { value: color.map((channel) => channel / 255) },
      uWidthPx: { value: widthPx },
    });
    this.object = new Mesh(createIndexGeometry(0), this.material);
    this.object.frustumCulled = false;
    this.object.renderOrder = 2;
  }

  clear(): void {
    this.pointCount = 0;
  }

  /** Adds a polyline; `points` is xyz interleaved, `opacityAt` gives 0…1 by the point's index. */
  add(points: ArrayLike<number>, opacityAt: (index: number) => number): void {
    const count = points.length / 3;
    if (this.pointCount + count > this.pointCountMax) return;
    for (let index = 0; index < count; index += 1) {
      const to = (this.pointCount + index) * 4;
      const [x, y, z] = [points[3 * index]!, points[3 * index + 1]!, points[3 * index + 2]!];
      const opacity = Math.max(opacityAt(index), opacityMin);
      const isEnd = index === count - 1 || !isPoint(points, index + 1) || !isPoint(points, index);
      this.rows.data[to] = x;
      this.rows.data[to + 1] = y;
      this.rows.data[to + 2] = z;
      this.rows.data[to + 3] = isEnd ? -opacity : opacity;
    }
    this.pointCount += count;
  }

  /** Hands the polylines to the GPU. */
  commit(): void {
    this.rows.texture.needsUpdate = true;
    this.object.geometry.setDrawRange(0, Math.max(0, this.pointCount - 1) * 6);
  }

  dispose(): void {
    this.rows.texture.dispose();
    this.object.geometry.dispose();
    retireMaterial(this.material);
  }
}

function isPoint(points: ArrayLike<number>, index: number): boolean {
  return Number.isFinite(points[3 * index]! + points[3 * index + 1]! + points[3 * index + 2]!);
}
