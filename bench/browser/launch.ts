// How do the benches measure in a browser? In the one of the end-to-end tests, on built pages.

import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';
import process from 'node:process';
import { pathToFileURL } from 'node:url';
import type * as Playwright from '@playwright/test';
import type * as ChromiumFinder from '../../test/e2e/chromium.mjs';

// Loaded at run time: bundling a browser driver into the bench would break it.
const load = (specifier: string): Promise<unknown> => import(/* @vite-ignore */ specifier);

/** A headless Chromium; throws when there is none. */
export async function launchChromium(): Promise<Playwright.Browser> {
  const { chromium } = (await load('@playwright/test')) as typeof Playwright;
  const finder = await load(pathToFileURL(resolve('test/e2e/chromium.mjs')).href);
  const { chromiumFlags, findChromium } = finder as typeof ChromiumFinder;
  const executablePath = findChromium();
  if (executablePath === undefined) throw new Error('no Chromium: set CHROMIUM_PATH');
  return chromium.launch({ executablePath, args: chromiumFlags() });
}

/** Builds the page in `folder` into `.build/NAME` with the project's own configuration. */
export function buildPage(folder: string, name: string): void {
  const vite = resolve('node_modules/vite/bin/vite.js');
  const options = ['--config', resolve('vite.config.ts'), '--outDir', resolve('.build', name)];
  const done = spawnSync(
    process.execPath,
    [vite, 'build', folder, ...options, '--emptyOutDir', '--logLevel', 'error'],
    { stdio: ['ignore', 'inherit', 'inherit'] },
  );
  if (done.status !== 0) throw new Error(`the page in ${folder} could not be built`);
}

/** Opens the page that was built as NAME; its files are handed over without a network. */
export async function openBuilt(page: Playwright.Page, name: string): Promise<void> {
  const origin = `http://${name.toLowerCase()}.invalid`;
  await page.route(`${origin}/**`, (route) => {
    const { pathname } = new URL(route.request().url());
    const path = pathname === '/' ? 'index.html' : pathname.slice(1);
    return route.fulfill({ path: resolve('.build', name, path) });
  });
  await page.goto(`${origin}/`);
}
