// How does the story of one job read on a terminal?
import { causeWords, durationWords, type JobExplanation } from '../compute/index.ts';
import { formatUtc } from '../orbit/index.ts';
import { printable } from './problems.ts';
import { textTable } from './textTable.ts';

const columns = [
  { head: 'from', align: 'left' },
  { head: 'to', align: 'left' },
  { head: 'lost', align: 'right' },
  { head: 'cause', align: 'left' },
  { head: 'meaning', align: 'left' },
] as const;

/** The verdict, then each stretch of the reason trail with what it cost. */
export function explanationText(story: JobExplanation, startUtcMs: number): string {
  const verdict = `${printable(story.verdict)}\n`;
  if (story.stretches.length === 0) return verdict;
  const at = (timeS: number): string => formatUtc(startUtcMs + timeS * 1000);
  const rows = story.stretches.map(({ cause, startS, endS, lostS }) => [
    at(startS),
    at(endS),
    durationWords(lostS),
    cause,
    causeWords[cause],
  ]);
  return `${verdict}\n${textTable(columns, rows)}`;
}
