// When would a job's result be on the ground? What policies expect of a placement.

import type { Cause } from '../account/cause.ts';
import { secondsInsideEndS } from './intervals.ts';
import type { Forecast, GroundForecast, JobView, SatelliteView } from './policy.ts';

/** Whether a satellite that could run the job once has lost too many accelerators for it. */
export function hasTooFewLeft(job: JobView, satellite: SatelliteView): boolean {
  if (satellite.acceleratorCount >= job.acceleratorCount) return false;
  return Number.isFinite(job.runtimeSByClass[satellite.classIndex]!);
}

/** What a job needs of a store to be placed there: its result, and its input unless it is there. */
export function neededBit(
  { originSatelliteIndex, inputBit, outputBit, satelliteCount }: JobView,
  satellite: number,
): number {
  const partBit = inputBit / satelliteCount;
  return (originSatelliteIndex === satellite ? 0 : partBit) + outputBit;
}

/** Whether a satellite's store has room for the job now. */
export function hasStore(job: JobView, { index, storageFreeBit }: SatelliteView): boolean {
  return neededBit(job, index) <= storageFreeBit;
}

/** What holds for the job's data on its way between the ground and satellites. */
export function groundForecastOf(job: JobView, forecast: Forecast): GroundForecast {
  return job.lawIndex < 0 ? forecast : forecast.byLaw[job.lawIndex]!;
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
  ahead: number = satellite.backlogAcceleratorS,
): DeliveryEstimate {
  const out = { inputS: 0, startS: 0, computedS: 0, deliveredS: 0 };
  const ground = groundForecastOf(job, forecast);
  estimateDeliveryInto(out, job, satellite, { ground, timeS, ahead });
  return out;
}

/** What an estimate starts from; `ahead` is the work that goes first, in accelerator-seconds. */
interface Outset {
  readonly ground: GroundForecast;
  readonly timeS: number;
  readonly ahead: number;
}

/** The same into `out`, for searches that look at many. */
export function estimateDeliveryInto(
  out: { -readonly [K in keyof DeliveryEstimate]: DeliveryEstimate[K] },
  job: JobView,
  satellite: SatelliteView,
  { ground, timeS, ahead }: Outset,
): void {
  const s = satellite.index;
  const needsUplink = job.originSatelliteIndex < 0 && job.inputBit > 0;
  const uplinkS = job.inputBit / ground.uplinkRateBitPerS[s]!;
  out.inputS = needsUplink ? secondsInsideEndS(ground.groundReach, s, timeS, uplinkS) : timeS;
  // A relay has no accelerators, and nothing ahead of them.
  const queueS = ahead === 0 ? 0 : ahead / satellite.acceleratorCount;
  out.startS = Math.max(out.inputS, timeS + queueS);
  out.computedS = out.startS + job.runtimeSByClass[satellite.classIndex]!;
  out.deliveredS = downlinkEndS(job, s, ground, out.computedS);
}

/** When an output that is ready then is on the ground, by the forecast; Infinity: not in it. */
export function downlinkEndS(
  job: JobView,
  s: number,
  ground: GroundForecast,
  readyS: number,
): number {
  if (job.outputBit === 0 || !Number.isFinite(readyS)) return readyS;
  const downlinkS = job.outputBit / ground.downlinkRateBitPerS[s]!;
  return secondsInsideEndS(ground.groundReach, s, readyS, downlinkS);
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
