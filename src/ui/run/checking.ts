// What is wrong with a text that has not been run?

import type { Problem } from '../../compute/index.ts';
import type { ScenarioSource } from './messages.ts';
import { runClient } from './runs.ts';

let checkId: number | null = null;

/** Reads a text without running it; only the latest check is answered. */
export function checkSource(
  source: ScenarioSource,
  onProblems: (problems: readonly Problem[], warnings: readonly Problem[]) => void,
): void {
  if (checkId !== null) runClient.cancel(checkId);
  checkId = runClient.request(
    { kind: 'run', source, policy: null, seed: null, isCheckOnly: true },
    (answer) => {
      checkId = null;
      if (answer.kind === 'problems') onProblems(answer.problems, []);
      if (answer.kind === 'result' && answer.of === 'scenario') onProblems([], answer.warnings);
      if (answer.kind !== 'crashed') return;
      const hint = 'change the text, or reload the page';
      onProblems([{ path: '', message: `the check failed: ${answer.message}`, hint }], []);
    },
  );
}
