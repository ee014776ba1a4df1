// Which browser do the end-to-end tests drive, and how is one got when there is none?
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import process from 'node:process';
import { chromium } from '@playwright/test';

const usualPaths = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
];

const isRoot = () => process.getuid?.() === 0;

/**
 * The path of a Chromium, or undefined. CHROMIUM_PATH wins; then Playwright's own; then the usual
 * places of each system.
 * @returns {string | undefined}
 */
export function findChromium() {
  const wanted = process.env['CHROMIUM_PATH'];
  if (wanted !== undefined && wanted !== '') return wanted;
  return [chromium.executablePath(), ...usualPaths].find((path) => existsSync(path));
}

/** Flags for a software-drawn, silent browser; the sandbox is given up only where root has none. */
export function chromiumFlags() {
  return [
    ...(isRoot() ? ['--no-sandbox'] : []),
    '--use-angle=swiftshader',
    '--enable-unsafe-swiftshader',
    '--disable-dev-shm-usage', // in containers /dev/shm is often too small, and the page dies
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
  ];
}

/** @param {string} command @param {string[]} args */
function run(command, args) {
  console.log(`$ ${command} ${args.join(' ')}`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const done = spawnSync(command, args, { stdio: ['ignore', 'inherit', 'inherit'], env });
  return done.status === 0;
}

/** Gets a Chromium: from Debian's packages as root, else by Playwright's installer, never sudo. */
function installChromium() {
  if (isRoot() && existsSync('/usr/bin/apt-get')) {
    const install = ['install', '-y', '--no-install-recommends', 'chromium'];
    if (run('apt-get', ['update', '-qq']) && run('apt-get', ['-qq', ...install])) return true;
  }
  return run(process.execPath, ['node_modules/@playwright/test/cli.js', 'install', 'chromium']);
}

/**
 * The path of a Chromium, installed if need be; undefined, with the command to type, if none
 * can be had.
 * @returns {string | undefined}
 */
export function findOrInstallChromium() {
  if (findChromium() === undefined) installChromium();
  const path = findChromium();
  if (path === undefined) {
    console.error(
      'No Chromium found. Install one with `npx playwright install --with-deps chromium`, or ' +
        "your system's package manager, or set CHROMIUM_PATH to one; then run the tests again.",
    );
  }
  return path;
}
