// What does a scenario come to? The conductor: survey the world, walk through it, account for it.

import { assembleResult } from '../account/assemble.ts';
import type { Progress, Result } from '../account/result.ts';
import { invariant } from '../invariant.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { findPolicy } from '../schedule/policies.ts';
import type { Policy } from '../schedule/policy.ts';
import type { JobColumns } from '../workload/arrivals.ts';
import { jobsOfRun } from '../workload/arrivalsOfRun.ts';
import { operate } from './operate.ts';
import { surveyWorld } from './world.ts';
import type { World } from './world.ts';

/** What a caller may choose apart from the scenario. */
export interface SimulateOptions {
  /** Default: the scenario's own. */
  readonly policy?: Policy;
  /** Default: the scenario's own. */
  readonly seed?: number;
  /** Most samples of each satellite's series, 256 MB in all; default 2,000. */
  readonly seriesSampleMax?: number;
}

/** Share of a run's progress that the survey of the world takes. */
export const surveyShare = 0.5;

/** What runs of one scenario and seed have in common, whatever the policy. */
export interface SurveyedRun {
  readonly world: World;
  readonly jobs: JobColumns;
  readonly seed: number;
}

/** Survey a scenario and expand its jobs: half of the work, done once for all policies. */
export function* surveyRun(
  scenario: Scenario,
  seed: number = scenario.seed,
): Generator<Progress, SurveyedRun> {
  const world = yield* surveyWorld({ ...scenario, seed });
  const jobs = yield* expandJobs(scenario, seed);
  return { world, jobs, seed };
}

/**
 * Run one policy in a surveyed world; any number may follow each other. The result shares the
 * columns of windows and jobs with the survey: who hands them on by transfer copies them first.
 */
export function* runSurveyed(
  { world, jobs, seed }: SurveyedRun,
  policy: Policy,
  seriesSampleMax?: number,
): Generator<Progress, Result> {
  const walk = operate(world, jobs, policy, seriesSampleMax);
  let step = walk.next();
  for (; !step.done; step = walk.next()) yield { stage: 'schedule', doneFraction: step.value };
  const accounts = assembleResult(step.value, policy.name, seed);
  for (;;) {
    const part = accounts.next();
    if (part.done) return part.value;
    yield { stage: 'account', doneFraction: 1 };
  }
}

/** The jobs of a run; looking for scenes takes time, and says so. */
function* expandJobs(scenario: Scenario, seed: number): Generator<Progress, JobColumns> {
  const work = jobsOfRun(scenario, seed);
  for (let step = work.next(); ; step = work.next()) {
    if (step.done) return step.value;
    yield { stage: 'schedule', doneFraction: 1 };
  }
}

/** Pass progress on as a part of the whole, from `from` to `to`. */
export function* asPart<T>(
  work: Generator<Progress, T>,
  from: number,
  to: number,
): Generator<Progress, T> {
  for (let step = work.next(); ; step = work.next()) {
    if (step.done) return step.value;
    yield { stage: step.value.stage, doneFraction: from + step.value.doneFraction * (to - from) };
  }
}

/**
 * Run several policies in the same world on the same jobs; a result each, in their order. Yields
 * progress by units of work; stop calling `next` to cancel.
 */
export function* comparePolicies(
  scenario: Scenario,
  policies: readonly Policy[],
  seed: number = scenario.seed,
  seriesSampleMax?: number,
): Generator<Progress, Result[]> {
  const surveyed = yield* asPart(surveyRun(scenario, seed), 0, surveyShare);
  const results: Result[] = [];
  const share = (1 - surveyShare) / policies.length;
  for (const [index, policy] of policies.entries()) {
    const from = surveyShare + index * share;
    const run = runSurveyed(surveyed, policy, seriesSampleMax);
    results.push(yield* asPart(run, from, from + share));
  }
  return results;
}

/** Run a scenario under one policy. Yields progress by units of work; returns the result. */
export function* simulate(
  scenario: Scenario,
  options: SimulateOptions = {},
): Generator<Progress, Result> {
  const policy = options.policy ?? findPolicy(scenario.policyName);
  invariant(policy !== null, `the scenario's policy ${scenario.policyName} does not exist`);
  const { seed = scenario.seed, seriesSampleMax } = options;
  const results = yield* comparePolicies(scenario, [policy], seed, seriesSampleMax);
  return results[0]!;
}
