// How is the sheet of a served model said, and where do roofs and points lie? Pure.

import type { MeasuredThroughput, ModelSheet, RooflinePoint } from '../../compute/index.ts';
import { formatCount, formatDuration, formatFraction, formatNumber } from '../panels/format.ts';

export const precisions = ['fp4', 'fp8', 'bf16'] as const;
export type ServedPrecision = (typeof precisions)[number];
export const precisionWords: Readonly<Record<ServedPrecision, string>> = {
  fp4: 'FP4',
  fp8: 'FP8',
  bf16: 'BF16',
};

const boundWords = {
  memoryBandwidth: 'memory bandwidth',
  compute: 'compute',
  interconnect: 'links between chips',
  overhead: 'launches of kernels',
  memoryCapacity: 'too little memory',
} as const;

export type ModelLine = readonly [label: string, definition: string, value: string];

const perS = (tokens: number): string => `${formatCount(tokens)}\u202ftoken/s`;

/** Milliseconds where seconds would be small. */
export function shortTime(seconds: number): string {
  return seconds < 1 ? formatSeconds(seconds) : formatDuration(seconds);
}

function formatSeconds(seconds: number): string {
  return `${formatNumber(seconds * 1000)}\u202fms`;
}

/** Rates, energy and waiting times; none where the model does not fit. */
export function modelLines({ split, rates, latency, tokensPerS }: ModelSheet): ModelLine[] {
  if (split === null || rates === null || latency === null) return [];
  const { tensorParallel, replicaCount } = split;
  const chips = `${formatCount(replicaCount)}\u202f×\u202f${formatCount(tensorParallel)}`;
  return [
    ['Throughput', 'Answer tokens a second of all chips, always with requests.', perS(tokensPerS)],
    [
      'Energy',
      'Of the whole server for a token.',
      `${formatNumber(rates.joulePerToken)}\u202fJ/token`,
    ],
    ['Replicas', 'Replicas × chips of each: the split that makes most tokens.', chips],
    [
      'Batch',
      'Requests at once on a replica, of those that memory holds.',
      `${formatCount(rates.batch)} of ${formatCount(rates.batchMax)}`,
    ],
    ['Bound by', 'What most of the time is spent on.', boundWords[rates.boundBy]],
    ['To read a prompt', 'On an idle replica.', shortTime(rates.prefillS)],
    ['A decode step', 'Each request of the batch gains one token.', shortTime(rates.decodeStepS)],
    [
      'To the first token',
      'From arrival at the replica, in the mean at the load; without the way there.',
      latency.isSaturated ? 'more than it can serve' : shortTime(latency.firstTokenS),
    ],
    [
      'Between tokens',
      'In the mean at the load.',
      latency.isSaturated ? 'more than it can serve' : shortTime(latency.perTokenS),
    ],
  ];
}

/** `+12.0 %`, with a sign in any case. */
export function errorText({ errorFraction }: MeasuredThroughput): string {
  const text = formatFraction(Math.abs(errorFraction));
  return errorFraction < 0 ? `−${text}` : `+${text}`;
}

export const tokensText = (tokensPerS: number): string => formatCount(tokensPerS);

/** `24 012–24 528`, or one figure. */
export function measuredText({ leastTokensPerS, mostTokensPerS }: MeasuredThroughput): string {
  const [least, most] = [tokensText(leastTokensPerS), tokensText(mostTokensPerS)];
  return least === most ? least : `${least}–${most}`;
}

/** Decades of both axes: whole powers of ten around all that is drawn. */
export interface RooflineFrame {
  readonly byteDecades: readonly [from: number, to: number];
  readonly flopDecades: readonly [from: number, to: number];
  /** Where both roofs meet, operations per byte. */
  readonly ridgeFlopPerByte: number;
}

/** The frame of a sheet's plot: the ridge and every point lie within. */
export function rooflineFrame(
  { roofFlopPerS, roofBytePerS }: Pick<ModelSheet, 'roofFlopPerS' | 'roofBytePerS'>,
  points: readonly RooflinePoint[],
): RooflineFrame {
  const ridge = roofFlopPerS / roofBytePerS;
  const across = [ridge, ...points.map(({ flopPerByte }) => flopPerByte)];
  const from = Math.floor(Math.log10(Math.min(1, ...across)));
  const to = Math.ceil(Math.log10(Math.max(ridge * 4, ...across)));
  const up = [roofFlopPerS, ...points.map(({ flopPerS }) => flopPerS)];
  const low = Math.floor(Math.log10(Math.min(roofBytePerS * 10 ** from, ...up)));
  const high = Math.ceil(Math.log10(Math.max(...up) * 1.2));
  return { byteDecades: [from, to], flopDecades: [low, high], ridgeFlopPerByte: ridge };
}

/** The share of an axis of decades at which a value lies. */
export const shareOnDecades = (value: number, [from, to]: readonly [number, number]): number =>
  (Math.log10(value) - from) / (to - from);

/** Whole decades of an axis. */
export const decadesOf = ([from, to]: readonly [number, number]): number[] =>
  Array.from({ length: to - from + 1 }, (_, step) => from + step);

/** What of the roof above it a point reaches. */
export function reachedFraction(
  { roofFlopPerS, roofBytePerS }: Pick<ModelSheet, 'roofFlopPerS' | 'roofBytePerS'>,
  { flopPerByte, flopPerS }: RooflinePoint,
): number {
  return flopPerS / Math.min(roofFlopPerS, roofBytePerS * flopPerByte);
}
