// Does the text of a training study say what closes, what does not, and why?
import { describe, expect, test } from 'vitest';
import { trainedModel, trainingText } from '../../src/cli/trainingText.ts';
import { InputProblems } from '../../src/cli/problems.ts';
import type { ClusterTraining, Scenario } from '../../src/compute/index.ts';

const pace = (stepsPerExchange: number) => ({
  stepsPerExchange,
  step: { computeS: 2, waitS: 0.5, mfuEffective: 0.32 },
  run: { mfuDelivered: 0.3, wallS: 86_400 * 7, interruptionCount: 3, silentCorruptionCount: 0.25 },
});

const closing = {
  fleet: 'ring',
  ring: { satelliteCount: 24, linkRateBitPerS: 1e11, hopLongestKm: 1834 },
  acceleratorCount: 1728,
  stateCloses: true,
  stateByte: 1e12,
  memoryByte: 2e13,
  linksClose: true,
  linksNeeded: 1,
  balancedBitPerS: 4e10,
  everyStep: pace(1),
  rarely: pace(500),
} as unknown as ClusterTraining;

describe('the text of a training study', () => {
  test('names the fleet, its links against what they need, and both rhythms', () => {
    const text = trainingText('llama-3.1-8b', [closing]);
    expect(text).toContain('training llama-3.1-8b across satellites');
    expect(text).toContain('ring: 24 linked satellites, 1728 accelerators');
    expect(text).toContain('state on one satellite closes');
    expect(text).toContain('links close: 100.0 Gbit/s at 1,834 km, needed 40.00 Gbit/s');
    expect(text).toMatch(/every step +2.000 s +0.500 s +32/);
    expect(text).toMatch(/every 500 steps .* 7.000 +3.000 +0.250/);
  });

  test('says when no number of links would do, because light alone takes longer', () => {
    const hopeless = {
      ...closing,
      linksClose: false,
      linksNeeded: Infinity,
      balancedBitPerS: Infinity,
    };
    const text = trainingText('m', [hopeless]);
    expect(text).toContain('links do not close');
    expect(text).toContain('needed none (light alone takes longer)');
    expect(text).toContain('links side by side for that: none suffice');
  });

  test('says that links break where neighbours are out of reach, and nothing else', () => {
    const ring = { satelliteCount: 64, linkRateBitPerS: 0, hopLongestKm: 6068 };
    const text = trainingText('m', [{ ...closing, ring, linksClose: false } as ClusterTraining]);
    expect(text).toContain('links break: neighbours up to 6,068 km apart are out of reach');
    expect(text).not.toMatch(/every step|n\/a/);
  });

  test('says that there is nothing to say of fleets without links', () => {
    expect(trainingText('m', [])).toContain('no fleet has links between its satellites');
  });
});

test('a model that is not known is a problem with a guess', () => {
  const scenario = { models: [{ id: 'llama-3.1-8b' }, { id: 'gpt-j' }] } as unknown as Scenario;
  expect(trainedModel(scenario, 'gpt-j').id).toBe('gpt-j');
  expect(() => trainedModel(scenario, 'llama-3.1-8')).toThrow(InputProblems);
});
