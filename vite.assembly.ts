// How does AssemblyScript in the tree become WebAssembly in the bundle?
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import type { Plugin } from 'vite';

const suffix = '?wasm';
const compilerPackage = 'assemblyscript';
// Plain SIMD only: relaxed SIMD may differ between machines. No runtime: memory is hand-laid.
const compilerOptions = [
  ...[
    '-O3',
    '--runtime',
    'stub',
    '--use',
    'abort=',
    '--noAssert',
    '--memoryBase',
    '512',
    '--initialMemory',
    '2',
  ],
  ...['--enable', 'simd', '--disableWarning', '112'], // v128 is exchanged within the module only
];

/** Everything that the result depends on, as one name. */
function hashOf(folders: readonly string[], version: string): string {
  const hash = createHash('sha256').update(JSON.stringify([version, compilerOptions]));
  for (const folder of folders) {
    for (const name of readdirSync(folder).sort()) {
      if (name.endsWith('.ts')) hash.update(name).update(readFileSync(join(folder, name)));
    }
  }
  return hash.digest('hex').slice(0, 16);
}

/** Compiles an entry file; its imports name files with their ending, as everywhere in the tree. */
async function compile(entryPath: string): Promise<Uint8Array> {
  const { default: asc } = await import('assemblyscript/asc');
  let bytes: Uint8Array | undefined;
  const folder = dirname(dirname(entryPath));
  const entry = entryPath.slice(folder.length + 1);
  const options = [entry, '--outFile', 'twin.wasm', ...compilerOptions];
  const { error } = await asc.main(options, {
    readFile: (name) => {
      const path = join(folder, name.replace(/\.ts\.ts$/, '.ts'));
      return existsSync(path) ? readFileSync(path, 'utf8') : null;
    },
    writeFile: (name, contents) => {
      if (name === 'twin.wasm') bytes = contents as Uint8Array;
    },
    listFiles: () => [],
  });
  if (error !== null || bytes === undefined) {
    throw new Error(`${entryPath}: ${error?.message ?? 'no output'}`);
  }
  return bytes;
}

/** The bytes of an entry file, from .build where the same sources were compiled before. */
async function compileOnce(entryPath: string): Promise<Uint8Array> {
  const packagePath = resolve(import.meta.dirname, 'node_modules', compilerPackage, 'package.json');
  const { version } = JSON.parse(readFileSync(packagePath, 'utf8')) as { version: string };
  const folder = dirname(entryPath);
  const cacheFolder = resolve(import.meta.dirname, '.build', 'assembly');
  const cachePath = join(cacheFolder, `${hashOf([folder, dirname(folder)], version)}.wasm`);
  if (existsSync(cachePath)) return readFileSync(cachePath);
  const bytes = await compile(entryPath);
  mkdirSync(cacheFolder, { recursive: true });
  writeFileSync(cachePath, bytes);
  return bytes;
}

/** Lets `import bytes from './assembly/index.ts?wasm'` give the bytes of the compiled module. */
export function compileAssembly(): Plugin {
  return {
    name: 'dawnline-assembly',
    enforce: 'pre',
    resolveId(source, importer) {
      if (!source.endsWith(suffix) || importer === undefined) return undefined;
      return resolve(dirname(importer), source);
    },
    async load(id) {
      if (!id.endsWith(suffix)) return undefined;
      const bytes = await compileOnce(id.slice(0, -suffix.length));
      const text = JSON.stringify(Buffer.from(bytes).toString('base64'));
      return `export default Uint8Array.from(atob(${text}), (c) => c.charCodeAt(0));`;
    },
  };
}
