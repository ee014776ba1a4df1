// When has a satellite no states, and who is told?
import { formatUtc, stateErrorMeaning, type StateGap } from '../orbit/index.ts';
import { printable } from './problems.ts';

const joinS = 2e-6;
const listedCountMax = 20;

/**
 * Collects the times without states of one satellite, in their order and cut where a search is cut,
 * and tells of each once: from when to when, or from when on if it lasts to the end.
 */
export class StateGaps {
  private open: StateGap | null = null;
  private count = 0;

  constructor(
    private readonly id: string,
    private readonly startUtcMs: number,
    private readonly warn: (line: string) => void,
  ) {}

  /** Takes note of the gaps of the next part of the search. */
  add(gaps: readonly StateGap[]): void {
    for (const gap of gaps) {
      if (this.open !== null && gap.startS - this.open.endS <= joinS) {
        this.open = { ...this.open, endS: gap.endS };
        continue;
      }
      this.close();
      this.open = gap;
    }
  }

  /** Tells of what is left at the end of the search. */
  end(endS: number): void {
    const last = this.open;
    const isToEnd = last !== null && endS - last.endS <= joinS;
    if (!isToEnd) this.close();
    if (this.count > listedCountMax) {
      this.say(`${this.count - listedCountMax} more times without states`);
    }
    if (isToEnd) this.say(`no state from ${this.utcOf(last.startS)} on: ${meaningOf(last)}`);
  }

  private close(): void {
    const gap = this.open;
    this.open = null;
    if (gap === null) return;
    this.count += 1;
    if (this.count > listedCountMax) return;
    const [from, to] = [this.utcOf(gap.startS), this.utcOf(gap.endS)];
    this.say(`no state from ${from} to ${to}: ${meaningOf(gap)}`);
  }

  private say(words: string): void {
    this.warn(`${printable(this.id)}: ${words}`);
  }

  private utcOf(timeS: number): string {
    return formatUtc(this.startUtcMs + timeS * 1000);
  }
}

const meaningOf = ({ errorCode }: StateGap): string => stateErrorMeaning(errorCode);
