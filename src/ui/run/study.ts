// How does the page ask the worker for a study: once, told as it goes on, and given up?

import { create } from 'zustand';
import type { StoreApi, UseBoundStore } from 'zustand';
import type { RequestBody, WorkerClient } from './client.ts';
import type { AnswerMessage, ScenarioSource } from './messages.ts';
import { runClient } from './runs.ts';

/** What studies need of the page's client; tests hand in their own. */
export type StudyClient = Pick<WorkerClient, 'request' | 'cancel'>;

/** A study of one scenario: not asked for, under way, known, or failed. */
export interface StudyState<Question, Outcome> {
  /** The scenario that all of this is about. */
  readonly source: ScenarioSource | null;
  /** The last question, whatever became of it. */
  readonly asked: Question | null;
  readonly isRunning: boolean;
  readonly doneFraction: number;
  /** The last answer; it stays while another question of the same scenario is under way. */
  readonly known: { readonly question: Question; readonly outcome: Outcome } | null;
  readonly failure: string | null;
}

/** How a question is put to the worker, and its answer read; undefined: another answer. */
export interface StudyKind<Question, Outcome> {
  readonly ask: (source: ScenarioSource, question: Question) => RequestBody;
  readonly read: (answer: AnswerMessage) => Outcome | undefined;
}

/** Why a study could not be had, in a sentence. */
export function failureOf(answer: AnswerMessage): string {
  if (answer.kind === 'crashed') return answer.message;
  return answer.kind === 'problems' ? 'the scenario could not be read' : 'it gave another answer';
}

/** One study at a time: a new question gives up the one that is under way. */
export class Study<Question, Outcome> {
  readonly use: UseBoundStore<StoreApi<StudyState<Question, Outcome>>>;
  private readonly kind: StudyKind<Question, Outcome>;
  private id: number | null = null;

  constructor(kind: StudyKind<Question, Outcome>) {
    this.kind = kind;
    this.use = create<StudyState<Question, Outcome>>()(() => ({
      ...{ source: null, asked: null, isRunning: false, doneFraction: 0 },
      ...{ known: null, failure: null },
    }));
  }

  /** Asks; an answer of another scenario is forgotten at once. */
  start(source: ScenarioSource, question: Question, client: StudyClient = runClient): void {
    this.cancel(client);
    const before = this.use.getState();
    const known = before.source === source ? before.known : null;
    const begun = { isRunning: true, doneFraction: 0, failure: null };
    this.use.setState({ ...begun, source, asked: question, known });
    this.id = client.request(this.kind.ask(source, question), (answer) => {
      this.hear(question, answer);
    });
  }

  /** Gives up what is under way; an answer of before stays. */
  cancel(client: StudyClient = runClient): void {
    if (this.id === null) return;
    client.cancel(this.id);
    this.id = null;
    this.use.setState({ isRunning: false, doneFraction: 0 });
  }

  private hear(question: Question, answer: AnswerMessage): void {
    if (answer.kind === 'progress') {
      this.use.setState({ doneFraction: answer.progress.doneFraction });
      return;
    }
    this.id = null;
    const outcome = this.kind.read(answer);
    if (outcome === undefined) {
      this.use.setState({ isRunning: false, known: null, failure: failureOf(answer) });
      return;
    }
    this.use.setState({ isRunning: false, known: { question, outcome }, failure: null });
  }
}
