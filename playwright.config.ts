// How do the end-to-end tests start: which browser, which server, how patient?
import process from 'node:process';
import { defineConfig } from '@playwright/test';
import { chromiumFlags, findChromium } from './test/e2e/chromium.mjs';

const port = Number(process.env['DAWNLINE_E2E_PORT'] ?? 4317);
const subPath = '/some/where/'; // no site's root: every address in the page must be relative
const executablePath = findChromium();

export default defineConfig({
  testDir: 'test/e2e',
  testMatch: '**/*.e2e.ts',
  outputDir: 'test-results',
  fullyParallel: false,
  workers: 1, // the browser draws in software: two at once only slow each other
  retries: 1, // a browser that draws in software dies now and then; the summary names who needed it
  timeout: 180_000,
  expect: { timeout: 60_000 },
  use: {
    baseURL: `http://127.0.0.1:${String(port)}${subPath}`,
    viewport: { width: 1440, height: 900 },
    launchOptions: {
      args: chromiumFlags(),
      ...(executablePath === undefined ? {} : { executablePath }),
    },
    screenshot: 'only-on-failure',
  },
  webServer: {
    command: `node test/e2e/server.mjs ${String(port)} ${subPath}`,
    url: `http://127.0.0.1:${String(port)}${subPath}`,
    reuseExistingServer: false,
  },
});
