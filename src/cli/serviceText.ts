// What did those who sent the jobs get? A block for all of them, and a table by kind of job.
import {
  durationWords,
  type ChainOutcome,
  type JobKind,
  type Result,
  type ServiceMetrics,
} from '../compute/index.ts';
import { countWords, dataWords, percentWords, significant } from './quantities.ts';
import { servingText } from './servingText.ts';
import { textBlock, textTable } from './textTable.ts';

const secondsPerHour = 3600;
const duration = (s: number | null): string => (s === null ? 'n/a' : durationWords(s));
const share = (fraction: number | null): string =>
  fraction === null ? 'n/a' : percentWords(fraction);
const ratio = (value: number | null): string => (value === null ? 'n/a' : significant(value));
const hours = (acceleratorS: number): string => significant(acceleratorS / secondsPerHour);

/** Metrics of service as text; see docs/metrics.md. */
export function serviceText({ metrics }: Result): string {
  const { service, serviceByKind, chains, serving } = metrics;
  const block = textBlock('Service', serviceRows(service));
  const tail = chains === null ? '' : `\n${textBlock('Chains of calls', chainRows(chains))}`;
  return `${block}\n${byKindText(serviceByKind)}${tail}${servingText(serving)}`;
}

function chainRows(chains: ChainOutcome): readonly (readonly [string, string])[] {
  const { chainCount, onTimeCount, onTimeFraction } = chains;
  return [
    ['submitted', countWords(chainCount)],
    ['on time', `${countWords(onTimeCount)} (${percentWords(onTimeFraction)})`],
    ['late', countWords(chains.lateCount)],
    ['broken', countWords(chains.brokenCount)],
    ['first call to last answer, median', duration(chains.latencyP50S)],
    ['95th percentile', duration(chains.latencyP95S)],
    ['calls answered', countWords(chains.deliveredCallCount)],
  ];
}

function serviceRows(service: ServiceMetrics): readonly (readonly [string, string])[] {
  const { goodputTokens, goodputSampleCount, goodputAreaKm2 } = service;
  const area = goodputAreaKm2 === null ? '' : `, ${significant(goodputAreaKm2)} km²`;
  return [
    ['on time, of what was due', share(service.attainmentFraction)],
    [
      'goodput',
      `${countWords(goodputTokens)} tokens, ${countWords(goodputSampleCount)} samples${area}`,
    ],
    ['accelerator hours, on time', hours(service.goodputAcceleratorS)],
    ['late', hours(service.workLateAcceleratorS)],
    ['lost', hours(service.workLostAcceleratorS)],
    ['under way', hours(service.workUnderWayAcceleratorS)],
    ['delay, 99th percentile', duration(service.delayP99S)],
    ['tardiness, mean', duration(service.tardinessMeanS)],
    ['tardiness, largest', duration(service.tardinessMaxS)],
    ['stopped by the policy', countWords(service.preemptedCount)],
    ['inputs up', dataWords(service.inputMovedBit)],
    ['outputs down', dataWords(service.outputMovedBit)],
    ['times the run alone, median', ratio(service.finishRatioP50)],
    ['fairness (Jain)', ratio(service.jainFraction)],
  ];
}

function byKindText(byKind: Readonly<Partial<Record<JobKind, ServiceMetrics>>>): string {
  const heads = ['on time', 'p50', 'p95', 'p99', 'tardiness', 'hours', 'lost', 'stopped', 'Jain'];
  const columns = [
    { head: 'kind', align: 'left' as const },
    ...heads.map((head) => ({ head, align: 'right' as const })),
  ];
  const rows = Object.entries(byKind).map(([kind, service]) => [
    kind,
    share(service.attainmentFraction),
    duration(service.delayP50S),
    duration(service.delayP95S),
    duration(service.delayP99S),
    duration(service.tardinessMeanS),
    hours(service.goodputAcceleratorS),
    hours(service.workLostAcceleratorS),
    countWords(service.preemptedCount),
    ratio(service.jainFraction),
  ]);
  return textTable(columns, rows);
}
