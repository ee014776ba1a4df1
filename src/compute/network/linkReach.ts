// During which part of their windows do two satellites' attitudes let link terminals meet?
import {
  createSunTrack,
  ephemerisEndS,
  findPeakS,
  findWindows,
  interpolateInto,
  sunTrackInto,
  type Ephemeris,
  type IntervalList,
  type LinkWindows,
  type ScanGrid,
  type SunTrack,
} from '../../orbit/index.ts';
import {
  targetDirectionsInto,
  targetDirectionsLength,
  targetTriadInto,
} from '../plant/attitude.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { linkFields, type LinkField } from './linkField.ts';
import { LinkRows } from './linkRows.ts';

/** Angle between two looks that the line or the orbit may turn by, 1.7°: 27 s in low orbit. */
const lookRad = 0.03;
/** No line is looked at as if it turned faster than so many orbits: 0.1 s apart in low orbit. */
const passingMax = 300;
/** Rows between two yields. */
const rowsPerUnit = 16;

/** What the cutting needs of a scenario. */
export type LinkReachScenario = Pick<Scenario, 'fleets' | 'satellites' | 'startUtcMs'>;

interface Span {
  readonly startS: number;
  readonly endS: number;
}

function lengthOf(x: number, y: number, z: number): number {
  return Math.sqrt(x * x + y * y + z * z);
}

/** One satellite's link terminals beside the line to another. */
class LineOfSight {
  rangeKm = 0;
  private field: LinkField | null = null;
  private from = 0;
  private to = 0;
  private readonly sunTrack: SunTrack;
  private readonly here = new Float64Array(6);
  private readonly velocity = this.here.subarray(3);
  private readonly there = new Float64Array(6);
  private readonly sunTemeKm = new Float64Array(3);
  private readonly directions = new Float64Array(targetDirectionsLength);
  private readonly triad = new Float64Array(9);

  constructor(
    private readonly ephemeris: Ephemeris,
    startUtcMs: number,
  ) {
    this.sunTrack = createSunTrack(startUtcMs, ephemeris.startS, ephemerisEndS(ephemeris));
  }

  select(from: number, to: number, field: LinkField | null): void {
    this.from = from;
    this.to = to;
    this.field = field;
  }

  /** Time until the line, or the faster orbit, has turned by the angle between two looks. */
  lookStepS(timeS: number): number {
    this.place(timeS);
    const { here: a, there: b, rangeKm } = this;
    const passing = lengthOf(b[3]! - a[3]!, b[4]! - a[4]!, b[5]! - a[5]!) / rangeKm;
    const turning = Math.max(orbitRadPerS(a), orbitRadPerS(b));
    return lookRad / (Math.min(passing, passingMax * turning) + turning);
  }

  /** Cosine of the partner's angle off the nearest normal, less that of the cone's edge. */
  readonly marginAt = (timeS: number): number => {
    this.place(timeS);
    const { here, there, directions, sunTemeKm, triad: t, rangeKm } = this;
    sunTrackInto(sunTemeKm, this.sunTrack, timeS);
    targetDirectionsInto(directions, here, this.velocity, 0, sunTemeKm);
    targetTriadInto(t, this.field!.attitude, directions);
    const x = (there[0]! - here[0]!) / rangeKm;
    const y = (there[1]! - here[1]!) / rangeKm;
    const z = (there[2]! - here[2]!) / rangeKm;
    return this.field!.margin(
      x * t[0]! + y * t[1]! + z * t[2]!,
      x * t[3]! + y * t[4]! + z * t[5]!,
      x * t[6]! + y * t[7]! + z * t[8]!,
    );
  };

  readonly rangeAt = (timeS: number): number => {
    this.place(timeS);
    return this.rangeKm;
  };

  private place(timeS: number): void {
    const { here: a, there: b, ephemeris } = this;
    interpolateInto(a, ephemeris, this.from, timeS);
    interpolateInto(b, ephemeris, this.to, timeS);
    this.rangeKm = lengthOf(b[0]! - a[0]!, b[1]! - a[1]!, b[2]! - a[2]!);
  }
}

function orbitRadPerS(state: Float64Array): number {
  const speed = lengthOf(state[3]!, state[4]!, state[5]!);
  return speed / lengthOf(state[0]!, state[1]!, state[2]!);
}

