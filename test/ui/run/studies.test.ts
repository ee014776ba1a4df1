// Are studies asked of the worker once, told as they go on, and given up when nobody wants them?
import { afterEach, expect, test } from 'vitest';
import type { AnswerListener, RequestBody } from '../../../src/ui/run/client.ts';
import { messageVersion } from '../../../src/ui/run/messages.ts';
import type { AnswerMessage } from '../../../src/ui/run/messages.ts';
import { Simulator } from '../../../src/ui/run/simulation.worker.ts';
import { cancelYear, startYear, useYear, VerdictStore } from '../../../src/ui/run/studies.ts';

const text = JSON.stringify({
  dawnline: 1,
  name: 'One of a kind',
  startUtc: '2026-12-21T00:00:00Z',
  durationS: 3600,
  fleets: [
    {
      id: 'pair',
      orbit: { kind: 'ring', altitudeKm: 550, inclinationDeg: 53, satelliteCount: 2 },
      platform: 'server-8',
    },
  ],
  workload: { streams: [{ kind: 'batch', acceleratorS: 60, arrivalsPerHour: 20 }] },
});
const source = { text, files: {} };

/** A client that is answered by the worker's own code, when it is told to. */
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
  const answer = async (which: number): Promise<AnswerMessage[]> => {
    const answers: AnswerMessage[] = [];
    const simulator = new Simulator((message) => void answers.push(message));
    await simulator.hear({ ...bodies[which]!, id: which + 1, version: messageVersion });
    for (const message of answers) listeners[which]!(message);
    return answers;
  };
  return { client, bodies, cancelled, answer, listeners };
}

const last = createClient();
afterEach(() => {
  cancelYear(last.client);
});

test('a verdict is asked for once a scenario, and null when it cannot be had', async () => {
  const { client, bodies, answer } = createClient();
  const store = new VerdictStore(client);
  const told: (number | null)[] = [];
  store.ask(source, (verdict) => told.push(verdict?.findings.length ?? null));
  await answer(0);
  expect(told[0]).toBeGreaterThan(10);
  store.ask(source, (verdict) => told.push(verdict?.findings.length ?? null));
  expect(told).toEqual([told[0], told[0]]);
  expect(bodies).toHaveLength(1);
  store.ask({ text: '{', files: {} }, (verdict) => told.push(verdict?.findings.length ?? null));
  await answer(1);
  expect(told[2]).toBeNull();
});

test('a year tells how far it is, then what the fleet delivers new and at its end', async () => {
  const { client, answer } = createClient();
  startYear(source, client);
  expect(useYear.getState()).toMatchObject({ isRunning: true, source, study: null });
  const answers = await answer(0);
  const shares = answers.flatMap((each) =>
    each.kind === 'progress' ? [each.progress.doneFraction] : [],
  );
  expect(shares.length).toBeGreaterThan(0);
  expect(shares).toEqual([...shares].sort((a, b) => a - b));
  const { isRunning, study, failure } = useYear.getState();
  expect({ isRunning, failure }).toEqual({ isRunning: false, failure: null });
  const [fleet] = study!.fleets;
  const [young, old] = fleet!.ages;
  expect(old!.ageYears).toBeGreaterThan(young!.ageYears);
  expect(old!.utilisationFraction).toBeLessThanOrEqual(young!.utilisationFraction);
});

test('a year that is given up is not told of, and one that failed says why', async () => {
  const { client, cancelled, answer, listeners } = createClient();
  startYear(source, client);
  cancelYear(client);
  expect(cancelled).toEqual([1]);
  expect(useYear.getState()).toMatchObject({ isRunning: false, source: null });
  startYear({ text: '{', files: {} }, client);
  await answer(1);
  expect(useYear.getState()).toMatchObject({ isRunning: false, study: null });
  expect(useYear.getState().failure).toMatch(/could not be read/);
  expect(listeners).toHaveLength(2);
});
