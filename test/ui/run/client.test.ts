// Does the page survive a worker that is stale, silent, or dead?
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { WorkerClient } from '../../../src/ui/run/client.ts';
import type { RequestBody, WorkerLike } from '../../../src/ui/run/client.ts';
import { messageVersion } from '../../../src/ui/run/messages.ts';
import type { AnswerMessage, RequestMessage } from '../../../src/ui/run/messages.ts';

class FakeWorker implements WorkerLike {
  onmessage: WorkerLike['onmessage'] = null;
  onerror: WorkerLike['onerror'] = null;
  onmessageerror: WorkerLike['onmessageerror'] = null;
  readonly posted: RequestMessage[] = [];
  isTerminated = false;

  postMessage(message: RequestMessage): void {
    this.posted.push(message);
  }

  terminate(): void {
    this.isTerminated = true;
  }

  say(answer: unknown): void {
    this.onmessage?.({ data: answer } as MessageEvent);
  }
}

const source = { text: '{}', files: {} };
const run: RequestBody = { kind: 'run', source, policy: null, seed: null, isCheckOnly: false };
const progress = (id: number): AnswerMessage => ({
  ...{ id, version: messageVersion, kind: 'progress' },
  progress: { stage: 'orbits', doneFraction: 0.5 },
});
const problems = (id: number): AnswerMessage => ({
  ...{ id, version: messageVersion, kind: 'problems' },
  problems: [],
});

let workers: FakeWorker[] = [];
let client: WorkerClient;
let heard: AnswerMessage[] = [];
const listen = (answer: AnswerMessage): void => void heard.push(answer);

beforeEach(() => {
  vi.useFakeTimers();
  workers = [];
  heard = [];
  client = new WorkerClient(() => {
    const worker = new FakeWorker();
    workers.push(worker);
    return worker;
  });
});
afterEach(() => {
  vi.useRealTimers();
});

test('answers reach the one who asked, by id', () => {
  const others: AnswerMessage[] = [];
  const first = client.request(run, listen);
  const second = client.request(run, (answer) => void others.push(answer));
  workers[0]!.say(progress(second));
  workers[0]!.say(progress(first));
  expect(heard).toEqual([progress(first)]);
  expect(others).toEqual([progress(second)]);
});

test('after the last answer, and after a cancel, nothing more is heard', () => {
  const first = client.request(run, listen);
  workers[0]!.say(problems(first));
  workers[0]!.say(progress(first));
  expect(heard).toHaveLength(1);

  const second = client.request(run, listen);
  client.cancel(second);
  expect(workers[0]!.posted.at(-1)).toMatchObject({ kind: 'cancel', target: second });
  workers[0]!.say(progress(second));
  expect(heard).toHaveLength(1);
});

test('a check ends with the scenario, a run goes on', () => {
  const scenario = { version: messageVersion, kind: 'result', of: 'scenario', warnings: [] };
  const check = client.request({ ...run, isCheckOnly: true }, listen);
  workers[0]!.say({ ...scenario, id: check });
  workers[0]!.say(progress(check));
  expect(heard).toHaveLength(1);

  const whole = client.request(run, listen);
  workers[0]!.say({ ...scenario, id: whole });
  workers[0]!.say(progress(whole));
  expect(heard).toHaveLength(3);
});

test('a worker that dies is told to all who wait, ended, and replaced by the next request', () => {
  client.request(run, listen);
  client.request(run, listen);
  workers[0]!.onerror?.({ message: 'out of memory' } as ErrorEvent);
  expect(heard.map(({ kind }) => kind)).toEqual(['crashed', 'crashed']);
  expect(workers[0]!.isTerminated).toBe(true);
  client.request(run, listen);
  expect(workers).toHaveLength(2);
});

test('a message that cannot be read, or of another version, is a death too', () => {
  client.request(run, listen);
  workers[0]!.onmessageerror?.({} as MessageEvent);
  const id = client.request(run, listen);
  workers[1]!.say({ ...progress(id), version: messageVersion + 1 });
  expect(heard.map(({ kind }) => kind)).toEqual(['crashed', 'crashed']);
});

test('a worker that falls silent over a request is dead; progress keeps it alive', () => {
  const id = client.request(run, listen);
  vi.advanceTimersByTime(15_000);
  workers[0]!.say(progress(id));
  vi.advanceTimersByTime(15_000);
  expect(heard.map(({ kind }) => kind)).toEqual(['progress']);
  vi.advanceTimersByTime(10_000);
  expect(heard.at(-1)).toMatchObject({ kind: 'crashed' });
});

test('a worker that is asked nothing may be silent for ever', () => {
  client.warm();
  const id = client.request(run, listen);
  workers[0]!.say(problems(id));
  vi.advanceTimersByTime(3_600_000);
  expect(workers[0]!.isTerminated).toBe(false);
});
