// At which times does an axis carry a label? Steps that a reader of clocks expects.

import { formatElapsedTick, formatUtcClock, formatUtcDate } from './timeFormat.ts';
import type { TimeScale } from './timeScale.ts';

const minuteS = 60;
const hourS = 3600;
const dayS = 86_400;

/** Distances between labels that fall on round clock readings. */
const stepsS = [
  ...[1, 2, 5, 10, 15, 30],
  ...[1, 2, 5, 10, 15, 30].map((minutes) => minutes * minuteS),
  ...[1, 2, 3, 6, 12].map((hours) => hours * hourS),
  ...[1, 2, 5, 10, 20, 50, 100, 200, 365].map((days) => days * dayS),
] as const;

export interface Tick {
  readonly timeS: number;
  readonly label: string;
  /** A day begins here (UTC axis only). */
  readonly isDay: boolean;
}

/** The smallest round step, s, that leaves at least `gapPx` from label to label. */
export function chooseStepS(scale: TimeScale, gapPx: number): number {
  const wantedS = ((scale.endS - scale.startS) / Math.max(scale.widthPx, 1)) * gapPx;
  return stepsS.find((stepS) => stepS >= wantedS) ?? Math.ceil(wantedS / dayS) * dayS;
}

/** Ticks on round UTC readings; a day's first carries its date. */
export function utcTicks(scale: TimeScale, startUtcMs: number, gapPx: number): Tick[] {
  const stepS = chooseStepS(scale, gapPx);
  const midnightPhaseS = (startUtcMs / 1000) % dayS;
  return roundTimes(scale, stepS, midnightPhaseS).map((timeS) => {
    const isDay = (timeS + midnightPhaseS) % dayS === 0;
    const label = isDay
      ? formatUtcDate(startUtcMs, timeS)
      : formatUtcClock(startUtcMs, timeS, stepS < minuteS);
    return { timeS, label, isDay };
  });
}

/** Ticks on round times since the start. */
export function elapsedTicks(scale: TimeScale, gapPx: number): Tick[] {
  const stepS = chooseStepS(scale, gapPx);
  return roundTimes(scale, stepS, 0).map((timeS) => ({
    timeS,
    label: formatElapsedTick(timeS, stepS < minuteS),
    isDay: false,
  }));
}

/** Times within the window at which `timeS + phaseS` is a multiple of the step. */
function roundTimes(scale: TimeScale, stepS: number, phaseS: number): number[] {
  const times: number[] = [];
  const first = Math.ceil((scale.startS + phaseS) / stepS - 1e-9);
  const last = Math.floor((scale.endS + phaseS) / stepS + 1e-9);
  for (let step = first; step <= last; step += 1) times.push(step * stepS - phaseS);
  return times;
}
