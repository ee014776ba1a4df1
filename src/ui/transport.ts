// What do the buttons and keys do to the clock?

import { clock, clockRates } from './clock.ts';
import { useStore } from './store.ts';

export function togglePlay(): void {
  if (clock.isPlaying) clock.pause();
  else clock.play();
}

/** One step of the scenario's grid, or many; stepping pauses. */
export function step(stepCount: number): void {
  const { scenario } = useStore.getState();
  clock.pause();
  clock.seek(clock.timeS + stepCount * (scenario?.stepS ?? 30));
}

/** The next faster (1) or slower (-1) rate of the list; past its ends nothing happens. */
export function changeRate(direction: 1 | -1): void {
  const index = clockRates.findIndex((rate) => rate >= clock.rate);
  const next = clockRates[(index < 0 ? clockRates.length - 1 : index) + direction];
  if (next !== undefined) clock.setRate(next);
}

/**
 * To the next or previous event of the selection; pauses there. Without a selection at least one
 * step away: the events of a whole fleet lie so close that single ones would lead nowhere.
 */
export async function jumpToEvent(direction: 1 | -1): Promise<void> {
  const { nextEventS } = await import('./timeline/nextEvent.ts'); // not part of the first paint
  const { result, selection } = useStore.getState();
  if (result === null) return;
  const fromS = clock.timeS + (selection === null ? direction * result.stepS : 0);
  const timeS = nextEventS(result, fromS, selection, direction);
  if (timeS === null) return;
  clock.pause();
  clock.seek(timeS);
}

/**
 * Ticks the page's clock with the browser's frames, whether or not a scene is drawn.
 * Returns what stops it.
 */
export function startTicking(): () => void {
  let lastMs = performance.now();
  let request = 0;
  const frame = (nowMs: number): void => {
    clock.tick(Math.max(0, nowMs - lastMs) / 1000);
    lastMs = nowMs;
    request = requestAnimationFrame(frame);
  };
  request = requestAnimationFrame(frame);
  return () => {
    cancelAnimationFrame(request);
  };
}
