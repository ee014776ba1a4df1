// What do the tests of the page have in common: opening it, waiting for a run, dropping files?
import { expect } from '@playwright/test';
import type { Page } from '@playwright/test';

/** Everything that a quiet page does not do: failed requests, errors, other hosts. */
export function listenForTrouble(page: Page): string[] {
  const troubles: string[] = [];
  page.on('requestfailed', (request) => troubles.push(`failed: ${request.url()}`));
  page.on('response', (response) => {
    if (!response.ok()) troubles.push(`${response.status()}: ${response.url()}`);
  });
  page.on('console', (message) => {
    if (message.type() === 'error') troubles.push(`console: ${message.text()}`);
  });
  page.on('pageerror', (error) => troubles.push(`thrown: ${error.message}`));
  return troubles;
}

export const statusOf = (page: Page) => page.locator('.statusLine');

/** Waits until the run on screen is complete. */
export async function waitForResult(page: Page): Promise<void> {
  await expect(statusOf(page)).toHaveText(/^Done/);
}

/** Opens the page and waits for a result; the clock is stopped, for drawing is slow here. */
export async function openPage(page: Page, address = './'): Promise<void> {
  await page.goto(address);
  await waitForResult(page);
  const pause = page.getByRole('button', { name: 'Pause' });
  if (await pause.isVisible()) await pause.click();
}

/** Drops files on the page, as from a file manager. */
export async function dropFiles(
  page: Page,
  files: readonly { readonly name: string; readonly content: string | number[] }[],
): Promise<void> {
  const dataTransfer = await page.evaluateHandle((dropped) => {
    const transfer = new DataTransfer();
    for (const { name, content } of dropped) {
      const part = typeof content === 'string' ? content : new Uint8Array(content);
      transfer.items.add(new File([part], name));
    }
    return transfer;
  }, files);
  await page.dispatchEvent('body', 'drop', { dataTransfer });
}

/** The whole result hash on screen. */
export async function resultHashOf(page: Page): Promise<string> {
  await page.getByRole('tab', { name: 'Overview' }).click();
  return (await page.getByTestId('result-hash').getAttribute('data-hash')) ?? '';
}
