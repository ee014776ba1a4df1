// Which rows do the CSV files of a run hold? The columns are a contract: only ever appended to.

import { causes } from './cause.ts';
import { csvLine, float32Cell, isoUtc, pagesOf, type CsvCell } from './csv.ts';
import { eventKinds, jobStatuses, type Result, type SatelliteMetrics } from './result.ts';
import { perTokenS } from './servingMetrics.ts';
import { trailText } from './trail.ts';

/** The files of `run --out` beside result.json, each written in pages of text. */
export const tableNames = ['satellites', 'jobs', 'events', 'series'] as const;
export type TableName = (typeof tableNames)[number];

/** One table of a run as CSV text (header first, LF), in pages of about 64 kB. */
export function tablePages(result: Result, name: TableName): Generator<string> {
  return pagesOf(tableLines[name](result));
}

const tableLines: Readonly<Record<TableName, (result: Result) => Iterable<string>>> = {
  satellites: satelliteLines,
  jobs: jobLines,
  events: eventLines,
  series: seriesLines,
};

type SatelliteNumber = {
  [K in keyof SatelliteMetrics]: SatelliteMetrics[K] extends number ? K : never;
}[keyof SatelliteMetrics];

/** Number columns of satellites.csv, named and ordered as in the JSON. */
export const satelliteNumbers = [
  'sunlitFraction',
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
  'stateOfChargeMinFraction',
  'temperatureMaxK',
  'throttledS',
  'utilisationFraction',
  'heatDissipatedJ',
  'downlinkedBit',
  'uplinkedBit',
  'relayedBit',
  'producedBit',
  'consumedBit',
  'onBoardDeltaBit',
  'completedCount',
  'deliveredFlop',
  'tokensOut',
] as const satisfies readonly SatelliteNumber[];

/** Columns that came later stand at the end. */
const laterNumbers = [
  'junctionMaxK',
  'energyChargedJ',
  'interruptedCount',
  'silentCorruptionCount',
  'faultLossAcceleratorS',
  'acceleratorsLostCount',
  'checkpointAcceleratorS',
  'hostCrashCount',
  'undoneAcceleratorS',
  'fluxUnknownS',
  'throttledByHeatS',
  'throttledByEnergyS',
  'energyRegulatorLossJ',
  'energyBusLossJ',
  'energyPointOfLoadLossJ',
  'energyBatteryLossJ',
  'migratedBit',
  'exchangedBit',
  'storedMaxBit',
] as const satisfies readonly SatelliteNumber[];

function* satelliteLines({ metrics }: Result): Generator<string> {
  const idleColumns = causes.map((c) => `idle${c.charAt(0).toUpperCase()}${c.slice(1)}Fraction`);
  yield csvLine(['satellite', 'fleet', ...satelliteNumbers, ...idleColumns, ...laterNumbers]);
  for (const row of metrics.satellites) {
    const numbers = satelliteNumbers.map((name) => row[name]);
    const idle = causes.map((cause) => row.idleFractions[cause]);
    const later = laterNumbers.map((name) => row[name]);
    yield csvLine([row.id, row.fleet, ...numbers, ...idle, ...later]);
  }
}

const jobColumns = [
  ...['job', 'kind', 'satellite', 'releasedUtc', 'startedUtc', 'finishedUtc', 'deliveredUtc'],
  ...['deadlineUtc', 'status', 'value', 'valueEarned', 'energyJ', 'tokensOut', 'reasonTrail'],
  ...['inUseS', 'interruptedCount', 'silentCorruptionCount', 'faultLossAcceleratorS'],
  ...['role', 'firstTokenS', 'perTokenS'],
];

function* jobLines(result: Result): Generator<string> {
  yield csvLine(jobColumns);
  for (let job = 0; job < result.jobs.count; job += 1) yield csvLine(jobCells(result, job));
}

function jobCells(result: Result, job: number): CsvCell[] {
  const { jobs, labels } = result;
  const template = jobs.templates[jobs.templateIndex[job]!]!;
  const utc = (column: Float64Array): CsvCell => isoUtc(result.startUtcMs + column[job]! * 1000);
  return [
    jobs.id[job]!,
    template.kind,
    labels.satelliteIds[jobs.satelliteIndex[job]!] ?? '',
    utc(jobs.releaseS),
    utc(jobs.startedS),
    utc(jobs.finishedS),
    utc(jobs.deliveredS),
    utc(jobs.deadlineS),
    jobStatuses[jobs.statusCode[job]!]!,
    template.value,
    jobs.valueEarned[job]!,
    jobs.energyJ[job]!,
    jobs.tokensOut[job]!,
    trailText(result.trails, job),
    jobs.inUseS[job]!,
    jobs.interruptedCount[job]!,
    jobs.silentCorruptionCount[job]!,
    jobs.faultLossAcceleratorS[job]!,
    template.role ?? 'job',
    jobs.firstTokenAtS[job]! - jobs.releaseS[job]!,
    perTokenS(jobs, job),
  ];
}

const eventColumns = ['timeS', 'utc', 'kind', 'satellite', 'job', 'station', 'detail', 'cause'];

function* eventLines(result: Result): Generator<string> {
  const { events, labels, jobs } = result;
  yield csvLine(eventColumns);
  for (let row = 0; row < events.count; row += 1) {
    const timeS = events.timeS[row]!;
    yield csvLine([
      timeS,
      isoUtc(result.startUtcMs + timeS * 1000),
      eventKinds[events.kindCode[row]!]!,
      labels.satelliteIds[events.satelliteIndex[row]!] ?? '',
      jobs.id[events.jobIndex[row]!] ?? '',
      labels.stationIds[events.stationIndex[row]!] ?? '',
      events.detailByRow[row] ?? '',
      causes[events.causeCodePlusOne[row]! - 1] ?? '',
    ]);
  }
}

const seriesNumbers = [
  'sunlitFraction',
  'powerGeneratedW',
  'powerComputeW',
  'stateOfChargeFraction',
  'temperatureK',
  'queueCount',
  'powerHousekeepingW',
  'powerLossW',
  'powerBatteryW',
  'powerSpilledW',
  'heatAbsorbedW',
  'heatRadiatedW',
  'junctionK',
] as const;

/** Rows by time, then satellite; the samples are those that the result keeps. */
function* seriesLines({ series, labels }: Result): Generator<string> {
  yield csvLine(['timeS', 'satellite', ...seriesNumbers]);
  for (let sample = 0; sample < series.sampleCount; sample += 1) {
    for (const [satellite, id] of labels.satelliteIds.entries()) {
      const row = satellite * series.sampleCount + sample;
      const numbers = seriesNumbers.map((name) => float32Cell(series[name][row]!));
      yield csvLine([series.timeS[sample]!, id, ...numbers]);
    }
  }
}
