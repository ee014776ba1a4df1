// Does a user's own file run as a policy, and does every way of going wrong end with a reason?
import { createHash } from 'node:crypto';
import { afterAll, describe, expect, test } from 'vitest';
import { PolicyWatch } from '../../src/cli/ownPolicyWatch.ts';
import { Workplace } from './testShell.ts';

const place = new Workplace();
afterAll(() => place.remove());

const orbit = {
  ...{ kind: 'sunSynchronous', altitudeKm: 650, localTimeOfAscendingNode: '06:00' },
  ...{ planeCount: 1, satellitesPerPlaneCount: 3 },
};
const stream = { kind: 'batch', acceleratorS: 600, arrivalsPerHour: 30, deadlineS: 7200 };
place.write(
  'small.json',
  JSON.stringify({
    ...{ dawnline: 1, name: 'Small', startUtc: '2026-12-21T00:00:00Z' },
    ...{ durationS: 7200, stepS: 60, seed: 3 },
    fleets: [{ id: 'ring', orbit, platform: 'ai1' }],
    stations: ['svalbard'],
    workload: { streams: [stream] },
  }),
);

/** Runs the small scenario with a policy of this text; answers what went wrong. */
async function refusal(name: string, text: string): Promise<string> {
  place.write(name, text);
  const { code, out, err } = await place.run([
    ...['run', 'small.json', '--policy', `./${name}`, '--decision-limit', '0.5'],
  ]);
  expect([code, out], err).toEqual([2, '']);
  expect(err).toMatch(new RegExp(`^\\./${name}: [^\\n]+ \\([^\\n]+\\)\\n$`));
  return err;
}

async function json(...argv: string[]): Promise<Record<string, unknown>> {
  const { code, out, err } = await place.run([...argv, '--json']);
  expect([code, err]).toEqual([0, '']);
  return JSON.parse(out) as Record<string, unknown>;
}

/** The built-in fifo in other words: least loaded, in order of arrival. */
const fifoText = `
const lines = (memory) => (memory.lines ??= {});
export default function decide(state, forecast, memory) {
  const decisions = [];
  const changed = new Set();
  for (const event of state.events) {
    if (event.kind === 'jobReleased') {
      const endS = ({ backlogAcceleratorS, acceleratorCount, classIndex }) =>
        backlogAcceleratorS / acceleratorCount + event.job.runtimeSByClass[classIndex];
      const best = state.satellites.reduce((a, b) => (endS(b) < endS(a) ? b : a));
      decisions.push({ kind: 'place', job: event.job.index, satellites: [best.index] });
    }
    const at = event.job?.satelliteIndex;
    if (event.kind === 'inputArrived') (lines(memory)[at] ??= []).push(event.job);
    if (event.kind === 'inputArrived' || event.kind === 'computeFinished') changed.add(at);
  }
  for (const at of changed) {
    let free = state.satellites[at].acceleratorFreeCount;
    const line = lines(memory)[at] ?? [];
    while (line.length > 0 && line[0].acceleratorCount <= free) {
      const job = line.shift();
      free -= job.acceleratorCount;
      decisions.push({ kind: 'start', job: job.index, satellites: [at] });
    }
  }
  return decisions;
}
`;

test('fifo in a file of one’s own gives the result of fifo, named by file and text', async () => {
  place.write('mine.js', fifoText);
  const own = await json('run', 'small.json', '--policy', './mine.js');
  const builtIn = await json('run', 'small.json', '--policy', 'fifo');
  expect(own['resultHash']).toBe(builtIn['resultHash']);
  const hash = createHash('sha256').update(fifoText).digest('hex').slice(0, 12);
  expect(own['policy']).toBe(`mine.js@${hash}`);
});

test('a TypeScript file runs too, and compare sets it beside those of the house', async () => {
  const typed = fifoText
    .replace('(memory) =>', '(memory: { lines?: Record<number, any[]> }) =>')
    .replace('(state, forecast, memory)', '(state: any, forecast: any, memory: object): any[]');
  place.write('mine.ts', `import type { Policy } from './nowhere.ts';\n${typed}`);
  const { policies } = (await json(
    ...['compare', 'small.json', '--policies', 'fifo,./mine.ts'],
  )) as { policies: { policy: string; resultHash: string }[] };
  expect(policies.map(({ policy }) => policy)).toEqual([
    'fifo',
    expect.stringMatching(/^mine\.ts@[0-9a-f]{12}$/),
  ]);
  expect(policies[1]!.resultHash).toBe(policies[0]!.resultHash);
});

describe('a file that is no good is a problem with its path and a hint', () => {
  test('one that is not there', async () => {
    const { code, err } = await place.run(['run', 'small.json', '--policy', './nothing.js']);
    expect([code, err]).toEqual([2, './nothing.js: no such file (check the path)\n']);
  });

  test.each([
    ['no default export', 'export const decide = () => [];', /has no default export/],
    ['no decide()', 'export default { createMemory: () => ({}) };', /has no decide\(\)/],
    ['no memory', 'export default { decide: () => [], createMemory: 3 };', /createMemory/],
    ['text that is no code', 'export default {', /cannot be loaded: SyntaxError/],
    ['a missing import', "import './not-there.js'; export default () => [];", /cannot be loaded/],
    ['a throw at its top', "throw new RangeError('top');", /cannot be loaded: RangeError: top/],
  ])('%s', async (_, text, message) => {
    expect(await refusal('bad.mjs', text)).toMatch(message);
  });

  test('TypeScript that is none is told by its line', async () => {
    const text = 'export default () => [];\nconst a: = 3;\n';
    expect(await refusal('bad.ts', text)).toMatch(/line 2: Type expected/);
  });

  test('one that a scenario names: code is named by whoever runs it', async () => {
    const { code, err } = await place.run(['run', 'small.json', '--set', 'policy.name=./mine.js']);
    expect(code).toBe(2);
    expect(err).toMatch(/policy\.name: .*a scenario names no code: give the file as --policy/);
  });

  test('each of several files is told', async () => {
    place.write('none.mjs', 'export default {};');
    const { code, err } = await place.run([
      ...['compare', 'small.json', '--policies', './none.mjs,fifo,./nothing.js'],
    ]);
    expect([code, err.split('\n').length]).toEqual([2, 3]);
  });
});

