// What does a result look like that no simulator made? Plausible and seeded; for tests of ui.

import { causes, eventKinds, jobKinds, jobStatuses } from '../../src/compute/index.ts';
import type { EventKind, JobTable, Result } from '../../src/compute/index.ts';
import { syntheticMetrics } from './syntheticMetrics.ts';
import { syntheticJobs } from './syntheticJobs.ts';
import type { JobDraft } from './syntheticJobs.ts';
import { syntheticWindows } from './syntheticWindows.ts';

export interface SyntheticOptions {
  readonly satelliteCount: number;
  readonly jobsPerSatelliteCount: number;
  readonly durationS: number;
  /** Satellites are dealt to the fleets in blocks. */
  readonly fleetIds: readonly string[];
  readonly stationIds: readonly string[];
  readonly sampleCount: number;
  readonly seed: number;
}

export const dayOptions: SyntheticOptions = {
  satelliteCount: 24,
  jobsPerSatelliteCount: 60,
  durationS: 86_400,
  fleetIds: ['ring', 'scouts'],
  stationIds: ['svalbard', 'kourou', 'home'],
  sampleCount: 1441,
  seed: 7,
};

/** 24 satellites in two fleets over one day. */
export const syntheticDay = (): Result => syntheticResult(dayOptions);

/** 200 satellites with 500 jobs each: the size for which redrawing is measured. */
export const syntheticLarge = (): Result =>
  syntheticResult({ ...dayOptions, satelliteCount: 200, jobsPerSatelliteCount: 500 });

/** Park and Miller's minimal standard generator (1988): numbers in (0, 1), the same everywhere. */
export function seeded(seed: number): () => number {
  let state = (seed % 2147483646) + 1;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}

export function syntheticResult(options: SyntheticOptions): Result {
  const random = seeded(options.seed);
  const windows = syntheticWindows(options);
  const drafts = syntheticJobs(options, random);
  const { durationS, satelliteCount, seed } = options;
  return {
    version: '0.1.0',
    scenario: { name: 'Synthetic day', hash: 'synthetic' },
    policy: 'edf',
    seed,
    satelliteCount,
    startUtcMs: Date.UTC(2026, 11, 21),
    durationS,
    stepS: 60,
    earth: 'ellipsoid',
    resultHash: 'synthetic',
    labels: labelsOf(options),
    metrics: syntheticMetrics(options),
    jobs: jobTable(drafts),
    trails: trailsOf(drafts),
    events: eventsOf(drafts, windows),
    series: seriesOf(options, windows.eclipses, drafts),
    runSegments: segmentsOf(drafts),
    ...windows,
  };
}

function labelsOf(options: SyntheticOptions): Result['labels'] {
  const { fleetIds, satelliteCount, stationIds } = options;
  const perFleet = Math.ceil(satelliteCount / fleetIds.length);
  const satellites = Array.from({ length: satelliteCount }, (_, index) => index);
  const fleetOf = (index: number): number => Math.floor(index / perFleet);
  const ids = satellites.map((index) => {
    const place = String((index % perFleet) + 1).padStart(2, '0');
    return `${fleetIds[fleetOf(index)] ?? ''}-${place}`;
  });
  return {
    satelliteIds: ids,
    satelliteNames: ids,
    fleetIds,
    satelliteFleetIndex: Int32Array.from(satellites, fleetOf),
    stationIds,
  };
}

function jobTable(drafts: readonly JobDraft[]): JobTable {
  const float = (pick: (draft: JobDraft) => number): Float64Array =>
    Float64Array.from(drafts, pick);
  return {
    count: drafts.length,
    id: drafts.map(({ id }) => id),
    templateIndex: Int32Array.from(drafts, ({ kindCode }) => kindCode),
    satelliteIndex: Int32Array.from(drafts, ({ satellite }) => satellite),
    statusCode: Uint8Array.from(drafts, ({ status }) => jobStatuses.indexOf(status)),
    releaseS: float((draft) => draft.releaseS),
    deadlineS: float((draft) => draft.deadlineS),
    startedS: float((draft) => draft.startS),
    finishedS: float((draft) => draft.endS),
    deliveredS: float((draft) => draft.deliveredS),
    firstTokenAtS: float(() => NaN),
    valueEarned: float((draft) => (draft.status === 'onTime' ? 1 : 0)),
    energyJ: float((draft) => (draft.endS - draft.startS) * 8000 || 0),
    tokensOut: float((draft) => (draft.kindCode === 0 ? 900 : 0)),
    inUseS: float((draft) => draft.endS - draft.startS || 0),
    interruptedCount: new Int32Array(drafts.length),
    silentCorruptionCount: new Int32Array(drafts.length),
    faultLossAcceleratorS: new Float64Array(drafts.length),
    templates: jobKinds.map((kind) => ({ id: kind, kind, value: 1 })),
  };
}

function trailsOf(drafts: readonly JobDraft[]): Result['trails'] {
  const offset = new Int32Array(drafts.length + 1);
  drafts.forEach(({ trail }, job) => {
    offset[job + 1] = offset[job]! + trail.length;
  });
  const rows = drafts.flatMap(({ trail }) => trail);
  return {
    offset,
    causeCode: Uint8Array.from(rows, ({ cause }) => causes.indexOf(cause)),
    startS: Float64Array.from(rows, ({ startS }) => startS),
    endS: Float64Array.from(rows, ({ endS }) => endS),
    shareFraction: Float64Array.from(rows, ({ share }) => share),
  };
}

