// Does an address show a colleague the same picture, and does the page go on without a network?
import { expect, test } from '@playwright/test';
import { openPage, waitForResult } from './page.ts';

test('a built-in day opens at work; an address brings its own time', async ({ page }) => {
  await page.goto('./');
  await waitForResult(page);
  await expect(page.locator('.clockReadout')).toContainText(/T\+(0[89]|1\d):/);
});

test('camera, layers, frame and policy travel in an address that is pasted', async ({ page }) => {
  await openPage(page, './#v=1&scenario=walker-shell-60&policy=edf&t=600');
  const view = 'hide=links&frame=earth&camera=-9000.20000.8000';
  await page.evaluate((hash) => {
    window.location.hash = hash;
  }, `v=1&scenario=walker-shell-60&policy=fifo&t=7200&${view}`);
  const panel = page.getByRole('tabpanel', { name: 'Overview' });
  await expect(panel).toContainText('policy fifo');
  await expect(page.getByRole('checkbox', { name: 'Links' })).not.toBeChecked();
  await expect(page.getByRole('button', { name: 'Earth-fixed' })).toBeVisible();
  await expect(page.locator('.clockReadout')).toContainText('T+02:00:00');
  await page.locator('body').press('ArrowRight');
  // The camera turned with the Earth for a step of a minute: its radius and height are the same.
  await expect.poll(() => page.url()).toContain('t=7260');
  const camera = /camera=(-?\d+)\.(-?\d+)\.(-?\d+)/.exec(page.url())!.slice(1).map(Number);
  expect(Math.hypot(...camera)).toBeCloseTo(Math.hypot(9000, 20_000, 8000), -2);
  expect(camera[2]).toBeCloseTo(8000, -2);
});

test('once it is at rest the page needs no network', async ({ page, context }) => {
  await openPage(page);
  await page.waitForFunction(() => performance.getEntriesByName('dawnline:at-rest').length > 0);
  await context.setOffline(true);
  await page.locator('body').press('/');
  await page.getByRole('combobox', { name: /^Search/ }).fill('Mixed fleet');
  await page.getByRole('option', { name: /Mixed fleet/ }).click();
  await expect(page.locator('.panelHead h2')).toHaveText('Mixed fleet');
  await page.getByRole('tab', { name: 'Charts' }).click();
  await expect(page.locator('.uplot').first()).toBeVisible();
  await page.locator('body').press('e');
  await expect(page.getByRole('textbox', { name: 'Scenario text' })).toBeVisible();
});
