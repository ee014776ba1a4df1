// Which browser do the benches measure in? The one that the end-to-end tests use.

import { resolve } from 'node:path';
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
