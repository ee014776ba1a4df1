// How well were models served by replicas, as people on the ground see it?
import type { ServingMetrics } from '../compute/index.ts';
import { countWords, dataWords, percentWords, significant } from './quantities.ts';
import { textBlock } from './textTable.ts';

/** Two digits say enough of fractions of a second. */
const seconds = (s: number | null): string => (s === null ? 'n/a' : `${significant(s)} s`);
const three = (...values: (number | null)[]): string => values.map(seconds).join(', ');
const share = (fraction: number | null): string =>
  fraction === null ? 'n/a' : percentWords(fraction);
const ratio = (value: number | null): string => (value === null ? 'n/a' : significant(value));

/** A block for each served model; empty where none is. */
export function servingText(served: readonly ServingMetrics[] | null): string {
  return (served ?? []).map((each) => `\n${blockOf(each)}`).join('');
}

function blockOf(serving: ServingMetrics): string {
  const { replicaCount, replicaLoadedCount, requestCount, answeredCount } = serving;
  const { firstTokenP50S, firstTokenP95S, firstTokenP99S } = serving;
  const { perTokenP50S, perTokenP95S, perTokenP99S } = serving;
  return textBlock(`Served: ${serving.service}`, [
    ['replicas with their weights', `${replicaLoadedCount} of ${replicaCount}`],
    ['weights up', dataWords(serving.weightUplinkedBit)],
    ['requests answered', `${countWords(answeredCount)} of ${countWords(requestCount)}`],
    ['first token, p50, p95, p99', three(firstTokenP50S, firstTokenP95S, firstTokenP99S)],
    ['per token, p50, p95, p99', three(perTokenP50S, perTokenP95S, perTokenP99S)],
    ['promises kept', share(serving.keptFraction)],
    ['batch, mean and most', `${ratio(serving.batchMean)}, ${countWords(serving.batchPeak)}`],
    ['longest queue', countWords(serving.queuePeak)],
    ['replicas at work', share(serving.busyFraction)],
    ['J per token', ratio(serving.joulePerToken)],
  ]);
}
