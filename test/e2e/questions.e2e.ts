// Are the answers about bandwidth, latency and training one click away from a built-in day?
import { expect, test } from '@playwright/test';
import { openPage } from './page.ts';

const answers = [
  [/Can the results get down/, 'row', /^All satellites .*GB\/kWh/],
  [/Which users see less than 100 ms/, 'heading', /^To the first token of/],
  [/Does a training cluster close/, 'row', /^Whole training/],
] as const;

for (const viewport of [
  { width: 1440, height: 900 },
  { width: 390, height: 844 },
]) {
  test(`three questions have their answers, on ${viewport.width} pixels`, async ({ page }) => {
    await page.setViewportSize(viewport);
    await openPage(page, './#v=1&scenario=dawn-dusk-ring-eclipse');
    if (viewport.width < 760) await page.getByRole('button', { name: 'Inspector' }).click();
    for (const [question, role, name] of answers) {
      await page.getByRole('tab', { name: 'Overview' }).click();
      await page.getByRole('button', { name: question }).click();
      const answer = page.getByRole(role, { name });
      await answer.scrollIntoViewIfNeeded();
      await expect(answer).toBeInViewport();
    }
    // Nothing is wider than the screen.
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(viewport.width);
  });
}
