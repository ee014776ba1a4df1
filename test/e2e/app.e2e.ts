// Can a visitor see a day run, move through it, ask why a job is late, and compare policies?
import { AxeBuilder } from '@axe-core/playwright';
import { expect, test } from '@playwright/test';
import { listenForTrouble, openPage, waitForResult } from './page.ts';

test('the first scenario runs at once, in silence, and shows its metrics', async ({ page }) => {
  const troubles = listenForTrouble(page);
  await openPage(page);
  await expect(page.getByRole('heading', { level: 2 }).first()).toContainText('ring');
  await expect(page.locator('.tile').first()).toContainText(/\d+\.\d.%/);
  await expect(page.locator('.scenePane canvas').first()).toBeVisible();
  await expect(page.locator('.scrubber')).toBeVisible();
  const marks = await page.evaluate(() =>
    performance.getEntriesByType('mark').map((mark) => mark.name),
  );
  expect(marks).toContain('dawnline:first-result');
  expect(troubles).toEqual([]);
});

test('time can be scrubbed, stepped and jumped, and travels in the address', async ({ page }) => {
  await openPage(page, './#v=1&scenario=walker-shell-60&t=7200&select=satellite-3&color=battery');
  const elapsed = page.locator('.clockReadout');
  await expect(elapsed).toContainText('T+02:00:00');
  await expect(page.getByRole('tab', { name: 'Satellite' })).toHaveAttribute('data-active', '');
  await page.locator('body').press('ArrowRight');
  await expect(elapsed).toContainText('T+02:01:00');
  await page.locator('body').press('n');
  await expect(elapsed).not.toContainText('T+02:01:00');
  await page.locator('.scrubber').fill('43200');
  await expect(elapsed).toContainText('T+12:00:00');
  await expect.poll(() => new URL(page.url()).hash).toContain('t=43200');
});

test('a late job is found, explained, and leads to its satellite', async ({ page }) => {
  await openPage(page, './#v=1&scenario=dawn-dusk-ring-eclipse&policy=fifo');
  await page.getByRole('tab', { name: 'Job' }).click();
  await page.getByRole('combobox', { name: 'Outcome' }).selectOption('late');
  const jobs = page.getByRole('table', { name: 'Jobs' });
  const cutNames = await jobs
    .locator('.jobName > span')
    .evaluateAll((all) => all.filter((name) => name.scrollWidth > name.clientWidth).length);
  expect(cutNames).toBe(0);
  await jobs.locator('[data-position="0"]').click();
  const trail = page.getByRole('region', { name: 'Reason trail' });
  await expect(trail).toContainText(/late/i);
  await expect(trail.getByRole('list').getByRole('button').first()).toBeVisible();
  await page.locator('.metrics').getByRole('button').first().click();
  await expect(page.getByRole('heading', { name: /^ring/ })).toBeVisible();
});

test('all policies are compared on the same scenario, and one of them is chosen', async ({
  page,
}) => {
  await openPage(page, './#v=1&scenario=walker-shell-60');
  await page.getByRole('button', { name: 'Compare' }).click();
  const table = page.locator('.compareTable');
  await expect(table.getByRole('row')).toHaveCount(10, { timeout: 60_000 });
  await expect(page.locator('.compareSmall')).toHaveCount(9);
  await page.getByRole('combobox', { name: 'Policy' }).click();
  await page.getByRole('option', { name: /^fifo/ }).click();
  await page.getByRole('tab', { name: 'Overview' }).click();
  await expect(page.getByRole('tabpanel', { name: 'Overview' })).toContainText('policy fifo');
});

test('the editor lists problems while one types, and runs a good change', async ({ page }) => {
  await openPage(page, './#v=1&scenario=walker-shell-60');
  await page.locator('body').press('e');
  const editor = page.getByRole('complementary', { name: 'Scenario editor' });
  const apply = editor.getByRole('button', { name: 'Apply & run' });
  await expect(apply).toBeEnabled();
  const content = editor.getByRole('textbox', { name: 'Scenario text' });
  const text = await page.evaluate(() =>
    fetch('scenarios/walker-shell-60.json').then((r) => r.text()),
  );
  await content.fill(text.replace('"altitudeKm": 550', '"altitudeKm": 95'));
  await expect(editor.getByRole('region', { name: 'Problems' })).toContainText('altitudeKm');
  await expect(apply).toBeDisabled();
  await content.fill(text.replace('"seed": 7', '"seed": 8'));
  await expect(apply).toBeEnabled();
  await apply.click();
  await expect(page.locator('.panelHead')).toContainText('seed 8');
});

test('no part of the page has a serious fault of accessibility', async ({ page }) => {
  await openPage(page, './#v=1&scenario=walker-shell-60&select=satellite-1');
  for (const tab of ['Satellite', 'Overview', 'Job', 'Events', 'Compare', 'Sources']) {
    await page.getByRole('tab', { name: tab }).click();
    const { violations } = await new AxeBuilder({ page }).analyze();
    const serious = violations
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .map(({ id, nodes }) => `${tab}: ${id}: ${nodes.map(({ html }) => html).join(' ')}`);
    expect(serious).toEqual([]);
  }
});

test('on a phone one panel fills the screen, and nothing is wider than it', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await openPage(page);
  const tabs = page.getByRole('navigation', { name: 'Panels' });
  for (const name of ['Timeline', 'Charts', 'Inspector', 'Scene']) {
    await tabs.getByRole('button', { name }).click();
    const width = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(width).toBeLessThanOrEqual(390);
  }
  await tabs.getByRole('button', { name: 'Inspector' }).click();
  await expect(page.locator('.tile').first()).toBeVisible();
  await expect(page.locator('.scenePane')).toBeHidden();
  await waitForResult(page);
});
