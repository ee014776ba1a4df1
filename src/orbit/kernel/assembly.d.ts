// What does the build make of an AssemblyScript file that is imported with `?wasm`?
declare module '*?wasm' {
  /** The bytes of the WebAssembly module. */
  const bytes: Uint8Array;
  export default bytes;
}
