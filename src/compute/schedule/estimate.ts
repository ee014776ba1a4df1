// When would a job's result be on the ground? What policies expect of a placement.

import type { Cause } from '../account/cause.ts';
import type { Forecast, JobView, SatelliteIntervals, SatelliteView } from './policy.ts';

/** Whether a satellite that could run the job once has lost too many accelerators for it. */
export function hasTooFewLeft(job: JobView, satellite: SatelliteView): boolean {
  if (satellite.acceleratorCount >= job.acceleratorCount) return false;
  return Number.isFinite(job.runtimeSByClass[satellite.classIndex]!);
}

/** Row of the first interval of the satellite that ends after `timeS`. */
function firstRowAfter(intervals: SatelliteIntervals, satellite: number, timeS: number): number {
  let low = intervals.offset[satellite]!;
  let high = intervals.offset[satellite + 1]!;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (intervals.endS[middle]! <= timeS) low = middle + 1;
    else high = middle;
  }
  return low;
}

/**
 * When `lengthS` seconds inside the satellite's intervals, counted from `fromS`, are over; Infinity
 * when the intervals do not last that long.
 */
export function secondsInsideEndS(
  intervals: SatelliteIntervals,
  satellite: number,
  fromS: number,
  lengthS: number,
): number {
  const rowEnd = intervals.offset[satellite + 1]!;
  let leftS = lengthS;
  for (let row = firstRowAfter(intervals, satellite, fromS); row < rowEnd; row += 1) {
    const startS = Math.max(intervals.startS[row]!, fromS);
    const insideS = intervals.endS[row]! - startS;
    if (insideS >= leftS) return startS + leftS;
    leftS -= insideS;
  }
  return Infinity;
}

/** Expected times of a job on one satellite. */
export interface DeliveryEstimate {
  readonly inputS: number;
  readonly startS: number;
  readonly computedS: number;
  readonly deliveredS: number;
}

/**
 * Expected delivery if the job were placed on the satellite now: uplink in the next reach, behind
 * the work that goes first at full pace (by default all that is placed there), downlink in the
 * reach after that. Contention for antennas and throttling are not foreseen.
 */
export function estimateDelivery(
  job: JobView,
  satellite: SatelliteView,
  forecast: Forecast,
  timeS: number,
  aheadAcceleratorS: number = satellite.backlogAcceleratorS,
): DeliveryEstimate {
  const { groundReach, uplinkRateBitPerS } = forecast;
  const s = satellite.index;
  const needsUplink = job.originSatelliteIndex < 0 && job.inputBit > 0;
  const uplinkS = job.inputBit / uplinkRateBitPerS[s]!;
  const inputS = needsUplink ? secondsInsideEndS(groundReach, s, timeS, uplinkS) : timeS;
  const queueS = aheadAcceleratorS / satellite.acceleratorCount;
  const startS = Math.max(inputS, timeS + queueS);
  const computedS = startS + job.runtimeSByClass[satellite.classIndex]!;
  return { inputS, startS, computedS, deliveredS: downlinkEndS(job, s, forecast, computedS) };
}

function downlinkEndS(job: JobView, s: number, forecast: Forecast, readyS: number): number {
  if (job.outputBit === 0 || !Number.isFinite(readyS)) return readyS;
  const downlinkS = job.outputBit / forecast.downlinkRateBitPerS[s]!;
  return secondsInsideEndS(forecast.groundReach, s, readyS, downlinkS);
}

/** What keeps an estimate from being earlier: way up, accelerators or way down, the longest. */
export function mainCause(estimate: DeliveryEstimate, timeS: number): Cause {
  const { inputS, computedS, deliveredS } = estimate;
  if (!Number.isFinite(inputS)) return 'inputLink';
  if (!Number.isFinite(computedS)) return 'accelerator';
  if (!Number.isFinite(deliveredS)) return 'outputLink';
  const parts: readonly [Cause, number][] = [
    ['accelerator', computedS - inputS],
    ['inputLink', inputS - timeS],
    ['outputLink', deliveredS - computedS],
  ];
  return parts.reduce((longest, each) => (each[1] > longest[1] ? each : longest))[0];
}
