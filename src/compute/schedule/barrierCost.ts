// Policy: what if every satellite asked a price that rises as its battery, coolant and queue fill?

import { log } from '../../orbit/index.ts';
import { createListMemory, decideByList } from './listPolicy.ts';
import type { ListMemory, ListRules } from './listPolicy.ts';
import { isInTime, workAcceleratorS } from './placement.ts';
import type { JobView, Policy, SatelliteView } from './policy.ts';

interface Memory {
  readonly list: ListMemory;
  /** By class of satellites: jobs seen so far that could run there, ... */
  readonly jobCount: number[];
  /** ... and what they paid for an accelerator-second in the mean. */
  readonly densityMean: number[];
}

/** Headroom is told no finer than this: the price at the limit is −ln of it, 6.9. */
const headroomMin = 1e-3;
/** Coolant of this temperature, 20 °C, has all its headroom. */
const coolK = 293.15;
/** Work for this long on all accelerators counts as a full queue. */
const queueS = 3600;
/** How often satellites that were too dear are asked again, all at once. */
const againS = 120;

/** Share of the way to a limit that is left; no less than what is told. */
const headroomOf = (fraction: number): number => Math.min(1, Math.max(headroomMin, fraction));

function batteryHeadroom({ storedJ, storedFloorJ, storedCapacityJ }: SatelliteView): number {
  const usableJ = storedCapacityJ - storedFloorJ;
  return headroomOf(usableJ > 0 ? (storedJ - storedFloorJ) / usableJ : 1);
}

const heatHeadroom = ({ temperatureK, temperatureMaxK }: SatelliteView): number =>
  headroomOf((temperatureMaxK - temperatureK) / (temperatureMaxK - coolK));

function queueHeadroom({ backlogAcceleratorS, acceleratorCount }: SatelliteView): number {
  const waitS = backlogAcceleratorS / acceleratorCount;
  return headroomOf(1 - waitS / (waitS + queueS));
}

/** Battery and heat, as a price in typical jobs: from 0 at full headroom to a wall at the limit. */
const statePrice = (satellite: SatelliteView): number =>
  -log(batteryHeadroom(satellite) * heatHeadroom(satellite));

/** Battery, heat and queue: less is dearer, as the price is −ln of it; to rank needs no more. */
const headroom = (satellite: SatelliteView): number =>
  batteryHeadroom(satellite) * heatHeadroom(satellite) * queueHeadroom(satellite);

const densityOf = (job: JobView, satellite: SatelliteView): number =>
  job.stakeValue / workAcceleratorS(job, satellite);

/** Prices are in units of what jobs have paid so far on such satellites. */
const rulesAt = (densityMean: readonly number[]): ListRules => ({
  name: 'barrier-cost',
  summary: 'Barrier cost: work where charge, heat and queue are far from limits, if it pays',
  urgency: (job, satellite) => -densityOf(job, satellite),
  rank: (placement, job, known) =>
    isInTime(job, placement, known, job.dueS) ? -headroom(placement.satellite) : Infinity,
  rankFloor: (satellite) => -headroom(satellite),
  heldUntilS: (job, satellite, { state }) => {
    const usual = densityMean[satellite.classIndex] ?? 0;
    const isDear = densityOf(job, satellite) < usual * statePrice(satellite);
    return isDear ? (Math.floor(state.timeS / againS) + 1) * againS : state.timeS;
  },
  // The price is the satellite's, and those behind pay less.
  holdsLine: true,
});

function see({ jobCount, densityMean }: Memory, job: JobView): void {
  for (const [classIndex, runtimeS] of job.runtimeSByClass.entries()) {
    if (!(runtimeS < Infinity)) continue;
    const density = job.stakeValue / (runtimeS * job.acceleratorCount);
    const before = densityMean[classIndex] ?? 0;
    const count = (jobCount[classIndex] ?? 0) + 1;
    jobCount[classIndex] = count;
    densityMean[classIndex] = before + (density - before) / count;
  }
}

/**
 * Barrier cost, after Equinox (Erol and Mahajan, 2026, arXiv:2604.19958): each satellite's state is
 * one price, the sum of logarithmic barriers of charge above the floor, coolant below its limit and
 * queue; a job goes where the price is least and runs once its value density exceeds it, so that
 * what pays least is shed first as limits come near. The weights (all 1), the scale of the queue
 * and the unit of price are ours.
 */
export const barrierCost: Policy<Memory> = {
  ...{ name: rulesAt([]).name, summary: rulesAt([]).summary },
  createMemory: () => ({ list: createListMemory(), jobCount: [], densityMean: [] }),
  decide(state, forecast, memory) {
    for (const event of state.events) {
      if (event.kind === 'jobReleased') see(memory, event.job);
    }
    return decideByList(rulesAt(memory.densityMean), { state, forecast }, memory.list);
  },
};
