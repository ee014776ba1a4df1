#!/usr/bin/env node
// Where does `npx dawnline` begin? npm links this file before anything is built.
import { existsSync } from 'node:fs';

const bundleUrl = new URL('../../dist-cli/main.js', import.meta.url);
if (existsSync(bundleUrl)) {
  await import(bundleUrl.href);
} else {
  process.stderr.write('dawnline: not built yet; run `npm run build:cli` in the repository\n');
  process.exitCode = 1;
}
