// Does the page about the scenario file say what the code does?
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { catalogueIds } from '../../../src/compute/scenario/catalogue/catalogue.ts';
import { scenarioJsonSchema } from '../../../src/compute/scenario/jsonSchema.ts';
import {
  filesLengthMax,
  jobCountMax,
  sampleCountMax,
  satelliteCountMax,
  scenarioLengthMax,
  stationCountMax,
} from '../../../src/compute/scenario/limits.ts';
import { parseScenario } from '../../../src/compute/scenario/parse.ts';
import type { Scenario } from '../../../src/compute/scenario/scenario.ts';
import { run } from '../operate/scenarios.ts';
import { least } from './sample.ts';

const page = readFileSync(join(import.meta.dirname, '../../../docs/scenario.md'), 'utf8');

/** What stands in blocks of JSON: a whole scenario first, then parts of one. */
const examples = [...page.matchAll(/```json\n([\s\S]*?)```/g)].map(([, text]) => text!);

/** The scenario of an example, which reads without a problem or a warning. */
function scenarioOf(text: string): Scenario {
  const { scenario, problems, warnings } = parseScenario(text);
  expect([problems, warnings]).toEqual([[], []]);
  return scenario!;
}

/** Every key that the schema knows, wherever it stands. */
function keysOf(node: unknown): string[] {
  if (typeof node !== 'object' || node === null) return [];
  const { properties } = node as { properties?: object };
  return [...Object.keys(properties ?? {}), ...Object.values(node).flatMap(keysOf)];
}

describe('docs/scenario.md', () => {
  test('has an example that runs', () => {
    expect(scenarioOf(examples[0]!).satellites).toHaveLength(24);
  });

  test.each(examples.slice(1))('has parts of a scenario by which data comes down: %#', (part) => {
    const stream = { kind: 'batch', acceleratorS: 60, arrivalsPerHour: 10, outputBit: 1e9 };
    const rest = { ...least, fleets: undefined, workload: { streams: [stream] } };
    const text = `{ ${JSON.stringify(rest).slice(1, -1)}, "durationS": 21600, ${part} }`;
    const { jobs, network } = run(scenarioOf(text)).metrics;
    expect(jobs.completedCount).toBeGreaterThan(0.8 * jobs.submittedCount);
    expect(network.relayedBit).toBe(network.downlinkedBit);
  });

  test('states the bounds that are kept', () => {
    const [satellites, stations, jobs] = [satelliteCountMax, stationCountMax, jobCountMax].map(
      (count) => count.toLocaleString('en'),
    );
    const [samples, scenario, files] = [sampleCountMax, scenarioLengthMax, filesLengthMax].map(
      (count) => count / 1e6,
    );
    expect(page.replaceAll('\n', ' ')).toContain(
      `${satellites} satellites, ${stations} stations, ${jobs} jobs, ` +
        `${samples} million satellite-steps, ${scenario} MB of scenario, ${files} MB of files.`,
    );
  });

  test('names every field and every platform', () => {
    const missing = [...new Set(keysOf(scenarioJsonSchema())), ...catalogueIds('platforms')].filter(
      (word) => !new RegExp(`[\`"]${word.replaceAll('$', '\\$')}[\`"]`).test(page),
    );
    expect(missing).toEqual([]);
  });
});
