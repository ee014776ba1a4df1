// What must hold in every run, whatever the scenario and the policy.
import { expect } from 'vitest';
import { causes } from '../../../src/compute/account/cause.ts';
import { eventKinds, jobStatuses } from '../../../src/compute/account/result.ts';
import type { PlantMetrics, Result } from '../../../src/compute/account/result.ts';
import { createThrottleLaw } from '../../../src/compute/plant/throttle.ts';
import { heldAcceleratorCount } from '../../../src/compute/workload/gang.ts';
import type { Scenario } from '../../../src/compute/scenario/scenario.ts';
import { checkRoutes, expectBalance, relative } from './routeLaws.ts';

function checkPlant(plant: PlantMetrics, who: string): void {
  const { energyToComputeJ, energyHousekeepingJ, energyLossJ } = plant;
  const spent = [energyToComputeJ, energyHousekeepingJ, energyLossJ];
  const kept = [plant.energyStoredDeltaJ, plant.energySpilledJ];
  expectBalance([plant.energyGeneratedJ], [...spent, ...kept], `energy of ${who}`);
  const { energyRegulatorLossJ, energyBusLossJ, energyPointOfLoadLossJ } = plant;
  const stages = [energyRegulatorLossJ, energyBusLossJ, energyPointOfLoadLossJ];
  expectBalance([energyLossJ], [...stages, plant.energyBatteryLossJ], `losses of ${who}`);
  const throttled = [plant.throttledByHeatS, plant.throttledByEnergyS];
  expectBalance([plant.throttledS], throttled, `throttled time of ${who}`);
  expectBalance([plant.heatDissipatedJ], spent, `dissipated heat of ${who}`);
  const heatIn = [plant.heatAbsorbedJ, plant.heatDissipatedJ];
  const heatOut = [plant.heatRadiatedJ, plant.heatStoredDeltaJ];
  expectBalance(heatIn, heatOut, `heat of ${who}`);
  const roundingJ =
    1e-12 * Math.max(1, plant.heatAbsorbedJ + plant.heatDissipatedJ, plant.energyGeneratedJ);
  for (const [key, value] of Object.entries(plant)) {
    if (typeof value === 'number' && !key.includes('Delta')) {
      expect(value, `${key} of ${who}`).toBeGreaterThanOrEqual(-roundingJ);
    }
  }
  const shares = causes.map((cause) => plant.idleFractions[cause]);
  const hasAccelerators = plant.utilisationFraction + Math.max(...shares) > 0;
  const total = shares.reduce((sum, share) => sum + share, plant.utilisationFraction);
  if (hasAccelerators) expect(Math.abs(total - 1), `time of ${who}`).toBeLessThan(relative);
}

function checkNumbers(value: unknown, path: string): void {
  if (typeof value === 'number') expect(Number.isFinite(value), path).toBe(true);
  else if (typeof value === 'object' && value !== null) {
    for (const [key, inner] of Object.entries(value)) checkNumbers(inner, `${path}.${key}`);
  }
}

function checkSums({ metrics }: Result): void {
  const summed = [
    'energyGeneratedJ',
    'energyToComputeJ',
    'energyHousekeepingJ',
    'energyLossJ',
    'energyStoredDeltaJ',
    'energySpilledJ',
    'energyUnmetJ',
    'heatAbsorbedJ',
    'heatRadiatedJ',
    'heatStoredDeltaJ',
    'throttledS',
  ] as const;
  for (const key of summed) {
    const parts = metrics.satellites.map((satellite) => satellite[key]);
    const scale = Math.max(1e-6, ...parts.map(Math.abs));
    const sum = parts.reduce((total, part) => total + part, 0);
    expect(Math.abs(sum - metrics.fleet[key]) / scale, `sum of ${key}`).toBeLessThan(1e-9);
  }
  const { satellites, network, compute } = metrics;
  const summedBits = ['downlinkedBit', 'uplinkedBit', 'relayedBit', 'consumedBit'] as const;
  for (const key of [...summedBits, 'migratedBit', 'exchangedBit'] as const) {
    expectBalance(
      satellites.map((satellite) => satellite[key]),
      [network[key]],
      key,
    );
  }
  expectBalance(
    satellites.map((satellite) => satellite.tokensOut),
    [compute.tokensOut],
    'tokens',
  );
  const completed = satellites.reduce((sum, satellite) => sum + satellite.completedCount, 0);
  expect(completed).toBe(metrics.jobs.completedCount);
}

