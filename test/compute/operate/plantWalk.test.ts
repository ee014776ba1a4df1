// What remains of a satellite whose orbit decays, and what is logged at the edges of night?
import { describe, expect, test } from 'vitest';
import type { Scenario } from '../../../src/compute/scenario/scenario.ts';
import type { Decision } from '../../../src/compute/schedule/policy.ts';
import { eventKinds, jobStatuses } from '../../../src/compute/account/result.ts';
import { operate } from '../../../src/compute/operate/operate.ts';
import { surveyWorld } from '../../../src/compute/operate/world.ts';
import { edf } from '../../../src/compute/schedule/edf.ts';
import { policies } from '../../../src/compute/schedule/policies.ts';
import { expandJobs } from '../../../src/compute/workload/arrivals.ts';
import { checkLaws } from './laws.ts';
import {
  batchJob,
  drain,
  eventsOf,
  jobOf,
  onFirst,
  policyOf,
  ringFleet,
  run,
  runAll,
  scenarioOf,
} from './scenarios.ts';

/** Drag that takes the first satellite out of an orbit of 180 km after more than an hour. */
function decaying(file: Readonly<Record<string, unknown>>, bstar = 0.1): Scenario {
  const scenario = scenarioOf(file);
  const satellites = scenario.satellites.map((satellite, index) =>
    index === 0 ? { ...satellite, elementSet: { ...satellite.elementSet, bstar } } : satellite,
  );
  return { ...scenario, satellites };
}

const low = { altitudeKm: 180 };
const lossS = drain(
  surveyWorld(decaying({ durationS: 14_400, fleets: [ringFleet(1, {}, low)], stations: [] })),
).lostS[0]!;

describe('a satellite whose orbit decays', () => {
  const scenario = decaying({
    durationS: 14_400,
    fleets: [ringFleet(3, {}, low)],
    stations: ['svalbard', 'troll'],
    links: { topology: 'ring', rangeMaxKm: 100_000, grazingAltitudeKm: 0 },
    workload: {
      jobs: [
        batchJob('running', { acceleratorS: 50_000, acceleratorCount: 10 }),
        batchJob('waiting', { acceleratorS: 72e4, acceleratorCount: 72 }),
        batchJob('never-sent', { inputBit: 1e17 }),
        batchJob('image', { originSatellite: 'ring-1', inputBit: 1e9, releaseS: 9000 }),
        batchJob('at-the-end', { acceleratorS: lossS - 60, releaseS: 60 }),
      ],
    },
  });
  const result = run(scenario, onFirst);

  test('is lost at its last good state, and with it every job that it holds', () => {
    checkLaws(result, scenario);
    const lost = eventsOf(result, 'satelliteLost');
    expect(lossS % 60).toBe(0);
    expect(lossS).toBeGreaterThan(3600);
    expect(lost.map(({ satellite, timeS, cause }) => [satellite, timeS, cause])).toEqual([
      [0, lossS, 'fault'],
    ]);
    for (const id of ['running', 'waiting', 'never-sent', 'image']) {
      expect(jobOf(result, id).status, id).toBe('rejected');
      expect(eventsOf(result, 'jobRejected').find(({ job }) => job === id)!.cause).toBe('fault');
    }
    expect(jobOf(result, 'running').inUseS).toBeCloseTo(lossS, 6);
    expect(eventsOf(result, 'jobRejected').find(({ job }) => job === 'running')!.satellite).toBe(0);
  });

  test('does no more work, takes no more sunlight, and its time from there on is a fault', () => {
    const [first] = result.metrics.satellites;
    expect(first!.idleFractions.fault).toBeCloseTo(1 - lossS / 14_400, 9);
    expect(first!.sunlitFraction).toBeLessThanOrEqual(lossS / 14_400);
    for (const column of [
      result.series.powerGeneratedW,
      result.series.sunlitFraction,
      result.series.stateOfChargeFraction,
      result.series.temperatureK,
      result.series.powerComputeW,
    ]) {
      expect(column.every((value) => Number.isFinite(value))).toBe(true);
    }
    const contacts = eventsOf(result, 'contactStarted');
    expect(contacts.some(({ satellite, timeS }) => satellite === 0 && timeS >= lossS)).toBe(false);
  });

  test('at one instant the loss goes before the end of a job: what is just done is lost', () => {
    expect(jobOf(result, 'at-the-end')).toMatchObject({ status: 'rejected', startedS: 60 });
    expect(jobOf(result, 'at-the-end').inUseS).toBeCloseTo(lossS - 60, 9);
  });

  test('is told to the policy, and no built-in policy sends anything there any more', () => {
    const later = decaying({
      durationS: 14_400,
      fleets: [ringFleet(3, {}, low)],
      stations: [],
      workload: {
        streams: [
          { kind: 'batch', id: 's', arrivalsPerHour: 300, acceleratorS: 300, deadlineS: 7200 },
        ],
      },
    });
    for (const each of runAll(later, policies)) {
      checkLaws(each, later);
      expect(eventsOf(each, 'decisionRefused')).toEqual([]);
      const { jobs } = each.metrics;
      expect(jobs.onTimeCount).toBeGreaterThan(0.9 * jobs.submittedCount);
      const after = eventsOf(each, 'jobPlaced').filter(({ timeS }) => timeS >= lossS);
      expect(after.length).toBeGreaterThan(100);
      expect(after.some(({ satellite }) => satellite === 0)).toBe(false);
    }
  });

  test('where all are lost, jobs are turned away as a fault', () => {
    const alone = decaying({
      durationS: 14_400,
      fleets: [ringFleet(1, {}, low)],
      stations: [],
      workload: { jobs: [batchJob('late', { releaseS: 10_000 })] },
    });
    for (const each of runAll(alone, policies)) {
      checkLaws(each, alone);
      expect(eventsOf(each, 'jobRejected').map(({ cause }) => cause)).toEqual(['fault']);
    }
  });

  test('refuses decisions after its loss', () => {
    const stubborn = policyOf(({ timeS }): Decision[] => [
      ...(timeS > lossS
        ? [{ kind: 'powerCap', satellite: 0, powerMaxW: 1 } as const]
        : [{ kind: 'wake', timeS: lossS + 1 } as const]),
    ]);
    const refused = eventsOf(run(scenario, stubborn), 'decisionRefused');
    expect(refused[0]).toMatchObject({ cause: 'fault', timeS: lossS + 1 });
  });
});

