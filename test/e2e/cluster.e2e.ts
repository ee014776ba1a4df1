// Does a formation fly on the page as on the command line?
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import process from 'node:process';
import { expect, test } from '@playwright/test';
import { listenForTrouble, openPage, resultHashOf } from './page.ts';

const repositoryPath = join(import.meta.dirname, '../..');

test('a cluster of 81 comes to the same on the page and on the command line', async ({ page }) => {
  const troubles = listenForTrouble(page);
  await openPage(page, './#v=1&scenario=suncatcher-cluster&select=cluster-41');
  await expect(page.locator('.panelHead')).toContainText('81 satellites');
  const args = ['src/cli/dawnline.js', 'run', 'suncatcher-cluster', '--json'];
  const run = spawnSync(process.execPath, args, { cwd: repositoryPath, encoding: 'utf8' });
  expect(run.status, run.stderr).toBe(0);
  const { resultHash } = JSON.parse(run.stdout) as { resultHash: string };
  expect(await resultHashOf(page)).toBe(resultHash);
  expect(troubles).toEqual([]);
});
