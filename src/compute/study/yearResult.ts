// What does a year at full work hand back? Plain data.
import type { Cause } from '../account/cause.ts';
import type { BatteryWear } from './batteryWear.ts';
import type { EclipseChoice } from './eclipseChoice.ts';
import type { FullWork } from './fullWork.ts';
import type { MassRollUp } from './massRollUp.ts';

/** One representative day of one orbit at one age. */
export interface YearDay extends FullWork {
  readonly fleet: string;
  readonly satellite: string;
  readonly ageYears: number;
  readonly utcMs: number;
  readonly betaRad: number;
  /** Of the revolution with any part of the Sun hidden. */
  readonly shadowS: number;
  /** Of the revolution. */
  readonly periodS: number;
  /** Share of the year of all the fleet's satellites that the day stands for; all of one age: 1. */
  readonly weightFraction: number;
}

/** The worst revolution looked at. */
export interface WorstOrbit {
  readonly satellite: string;
  readonly utcMs: number;
  readonly betaRad: number;
  readonly utilisationFraction: number;
  readonly computeW: number;
  /** What took most of the lost time; null where nothing was lost. */
  readonly cause: Cause | null;
}

/** A fleet at one age, over the year. */
export interface YearAge {
  readonly ageYears: number;
  /** Of all satellites in the year (365.25 days). */
  readonly acceleratorHours: number;
  /** The same at each accelerator's dense BF16 rate: an upper bound of any work. */
  readonly deliveredFlop: number;
  readonly utilisationFraction: number;
  /** Electric power of one satellite's servers in the annual mean. */
  readonly computeW: number;
  readonly lostFractions: Readonly<Record<Cause, number>>;
  readonly worst: WorstOrbit;
  /** Null: there is no battery. */
  readonly battery: BatteryWear | null;
  readonly temperatureMaxK: number;
}

/** A fleet over the year, at begin and end of its life. */
export interface YearFleet {
  readonly fleet: string;
  readonly satelliteCount: number;
  readonly acceleratorCount: number;
  /** Orbits that stand for all satellites. */
  readonly orbitCount: number;
  /** Annual means over all satellites, and of the worst revolution. */
  readonly sunlitFraction: number;
  readonly sunlitFractionMin: number;
  /** Power of one satellite's servers at full work. */
  readonly computeFullW: number;
  /** Now, and at the end of the design life; one alone where the fleet is past that. */
  readonly ages: readonly YearAge[];
  /** Mass per kilowatt sustained, in the mean of the ages. */
  readonly mass: MassRollUp;
  /** A battery for the longest shadow against pausing; null where there is nothing to choose. */
  readonly eclipse: EclipseChoice | null;
}

/** A fleet without a year, and why. */
export interface SkippedFleet {
  readonly fleet: string;
  readonly reason: string;
}

export interface YearStudy {
  readonly startUtcMs: number;
  /** Representative days an orbit and age. */
  readonly dayCount: number;
  readonly fleets: readonly YearFleet[];
  readonly days: readonly YearDay[];
  readonly skippedFleets: readonly SkippedFleet[];
}
