// How is the WASM twin of the kernel made ready, where the engine has SIMD?

/** The twin's memory and its one function; see assembly/index.ts. */
export interface SimdInstance {
  readonly memory: { readonly buffer: ArrayBuffer; grow(pageCount: number): number };
  readonly fillBlock: (rows: number, pairs: number, isWide: number, places: number) => number;
}

/** A compiled twin, ready to be instantiated for any number of fleets. */
export interface SimdModule {
  instantiate(): SimdInstance;
}

// The compiler's library for this room knows no WebAssembly: it counts as the outside.
interface WebAssemblyHost {
  readonly Module: new (bytes: Uint8Array) => object;
  readonly Instance: new (module: object) => { readonly exports: unknown };
}

/**
 * Compiles the twin from its bytes, or returns undefined where the engine has no WebAssembly, no
 * SIMD, or forbids it: then the TypeScript kernel does the same work with the same bits.
 */
export function compileSimdModule(bytes: Uint8Array): SimdModule | undefined {
  const host = (globalThis as { WebAssembly?: WebAssemblyHost }).WebAssembly;
  if (host === undefined) return undefined;
  try {
    const module = new host.Module(bytes);
    return { instantiate: () => new host.Instance(module).exports as SimdInstance };
  } catch {
    return undefined;
  }
}
