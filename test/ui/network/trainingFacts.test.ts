// Is it said when the ring of a fleet breaks, instead of numbers that mean nothing?
import { expect, test } from 'vitest';
import type { ClusterTraining } from '../../../src/compute/index.ts';
import { linkVerdict, trainingFacts } from '../../../src/ui/network/trainingFacts.ts';

const training = (linkRateBitPerS: number): ClusterTraining =>
  ({
    ring: { satelliteCount: 64, hopMeanKm: 5382, hopLongestKm: 6068, hopS: 0.02, linkRateBitPerS },
    acceleratorCount: 512,
    ...{ memoryByte: 1.13e12, stateByte: 1.1e12, stateCloses: true },
    ...{ balancedBitPerS: 3.68e11, linksNeeded: 4, bisectionBitPerS: 4 * linkRateBitPerS },
    linksClose: false,
  }) as unknown as ClusterTraining;

test('a ring whose longest hop no link reaches breaks; of rates nothing else is said', () => {
  expect(linkVerdict(training(0))).toBe('The links break');
  const facts = new Map(trainingFacts(training(0)));
  expect(facts.get('Slowest link')).toBe('out of reach at its longest');
  expect([...facts.keys()]).not.toContain('Across the middle');
  expect([...facts.values()].join()).not.toContain('–');
});

test('a slow ring says how many of its links would keep up', () => {
  expect(linkVerdict(training(1e11))).toBe('The links hold it up');
  const needed = new Map(trainingFacts(training(1e11))).get('To wait no longer than compute');
  expect(needed).toMatch(/^368\sGbit\/s, 4 such links side by side$/u);
});
