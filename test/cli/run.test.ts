// Does `dawnline run` write what it promises, the same each time, and tidy up when stopped?
import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { csvParse } from 'd3-dsv';
import { afterAll, describe, expect, test } from 'vitest';
import { causes } from '../../src/compute/index.ts';
import { Workplace } from './testShell.ts';

const place = new Workplace();
afterAll(() => place.remove());

const small = {
  dawnline: 1,
  name: 'Small, "quoted"',
  startUtc: '2026-12-21T00:00:00Z',
  durationS: 14_400,
  stepS: 60,
  seed: 3,
  fleets: [
    {
      id: 'ring',
      orbit: {
        kind: 'sunSynchronous',
        altitudeKm: 650,
        localTimeOfAscendingNode: '06:00',
        planeCount: 1,
        satellitesPerPlaneCount: 3,
      },
      platform: 'ai1',
    },
  ],
  stations: ['svalbard'],
  workload: {
    streams: [
      { kind: 'llmInference', model: 'llama-3.1-70b', arrivalsPerHour: 30, deadlineS: 3600 },
    ],
  },
};
place.write('small.json', JSON.stringify(small));

interface Json {
  readonly resultHash: string;
  readonly seed: number;
  readonly policy: string;
  readonly satelliteCount: number;
  readonly jobs: Readonly<Record<string, number>>;
  readonly satellites: readonly Readonly<Record<string, unknown>>[];
  readonly fleet: Readonly<Record<string, number>>;
}

async function runJson(...more: string[]): Promise<Json> {
  const { code, out, err } = await place.run(['run', 'small.json', '--json', ...more]);
  expect([code, err]).toEqual([0, '']);
  return JSON.parse(out) as Json;
}

describe('one run', () => {
  test('the same scenario, policy and seed give the same hash; another seed does not', async () => {
    const one = await runJson();
    expect((await runJson()).resultHash).toBe(one.resultHash);
    expect((await runJson('--seed', '3')).resultHash).toBe(one.resultHash);
    expect((await runJson('--seed', '4')).resultHash).not.toBe(one.resultHash);
  });

  test('of one satellite speaks of one', async () => {
    const alone = ['--set', 'fleets.ring.orbit.satellitesPerPlaneCount=1'];
    const { out } = await place.run(['run', 'small.json', ...alone]);
    expect(out).toMatch(/^Small, "quoted": 1 satellite, 4 h under /);
  });

  test('--policy and --set change the run', async () => {
    const edf = await runJson('--policy', 'edf');
    expect(edf.policy).toBe('edf');
    const more = await runJson('--set', 'fleets.ring.orbit.satellitesPerPlaneCount=5');
    expect(more.satelliteCount).toBe(5);
  });

  test('jobs add up and energy balances', async () => {
    const { jobs, fleet, satellites } = await runJson();
    const { submittedCount = NaN, completedCount = NaN } = jobs;
    expect(submittedCount).toBeGreaterThan(20);
    expect(completedCount + jobs['rejectedCount']! + jobs['unfinishedCount']!).toBe(submittedCount);
    expect(jobs['onTimeCount']! + jobs['lateCount']!).toBe(completedCount);
    const parts = ['energyToComputeJ', 'energyHousekeepingJ', 'energyLossJ'];
    const all = [...parts, 'energyStoredDeltaJ', 'energySpilledJ'];
    const sum = all.reduce((total, name) => total + fleet[name]!, 0);
    expect(Math.abs(sum / fleet['energyGeneratedJ']! - 1)).toBeLessThan(1e-9);
    expect(satellites).toHaveLength(3);
  });

  test('the table for people names the hash and the outcome', async () => {
    const { code, out } = await place.run(['run', 'small.json']);
    expect(code).toBe(0);
    expect(out).toContain((await runJson()).resultHash);
    for (const word of ['on time', 'utilisation', 'generated', 'warmest', 'median']) {
      expect(out).toContain(word);
    }
  });

  test('the table for people says what radiation did, or that it is off', async () => {
    expect((await place.run(['run', 'small.json'])).out).toMatch(/Faults\n +radiation +off\n/);
    const { out } = await place.run(['run', 'small.json', '--set', 'radiation.isOn=true']);
    expect(out).not.toMatch(/radiation +off/);
    for (const word of [
      'interruptions of jobs',
      'crashes of hosts',
      'accelerators lost',
      'work lost and done again',
      'writing checkpoints',
      'silent corruptions',
      'expected of a job',
      'jobs corrupted',
    ]) {
      expect(out).toContain(word);
    }
    expect(out).toMatch(/run twice and compared +costs 50\.\d % of the work, leaves 0 to /);
    expect(out).toMatch(/run three times, outvoted +costs 66\.\d % of the work, leaves 0 to /);
  });

  test('a scenario may come by standard input or by the id of a built-in one', async () => {
    const piped = await place.run(['run', '-', '--json'], { stdin: JSON.stringify(small) });
    expect((JSON.parse(piped.out) as Json).resultHash).toBe((await runJson()).resultHash);
    const short = ['--set', 'stepS=600', '--json'];
    const builtIn = await place.run(['run', 'walker-shell-60', ...short]);
    expect((JSON.parse(builtIn.out) as Json).satelliteCount).toBe(60);
  });
});