/**
 * Times of looks over a span, as dense as the line turns: a satellite that passes close by is
 * looked at more often while it does. A function of time is searched by the number of the look.
 */
class Looks {
  readonly grid: ScanGrid;
  private readonly times: readonly number[];

  constructor(sight: LineOfSight, { startS, endS }: Span) {
    const times = [startS];
    for (let timeS = startS; ;) {
      // Some looks at least, for the search goes by the bend of them.
      timeS += Math.min(sight.lookStepS(timeS), (endS - startS) / 4);
      // A satellite that has no state any more gives no step.
      if (!(timeS < endS)) break;
      times.push(timeS);
    }
    times.push(endS);
    this.times = times;
    const last = times.length - 1;
    this.grid = { startS: 0, stepS: 1, sampleCount: times.length, endS: last };
  }

  timeS(look: number): number {
    const { times } = this;
    const at = Math.min(Math.floor(look), times.length - 2);
    return times[at]! + (look - at) * (times[at + 1]! - times[at]!);
  }

  by(valueAt: (timeS: number) => number): (look: number) => number {
    return (look) => valueAt(this.timeS(look));
  }

  sampled(valueAt: (timeS: number) => number): Float64Array {
    return Float64Array.from(this.times, valueAt);
  }
}

/** The parts of a span in which the selected line is in the field. */
function partsInField(sight: LineOfSight, span: Span): Span[] {
  const looks = new Looks(sight, span);
  const found: IntervalList = { startS: [], endS: [] };
  findWindows(found, looks.grid, looks.sampled(sight.marginAt), looks.by(sight.marginAt));
  return found.startS.map((from, part) => {
    return { startS: looks.timeS(from), endS: looks.timeS(found.endS[part]!) };
  });
}

/** Least and greatest range of a part. */
function rangesOf(sight: LineOfSight, part: Span): readonly [number, number] {
  const looks = new Looks(sight, part);
  const peakOf = (valueAt: (timeS: number) => number): number => {
    const { grid } = looks;
    const peak = findPeakS(grid, looks.sampled(valueAt), looks.by(valueAt), 0, grid.endS);
    return valueAt(looks.timeS(peak));
  };
  return [-peakOf((timeS) => -sight.rangeAt(timeS)), peakOf(sight.rangeAt)];
}

/**
 * Cuts windows of links found by geometry to the times at which each satellite's link terminals
 * reach the other, as their attitude laws turn them. A window may fall into several parts, each
 * with its own least and greatest range; one that is wholly in reach stays as it is. Edges are good
 * to a millionth of the time between two looks (3e-5 s in low orbit) of the states interpolated.
 * Yields the rows done since the last yield; returns the same table when every terminal reaches
 * everything. The body itself hides nothing.
 */
export function* cutToLinkReach(
  links: LinkWindows,
  ephemeris: Ephemeris,
  { fleets, satellites, startUtcMs }: LinkReachScenario,
): Generator<number, LinkWindows> {
  const fields = linkFields(fleets);
  if (links.count === 0 || fields.every((field) => field === null)) return links;
  const fieldOf = (satellite: number) => fields[satellites[satellite]!.fleetIndex] ?? null;
  const sight = new LineOfSight(ephemeris, startUtcMs);
  const cut = new LinkRows();
  for (let row = 0; row < links.count; row += 1) {
    const [a, b] = [links.satelliteAIndex[row]!, links.satelliteBIndex[row]!];
    const whole = { startS: links.startS[row]!, endS: links.endS[row]! };
    let parts: Span[] = [whole];
    for (const [from, to] of [[a, b] as const, [b, a] as const]) {
      const field = fieldOf(from);
      if (field === null) continue;
      sight.select(from, to, field);
      parts = parts.flatMap((part) => partsInField(sight, part));
    }
    for (const part of parts) {
      const isWhole = part.startS === whole.startS && part.endS === whole.endS;
      const kept = [links.rangeMinKm[row]!, links.rangeMaxKm[row]!] as const;
      cut.push([a, b], part, isWhole ? kept : rangesOf(sight, part));
    }
    if ((row + 1) % rowsPerUnit === 0) yield rowsPerUnit;
  }
  return cut.sorted();
}
