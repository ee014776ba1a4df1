// What is said of a fleet that trains together? Its links and state in words. Pure.

import type { ClusterTraining } from '../../compute/index.ts';
import { formatCount, formatRate, formatSi } from '../panels/format.ts';
import { formatRange } from './RangeSlider.tsx';

const formatByte = (byte: number): string => formatSi(byte, 'B');

/** Whether a ring of the fleet holds all around a revolution; else nobody can train on it. */
export const doesRingHold = ({ ring }: ClusterTraining): boolean => ring.linkRateBitPerS > 0;

/** In a few words whether the links are good enough. */
export function linkVerdict(training: ClusterTraining): string {
  if (!doesRingHold(training)) return 'The links break';
  return training.linksClose ? 'The links keep up' : 'The links hold it up';
}

function rateFacts(training: ClusterTraining): [string, string][] {
  const { ring, balancedBitPerS, linksNeeded, bisectionBitPerS } = training;
  if (!doesRingHold(training)) return [['Slowest link', 'out of reach at its longest']];
  const needed = Number.isFinite(balancedBitPerS)
    ? `${formatRate(balancedBitPerS)}, ${formatCount(linksNeeded)} such links side by side`
    : 'no rate helps: light takes too long';
  return [
    ['Slowest link', formatRate(ring.linkRateBitPerS)],
    ['To wait no longer than compute', needed],
    ['Across the middle', formatRate(bisectionBitPerS)],
  ];
}

/** Names and values of the fleet's ring, its links and the state of the model. */
export function trainingFacts(training: ClusterTraining): [string, string][] {
  const { ring, acceleratorCount, stateByte, memoryByte } = training;
  const range = `${formatRange(ring.hopMeanKm)}, at most ${formatRange(ring.hopLongestKm)}`;
  return [
    ['Satellites linked', formatCount(ring.satelliteCount)],
    ['Accelerators', formatCount(acceleratorCount)],
    ['To the next one', range],
    ...rateFacts(training),
    ['State of the model', `${formatByte(stateByte)} of ${formatByte(memoryByte)}`],
  ];
}