describe('--out', () => {
  const names = ['events.csv', 'jobs.csv', 'result.json', 'satellites.csv', 'series.csv'];
  const read = (folder: string, name: string): string =>
    readFileSync(join(place.path, folder, name), 'utf8');

  test('five files, and two runs write the same bytes but for the wall time', async () => {
    for (const folder of ['one', 'deep/two']) {
      expect((await place.run(['run', 'small.json', '--out', folder])).code).toBe(0);
      expect(readdirSync(join(place.path, folder)).sort()).toEqual(names);
    }
    for (const name of names.filter((each) => each !== 'result.json')) {
      expect(read('one', name)).toBe(read('deep/two', name));
    }
    const { resultHash } = JSON.parse(read('one', 'result.json')) as Json;
    expect(resultHash).toBe((await runJson()).resultHash);
  });

  test('reason trails use known words and make up the time from release to delivery', async () => {
    await place.run(['run', 'small.json', '--out', 'trails']);
    const jobs = csvParse(read('trails', 'jobs.csv')).filter((row) => row['deliveredUtc'] !== '');
    expect(jobs.length).toBeGreaterThan(10);
    for (const row of jobs) {
      const entries = (row['reasonTrail'] ?? '').split(';').filter((entry) => entry !== '');
      const lostS = entries.reduce((sum, entry) => sum + Number(entry.split(':')[1]), 0);
      for (const entry of entries) expect(causes).toContain(entry.split(':')[0]);
      const spanMs = Date.parse(row['deliveredUtc']!) - Date.parse(row['releasedUtc']!);
      expect(lostS + Number(row['inUseS'])).toBeCloseTo(spanMs / 1000, 2);
    }
  });

  test('an interrupt while writing removes what was written and ends with 130', async () => {
    const controller = new AbortController();
    const nowMs = (): number => {
      // The second reading of the clock ends the run; what is left is writing.
      readings += 1;
      if (readings > 1) controller.abort();
      return 0;
    };
    let readings = 0;
    const argv = ['run', 'small.json', '--out', 'stopped/deep/down'];
    const ended = await place.run(argv, { interrupt: controller.signal, nowMs });
    expect(ended.code).toBe(130);
    expect(existsSync(join(place.path, 'stopped'))).toBe(false);
  });

  test('a folder in the place of a file is found before the run', async () => {
    mkdirSync(join(place.path, 'taken', 'jobs.csv'), { recursive: true });
    const { code, err } = await place.run(['run', 'small.json', '--out', 'taken']);
    expect([code, err]).toEqual([
      2,
      '--out: taken holds a folder jobs.csv (move it, or name another folder)\n',
    ]);
    expect(readdirSync(join(place.path, 'taken'))).toEqual(['jobs.csv']);
  });

  test('an empty name is no folder', async () => {
    const { code, err } = await place.run(['run', 'small.json', '--out', '']);
    expect([code, err]).toEqual([2, '--out: is empty (name a folder)\n']);
  });

  const unmakeable = '/proc/dawnline';
  test.skipIf(!existsSync('/proc/self'))('a folder that cannot be made is refused', async () => {
    const { code, err } = await place.run(['run', 'small.json', '--out', unmakeable]);
    expect([code, err]).toEqual([2, `--out: ${unmakeable} cannot be made (name another folder)\n`]);
  });

  test('a folder that cannot be made is refused before the scenario is even read', async () => {
    const out = `${'x'.repeat(300)}/results`;
    const { code, err } = await place.run(['run', 'missing.json', '--out', out]);
    expect(code).toBe(2);
    expect(err).toMatch(/^--out: x+\/results /);
    expect(err).not.toContain('missing.json');
  });

  test('a folder is not left behind by a run that is refused', async () => {
    const { code } = await place.run(['run', 'missing.json', '--out', 'new/deep']);
    expect([code, existsSync(join(place.path, 'new'))]).toEqual([2, false]);
  });
});

