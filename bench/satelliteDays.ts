// How many satellite-days a second does one core simulate, two policies compared?
//
// Satellites × days × policies ÷ wall time for the 60-satellite shell at steps of 60 s. Reading the
// scenario is left out; ephemeris, windows, supply, the walk, metrics and the hash are in.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import {
  applyOverrides,
  comparePolicies,
  findPolicy,
  parseScenario,
  type Policy,
  type Scenario,
} from '../src/compute/index.ts';
import { spreadOf, type BenchRow } from './row.ts';

const roundCount = 9;
const warmUpCount = 3;
const barPerS = 300;

function readShell(): Scenario {
  const path = join(process.cwd(), 'public', 'scenarios', 'walker-shell-60.json');
  const { text } = applyOverrides(readFileSync(path, 'utf8'), ['stepS=60']);
  const { scenario } = parseScenario(text, {});
  if (scenario === null) throw new Error('the scenario does not parse');
  return scenario;
}

/** Seconds of one comparison, from resolved scenario to results. */
function roundS(scenario: Scenario, policies: readonly Policy[]): number {
  const startMs = performance.now();
  const work = comparePolicies(scenario, policies);
  while (work.next().done !== true);
  return (performance.now() - startMs) / 1000;
}

/** One row: satellite-days a second. */
export function bench(): BenchRow[] {
  const scenario = readShell();
  const policies = ['fifo', 'edf'].map((name) => findPolicy(name)!);
  for (let round = 0; round < warmUpCount; round += 1) roundS(scenario, policies);
  const satelliteDays =
    scenario.satellites.length * (scenario.durationS / 86_400) * policies.length;
  const rates = Array.from(
    { length: roundCount },
    () => satelliteDays / roundS(scenario, policies),
  );
  const { median, min, max } = spreadOf(rates);
  return [
    {
      what: `shell of ${scenario.satellites.length}, ${scenario.stepS} s steps, fifo and edf`,
      value: median,
      unit: 'satellite-days/s',
      detail: `median of ${roundCount} rounds, ${min.toFixed(0)} to ${max.toFixed(0)}, one core`,
      bar: `≥ ${barPerS}`,
      isMet: median >= barPerS,
    },
  ];
}
