// How are stations and the Sun marked? A few points with a colour and a shape each.

import { BufferGeometry, CustomBlending, DynamicDrawUsage, Float32BufferAttribute } from 'three';
import { OneFactor, OneMinusSrcAlphaFactor, Points, ShaderMaterial } from 'three';
import { retireMaterial } from './keptPrograms.ts';
import { pixelRatioUniform } from './lineMaterial.ts';
import type { Rgb } from './palette.ts';
import { earthHides } from './shaderChunks.ts';

/** `halo` 0…1 draws a ring around the mark: a busy antenna, a selected station. */
export interface Marker {
  readonly color: Rgb;
  readonly sizePx: number;
  readonly kind: 'station' | 'sun';
  readonly halo: number;
}

const vertexShader = /* glsl */ `
${earthHides}
attribute vec4 look; // r g b, kind (0: station, 1: sun)
attribute vec2 size; // pixels, halo
uniform float uPixelRatio;
varying vec4 vLook;
flat varying vec2 vSize;

void main() {
  vec4 place = modelMatrix * vec4(position, 1.0);
  if (earthHides(place.xyz)) {
    gl_Position = vec4(2.0, 2.0, 2.0, 1.0);
    return;
  }
  vLook = look;
  vSize = vec2(size.x * uPixelRatio, size.y);
  gl_PointSize = vSize.x * 2.4 + 4.0;
  gl_Position = projectionMatrix * viewMatrix * place;
}
`;

const fragmentShader = /* glsl */ `
varying vec4 vLook;
flat varying vec2 vSize;

void main() {
  vec2 p = (gl_PointCoord - 0.5) * vec2(1.0, -1.0) * (vSize.x * 2.4 + 4.0);
  float r = vSize.x * 0.5;
  float station = max(abs(p.x) * 0.9 + p.y * 0.5, -p.y) - r * 0.7;
  float disc = length(p) - r;
  float distance = vLook.a < 0.5 ? station : disc;
  float fill = clamp(0.5 - distance, 0.0, 1.0);
  float edge = clamp(2.0 - distance, 0.0, 1.0) * 0.7 * step(vLook.a, 0.5);
  float ring = clamp(1.1 - abs(length(p) - r * 1.9), 0.0, 1.0) * vSize.y;
  float glow = vLook.a < 0.5 ? 0.0 : 0.35 * exp(-max(disc, 0.0) / (r * 0.45)) * (1.0 - fill);
  float alpha = max(max(fill, edge), max(ring, glow));
  vec3 color = vLook.rgb * max(max(fill, ring), glow);
  if (alpha < 0.01) discard;
  gl_FragColor = vec4(color, alpha); // premultiplied
}
`;

/** A fixed number of markers. */
export class MarkerLayer {
  readonly object: Points<BufferGeometry, ShaderMaterial>;
  private readonly look: Float32BufferAttribute;
  private readonly size: Float32BufferAttribute;
  private readonly position: Float32BufferAttribute;

  constructor(markerCount: number) {
    this.position = new Float32BufferAttribute(new Float32Array(markerCount * 3), 3);
    this.look = new Float32BufferAttribute(new Float32Array(markerCount * 4), 4);
    this.size = new Float32BufferAttribute(new Float32Array(markerCount * 2), 2);
    const geometry = new BufferGeometry();
    for (const attribute of [this.position, this.look, this.size]) {
      attribute.setUsage(DynamicDrawUsage);
    }
    geometry.setAttribute('position', this.position);
    geometry.setAttribute('look', this.look);
    geometry.setAttribute('size', this.size);
    const material = new ShaderMaterial({
      ...{ vertexShader, fragmentShader, uniforms: { uPixelRatio: pixelRatioUniform } },
      ...{ transparent: true, depthWrite: false, depthTest: false, blending: CustomBlending },
      ...{ blendSrc: OneFactor, blendDst: OneMinusSrcAlphaFactor },
    });
    this.object = new Points(geometry, material);
    this.object.frustumCulled = false;
    this.object.renderOrder = 6;
  }

  place(index: number, x: number, y: number, z: number): void {
    this.position.setXYZ(index, x, y, z);
    this.position.needsUpdate = true;
  }

  draw(index: number, marker: Marker): void {
    const [red, green, blue] = marker.color;
    const kind = marker.kind === 'station' ? 0 : 1;
    this.look.setXYZW(index, red / 255, green / 255, blue / 255, kind);
    this.size.setXY(index, marker.sizePx, marker.halo);
    this.look.needsUpdate = true;
    this.size.needsUpdate = true;
  }

  dispose(): void {
    this.object.geometry.dispose();
    retireMaterial(this.object.material);
  }
}
