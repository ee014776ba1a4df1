// What would the same jobs come to on a ground rack of the same accelerators?

import type { Progress, Result } from '../account/result.ts';
import { groundJobs, groundWorld } from '../operate/groundWorld.ts';
import { asPart, runSurveyed, surveyRun, surveyShare } from '../operate/simulate.ts';
import type { SurveyedRun } from '../operate/simulate.ts';
import { from } from '../scenario/catalogue/sourced.ts';
import type { Scenario } from '../scenario/scenario.ts';
import type { Policy } from '../schedule/policy.ts';

/** Energy that a building takes for each that its servers take: two published figures. */
export const publishedPue = {
  /** The default: the harder opponent of the two for anything in orbit. */
  hyperscale: from(
    'Google, all of its large data centres, second quarter of 2021 (CNBC, 2022-04-13)',
    '2022-04',
    'medium',
  )(1.1, 'J/J'),
  survey: from(
    'Uptime Institute, Global Data Center Survey 2024: mean of the largest site of each operator',
    '2024',
    'medium',
  )(1.56, 'J/J'),
} as const;

/** No building takes less than its servers; above the other bound a figure is a slip. */
export const pueRange = { min: 1, max: 4 } as const;

/** What the building takes for a control's servers, J; `pue` at least 1. */
export function facilityEnergyJ({ metrics }: Pick<Result, 'metrics'>, pue: number): number {
  return pue * metrics.fleet.energyToComputeJ;
}

/** A surveyed run as it would be on the ground: the same jobs and seed, the same machines. */
export function* groundRun({ world, jobs, seed }: SurveyedRun): Generator<Progress, SurveyedRun> {
  return { world: yield* groundWorld(world), jobs: groundJobs(jobs), seed };
}

/** Results of the same policies on the same jobs, in their order. */
export interface GroundComparison {
  readonly orbit: readonly Result[];
  readonly ground: readonly Result[];
}

/** Run policies in orbit and on the ground; the world is surveyed once. */
export function* compareWithGround(
  scenario: Scenario,
  policies: readonly Policy[],
  seriesSampleMax?: number,
): Generator<Progress, GroundComparison> {
  const surveyed = yield* asPart(surveyRun(scenario), 0, surveyShare);
  const runs = [surveyed, yield* asPart(groundRun(surveyed), surveyShare, surveyShare)];
  const share = (1 - surveyShare) / (2 * policies.length);
  const results: Result[] = [];
  for (const run of runs) {
    for (const policy of policies) {
      const from = surveyShare + results.length * share;
      results.push(yield* asPart(runSurveyed(run, policy, seriesSampleMax), from, from + share));
    }
  }
  return { orbit: results.slice(0, policies.length), ground: results.slice(policies.length) };
}
