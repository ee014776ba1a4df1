// Does the page about the scenario file say what the code does?
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { catalogueIds } from '../../../src/compute/scenario/catalogue/catalogue.ts';
import { scenarioJsonSchema } from '../../../src/compute/scenario/jsonSchema.ts';
import { parseScenario } from '../../../src/compute/scenario/parse.ts';

const page = readFileSync(join(import.meta.dirname, '../../../docs/scenario.md'), 'utf8');

/** Every key that the schema knows, wherever it stands. */
function keysOf(node: unknown): string[] {
  if (typeof node !== 'object' || node === null) return [];
  const { properties } = node as { properties?: object };
  return [...Object.keys(properties ?? {}), ...Object.values(node).flatMap(keysOf)];
}

describe('docs/scenario.md', () => {
  test('has an example that runs', () => {
    const example = /```json\n([\s\S]*?)```/.exec(page)![1]!;
    const { scenario, problems, warnings } = parseScenario(example);
    expect([problems, warnings]).toEqual([[], []]);
    expect(scenario!.satellites).toHaveLength(24);
  });

  test('names every field and every platform', () => {
    const missing = [...new Set(keysOf(scenarioJsonSchema())), ...catalogueIds('platforms')].filter(
      (word) => !new RegExp(`[\`"]${word.replaceAll('$', '\\$')}[\`"]`).test(page),
    );
    expect(missing).toEqual([]);
  });
});