function segmentsOf(drafts: readonly JobDraft[]): Result['runSegments'] {
  const ran = drafts.map((draft, job) => ({ ...draft, job })).filter(({ endS }) => endS >= 0);
  ran.sort((a, b) => a.satellite - b.satellite || a.startS - b.startS);
  return {
    count: ran.length,
    satelliteIndex: Int32Array.from(ran, ({ satellite }) => satellite),
    jobIndex: Int32Array.from(ran, ({ job }) => job),
    startS: Float64Array.from(ran, ({ startS }) => startS),
    endS: Float64Array.from(ran, ({ endS }) => endS),
  };
}

interface EventDraft {
  readonly timeS: number;
  readonly kind: EventKind;
  readonly satellite: number;
  readonly job?: number;
  readonly station?: number;
}

function eventsOf(
  drafts: readonly JobDraft[],
  { service, eclipses }: Pick<Result, 'service' | 'eclipses'>,
): Result['events'] {
  const events: EventDraft[] = [];
  drafts.forEach(({ satellite, releaseS, startS, endS, deliveredS }, job) => {
    events.push({ timeS: releaseS, kind: 'jobReleased', satellite: -1, job });
    events.push({ timeS: startS, kind: 'computeStarted', satellite, job });
    events.push({ timeS: endS, kind: 'computeFinished', satellite, job });
    events.push({ timeS: deliveredS, kind: 'jobDelivered', satellite, job });
  });
  for (let row = 0; row < service.count; row += 1) {
    const satellite = service.satelliteIndex[row]!;
    const station = service.stationIndex[row]!;
    events.push({ timeS: service.startS[row]!, kind: 'contactStarted', satellite, station });
    events.push({ timeS: service.endS[row]!, kind: 'contactEnded', satellite, station });
  }
  for (let row = 0; row < eclipses.count; row += 1) {
    const satellite = eclipses.satelliteIndex[row]!;
    const isUmbra = eclipses.kind[row] === 1;
    const [enter, leave] = isUmbra
      ? (['umbraEntered', 'umbraLeft'] as const)
      : (['penumbraEntered', 'penumbraLeft'] as const);
    events.push({ timeS: eclipses.startS[row]!, kind: enter, satellite });
    events.push({ timeS: eclipses.endS[row]!, kind: leave, satellite });
  }
  const log = events.filter(({ timeS }) => timeS >= 0).sort((a, b) => a.timeS - b.timeS);
  return {
    count: log.length,
    timeS: Float64Array.from(log, ({ timeS }) => timeS),
    kindCode: Uint8Array.from(log, ({ kind }) => eventKinds.indexOf(kind)),
    satelliteIndex: Int32Array.from(log, ({ satellite }) => satellite),
    jobIndex: Int32Array.from(log, ({ job }) => job ?? -1),
    stationIndex: Int32Array.from(log, ({ station }) => station ?? -1),
    causeCodePlusOne: new Uint8Array(log.length),
    detailByRow: {},
  };
}

/** Battery and heat follow sunlight and load by first-order laws: shapes, not physics. */
function seriesOf(
  { satelliteCount, sampleCount, durationS }: SyntheticOptions,
  eclipses: Result['eclipses'],
  drafts: readonly JobDraft[],
): Result['series'] {
  const stepS = durationS / (sampleCount - 1);
  const timeS = Float64Array.from({ length: sampleCount }, (_, at) => at * stepS);
  const column = (): Float32Array => new Float32Array(satelliteCount * sampleCount);
  const series = {
    sampleCount,
    timeS,
    sunlitFraction: column().fill(1),
    powerGeneratedW: column(),
    powerComputeW: column(),
    stateOfChargeFraction: column(),
    temperatureK: column(),
    queueCount: column(),
    powerHousekeepingW: column(),
    powerLossW: column(),
    powerBatteryW: column(),
    powerSpilledW: column(),
    heatAbsorbedW: column(),
    heatRadiatedW: column(),
    junctionK: column(),
  };
  const eachSample = (from: number, to: number, visit: (at: number) => void): void => {
    const last = Math.min(sampleCount - 1, Math.floor(to / stepS));
    for (let at = Math.ceil(from / stepS); at <= last; at += 1) visit(at);
  };
  for (let row = 0; row < eclipses.count; row += 1) {
    const offset = eclipses.satelliteIndex[row]! * sampleCount;
    const fraction = eclipses.kind[row] === 1 ? 0 : 0.5;
    eachSample(eclipses.startS[row]!, eclipses.endS[row]!, (at) => {
      series.sunlitFraction[offset + at] = Math.min(series.sunlitFraction[offset + at]!, fraction);
    });
  }
  for (const { satellite, releaseS, startS, endS } of drafts) {
    const offset = satellite * sampleCount;
    eachSample(startS, endS, (at) => (series.powerComputeW[offset + at]! += 24_000));
    eachSample(releaseS, startS, (at) => (series.queueCount[offset + at]! += 1));
  }
  for (let satellite = 0; satellite < satelliteCount; satellite += 1) {
    let charge = 0.9;
    let kelvin = 300;
    for (let at = 0; at < sampleCount; at += 1) {
      const row = satellite * sampleCount + at;
      series.powerGeneratedW[row] = 90_000 * series.sunlitFraction[row]!;
      const balanceW = series.powerGeneratedW[row] - series.powerComputeW[row]! - 5000;
      charge = Math.min(1, Math.max(0.2, charge + (balanceW * stepS) / 4.1e8));
      kelvin += (285 + series.powerComputeW[row]! / 1800 - kelvin) * (1 - 1 / (1 + stepS / 900));
      series.stateOfChargeFraction[row] = charge;
      series.temperatureK[row] = kelvin;
      series.junctionK[row] = kelvin + 12;
    }
  }
  return series;
}
