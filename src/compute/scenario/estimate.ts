// How large is a run, before it is started?

import { globeFraction } from '../workload/scenesRegion.ts';
import type { JobStream, Scenario } from './scenario.ts';

/** The size of a run and what it will roughly ask of the machine. */
export interface RunEstimate {
  readonly satelliteCount: number;
  readonly stationCount: number;
  /** Satellites times grid steps. */
  readonly sampleCount: number;
  /** Mean number of jobs: arrivals are random. */
  readonly jobCountExpected: number;
  readonly memoryByte: number;
  /** One core at the speed that the project promises; a guess, not a measurement. */
  readonly costS: number;
}

/** Position and velocity, and about nine columns of supply and state, in float64. */
const bytePerSample = 6 * 8 + 9 * 8;
/** Columns are walked in chunks of this size. */
const chunkByte = 64e6;
/** Series for charts: samples a satellite, and six float32 columns. */
const seriesSampleMax = 2000;
const bytePerSeriesSample = 6 * 4;
/** Tables of jobs, trails and events, about ten events a job. */
const bytePerJob = 600;
/** 300 satellite-days a second at steps of a minute (the bar of the README), on one core. */
const samplesPerS = 300 * 1440;
const jobsPerS = 20_000;

/** Counts, memory and time of a run of this scenario. */
export function estimateRun(
  scenario: Pick<Scenario, 'satellites' | 'stations' | 'workload' | 'durationS' | 'stepS'>,
): RunEstimate {
  const satelliteCount = scenario.satellites.length;
  const stepCount = Math.ceil(scenario.durationS / scenario.stepS) + 1;
  const sampleCount = satelliteCount * stepCount;
  const jobCountExpected = expectedJobCount(scenario);
  const seriesByte = satelliteCount * Math.min(stepCount, seriesSampleMax) * bytePerSeriesSample;
  const memoryByte =
    Math.min(sampleCount * bytePerSample, chunkByte) + seriesByte + jobCountExpected * bytePerJob;
  const costS = sampleCount / samplesPerS + jobCountExpected / jobsPerS;
  return {
    satelliteCount,
    stationCount: scenario.stations.length,
    sampleCount,
    jobCountExpected,
    memoryByte,
    costS,
  };
}

/** Mean number of jobs; of scenes as if satellites were anywhere on the globe, always by day. */
function expectedJobCount({
  workload,
  satellites,
}: Pick<Scenario, 'workload' | 'satellites'>): number {
  let count = workload.rows.length;
  for (const stream of workload.streams) {
    const { arrivalsPerS, startS, endS } = stream;
    const callCount = stream.chain?.callCount ?? stream.taskCount ?? 1;
    const spanS = Math.max(0, endS - startS);
    count += arrivalsPerS * spanS * takerCount(stream, satellites) * callCount;
  }
  return count;
}

/** How many satellites take scenes at once in the mean; 1 for a stream that just arrives. */
function takerCount(stream: JobStream, satellites: Scenario['satellites']): number {
  const { scenes, originFleetIndices: origins } = stream;
  if (scenes === undefined) return 1;
  const isTaker = ({ fleetIndex }: Scenario['satellites'][number]): boolean =>
    origins.length === 0 || origins.includes(fleetIndex);
  const share = scenes.regions.reduce((sum, region) => sum + globeFraction(region), 0);
  return satellites.filter(isTaker).length * Math.min(1, share);
}
