// Do arrivals follow their law, and their seed alone?
import { describe, expect, test } from 'vitest';
import type { Fleet, JobStream, JobTemplate } from '../../../src/compute/scenario/scenario.ts';
import { expandJobs } from '../../../src/compute/workload/arrivals.ts';
import { randomStream } from '../../../src/compute/workload/random.ts';

function template(id: string): JobTemplate {
  return {
    id,
    kind: 'batch',
    work: { kind: 'acceleratorSeconds', acceleratorS: 1 },
    acceleratorCount: 1,
    inputBit: 0,
    outputBit: 0,
    deadlineS: 100,
    value: 1,
    lateValueFraction: 0,
    isPreemptible: false,
    checkpointS: 0,
    originState: 'ZZ',
  };
}

function stream(id: string, changes: Partial<JobStream> = {}): JobStream {
  return {
    template: template(id),
    arrivalsPerS: 0.1,
    startS: 0,
    endS: 100_000,
    originFleetIndices: [],
    ...changes,
  };
}

const fleets = [
  { satelliteStart: 0, satelliteCount: 3 },
  { satelliteStart: 3, satelliteCount: 1 },
  { satelliteStart: 4, satelliteCount: 6 },
] as Fleet[];

function jobsOf(streams: readonly JobStream[], seed = 1, durationS = 100_000) {
  return expandJobs({ streams, rows: [] }, fleets, seed, durationS);
}

/** `id release` of the jobs of one stream, in their order. */
function linesOf(jobs: ReturnType<typeof jobsOf>, streamId: string): string[] {
  const lines = Array.from({ length: jobs.count }, (_, index) => {
    return `${jobs.id(index)} ${jobs.releaseS[index]} ${jobs.originSatelliteIndex[index]}`;
  });
  return lines.filter((line) => line.startsWith(`${streamId}#`));
}

describe('Poisson arrivals', () => {
  // 400 windows of 250 s at 0.1 /s: 25 a window, 10,000 in all.
  const jobs = jobsOf([stream('a')], 42);
  const counts = new Array<number>(400).fill(0);
  for (const releaseS of jobs.releaseS) counts[Math.floor(releaseS / 250)]! += 1;
  const mean = jobs.count / counts.length;

  test('come at their rate, within four standard deviations of the count', () => {
    expect(Math.abs(jobs.count - 10_000)).toBeLessThan(4 * 100);
  });

  test('vary from window to window as much as they number: index of dispersion 1', () => {
    const variance =
      counts.reduce((sum, count) => sum + (count - mean) ** 2, 0) / (counts.length - 1);
    // Its standard deviation is √(2 / 399) = 0.07.
    expect(Math.abs(variance / mean - 1)).toBeLessThan(4 * 0.07);
  });

  test('leave exponential gaps: a share of 1/e of them is longer than the mean', () => {
    const gaps = [...jobs.releaseS].map((time, index) => time - (jobs.releaseS[index - 1] ?? 0));
    const longer = gaps.filter((gap) => gap > 10).length / gaps.length;
    expect(Math.abs(longer - Math.exp(-1))).toBeLessThan(4 * Math.sqrt(0.2325 / gaps.length));
  });

  test('stay within the stream and within the run', () => {
    const late = stream('late', { startS: 5000, endS: 9000 });
    const inside = jobsOf([late], 1, 8000).releaseS;
    expect(inside.length).toBeGreaterThan(200);
    expect(Math.min(...inside)).toBeGreaterThan(5000);
    expect(Math.max(...inside)).toBeLessThan(8000);
  });

  test('do not come at a rate of nothing', () => {
    expect(jobsOf([stream('a', { arrivalsPerS: 0 })]).count).toBe(0);
  });
});