describe('a policy that goes wrong in the run is a problem with its path and the time', () => {
  test.each([
    ['throws', "throw new Error('no idea');", /no idea \(.*at [\d.]+ s of the run/],
    ['returns no list', 'return 3;', /expected a list of decisions/],
    ['returns a promise', 'return Promise.resolve([]);', /must not be async/],
  ])('one that %s', async (_, body, message) => {
    expect(await refusal('wrong.mjs', `export default () => { ${body} };`)).toMatch(message);
  });

  test.each([
    ['has a getter that throws', "[{ get kind() { throw Error('gotcha'); } }]", /gotcha \(line 1/],
    ['throws what cannot be read', '(() => { throw { toString() { throw 1; } }; })()', /be read/],
    ['returns a list without end', 'new Array(4294967295)', /more than \d+ decisions at one inst/],
    ['decides too much', 'Array.from({ length: 100_100 }, () => null)', /decisions at one instant/],
  ])('one that %s', async (_, value, message) => {
    expect(await refusal('wrong.mjs', `export default () => ${value};`)).toMatch(message);
  });

  test('no line is told that is none of its own', async () => {
    const error = await refusal('wrong.mjs', 'export default async () => [];');
    expect(error).not.toContain('line ');
  });

  test('what a decision says is read once, and nothing else of it', async () => {
    place.write(
      'twice.mjs',
      `let count = 0;
      const decision = { get kind() { count += 1; return count === 1 ? 'wake' : 3; }, timeS: 1e6,
        get other() { throw Error('read'); } };
      export default (state) => {
        if (count > 1) throw Error('read twice');
        return count === 0 ? [decision] : [];
      };`,
    );
    await json('run', 'small.json', '--policy', './twice.mjs');
  });

  test('one whose memory cannot be made', async () => {
    const text = "export default { decide: () => [], createMemory() { throw Error('full'); } };";
    expect(await refusal('wrong.mjs', text)).toMatch(/full/);
  });

  test('decisions that are none are refused by the simulator, and the run goes on', async () => {
    place.write('odd.mjs', "export default () => [{ kind: 'fly' }, null];");
    const { jobs } = (await json('run', 'small.json', '--policy', './odd.mjs')) as {
      jobs: { submittedCount: number; unfinishedCount: number };
    };
    expect(jobs.unfinishedCount).toBe(jobs.submittedCount);
  });
});

describe('an endless loop ends with its reason', () => {
  const isLate = /did not return within .*endless loop/;

  test.each([
    ['at once', 'for (;;) {}', isLate],
    ['after quick decisions', 'if (state.timeS > 3000) for (;;) {} return [];', isLate],
  ])('in a decision, %s', async (_, body, message) => {
    const text = `export default (state) => { ${body} };`;
    expect(await refusal('endless.mjs', text)).toMatch(message);
  });

  test('in what a decision says', async () => {
    const text = 'export default () => [{ get kind() { for (;;) {} } }];';
    expect(await refusal('endless.mjs', text)).toMatch(isLate);
  });

  test('in what it throws', async () => {
    const text = `export default () => {
      const error = Error('');
      Object.defineProperty(error, 'message', { get() { for (;;) {} } });
      throw error;
    };`;
    expect(await refusal('endless.mjs', text)).toMatch(isLate);
  });

  test('in the memory', async () => {
    const text = 'export default { decide: () => [], createMemory() { for (;;) {} } };';
    expect(await refusal('endless.mjs', text)).toMatch(isLate);
  });

  test('where the file is loaded', async () => {
    expect(await refusal('endless.mjs', 'for (;;) {}')).toMatch(/loading it took longer/);
  });
});

test('time that the simulator takes is not that of the policy', () => {
  const limitS = 0.1;
  const watch = new PolicyWatch(limitS, () => performance.now());
  const name = 'quick.js@0';
  const quick = { name, summary: '', createMemory: () => ({}), decide: () => [] };
  const watched = watch.watched(quick, './quick.js');
  const state = { timeS: 0, endS: 1, events: [], satellites: [], releasedJobs: [] };
  function* work(): Generator<number, string> {
    for (let step = 0; step < 3; step += 1) {
      watched.decide(state, null as never, {});
      const endMs = performance.now() + 3000 * limitS;
      while (performance.now() < endMs);
      yield step;
    }
    return 'done';
  }
  const steps = watch.steps(work());
  let last = steps.next();
  while (last.done !== true) last = steps.next();
  expect(last.value).toBe('done');
});

test('help says whose code it is and that it runs with all rights', async () => {
  for (const command of ['run', 'compare']) {
    const { out } = await place.run([command, '--help']);
    expect(out).toMatch(/code that you trust, run in this process/);
    expect(out).toMatch(/--decision-limit/);
  }
});
