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

/** Angle by which the line in a turning body may turn between two looks, 3.4°. */
const lookRad = 0.06;
/** No line is looked at as if it turned faster than so many orbits: 0.2 s apart in low orbit. */
const passingMax = 300;
/** Rows between two yields. */
const rowsPerUnit = 16;

/** What the cutting needs of a scenario. */
export type LinkReachScenario = Pick<Scenario, 'fleets' | 'satellites' | 'startUtcMs'>;

interface Span {
  readonly startS: number;
  readonly endS: number;
}

type ValueAt = (timeS: number) => number;

function lengthOf(x: number, y: number, z: number): number {
  return Math.sqrt(x * x + y * y + z * z);
}

/** One end of a line: a satellite with its link terminals. */
class LineEnd {
  field: LinkField | null = null;
  satellite = 0;
  readonly state = new Float64Array(6);
  private readonly velocity = this.state.subarray(3);
  private readonly directions = new Float64Array(targetDirectionsLength);
  private readonly triad = new Float64Array(9);

  /** Cosine of a unit direction off the nearest normal, less that of the cone's edge. */
  margin(x: number, y: number, z: number, sunTemeKm: Float64Array): number {
    const { directions, field, state, triad: t } = this;
    targetDirectionsInto(directions, state, this.velocity, 0, sunTemeKm);
    targetTriadInto(t, field!.attitude, directions);
    return field!.margin(
      x * t[0]! + y * t[1]! + z * t[2]!,
      x * t[3]! + y * t[4]! + z * t[5]!,
      x * t[6]! + y * t[7]! + z * t[8]!,
    );
  }

  orbitRadPerS(): number {
    const { state: s } = this;
    return lengthOf(s[3]!, s[4]!, s[5]!) / lengthOf(s[0]!, s[1]!, s[2]!);
  }
}

/** The line between two satellites at any time, and how it stands in the fields of both. */
class LineOfSight {
  rangeKm = 0;
  readonly a = new LineEnd();
  readonly b = new LineEnd();
  private readonly sunTrack: SunTrack;
  private readonly sunTemeKm = new Float64Array(3);

  constructor(
    private readonly ephemeris: Ephemeris,
    startUtcMs: number,
  ) {
    this.sunTrack = createSunTrack(startUtcMs, ephemeris.startS, ephemerisEndS(ephemeris));
  }

  place(timeS: number): void {
    const [a, b] = [this.a.state, this.b.state];
    interpolateInto(a, this.ephemeris, this.a.satellite, timeS);
    interpolateInto(b, this.ephemeris, this.b.satellite, timeS);
    this.rangeKm = lengthOf(b[0]! - a[0]!, b[1]! - a[1]!, b[2]! - a[2]!);
    sunTrackInto(this.sunTemeKm, this.sunTrack, timeS);
  }

  /** Of an end with a field, after `place`. */
  marginOf(end: LineEnd): number {
    const [a, b] = [this.a.state, this.b.state];
    const per = (end === this.a ? 1 : -1) / this.rangeKm;
    const [x, y, z] = [(b[0]! - a[0]!) * per, (b[1]! - a[1]!) * per, (b[2]! - a[2]!) * per];
    return end.margin(x, y, z, this.sunTemeKm);
  }

  /** Time until the line, or the faster orbit, has turned by the angle between two looks. */
  lookStepS(): number {
    const [a, b] = [this.a.state, this.b.state];
    const passing = lengthOf(b[3]! - a[3]!, b[4]! - a[4]!, b[5]! - a[5]!) / this.rangeKm;
    const turning = Math.max(this.a.orbitRadPerS(), this.b.orbitRadPerS());
    return lookRad / (Math.min(passing, passingMax * turning) + turning);
  }

  readonly rangeAt: ValueAt = (timeS) => {
    this.place(timeS);
    return this.rangeKm;
  };
}

/**
 * Times of looks over a span, as dense as the line turns: a satellite that passes close by is
 * looked at more often while it does. A function of time is searched by the number of the look.
 */
class Looks {
  readonly grid: ScanGrid;
  private readonly times: readonly number[];

