// Which scenario do tests of the network's views read? The built-in one with links and weather.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseScenario } from '../../../src/compute/index.ts';
import type { Scenario } from '../../../src/compute/index.ts';

const path = join(import.meta.dirname, '../../../public/scenarios/relay-grid-weather.json');

export const relayGridText = readFileSync(path, 'utf8');

/** The scenario of a text; by default as it is built in. */
export function relayGrid(text = relayGridText): Scenario {
  const { scenario, problems } = parseScenario(text);
  if (scenario === null) throw new Error(JSON.stringify(problems));
  return scenario;
}
