// What held a satellite's work back, how often, how long, and what holds it back now? Pure.

import { causes, eventKinds } from '../../compute/index.ts';
import type { EventLog, Result } from '../../compute/index.ts';

/** What can slow work down: a limit of heat, or want of energy. */
export const brakes = ['coolant', 'junction', 'memory', 'energy', 'other'] as const;
export type Brake = (typeof brakes)[number];

/** One stretch of slower work. */
export interface Slowdown {
  readonly brake: Brake;
  readonly startS: number;
  readonly endS: number;
}

const startedCode = eventKinds.indexOf('throttleStarted');
const endedCode = eventKinds.indexOf('throttleEnded');

function brakeOf({ causeCodePlusOne, detailByRow }: EventLog, row: number): Brake {
  const detail = detailByRow[row] as Brake | undefined;
  if (detail !== undefined && brakes.includes(detail)) return detail;
  return causes[causeCodePlusOne[row]! - 1] === 'energy' ? 'energy' : 'other';
}

/** All slowdowns of a satellite, by start; one that lasts to the end of the run ends with it. */
export function slowdownsOf({ events, durationS }: Result, satelliteIndex: number): Slowdown[] {
  const found: Slowdown[] = [];
  let open: { brake: Brake; startS: number } | null = null;
  const close = (endS: number): void => {
    if (open !== null) found.push({ ...open, endS });
    open = null;
  };
  for (let row = 0; row < events.count; row += 1) {
    if (events.satelliteIndex[row] !== satelliteIndex) continue;
    const code = events.kindCode[row];
    if (code !== startedCode && code !== endedCode) continue;
    const timeS = events.timeS[row]!;
    close(timeS);
    if (code === startedCode) open = { brake: brakeOf(events, row), startS: timeS };
  }
  close(durationS);
  return found;
}

export interface BrakeSum {
  readonly brake: Brake;
  readonly count: number;
  readonly durationS: number;
}

/** Slowdowns by what held the work back; what never did is not there. */
export function sumByBrake(slowdowns: readonly Slowdown[]): BrakeSum[] {
  return brakes.flatMap((brake) => {
    const own = slowdowns.filter((slowdown) => slowdown.brake === brake);
    const durationS = own.reduce((sum, { startS, endS }) => sum + endS - startS, 0);
    return own.length > 0 ? [{ brake, count: own.length, durationS }] : [];
  });
}

/** What holds work back at a time, or null. */
export function brakeAt(slowdowns: readonly Slowdown[], timeS: number): Brake | null {
  const now = slowdowns.find(({ startS, endS }) => startS <= timeS && timeS < endS);
  return now?.brake ?? null;
}

/** How a brake is said. */
export const brakeWords: Readonly<Record<Brake, string>> = {
  coolant: 'the coolant’s limit',
  junction: 'the junction’s limit',
  memory: 'the memory’s limit',
  energy: 'want of energy',
  other: 'a power cap',
};
