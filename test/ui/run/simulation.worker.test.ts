// Does the worker answer every request, in slices, and never fall over?
import { expect, test } from 'vitest';
import { buffersOf, Simulator } from '../../../src/ui/run/simulation.worker.ts';
import { isRequest, messageVersion } from '../../../src/ui/run/messages.ts';
import type { AnswerMessage, Keyframes } from '../../../src/ui/run/messages.ts';

const text = JSON.stringify({
  dawnline: 1,
  name: 'Two for an hour',
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
const envelope = { id: 7, version: messageVersion } as const;

async function ask(...messages: object[]): Promise<AnswerMessage[]> {
  const answers: AnswerMessage[] = [];
  const simulator = new Simulator((answer) => void answers.push(answer));
  for (const message of messages) await simulator.hear({ ...envelope, ...message });
  return answers;
}
const run = { kind: 'run', source, policy: null, seed: null, isCheckOnly: false };

test('a run answers with the scenario, then progress, then the result', async () => {
  const answers = await ask(run);
  const kinds = answers.map((answer) => (answer.kind === 'result' ? answer.of : answer.kind));
  expect(kinds[0]).toBe('scenario');
  expect(kinds).toContain('progress');
  expect(kinds.at(-1)).toBe('run');
  expect(answers[0]).not.toHaveProperty('scenario.workload');
  expect(answers.every(({ id }) => id === envelope.id)).toBe(true);
});

test('policies share one survey, though their results leave the worker for good', async () => {
  const answers: AnswerMessage[] = [];
  const simulator = new Simulator((answer, transfer) => {
    answers.push(structuredClone(answer, { transfer }));
  });
  const asked = [
    { policy: 'fifo' },
    { policy: 'edf' },
    { policy: 'fifo', isOnGround: true },
    { policy: 'fifo' },
    { policy: 'edf', isOnGround: true },
  ];
  for (const each of asked) await simulator.hear({ ...envelope, ...run, ...each });
  const results = answers.flatMap((answer) =>
    answer.kind === 'result' && answer.of === 'run' ? [answer.result] : [],
  );
  expect(results.map(({ policy }) => policy)).toEqual(asked.map(({ policy }) => policy));
  const [first, , ground, again] = results.map(({ resultHash }) => resultHash);
  expect(again).toBe(first);
  expect(ground).not.toBe(first);
  const stages = answers.flatMap((each) => (each.kind === 'progress' ? each.progress : []));
  expect(stages[0]!.doneFraction).toBeLessThan(0.5);
  for (const { jobs, eclipses } of results.slice(0, 2)) {
    expect(jobs.releaseS.length).toBe(jobs.count);
    expect(eclipses.startS.length).toBeGreaterThan(0);
  }
  expect(results[2]!.eclipses.count).toBe(0);
});

test('a check stops after the scenario', async () => {
  const answers = await ask({ ...run, isCheckOnly: true });
  expect(answers).toHaveLength(1);
});

test('wrong input is answered with problems, a policy that is not there with a crash', async () => {
  const wrong = await ask({ ...run, source: { text: '{', files: {} } });
  expect(wrong.map(({ kind }) => kind)).toEqual(['problems']);
  const unknown = await ask({ ...run, policy: 'none' });
  expect(unknown.at(-1)).toMatchObject({ kind: 'crashed' });
});

test('a message of another version is not trusted', async () => {
  expect(isRequest({ ...envelope, ...run, version: messageVersion + 1 })).toBe(false);
  expect(isRequest(null)).toBe(false);
  const answers = await ask({ ...run, version: messageVersion + 1 });
  expect(answers).toEqual([expect.objectContaining({ kind: 'crashed' })]);
});

function keyframesOf(answers: readonly AnswerMessage[]): Keyframes {
  const last = answers.at(-1);
  if (last?.kind !== 'result' || last.of !== 'propagate') throw new Error('no keyframes');
  return last.keyframes;
}

test('keyframes are states of all satellites; scenario and buffer are used again', async () => {
  const propagate = { kind: 'propagate', source, startS: 0, stepS: 60, keyframeCount: 2 };
  const buffer = new ArrayBuffer(2 * 2 * 6 * 4);
  const answers = await ask(
    { ...propagate, buffer: null },
    { ...propagate, source: null, startS: 60, buffer },
  );
  expect(answers.map(({ kind }) => kind)).toEqual(['result', 'result']);
  const first = keyframesOf(answers.slice(0, 1));
  const second = keyframesOf(answers);
  expect(second.states.buffer).toBe(buffer);
  expect(second.states.slice(0, 12)).toEqual(first.states.slice(12, 24));
  const [x, y, z] = first.states;
  expect(Math.hypot(x!, y!, z!)).toBeGreaterThan(6900);
  expect(Math.hypot(x!, y!, z!)).toBeLessThan(6960);
});

test('windows are those of the scenario, found without its jobs', async () => {
  const answers = await ask({ kind: 'windows', source });
  const last = answers.at(-1);
  expect(last).toMatchObject({ kind: 'result', of: 'windows' });
  expect(last).toHaveProperty('windows.access.count');
});

test('a cancel is heard between two slices, and nothing is answered after it', async () => {
  const answers: AnswerMessage[] = [];
  const simulator = new Simulator((answer) => void answers.push(answer));
  const long = JSON.parse(text) as Record<string, unknown>;
  const slow = { text: JSON.stringify({ ...long, durationS: 864_000, stepS: 10 }), files: {} };
  const running = simulator.hear({ ...envelope, ...run, source: slow });
  await simulator.hear({ id: 8, version: messageVersion, kind: 'cancel', target: envelope.id });
  await running;
  expect(answers.some((answer) => answer.kind === 'result' && answer.of === 'run')).toBe(false);
});

test('buffers are found once each, however deep', () => {
  const shared = new Float64Array(4);
  const value = { a: shared, b: { c: [shared.subarray(1), new Int32Array(2)] }, d: null, e: 'x' };
  expect(buffersOf(value).size).toBe(2);
});

test('a catalogue is told with every satellite of its file, though a run takes one', async () => {
  const tle = [
    '1 25544U 98067A   24001.50000000  .00016717  00000-0  30000-3 0  9990',
    '2 25544  51.6400 208.9163 0006703 130.5360 325.0288 15.49815000    13',
  ];
  const scenario = {
    ...(JSON.parse(text) as object),
    startUtc: '2024-01-01T12:00:00Z',
    fleets: [
      {
        id: 'two',
        orbit: { kind: 'tle', file: 'two.tle', take: 1 },
        platform: 'server-8',
      },
    ],
  };
  const files = { 'two.tle': [...tle, ...tle].join('\n') };
  const looked = { text: JSON.stringify(scenario), files, isCatalogue: true };
  const satellitesOf = (answers: readonly AnswerMessage[]): number[] =>
    answers.flatMap((answer) =>
      answer.kind === 'result' && answer.of === 'scenario'
        ? [answer.scenario.satellites.length]
        : [],
    );
  expect(satellitesOf(await ask({ ...run, source: looked, isCheckOnly: true }))).toEqual([2]);
  const taken = { ...looked, isCatalogue: false };
  expect(satellitesOf(await ask({ ...run, source: taken, isCheckOnly: true }))).toEqual([1]);
  const frame = { startS: 0, stepS: 60, keyframeCount: 2, buffer: null };
  const answers = await ask({ kind: 'propagate', source: looked, ...frame });
  expect(answers.at(-1)).toMatchObject({ of: 'propagate', keyframes: { satelliteCount: 2 } });
});

test('what the jobs ask, and what there is to give, are told without a run', async () => {
  const [asked] = await ask({ kind: 'workload', source });
  expect(asked).toMatchObject({ kind: 'result', of: 'workload' });
  expect(asked).toHaveProperty('demand.acceleratorAvailableS', 2 * 8 * 3600);
  const answers = await ask({ kind: 'supply', source });
  expect(answers.at(-1)).toMatchObject({ kind: 'result', of: 'supply' });
  expect(answers.at(-1)).toHaveProperty('supply.downlinkCapacityBit', 0);
  const wrong = await ask({ kind: 'workload', source: { text: '{', files: {} } });
  expect(wrong.map(({ kind }) => kind)).toEqual(['problems']);
});
