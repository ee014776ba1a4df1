// Does a terminal need the cone that its joint leaves it?
import { expect, test } from 'vitest';
import { designVerdict } from '../../../src/compute/study/designVerdict.ts';
import type { DesignFinding } from '../../../src/compute/study/finding.ts';
import type { Scenario } from '../../../src/compute/scenario/scenario.ts';
import { scenarioOf } from '../operate/scenarios.ts';

const dawnDusk = {
  kind: 'sunSynchronous',
  altitudeKm: 650,
  localTimeOfAscendingNode: '06:00',
  planeCount: 1,
  satellitesPerPlaneCount: 24,
};

/** The one line whose words contain all of these. */
function lineOf(scenario: Scenario, ...words: string[]): DesignFinding {
  const { findings } = designVerdict(scenario);
  const found = findings.filter(({ what }) => words.every((word) => what.includes(word)));
  expect(found).toHaveLength(1);
  return found[0]!;
}

test('asks no cone of a terminal whose joint turns it everywhere, and says so', () => {
  const at = (terminalJoint: string) => {
    const fleet = { id: 'ring', orbit: dawnDusk, platform: { base: 'ai1', terminalJoint } };
    const scenario = scenarioOf({ durationS: 3600, fleets: [fleet], stations: ['svalbard'] });
    return lineOf(scenario, 'terminal, half-angle');
  };
  expect(at('twoAxis')).toMatchObject({ verdict: 'closes', needed: 0 });
  expect(at('twoAxis').note).toMatch(/reaches every one of them$/);
  expect(at('fixed').needed).toBeGreaterThan(10);
  expect(at('fixed').note).not.toMatch(/reaches/);
});