  /** `onLook` is called at each look, the line placed. */
  constructor(sight: LineOfSight, { startS, endS }: Span, onLook: () => void) {
    const times = [startS];
    // Some looks at least, for the search goes by the bend of them.
    const stepMaxS = (endS - startS) / 4;
    for (let timeS = startS; ;) {
      sight.place(timeS);
      onLook();
      timeS += Math.min(sight.lookStepS(), stepMaxS);
      // Two satellites at one place have no line: no step either.
      if (!(timeS < endS)) break;
      times.push(timeS);
    }
    times.push(endS);
    sight.place(endS);
    onLook();
    this.times = times;
    this.grid = { startS: 0, stepS: 1, sampleCount: times.length, endS: times.length - 1 };
  }

  timeS(look: number): number {
    const { times } = this;
    const at = Math.min(Math.floor(look), times.length - 2);
    return times[at]! + (look - at) * (times[at + 1]! - times[at]!);
  }

  by(valueAt: ValueAt): ValueAt {
    return (look) => valueAt(this.timeS(look));
  }
}

/** The times in both lists; each sorted and apart. */
function overlap(p: readonly Span[], q: readonly Span[]): Span[] {
  return p.flatMap((each) =>
    q
      .filter(({ startS, endS }) => startS < each.endS && endS > each.startS)
      .map(({ startS, endS }) => {
        return { startS: Math.max(startS, each.startS), endS: Math.min(endS, each.endS) };
      }),
  );
}

/** The parts of a window in which both ends look at each other. */
function partsInReach(sight: LineOfSight, window: Span): Span[] {
  const ends = [sight.a, sight.b].filter(({ field }) => field !== null);
  const margins = ends.map((): number[] => []);
  const looks = new Looks(sight, window, () => {
    ends.forEach((end, at) => margins[at]!.push(sight.marginOf(end)));
  });
  const parts = ends.map((end, at) => {
    const found: IntervalList = { startS: [], endS: [] };
    const marginAt = looks.by((timeS) => {
      sight.place(timeS);
      return sight.marginOf(end);
    });
    findWindows(found, looks.grid, Float64Array.from(margins[at]!), marginAt);
    return found.startS.map((from, part) => {
      return { startS: looks.timeS(from), endS: looks.timeS(found.endS[part]!) };
    });
  });
  return parts.reduce(overlap, [window]);
}

/** Least and greatest range of a part. */
function rangesOf(sight: LineOfSight, part: Span): readonly [number, number] {
  const ranges: number[] = [];
  const looks = new Looks(sight, part, () => ranges.push(sight.rangeKm));
  const { grid } = looks;
  const peakOf = (sign: number): number => {
    const valueAt = looks.by((timeS) => sign * sight.rangeAt(timeS));
    const values = Float64Array.from(ranges, (range) => sign * range);
    return sign * valueAt(findPeakS(grid, values, valueAt, 0, grid.endS));
  };
  return [peakOf(-1), peakOf(1)];
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
  const sight = new LineOfSight(ephemeris, startUtcMs);
  const takeUp = (end: LineEnd, satellite: number): boolean => {
    end.satellite = satellite;
    end.field = fields[satellites[satellite]!.fleetIndex] ?? null;
    return end.field !== null;
  };
  const cut = new LinkRows();
  for (let row = 0; row < links.count; row += 1) {
    const [a, b] = [links.satelliteAIndex[row]!, links.satelliteBIndex[row]!];
    const whole = { startS: links.startS[row]!, endS: links.endS[row]! };
    const isBounded = [takeUp(sight.a, a), takeUp(sight.b, b)].some((each) => each);
    const parts = isBounded ? partsInReach(sight, whole) : [whole];
    for (const part of parts) {
      const isWhole = part.startS === whole.startS && part.endS === whole.endS;
      const kept = [links.rangeMinKm[row]!, links.rangeMaxKm[row]!] as const;
      cut.push([a, b], part, isWhole ? kept : rangesOf(sight, part));
    }
    if ((row + 1) % rowsPerUnit === 0) yield rowsPerUnit;
  }
  return cut.sorted();
}