function checkData({ metrics }: Result): void {
  for (const part of [metrics.network, ...metrics.satellites]) {
    const left = [part.uplinkedBit, part.producedBit];
    expectBalance(left, [part.downlinkedBit, part.consumedBit, part.onBoardDeltaBit], 'data');
    expect(part.relayedBit).toBeLessThanOrEqual(
      (part.uplinkedBit + part.downlinkedBit) * (1 + 1e-9),
    );
  }
  const { downlinkedBit, downlinkCapacityBit } = metrics.network;
  expect(downlinkedBit).toBeLessThanOrEqual(downlinkCapacityBit * (1 + 1e-9));
}

function checkCounts({ metrics, jobs }: Result): void {
  for (const counts of [metrics.jobs, ...Object.values(metrics.jobsByKind)]) {
    const { submittedCount, completedCount, rejectedCount, unfinishedCount } = counts;
    expect(submittedCount).toBe(completedCount + rejectedCount + unfinishedCount);
    expect(completedCount).toBe(counts.onTimeCount + counts.lateCount);
    expect(counts.dueAfterEndCount).toBeLessThanOrEqual(unfinishedCount);
    expect(counts.valueEarned).toBeLessThanOrEqual(counts.valueSubmitted + 1e-9);
  }
  expect(metrics.jobs.submittedCount).toBe(jobs.count);
}

/** When a job left the run: delivered, rejected (from the log), or the end. */
function endsOf(result: Result): Float64Array {
  const { events, jobs } = result;
  const endS = new Float64Array(jobs.count).fill(result.durationS);
  const over = new Set(['jobRejected', 'jobDelivered']);
  for (let row = 0; row < events.count; row += 1) {
    if (over.has(eventKinds[events.kindCode[row]!]!)) {
      endS[events.jobIndex[row]!] = events.timeS[row]!;
    }
  }
  return endS;
}

/** Every job: times in order, the trail in order and disjoint, and no second unexplained. */
function checkJobs(result: Result): void {
  const { jobs, trails, durationS } = result;
  const endS = endsOf(result);
  for (let job = 0; job < jobs.count; job += 1) {
    const who = `job ${jobs.id[job]!}`;
    const releaseS = jobs.releaseS[job]!;
    let explainedS = jobs.inUseS[job]!;
    let cursorS = releaseS;
    for (let row = trails.offset[job]!; row < trails.offset[job + 1]!; row += 1) {
      const [startS, rowEndS] = [trails.startS[row]!, trails.endS[row]!];
      const share = trails.shareFraction[row]!;
      if (!(startS >= cursorS && rowEndS > startS && share > 0 && share <= 1 + 1e-9)) {
        expect.fail(`${who}: row ${startS}–${rowEndS} × ${share} after ${cursorS}`);
      }
      explainedS += (rowEndS - startS) * share;
      cursorS = rowEndS;
    }
    if (cursorS > endS[job]! + 1e-6) expect.fail(`${who}: its trail goes on after its end`);
    const missS = Math.abs(explainedS - (endS[job]! - releaseS));
    if (missS > 1e-6) expect.fail(`${who}: ${missS} s are not explained`);
    const times = [releaseS, jobs.startedS[job]!, jobs.finishedS[job]!, jobs.deliveredS[job]!];
    const known = times.filter((time) => !Number.isNaN(time));
    expect(known, who).toEqual([...known].sort((a, b) => a - b));
    const status = jobStatuses[jobs.statusCode[job]!]!;
    const isDelivered = status === 'onTime' || status === 'late';
    expect(Number.isNaN(jobs.deliveredS[job]!), who).toBe(!isDelivered);
    if (status === 'onTime') expect(jobs.deliveredS[job]!).toBeLessThan(jobs.deadlineS[job]!);
    if (status === 'late')
      expect(jobs.deliveredS[job]!).toBeGreaterThanOrEqual(jobs.deadlineS[job]!);
    expect(endS[job]!).toBeLessThanOrEqual(durationS);
  }
}

