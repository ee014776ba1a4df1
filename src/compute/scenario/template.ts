// What do all jobs of one entry of the workload have in common?

import type { Residency } from '../workload/residency.ts';
import { resolveModel } from './resolveModel.ts';
import type { ModelFile } from './modelSchema.ts';
import type { Gang, JobTemplate, Work } from './scenario.ts';
import type { ExplicitJobFile, StreamFile } from './workloadSchema.ts';

type JobFile = StreamFile | ExplicitJobFile;
type OfKind<K extends JobFile['kind']> = Extract<JobFile, { kind: K }>;

/** Work and data of a job; a text says why there is none. */
interface Load {
  readonly work: Work;
  readonly inputBit: number;
  readonly outputBit: number;
  /** Left out: as much as the output. */
  readonly checkpointBit?: number;
}

/** The template of an entry, or what is missing and what to do about it. */
export function templateOf(
  file: JobFile,
  id: string,
): JobTemplate | { readonly message: string; readonly hint: string } {
  const load = loadOf(file);
  if ('message' in load) return load;
  return {
    id,
    kind: file.kind,
    work: load.work,
    acceleratorCount: file.acceleratorCount,
    inputBit: file.inputBit ?? load.inputBit,
    outputBit: file.outputBit ?? load.outputBit,
    deadlineS: file.deadlineS,
    value: file.value,
    lateValueFraction: file.lateValueFraction,
    isPreemptible: file.preemptible,
    checkpointS: file.checkpointS,
    ...(file.kind === 'training' && file.satelliteCount > 1 && { gang: gangOf(file) }),
    checkpointBit: checkpointBitOf(file, load),
    originState: file.originState,
    residency: residencyOf(file),
  };
}

/** What several satellites do together: whole steps, as many as come nearest to all tokens. */
function gangOf(file: OfKind<'training'>): Gang {
  const { satelliteCount, stepsPerExchange } = file;
  return {
    satelliteCount,
    stepCount: Math.max(1, Math.round(file.trainingTokens / file.tokensPerStep)),
    stepsPerExchange,
    exchangeByte: resolveModel(file.model).parameterCount * file.gradientBytePerParameter,
  };
}

/** What of a job's work would travel with it; undefined: as much as its output. */
function checkpointBitOf({ checkpointByte }: JobFile, load: Load): number | undefined {
  return checkpointByte === undefined ? load.checkpointBit : 8 * checkpointByte;
}

/** The rule of an entry in full; undefined: none. */
function residencyOf({ residency }: JobFile): Residency | undefined {
  if (residency === undefined) return undefined;
  return { states: residency.states ?? null, operators: residency.operators ?? null };
}

function loadOf(file: JobFile): Load | { message: string; hint: string } {
  if (file.kind === 'llmInference') return inferenceLoad(file);
  if (file.kind === 'training') return trainingLoad(file);
  const work = givenWork(file);
  if ('message' in work) return work;
  if (file.kind === 'batch') return { work, inputBit: 0, outputBit: 0 };
  if (file.inputBit === undefined) {
    return { message: 'an image without a size', hint: 'give inputBit, for example 20e9' };
  }
  const outputBit = file.inputBit * file.reductionFraction;
  return { work, inputBit: file.inputBit, outputBit };
}

/** Text up, text down; the framing of answers is a parameter of its own. */
export function inferenceLoad(file: InferenceFile): Load {
  const work: Work = {
    kind: 'tokens',
    modelId: resolveModel(file.model).id,
    precision: file.precision,
    requestCount: file.requestsPerJob,
    promptTokenCount: file.promptTokens,
    outputTokenCount: file.outputTokens,
    batchSize: file.batchSize,
  };
  const requests = file.requestsPerJob;
  return {
    work,
    inputBit: requests * file.promptTokens * file.inputBitPerToken,
    outputBit: requests * file.outputTokens * file.outputBitPerToken,
  };
}

/** The part of an entry that inference work follows from. */
export interface InferenceFile {
  readonly model: ModelFile;
  readonly precision: Extract<Work, { kind: 'tokens' }>['precision'];
  readonly requestsPerJob: number;
  readonly promptTokens: number;
  readonly outputTokens: number;
  readonly batchSize: number;
  readonly inputBitPerToken: number;
  readonly outputBitPerToken: number;
}

/** 6 · N · D operations (forward and backward), the data up, the weights down. */
function trainingLoad(file: OfKind<'training'>): Load {
  const { activeParameterCount, parameterCount } = resolveModel(file.model);
  const work: Work = {
    kind: 'flop',
    flop: 6 * activeParameterCount * file.trainingTokens,
    precision: 'bf16',
    utilisationFraction: file.utilisationFraction,
    memoryMinByte: parameterCount * file.stateBytePerParameter,
  };
  return {
    work,
    inputBit: file.trainingTokens * file.inputBitPerToken,
    outputBit: parameterCount * file.outputBytePerParameter * 8,
    checkpointBit: parameterCount * file.stateBytePerParameter * 8,
  };
}

function givenWork(
  file: OfKind<'earthObservation'> | OfKind<'batch'>,
): Work | { message: string; hint: string } {
  const hint = 'give one of flop and acceleratorS';
  if ((file.flop === undefined) === (file.acceleratorS === undefined)) {
    const found = file.flop === undefined ? 'none' : 'both';
    return { message: `expected the work of the job once, found ${found}`, hint };
  }
  if (file.acceleratorS !== undefined) {
    return { kind: 'acceleratorSeconds', acceleratorS: file.acceleratorS };
  }
  return {
    kind: 'flop',
    flop: file.flop ?? 0,
    precision: file.precision,
    utilisationFraction: file.utilisationFraction,
    memoryMinByte: 0,
  };
}
