// Do the built-in scenarios still come to what they came to? A change comes with a CHANGELOG line.
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { comparePolicies, parseScenario, policies } from '../../src/compute/index.ts';
import type { Result } from '../../src/compute/index.ts';

const folder = join(import.meta.dirname, '../../public/scenarios');
const names = readdirSync(folder).filter((name) => name.endsWith('.json') && name !== 'index.json');

const rounded = (value: number | null): string =>
  value === null ? 'none' : Number(value.toPrecision(6)).toString();

/** What a reader would look at first, to six digits, a line each. */
function golden(result: Result): string {
  const { fleet, jobs, network, compute } = result.metrics;
  const lines = Object.entries({ ...jobs, ...network, ...compute }).map(
    ([key, value]) => `${key} ${rounded(value)}`,
  );
  const physics = Object.entries(fleet).flatMap(([key, value]) =>
    typeof value === 'number' ? [`${key} ${rounded(value)}`] : [],
  );
  return [`# ${result.policy}`, ...lines, ...physics, ''].join('\n');
}

function resultsOf(name: string): Result[] {
  const { scenario, problems } = parseScenario(readFileSync(join(folder, name), 'utf8'));
  if (scenario === null) throw new Error(JSON.stringify(problems));
  const run = comparePolicies(scenario, policies);
  for (;;) {
    const step = run.next();
    if (step.done) return step.value;
  }
}

describe('the built-in scenario', () => {
  test.each(names)('%s comes to what it came to before', async (name) => {
    const text = resultsOf(name).map(golden).join('\n');
    await expect(text).toMatchFileSnapshot(`golden/${name.replace('.json', '.txt')}`);
  });
});
