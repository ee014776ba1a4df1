// When does a satellite have states, where it does not have them all the time?
import { earthMuKm3PerS2 } from './constants.ts';
import { propagateSamples, type Ephemeris, type PreparedFleet } from './ephemeris.ts';
import type { StatesAt } from './exactStates.ts';
import { isSourceFailure, isStateTable, noOrbitCode } from './stateSource.ts';
import { outsideTableCode, type StateTable } from './stateTable.ts';
import { ttMinusUtcS } from './time.ts';

/** A time throughout which a satellite's source has states. */
export interface Stretch {
  readonly startS: number;
  readonly endS: number;
}

/** A time without states, and why there are none. */
export interface StateGap extends Stretch {
  readonly errorCode: number;
}

/** Instants in order at which it is known whether there are states. */
export interface SampleTimes {
  readonly count: number;
  readonly timeOf: (sample: number) => number;
}

const settledS = 1e-6;
const joinS = 2e-6; // segments of a file that meet: their times are good to 1e-6 s

/**
 * Whether a state (km, km/s) can be a satellite's: slower than √2 times the escape speed. Elements
 * far from their epoch, on either side of a decay, make SGP4 return without an error code what is
 * thousands of times as fast.
 */
export function isOrbit(position: Float64Array, velocity: Float64Array, at = 0): boolean {
  const [x, y, z] = [position[at]!, position[at + 1]!, position[at + 2]!];
  const [vx, vy, vz] = [velocity[at]!, velocity[at + 1]!, velocity[at + 2]!];
  const radiusKm = Math.sqrt(x * x + y * y + z * z);
  return (vx * vx + vy * vy + vz * vz) * radiusKm < 4 * earthMuKm3PerS2;
}

/** The last time with a state on the way from a good time to a bad one, to 1e-6 s. */
function settledEndS(
  hasStateAt: (timeS: number) => boolean,
  [goodS, badS]: readonly [number, number],
): number {
  let [lastS, beyondS] = [goodS, badS];
  while (Math.abs(beyondS - lastS) > settledS) {
    const middleS = (lastS + beyondS) / 2;
    if (hasStateAt(middleS)) lastS = middleS;
    else beyondS = middleS;
  }
  return lastS;
}

/**
 * The stretches that some samples betray, each end settled between two of them to 1e-6 s, on the
 * side with states. A failure, or a recovery, shorter than a step may be passed over.
 */
export function sampledStretches(
  { count, timeOf }: SampleTimes,
  isGood: (sample: number) => boolean,
  hasStateAt: (timeS: number) => boolean,
): Stretch[] {
  const stretches: Stretch[] = [];
  for (let first = 0; first < count; first += 1) {
    if (!isGood(first)) continue;
    let last = first;
    while (last + 1 < count && isGood(last + 1)) last += 1;
    const [firstS, lastS] = [timeOf(first), timeOf(last)];
    stretches.push({
      startS: first === 0 ? firstS : settledEndS(hasStateAt, [firstS, timeOf(first - 1)]),
      endS: last === count - 1 ? lastS : settledEndS(hasStateAt, [lastS, timeOf(last + 1)]),
    });
    first = last + 1;
  }
  return stretches;
}

/** Seconds of UTC after the table's epoch of a time that its segments count. */
function utcAfterEpochS({ epochUtcMs }: StateTable, tableS: number): number {
  let afterS = tableS;
  for (let round = 0; round < 2; round += 1) {
    afterS = tableS - (ttMinusUtcS(epochUtcMs + afterS * 1000) - ttMinusUtcS(epochUtcMs));
  }
  return afterS;
}

/** The stretches within a span that a file's states cover, to the file's own ends. */
export function tableStretches(table: StateTable, startUtcMs: number, span: Stretch): Stretch[] {
  const epochS = (table.epochUtcMs - startUtcMs) / 1000;
  const stretches: Stretch[] = [];
  for (const segment of table.segments) {
    const fromS = epochS + utcAfterEpochS(table, segment.startS);
    const toS = epochS + utcAfterEpochS(table, segment.endS);
    const startS = fromS - span.startS <= joinS ? span.startS : fromS;
    const endS = span.endS - toS <= joinS ? span.endS : toS;
    if (startS > span.endS || endS < span.startS) continue;
    const before = stretches.at(-1);
    if (before === undefined || startS - before.endS > joinS) stretches.push({ startS, endS });
    else stretches.push({ startS: stretches.pop()!.startS, endS: Math.max(before.endS, endS) });
  }
  return stretches;
}

/** The times that are in both of two lists. */
export function commonStretches(p: readonly Stretch[], q: readonly Stretch[]): Stretch[] {
  const common: Stretch[] = [];
  for (let i = 0, j = 0; i < p.length && j < q.length;) {
    const startS = Math.max(p[i]!.startS, q[j]!.startS);
    const endS = Math.min(p[i]!.endS, q[j]!.endS);
    if (endS > startS) common.push({ startS, endS });
    if (p[i]!.endS < q[j]!.endS) i += 1;
    else j += 1;
  }
  return common;
}

