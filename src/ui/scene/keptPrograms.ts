// Why does a second scenario not wait for its shaders? One used-up material of each kind stays.

import type { ShaderMaterial } from 'three';

/**
 * Three forgets a compiled program with the last material that uses it, and compiling it anew
 * blocks the page for up to a second where graphics are drawn in software.
 */
const kept = new Map<string, ShaderMaterial>();

/** Gives a material back: its program stays for the next of its kind, what it drew does not. */
export function retireMaterial(material: ShaderMaterial): void {
  const { uniforms, vertexShader, fragmentShader } = material;
  // Three holds on to this very object: emptied, it holds no textures any more.
  for (const name of Object.keys(uniforms)) Reflect.deleteProperty(uniforms, name);
  const key = vertexShader + fragmentShader;
  const before = kept.get(key);
  kept.set(key, material);
  if (before !== material) before?.dispose();
}

/** Forgets all programs, with the renderer that compiled them. */
export function forgetPrograms(): void {
  for (const material of kept.values()) material.dispose();
  kept.clear();
}
