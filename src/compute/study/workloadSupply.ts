// What can the fleets and the ground give to a workload over the span of a run?

import { plantMetrics } from '../account/metrics.ts';
import type { Progress } from '../account/result.ts';
import { antennaCapacityBit } from '../network/plan/antennaCapacity.ts';
import { operate } from '../operate/operate.ts';
import { surveyWorld } from '../operate/world.ts';
import type { Scenario } from '../scenario/scenario.ts';
import type { Decision, Policy } from '../schedule/policy.ts';
import { expandJobs } from '../workload/arrivals.ts';
import { endlessJob } from './fullWork.ts';

export interface WorkloadSupply {
  /** Accelerator-seconds that power and heat allow when there is always work. */
  readonly acceleratorPoweredS: number;
  /** Every antenna busy whenever a satellite is in view, in this direction. */
  readonly uplinkCapacityBit: number;
  readonly downlinkCapacityBit: number;
}

const seriesSampleMax = 2;
const surveyShare = 0.5;

/** Every job runs where it lies, at once. */
const whereItLies: Policy = {
  name: 'whereItLies',
  summary: 'Every job on the satellite that it arises on, at once',
  createMemory: () => null,
  decide: ({ events }) =>
    events.flatMap((event): Decision[] => {
      if (event.kind !== 'jobReleased' && event.kind !== 'inputArrived') return [];
      const { index: job, originSatelliteIndex } = event.job;
      const kind = event.kind === 'jobReleased' ? 'place' : 'start';
      return [{ kind, job, satellites: [originSatelliteIndex] }];
    }),
};

/** The scenario with work on every accelerator from start to end, and without faults. */
function busy(scenario: Scenario): Scenario {
  const { satellites, fleets, durationS } = scenario;
  const rows = satellites.map(({ fleetIndex }, originSatelliteIndex) => {
    const job = endlessJob(fleets[fleetIndex]!.platform.acceleratorCount, durationS);
    const id = `${job.id}-${originSatelliteIndex}`;
    return { ...job, id, originSatelliteIndex, template: { ...job.template, id } };
  });
  return {
    ...scenario,
    workload: { streams: [], rows },
    radiation: { ...scenario.radiation, isOn: false },
    initialState: { kind: 'cyclic', utilisationFraction: 1 },
  };
}

/**
 * Walks through the scenario's own span at full work, from the steady state of full work, and adds
 * up what the contacts could carry. What a run does with less: it starts cooler and fuller.
 */
export function* workloadSupply(scenario: Scenario): Generator<Progress, WorkloadSupply> {
  const always = busy(scenario);
  const survey = surveyWorld(always);
  let step = survey.next();
  for (; !step.done; step = survey.next()) {
    yield { ...step.value, doneFraction: surveyShare * step.value.doneFraction };
  }
  const world = step.value;
  const { workload, fleets, seed, durationS, satellites } = always;
  const jobs = expandJobs(workload, fleets, seed, durationS);
  const walk = operate(world, jobs, whereItLies, seriesSampleMax);
  let walked = walk.next();
  for (; !walked.done; walked = walk.next()) {
    const doneFraction = surveyShare + (1 - surveyShare) * walked.value;
    yield { stage: 'schedule', doneFraction };
  }
  const everyone = satellites.map((_, index) => index);
  const { utilisationFraction } = plantMetrics(walked.value, everyone);
  const acceleratorCount = satellites.reduce(
    (sum, { fleetIndex }) => sum + fleets[fleetIndex]!.platform.acceleratorCount,
    0,
  );
  return {
    acceleratorPoweredS: utilisationFraction * acceleratorCount * durationS,
    uplinkCapacityBit: antennaCapacityBit(world.network, 'up'),
    downlinkCapacityBit: antennaCapacityBit(world.network, 'down'),
  };
}
