// How are all satellites drawn in one call? Points without attributes, placed by the vertex shader.

import { BufferGeometry, CustomBlending, OneFactor, OneMinusSrcAlphaFactor, Points } from 'three';
import { ShaderMaterial, Sphere } from 'three';
import type { IUniform, Texture } from 'three';
import { retireMaterial } from './keptPrograms.ts';
import type { KeyframeTrack } from './keyframeTrack.ts';
import { earthHides, satellitePlace } from './shaderChunks.ts';

/** Uniforms that every layer with satellites shares; one object, written once a frame. */
export interface PlaceUniforms {
  readonly uKeyframeFrom: IUniform<Texture | null>;
  readonly uKeyframeTo: IUniform<Texture | null>;
  readonly uFraction: IUniform<number>;
  readonly uStepS: IUniform<number>;
}

export function createPlaceUniforms(): PlaceUniforms {
  return {
    ...{ uKeyframeFrom: { value: null }, uKeyframeTo: { value: null } },
    ...{ uFraction: { value: 0 }, uStepS: { value: 1 } },
  };
}

/** Points the shaders at the track's interval; false while there is none. */
export function updatePlaceUniforms(uniforms: PlaceUniforms, track: KeyframeTrack): boolean {
  const { interval } = track;
  if (interval === null) return false;
  uniforms.uKeyframeFrom.value = interval.fromTexture;
  uniforms.uKeyframeTo.value = interval.toTexture;
  uniforms.uFraction.value = interval.fraction;
  uniforms.uStepS.value = interval.stepS;
  return true;
}

const vertexShader = /* glsl */ `
${satellitePlace}
${earthHides}
uniform highp sampler2D uState;
uniform float uSizePx;
uniform int uSelected;
uniform int uHovered;
varying vec3 vColor;
flat varying int vShape;
flat varying float vSizePx;
flat varying float vHalo;
flat varying float vStrength;
flat varying float vDim;

void main() {
  int index = gl_VertexID;
  vec4 place = satellitePlace(index);
  if (place.w < 0.5) {
    gl_Position = vec4(2.0, 2.0, 2.0, 1.0);
    return;
  }
  vec4 look = texelFetch(uState, ivec2(index & 1023, index >> 10), 0);
  int code = int(look.a * 255.0 + 0.5);
  int emphasis = code >> 3;
  vColor = look.rgb;
  vShape = code & 7;
  vStrength = 0.62 + 0.13 * float(emphasis);
  vHalo = index == uSelected ? 2.0 : (index == uHovered ? 1.0 : 0.0);
  float markPx = uSizePx * (0.82 + 0.1 * float(emphasis));
  if (vHalo > 0.5) markPx = max(markPx, 8.0);
  // The halo needs room around the mark.
  vSizePx = vHalo > 0.5 ? markPx * 2.6 + 4.0 : markPx + 2.0;
  gl_PointSize = vSizePx;
  gl_Position = projectionMatrix * modelViewMatrix * vec4(place.xyz, 1.0);
  vDim = 1.0;
  if (index == uSelected) {
    // What is selected is never lost: it shines faintly through the Earth.
    if (earthHides(place.xyz)) vDim = 0.4;
    gl_Position.z = -0.999 * gl_Position.w;
  }
}
`;

