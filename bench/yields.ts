// How long does the core keep its thread between two yields, which is how soon a cancel is heard?
//
// A whole run after reading: survey, walk and account, each round a run of its own.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { applyOverrides, findPolicy, parseScenario, simulate } from '../src/compute/index.ts';
import type { BenchRow } from './row.ts';

const roundCount = 2;
const betweenMaxMs = 50;

/** The built-in shell, and a larger one of the same kind. */
const cases = [
  { what: '60 satellites, 1 day', overrides: [] },
  {
    what: '1,000 satellites, 1 day',
    overrides: [
      'fleets.shell.orbit.planeCount=20',
      'fleets.shell.orbit.satellitesPerPlaneCount=50',
    ],
  },
];

/** Times between the yields of one run, ms. */
function gapsMs(overrides: readonly string[]): number[] {
  const path = join(process.cwd(), 'public', 'scenarios', 'walker-shell-60.json');
  const { text } = applyOverrides(readFileSync(path, 'utf8'), overrides);
  const { scenario, problems } = parseScenario(text, {});
  if (scenario === null) throw new Error(JSON.stringify(problems));
  const work = simulate(scenario, { policy: findPolicy('edf')! });
  const gaps: number[] = [];
  let before = performance.now();
  for (;;) {
    const isDone = work.next().done;
    const now = performance.now();
    gaps.push(now - before);
    before = now;
    if (isDone === true) return gaps;
  }
}

/** One row per case: the time that 99 of 100 yields come within. */
export function bench(): BenchRow[] {
  return cases.map(({ what, overrides }) => {
    const gaps = Array.from({ length: roundCount }, () => gapsMs(overrides)).flat();
    gaps.sort((a, b) => a - b);
    const at = (share: number): number => gaps[Math.floor(share * (gaps.length - 1))]!;
    return {
      what: `between two yields, ${what}`,
      value: at(0.99),
      unit: 'ms',
      detail: `99 of 100; half ${at(0.5).toFixed(1)} ms, longest ${at(1).toFixed(0)} ms`,
      bar: `≤ ${betweenMaxMs}`,
      isMet: at(0.99) <= betweenMaxMs,
    };
  });
}
