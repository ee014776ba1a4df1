// How many satellites does each cell see at the clock's time? Asked for as often as it is answered.

import { clock } from '../clock.ts';
import type { SeenCounts } from '../run/messages.ts';
import { askCounts } from '../run/seenCounts.ts';
import { useStore } from '../store.ts';
import { coverageQuestion, useCoverageChoice } from './coverageStudies.ts';

/** Real time between two questions: ten a second are as smooth as anybody sees it. */
const cadenceMs = 100;
/** The worker has half of its time for orbits: then questions are this many answers apart. */
const answerShare = 2;
/** Real time before a worker that failed is asked again. */
const retryMs = 1000;

type Listener = () => void;
type Ask = typeof askCounts;

/** The counts of now, outside React; they are kept up to date while somebody uses them. */
export class CoverageLive {
  /** Of the last answer; null before the first of a scenario. */
  seen: SeenCounts | null = null;
  /** The most that any cell has seen since scenario or elevation changed: the scale is calm. */
  mostCount = 0;
  private readonly ask: Ask;
  private readonly listeners = new Set<Listener>();
  private readonly unsubscribers: (() => void)[] = [];
  private about = '';
  private askedMs = -Infinity;
  private pauseMs = cadenceMs;
  private giveUp: (() => void) | null = null;
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(ask: Ask = askCounts) {
    this.ask = ask;
  }

  /** Keeps the counts up to date and tells of each change until what is returned is called. */
  use(listener: Listener): () => void {
    this.listeners.add(listener);
    if (this.listeners.size === 1) {
      this.unsubscribers.push(clock.subscribe(this.look), useStore.subscribe(this.look));
      this.unsubscribers.push(useCoverageChoice.subscribe(this.look));
    }
    this.look();
    return () => {
      this.listeners.delete(listener);
      if (this.listeners.size === 0) this.rest();
    };
  }

  private rest(): void {
    for (const unsubscribe of this.unsubscribers.splice(0)) unsubscribe();
    this.stopAsking();
  }

  private stopAsking(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    this.giveUp?.();
    this.giveUp = null;
  }

  /** Another scenario or elevation makes all that is known worthless. */
  private isAbout(hash: string, elevationMinRad: number): boolean {
    const about = `${hash} ${elevationMinRad}`;
    if (about === this.about) return true;
    this.about = about;
    this.stopAsking();
    [this.seen, this.mostCount] = [null, 0];
    return false;
  }

  private readonly look = (): void => {
    const { scenario } = useStore.getState();
    if (scenario === null) return;
    const question = coverageQuestion(useCoverageChoice.getState().elevationDeg);
    if (!this.isAbout(scenario.hash, question.elevationMinRad)) {
      // The scene takes up another scenario first: what it flies is what is counted.
      this.lookIn(cadenceMs);
      this.tell();
    }
    if (this.giveUp !== null || this.timer !== undefined) return;
    const { timeS } = clock;
    if (this.seen?.timeS === timeS) return;
    const waitMs = this.askedMs + this.pauseMs - performance.now();
    if (waitMs > 0) {
      this.lookIn(waitMs);
      return;
    }
    this.askedMs = performance.now();
    this.giveUp = this.ask(question, timeS, this.hear);
  };

  private readonly hear = (seen: SeenCounts | null): void => {
    this.giveUp = null;
    this.pauseMs = Math.max(cadenceMs, answerShare * (performance.now() - this.askedMs));
    if (this.listeners.size === 0) return;
    if (seen === null) {
      this.lookIn(retryMs);
      return;
    }
    this.seen = seen;
    this.mostCount = seen.counts.reduce((most, count) => Math.max(most, count), this.mostCount);
    this.tell();
    this.look();
  };

  private lookIn(waitMs: number): void {
    this.timer = setTimeout(() => {
      this.timer = undefined;
      this.look();
    }, waitMs);
  }

  private tell(): void {
    for (const listener of this.listeners) listener();
  }
}

/** The page's counts. */
export const coverageLive = new CoverageLive();
