// Are radiator, design, particles and the year answered within three clicks from a scenario?
import { AxeBuilder } from '@axe-core/playwright';
import { expect, test } from '@playwright/test';
import type { Page } from '@playwright/test';
import { listenForTrouble, openPage, waitForResult } from './page.ts';

/** Tab, satellite, view: three clicks from the scenario as it opens. */
async function openView(page: Page, view: string): Promise<void> {
  await page.getByRole('tab', { name: 'Satellite' }).click();
  await page.getByText('ring-3', { exact: true }).first().click();
  await page.getByRole('button', { name: view, exact: true }).click();
}

const scenario = './#v=1&scenario=dawn-dusk-ring-eclipse';

test('the radiator sheet stands in Heat, by sky, and others’ figures have their sources', async ({
  page,
}) => {
  const troubles = listenForTrouble(page);
  await openPage(page, scenario);
  await openView(page, 'Heat');
  const line = page.getByRole('row', { name: 'Edge-on, begin all' }).first();
  await expect(line).toContainText('°C');
  const mean = await line.textContent();
  await page.getByRole('group', { name: 'Sun and Earth' }).getByText('Hot').click();
  await expect(line).not.toHaveText(mean ?? '');
  const station = page.getByRole('row', { name: 'ISS EATCS' });
  await station.getByRole('button').first().hover();
  await expect(page.getByRole('dialog')).toContainText('NASA');
  await expect(page.getByRole('heading', { name: 'Minutes to throttle' })).toBeVisible();
  expect(troubles).toEqual([]);
});

test('the overview says how many lines of the design do not close, and lists them', async ({
  page,
}) => {
  const troubles = listenForTrouble(page);
  await openPage(page, scenario);
  await page.getByRole('tab', { name: 'Overview' }).click();
  const verdict = page.getByRole('button', { name: /do not close at full work|All \d+ close/ });
  const [openCount, count] = ((await verdict.textContent()) ?? '').match(/\d+/g) ?? [];
  await verdict.click();
  const table = page.locator('.verdictTable');
  await expect(table.locator('td.bad[aria-hidden]')).toHaveCount(Number(openCount));
  await page.getByRole('button', { name: /^All \d+$/ }).click();
  await expect(table.locator('td[aria-hidden]')).toHaveCount(Number(count));
  expect(troubles).toEqual([]);
});

test('radiation is turned on in the text, strikes, is undone, and shown on the globe', async ({
  page,
}) => {
  const troubles = listenForTrouble(page);
  await openPage(page, scenario);
  await openView(page, 'Radiation');
  await expect(page.getByText('per chip-year').first()).toBeVisible();
  await page.getByRole('switch').click();
  await expect(page.locator('.topbar')).toContainText('(edited)');
  await waitForResult(page);
  const struck = page.getByRole('row', { name: 'Silent corruptions' }).locator('td').nth(1);
  await expect(struck).toHaveText(/^[1-9]\d*$/);
  const copies = page.getByRole('row', { name: /^Three copies/ }).locator('td');
  await expect(copies.first()).toHaveText(/^6[67]\.\d\s%$/);
  await page.getByRole('button', { name: 'Undo', exact: true }).click();
  await expect(page.locator('.topbar')).not.toContainText('(edited)');
  await expect(page.getByRole('switch')).not.toBeChecked();
  await page.getByRole('button', { name: 'Show on the globe' }).click();
  await expect.poll(() => page.evaluate(() => window.location.hash)).toContain('draw=anomaly');
  expect(troubles).toEqual([]);
});

test('a year is worked out on a button, can be given up, and says what the season costs', async ({
  page,
}) => {
  const troubles = listenForTrouble(page);
  await openPage(page, './#v=1&scenario=mixed-fleet&select=satellite-1');
  await page.getByRole('tab', { name: 'Satellite' }).click();
  await page.getByRole('button', { name: 'Year', exact: true }).click();
  const start = page.getByRole('button', { name: 'Work out the year' });
  await start.click();
  await expect(page.getByRole('progressbar')).toBeVisible();
  await page.getByRole('button', { name: 'Cancel', exact: true }).click();
  await start.click();
  await expect(page.getByText(/^Sunlit .* of the year/)).toBeVisible();
  await expect(page.getByRole('img', { name: /Delivered and sunlit share/ })).toBeVisible();
  const mean = page.getByRole('row', { name: 'Delivered, mean' }).locator('td');
  await expect(mean).toHaveText([/%$/, /%$/]);
  await expect(page.getByText(/^Pausing instead costs .* of the year’s work/)).toBeVisible();
  const pause = page.getByRole('row', { name: /^Pause/ }).locator('td');
  await expect(pause).toHaveText(['–', /%$/, /%$/, /h$|none/]);
  expect(troubles).toEqual([]);
});

test('a model on an accelerator is two clicks away, under its roofs, beside MLPerf', async ({
  page,
}) => {
  const troubles = listenForTrouble(page);
  await openPage(page, scenario);
  await page.getByRole('tab', { name: 'Sources' }).click();
  await page.getByRole('button', { name: 'Models', exact: true }).click();
  await expect(page.getByRole('img', { name: /^Roofline of one chip/ })).toBeVisible();
  await page.getByRole('combobox', { name: 'Model', exact: true }).selectOption('llama-2-70b');
  await page.getByRole('combobox', { name: 'Accelerator' }).selectOption('h100-sxm');
  const row = page.getByRole('row', { name: /^8 chips, FP8 v4.1/ });
  await expect(row.locator('td').last()).toHaveText(/^[+−][\d.]+\s%$/);
  const throughput = page.locator('.metrics > div', { hasText: 'Throughput' }).locator('dd');
  const many = await throughput.textContent();
  await page.getByLabel('Batch').fill('1');
  await expect(throughput).not.toHaveText(many ?? '');
  const found = await new AxeBuilder({ page }).include('.inspectorPanel').analyze();
  expect(found.violations.map(({ id }) => id)).toEqual([]);
  expect(troubles).toEqual([]);
});
