// Does the page show a satellite as a machine: flows, limits, certificates, and what if?
import { AxeBuilder } from '@axe-core/playwright';
import { expect, test } from '@playwright/test';
import type { Page } from '@playwright/test';
import { listenForTrouble, openPage } from './page.ts';

const address = './#v=1&scenario=dawn-dusk-ring-eclipse&t=40000&select=satellite-2';

async function openView(page: Page, view: string): Promise<void> {
  await page.getByRole('tab', { name: 'Satellite' }).click();
  await expect(page.getByRole('heading', { name: 'ring-3' })).toBeVisible();
  await page.getByRole('button', { name: view, exact: true }).click();
}

const cellOf = (page: Page, row: string, column: number) =>
  page.getByRole('row', { name: row }).locator('td').nth(column);

test('the flow moves with the clock, and adds up over the run', async ({ page }) => {
  const troubles = listenForTrouble(page);
  await openPage(page, address);
  await openView(page, 'Flow');
  const canvas = page.locator('.flowCanvas');
  await expect(canvas).toHaveAttribute('data-sample', /\d+/);
  const source = cellOf(page, 'Source', 0);
  const seen = new Set([await source.textContent()]);
  // Each step is 1 % of the day, ten are more than an orbit with its night.
  await page.locator('.timelineAxis').focus();
  for (let press = 0; press < 10; press += 1) {
    const sample = await canvas.getAttribute('data-sample');
    await page.keyboard.press('ArrowRight');
    await expect(canvas).not.toHaveAttribute('data-sample', sample ?? '');
    await page.waitForTimeout(250); // the table follows the clock five times a second
    seen.add(await source.textContent());
  }
  expect([...seen]).toContain('0\u202fW');
  expect(seen.size).toBeGreaterThan(1);
  await page.getByRole('button', { name: 'Over the run' }).click();
  await expect(cellOf(page, 'Compute', 1)).toHaveText(/MWh$/);
  expect(troubles).toEqual([]);
});

test('a slider runs the fleet again, and a reset brings the scenario back', async ({ page }) => {
  const troubles = listenForTrouble(page);
  await openPage(page, address);
  await openView(page, 'What if');
  const slider = page.getByRole('slider', { name: 'Radiator area' });
  const area = await slider.getAttribute('aria-valuetext');
  await slider.focus();
  for (let press = 0; press < 3; press += 1) await page.keyboard.press('PageDown');
  await expect(slider).not.toHaveAttribute('aria-valuetext', area ?? '');
  await expect(cellOf(page, 'Throttled', 1)).toHaveText(/worse/);
  await expect(page.locator('.topbar')).toContainText('(edited)');
  await page.getByRole('button', { name: 'Reset', exact: true }).click();
  await expect(slider).toHaveAttribute('aria-valuetext', area ?? '');
  await expect(cellOf(page, 'Throttled', 1)).toHaveText('–');
  await expect(page.locator('.topbar')).not.toContainText('(edited)');
  expect(troubles).toEqual([]);
});

test('a value shows its certificate on focus, and one click makes it the scenario’s', async ({
  page,
}) => {
  const troubles = listenForTrouble(page);
  await openPage(page, address);
  await openView(page, 'Design');
  const value = page.getByRole('button', { name: /^110\sm²/ });
  await value.hover();
  const certificate = page.getByRole('dialog');
  await expect(certificate).toContainText('Radiator area');
  await expect(certificate).toContainText('Confidence');
  await certificate.getByRole('button', { name: 'Override in the scenario' }).click();
  const text = page.getByRole('textbox', { name: 'Scenario text' });
  await expect(text).toContainText('"radiatorAreaM2": 110');
  await page.keyboard.type('55');
  await expect(text).toContainText('"radiatorAreaM2": 55');
  await page.keyboard.press('ControlOrMeta+z');
  await page.keyboard.press('ControlOrMeta+z');
  await expect(text).not.toContainText('radiatorAreaM2');
  expect(troubles).toEqual([]);
});

test('temperatures stand against the limits of coolant and junction', async ({ page }) => {
  await openPage(page, address);
  await openView(page, 'Heat');
  const chart = page.getByRole('region', { name: 'Temperatures over the run' });
  for (const name of ['coolant', 'junction', 'slows from', 'coolant’s limit']) {
    await expect(chart).toContainText(name);
  }
  await expect(page.getByText(/limit holds? work back|full pace/).first()).toBeVisible();
});

test('losses stand by stage, and together they are the loss', async ({ page }) => {
  await openPage(page, address);
  await openView(page, 'Flow');
  for (const stage of ['regulator', 'bus', 'points of load', 'battery']) {
    await expect(cellOf(page, `– ${stage}`, 1)).toHaveText(/Wh$/);
  }
});

test('no view of the machine has a fault that axe finds', async ({ page }) => {
  await openPage(page, address);
  for (const view of ['Flow', 'Heat', 'Radiation', 'What if', 'Design']) {
    await openView(page, view);
    const check = page.getByRole('button', { name: /close at full work/ });
    if (view === 'Design') await check.click();
    await page.waitForTimeout(500); // what is loaded lazily is there
    const found = await new AxeBuilder({ page }).include('.inspectorPanel').analyze();
    expect(found.violations.map(({ id }) => `${view}: ${id}`)).toEqual([]);
  }
});

test('a number of the job’s model can be made the scenario’s own', async ({ page }) => {
  await openPage(page, address);
  await page.getByRole('tab', { name: 'Sources' }).click();
  await page.getByRole('button', { name: 'Models', exact: true }).click();
  await page.getByRole('button', { name: /^126/ }).hover();
  const certificate = page.getByRole('dialog');
  await expect(certificate).toContainText('Layers');
  await certificate.getByRole('button', { name: 'Override in the scenario' }).click();
  await expect(page.getByRole('textbox', { name: 'Scenario text' })).toContainText(
    '"layerCount": 126',
  );
});
