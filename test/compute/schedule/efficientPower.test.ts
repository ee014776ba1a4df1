// Does a cap in the dark save energy where there is time, and leave alone what has none?
import { expect, test } from 'vitest';
import { edf } from '../../../src/compute/schedule/edf.ts';
import { efficientPower } from '../../../src/compute/schedule/efficientPower.ts';
import type { Decision, JobView } from '../../../src/compute/schedule/policy.ts';
import type { SatelliteView } from '../../../src/compute/schedule/policy.ts';
import { checkLaws } from '../operate/laws.ts';
import { batchJob, eventsOf, ringFleet, runAll, scenarioOf } from '../operate/scenarios.ts';
import { forecastOf, intervalsOf, jobView, satelliteView, stateOf } from './views.ts';

/** Two servers of eight, a third of each orbit in the dark. */
function scarce(deadlineS: number) {
  const jobs = Array.from({ length: 24 }, (_, at) =>
    batchJob(`job-${at}`, {
      ...{ acceleratorS: 9600, acceleratorCount: 8, deadlineS, releaseS: 3000 * at },
    }),
  );
  const fleets = [ringFleet(2, { base: 'server-8' })];
  return scenarioOf({ durationS: 86_400, fleets, workload: { jobs } });
}

test('with time to spare the same jobs are done for less energy each', () => {
  const scenario = scarce(12_000);
  const [full, capped] = runAll(scenario, [edf, efficientPower]);
  checkLaws(capped!, scenario);
  const [before, after] = [full!, capped!].map(({ metrics }) => metrics);
  expect(before!.jobs.onTimeCount).toBe(24);
  expect(after!.jobs.onTimeCount).toBe(24);
  const perJob = (energyJ: number) => energyJ / 24;
  const savedJ = perJob(before!.fleet.energyToComputeJ) - perJob(after!.fleet.energyToComputeJ);
  expect(savedJ / perJob(before!.fleet.energyToComputeJ)).toBeGreaterThan(0.01);
});

test('no satellite is capped in the Sun, and none whose job has no time to spare', () => {
  const [loose] = runAll(scarce(12_000), [efficientPower]);
  const caps = eventsOf(loose!, 'powerCapSet');
  expect(caps.some(({ detail }) => detail !== 'Infinity W')).toBe(true);
  const { eclipses } = loose!;
  for (const { timeS, satellite, detail } of caps) {
    if (detail === 'Infinity W') continue;
    const rows = Array.from({ length: eclipses.count }, (_, row) => row);
    const isDark = rows.some(
      (row) =>
        eclipses.satelliteIndex[row] === satellite &&
        eclipses.startS[row]! <= timeS &&
        timeS < eclipses.endS[row]!,
    );
    expect(isDark, `dark at ${timeS} s`).toBe(true);
  }
  const [tight] = runAll(scarce(1250), [efficientPower]);
  expect(eventsOf(tight!, 'powerCapSet')).toEqual([]);
});

/** Decisions on one satellite that runs this job and is in the dark until 2,000 s, or as said. */
function decideOn(
  job: Partial<JobView>,
  satellite: Partial<SatelliteView>,
  { lightS = 2000, timeS = 0 } = {},
): readonly Decision[] {
  const memory = efficientPower.createMemory();
  const running = jobView({ acceleratorCount: 8, phase: 'running', satelliteIndex: 0, ...job });
  memory.list.lines[0] = { ready: [], held: [], running: [running], fixed: [] };
  const state = stateOf({ satellites: [satelliteView(satellite)], timeS });
  const forecast = { ...forecastOf([[]]), eclipse: intervalsOf([[[0, lightS]]]) };
  return efficientPower.decide(state, forecast, memory);
}

function capFor(...given: Parameters<typeof decideOn>): number | undefined {
  const cap = decideOn(...given).find(({ kind }) => kind === 'powerCap');
  return cap?.kind === 'powerCap' ? cap.powerMaxW : undefined;
}

test('the cap is the most efficient power, or what the battery gives until sunrise if less', () => {
  const patient = { deadlineS: 5e4, runtimeSByClass: [1000] };
  // Of the view: 800 W idle, 900 W for each of eight, half of it the most efficient.
  expect(capFor(patient, { storedJ: 1e9 })).toBeCloseTo(800 + 0.5 * 8 * 900, 9);
  // 4 MJ above the floor for 2,000 s, 90 % of it to loads, 500 W of them housekeeping.
  expect(capFor(patient, { storedJ: 5e7 + 4e6 })).toBeCloseTo((0.9 * 4e6) / 2000 - 500, 9);
  expect(capFor({ ...patient, deadlineS: 1500 }, { storedJ: 1e9 })).toBeUndefined();
});

test('no cap is set on a lost satellite, nor one that would be lifted at the next look', () => {
  const patient = { deadlineS: 5e4, runtimeSByClass: [1000] };
  const full = { storedJ: 1e9 };
  expect(capFor(patient, { ...full, isLost: true })).toBeUndefined();
  expect(capFor(patient, full, { lightS: 60 })).toBeUndefined();
  expect(capFor(patient, full, { lightS: 61 })).toBeDefined();
});

test('it looks again after a minute, as long as the run lasts', () => {
  expect(decideOn({}, {}, { timeS: 99_900 })).toEqual([{ kind: 'wake', timeS: 99_960 }]);
  expect(decideOn({}, {}, { timeS: 99_950 })).toEqual([]);
});
