// Is it on screen who has the antenna, what a link carries, how the sky is, and how bits travel?
import { AxeBuilder } from '@axe-core/playwright';
import { expect, test } from '@playwright/test';
import type { Page } from '@playwright/test';
import { listenForTrouble, openPage, statusOf } from './page.ts';

const address = './#v=1&scenario=relay-grid-weather&t=45000';
/** A job whose output came down. */
const job = `${address}&select=job-300`;
const fixedRates = './#v=1&scenario=walker-shell-60&t=40600';

async function openView(page: Page, view: string): Promise<void> {
  await page.keyboard.press('4');
  await page.getByRole('button', { name: view, exact: true }).click();
}

test('two clicks lead from the question to GB per kWh, the antennas and a job’s way', async ({
  page,
}) => {
  const troubles = listenForTrouble(page);
  await openPage(page, job);
  await page.getByRole('tab', { name: 'Overview' }).click();
  await page.getByRole('button', { name: /Can the results get down/ }).click();
  const all = page.getByRole('row', { name: /All satellites/ });
  await expect(all).toContainText('GB/kWh');
  await expect(page.getByText(/\d+ transfers under way/)).toBeVisible();
  await expect(page.getByRole('heading', { name: 'Haleakalā' })).toBeVisible();
  await page.getByRole('tab', { name: 'Job', exact: true }).click();
  await expect(page.getByRole('heading', { name: 'The way of its data' })).toBeVisible();
  const hop = page.getByRole('row', { name: /Output:/ }).first();
  await expect(hop).toContainText(/bit$/);
  await hop.getByRole('button', { name: /^T\+/ }).click();
  expect(troubles).toEqual([]);
});

test('a link shows its waterfall, at the clock’s time and at an elevation', async ({ page }) => {
  const troubles = listenForTrouble(page);
  await openPage(page, address);
  await openView(page, 'Links');
  const budget = page.getByRole('table', { name: 'Link budget' });
  await expect(budget.getByRole('row', { name: /Free space/ })).toContainText(/−[12]\d\d\.\d/);
  await expect(budget.getByRole('row', { name: /^Margin/ })).toContainText('dB');
  await page.getByRole('button', { name: 'At a range' }).click();
  const slider = page.getByRole('slider', { name: 'Elevation' });
  await slider.focus();
  await page.keyboard.press('End');
  await expect(slider).toHaveAttribute('aria-valuetext', /^90°/);
  const free = await budget.getByRole('row', { name: /Free space/ }).textContent();
  await page.keyboard.press('Home');
  await expect(budget.getByRole('row', { name: /Free space/ })).not.toHaveText(free ?? '');
  await budget.getByRole('button', { name: /Transmit power/ }).hover();
  await expect(page.getByRole('dialog')).toContainText('Confidence');
  expect(troubles).toEqual([]);
});

test('a scenario with fixed rates says so, and flies the terminals that it is offered', async ({
  page,
}) => {
  await openPage(page, fixedRates);
  await openView(page, 'Links');
  await expect(page.getByText(/gives a fixed rate/)).toBeVisible();
  await page
    .getByRole('combobox', { name: 'With terminals' })
    .selectOption({ label: 'x-leo and x-ground' });
  await expect(page.getByRole('heading', { name: 'What they would carry' })).toBeVisible();
  await page.getByRole('button', { name: 'Fly them' }).click();
  await expect(page.locator('.topbar')).toContainText('(edited)');
  await expect(statusOf(page)).toHaveText(/^Done/);
  await expect(page.getByText(/gives a fixed rate/)).toBeHidden();
});

test('one switch brings the weather, and Ctrl Z takes it away', async ({ page }) => {
  await openPage(page, fixedRates);
  await openView(page, 'Weather');
  const weather = page.getByRole('switch', { name: /Clouds stop light/ });
  await expect(weather).not.toBeChecked();
  await weather.click();
  await expect(page.getByRole('heading', { name: 'All 12 sites over the run' })).toBeVisible();
  await expect(page.getByRole('row', { name: /Weilheim/ })).toContainText('%');
  await page.keyboard.press('ControlOrMeta+z');
  await expect(weather).not.toBeChecked();
});

test('no view of the network has a fault that axe finds', async ({ page }) => {
  await openPage(page, job);
  const check = async (): Promise<void> => {
    const { violations } = await new AxeBuilder({ page }).include('.inspectorPanel').analyze();
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''}`)).toEqual([]);
  };
  for (const view of ['Traffic', 'Links', 'Weather', 'Training']) {
    await openView(page, view);
    await expect(page.locator('.inspectorPanel .section').first()).toBeVisible();
    await check();
  }
  await page.getByRole('tab', { name: 'Job', exact: true }).click();
  await expect(page.getByRole('heading', { name: 'The way of its data' })).toBeVisible();
  await check();
});
