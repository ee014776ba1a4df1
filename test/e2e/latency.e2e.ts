// Are latency and coverage answered within three clicks, and can all of it be reached by keyboard?
import { AxeBuilder } from '@axe-core/playwright';
import { expect, test } from '@playwright/test';
import type { Page } from '@playwright/test';
import { listenForTrouble, openPage, statusOf } from './page.ts';

const scenario = './#v=1&scenario=walker-shell-60&t=40000';
const lead = (page: Page) => page.getByTestId('latency-lead');

test('one click says which cities see less than 100 ms, and the way up changes it', async ({
  page,
}) => {
  const troubles = listenForTrouble(page);
  await openPage(page, scenario);
  await page.getByRole('button', { name: /Which users see less than 100 ms/ }).click();
  await expect(page.getByTestId('latency-served')).toContainText(/\d+ of \d+ cities/);
  const best = await lead(page).textContent();
  await page.getByRole('button', { name: 'Terminal', exact: true }).click();
  await expect(lead(page)).not.toHaveText(best ?? '');
  // Sixty satellites leave gaps over a terminal that sees from 25° up.
  await expect(lead(page)).not.toContainText('unreachable for 0.0');
  const city = page.getByRole('combobox', { name: 'City' });
  await city.fill('Nairo');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: /Nairobi, over the day/ })).toBeVisible();
  await page.getByRole('button', { name: '1.4682' }).hover();
  await expect(page.getByRole('dialog')).toContainText('Corning');
  expect(troubles).toEqual([]);
});

test('a satellite of one’s choice answers later than the nearest one', async ({ page }) => {
  await openPage(page, scenario);
  await page.getByRole('button', { name: /Which users see less than 100 ms/ }).click();
  const half = page.locator('dl').getByText('Half of the time').locator('..').locator('dd');
  await expect(half).toHaveText(/ms$/);
  const satellite = page.getByRole('combobox', { name: 'Satellite' });
  await satellite.fill('shell-7');
  await page.keyboard.press('Enter');
  await expect(half).toHaveText('never'); // without links one satellite is rarely in view
  await expect(statusOf(page)).toHaveText(/^Done/);
});

test('coverage follows the clock, and a place by name has its count, mean and least', async ({
  page,
}) => {
  const troubles = listenForTrouble(page);
  await openPage(page, scenario);
  await page.getByRole('tab', { name: 'Network' }).click();
  await page.getByRole('button', { name: 'Coverage', exact: true }).click();
  await page.getByRole('combobox', { name: 'Place' }).fill('London');
  await page.keyboard.press('Enter');
  const cell = page.getByTestId('coverage-cell');
  await expect(cell).toContainText(/\d satellites?/);
  await page.getByRole('button', { name: 'Mean', exact: true }).click();
  await expect(page.getByTestId('coverage-earth')).toContainText(/% of the Earth/);
  await expect(cell).toContainText(/of the time/);
  const nowAt = async (): Promise<string> => (await cell.locator('dd').first().textContent()) ?? '';
  const seen = new Set([await nowAt()]);
  await page.locator('.timelineAxis').focus();
  for (let press = 0; press < 8; press += 1) {
    await page.keyboard.press('ArrowRight');
    await page.waitForTimeout(400); // counts come ten times a second at most
    seen.add(await nowAt());
  }
  expect(seen.size).toBeGreaterThan(1);
  expect(troubles).toEqual([]);
});

test('a click on the globe chooses the cell below it', async ({ page }) => {
  await openPage(page, scenario);
  await page.getByRole('tab', { name: 'Network' }).click();
  await page.getByRole('button', { name: 'Coverage', exact: true }).click();
  const stage = page.locator('.sceneStage');
  const box = (await stage.boundingBox())!;
  const heading = page.getByRole('heading', { name: /^The cell/ });
  // Satellites come first where they are below the pointer: then the next place is tried.
  for (const shift of [0, 40, -40, 80]) {
    await page.mouse.click(box.x + box.width / 2 + shift, box.y + box.height / 2 + shift / 2);
    if (await heading.isVisible()) break;
    await page.getByRole('tab', { name: 'Network' }).click();
  }
  await expect(heading).toHaveText(/\d+–\d+° [NS], \d+–\d+° [EW]/);
  await expect(page.locator('.sceneLabel-cell').first()).toContainText(/this cell now/);
});

test('neither view has a fault that axe finds', async ({ page }) => {
  await openPage(page, scenario);
  await page.getByRole('button', { name: /Which users see less than 100 ms/ }).click();
  await expect(lead(page)).toBeVisible();
  for (const view of ['Latency', 'Coverage']) {
    await page.getByRole('button', { name: view, exact: true }).click();
    await page.waitForTimeout(500);
    const { violations } = await new AxeBuilder({ page }).include('.inspector').analyze();
    const found = violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''}`);
    expect(found).toEqual([]);
  }
});