/** Charge stays between empty and full, heat below where chips may do more than idle. */
export function checkLimits(result: Result, scenario: Scenario): void {
  result.metrics.satellites.forEach((satellite, index) => {
    const { platform } = scenario.fleets[scenario.satellites[index]!.fleetIndex]!;
    expect(satellite.stateOfChargeMinFraction, satellite.id).toBeGreaterThanOrEqual(0);
    expect(satellite.stateOfChargeMinFraction, satellite.id).toBeLessThanOrEqual(1);
    const { zeroK } = createThrottleLaw(platform);
    expect(satellite.temperatureMaxK, satellite.id).toBeLessThan(Math.min(...zeroK) + 1e-6);
  });
}

/** Slowdowns in the log last as long as those in the ledger, by cause; what starts ends once. */
function checkModes({ events, metrics, durationS }: Result): void {
  const openS = new Map<string, { kind: string; cause: string; timeS: number }>();
  const lastedS = new Map<string, number>();
  const close = (key: string, timeS: number) => {
    const start = openS.get(key);
    if (start === undefined) return false;
    const sum = `${key} ${start.cause}`;
    lastedS.set(sum, (lastedS.get(sum) ?? 0) + timeS - start.timeS);
    return openS.delete(key);
  };
  const pairs = [
    ['throttleStarted', 'throttleEnded'],
    ['batteryFloorReached', 'batteryFloorLeft'],
    ['batteryEmptyReached', 'batteryEmptyLeft'],
    ['housekeepingUnmet', 'housekeepingMet'],
    ['loadShedStarted', 'loadShedEnded'],
    ['heatTripped', 'heatTripEnded'],
  ] as const;
  for (let row = 0; row < events.count; row += 1) {
    const kind = eventKinds[events.kindCode[row]!]!;
    const [satellite, timeS] = [events.satelliteIndex[row]!, events.timeS[row]!];
    const cause = causes[events.causeCodePlusOne[row]! - 1] ?? '';
    for (const [start, end] of pairs) {
      const key = `${satellite} ${start}`;
      if (kind === 'satelliteLost') close(key, timeS);
      if (kind === end && !close(key, timeS)) expect.fail(`${kind} without ${start}`);
      if (kind !== start) continue;
      if (openS.has(key)) expect.fail(`${kind} twice at ${timeS} s`);
      if (start === 'heatTripped') expect(cause).toBe('heat');
      else if (start !== 'throttleStarted') expect(cause).toBe('energy');
      expect(events.detailByRow[row]).not.toBe('');
      openS.set(key, { kind, cause, timeS });
    }
  }
  for (const key of [...openS.keys()]) close(key, durationS);
  metrics.satellites.forEach((satellite, s) => {
    const lasted = (cause: string) => lastedS.get(`${s} throttleStarted ${cause}`) ?? 0;
    expect(Math.abs(lasted('heat') - satellite.throttledByHeatS)).toBeLessThan(1e-5);
    expect(Math.abs(lasted('energy') - satellite.throttledByEnergyS)).toBeLessThan(1e-5);
  });
}

function checkLog({ events, durationS }: Result): void {
  let beforeS = 0;
  for (let row = 0; row < events.count; row += 1) {
    const timeS = events.timeS[row]!;
    if (!(timeS >= beforeS && timeS <= durationS)) expect.fail(`${timeS} s after ${beforeS} s`);
    beforeS = timeS;
  }
}

