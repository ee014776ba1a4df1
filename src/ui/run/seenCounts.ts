// How many satellites does each place see at one time? Asked of the worker that has the orbits.

import type { AnswerMessage, CoverageQuestion, SeenCounts } from './messages.ts';
import { forgetSource, sceneSource, sourceToSend } from './keyframes.ts';
import { propagationClient } from './runs.ts';
import type { StudyClient } from './study.ts';

/**
 * Counts of the scene's scenario at a time; null when they cannot be had now. Returns what gives
 * the question up.
 */
export function askCounts(
  question: CoverageQuestion,
  timeS: number,
  onAnswer: (seen: SeenCounts | null) => void,
  client: StudyClient = propagationClient,
): () => void {
  const shown = sceneSource();
  if (shown === null) {
    // Told later, as all answers are.
    const timer = setTimeout(onAnswer, 0, null);
    return () => clearTimeout(timer);
  }
  const source = sourceToSend(shown);
  const hear = (answer: AnswerMessage): void => {
    const isIt = answer.kind === 'result' && answer.of === 'counts';
    if (!isIt) forgetSource();
    onAnswer(isIt ? answer.seen : null);
  };
  const id = client.request({ kind: 'counts', source, timeS, ...question }, hear);
  return () => {
    client.cancel(id);
    // A text that was under way with the question may not have been read.
    if (source !== null) forgetSource();
  };
}
