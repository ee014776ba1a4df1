// What share of the time is a sky closed, by month and hour of the local day?

import { cos, formatUtc } from '../../../orbit/index.ts';

/** Of a run that starts at `startUtcMs`, over a place at this longitude. */
export interface Calendar {
  readonly startUtcMs: number;
  readonly longitudeRad: number;
}

/** What is known of how often a sky is closed. */
export interface SkyClimate {
  /** By month, January first. */
  readonly monthlyFraction: readonly number[];
  readonly diurnalFraction: number;
  readonly cloudiestHour: number;
}

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
const turnRad = 2 * Math.PI;

/** Local mean solar time as if it were UTC: its days and months begin at local midnight. */
function localMs({ startUtcMs, longitudeRad }: Calendar): number {
  return startUtcMs + (longitudeRad / turnRad) * dayMs;
}

/**
 * The closed share in each month and hour; the mean of a month's hours is the month's own. The
 * swing is no greater than leaves every hour within 0…1.
 */
export function hourlyFractions(climate: SkyClimate): Float64Array {
  const fractions = new Float64Array(12 * 24);
  for (let month = 0; month < 12; month += 1) {
    const mean = climate.monthlyFraction[month]!;
    const swing = Math.min(climate.diurnalFraction, mean, 1 - mean);
    for (let hour = 0; hour < 24; hour += 1) {
      const phaseRad = (turnRad * (hour + 0.5 - climate.cloudiestHour)) / 24;
      fractions[24 * month + hour] = mean + swing * cos(phaseRad);
    }
  }
  return fractions;
}

/** The closed share over time: it changes with the local hour, and is constant in between. */
export class ClosedShare {
  private readonly originMs: number;
  private monthDay = NaN;
  private month = 0;

  constructor(
    private readonly fractions: Float64Array,
    calendar: Calendar,
  ) {
    this.originMs = localMs(calendar);
  }

  /** Local hours since 1970, counted through. */
  hourAt(timeS: number): number {
    return Math.floor((this.originMs + 1000 * timeS) / hourMs);
  }

  /** When a local hour begins, s. */
  hourStartS(hour: number): number {
    return (hour * hourMs - this.originMs) / 1000;
  }

  ofHour(hour: number): number {
    const day = Math.floor(hour / 24);
    if (day !== this.monthDay) {
      this.monthDay = day;
      this.month = Number(formatUtc(day * dayMs).slice(5, 7)) - 1;
    }
    return this.fractions[24 * this.month + (hour - 24 * day)]!;
  }

  at(timeS: number): number {
    return this.ofHour(this.hourAt(timeS));
  }
}
