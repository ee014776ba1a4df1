// How long does a whole training take when members fail, and what do its checkpoints cost?

import {
  checkpointedTimeRatio,
  dalyIntervalS,
  gangInterruptionMeanS,
} from '../plant/checkpointInterval.ts';
import { trainingStep } from './training.ts';
import type { TrainedModel, TrainingCluster, TrainingPlan } from './training.ts';

/** What of a run a step does not say. */
export interface TrainingRunPlan extends TrainingPlan {
  readonly trainingTokens: number;
  /** 14…16 with Adam: weights, their copy in 32 bits, and two moments. */
  readonly stateBytePerParameter: number;
  /** At which a satellite writes its part of the state to where it survives the satellite. */
  readonly checkpointBitPerS: number;
  /** From a failure until all go on from the last checkpoint. */
  readonly restartS: number;
}

/** How often satellites disturb the work that they share. */
export interface MemberRates {
  /** Of one satellite: all that stops its work. */
  readonly interruptionsPerS: number;
  /** Of one satellite, which nobody notices. */
  readonly silentCorruptionsPerS: number;
}

export interface TrainingRun {
  /** Without failures and checkpoints. */
  readonly idealS: number;
  readonly wallS: number;
  /** Time over time without failures: 1 and up. */
  readonly timeRatio: number;
  /** Of the whole gang, that any member stops; Infinity: nothing stops it. */
  readonly interruptionMeanS: number;
  readonly interruptionCount: number;
  readonly checkpointByte: number;
  readonly checkpointWriteS: number;
  /** Work between checkpoints, by Daly; Infinity: none are written. */
  readonly checkpointIntervalS: number;
  /** Written by all satellites together, mean of the run. */
  readonly checkpointBitPerS: number;
  /** Expected over the run, on all satellites: each may spoil what follows it. */
  readonly silentCorruptionCount: number;
  /** Share of the dense rate over the whole wall time. */
  readonly mfuDelivered: number;
}

/** Bytes of a whole checkpoint: all parameters with the state of their optimiser. */
export function checkpointByte(parameterCount: number, stateBytePerParameter: number): number {
  return parameterCount * stateBytePerParameter;
}

/**
 * A training from its first token to its last. A gang of n stops n times as often as a satellite;
 * each satellite writes its nth of the state at the same time. Wall time by Daly (2006), whose
 * interruptions may also strike while writing and restarting. Lost satellites are taken to be
 * replaced from spares within `restartS`.
 */
export function trainingRun(
  model: TrainedModel,
  cluster: TrainingCluster,
  plan: TrainingRunPlan,
  rates: MemberRates,
): TrainingRun {
  const { satelliteCount } = cluster;
  const step = trainingStep(model, cluster, plan);
  const idealS = plan.trainingTokens / step.tokensPerS;
  const wholeByte = checkpointByte(model.parameterCount, plan.stateBytePerParameter);
  const writeS = (8 * wholeByte) / (satelliteCount * plan.checkpointBitPerS);
  const interruptionMeanS = gangInterruptionMeanS(satelliteCount, rates.interruptionsPerS);
  const costs = { writeS, restartS: plan.restartS, interruptionMeanS };
  const intervalS = Math.min(dalyIntervalS(costs), idealS);
  const isSaved = interruptionMeanS < Infinity && intervalS < idealS;
  const timeRatio = interruptionMeanS === Infinity ? 1 : checkpointedTimeRatio(costs, intervalS);
  const wallS = idealS * timeRatio;
  return {
    idealS,
    wallS,
    timeRatio,
    interruptionMeanS,
    interruptionCount: wallS / interruptionMeanS,
    checkpointByte: wholeByte,
    checkpointWriteS: writeS,
    checkpointIntervalS: isSaved ? intervalS : Infinity,
    checkpointBitPerS: isSaved ? (8 * wholeByte * (idealS / intervalS)) / wallS : 0,
    silentCorruptionCount: rates.silentCorruptionsPerS * satelliteCount * wallS,
    mfuDelivered: step.mfuEffective / timeRatio,
  };
}
