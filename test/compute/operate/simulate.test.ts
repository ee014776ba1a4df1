// Is a run the same every time, whatever does not matter, and does it say how far it is?
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { Result } from '../../../src/compute/account/result.ts';
import { jobStatuses } from '../../../src/compute/account/result.ts';
import { comparePolicies, simulate } from '../../../src/compute/operate/simulate.ts';
import { parseScenario } from '../../../src/compute/scenario/parse.ts';
import type { Scenario } from '../../../src/compute/scenario/scenario.ts';
import { edf } from '../../../src/compute/schedule/edf.ts';
import { fifo } from '../../../src/compute/schedule/fifo.ts';
import { policies } from '../../../src/compute/schedule/policies.ts';
import type { Policy } from '../../../src/compute/schedule/policy.ts';
import { checkLaws } from './laws.ts';
import { batchJob, drain, eventsOf, jobOf, onFirst, policyOf } from './scenarios.ts';
import { ringFleet, run, runAll, scenarioOf } from './scenarios.ts';

const stations = ['svalbard', 'troll', 'weilheim', 'awarua', 'punta-arenas'];
const streamOf = (id: string, more: Readonly<Record<string, unknown>> = {}) => ({
  kind: 'batch',
  id,
  arrivalsPerHour: 40,
  acceleratorS: 20_000,
  acceleratorCount: 16,
  inputBit: 2e10,
  outputBit: 1e10,
  deadlineS: 5400,
  ...more,
});
const file = {
  durationS: 20_000,
  seed: 3,
  fleets: [ringFleet(6)],
  stations,
  workload: {
    streams: [streamOf('a'), streamOf('b', { deadlineS: 9000, acceleratorCount: 8 })],
    jobs: ['x', 'y', 'z'].map((id, at) => batchJob(id, { releaseS: 500 + at, inputBit: 5e9 })),
  },
};
const scenario = scenarioOf(file);

/** What became of each job, by name. */
function fatesOf({ jobs }: Result): Record<string, unknown> {
  return Object.fromEntries(
    jobs.id.map((id, at) => {
      const status = jobStatuses[jobs.statusCode[at]!];
      return [id, [status, jobs.satelliteIndex[at], jobs.startedS[at], jobs.deliveredS[at]]];
    }),
  );
}

describe('the same again', () => {
  const first = run(scenario, edf);

  test('the same scenario, policy and seed give the same hash, log and metrics', () => {
    const again = run(scenarioOf(file), edf);
    expect(again.resultHash).toBe(first.resultHash);
    expect(again.metrics).toEqual(first.metrics);
    expect(again.events.timeS).toEqual(first.events.timeS);
    expect(first.resultHash).toMatch(/^[0-9a-f]{64}$/);
  });

  test('another seed gives another hash, and so does another policy', () => {
    expect(run(scenario, edf, 4).resultHash).not.toBe(first.resultHash);
    expect(run(scenario, fifo).resultHash).not.toBe(first.resultHash);
  });

  test('a policy fares the same alone and beside others', () => {
    const [, second] = runAll(scenario, [fifo, edf]);
    expect(second!.resultHash).toBe(first.resultHash);
  });

  test('the order of streams and of fleets’ stations in the file changes no job’s fate', () => {
    const { workload } = file;
    const turned = scenarioOf({
      ...file,
      stations: [...stations].reverse(),
      workload: {
        streams: [...workload.streams].reverse(),
        jobs: [...workload.jobs].reverse(),
      },
    });
    for (const policy of [fifo, edf]) {
      expect(fatesOf(run(turned, policy))).toEqual(fatesOf(run(scenario, policy)));
    }
  });
});

describe('progress', () => {
  function progressOf(each: Scenario, compared: readonly Policy[]): number[] {
    const work = comparePolicies(each, compared);
    const shares: number[] = [];
    for (let step = work.next(); !step.done; step = work.next())
      shares.push(step.value.doneFraction);
    return shares;
  }

  test('never falls and stays between 0 and 1, with one policy and with two', () => {
    for (const compared of [[edf], [fifo, edf]]) {
      const shares = progressOf(scenario, compared);
      expect(shares.length).toBeGreaterThan(10);
      expect(shares.every((share) => share >= 0 && share <= 1)).toBe(true);
      expect(shares).toEqual([...shares].sort((a, b) => a - b));
    }
  });

  test('is made also where nothing happens: the walk can be cancelled without any event', () => {
    const quiet = scenarioOf({
      durationS: 86_400,
      stepS: 30,
      fleets: [ringFleet(80, {}, { rightAscensionDeg: 0 })],
      stations: [],
      start: { kind: 'cyclic', utilisationFraction: 0 },
    });
    const work = simulate(quiet);
    let walked = 0;
    for (let step = work.next(); !step.done; step = work.next()) {
      if (step.value.stage === 'schedule' && step.value.doneFraction > 0.75) walked += 1;
    }
    expect(walked).toBeGreaterThan(3);
  });
});