test('an input that arrives at the very instant of the loss is no news any more', () => {
  const scenario = scenarioOf({
    durationS: 20_000,
    fleets: [ringFleet(1)],
    stations: ['svalbard'],
    workload: { jobs: [batchJob('up', { inputBit: 1e9 })] },
  });
  const [arrival] = eventsOf(run(scenario, edf), 'inputArrived');
  const world = { ...drain(surveyWorld(scenario)), lostS: Float64Array.of(arrival!.timeS) };
  const jobs = expandJobs(scenario.workload, scenario.fleets, 1, scenario.durationS);
  for (const policy of policies) {
    const { log, lives } = drain(operate(world, jobs, policy));
    expect(jobStatuses[lives.table.statusCode[0]!]).toBe('rejected');
    expect([...log.finish().kindCode]).not.toContain(eventKinds.indexOf('decisionRefused'));
  }
});

test('a satellite that cannot be propagated at all is lost from the start', () => {
  const scenario = decaying(
    {
      durationS: 3600,
      fleets: [ringFleet(2, {}, low)],
      stations: [],
      workload: { jobs: [batchJob('one')] },
    },
    1e6,
  );
  const result = run(scenario, policies[0]);
  checkLaws(result, scenario);
  expect(eventsOf(result, 'satelliteLost')[0]!.timeS).toBe(0);
  expect(result.metrics.satellites[0]!.idleFractions.fault).toBe(1);
  expect(result.metrics.satellites[0]!.energyGeneratedJ).toBe(0);
  expect(jobOf(result, 'one')).toMatchObject({ satellite: 1, status: 'onTime' });
});

describe('night', () => {
  const scenario = scenarioOf({ durationS: 12_000, fleets: [ringFleet(1)], stations: [] });
  const result = run(scenario);

  test('each night is penumbra, umbra, umbra left, penumbra left, at its edges', () => {
    const kinds = ['penumbraEntered', 'umbraEntered', 'umbraLeft', 'penumbraLeft'];
    const logged = eventsOf(result).filter(({ kind }) => kinds.includes(kind));
    const { eclipses } = result;
    const edges = Array.from({ length: eclipses.count }, (_, row) => {
      const names = eclipses.kind[row] === 0 ? [kinds[0]!, kinds[3]!] : [kinds[1]!, kinds[2]!];
      return [
        { kind: names[0]!, timeS: eclipses.startS[row]! },
        { kind: names[1]!, timeS: eclipses.endS[row]! },
      ];
    })
      .flat()
      .filter(({ timeS }) => timeS > 0 && timeS < 12_000)
      .sort((a, b) => a.timeS - b.timeS);
    expect(logged.length).toBeGreaterThanOrEqual(7);
    expect(logged.map(({ kind }) => kind)).toEqual(edges.map(({ kind }) => kind));
    logged.forEach(({ timeS }, at) => expect(timeS).toBeCloseTo(edges[at]!.timeS, 6));
  });

  test('a run that begins in penumbra or umbra begins with what the Sun gives there', () => {
    const [firstUmbraS] = eventsOf(result, 'umbraEntered').map(({ timeS }) => timeS);
    for (const offsetS of [-4, 60]) {
      const startUtc = new Date(Date.UTC(2026, 11, 21) + (firstUmbraS! + offsetS) * 1000);
      const dusk = scenarioOf({
        startUtc: startUtc.toISOString(),
        durationS: 3000,
        fleets: [{ ...ringFleet(1) }],
        stations: [],
      });
      const satellites = dusk.satellites.map((satellite) => ({
        ...satellite,
        elementSet: scenario.satellites[0]!.elementSet,
      }));
      const from = { ...dusk, satellites };
      const night = run(from);
      checkLaws(night, from);
      expect(night.series.sunlitFraction[0]).toBeLessThan(1);
      if (offsetS > 0) expect(night.series.sunlitFraction[0]).toBe(0);
      else expect(night.series.sunlitFraction[0]).toBeGreaterThan(0);
    }
  });

  test('an orbit along the line of day and night has none at the solstice of its season', () => {
    const sunny = scenarioOf({
      durationS: 12_000,
      fleets: [ringFleet(1, {}, { rightAscensionDeg: 0 })],
      stations: [],
    });
    const day = run(sunny);
    checkLaws(day, sunny);
    expect(day.metrics.fleet.sunlitFraction).toBe(1);
    expect(day.eclipses.count).toBe(0);
  });
});
