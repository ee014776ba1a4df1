// How does an orbit ephemeris message look?
import { formatUtc } from '../../src/orbit/time.ts';

export type StateAt = (out: Float64Array, timeS: number) => void;

/** Keywords of the metadata that a test wants otherwise. */
export type Meta = Readonly<Record<string, string>>;

export const oemHeader =
  'CCSDS_OEM_VERS = 2.0\nCREATION_DATE = 2024-01-01T00:00:00\nORIGINATOR = TEST\n';

/** A segment with states at some times after `startUtcMs`, with all digits. */
export function oemSegment(
  stateAt: StateAt,
  startUtcMs: number,
  timesS: readonly number[],
  changes: Meta = {},
): string {
  const utcOf = (timeS: number): string => formatUtc(startUtcMs + timeS * 1000, 6).slice(0, -1);
  const meta = {
    OBJECT_NAME: 'TEST SATELLITE',
    OBJECT_ID: '2024-001A',
    CENTER_NAME: 'EARTH',
    REF_FRAME: 'TEME',
    TIME_SYSTEM: 'UTC',
    START_TIME: utcOf(timesS[0]!),
    STOP_TIME: utcOf(timesS.at(-1)!),
    INTERPOLATION: 'HERMITE',
    INTERPOLATION_DEGREE: '7',
    ...changes,
  };
  const state = new Float64Array(6);
  const lines = timesS.map((timeS) => {
    stateAt(state, timeS);
    return `${utcOf(timeS)} ${Array.from(state).join(' ')}`;
  });
  const entries = Object.entries(meta).filter(([, value]) => value !== '');
  const head = entries.map(([keyword, value]) => `${keyword.padEnd(20)} = ${value}`);
  return ['META_START', ...head, 'META_STOP', '', ...lines, ''].join('\n');
}

/** Even times from 0 on. */
export const every = (stepS: number, count: number): number[] =>
  Array.from({ length: count }, (_, at) => at * stepS);
