// Is the code of the first paint small enough to feel immediate?
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, test } from '@playwright/test';

const distPath = join(import.meta.dirname, '../../dist');
const firstPaintMaxByte = 90_000;

test('the code and styles that the first paint waits for are at most 90 kB gzipped', () => {
  const html = readFileSync(join(distPath, 'index.html'), 'utf8');
  const names = [...html.matchAll(/(?:src|href)="\.\/(assets\/[^"]+\.(?:js|css))"/g)];
  const sizesByte = names.map(([, name]) => gzipSync(readFileSync(join(distPath, name!))).length);
  expect(sizesByte.length).toBeGreaterThan(0);
  expect(sizesByte.reduce((sum, size) => sum + size, 0)).toBeLessThanOrEqual(firstPaintMaxByte);
});
