// How long does a step of training take on satellites that share it, and what holds it up?

/** A model as training sees it. */
export interface TrainedModel {
  readonly parameterCount: number;
  /** That a token uses: of a mixture of experts fewer than all. */
  readonly activeParameterCount: number;
}

/** Satellites that train one model together, each on equal parts of every batch. */
export interface TrainingCluster {
  readonly satelliteCount: number;
  readonly acceleratorsPerSatellite: number;
  /** Dense, of one accelerator in the precision of the training. */
  readonly flopPerS: number;
  /** Of one accelerator to its neighbours on board, one direction. */
  readonly insideBytePerS: number;
  readonly insideHopS: number;
  /** Of the slowest link of the ring of satellites, one direction: it governs. */
  readonly outsideBitPerS: number;
  /** Mean delay from a satellite to the next of the ring: light, and what relays add. */
  readonly outsideHopS: number;
}

/** How the model is trained. */
export interface TrainingPlan {
  readonly tokensPerStep: number;
  /** Share of the dense rate that a step without communication between satellites reaches. */
  readonly mfu: number;
  /** Bytes of a gradient as it is exchanged; 2: BF16. */
  readonly gradientByte: number;
  /** Steps on each satellite alone before they exchange; 1: every step, 500: as DiLoCo. */
  readonly stepsPerExchange: number;
  /** Share of an exchange that hides behind the computing of its step. */
  readonly overlapFraction: number;
}

/** Operations of a training: forward 2, backward 4 for each parameter and token (Kaplan 2020). */
export function trainingFlop(activeParameterCount: number, tokens: number): number {
  return 6 * activeParameterCount * tokens;
}

/**
 * Time of an all-reduce around a ring of n: 2(n − 1) messages of 1/n of the data, each after the
 * other (Patarasuk, Yuan 2009, J. Parallel Distrib. Comput. 69(2) 117). 0 for a ring of one.
 */
export function ringAllReduceS(
  memberCount: number,
  byteCount: number,
  bytePerS: number,
  hopS: number,
): number {
  if (memberCount <= 1) return 0;
  return 2 * (memberCount - 1) * (hopS + byteCount / (memberCount * bytePerS));
}

/** Bytes that each member of a ring sends in an all-reduce: 2(n − 1)/n of the data. */
export function allReduceSentByte(memberCount: number, byteCount: number): number {
  return memberCount <= 1 ? 0 : (2 * (memberCount - 1) * byteCount) / memberCount;
}

/** An all-reduce in two levels. */
export interface ExchangeTime {
  /** Among the accelerators of each satellite, all satellites at once. */
  readonly insideS: number;
  /** Among the satellites. */
  readonly outsideS: number;
}

/**
 * Exchange of `byteCount` among all accelerators of a cluster: reduced inside each satellite,
 * around the ring of satellites over its one link, then spread inside. Both levels are taken one
 * after the other; the ring takes no detours around a link that is down.
 */
export function exchangeTime(cluster: TrainingCluster, byteCount: number): ExchangeTime {
  const { acceleratorsPerSatellite, insideBytePerS, insideHopS } = cluster;
  const { satelliteCount, outsideBitPerS, outsideHopS } = cluster;
  return {
    insideS: ringAllReduceS(acceleratorsPerSatellite, byteCount, insideBytePerS, insideHopS),
    outsideS: ringAllReduceS(satelliteCount, byteCount, outsideBitPerS / 8, outsideHopS),
  };
}

/** Where the time of a mean step goes. */
export interface TrainingStep {
  readonly computeS: number;
  /** Exchange of a step in the mean, whether or not it hides behind the computing. */
  readonly exchangeS: number;
  /** What of the exchange the step waits for. */
  readonly waitS: number;
  readonly stepS: number;
  /** Share of the dense rate that the whole cluster reaches. */
  readonly mfuEffective: number;
  readonly tokensPerS: number;
  /** What takes more of the step. */
  readonly boundBy: 'compute' | 'links' | 'interconnect';
  /** Over the link to the next satellite, in the mean of a step. */
  readonly sentBitPerStep: number;
}

/**
 * A step of data-parallel training, in the mean over `stepsPerExchange`: the computing of all, then
 * the all-reduce of the gradients, of which `overlapFraction` of the computing time can hide. Every
 * satellite holds the whole model; its own state is sharded on board.
 */
export function trainingStep(
  model: TrainedModel,
  cluster: TrainingCluster,
  plan: TrainingPlan,
): TrainingStep {
  const { satelliteCount, acceleratorsPerSatellite, flopPerS } = cluster;
  const { tokensPerStep, mfu, gradientByte, stepsPerExchange, overlapFraction } = plan;
  const flop = trainingFlop(model.activeParameterCount, tokensPerStep);
  const denseFlopPerS = satelliteCount * acceleratorsPerSatellite * flopPerS;
  const computeS = flop / (denseFlopPerS * mfu);
  const byteCount = model.parameterCount * gradientByte;
  const { insideS, outsideS } = exchangeTime(cluster, byteCount);
  // On board gradients are exchanged at every step; the measured MFU already holds that time.
  const exchangeS = outsideS / stepsPerExchange;
  const waitS = Math.max(0, outsideS - overlapFraction * computeS) / stepsPerExchange;
  const stepS = computeS + waitS;
  const slowest = insideS > computeS ? 'interconnect' : 'compute';
  return {
    computeS,
    exchangeS,
    waitS,
    stepS,
    mfuEffective: flop / (denseFlopPerS * stepS),
    tokensPerS: tokensPerStep / stepS,
    boundBy: waitS > computeS ? 'links' : slowest,
    sentBitPerStep: (8 * allReduceSentByte(satelliteCount, byteCount)) / stepsPerExchange,
  };
}

/** Rate of the slowest link at which a step waits as long as it computes, bit/s. */
export function balancedLinkBitPerS(
  model: TrainedModel,
  cluster: TrainingCluster,
  plan: TrainingPlan,
): number {
  const { computeS } = trainingStep(model, cluster, plan);
  const { satelliteCount, outsideHopS } = cluster;
  const latencyS = 2 * (satelliteCount - 1) * outsideHopS;
  const roomS = (plan.stepsPerExchange + plan.overlapFraction) * computeS - latencyS;
  const sentBit = 8 * allReduceSentByte(satelliteCount, model.parameterCount * plan.gradientByte);
  return roomS > 0 ? sentBit / roomS : Infinity;
}