/** Samples go from the start to the end, every one of them is written, and none is out of range. */
function checkSeries({ series, durationS }: Result): void {
  const { timeS, sampleCount } = series;
  expect([timeS[0], timeS[sampleCount - 1]]).toEqual([0, durationS]);
  const isBetween = (column: Float32Array, least: number, most: number) =>
    column.every((value) => value >= least && value <= most);
  expect(isBetween(series.sunlitFraction, 0, 1)).toBe(true);
  expect(isBetween(series.stateOfChargeFraction, 0, 1 + 1e-6)).toBe(true);
  expect(isBetween(series.temperatureK, 1, 1e12)).toBe(true);
  expect(isBetween(series.powerGeneratedW, 0, 1e12)).toBe(true);
  expect(isBetween(series.powerComputeW, 0, 1e12)).toBe(true);
  expect(isBetween(series.queueCount, 0, 1e9)).toBe(true);
}

/** The work done by jobs is the work done by satellites. */
function checkWork(result: Result, scenario: Scenario): void {
  const { jobs, durationS } = result;
  let jobsS = 0;
  for (let job = 0; job < jobs.count; job += 1) {
    const template = scenario.workload.streams
      .map((stream) => stream.template)
      .concat(scenario.workload.rows.map((row) => row.template))
      .find((each) => each.id === jobs.templates[jobs.templateIndex[job]!]!.id)!;
    jobsS += jobs.inUseS[job]! * heldAcceleratorCount(template);
  }
  const satellitesS = result.metrics.satellites.reduce((sum, satellite, index) => {
    const { platform } = scenario.fleets[scenario.satellites[index]!.fleetIndex]!;
    return sum + satellite.utilisationFraction * platform.acceleratorCount * durationS;
  }, 0);
  expect(Math.abs(jobsS - satellitesS)).toBeLessThan(1e-6 * Math.max(1, jobsS));
}

const plus = (a: number, b: number): number => a + b;

/** What faults did to jobs is what they did to satellites, and costs what it is said to cost. */
function checkFaults({ metrics, jobs, trails }: Result): void {
  const { faults, satellites } = metrics;
  const sum = (column: Int32Array | Float64Array) => Float64Array.from(column).reduce(plus, 0);
  expect(sum(jobs.interruptedCount)).toBe(faults.interruptedCount);
  expect(sum(jobs.silentCorruptionCount)).toBe(faults.silentCorruptionCount);
  for (const [key, total] of Object.entries(faults)) {
    const parts = satellites.map((satellite) => (satellite as never)[key] as number);
    const scale = Math.max(1, total as number);
    expect(Math.abs(parts.reduce(plus, 0) - total) / scale, key).toBeLessThan(1e-9);
  }
  // The rest are accelerators that are lost: none of them is any job's.
  const lossS = faults.faultLossAcceleratorS * (1 + 1e-9) + 1e-6;
  expect(sum(jobs.faultLossAcceleratorS)).toBeLessThanOrEqual(lossS);
  const fault = causes.indexOf('fault');
  const isStopped = (job: number) => jobs.interruptedCount[job]! > 0;
  for (let job = 0; job < jobs.count; job += 1) {
    const rows = [...trails.causeCode.subarray(trails.offset[job], trails.offset[job + 1])];
    // Those that a crash of the host finds waiting only begin later.
    if (jobs.faultLossAcceleratorS[job]! === 0) continue;
    expect(isStopped(job) || rows.includes(fault)).toBe(true);
  }
}

/** All laws of one run. */
export function checkLaws(result: Result, scenario: Scenario): void {
  checkNumbers(result.metrics, 'metrics');
  checkPlant(result.metrics.fleet, 'the fleet');
  for (const satellite of result.metrics.satellites) checkPlant(satellite, satellite.id);
  checkSums(result);
  checkData(result);
  checkRoutes(result);
  checkCounts(result);
  checkJobs(result);
  checkLog(result);
  checkModes(result);
  checkWork(result, scenario);
  checkFaults(result);
  checkSeries(result);
}
