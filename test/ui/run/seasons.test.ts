// Is a year asked for once per orbit, and is nobody told of one that is not wanted any more?
import { expect, test } from 'vitest';
import { meanOrbitOf, sunSynchronousElementSets } from '../../../src/orbit/index.ts';
import type { AnswerListener, RequestBody } from '../../../src/ui/run/client.ts';
import { messageVersion } from '../../../src/ui/run/messages.ts';
import type { AnswerMessage } from '../../../src/ui/run/messages.ts';
import { SeasonStore } from '../../../src/ui/run/seasons.ts';
import { Simulator } from '../../../src/ui/run/simulation.worker.ts';

const startUtcMs = Date.UTC(2026, 11, 21);
const [elementSet] = sunSynchronousElementSets({
  ...{ idPrefix: 'dawn-', epochUtcMs: startUtcMs, altitudeKm: 650 },
  ...{ localTimeOfAscendingNodeS: 6 * 3600, planeCount: 1, satellitesPerPlaneCount: 1 },
});
const orbit = meanOrbitOf(elementSet!);

/** A client that answers when it is told to, by the worker's own code. */
function createClient() {
  const bodies: RequestBody[] = [];
  const cancelled: number[] = [];
  const listeners: AnswerListener[] = [];
  const client = {
    request: (body: RequestBody, listener: AnswerListener) => {
      bodies.push(body);
      return listeners.push(listener);
    },
    cancel: (id: number) => void cancelled.push(id),
  };
  const answer = async (which: number): Promise<void> => {
    const answers: AnswerMessage[] = [];
    const simulator = new Simulator((message) => void answers.push(message));
    await simulator.hear({ ...bodies[which]!, id: which + 1, version: messageVersion });
    for (const message of answers) listeners[which]!(message);
  };
  return { client, bodies, cancelled, answer };
}

test('a dawn–dusk orbit at 650 km has one season, and is asked about once', async () => {
  const { client, bodies, answer } = createClient();
  const store = new SeasonStore(client);
  const days: number[] = [];
  store.ask(orbit, startUtcMs, (season) => days.push(season!.summary.umbraDayCount));
  expect(days).toEqual([]);
  await answer(0);
  // Published: 86 days for a year from March (test/truth/orbit-season.test.ts); this one is cut
  // at the December solstice and moves with the node's drift.
  expect(Math.abs(days[0]! - 86)).toBeLessThanOrEqual(6);
  store.ask({ ...orbit }, startUtcMs, (season) => days.push(season!.summary.umbraDayCount));
  expect(days).toEqual([days[0], days[0]]);
  expect(bodies).toHaveLength(1);
});

test('an orbit that is not selected any more is cancelled', () => {
  const { client, cancelled } = createClient();
  const stop = new SeasonStore(client).ask(orbit, startUtcMs, () => expect.unreachable());
  stop();
  expect(cancelled).toEqual([1]);
});
