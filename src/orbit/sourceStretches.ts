// When does one source of states have them, and where does it lack them?
import {
  isSourceFailure,
  isStateTable,
  minutesSinceSourceEpoch,
  noOrbitCode,
  sourceStateInto,
  type SourceFailure,
  type StateSource,
} from './stateSource.ts';
import {
  gapsBetween,
  isOrbit,
  sampledStretches,
  tableStretches,
  type StateGap,
  type Stretch,
} from './stretches.ts';

/** A span of time; time 0 is `startUtcMs`. */
export interface TimeSpan {
  readonly startUtcMs: number;
  readonly durationS: number;
}

export interface SourceStretches {
  readonly stretches: readonly Stretch[];
  readonly gaps: readonly StateGap[];
}

const stepMaxS = 60; // as windows are searched: a shorter failure of SGP4 may be passed over
const samplesPerYield = 2048;

/**
 * Writes the state (km, km/s, TEME) of a source at a time of a span to out[0…5] and returns 0, or
 * the code of why there is none: what is no orbit (`isOrbit`) counts as none.
 */
export function orbitStateInto(
  out: Float64Array,
  source: StateSource | SourceFailure,
  utcMs: number,
): number {
  if (isSourceFailure(source)) return source.errorCode;
  const code = sourceStateInto(out, 0, source, minutesSinceSourceEpoch(source, utcMs));
  if (code !== 0 || isStateTable(source)) return code;
  return isOrbit(out, out.subarray(3)) ? 0 : noOrbitCode;
}

/**
 * The stretches of a span in which a source has states, their ends settled to 1e-6 s or those of a
 * file's own, and the gaps between. Yields the fraction done.
 */
export function* sourceStretches(
  source: StateSource | SourceFailure,
  { startUtcMs, durationS }: TimeSpan,
): Generator<number, SourceStretches> {
  const span = { startS: 0, endS: durationS };
  const stepCount = Math.max(1, Math.ceil(durationS / stepMaxS));
  const timeOf = (sample: number): number => (sample / stepCount) * durationS;
  const state = new Float64Array(6);
  const codeAt = (timeS: number): number =>
    orbitStateInto(state, source, startUtcMs + timeS * 1000);
  if (!isSourceFailure(source) && isStateTable(source)) {
    const stretches = tableStretches(source, startUtcMs, span);
    return { stretches, gaps: gapsBetween(stretches, span, () => 0) };
  }
  const codes = new Uint8Array(stepCount + 1);
  for (let sample = 0; sample <= stepCount; sample += 1) {
    codes[sample] = codeAt(timeOf(sample));
    if (sample % samplesPerYield === 0) yield sample / stepCount;
  }
  const stretches = sampledStretches(
    { count: stepCount + 1, timeOf },
    (sample) => codes[sample] === 0,
    (timeS) => codeAt(timeS) === 0,
  );
  const codeAfter = (timeS: number): number =>
    codes[Math.min(stepCount, Math.ceil((timeS / durationS) * stepCount))]!;
  return { stretches, gaps: gapsBetween(stretches, span, codeAfter) };
}
