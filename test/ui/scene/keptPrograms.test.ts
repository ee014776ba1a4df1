// Does a second scenario find its shaders compiled, and does the first one let go of its textures?
import { DataTexture, ShaderMaterial } from 'three';
import { expect, test } from 'vitest';
import { forgetPrograms, retireMaterial } from '../../../src/ui/scene/keptPrograms.ts';

function materialOf(fragmentShader: string) {
  const uniforms = { uRows: { value: new DataTexture() } };
  const material = new ShaderMaterial({ vertexShader: 'v', fragmentShader, uniforms });
  const seen = { material, isDisposed: false };
  material.addEventListener('dispose', () => (seen.isDisposed = true));
  return seen;
}

test('the last material of a kind stays without its textures until the renderer goes', () => {
  const [first, second, other] = [materialOf('a'), materialOf('a'), materialOf('b')];
  retireMaterial(first.material);
  retireMaterial(other.material);
  expect(first.isDisposed).toBe(false);
  expect(first.material.uniforms).toEqual({});
  retireMaterial(second.material);
  expect([first.isDisposed, second.isDisposed, other.isDisposed]).toEqual([true, false, false]);
  forgetPrograms();
  expect([second.isDisposed, other.isDisposed]).toEqual([true, true]);
});