describe('the step of the charts', () => {
  const folder = new URL('../../../public/scenarios/', import.meta.url);
  const builtIn = parseScenario(readFileSync(new URL('walker-shell-60.json', folder), 'utf8'));
  const shell = { ...builtIn.scenario!, durationS: 3 * 3600 };

  test.each([fifo, edf])('changes neither a metric nor an event: $name', (policy) => {
    const hashes = [600, 60, 30, 7].map((stepS) => run({ ...shell, stepS }, policy).resultHash);
    expect(new Set(hashes).size).toBe(1);
  });

  test('shows the same at the same time, however many samples lie between', () => {
    const [coarse, fine] = [60, 10].map((stepS) => run({ ...shell, stepS }, edf).series);
    const last = shell.satellites.length - 1;
    for (const name of ['temperatureK', 'stateOfChargeFraction', 'powerComputeW'] as const) {
      for (let sample = 0; sample < coarse!.sampleCount; sample += 1) {
        const here = coarse![name][last * coarse!.sampleCount + sample];
        expect(fine![name][last * fine!.sampleCount + 6 * sample], name).toBe(here);
      }
    }
    // In between nothing jumps: the node follows its exact curve, not a staircase.
    const kelvin = fine!.temperatureK.subarray(0, fine!.sampleCount);
    const jumpsK = kelvin.slice(1).map((value, at) => Math.abs(value - kelvin[at]!));
    expect(Math.max(...jumpsK)).toBeLessThan(2);
    expect(jumpsK.filter((jumpK) => jumpK === 0).length).toBeLessThan(jumpsK.length / 10);
  });

  test('need not divide the duration, nor be shorter than it', () => {
    for (const [durationS, stepS] of [
      [5000, 61.7],
      [4000.5, 37],
      [45, 60],
      [1, 600],
      [599, 600],
    ] as const) {
      const odd = scenarioOf({ ...file, durationS, stepS, workload: { jobs: [batchJob('x')] } });
      const result = run(odd, onFirst);
      checkLaws(result, odd);
      const { series } = result;
      expect(series.timeS[series.sampleCount - 1]).toBe(durationS);
      // Every sample is written, the last one too.
      expect(series.temperatureK.every((kelvin) => kelvin > 0)).toBe(true);
      expect(result.metrics.fleet.idleFractions.noWork).toBeLessThan(1);
    }
  });
});

describe('small and large', () => {
  test('one satellite alone, and five hundred together', () => {
    for (const satelliteCount of [1, 500]) {
      const each = scenarioOf({
        ...file,
        durationS: 1200,
        stepS: 300,
        fleets: [ringFleet(satelliteCount)],
        links: { topology: 'ring' },
      });
      for (const result of runAll(each, policies)) {
        checkLaws(result, each);
        expect(result.metrics.satellites).toHaveLength(satelliteCount);
      }
    }
  });

  test('thirty days of two satellites', () => {
    const month = scenarioOf({
      ...file,
      durationS: 30 * 86_400,
      stepS: 600,
      fleets: [ringFleet(2)],
      workload: { streams: [streamOf('a', { arrivalsPerHour: 3 })] },
    });
    const result = run(month, edf);
    checkLaws(result, month);
    expect(result.metrics.jobs.submittedCount).toBeGreaterThan(1900);
    expect(result.series.sampleCount).toBeLessThanOrEqual(2000);
  });

  test('how often a policy is asked, and what is logged, grow with the jobs and no faster', () => {
    const counts = [1, 2, 4].map((factor) => {
      let askedCount = 0;
      const counting = policyOf((state) => {
        askedCount += 1;
        return onFirst.decide(state, null as never, null);
      });
      const each = scenarioOf({
        ...file,
        stations: [],
        start: { kind: 'cyclic', utilisationFraction: 0 },
        workload: {
          jobs: Array.from({ length: 100 * factor }, (_, at) =>
            batchJob(`j${at}`, { releaseS: (at * 15_000) / (100 * factor), acceleratorS: 90 }),
          ),
        },
      });
      const result = run(each, counting);
      return { askedCount, eventCount: eventsOf(result).length };
    });
    const [one, two, four] = counts;
    const growth = (a: number, b: number, c: number) => (c - b) / (b - a);
    expect(growth(one!.askedCount, two!.askedCount, four!.askedCount)).toBeLessThan(2.2);
    expect(growth(one!.eventCount, two!.eventCount, four!.eventCount)).toBeLessThan(2.2);
    // Released, input there, done: three instants a job at most, besides the satellite's own.
    expect(four!.askedCount).toBeLessThan(3 * 400 + 100);
  });

  test('a job that nobody takes on is unfinished, and waited for priority', () => {
    const result = run(
      scenario,
      policyOf(() => []),
    );
    checkLaws(result, scenario);
    expect(result.metrics.jobs.unfinishedCount).toBe(result.jobs.count);
    expect(jobOf(result, 'x').trail).toMatchObject([{ cause: 'priority', share: 1 }]);
  });

  test('a result is plain data that can be cloned and sent', () => {
    const result = run({ ...scenario, durationS: 600 }, edf);
    expect(structuredClone(result)).toEqual(result);
  });

  test('the scenario’s own policy and seed are used unless others are given', () => {
    const own = drain(simulate({ ...scenario, policyName: 'edf', durationS: 3000 }));
    expect(own).toMatchObject({ policy: 'edf', seed: 3 });
    expect(() => drain(simulate({ ...scenario, policyName: 'nobody' }))).toThrow(/nobody/);
  });
});
