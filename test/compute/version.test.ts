// Is the version that results carry that of the package?
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { version } from '../../src/compute/version.ts';

test('the version in results is the one in package.json', () => {
  const file = new URL('../../package.json', import.meta.url);
  const manifest = JSON.parse(readFileSync(file, 'utf8')) as { readonly version: string };
  expect(version).toBe(manifest.version);
});
