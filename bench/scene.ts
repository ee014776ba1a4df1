// How long does the main thread work for one frame of the scene with 10,000 satellites?
//
// Headless Chromium, draw calls stubbed, satellites propagated by a worker, states and links from a
// synthetic result, one satellite selected. Two figures per rate: script inside animation frames,
// and everything that the main thread did, keyframes' arrival and style included.

import type * as Playwright from '@playwright/test';
import { buildPage, launchChromium, openBuilt } from './browser/launch.ts';
import { spreadOf } from './row.ts';
import type { BenchRow } from './row.ts';

const pageFolder = 'test/ui/scene/frame';
const builtName = 'sceneFrame';
const satelliteCount = 10_000;
const rates = [60, 3600];
const durationMs = 8000;
const frameMaxMs = 4;

/** Seconds of CPU that the main thread has spent in tasks; other programs do not count. */
async function taskS(session: Playwright.CDPSession): Promise<number> {
  const { metrics } = await session.send('Performance.getMetrics');
  return metrics.find(({ name }) => name === 'TaskDuration')?.value ?? NaN;
}

async function rowsOf(
  page: Playwright.Page,
  session: Playwright.CDPSession,
  rate: number,
): Promise<BenchRow[]> {
  const beforeS = await taskS(session);
  const framesMs = await page.evaluate<number[]>(`measureFrames(${rate}, ${durationMs})`);
  const busyMs = ((await taskS(session)) - beforeS) * 1000;
  const sorted = [...framesMs].sort((a, b) => a - b);
  const p95 = sorted[Math.floor(sorted.length * 0.95)] ?? NaN;
  const { median } = spreadOf(framesMs);
  const perSecond = Math.round((framesMs.length / durationMs) * 1000);
  // The measurement has one more second than its frames, in which the rate settles.
  const perFrameMs = busyMs / (framesMs.length * (1 + 1000 / durationMs));
  const size = `${satelliteCount} satellites, ×${rate}, ${perSecond} frames/s`;
  const row = (what: string, value: number, detail: string): BenchRow => ({
    ...{ what, value, unit: 'ms', detail, bar: `≤ ${frameMaxMs}`, isMet: value <= frameMaxMs },
  });
  return [
    row('scene frame, script', median, `${size}; 95 % below ${p95.toFixed(1)} ms`),
    row('scene frame, whole main thread', perFrameMs, size),
  ];
}

export async function bench(): Promise<BenchRow[]> {
  buildPage(pageFolder, builtName);
  const browser = await launchChromium();
  try {
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
    await openBuilt(page, builtName);
    await page.evaluate(`start(${satelliteCount})`);
    await page.waitForTimeout(6000); // outlines, rings and the first keyframes
    const session = await page.context().newCDPSession(page);
    await session.send('Performance.enable', { timeDomain: 'threadTicks' });
    const rows: BenchRow[] = [];
    for (const rate of rates) rows.push(...(await rowsOf(page, session, rate)));
    return rows;
  } finally {
    await browser.close();
  }
}
