// How long will it take? A bar with an estimate on standard error, only for a person who waits.
import { durationWords } from '../compute/index.ts';
import type { Shell } from './shell.ts';

const firstAfterMs = 1000;
const againAfterMs = 100;

/** A bar that appears after a second, at most ten times a second, and clears itself. */
export interface ProgressBar {
  show(doneFraction: number): void;
  clear(): void;
}

/** A bar for one computation; it starts counting now. */
export function progressBar(shell: Shell, what: string): ProgressBar {
  const startMs = shell.nowMs();
  let nextMs = startMs + firstAfterMs;
  let isVisible = false;
  return {
    show(doneFraction) {
      const nowMs = shell.nowMs();
      if (!shell.isProgressShown || nowMs < nextMs) return;
      nextMs = nowMs + againAfterMs;
      isVisible = true;
      shell.err(`\r\u001b[K${barText(what, doneFraction, nowMs - startMs, shell.columnCount)}`);
    },
    clear() {
      if (isVisible) shell.err('\r\u001b[K');
      isVisible = false;
    },
  };
}

/** A bar beside rows that go to standard output all the while: none where both meet. */
export function streamBar(shell: Shell, what: string): ProgressBar {
  return progressBar(shell.isOutputShown ? { ...shell, isProgressShown: false } : shell, what);
}

/** `orbits [####----]  42 %, 12 s left`, cut to the width of the terminal. */
export function barText(
  what: string,
  doneFraction: number,
  elapsedMs: number,
  columnCount: number,
): string {
  const done = Math.min(Math.max(doneFraction, 0), 1);
  const leftS = (elapsedMs / 1000) * ((1 - done) / Math.max(done, 1e-9));
  const left = done > 0.001 ? `, ${durationWords(Math.max(1, Math.round(leftS)))} left` : '';
  const filled = Math.round(done * 24);
  const bar = `${'#'.repeat(filled)}${'-'.repeat(24 - filled)}`;
  const percent = String(Math.floor(done * 100)).padStart(3);
  return `${what} [${bar}] ${percent} %${left}`.slice(0, Math.max(10, columnCount - 1));
}
