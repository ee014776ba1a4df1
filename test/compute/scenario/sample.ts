// A small good scenario that tests change one thing of.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseScenario } from '../../../src/compute/scenario/parse.ts';
import type { Problem, Scenario } from '../../../src/compute/scenario/scenario.ts';

type Json = Record<string, unknown>;

/** The least that a scenario file must say. */
export const least: Json = {
  dawnline: 1,
  name: 'Least',
  startUtc: '2026-12-21T00:00:00Z',
  fleets: [{ orbit: { kind: 'ring', altitudeKm: 650, inclinationDeg: 98, satelliteCount: 3 } }],
};

/** The least scenario with some keys replaced, as text. */
export function sampleText(changes: Json = {}): string {
  return JSON.stringify({ ...least, ...changes });
}

/** The scenario that a text gives; fails with the problems when it gives none. */
export function scenarioOf(text: string, files: Record<string, string> = {}): Scenario {
  const { scenario, problems } = parseScenario(text, files);
  if (scenario === null) throw new Error(JSON.stringify(problems, null, 1));
  return scenario;
}

/** `path: message (hint)` of every problem of a text. */
export function problemLines(text: string, files: Record<string, string> = {}): string[] {
  return parseScenario(text, files).problems.map(lineOf);
}

export function lineOf({ path, message, hint }: Problem): string {
  return `${path}: ${message} (${hint})`;
}

const scenariosPath = join(import.meta.dirname, '..', '..', '..', 'public', 'scenarios');

/** The text of a file in public/scenarios. */
export function builtInText(name: string): string {
  return readFileSync(join(scenariosPath, name), 'utf8');
}
