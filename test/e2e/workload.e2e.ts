// Is it on screen what the jobs ask of fleets and ground before they run, and as they are typed?
import { AxeBuilder } from '@axe-core/playwright';
import { expect, test } from '@playwright/test';
import { listenForTrouble, openPage, resultHashOf } from './page.ts';

test('asked and available are there by key, and follow the editor without a run', async ({
  page,
}) => {
  const troubles = listenForTrouble(page);
  await openPage(page, './#v=1&scenario=walker-shell-60');
  const hash = await resultHashOf(page);
  await page.keyboard.press('t');
  await page.keyboard.press('t');
  const view = page.getByRole('region', { name: 'Workload' });
  const powered = view.getByRole('row', { name: /with the power there is/ });
  await expect(powered).toContainText(/\d\s?h.*\d\s?h.*%/);
  await expect(view.getByRole('row', { name: /^Data down/ })).toContainText(/bit.*bit.*%/);
  await expect(view.getByRole('img', { name: /^Arrivals of/ })).toBeVisible();
  const asked = await powered.textContent();

  await page.getByRole('button', { name: 'Edit', exact: true }).click();
  const editor = page.locator('.editorHost [contenteditable=true]');
  await editor.click();
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.insertText(
    JSON.stringify({
      ...{ dawnline: 1, name: 'Typed', startUtc: '2026-12-21T00:00:00Z', durationS: 3600 },
      fleets: [
        {
          platform: 'server-8',
          orbit: { kind: 'ring', altitudeKm: 550, inclinationDeg: 53, satelliteCount: 2 },
        },
      ],
      workload: { jobs: [{ id: 'only', kind: 'batch', acceleratorS: 7200 }] },
    }),
  );
  await expect(view).toContainText('Of the text in the editor, which has not been run.');
  await expect(view.getByRole('row', { name: /^only/ })).toContainText(/2\s?h/);
  await expect(powered).not.toHaveText(asked ?? '');
  await page.keyboard.press('Backspace');
  await expect(view).toContainText('1 problem in the editor');
  const { violations } = await new AxeBuilder({ page }).include('.workload').analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''}`)).toEqual([]);
  expect(await resultHashOf(page)).toBe(hash);
  expect(troubles).toEqual([]);
});
