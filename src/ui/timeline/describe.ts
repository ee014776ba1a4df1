// What is this, in words? Tooltips, and the summary of a row that a screen reader hears.

import { jobKinds, jobStatuses } from '../../compute/index.ts';
import { formatFraction, formatPower, formatTemperature, formatWord } from '../panels/format.ts';
import type { SatelliteLimits } from './frame.ts';
import { countWithin, eachWithin, firstAbove, rowAt } from './intervals.ts';
import type { Hit } from './pick.ts';
import type { ResultIndex } from './resultIndex.ts';
import { formatSeconds, formatSpan } from './timeFormat.ts';

/** A heading and lines below it. */
export interface Description {
  readonly title: string;
  readonly lines: readonly string[];
}

/** What the tooltip says about a thing at a time. */
export function describeHit(
  index: ResultIndex,
  hit: Hit,
  timeS: number,
  limits: SatelliteLimits,
): Description {
  if (hit.kind === 'fleet') return describeFleet(index, hit.fleet);
  if (hit.kind === 'job') return describeJob(index, hit.row);
  if (isContact(hit)) return describeContact(index, hit);
  const title = satelliteName(index, hit.satellite);
  if (hit.kind === 'row') return { title, lines: stateLines(index, hit.satellite, timeS, limits) };
  const span = formatSpan(index.result.startUtcMs, hit.startS, hit.endS);
  const kinds = countKinds(index, hit.satellite, hit.startS, hit.endS);
  return { title: `${hit.count} jobs on ${title}`, lines: [...kinds, span] };
}

/** `12 LLM inference`, one line per kind that runs within a span. */
function countKinds(index: ResultIndex, satellite: number, startS: number, endS: number): string[] {
  const counts = jobKinds.map(() => 0);
  eachWithin(index.jobs, satellite, startS, endS, (row) => {
    counts[index.jobKindCode[row]!]! += 1;
  });
  return jobKinds.flatMap((kind, code) =>
    counts[code]! > 0 ? [`${counts[code]} ${formatWord(kind)}`] : [],
  );
}

/** One sentence: a satellite's state at a time, for the line under the timeline. */
export function summariseSatellite(
  index: ResultIndex,
  satellite: number,
  timeS: number,
  limits: SatelliteLimits,
): string {
  const lines = stateLines(index, satellite, timeS, limits);
  return `${satelliteName(index, satellite)}: ${lines.join(', ')}.`;
}

export function summariseFleet(index: ResultIndex, fleet: number): string {
  const { title, lines } = describeFleet(index, fleet);
  return `${title}: ${lines.join(', ')}.`;
}

/** What the line under the timeline says of one job bar. */
export function summariseJob(index: ResultIndex, row: number): string {
  const { title, lines } = describeJob(index, row);
  return `${title}: ${lines.join(', ')}.`;
}

export function satelliteName({ result }: ResultIndex, satellite: number): string {
  const { satelliteIds, satelliteNames } = result.labels;
  return satelliteNames[satellite] || (satelliteIds[satellite] ?? `satellite ${satellite}`);
}

function describeFleet({ result }: ResultIndex, fleet: number): Description {
  const { fleetIds, satelliteFleetIndex } = result.labels;
  const count = satelliteFleetIndex.reduce((sum, each) => sum + (each === fleet ? 1 : 0), 0);
  const lines = [`${count} ${count === 1 ? 'satellite' : 'satellites'}`];
  return { title: `Fleet ${fleetIds[fleet] ?? fleet}`, lines };
}

function describeJob({ result, jobs, jobKindCode }: ResultIndex, row: number): Description {
  const { jobIndex } = result.runSegments;
  const job = jobIndex[jobs.source[row]!]!;
  const startS = jobs.startS[row]!;
  const endS = jobs.endS[row]!;
  const status = jobStatuses[result.jobs.statusCode[job]!] ?? 'unfinished';
  return {
    title: result.jobs.id[job] ?? `job ${job}`,
    lines: [
      formatWord(jobKinds[jobKindCode[row]!] ?? 'batch'),
      `${formatSpan(result.startUtcMs, startS, endS)} (${formatSeconds(endS - startS)})`,
      formatWord(status),
    ],
  };
}

type Contact = Extract<Hit, { kind: 'service' | 'access' }>;

function isContact(hit: Hit): hit is Contact {
  return hit.kind === 'service' || hit.kind === 'access';
}

function describeContact(index: ResultIndex, hit: Contact): Description {
  const { result } = index;
  const table = index[hit.kind];
  const station = result[hit.kind].stationIndex[table.source[hit.row]!]!;
  const startS = table.startS[hit.row]!;
  const endS = table.endS[hit.row]!;
  const name = result.labels.stationIds[station] ?? `station ${station}`;
  const span = `${formatSpan(result.startUtcMs, startS, endS)} (${formatSeconds(endS - startS)})`;
  return hit.kind === 'service'
    ? { title: `Served by ${name}`, lines: [span] }
    : { title: `In view of ${name}`, lines: [span, 'not served in this part'] };
}

/** Sunlight, contact, jobs, battery and temperature at a time, a line each. */
function stateLines(
  index: ResultIndex,
  satellite: number,
  timeS: number,
  limits: SatelliteLimits,
): string[] {
  const { series } = index.result;
  const sample = sampleAt(index, satellite, timeS);
  const running = countWithin(index.jobs, satellite, timeS, timeS);
  const value = (column: Float32Array): number => column[sample] ?? NaN;
  const hasLimit = limits.temperatureMaxK > 0;
  const limit = hasLimit ? ` of ${formatTemperature(limits.temperatureMaxK)}` : '';
  const power = formatPower(value(series.powerComputeW));
  return [
    sunlightWord(index, satellite, timeS),
    contactWord(index, satellite, timeS),
    `${running} ${running === 1 ? 'job' : 'jobs'} running (${power})`,
    `battery ${formatFraction(value(series.stateOfChargeFraction))}`,
    `${formatTemperature(value(series.temperatureK))}${limit}`,
  ];
}

/** Row of the last sample at or before a time in the satellite-major columns. */
export function sampleAt({ result }: ResultIndex, satellite: number, timeS: number): number {
  const { sampleCount, timeS: times } = result.series;
  const at = Math.max(0, firstAbove(times, timeS, 0, sampleCount) - 1);
  return satellite * sampleCount + at;
}

function sunlightWord({ penumbra, umbra }: ResultIndex, satellite: number, timeS: number): string {
  if (rowAt(umbra, satellite, timeS) >= 0) return 'in the umbra';
  return rowAt(penumbra, satellite, timeS) >= 0 ? 'in the penumbra' : 'in full sunlight';
}

function contactWord({ result, access, service }: ResultIndex, satellite: number, timeS: number) {
  const served = rowAt(service, satellite, timeS);
  if (served >= 0) return `served by ${stationOf(service.source[served]!, 'service')}`;
  const seen = rowAt(access, satellite, timeS);
  return seen >= 0 ? `in view of ${stationOf(access.source[seen]!, 'access')}` : 'no contact';
  function stationOf(row: number, table: 'service' | 'access'): string {
    return result.labels.stationIds[result[table].stationIndex[row]!] ?? 'a station';
  }
}
