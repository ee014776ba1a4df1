// How do energy and heat flow through satellites, at a moment or over the run? Pure.

import type { PlantMetrics, Result } from '../../compute/index.ts';
import { sampleAt } from '../panels/indexing.ts';

/** All flows, in the order in which they are listed. */
export const flowIds = [
  'generated',
  'outOfBattery',
  'compute',
  'housekeeping',
  'loss',
  'intoBattery',
  'spilled',
  'absorbed',
  'cooling',
  'radiated',
  'warming',
] as const;
export type FlowId = (typeof flowIds)[number];

/**
 * Powers in W at a moment, or energies in J over the run; none is below zero. Into and out of the
 * battery count at its cells: what its terminals lose is part of `loss`. Two sums close:
 * generated + outOfBattery = compute + housekeeping + loss + intoBattery + spilled, and
 * compute + housekeeping + loss + absorbed + cooling = radiated + warming.
 */
export type Flows = Readonly<Record<FlowId, number>>;

type Given = Pick<
  Flows,
  'generated' | 'compute' | 'housekeeping' | 'loss' | 'spilled' | 'absorbed' | 'radiated'
>;

/** Below this share of the largest flow a difference is rounding of float32 columns. */
const roundingFraction = 1e-5;

/** A difference, or zero where it is no more than rounding. */
function clean(difference: number, whole: number): number {
  return Math.abs(difference) <= roundingFraction * whole ? 0 : difference;
}

/** What the sums leave for the battery and for the heat that is stored. */
function completed(given: Given): Flows {
  const used = given.compute + given.housekeeping + given.loss;
  const stored = clean(given.generated - used - given.spilled, given.generated + used);
  const warmed = clean(given.absorbed + used - given.radiated, given.absorbed + used);
  return {
    ...given,
    intoBattery: Math.max(0, stored),
    outOfBattery: Math.max(0, -stored),
    warming: Math.max(0, warmed),
    cooling: Math.max(0, -warmed),
  };
}

/** W of one satellite at a time, as its series has it: the sample at or before the time. */
export function flowsAt({ series }: Result, satelliteIndex: number, timeS: number): Flows {
  return flowsOfSample(series, satelliteIndex, sampleAt(series.timeS, timeS));
}

/** W of one satellite in a sample; what is not a number (a lost satellite) counts as nothing. */
export function flowsOfSample(
  series: Result['series'],
  satelliteIndex: number,
  sample: number,
): Flows {
  const at = satelliteIndex * series.sampleCount + sample;
  const read = (column: Float32Array): number => Math.max(0, column[at] ?? 0) || 0;
  return completed({
    generated: read(series.powerGeneratedW),
    compute: read(series.powerComputeW),
    housekeeping: read(series.powerHousekeepingW),
    loss: read(series.powerLossW),
    spilled: read(series.powerSpilledW),
    absorbed: read(series.heatAbsorbedW),
    radiated: read(series.heatRadiatedW),
  });
}

/** J over the run, from the ledger; what passed through the battery counts both ways. */
export function flowsOverRun(plant: PlantMetrics): Flows {
  const flows = completed({
    generated: plant.energyGeneratedJ,
    compute: plant.energyToComputeJ,
    housekeeping: plant.energyHousekeepingJ,
    loss: plant.energyLossJ,
    spilled: plant.energySpilledJ,
    absorbed: plant.heatAbsorbedJ,
    radiated: plant.heatRadiatedJ,
  });
  const stored = flows.intoBattery - flows.outOfBattery;
  const intoBattery = Math.max(plant.energyChargedJ, flows.intoBattery);
  return { ...flows, intoBattery, outOfBattery: intoBattery - stored };
}

/** The larger of the two sums: what a picture must have room for. */
export function wholeOf(flows: Flows): number {
  const { generated, outOfBattery, compute, housekeeping, loss, absorbed, cooling } = flows;
  return Math.max(generated + outOfBattery, compute + housekeeping + loss + absorbed + cooling);
}

const wholes = new WeakMap<Result['series'], Map<number, number>>();

/** The largest whole of a satellite in the run, W, so that a picture keeps one scale; kept. */
export function largestWhole({ series }: Result, satelliteIndex: number): number {
  const known = wholes.get(series) ?? new Map<number, number>();
  wholes.set(series, known);
  let whole = known.get(satelliteIndex);
  if (whole === undefined) {
    whole = 0;
    for (let sample = 0; sample < series.sampleCount; sample += 1) {
      whole = Math.max(whole, wholeOf(flowsOfSample(series, satelliteIndex, sample)));
    }
    known.set(satelliteIndex, whole);
  }
  return whole;
}

/** Where losses arise, in the order of the way from source to loads. */
export const lossStages = ['regulator', 'bus', 'pointOfLoad', 'battery'] as const;
export type LossStage = (typeof lossStages)[number];

/** J over the run by stage: together they are the loss of `flowsOverRun`. */
export function lossesOverRun(plant: PlantMetrics): Readonly<Record<LossStage, number>> {
  return {
    regulator: plant.energyRegulatorLossJ,
    bus: plant.energyBusLossJ,
    pointOfLoad: plant.energyPointOfLoadLossJ,
    battery: plant.energyBatteryLossJ,
  };
}
