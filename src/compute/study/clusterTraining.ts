// Can the satellites of a fleet train one model together: links, state, failures?

import { fleetFluxMean } from '../plant/fleetRadiation.ts';
import { eventRatePerS, interruptionRatePerS } from '../plant/singleEvents.ts';
import type { AiModel, Scenario } from '../scenario/scenario.ts';
import { balancedLinkBitPerS, trainingStep } from '../workload/training.ts';
import type { TrainingCluster, TrainingPlan, TrainingStep } from '../workload/training.ts';
import { trainingRun } from '../workload/trainingRun.ts';
import type { TrainingRun } from '../workload/trainingRun.ts';
import { clusterRing } from './clusterRing.ts';
import type { ClusterRing } from './clusterRing.ts';

type ClusterScenario = Pick<
  Scenario,
  'satellites' | 'fleets' | 'links' | 'startUtcMs' | 'radiation'
>;

/** What may be chosen of a training; the rest follows from the scenario. */
export interface ClusterTrainingOptions {
  readonly tokensPerStep?: number;
  readonly mfu?: number;
  readonly overlapFraction?: number;
  /** Default: 20 a parameter (arXiv:2203.15556). */
  readonly trainingTokens?: number;
  readonly stateBytePerParameter?: number;
}

/** Exchange at every step, and as rarely as DiLoCo's. */
export interface ClusterPace {
  readonly stepsPerExchange: number;
  readonly step: TrainingStep;
  readonly run: TrainingRun;
}

/** What a fleet comes to as one machine for training. */
export interface ClusterTraining {
  readonly fleet: string;
  readonly ring: ClusterRing;
  readonly acceleratorCount: number;
  /** Memory of a satellite's accelerators, and what weights and optimiser take of it. */
  readonly memoryByte: number;
  readonly stateByte: number;
  readonly stateCloses: boolean;
  /** Rate at which exchanging at every step takes as long as computing; Infinity: light forbids. */
  readonly balancedBitPerS: number;
  /** Links of the fleet's kind side by side for that rate. */
  readonly linksNeeded: number;
  /** Across the middle of the ring, both ways. */
  readonly bisectionBitPerS: number;
  readonly linksClose: boolean;
  readonly everyStep: ClusterPace;
  readonly rarely: ClusterPace;
}

/** Inner steps between exchanges of A. Douillard et al., arXiv:2311.08105. */
const rareSteps = 500;
const insideHopS = 1e-6;

/**
 * The training of a model on the largest linked part of each fleet, over links at their longest;
 * fleets without links are left out. Restarts and failures are those of the scenario's radiation,
 * whether or not it is on.
 */
export function clusterTraining(
  scenario: ClusterScenario,
  model: AiModel,
  options: ClusterTrainingOptions = {},
): ClusterTraining[] {
  return scenario.fleets.flatMap((_, fleetIndex) => {
    const ring = clusterRing(scenario, fleetIndex);
    return ring === null ? [] : [fleetTraining({ scenario, fleetIndex, ring }, model, options)];
  });
}

interface Place {
  readonly scenario: ClusterScenario;
  readonly fleetIndex: number;
  readonly ring: ClusterRing;
}

function fleetTraining(
  place: Place,
  model: AiModel,
  options: ClusterTrainingOptions,
): ClusterTraining {
  const { ring } = place;
  const { id, platform } = place.scenario.fleets[place.fleetIndex]!;
  const cluster = clusterOf(place);
  const stateBytePerParameter = options.stateBytePerParameter ?? 16;
  const stateByte = model.parameterCount * stateBytePerParameter;
  const memoryByte = platform.acceleratorCount * platform.accelerator.memoryByte;
  const plan = planOf(options, 1);
  const balancedBitPerS = balancedLinkBitPerS(model, cluster, plan);
  const everyStep = paceOf(place, cluster, model, plan, options);
  return {
    fleet: id,
    ring,
    acceleratorCount: ring.satelliteCount * platform.acceleratorCount,
    memoryByte,
    stateByte,
    stateCloses: stateByte <= memoryByte,
    balancedBitPerS,
    linksNeeded: Math.max(1, Math.ceil(balancedBitPerS / ring.linkRateBitPerS)),
    bisectionBitPerS: 4 * ring.linkRateBitPerS,
    linksClose: everyStep.step.boundBy !== 'links',
    everyStep,
    rarely: paceOf(place, cluster, model, planOf(options, rareSteps), options),
  };
}

function clusterOf({ scenario, fleetIndex, ring }: Place): TrainingCluster {
  const { accelerator, acceleratorCount } = scenario.fleets[fleetIndex]!.platform;
  return {
    satelliteCount: ring.satelliteCount,
    acceleratorsPerSatellite: acceleratorCount,
    flopPerS: accelerator.bf16FlopPerS,
    insideBytePerS: accelerator.linkBytePerS,
    insideHopS,
    outsideBitPerS: ring.linkRateBitPerS,
    outsideHopS: ring.hopS,
  };
}

function planOf(options: ClusterTrainingOptions, stepsPerExchange: number): TrainingPlan {
  const { tokensPerStep = 4e6, mfu = 0.4, overlapFraction = 0 } = options;
  return { tokensPerStep, mfu, overlapFraction, gradientByte: 2, stepsPerExchange };
}

function paceOf(
  { scenario, fleetIndex, ring }: Place,
  cluster: TrainingCluster,
  model: AiModel,
  plan: TrainingPlan,
  options: ClusterTrainingOptions,
): ClusterPace {
  const { radiation } = scenario;
  const { sensitivity, hostCount, restartS } = radiation;
  const flux = fleetFluxMean(scenario, fleetIndex);
  const chipCount = cluster.acceleratorsPerSatellite;
  const runPlan = {
    ...plan,
    trainingTokens: options.trainingTokens ?? 20 * model.parameterCount,
    stateBytePerParameter: options.stateBytePerParameter ?? 16,
    checkpointBitPerS: ring.linkRateBitPerS,
    restartS,
  };
  const silentPerChipS = eventRatePerS('silentCorruption', sensitivity, flux);
  const rates = {
    interruptionsPerS: interruptionRatePerS({ chipCount, hostCount }, sensitivity, flux),
    silentCorruptionsPerS: chipCount * silentPerChipS,
  };
  return {
    stepsPerExchange: plan.stepsPerExchange,
    step: trainingStep(model, cluster, plan),
    run: trainingRun(model, cluster, runPlan, rates),
  };
}
