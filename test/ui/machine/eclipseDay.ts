// What does a day of two satellites in eclipse season come to? A real run, for tests of panels.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { applyOverrides, parseScenario, simulate } from '../../../src/compute/index.ts';
import type { Result, Scenario } from '../../../src/compute/index.ts';

const path = join(import.meta.dirname, '../../../public/scenarios/dawn-dusk-ring-eclipse.json');
export const ringText = readFileSync(path, 'utf8');

export interface Run {
  readonly text: string;
  readonly scenario: Scenario;
  readonly result: Result;
}

/** The ring in eclipse season, cut down to two satellites, with values set. */
export function runRing(...assignments: string[]): Run {
  const small = ['fleets.ring.orbit.satellitesPerPlaneCount=2'];
  const { text, problems } = applyOverrides(ringText, [...small, ...assignments]);
  const { scenario, problems: faults } = parseScenario(text, {});
  if (scenario === null) throw new Error(JSON.stringify([...problems, ...faults]));
  const work = simulate(scenario);
  for (;;) {
    const step = work.next();
    if (step.done === true) return { text, scenario, result: step.value };
  }
}
