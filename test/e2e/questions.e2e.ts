// Are the answers to what critics ask one click away from a built-in day?
import { join } from 'node:path';
import process from 'node:process';
import { expect, test } from '@playwright/test';
import { openPage } from './page.ts';

/** A folder for pictures of the answers, such as docs/questions; without it none are taken. */
const pictures = process.env['DAWNLINE_PICTURES'];

/** In the order of docs/questions.md. */
const answers = [
  [/How much radiator per kilowatt/, 'heading', /^Radiator at the junction/],
  [/Truly always sunlit/, 'row', /^Bridging weighs/],
  [/Can the results get down/, 'row', /^All satellites .*GB\/kWh/],
  [/Which users see less than 100 ms/, 'heading', /^To the first token of/],
  [/Does a training cluster close/, 'row', /^Whole training/],
  [/What does radiation do to a job/, 'heading', /^A job has to expect/],
] as const;

for (const viewport of [
  { width: 1440, height: 900 },
  { width: 390, height: 844 },
]) {
  test(`six questions have their answers, on ${viewport.width} pixels`, async ({ page }) => {
    await page.setViewportSize(viewport);
    await openPage(page, './#v=1&scenario=dawn-dusk-ring-eclipse');
    if (viewport.width < 760) await page.getByRole('button', { name: 'Inspector' }).click();
    for (const [at, [question, role, name]] of answers.entries()) {
      await page.getByRole('tab', { name: 'Overview' }).click();
      await page.locator('body').press('Escape'); // nothing is selected from the last answer
      await page.getByRole('button', { name: question }).click();
      const answer = page.getByRole(role, { name });
      await expect(answer).toBeVisible();
      if (pictures !== undefined && viewport.width > 760) {
        await page.screenshot({ path: join(pictures, `${at + 1}.png`) });
      }
      await answer.scrollIntoViewIfNeeded();
      await expect(answer).toBeInViewport();
    }
    // Nothing is wider than the screen.
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(viewport.width);
  });
}
