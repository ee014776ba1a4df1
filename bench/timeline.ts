// How long does a redraw of the timeline take? 200 rows × 500 jobs in headless Chromium.

import { buildPage, launchChromium, openBuilt } from './browser/launch.ts';
import { spreadOf } from './row.ts';
import type { BenchRow } from './row.ts';

const pageFolder = 'test/ui/timeline/redraw';
const builtName = 'redraw';
const roundCount = 60;
const redrawMaxMs = 4;

interface RedrawCase {
  readonly density: 'compact' | 'expanded';
  readonly windowFraction: number;
}

const cases: readonly RedrawCase[] = (['compact', 'expanded'] as const).flatMap((density) =>
  [0.05, 0.3, 1].map((windowFraction) => ({ density, windowFraction })),
);

function rowOf(shown: RedrawCase, roundsMs: readonly number[]): BenchRow {
  const { median, min, max } = spreadOf(roundsMs);
  const shownPart = `${shown.density}, ${shown.windowFraction * 100} % of the run`;
  const range = `${min.toFixed(1)}–${max.toFixed(1)} ms`;
  return {
    what: 'timeline redraw, to pixels',
    value: median,
    unit: 'ms',
    detail: `200 × 500 jobs, 1280 × 600, ${shownPart}; ${range}`,
    bar: `≤ ${redrawMaxMs}`,
    isMet: median <= redrawMaxMs,
  };
}

export async function bench(): Promise<BenchRow[]> {
  buildPage(pageFolder, builtName);
  const browser = await launchChromium();
  try {
    const page = await browser.newPage();
    await openBuilt(page, builtName);
    const rows: BenchRow[] = [];
    for (const each of cases) {
      const call = `measureRedraws(${JSON.stringify({ ...each, roundCount })})`;
      rows.push(rowOf(each, await page.evaluate<number[]>(call)));
    }
    return rows;
  } finally {
    await browser.close();
  }
}
