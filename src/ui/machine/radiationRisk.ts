// What do protons and age do to the chips of one satellite, and to one job on them? Pure.

import {
  checkpointOverheadFraction,
  dalyIntervalS,
  doseOf,
  eventRatePerS,
  interruptionRatePerS,
  votingOf,
  youngIntervalS,
} from '../../compute/index.ts';
import type { FleetRadiation } from '../../compute/index.ts';
import type { ReadScenario } from '../run/messages.ts';

type Radiation = ReadScenario['radiation'];

/** Dose and rates of a satellite; null where it or its fleet is not there. */
export function doseOfSatellite(
  { satellites, fleets, radiation }: Pick<ReadScenario, 'satellites' | 'fleets' | 'radiation'>,
  index: number,
): FleetRadiation | null {
  const fleet = fleets[satellites[index]?.fleetIndex ?? -1];
  if (fleet === undefined) return null;
  // Of a fleet the core looks at the first satellite: here that is the selected one.
  return doseOf({ satellites, fleets: [{ ...fleet, satelliteStart: index }], radiation }, 0);
}

/** Thicknesses of aluminium that a dose is shown for, mm: the rows of its table. */
export const shieldings = [2, 5, 10] as const;

/** The same orbit behind other aluminium, in order of thickness; the scenario's own among them. */
export function dosesByShielding(
  scenario: Pick<ReadScenario, 'satellites' | 'fleets' | 'radiation'>,
  index: number,
): FleetRadiation[] {
  const own = scenario.radiation.shieldingMm;
  const all = [...new Set<number>([...shieldings, own])].sort((a, b) => a - b);
  return all.flatMap((shieldingMm) => {
    const radiation = { ...scenario.radiation, shieldingMm };
    const dose = doseOfSatellite({ ...scenario, radiation }, index);
    return dose === null ? [] : [dose];
  });
}

const yearS = 365.25 * 86_400;

/** Stops of one chip, and of one host, in a year of this flux. */
export function stopsPerYear(
  { sensitivity }: Pick<Radiation, 'sensitivity'>,
  fluxRelative: number,
): { readonly chip: number; readonly host: number } {
  const of = (chipCount: number, hostCount: number): number =>
    yearS * interruptionRatePerS({ chipCount, hostCount }, sensitivity, fluxRelative);
  return { chip: of(1, 0), host: of(0, 1) };
}

/** One job to ask about. */
export interface JobQuestion {
  readonly chipCount: number;
  /** Of work, without checkpoints. */
  readonly durationS: number;
  /** To write a checkpoint. */
  readonly writeS: number;
}

/** What such a job has to expect in the mean of all chance. */
export interface JobRisk {
  readonly silentCount: number;
  readonly interruptionCount: number;
  /** Mean time between its interruptions; Infinity: none. */
  readonly interruptionMeanS: number;
  readonly youngS: number;
  readonly dalyS: number;
  /** Share of wall time lost to saving, replay and restarts at Daly's interval. */
  readonly overheadFraction: number;
  /** Accelerator-seconds that are compared at a time: those between two checkpoints. */
  readonly segmentS: number;
  /** Accelerator-time over that of the work alone, with two and three copies. */
  readonly twoCopiesRatio: number;
  readonly threeCopiesRatio: number;
}

/** The risk of a job at a mean relative flux of protons; NaN where nobody knows that. */
export function jobRisk(
  { chipCount, durationS, writeS }: JobQuestion,
  { sensitivity, hostCount, restartS }: Pick<Radiation, 'sensitivity' | 'hostCount' | 'restartS'>,
  fluxRelative: number,
): JobRisk {
  const perS = interruptionRatePerS({ chipCount, hostCount }, sensitivity, fluxRelative);
  const silentPerS = eventRatePerS('silentCorruption', sensitivity, fluxRelative);
  const costs = { writeS, restartS, interruptionMeanS: 1 / perS };
  const dalyS = dalyIntervalS(costs);
  // A job that ends before its first checkpoint is compared once, at its end.
  const segmentS = Math.min(dalyS, durationS) * chipCount;
  return {
    silentCount: silentPerS * durationS * chipCount,
    interruptionCount: perS * durationS,
    ...{ interruptionMeanS: 1 / perS, youngS: youngIntervalS(costs), dalyS, segmentS },
    overheadFraction: checkpointOverheadFraction(costs, dalyS),
    twoCopiesRatio: votingOf(2, silentPerS, segmentS).computeRatio,
    threeCopiesRatio: votingOf(3, silentPerS, segmentS).computeRatio,
  };
}
