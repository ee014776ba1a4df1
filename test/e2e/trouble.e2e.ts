// Does what was on screen survive wrong files, a cancel, and the death of a worker?
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { expect, test } from '@playwright/test';
import type { Page } from '@playwright/test';
import { dropFiles, openPage, resultHashOf, statusOf, waitForResult } from './page.ts';

const repositoryPath = join(import.meta.dirname, '../..');

/** The message over the scene lists problems, and the result that was there is still there. */
async function expectRefused(page: Page, hash: string, words: RegExp): Promise<void> {
  const message = page.locator('.runMessage');
  await expect(message).toContainText(words);
  await expect(message).toContainText('The last result is still on screen.');
  expect(await resultHashOf(page)).toBe(hash);
  await message.getByRole('button', { name: 'Dismiss' }).click();
  await expect(message).toBeHidden();
}

test('wrong files are refused with a reason and change nothing on screen', async ({ page }) => {
  await openPage(page, './#v=1&scenario=walker-shell-60');
  const hash = await resultHashOf(page);
  const cases: [string, string | number[], RegExp][] = [
    ['cut.json', '{ "dawnline": 1, "name": ', /line 1, column/],
    ['newer.json', '{ "dawnline": 9, "name": "x" }', /dawnline/],
    ['photo.json', [137, 80, 78, 71, 0, 1, 2], /binary/],
    ['letter.txt', 'Dear all', /found another text/],
    [
      'deep.json',
      '{ "dawnline": 1, "fleets": [{ "orbit": { "altitudeKm": "NaN" } }] }',
      /problems/,
    ],
  ];
  for (const [name, content, words] of cases) {
    await dropFiles(page, [{ name, content }]);
    await expectRefused(page, hash, words);
  }
});

test('a link to a scenario that is not here says so, and shows another', async ({ page }) => {
  await openPage(page, './#v=1&scenario=no-such-one');
  await expect(page.locator('.runMessage')).toContainText('found "no-such-one"');
  expect(await resultHashOf(page)).toMatch(/^[0-9a-f]{64}$/);
});

test('markup in a name is shown as text', async ({ page }) => {
  await openPage(page, './#v=1&scenario=walker-shell-60');
  const markup = '<img src=x onerror="window.hasRun = true">';
  const content = JSON.stringify({
    ...{ dawnline: 1, name: markup, startUtc: '2026-12-21T00:00:00Z', durationS: 600 },
    fleets: [
      {
        ...{ id: 'a', name: markup, platform: 'server-8' },
        orbit: { kind: 'ring', altitudeKm: 550, inclinationDeg: 53, satelliteCount: 2 },
      },
    ],
  });
  await dropFiles(page, [{ name: `${markup}.json`, content }]);
  await expect(page.locator('.panelHead h2')).toHaveText(markup);
  expect(await page.locator('img').count()).toBe(0);
  expect(await page.evaluate(() => 'hasRun' in window)).toBe(false);
});

/** The result hash that the command line gives for a built-in scenario or a file. */
function hashOnCommandLine(scenario: string, ...options: string[]): string {
  const args = ['src/cli/dawnline.js', 'run', scenario, '--json', ...options];
  const run = spawnSync(process.execPath, args, { cwd: repositoryPath, encoding: 'utf8' });
  expect(run.status, run.stderr).toBe(0);
  return (JSON.parse(run.stdout) as { resultHash: string }).resultHash;
}

test('element sets that are dropped become a fleet, and the saved file runs anywhere', async ({
  page,
}, testInfo) => {
  await openPage(page, './#v=1&scenario=walker-shell-60');
  const content = [
    '1 25544U 98067A   24001.50000000  .00016717  00000-0  30000-3 0  9990',
    '2 25544  51.6400 208.9163 0006703 130.5360 325.0288 15.49815000    13',
  ].join('\r\n');
  await dropFiles(page, [{ name: 'one.txt', content }]);
  const dialog = page.getByRole('dialog');
  await expect(dialog).toContainText('1 element set (TLE)');
  await dialog.getByRole('button', { name: 'Run' }).click();
  await expect(page.locator('.panelHead')).toContainText('1 satellite ');

  await page.getByRole('button', { name: 'Files' }).click();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('menuitem', { name: 'Save scenario' }).click(),
  ]);
  const path = testInfo.outputPath('saved.json');
  await download.saveAs(path);
  expect(hashOnCommandLine(path)).toBe(await resultHashOf(page));
});

/** The shell for two months: no machine runs it before somebody can click Cancel. */
function longShell(): string {
  const path = join(repositoryPath, 'public/scenarios/walker-shell-60.json');
  const shell = JSON.parse(readFileSync(path, 'utf8')) as object;
  return JSON.stringify({ ...shell, name: 'Two months', durationS: 60 * 86_400 });
}

test('a run that is cancelled leaves the scenario and result that were there', async ({ page }) => {
  await openPage(page, './#v=1&scenario=walker-shell-60');
  const hash = await resultHashOf(page);
  const name = await page.locator('.panelHead h2').innerText();

  await dropFiles(page, [{ name: 'long.json', content: longShell() }]);
  await expect(statusOf(page)).toContainText('%');
  await page.getByRole('button', { name: 'Cancel' }).click();
  await expect(page.locator('.runMessage')).toContainText('Run cancelled');
  await expect(page.locator('.panelHead h2')).toHaveText(name);
  expect(await resultHashOf(page)).toBe(hash);

  await page.getByRole('button', { name: 'Dismiss' }).click();
  await page.getByRole('button', { name: 'Run' }).click();
  await waitForResult(page);
  expect(await resultHashOf(page)).toBe(hash);
});

test('a worker that dies is reported and replaced', async ({ page }) => {
  await openPage(page, './#v=1&scenario=walker-shell-60');
  const hash = await resultHashOf(page);
  for (const worker of page.workers()) {
    await worker.evaluate(() => {
      self.onmessage = () => {
        throw new Error('out of memory');
      };
    });
  }
  await page.getByRole('button', { name: 'Run' }).click();
  await expect(page.locator('.runMessage')).toContainText('The worker died');
  expect(await resultHashOf(page)).toBe(hash);
  await page
    .locator('.runMessage')
    .getByRole('button', { name: 'Restart', exact: true })
    .first()
    .click();
  await waitForResult(page);
  expect(await resultHashOf(page)).toBe(hash);
  await expect(statusOf(page)).toHaveText(/^Done/);
});

for (const [scenario, policy] of [
  ['dawn-dusk-ring-eclipse', 'edf'],
  ['dawn-dusk-ring-sunlit', 'fifo'],
  ['walker-shell-60', 'fifo'],
  ['mixed-fleet', 'edf'],
] as const) {
  test(`the page and the command line agree to the last bit: ${scenario}`, async ({ page }) => {
    await openPage(page, `./#v=1&scenario=${scenario}&policy=${policy}`);
    expect(await resultHashOf(page)).toBe(hashOnCommandLine(scenario, '--policy', policy));
  });
}
