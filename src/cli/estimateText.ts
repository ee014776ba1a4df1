// How large is a run, in one line?
import { durationWords, estimateRun, type Scenario } from '../compute/index.ts';
import { countWords, dataWords } from './quantities.ts';

/** `24 satellites, 3 stations, 1 d at 30 s steps, about 5,000 jobs; about 2 s and 30 MB`. */
export function estimateText(scenario: Scenario): string {
  const estimate = estimateRun(scenario);
  const size = [
    counted(estimate.satelliteCount, 'satellite'),
    counted(estimate.stationCount, 'station'),
    `${durationWords(scenario.durationS)} at ${durationWords(scenario.stepS)} steps`,
    `about ${counted(Math.round(estimate.jobCountExpected), 'job')}`,
  ].join(', ');
  const costS = durationWords(Math.max(1, Math.ceil(estimate.costS)));
  return `${size}; takes about ${costS} and ${dataWords(estimate.memoryByte * 8)}`;
}

function counted(count: number, word: string): string {
  return `${countWords(count)} ${word}${count === 1 ? '' : 's'}`;
}
