// What is said of a trace: its kind, what its columns become, and what nobody recorded?

import type { TracePreview, TraceQuantity } from '../../compute/index.ts';
import { formatCount, formatDuration } from '../panels/format.ts';

type TraceFormat = TracePreview['format'];

export const formatNames: Readonly<Record<TraceFormat, string>> = {
  azureLlm: 'Requests to a language model (Azure LLM inference trace)',
  elasticFlow: 'Training jobs on a cluster (ElasticFlow trace)',
  swf: 'Batch jobs on a cluster (Standard Workload Format)',
};

/** A column of the file, and what a job has of it. */
export const columnUses: Readonly<Record<TraceFormat, readonly (readonly [string, string])[]>> = {
  azureLlm: [
    ['TIMESTAMP', 'when the request comes; a job is released with the last of its requests'],
    ['ContextTokens', 'prompt tokens, mean of the job; they travel up'],
    ['GeneratedTokens', 'output tokens, mean of the job; they travel down'],
  ],
  elasticFlow: [
    ['submission_time', 'release, s'],
    ['duration', 'recorded run time, s; times num_gpu it is the work in accelerator-seconds'],
    ['num_gpu', 'accelerators that the job holds, on one satellite'],
    ['deadline', 'shown here; scenarios set deadlines by the choices below'],
  ],
  swf: [
    ['field 2, submit time', 'release, s'],
    ['field 4, run time', 'recorded run time, s; times the processors it is the work'],
    ['field 5 or 8, processors', 'accelerators that the job holds, on one satellite'],
    ['all other fields', 'not used'],
  ],
};

/** What the recording does not say, and what is taken instead. */
export const assumptions: Readonly<Record<TraceFormat, readonly string[]>> = {
  azureLlm: [
    'The trace names no model: the one chosen answers every request.',
    'It names no place: prompts come from the ground, of no particular state (ZZ).',
    'It names no objective: deadline and value are one for all; a late job earns nothing.',
  ],
  elasticFlow: [
    'An accelerator here does in a second what one did where the jobs were recorded.',
    'Data sets and checkpoints are not recorded: jobs bring 0 bits up and take 0 bits down.',
    'A job that is on time is worth the chosen value, a late one nothing.',
  ],
  swf: [
    'An accelerator does in a second what the chosen number of recorded processors did.',
    'Data are not recorded: jobs bring 0 bits up and take 0 bits down.',
    'A job that is on time is worth the chosen value, a late one nothing.',
  ],
};

interface QuantityWords {
  readonly title: string;
  readonly format: (value: number) => string;
}

const gap = '\u202f';
const tokens = (value: number): string => `${formatCount(value)}${gap}tokens`;

const quantityWords: Readonly<Record<TraceQuantity['name'], QuantityWords>> = {
  promptTokens: { title: 'Prompt of a request', format: tokens },
  outputTokens: { title: 'Output of a request', format: tokens },
  durationS: { title: 'Run time of a job', format: formatDuration },
  acceleratorCount: {
    title: 'Accelerators of a job',
    format: formatCount,
  },
  recordedDeadlineS: { title: 'Recorded deadline after submission', format: formatDuration },
};

/** How a quantity of a format is called and written. */
export function wordsOf(name: TraceQuantity['name'], format: TraceFormat): QuantityWords {
  const words = quantityWords[name];
  const isProcessors = format === 'swf' && name === 'acceleratorCount';
  return isProcessors ? { ...words, title: 'Processors of a job' } : words;
}

/** Median and 95th percentile in a line. */
export function spreadText({ name, spread }: TraceQuantity): string {
  const { format } = quantityWords[name];
  return `half up to ${format(spread.median)}, 95 of 100 up to ${format(spread.p95)}`;
}

/** How many rows begin within so many seconds of the first, from the histogram. */
export function rowsWithin({ arrivals, readCount, spanS }: TracePreview, endS: number): number {
  if (endS > spanS) return readCount;
  const { counts, binS } = arrivals;
  return counts.reduce((sum, count, bin) => {
    const share = Math.max(0, Math.min(1, endS / binS - bin));
    return sum + count * share;
  }, 0);
}

/** What of a trace that is longer than the run falls into it; null when all of it does. */
export function cutText(preview: TracePreview, durationS: number): string | null {
  if (preview.spanS < durationS) return null;
  const rows = formatCount(rowsWithin(preview, durationS));
  const spans = `The trace spans ${formatDuration(preview.spanS)}`;
  return `${spans}, the run ${formatDuration(durationS)}: about ${rows} rows fall into it.`;
}