describe('other tables of runs', () => {
  test('--job tells where the time of one job went', async () => {
    await place.run(['run', 'small.json', '--out', 'jobs']);
    const jobs = csvParse(readFileSync(join(place.path, 'jobs', 'jobs.csv'), 'utf8'));
    const { job = '' } = jobs.find((row) => row['reasonTrail'] !== '')!;
    const told = await place.run(['run', 'small.json', '--job', job]);
    expect(told.code).toBe(0);
    expect(told.out).toMatch(/^\S+ was .*since its release it was at work/);
    const json = await place.run(['run', 'small.json', '--job', job, '--json']);
    expect(JSON.parse(json.out)).toHaveProperty('totals');
  });

  test('compare runs each policy on the same jobs, as run does', async () => {
    const { code, out } = await place.run([
      ...['compare', 'small.json', '--policies', 'fifo,edf', '--json'],
    ]);
    expect(code).toBe(0);
    const { policies } = JSON.parse(out) as { policies: (Json & { valueSubmitted: number })[] };
    expect(policies.map(({ policy }) => policy)).toEqual(['fifo', 'edf']);
    expect(policies[0]!.valueSubmitted).toBe(policies[1]!.valueSubmitted);
    for (const { policy, resultHash } of policies) {
      expect(resultHash).toBe((await runJson('--policy', policy)).resultHash);
    }
    const table = await place.run(['compare', 'small.json']);
    const heads = /policy +value +on time +late +lost +energy +utilisation +limited by/;
    expect(table.out).toMatch(heads);
  });

  test('compare puts a ground rack of the same accelerators beside, with its PUE', async () => {
    const asked = ['compare', 'small.json', '--policies', 'fifo', '--control', '--pue', '1.25'];
    const { out } = await place.run([...asked, '--json']);
    const { policies, ground } = JSON.parse(out) as {
      policies: Record<string, number>[];
      ground: { pue: number; pueSource: string; policies: Record<string, number>[] };
    };
    const [orbit, rack] = [policies[0]!, ground.policies[0]!];
    expect(ground).toMatchObject({ pue: 1.25, pueSource: 'given' });
    expect(rack.facilityEnergyJ).toBe(1.25 * rack.energyToComputeJ!);
    expect(rack.valueSubmitted).toBe(orbit.valueSubmitted);
    expect(rack.onTimeCount).toBeGreaterThan(orbit.onTimeCount!);
    const table = await place.run(['compare', 'small.json', 'small.json', '--control']);
    expect(table.out.match(/least-laxity, ground rack/g)).toHaveLength(2);
    expect(table.out).toMatch(/PUE 1\.1 \(Google/);
    const alone = await place.run(['compare', 'small.json', '--pue', '1.2']);
    expect([alone.code, alone.err]).toEqual([
      2,
      '--pue: there is no ground rack (add --control)\n',
    ]);
  });

  test('scenarios lists what ships with the package, each with its size', async () => {
    const { code, out } = await place.run(['scenarios', '--json']);
    expect(code).toBe(0);
    const rows = JSON.parse(out) as { id: string; summary: string; satelliteCount: number }[];
    expect(rows.map(({ id }) => id)).toContain('walker-shell-60');
    for (const row of rows) expect(row.satelliteCount).toBeGreaterThan(0);
  });

  test('scenarios says of each in three lines what it is and how large', async () => {
    const { out } = await place.run(['scenarios']);
    expect(out).toMatch(
      /^walker-shell-60 +Walker shell of 60\n {4}.+ orbit.+\n {4}60 satellites, /m,
    );
    expect(Math.max(...out.split('\n').map((line) => line.length))).toBeLessThanOrEqual(128);
  });
});
