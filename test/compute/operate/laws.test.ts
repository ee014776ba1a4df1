// Do energy, heat, data, jobs and time balance in every run of every built-in scenario?
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { comparePolicies } from '../../../src/compute/operate/simulate.ts';
import { parseScenario } from '../../../src/compute/scenario/parse.ts';
import type { Scenario } from '../../../src/compute/scenario/scenario.ts';
import { policies } from '../../../src/compute/schedule/policies.ts';
import { checkLaws, checkLimits } from './laws.ts';
import { drain, eventsOf } from './scenarios.ts';

const folder = new URL('../../../public/scenarios/', import.meta.url);
const names = readdirSync(folder).filter((name) => name !== 'index.json' && name.endsWith('.json'));

/** Two at their full length, whose days say what a policy earns; the others for some hours. */
const wholeDays = ['mixed-fleet.json', 'walker-shell-60.json'];
const hoursOf = (name: string) => (wholeDays.includes(name) ? 24 : 8);

function builtIn(name: string): Scenario {
  const { scenario } = parseScenario(readFileSync(new URL(name, folder), 'utf8'));
  if (scenario === null) throw new Error(`${name} has problems`);
  return { ...scenario, durationS: hoursOf(name) * 3600 };
}

describe.each(names)('%s', (name) => {
  const scenario = builtIn(name);
  const results = drain(comparePolicies(scenario, policies));

  test.each(policies.map((policy) => policy.name))(
    'energy, heat, data, jobs and time balance to 1e-9 under %s',
    (policyName) => {
      const result = results.find((each) => each.policy === policyName)!;
      expect(result.jobs.count).toBeGreaterThan(50);
      checkLaws(result, scenario);
      checkLimits(result, scenario);
    },
  );

  test('what the Sun gives does not depend on the policy', () => {
    const [first, ...others] = results;
    for (const other of others) {
      other.metrics.satellites.forEach(({ energyGeneratedJ }, at) => {
        // Sums are cut at other places: the same but for rounding.
        const expectedJ = first!.metrics.satellites[at]!.energyGeneratedJ;
        expect(energyGeneratedJ / expectedJ).toBeCloseTo(1, 11);
      });
      expect(other.metrics.fleet.sunlitFraction).toBeCloseTo(
        first!.metrics.fleet.sunlitFraction,
        12,
      );
    }
  });

  test('earliest deadline first delivers more in time and in a day earns more, unrefused', () => {
    const [inOrder, byDeadline] = ['fifo', 'edf'].map((policyName) => {
      return results.find((each) => each.policy === policyName)!.metrics.jobs;
    });
    expect(byDeadline!.onTimeCount).toBeGreaterThan(inOrder!.onTimeCount);
    // Under weather what a forecast turns away might have come down in time after all.
    if (scenario.durationS === 86_400 && !scenario.weather.isOn) {
      expect(byDeadline!.valueEarned).toBeGreaterThan(1.1 * inOrder!.valueEarned);
    }
    for (const result of results) expect(eventsOf(result, 'decisionRefused')).toEqual([]);
  });
});