// Distances in pixels from the outline of each mark, negative inside; order as in palette.ts.
const fragmentShader = /* glsl */ `
varying vec3 vColor;
flat varying int vShape;
flat varying float vSizePx;
flat varying float vHalo;
flat varying float vStrength;
flat varying float vDim;

float diamond(vec2 p, float r) { return (abs(p.x) + abs(p.y) - r * 1.2) * 0.707; }
float square(vec2 p, float r) { vec2 q = abs(p) - r * 0.82; return max(q.x, q.y); }
float triangle(vec2 p, float r) {
  p.y += r * 0.1;
  return max(abs(p.x) * 0.866 + p.y * 0.5, -p.y) - r * 0.62;
}
float plus(vec2 p, float r) {
  vec2 q = abs(p);
  return max(max(q.x, q.y) - r, min(q.x, q.y) - r * 0.3);
}

float outline(vec2 p, float r) {
  float disc = length(p) - r;
  float hollow = abs(length(p) - r * 0.78) - max(r * 0.2, 0.7);
  // Small marks are filled: a ring of three pixels is only a pale dot.
  if (vShape == 1) return r < 2.4 ? disc + r * 0.35 : hollow;
  if (vShape == 2) return diamond(p, r);
  if (vShape == 3) return triangle(p, r * 1.15);
  if (vShape == 4) return square(p, r);
  if (vShape == 5) return r < 2.4 ? disc : plus(p, r * 1.15);
  if (vShape == 6) return r < 2.4 ? disc : min(max(disc, -p.x), hollow + 0.3);
  if (vShape == 7) return disc + r * 0.3;
  return disc;
}

void main() {
  vec2 p = (gl_PointCoord - 0.5) * vec2(1.0, -1.0) * vSizePx;
  float r = (vHalo > 0.5 ? (vSizePx - 4.0) / 2.6 : vSizePx - 2.0) * 0.5;
  float distance = outline(p, r);
  float fill = clamp(0.5 - distance, 0.0, 1.0) * (vHalo > 0.5 ? 1.0 : vStrength);
  // A dark edge keeps a mark readable over land, lines and other marks.
  float edge = clamp(1.5 - distance, 0.0, 1.0) * (r > 2.0 ? 0.55 : 0.25);
  float ringRadius = r * 1.75 + 1.0;
  float ringWidth = vHalo > 1.5 ? 0.9 : 0.6;
  float ring = vHalo > 0.5
    ? clamp(ringWidth + 0.5 - abs(length(p) - ringRadius), 0.0, 1.0) : 0.0;
  vec3 color = vColor * fill;
  float alpha = max(fill, edge);
  float ringAlpha = ring * (vHalo > 1.5 ? 0.95 : 0.6);
  color = mix(color, vec3(0.96, 0.98, 1.0), ringAlpha);
  alpha = max(alpha, ringAlpha);
  if (alpha < 0.01) discard;
  gl_FragColor = vec4(color, alpha) * vDim; // premultiplied
}
`;

/** Size of an ordinary mark for a fleet, CSS pixels: large fleets need small marks. */
export function markSizePx(satelliteCount: number): number {
  if (satelliteCount <= 120) return 9;
  if (satelliteCount <= 1500) return 6.5;
  return satelliteCount <= 6000 ? 4.5 : 3.4;
}

/** All satellites of a scenario. */
export class SatelliteLayer {
  readonly object: Points;
  private readonly material: ShaderMaterial;
  private readonly sizePx: number;

  constructor(satelliteCount: number, places: PlaceUniforms, state: Texture) {
    this.sizePx = markSizePx(satelliteCount);
    this.material = new ShaderMaterial({
      vertexShader,
      fragmentShader,
      uniforms: {
        ...places,
        ...{ uState: { value: state }, uSizePx: { value: this.sizePx } },
        ...{ uSelected: { value: -1 }, uHovered: { value: -1 } },
      },
      ...{ transparent: true, depthWrite: false, blending: CustomBlending },
      ...{ blendSrc: OneFactor, blendDst: OneMinusSrcAlphaFactor },
    });
    this.object = new Points(createIndexGeometry(satelliteCount), this.material);
    this.object.frustumCulled = false;
    this.object.renderOrder = 5;
  }

  /** Indices of the selected and the hovered satellite, -1 for none. */
  update(selected: number, hovered: number, pixelRatio: number): void {
    const { uniforms } = this.material;
    uniforms['uSelected']!.value = selected;
    uniforms['uHovered']!.value = hovered;
    uniforms['uSizePx']!.value = this.sizePx * pixelRatio;
  }

  dispose(): void {
    this.object.geometry.dispose();
    retireMaterial(this.material);
  }
}

/** A geometry with a count of vertices and nothing else: shaders go by gl_VertexID. */
export function createIndexGeometry(vertexCount: number): BufferGeometry {
  const geometry = new BufferGeometry();
  geometry.setDrawRange(0, vertexCount);
  geometry.boundingSphere = new Sphere();
  return geometry;
}
