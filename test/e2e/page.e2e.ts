// Does the built page open from a sub-path, in silence, without asking anybody else?
import { expect, test } from '@playwright/test';

test('the page opens from a sub-path with no failed request, error or foreign host', async ({
  page,
  baseURL,
}) => {
  const troubles: string[] = [];
  const hosts = new Set<string>();
  page.on('request', (request) => hosts.add(new URL(request.url()).host));
  page.on('requestfailed', (request) => troubles.push(`failed: ${request.url()}`));
  page.on('response', (response) => {
    if (!response.ok()) troubles.push(`${response.status()}: ${response.url()}`);
  });
  page.on('console', (message) => {
    if (message.type() === 'error') troubles.push(`console: ${message.text()}`);
  });
  page.on('pageerror', (error) => troubles.push(`thrown: ${error.message}`));

  await page.goto('./');
  await expect(page.locator('#root')).not.toBeEmpty();
  await page.waitForLoadState('networkidle');

  expect(troubles).toEqual([]);
  hosts.delete(''); // blob: and data: addresses have no host
  expect([...hosts]).toEqual([new URL(baseURL!).host]);
});

test('the page forbids every script that is not its own', async ({ page }) => {
  await page.goto('./');
  const policy = page.locator('meta[http-equiv="Content-Security-Policy"]');
  await expect(policy).toHaveAttribute('content', /script-src 'self' 'wasm-unsafe-eval';/);
  await expect(policy).toHaveAttribute('content', /default-src 'none';/);

  const hasRun = await page.evaluate(() => {
    const script = document.createElement('script');
    script.textContent = 'window.hasRunForeignScript = true';
    document.body.append(script);
    return 'hasRunForeignScript' in window;
  });
  expect(hasRun).toBe(false);
});
