// How is a whole catalogue opened to be looked at, when it is far too large to be simulated?

import { clock } from '../clock.ts';
import { useStore } from '../store.ts';
import { useView } from '../view.ts';
import type { AnswerMessage, ReadScenario, ScenarioSource } from './messages.ts';
import { cancelRun, reportProblems, runClient } from './runs.ts';

let askedId: number | null = null;

function show(source: ScenarioSource, sourceName: string, scenario: ReadScenario): void {
  const { run, set } = useStore.getState();
  clock.setEnd(scenario.durationS);
  clock.seek(0);
  set({
    ...{ source, sourceName, scenario, result: null, resultByPolicy: {}, groundByPolicy: {} },
    ...{ policy: scenario.policyName, selection: null, colorBy: 'orbit', isFollowing: false },
    run: { ...run, status: 'ready', progress: null, problems: [], warnings: [], wallS: null },
  });
  useView.getState().set({ inspectorTab: 'satellite' });
}

function hear(source: ScenarioSource, sourceName: string, answer: AnswerMessage): void {
  askedId = null;
  if (answer.kind === 'result' && answer.of === 'scenario') {
    show(source, sourceName, answer.scenario);
  }
  if (answer.kind === 'problems') reportProblems(answer.problems);
  if (answer.kind === 'crashed') {
    const hint = 'reload the page, or take fewer satellites';
    reportProblems([{ path: sourceName, message: answer.message, hint }]);
  }
}

/** Reads a source for looking only; nothing on screen changes until it has been read. */
export function openCatalogue(source: ScenarioSource, sourceName: string): void {
  cancelRun();
  if (askedId !== null) runClient.cancel(askedId);
  const catalogue: ScenarioSource = { ...source, isCatalogue: true };
  askedId = runClient.request(
    { kind: 'run', source: catalogue, policy: null, seed: null, isCheckOnly: true },
    (answer) => {
      hear(catalogue, sourceName, answer);
    },
  );
}

/** Whether what is on screen is a catalogue that is only looked at. */
export const useIsCatalogue = (): boolean =>
  useStore((state) => state.source?.isCatalogue === true && state.result === null);
