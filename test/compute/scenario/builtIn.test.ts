// Are the built-in scenarios good, and are they what their list says?
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { fromJSONSchema } from 'zod';
import { estimateRun } from '../../../src/compute/scenario/estimate.ts';
import { parseScenario } from '../../../src/compute/scenario/parse.ts';
import { scenarioJsonSchema } from '../../../src/compute/scenario/jsonSchema.ts';
import { edgeTle, nodeTle } from './mixedFleet.ts';
import { builtInText, sampleText } from './sample.ts';

interface Entry {
  readonly id: string;
  readonly name: string;
  readonly summary: string;
  readonly size: string;
}

const entries = JSON.parse(builtInText('index.json')) as Entry[];
const folder = join(import.meta.dirname, '..', '..', '..', 'public', 'scenarios');

describe('built-in scenarios', () => {
  test('are exactly those of the list', () => {
    const files = readdirSync(folder).filter((name) => name !== 'index.json');
    expect(files.sort()).toEqual(entries.map(({ id }) => `${id}.json`).sort());
  });

  test.each(entries)('$id has neither problems nor warnings, and the size of the list', (entry) => {
    const { scenario, problems, warnings } = parseScenario(builtInText(`${entry.id}.json`));
    expect([problems, warnings]).toEqual([[], []]);
    const { satelliteCount, stationCount, jobCountExpected } = estimateRun(scenario!);
    const jobs = (Math.round(jobCountExpected / 100) * 100).toLocaleString('en');
    expect(entry.size).toBe(
      `${satelliteCount} satellites, ${stationCount} stations, about ${jobs} jobs, 1 day`,
    );
    expect(entry.name).toBe(scenario!.name);
  });

  test.each(entries)('$id has inference, training and images', ({ id }) => {
    const { scenario } = parseScenario(builtInText(`${id}.json`));
    const kinds = scenario!.workload.streams.map(({ template }) => template.kind);
    expect(kinds).toEqual(expect.arrayContaining(['llmInference', 'training', 'earthObservation']));
  });

  test('the two rings differ by the season alone', () => {
    const [eclipse, sunlit] = ['eclipse', 'sunlit'].map((season) => {
      const text = builtInText(`dawn-dusk-ring-${season}.json`);
      return { ...(JSON.parse(text) as object), name: '', description: '', startUtc: '' };
    });
    expect(sunlit).toEqual(eclipse);
  });

  test('the element sets of the mixed fleet are those of its designs', () => {
    const mixed = JSON.parse(builtInText('mixed-fleet.json')) as {
      fleets: { orbit: { text?: string } }[];
    };
    expect(mixed.fleets.map(({ orbit }) => orbit.text)).toEqual([edgeTle(), nodeTle(), undefined]);
  });
});

describe('the published schema', () => {
  const text = `${JSON.stringify(scenarioJsonSchema(), null, 2)}\n`;

  // After a change of the schema: npx vitest run -u test/compute/scenario/builtIn.test.ts
  test('is the one in the code', async () => {
    await expect(text).toMatchFileSnapshot('../../../public/scenario.schema.json');
  });

  const byOthers = fromJSONSchema(scenarioJsonSchema());

  test.each(entries)('accepts $id', ({ id }) => {
    expect(byOthers.safeParse(JSON.parse(builtInText(`${id}.json`))).success).toBe(true);
  });

  test.each([
    { stepS: 0 },
    { fleets: [] },
    { stations: ['svalbart'] },
    { unknown: 1 },
    { fleets: [{ orbit: { kind: 'ring', altitudeKm: 95, inclinationDeg: 9, satelliteCount: 1 } }] },
  ])('refuses the least scenario with %j', (changes) => {
    expect(byOthers.safeParse(JSON.parse(sampleText())).success).toBe(true);
    expect(byOthers.safeParse(JSON.parse(sampleText(changes))).success).toBe(false);
  });

  test('describes every field that a file may hold', () => {
    const undescribed: string[] = [];
    const walk = (node: unknown, path: string): void => {
      if (typeof node !== 'object' || node === null) return;
      const properties = (node as { properties?: Record<string, Record<string, unknown>> })
        .properties;
      for (const [key, field] of Object.entries(properties ?? {})) {
        const isFixed = 'const' in field || '$ref' in field;
        if (!isFixed && typeof field['description'] !== 'string')
          undescribed.push(`${path}.${key}`);
      }
      for (const [key, inner] of Object.entries(node)) walk(inner, `${path}.${key}`);
    };
    walk(scenarioJsonSchema(), '');
    expect(undescribed).toEqual([]);
  });
});
