// How do lines of several pixels and any transparency get drawn? Shared by links, orbits, tracks.

import { CustomBlending, DataTexture, FloatType, OneFactor, OneMinusSrcAlphaFactor } from 'three';
import { RGBAFormat, ShaderMaterial, Vector2 } from 'three';
import type { IUniform } from 'three';
import { lineCoverage } from './shaderChunks.ts';

/** Size of the drawing buffer, shared by all layers with wide lines. */
export const viewportUniform: IUniform<Vector2> = { value: new Vector2(1, 1) };
/** Device pixels per CSS pixel, shared likewise. */
export const pixelRatioUniform: IUniform<number> = { value: 1 };

const fragmentShader = /* glsl */ `
${lineCoverage}
varying vec4 vColor;
varying float vSide;
flat varying float vWidthPx;

void main() {
  float alpha = vColor.a * lineCoverage(vSide, vWidthPx);
  if (alpha < 0.004) discard;
  gl_FragColor = vec4(vColor.rgb * alpha, alpha); // premultiplied
}
`;

/** A material whose vertex shader sets vColor, vSide and vWidthPx; tested against depth. */
export function createLineMaterial(
  vertexShader: string,
  uniforms: Record<string, IUniform>,
): ShaderMaterial {
  return new ShaderMaterial({
    vertexShader,
    fragmentShader,
    uniforms: { ...uniforms, uViewportPx: viewportUniform, uPixelRatio: pixelRatioUniform },
    ...{ transparent: true, depthWrite: false, blending: CustomBlending },
    ...{ blendSrc: OneFactor, blendDst: OneMinusSrcAlphaFactor },
  });
}

/** Texels per row of the tables below; the shaders rely on it. */
export const rowTextureWidth = 1024;

/** A table of four floats per row as a texture, for shaders that go by gl_VertexID. */
export function createRowTexture(rowCount: number): { texture: DataTexture; data: Float32Array } {
  const height = Math.max(1, Math.ceil(rowCount / rowTextureWidth));
  const data = new Float32Array(rowTextureWidth * height * 4);
  const texture = new DataTexture(data, rowTextureWidth, height, RGBAFormat, FloatType);
  return { texture, data };
}