/** What of a span is in none of some stretches; `codeAfter` is that of the next sample. */
export function gapsBetween(
  stretches: readonly Stretch[],
  span: Stretch,
  codeAfter: (timeS: number) => number,
): StateGap[] {
  const gaps: StateGap[] = [];
  let fromS = span.startS;
  for (const { startS, endS } of [...stretches, { startS: span.endS, endS: span.endS }]) {
    if (startS > fromS) {
      const code = codeAfter(fromS === span.startS ? fromS : fromS + settledS);
      // A gap between two samples is known from a file's table alone.
      gaps.push({ startS: fromS, endS: startS, errorCode: code === 0 ? outsideTableCode : code });
    }
    fromS = endS;
  }
  return gaps;
}

/** Which satellites of an ephemeris have states when. */
export interface StretchTable {
  /** By satellite: its stretches within the ephemeris; null: all of it. */
  readonly stretches: readonly (readonly Stretch[] | null)[];
  /** When a satellite has no states within the ephemeris. */
  readonly gapsOf: (satelliteIndex: number) => StateGap[];
}

/**
 * Fills an ephemeris like `propagateFleet`, but a failure ends nothing: all samples that have a
 * state hold it, and the table returned says when there are states, to 1e-6 s of `statesAt` or to
 * the ends of a file's own. Satellites with states throughout are valid in the ephemeris, others
 * have no valid sample there: their stretches are for `piecesOf`.
 */
export function* propagateStretches(
  fleet: PreparedFleet,
  startUtcMs: number,
  ephemeris: Ephemeris,
  statesAt: StatesAt,
): Generator<number, StretchTable> {
  const statusCode = yield* propagateSamples(fleet, startUtcMs, ephemeris);
  const finder = new StretchFinder(fleet, ephemeris, statusCode, statesAt);
  const stretches = fleet.sources.map((_, index) => finder.stretchesOf(index, startUtcMs));
  stretches.forEach((own, index) => {
    ephemeris.validSampleCount[index] = own === null ? ephemeris.sampleCount : 0;
  });
  return { stretches, gapsOf: (index) => finder.gapsBetween(index, stretches[index]!) };
}

/** Reads the samples of an ephemeris and their codes. */
class StretchFinder {
  private readonly span: Stretch;
  private readonly times: SampleTimes;
  private readonly state = new Float64Array(6);

  constructor(
    private readonly fleet: PreparedFleet,
    private readonly ephemeris: Ephemeris,
    private readonly statusCode: Uint8Array,
    private readonly statesAt: StatesAt,
  ) {
    const { sampleCount, startS, stepS } = ephemeris;
    this.times = { count: sampleCount, timeOf: (sample) => startS + sample * stepS };
    this.span = { startS, endS: this.times.timeOf(sampleCount - 1) };
  }

  /** `null`: the whole span. */
  stretchesOf(index: number, startUtcMs: number): readonly Stretch[] | null {
    const source = this.fleet.sources[index]!;
    const isTable = !isSourceFailure(source) && isStateTable(source);
    if (!isTable && this.isWholeBySamples(index)) return null;
    const found = isTable
      ? tableStretches(source, startUtcMs, this.span)
      : sampledStretches(
          this.times,
          (sample) => this.codeOf(index, sample) === 0,
          (timeS) => this.hasStateAt(index, timeS),
        );
    const only = found.length === 1 ? found[0]! : null;
    const { startS, endS } = this.span;
    return only !== null && only.startS === startS && only.endS === endS ? null : found;
  }

  /** No failure; what is no orbit lies beside failures, or all along. */
  private isWholeBySamples(index: number): boolean {
    const { sampleCount } = this.ephemeris;
    const codes = this.statusCode.subarray(index * sampleCount, (index + 1) * sampleCount);
    for (let sample = 0; sample < sampleCount; sample += 1) if (codes[sample] !== 0) return false;
    return this.codeOf(index, 0) === 0 && this.codeOf(index, sampleCount - 1) === 0;
  }

  private codeOf(index: number, sample: number): number {
    const { sampleCount, positionTemeKm, velocityTemeKmPerS } = this.ephemeris;
    const place = index * sampleCount + sample;
    const code = this.statusCode[place]!;
    if (code !== 0 || isOrbit(positionTemeKm, velocityTemeKmPerS, 3 * place)) return code;
    return noOrbitCode;
  }

  private hasStateAt(index: number, timeS: number): boolean {
    const { state } = this;
    return this.statesAt(state, index, timeS) && isOrbit(state, state.subarray(3));
  }

  gapsBetween(index: number, stretches: readonly Stretch[] | null): StateGap[] {
    if (stretches === null) return [];
    const { startS, stepS, sampleCount } = this.ephemeris;
    return gapsBetween(stretches, this.span, (timeS) => {
      const sample = Math.max(0, Math.ceil((timeS - startS) / stepS));
      return this.codeOf(index, Math.min(sample, sampleCount - 1));
    });
  }
}
