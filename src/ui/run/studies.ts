// What do studies of the scenario on screen say: its design's verdict, and its year?

import { create } from 'zustand';
import type { DesignVerdict, YearStudy } from '../../compute/index.ts';
import type { ScenarioSource } from './messages.ts';
import { runClient } from './runs.ts';
import { failureOf } from './study.ts';
import type { StudyClient as Client } from './study.ts';

/** Verdicts by scenario: each is asked of the worker once, for it takes up to a second. */
export class VerdictStore {
  private readonly kept = new WeakMap<ScenarioSource, DesignVerdict>();
  private readonly client: Client;

  constructor(client: Client) {
    this.client = client;
  }

  /** What is known already. */
  known(source: ScenarioSource): DesignVerdict | undefined {
    return this.kept.get(source);
  }

  /** Tells the verdict, or null when it cannot be had. Returns what stops the question. */
  ask(source: ScenarioSource, onAnswer: (verdict: DesignVerdict | null) => void): () => void {
    const known = this.kept.get(source);
    if (known !== undefined) {
      onAnswer(known);
      return () => undefined;
    }
    const id = this.client.request({ kind: 'verdict', source }, (answer) => {
      const isIt = answer.kind === 'result' && answer.of === 'verdict';
      if (isIt) this.kept.set(source, answer.verdict);
      onAnswer(isIt ? answer.verdict : null);
    });
    return () => {
      this.client.cancel(id);
    };
  }
}

/** The page's verdicts. */
export const verdicts = new VerdictStore(runClient);

/** One year of one scenario: not asked for, under way, known, or failed. */
export interface YearState {
  /** The scenario that all of this is about. */
  readonly source: ScenarioSource | null;
  readonly isRunning: boolean;
  readonly doneFraction: number;
  readonly study: YearStudy | null;
  readonly failure: string | null;
}

const noYear: YearState = {
  ...{ source: null, isRunning: false, doneFraction: 0, study: null, failure: null },
};

export const useYear = create<YearState>()(() => noYear);

let yearId: number | null = null;

/** Gives up the year that is under way. */
export function cancelYear(client: Client = runClient): void {
  if (yearId === null) return;
  client.cancel(yearId);
  yearId = null;
  useYear.setState(noYear);
}

/** Works out the year of a scenario; one that is under way for another is given up. */
export function startYear(source: ScenarioSource, client: Client = runClient): void {
  cancelYear(client);
  useYear.setState({ ...noYear, source, isRunning: true });
  yearId = client.request({ kind: 'year', source }, (answer) => {
    if (answer.kind === 'progress') {
      useYear.setState({ doneFraction: answer.progress.doneFraction });
      return;
    }
    yearId = null;
    const study = answer.kind === 'result' && answer.of === 'year' ? answer.study : null;
    const failure = study === null ? failureOf(answer) : null;
    useYear.setState({ isRunning: false, study, failure });
  });
}
