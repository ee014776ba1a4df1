// How soon does a visitor see something, and how much code does that take?
//
// The built app in headless Chromium with software drawing, a new profile each round, files from
// this machine: what is measured is work, not a network.

import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Page } from '@playwright/test';
import { buildPage, launchChromium, openBuilt } from './browser/launch.ts';
import { spreadOf } from './row.ts';
import type { BenchRow } from './row.ts';

const builtName = 'load';
const pollMs = 100;
const patienceMs = 60_000;
const roundCount = 5;
const firstPaintMaxKb = 90;

/** Marks that the app sets, and the browser's own first paint. */
const marks = [
  { what: 'page load to first paint', name: 'first-contentful-paint' },
  { what: 'page load to first 3D frame', name: 'dawnline:first-frame' },
  { what: 'page load to first complete result', name: 'dawnline:first-result' },
];

/** Scripts and styles that index.html itself asks for, gzipped. */
function firstPaintKb(): number {
  const html = readFileSync(resolve('.build', builtName, 'index.html'), 'utf8');
  const names = [...html.matchAll(/(?:src|href)="\.\/(assets\/[^"]+\.(?:js|css))"/g)];
  const bytes = names.map(
    ([, name]) => gzipSync(readFileSync(resolve('.build', builtName, name!))).length,
  );
  return bytes.reduce((sum, each) => sum + each, 0) / 1000;
}

/** When each mark came, ms after the navigation began. */
async function visit(page: Page): Promise<number[]> {
  await openBuilt(page, builtName);
  const names = JSON.stringify(marks.map(({ name }) => name));
  const expression = `${names}.map((name) => performance.getEntriesByName(name)[0]?.startTime)`;
  for (let waitedMs = 0; waitedMs < patienceMs; waitedMs += pollMs) {
    const times = await page.evaluate<(number | undefined)[]>(expression);
    if (times.every((time) => time !== undefined)) return times;
    // The browser's own waiting compiles text, which the page's security policy forbids.
    await page.waitForTimeout(pollMs);
  }
  throw new Error(`not all of ${names} came within ${patienceMs / 1000} s`);
}

export async function bench(): Promise<BenchRow[]> {
  buildPage('.', builtName);
  const browser = await launchChromium();
  try {
    const rounds: number[][] = [];
    for (let round = 0; round < roundCount; round += 1) {
      const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
      rounds.push(await visit(await context.newPage()));
      await context.close();
    }
    const rows = marks.map(({ what }, index): BenchRow => {
      const { median, min, max } = spreadOf(rounds.map((times) => times[index]!));
      const detail = `${roundCount} visits, ${min.toFixed(0)} … ${max.toFixed(0)} ms`;
      return { what, value: median, unit: 'ms', detail, bar: '', isMet: true };
    });
    const kilobytes = firstPaintKb();
    const bar = `≤ ${firstPaintMaxKb}`;
    const isMet = kilobytes <= firstPaintMaxKb;
    const what = 'code and styles of the first paint';
    return [...rows, { what, value: kilobytes, unit: 'kB', detail: 'gzip', bar, isMet }];
  } finally {
    await browser.close();
  }
}
