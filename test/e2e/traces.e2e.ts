// Does a trace that is dropped say what was understood of it, and become work that runs?
import { AxeBuilder } from '@axe-core/playwright';
import { expect, test } from '@playwright/test';
import type { Page } from '@playwright/test';
import { dropFiles, listenForTrouble, openPage, resultHashOf, waitForResult } from './page.ts';

const address = './#v=1&scenario=walker-shell-60';
const unused = Array.from({ length: 13 }, () => '-1').join(' ');

const traces = [
  {
    name: 'requests.csv',
    content: [
      'TIMESTAMP,ContextTokens,GeneratedTokens',
      '2023-11-16 18:15:46.6805900,374,44',
      'yesterday,<b>1</b>,1',
      '2023-11-16 18:15:50.9951690,396,109',
    ].join('\n'),
    format: 'Azure LLM inference trace',
    refused: /Line 3 expected a time .* found "yesterday,<b>1<\/b>,1"/,
    id: 'requests',
    jobs: '1',
  },
  {
    name: 'training.csv',
    content: 'submission_time,duration,num_gpu\n100,600,2\n160,many,1\n400,300,4\n',
    format: 'ElasticFlow trace',
    refused: /Line 3 expected submission_time and duration/,
    id: 'training',
    jobs: '2',
  },
  {
    name: 'batch.swf',
    content: `; UnixStartTime: 1700000000\n1 60 0 600 8 ${unused}\n2 90 0 -1 8 ${unused}\n`,
    format: 'Standard Workload Format',
    refused: /Line 3 the job never ran/,
    id: 'batch',
    jobs: '1',
  },
] as const;

async function expectWork(page: Page, id: string, jobs: string): Promise<void> {
  await page.getByRole('tab', { name: 'Workload' }).click();
  const row = page
    .getByRole('region', { name: 'Workload' })
    .getByRole('row', { name: new RegExp(`^${id} `) });
  await expect(row.getByRole('cell').first()).toHaveText(jobs);
}

test('a trace of each kind is previewed, runs, and gives way to what was there', async ({
  page,
}) => {
  const troubles = listenForTrouble(page);
  await openPage(page, address);
  const hash = await resultHashOf(page);
  for (const { name, content, format, refused, id, jobs } of traces) {
    await dropFiles(page, [{ name, content }]);
    const dialog = page.getByRole('dialog');
    await expect(dialog).toContainText(format);
    await expect(dialog).toContainText(refused);
    await expect(dialog.getByRole('img', { name: /^Arrivals over/ })).toBeVisible();
    await dialog.getByRole('button', { name: 'Run with this fleet' }).click();
    await expect(dialog).toBeHidden();
    await expect(page.locator('.topbar')).toContainText(name);
    await waitForResult(page);
    await expectWork(page, id, jobs);
  }
  for (let undone = 0; undone < traces.length; undone += 1) {
    await page.getByRole('button', { name: 'Undo', exact: true }).click();
    await waitForResult(page);
  }
  expect(await resultHashOf(page)).toBe(hash);
  expect(troubles).toEqual([]);
});

test('a broken trace says what is wrong, and a cancelled one changes nothing', async ({
  page,
  context,
}) => {
  await openPage(page, address);
  await page.waitForFunction(() => performance.getEntriesByName('dawnline:at-rest').length > 0);
  await context.setOffline(true);
  const hash = await resultHashOf(page);
  const [requests] = traces;
  const broken = `${requests.content.split('\n')[0]!}\nnow,1,1\n,,\n`;
  await dropFiles(page, [{ name: 'broken.csv', content: broken }]);
  const dialog = page.getByRole('dialog');
  await expect(dialog).toContainText('No row of this trace is good');
  await expect(dialog).toContainText('2 rows refused');
  await dialog.getByRole('button', { name: 'Close' }).click();
  await dropFiles(page, [requests]);
  await expect(dialog.getByRole('button', { name: 'Add to the jobs' })).toBeEnabled();
  const { violations } = await new AxeBuilder({ page }).include('[role=dialog]').analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''}`)).toEqual([]);
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  expect(await resultHashOf(page)).toBe(hash);
});
