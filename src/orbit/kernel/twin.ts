// Which compiled twin comes with the build?
import bytes from './assembly/index.ts?wasm';
import { compileSimdModule, type SimdModule } from './wasm.ts';

let module: SimdModule | undefined;
let isCompiled = false;

/** The WASM twin, compiled at the first call; undefined where the engine cannot run it. */
export function simdModule(): SimdModule | undefined {
  if (!isCompiled) module = compileSimdModule(bytes);
  isCompiled = true;
  return module;
}
