// How busy is each antenna of a station over the run? Pure.

import type { Result } from '../../compute/index.ts';

type Service = Result['service'];

/** A stretch in which an antenna serves a satellite. */
export interface Served {
  readonly satelliteIndex: number;
  readonly startS: number;
  readonly endS: number;
}

/** What one antenna does, in order. */
export interface Antenna {
  readonly served: readonly Served[];
  /** Share of the run that it serves somebody. */
  readonly busyFraction: number;
}

/** All stretches of service by station, by start. */
export function servedByStation(service: Service, stationCount: number): Served[][] {
  const stations = Array.from({ length: stationCount }, (): Served[] => []);
  for (let row = 0; row < service.count; row += 1) {
    stations[service.stationIndex[row]!]?.push({
      satelliteIndex: service.satelliteIndex[row]!,
      startS: service.startS[row]!,
      endS: service.endS[row]!,
    });
  }
  for (const served of stations) served.sort((a, b) => a.startS - b.startS || a.endS - b.endS);
  return stations;
}

/**
 * Deals what a station serves to its antennas: each stretch to the first that is free. A result
 * does not say which one it was; how many are busy at any time is the same for every such deal.
 */
export function antennasOf(
  served: readonly Served[],
  antennaCount: number,
  durationS: number,
): Antenna[] {
  const lanes = Array.from({ length: antennaCount }, (): Served[] => []);
  for (const stretch of served) {
    const free = lanes.find((lane) => (lane.at(-1)?.endS ?? -Infinity) <= stretch.startS);
    if (free === undefined) lanes.push([stretch]);
    else free.push(stretch);
  }
  return lanes.map((lane) => {
    const busyS = lane.reduce((sum, { startS, endS }) => sum + endS - startS, 0);
    return { served: lane, busyFraction: busyS / durationS };
  });
}

/** The stretches that hold a time. */
export const servedAt = (served: readonly Served[], timeS: number): Served[] =>
  served.filter(({ startS, endS }) => startS <= timeS && timeS < endS);
