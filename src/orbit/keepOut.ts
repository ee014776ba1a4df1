// Which satellites of a formation come closer to each other than they may, and when?
import { findPeakS, findWindows, sampleTimeS, type IntervalList, type ScanGrid } from './finder.ts';

export interface KeepOutRequest {
  readonly satelliteCount: number;
  readonly startS: number;
  readonly endS: number;
  /** Scan step; a formation turns once a revolution, so that 60 s is dense. */
  readonly stepS: number;
  /** An alarm is a distance below this. */
  readonly limitKm: number;
  /** Writes a satellite's position (km, any frame common to all) to out[0…2]. */
  readonly positionInto: (out: Float64Array, satelliteIndex: number, timeS: number) => void;
}

/** One pair too close from startS to endS, and how close at most. */
export interface KeepOutAlarm {
  readonly first: number;
  readonly second: number;
  readonly startS: number;
  readonly endS: number;
  readonly closestS: number;
  readonly closestKm: number;
}

const alarmCountMax = 100_000;

/** Distances of pairs, at samples from columns and in between by asking again. */
class PairDistance {
  private readonly positionKm: Float64Array;
  private readonly a = new Float64Array(3);
  private readonly b = new Float64Array(3);
  private first = 0;
  private second = 0;

  constructor(
    private readonly request: KeepOutRequest,
    private readonly grid: ScanGrid,
  ) {
    const { satelliteCount, positionInto } = request;
    this.positionKm = new Float64Array(3 * satelliteCount * grid.sampleCount);
    for (let index = 0; index < satelliteCount; index += 1) {
      for (let sample = 0; sample < grid.sampleCount; sample += 1) {
        positionInto(this.a, index, sampleTimeS(grid, sample));
        this.positionKm.set(this.a, 3 * (index * grid.sampleCount + sample));
      }
    }
  }

  /** Fills limit − distance at all samples; true when a window may be in it. */
  fill(margins: Float64Array, first: number, second: number): boolean {
    const { positionKm, grid } = this;
    const { limitKm } = this.request;
    this.first = first;
    this.second = second;
    let [a, b] = [3 * first * grid.sampleCount, 3 * second * grid.sampleCount];
    let best = -Infinity;
    let steepest = 0;
    for (let sample = 0; sample < grid.sampleCount; sample += 1) {
      const x = positionKm[a]! - positionKm[b]!;
      const y = positionKm[a + 1]! - positionKm[b + 1]!;
      const z = positionKm[a + 2]! - positionKm[b + 2]!;
      const margin = limitKm - Math.sqrt(x * x + y * y + z * z);
      if (sample > 0) steepest = Math.max(steepest, Math.abs(margin - margins[sample - 1]!));
      margins[sample] = margin;
      best = Math.max(best, margin);
      a += 3;
      b += 3;
    }
    return best + steepest > 0;
  }

  readonly marginAt = (timeS: number): number => {
    const { a, b, request } = this;
    request.positionInto(a, this.first, timeS);
    request.positionInto(b, this.second, timeS);
    const [x, y, z] = [a[0]! - b[0]!, a[1]! - b[1]!, a[2]! - b[2]!];
    return request.limitKm - Math.sqrt(x * x + y * y + z * z);
  };
}

/**
 * Finds every time at which a pair is closer than the limit, pair by pair and in order; edges to
 * 1e-6 s of the positions given. Yields the share done. Stops at 100,000 alarms: then the limit is
 * wider than the formation's own spacing.
 */
export function* findKeepOutAlarms(
  request: KeepOutRequest,
): Generator<number, { alarms: KeepOutAlarm[]; isComplete: boolean }> {
  const { satelliteCount, startS, endS, stepS, limitKm } = request;
  const sampleCount = Math.max(2, Math.ceil((endS - startS) / stepS - 1e-9) + 1);
  const grid: ScanGrid = { startS, stepS, sampleCount, endS };
  const pairs = new PairDistance(request, grid);
  const margins = new Float64Array(sampleCount);
  const alarms: KeepOutAlarm[] = [];
  for (let first = 0; first < satelliteCount - 1; first += 1) {
    for (let second = first + 1; second < satelliteCount; second += 1) {
      if (!pairs.fill(margins, first, second)) continue;
      const found: IntervalList = { startS: [], endS: [] };
      findWindows(found, grid, margins, pairs.marginAt);
      found.startS.forEach((fromS, row) => {
        const toS = found.endS[row]!;
        const closestS = findPeakS(grid, margins, pairs.marginAt, fromS, toS);
        const closestKm = limitKm - pairs.marginAt(closestS);
        alarms.push({ first, second, startS: fromS, endS: toS, closestS, closestKm });
      });
      if (alarms.length > alarmCountMax) return { alarms, isComplete: false };
    }
    yield (first + 1) / (satelliteCount - 1);
  }
  return { alarms, isComplete: true };
}
