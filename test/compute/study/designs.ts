// Designs of one fleet, and the lines of their verdicts, for the tests of what a design needs.
import { expect } from 'vitest';
import { designVerdict } from '../../../src/compute/study/designVerdict.ts';
import type { DesignFinding } from '../../../src/compute/study/finding.ts';
import type { Scenario } from '../../../src/compute/scenario/scenario.ts';
import { scenarioOf } from '../operate/scenarios.ts';

export const dawnDusk = {
  kind: 'sunSynchronous',
  altitudeKm: 650,
  localTimeOfAscendingNode: '06:00',
  planeCount: 1,
  satellitesPerPlaneCount: 24,
};

export function fleetOf(platform: unknown, orbit: object = dawnDusk): Scenario {
  return scenarioOf({ durationS: 86_400, fleets: [{ id: 'ring', orbit, platform }] });
}

/** The one line whose words contain all of these. */
export function lineOf(scenario: Scenario, ...words: string[]): DesignFinding {
  const { findings } = designVerdict(scenario);
  const found = findings.filter(({ what }) => words.every((word) => what.includes(word)));
  expect(found).toHaveLength(1);
  return found[0]!;
}
