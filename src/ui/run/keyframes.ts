// Who makes the scene's keyframes? The second worker, told once which scenario it is.

import type { KeyframeSource } from '../scene/keyframes.ts';
import type { AnswerMessage, Keyframes, ScenarioSource } from './messages.ts';
import { propagationClient } from './runs.ts';

/** The scenario that the worker has; a worker that died has none. */
let known: ScenarioSource | null = null;

function settle(
  answer: AnswerMessage,
  resolve: (keyframes: Keyframes) => void,
  reject: (error: Error) => void,
): void {
  if (answer.kind === 'result' && answer.of === 'propagate') {
    resolve(answer.keyframes);
    return;
  }
  known = null;
  if (answer.kind === 'crashed') reject(new Error(answer.message));
  else reject(new Error('the scenario could not be propagated'));
}

/** The scenario of the scene. */
let shown: ScenarioSource | null = null;

export const sceneSource = (): ScenarioSource | null => shown;

/** What a request must carry of a scenario: null when the worker has it already. */
export function sourceToSend(source: ScenarioSource): ScenarioSource | null {
  const isKnown = known === source;
  known = source;
  return isKnown ? null : source;
}

/** The worker has lost its scenario. */
export function forgetSource(): void {
  known = null;
}

/** Keyframes of one scenario; its text travels to the worker with the first request only. */
export function createKeyframeSource(source: ScenarioSource): KeyframeSource {
  shown = source;
  return {
    request: (startS, stepS, keyframeCount, buffer) =>
      new Promise((resolve, reject) => {
        propagationClient.request(
          {
            ...{ kind: 'propagate', source: sourceToSend(source) },
            ...{ startS, stepS, keyframeCount, buffer },
          },
          (answer) => {
            settle(answer, resolve, reject);
          },
          buffer === null ? [] : [buffer],
        );
      }),
  };
}