describe('chance', () => {
  test('is the same for the same seed and another for another', () => {
    const a = linesOf(jobsOf([stream('a')], 5), 'a');
    expect(linesOf(jobsOf([stream('a')], 5), 'a')).toEqual(a);
    expect(linesOf(jobsOf([stream('a')], 6), 'a')[0]).not.toBe(a[0]);
  });

  test('of one stream does not know the others: they come, go and change places', () => {
    const alone = linesOf(jobsOf([stream('a')]), 'a');
    expect(linesOf(jobsOf([stream('a'), stream('b')]), 'a')).toEqual(alone);
    expect(linesOf(jobsOf([stream('c'), stream('b'), stream('a')]), 'a')).toEqual(alone);
  });

  test('of two streams is not alike', () => {
    const jobs = jobsOf([stream('a'), stream('b')]);
    const [a, b] = ['a', 'b'].map((id) => linesOf(jobs, id).map((line) => line.split(' ')[1]));
    expect(a!.filter((time) => b!.includes(time))).toEqual([]);
  });

  test('is uniform in [0, 1): every tenth gets its tenth', () => {
    const random = randomStream(3, 'uniform');
    const counts = new Array<number>(10).fill(0);
    for (let draw = 0; draw < 10_000; draw += 1) counts[Math.floor(random.uniform() * 10)]! += 1;
    for (const count of counts) expect(Math.abs(count - 1000)).toBeLessThan(4 * 30);
  });

  test('gives these bits in every engine', () => {
    const random = randomStream(7, 'bits');
    const drawn = [random.uniform(), random.exponential(), random.exponential()];
    expect(drawn).toMatchInlineSnapshot(`
      [
        0.3043022206046735,
        0.004137963625341718,
        2.510841053070852,
      ]
    `);
  });
});

describe('tasks of an arrival', () => {
  const alone = jobsOf([stream('a')]);
  const bags = jobsOf([stream('a', { taskCount: 3 })]);

  test('come together, a job each, as often as the arrival alone would', () => {
    expect(bags.count).toBe(3 * alone.count);
    for (let bag = 0; bag < alone.count; bag += 1) {
      const times = [0, 1, 2].map((task) => bags.releaseS[3 * bag + task]);
      expect(new Set(times)).toEqual(new Set([alone.releaseS[bag]]));
    }
    expect([0, 1, 2, 3].map((row) => bags.id(row))).toEqual(['a#1.1', 'a#1.2', 'a#1.3', 'a#2.1']);
  });

  test('wait for nobody', () => {
    expect(bags.chains).toBeUndefined();
  });
});

describe('origins', () => {
  test('are the satellites of the named fleets, each as likely as the other', () => {
    const jobs = jobsOf([stream('a', { originFleetIndices: [0, 2] })]);
    const counts = new Array<number>(10).fill(0);
    for (const satellite of jobs.originSatelliteIndex) counts[satellite]! += 1;
    expect(counts[3]).toBe(0);
    const expected = jobs.count / 9;
    for (const satellite of [0, 1, 2, 4, 5, 6, 7, 8, 9]) {
      expect(Math.abs(counts[satellite]! - expected)).toBeLessThan(5 * Math.sqrt(expected));
    }
  });

  test('are on the ground without a fleet', () => {
    expect(new Set(jobsOf([stream('a')]).originSatelliteIndex)).toEqual(new Set([-1]));
  });
});

describe('the order of jobs', () => {
  test('is by release, then template, then sequence, and deadlines count from release', () => {
    const row = (id: string, releaseS: number, of: JobTemplate) => {
      return { id, releaseS, template: of, originSatelliteIndex: -1 };
    };
    const [x, y] = [template('x'), template('y')];
    const rows = [row('late', 50, x), row('y1', 7, y), row('x1', 7, x), row('x2', 7, x)];
    const jobs = expandJobs({ streams: [], rows }, fleets, 1, 100);
    const ids = Array.from({ length: jobs.count }, (_, index) => jobs.id(index));
    expect(ids).toEqual(['x1', 'x2', 'y1', 'late']);
    expect([...jobs.deadlineS]).toEqual([107, 107, 107, 150]);
    expect(jobs.templates[jobs.templateIndex[2]!]).toBe(y);
  });
});
