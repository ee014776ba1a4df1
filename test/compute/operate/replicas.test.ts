// Do replicas in a run answer as a replica alone does, and is all that they do accounted for?
import { describe, expect, test } from 'vitest';
import { eventKinds, jobStatuses } from '../../../src/compute/account/result.ts';
import type { Result } from '../../../src/compute/account/result.ts';
import { replicaQueue } from '../../../src/compute/workload/service.ts';
import { replicaPaceOn, requestTokens } from '../../../src/compute/workload/serviceWork.ts';
import { checkLaws } from './laws.ts';
import { ringFleet, run, scenarioOf } from './scenarios.ts';

const service = { replicaCount: 1, weightsOnBoard: true, firstTokenMaxS: 2, perTokenMaxS: 0.1 };

function chat(more: Readonly<Record<string, unknown>> = {}) {
  return {
    kind: 'llmInference',
    id: 'chat',
    model: 'llama-3.1-70b',
    arrivalsPerHour: 3600,
    deadlineS: 900,
    ...{ inputBit: 0, outputBit: 0, service },
    ...more,
  };
}

function scenarioWith(
  stream: Readonly<Record<string, unknown>>,
  { satelliteCount = 1, durationS = 1200, ...more } = {},
) {
  return scenarioOf({
    durationS,
    fleets: [ringFleet(satelliteCount, { base: 'server-8' })],
    workload: { streams: [stream] },
    start: { kind: 'fixed', stateOfChargeFraction: 1, temperatureDegC: 20 },
    policy: { name: 'edf' },
    ...more,
  });
}

/** When something of a kind happened to each job first; NaN: never. */
function timesOf({ events, jobs }: Result, kind: (typeof eventKinds)[number]): Float64Array {
  const timeS = new Float64Array(jobs.count).fill(NaN);
  const code = eventKinds.indexOf(kind);
  for (let row = 0; row < events.count; row += 1) {
    const job = events.jobIndex[row]!;
    if (events.kindCode[row] !== code || job < 0 || !Number.isNaN(timeS[job]!)) continue;
    timeS[job] = events.timeS[row]!;
  }
  return timeS;
}

const isReplica = ({ jobs }: Result, job: number) =>
  jobs.templates[jobs.templateIndex[job]!]!.id.endsWith('/replica');

describe('a replica in a run', () => {
  test('gives each request its tokens when a replica alone does, to a nanosecond', () => {
    const scenario = scenarioWith(chat());
    const result = run(scenario);
    checkLaws(result, scenario);
    const { jobs } = result;
    const rows = Array.from({ length: jobs.count }, (_, job) => job).filter(
      (job) => !isReplica(result, job),
    );
    const replica = scenario.workload.rows[0]!.template;
    const request = scenario.workload.streams[0]!.template;
    const pace = replicaPaceOn(replica, scenario.fleets[0]!.platform, scenario.models)!;
    const { promptTokens, outputTokens } = requestTokens(request);
    const loads = timesOf(result, 'replicaLoaded').filter((timeS) => !Number.isNaN(timeS));
    expect(loads).toHaveLength(1);
    const arrivalS = rows.map((job) => Math.max(0, jobs.releaseS[job]!));
    const { firstTokenS, lastTokenS } = replicaQueue(
      {
        arrivalS,
        promptTokens: rows.map(() => promptTokens),
        outputTokens: rows.map(() => outputTokens),
      },
      pace,
      loads[0],
    );
    const first = timesOf(result, 'firstTokenSent');
    let checkedCount = 0;
    rows.forEach((job, row) => {
      if (lastTokenS[row]! > scenario.durationS) return;
      checkedCount += 1;
      expect(Math.abs(first[job]! - firstTokenS[row]!)).toBeLessThan(1e-9);
      expect(Math.abs(jobs.finishedS[job]! - lastTokenS[row]!)).toBeLessThan(1e-9);
      expect(jobStatuses[jobs.statusCode[job]!]).toBe('onTime');
    });
    expect(checkedCount).toBeGreaterThan(1000);
  });
});
