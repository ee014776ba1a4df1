// Are studies of the network asked of the worker, told as they go on, and survive its death?
import { expect, test } from 'vitest';
import { catalogueCities, latencyDay, questionOf } from '../../../src/ui/network/latencyStudies.ts';
import { coverageDay, coverageQuestion } from '../../../src/ui/network/coverageStudies.ts';
import type { AnswerListener, RequestBody } from '../../../src/ui/run/client.ts';
import { messageVersion } from '../../../src/ui/run/messages.ts';
import type { AnswerMessage } from '../../../src/ui/run/messages.ts';
import { Simulator } from '../../../src/ui/run/simulation.worker.ts';

const text = JSON.stringify({
  dawnline: 1,
  name: 'A plane of eight',
  startUtc: '2026-12-21T00:00:00Z',
  durationS: 7200,
  fleets: [
    {
      id: 'plane',
      orbit: { kind: 'ring', altitudeKm: 550, inclinationDeg: 53, satelliteCount: 8 },
      platform: 'server-8',
    },
  ],
  stations: ['weilheim', 'tokyo'],
});
const source = { text, files: {} };

/** A client that is answered by the worker's own code, when it is told to. */
function createClient() {
  const bodies: RequestBody[] = [];
  const listeners: AnswerListener[] = [];
  const cancelled: number[] = [];
  const client = {
    request: (body: RequestBody, listener: AnswerListener) => {
      bodies.push(body);
      return listeners.push(listener);
    },
    cancel: (id: number) => void cancelled.push(id),
  };
  const answers: AnswerMessage[] = [];
  const simulator = new Simulator((message) => void answers.push(message));
  const answer = async (which: number): Promise<AnswerMessage[]> => {
    answers.length = 0;
    await simulator.hear({ ...bodies[which]!, id: which + 1, version: messageVersion });
    for (const message of answers) listeners[which]!(message);
    return [...answers];
  };
  return { client, bodies, listeners, cancelled, answer };
}

test('a day of delays is told as it goes on, and fibre to a gateway never hurts', async () => {
  const { client, answer } = createClient();
  const delaysBy = new Map<string, readonly number[]>();
  for (const [which, mode] of (['direct', 'gateway', 'best'] as const).entries()) {
    const question = questionOf({ mode, satelliteIndex: null }, 8);
    latencyDay.start(source, question, client);
    expect(latencyDay.use.getState().isRunning).toBe(true);
    const answers = await answer(which);
    expect(answers.filter(({ kind }) => kind === 'progress').length).toBeGreaterThan(0);
    const { known, isRunning, failure } = latencyDay.use.getState();
    expect({ isRunning, failure }).toEqual({ isRunning: false, failure: null });
    expect(known!.outcome).toHaveLength(catalogueCities().length);
    const shares = known!.outcome.map((city) => city.below100MsFraction);
    delaysBy.set(mode, shares);
    for (const city of known!.outcome) expect(city.histogram.total).toBe(121);
  }
  delaysBy.get('best')!.forEach((share, city) => {
    const others = [delaysBy.get('direct')![city]!, delaysBy.get('gateway')![city]!];
    expect(share).toBeGreaterThanOrEqual(Math.max(...others));
  });
  expect(Math.max(...delaysBy.get('direct')!)).toBeGreaterThan(0);
});

test('an answer stays while another question runs, and one given up changes nothing', async () => {
  const { client, cancelled, answer } = createClient();
  coverageDay.start(source, coverageQuestion(25), client);
  await answer(0);
  const first = coverageDay.use.getState().known;
  expect(first!.outcome.earthMeanCount).toBeGreaterThan(0);
  coverageDay.start(source, coverageQuestion(10), client);
  expect(coverageDay.use.getState()).toMatchObject({ isRunning: true, known: first });
  coverageDay.cancel(client);
  expect(cancelled).toEqual([2]);
  expect(coverageDay.use.getState()).toMatchObject({ isRunning: false, known: first });
});

test('a worker that dies is told of, and the next question gets its answer', async () => {
  const { client, listeners, answer } = createClient();
  coverageDay.start(source, coverageQuestion(25), client);
  const message = 'the worker has been silent';
  listeners[0]!({ id: 1, version: messageVersion, kind: 'crashed', message });
  expect(coverageDay.use.getState()).toMatchObject({ isRunning: false, failure: message });
  coverageDay.start(source, coverageQuestion(25), client);
  await answer(1);
  expect(coverageDay.use.getState()).toMatchObject({ isRunning: false, failure: null });
  coverageDay.start({ text: '{', files: {} }, coverageQuestion(25), client);
  expect(coverageDay.use.getState().known).toBeNull();
  await answer(2);
  expect(coverageDay.use.getState().failure).toMatch(/could not be read/);
});

test('counts of an instant are those that the study counts at it', async () => {
  const answers: AnswerMessage[] = [];
  const simulator = new Simulator((message) => void answers.push(message));
  const instant = JSON.stringify({ ...(JSON.parse(text) as object), durationS: 60 });
  const question = coverageQuestion(25);
  const envelope = { version: messageVersion, source: { text: instant, files: {} } };
  await simulator.hear({ ...envelope, id: 1, kind: 'coverage', question });
  await simulator.hear({ ...envelope, id: 2, kind: 'counts', timeS: 0, ...question });
  const again = { ...envelope, source: null };
  await simulator.hear({ ...again, id: 3, kind: 'counts', timeS: 60, ...question });
  const results = answers.filter((answer) => answer.kind === 'result');
  const [study] = results.filter((answer) => answer.of === 'coverage');
  const [first, second] = results.filter((answer) => answer.of === 'counts');
  expect(Math.max(...first!.seen.counts)).toBeGreaterThan(0);
  first!.seen.counts.forEach((count, cell) => {
    const mean = (count + second!.seen.counts[cell]!) / 2;
    expect(study!.study.meanCount[cell]).toBe(mean);
  });
});
