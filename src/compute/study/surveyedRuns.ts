// How do runs of one scenario share what does not depend on the policy?

import type { Progress, Result } from '../account/result.ts';
import { asPart, runSurveyed, surveyRun, surveyShare } from '../operate/simulate.ts';
import type { SurveyedRun } from '../operate/simulate.ts';
import type { Scenario } from '../scenario/scenario.ts';
import type { Policy } from '../schedule/policy.ts';
import { groundRun } from './groundControl.ts';

interface Kept {
  readonly key: string;
  readonly orbit: SurveyedRun;
  /** The same on the ground, once it has been asked for. */
  ground: SurveyedRun | null;
}

/** Runs policies; keeps the survey of the last scenario and seed for the next of them. */
export class SurveyedRuns {
  private kept: Kept | null = null;

  /** One run, in orbit or on a ground rack; yields progress by units of work. */
  *run(scenario: Scenario, policy: Policy, isOnGround: boolean): Generator<Progress, Result> {
    const key = `${scenario.hash}/${scenario.seed}`;
    const known = this.kept?.key === key ? this.kept : null;
    const kept = known ?? (yield* this.survey(scenario, key));
    const from = known === null ? surveyShare : 0;
    if (isOnGround) kept.ground ??= yield* asPart(groundRun(kept.orbit), from, from);
    const surveyed = isOnGround ? kept.ground! : kept.orbit;
    return yield* asPart(runSurveyed(surveyed, policy), from, 1);
  }

  /** What results share with the survey: columns that must not leave for good with one of them. */
  shared(): readonly unknown[] {
    if (this.kept === null) return [];
    const { world, jobs } = this.kept.orbit;
    const { releaseS, deadlineS, templateIndex } = jobs;
    const ground = this.kept.ground?.world;
    const windows = [world, ground].map((each) => [each?.access, each?.eclipses, each?.links]);
    return [windows, releaseS, deadlineS, templateIndex];
  }

  private *survey(scenario: Scenario, key: string): Generator<Progress, Kept> {
    // Not two surveys at once: the one before may fill a good part of the memory.
    this.kept = null;
    const orbit = yield* asPart(surveyRun(scenario), 0, surveyShare);
    this.kept = { key, orbit, ground: null };
    return this.kept;
  }
}
