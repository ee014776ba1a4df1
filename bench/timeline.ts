// How long does a redraw of the timeline take? 200 rows × 500 jobs in headless Chromium.

import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';
import process from 'node:process';
import { pathToFileURL } from 'node:url';
import type * as Playwright from '@playwright/test';
import type * as ChromiumFinder from '../test/e2e/chromium.mjs';
import { spreadOf } from './row.ts';
import type { BenchRow } from './row.ts';

const pageFolder = 'test/ui/timeline/redraw';
const builtFolder = '.build/redraw';
const origin = 'http://redraw.invalid';
const roundCount = 60;
const redrawMaxMs = 4;

interface RedrawCase {
  readonly density: 'compact' | 'expanded';
  readonly windowFraction: number;
}

const cases: readonly RedrawCase[] = (['compact', 'expanded'] as const).flatMap((density) =>
  [0.05, 0.3, 1].map((windowFraction) => ({ density, windowFraction })),
);

/** Builds the page with the project's own configuration, as the app is built. */
function buildPage(): void {
  const vite = resolve('node_modules/vite/bin/vite.js');
  const options = ['--config', resolve('vite.config.ts'), '--outDir', resolve(builtFolder)];
  const done = spawnSync(
    process.execPath,
    [vite, 'build', pageFolder, ...options, '--emptyOutDir', '--logLevel', 'error'],
    { stdio: ['ignore', 'inherit', 'inherit'] },
  );
  if (done.status !== 0) throw new Error(`the page in ${pageFolder} could not be built`);
}

// Loaded at run time: bundling a browser driver into the bench would break it.
const load = (specifier: string): Promise<unknown> => import(/* @vite-ignore */ specifier);

async function launch(): Promise<Playwright.Browser> {
  const { chromium } = (await load('@playwright/test')) as typeof Playwright;
  const finder = await load(pathToFileURL(resolve('test/e2e/chromium.mjs')).href);
  const { chromiumFlags, findChromium } = finder as typeof ChromiumFinder;
  const executablePath = findChromium();
  if (executablePath === undefined) throw new Error('no Chromium: set CHROMIUM_PATH');
  return chromium.launch({ executablePath, args: chromiumFlags() });
}

function rowOf(shown: RedrawCase, roundsMs: readonly number[]): BenchRow {
  const { median, min, max } = spreadOf(roundsMs);
  const shownPart = `${shown.density}, ${shown.windowFraction * 100} % of the run`;
  const range = `${min.toFixed(1)}–${max.toFixed(1)} ms`;
  return {
    what: 'timeline redraw, to pixels',
    value: median,
    unit: 'ms',
    detail: `200 × 500 jobs, 1280 × 600, ${shownPart}; ${range}`,
    bar: `≤ ${redrawMaxMs}`,
    isMet: median <= redrawMaxMs,
  };
}

export async function bench(): Promise<BenchRow[]> {
  buildPage();
  const browser = await launch();
  try {
    const page = await browser.newPage();
    await page.route(`${origin}/**`, (route) => {
      const { pathname } = new URL(route.request().url());
      return route.fulfill({ path: resolve(`${builtFolder}${pathname}`) });
    });
    await page.goto(`${origin}/index.html`);
    const rows: BenchRow[] = [];
    for (const each of cases) {
      const call = `measureRedraws(${JSON.stringify({ ...each, roundCount })})`;
      rows.push(rowOf(each, await page.evaluate<number[]>(call)));
    }
    return rows;
  } finally {
    await browser.close();
  }
}
