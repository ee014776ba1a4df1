// How are windows found over long times for many satellites, at bounded memory?
import type {
  Ephemeris,
  LinkWindows,
  OrbitRecord,
  PreparedFleet,
  StatesAt,
  StretchTable,
} from '../orbit/index.ts';
import {
  createEphemeris,
  createStateSource,
  findInPieces,
  fleetStates,
  interruptedAlike,
  interruptedPairs,
  mergeLinkWindows,
  prepareFleet,
  propagateStretches,
  withLinkedSatellites,
  withSatellites,
} from '../orbit/index.ts';
import { StateGaps } from './stateGaps.ts';

/** The time that is searched; time 0 of all windows is its start. */
export interface Span {
  readonly startUtcMs: number;
  readonly durationS: number;
}

/** Some finished rows (null: none yet), and how far the search is. */
export interface ScanPage<Table> {
  readonly doneFraction: number;
  readonly table: Table | null;
  /** Add it to the satellite indices of the table. */
  readonly firstSatellite: number;
}

/**
 * Finds the windows of all satellites of an ephemeris, with edges on the satellites' own states;
 * yields something now and then.
 */
export type Find<Table> = (ephemeris: Ephemeris, statesAt: StatesAt) => Generator<number, Table>;

/**
 * Widest spacing of the states between which a cubic is laid. Edges do not depend on it; peaks and
 * ranges do: in low orbit the cubic is 0.3 m beside SGP4, near the perigee of a Molniya 1 m.
 */
const stepMaxS = 60;
const daySampleCount = 1440;
const batchSatelliteDays = 256;
const stateCountMax = 1_000_000; // 48 MB of columns

/** Whose windows are sought, and when; `warn` is told of satellites without states. */
export interface Search {
  readonly orbits: readonly OrbitRecord[];
  readonly span: Span;
  readonly warn: (line: string) => void;
}

/** Some of a fleet's satellites, propagated part by part of a span. */
class Flight {
  readonly statesAt: StatesAt;
  private readonly fleet: PreparedFleet;
  private readonly gaps: readonly StateGaps[];

  constructor(
    orbits: readonly OrbitRecord[],
    private readonly span: Span,
    warn: (line: string) => void,
  ) {
    this.fleet = prepareFleet(orbits.map(createStateSource));
    this.statesAt = fleetStates(this.fleet, span.startUtcMs);
    this.gaps = orbits.map(
      ({ catalogNumber }) => new StateGaps(catalogNumber, span.startUtcMs, warn),
    );
  }

  /** States of a part, and who has them when. */
  *propagate(part: Part): Generator<number, [Ephemeris, StretchTable]> {
    const { fleet, statesAt, gaps } = this;
    const stepS = stepOf(this.span);
    const ephemeris = createEphemeris(gaps.length, part.sampleCount, part.startS, stepS);
    const { startUtcMs } = this.span;
    const table = yield* propagateStretches(fleet, startUtcMs, ephemeris, statesAt);
    gaps.forEach((each, index) => each.add(table.gapsOf(index)));
    return [ephemeris, table];
  }

  /** To be called after the last part. */
  end(): void {
    for (const gaps of this.gaps) gaps.end(this.span.durationS);
  }
}

/**
 * Windows of satellites one by one: batches of satellites, each over all the time in spans of a
 * day. Pages come in the order of the satellites. `warn` is told when a satellite has no states.
 */
export function* scanSatellites<Table extends { readonly satelliteIndex: Int32Array }>(
  { orbits, span, warn }: Search,
  find: Find<Table>,
  merge: (tables: readonly Table[]) => Table,
): Generator<ScanPage<Table>, void> {
  const dayCount = Math.max(1, Math.ceil(span.durationS / (daySampleCount * stepOf(span))));
  const batchSize = Math.max(1, Math.floor(batchSatelliteDays / dayCount));
  for (let first = 0; first < orbits.length; first += batchSize) {
    const end = Math.min(first + batchSize, orbits.length);
    const flight = new Flight(orbits.slice(first, end), span, warn);
    const { statesAt } = flight;
    const tables: Table[] = [];
    for (const part of partsOf(span, daySampleCount)) {
      const done = (first + (end - first) * part.doneFraction) / orbits.length;
      const [ephemeris, table] = yield* idle(flight.propagate(part), done);
      tables.push(yield* idle(find(ephemeris, statesAt), done));
      for (const some of interruptedAlike(table)) {
        const found = yield* idle(findInPieces(ephemeris, statesAt, some, find), done);
        tables.push(...found.map((each) => withSatellites(each, some.indices)));
      }
    }
    flight.end();
    yield { doneFraction: end / orbits.length, table: merge(tables), firstSatellite: first };
  }
}

/** Finds the links of pairs (a0, b0, a1, b1, …) of the satellites of an ephemeris. */
export type FindLinks = (
  ephemeris: Ephemeris,
  statesAt: StatesAt,
  pairs: Int32Array,
) => Generator<number, LinkWindows>;

/**
 * Windows between satellites: all of them over spans of time as long as memory allows. A window
 * that reaches the end of a span waits for the next one, so rows come in the order of their ends.
 */
export function* scanPairs(
  { orbits, span, warn }: Search,
  pairs: Int32Array,
  find: FindLinks,
): Generator<ScanPage<LinkWindows>, void> {
  const flight = new Flight(orbits, span, warn);
  const { statesAt } = flight;
  const sampleCount = Math.floor(stateCountMax / Math.max(1, orbits.length));
  let waiting: LinkWindows[] = [];
  for (const part of partsOf(span, Math.max(16, Math.min(sampleCount, daySampleCount)))) {
    const done = part.doneFraction;
    const [ephemeris, stretches] = yield* idle(flight.propagate(part), done);
    const tables = [...waiting, yield* idle(find(ephemeris, statesAt, pairs), done)];
    for (const some of interruptedPairs(stretches, pairs)) {
      const findAmong: Find<LinkWindows> = (piece, own) => find(piece, own, some.pairs);
      const found = yield* idle(findInPieces(ephemeris, statesAt, some, findAmong), done);
      tables.push(...found.map((each) => withLinkedSatellites(each, some.indices)));
    }
    const all: LinkWindows = mergeLinkWindows(tables);
    const endS = part.isLast ? Infinity : part.endS - 1e-5;
    waiting = [linksWhere(all, (rowEndS) => rowEndS >= endS)];
    const table = linksWhere(all, (rowEndS) => rowEndS < endS);
    yield { doneFraction: done, table, firstSatellite: 0 };
  }
  flight.end();
}

/** The spacing divides the span: tables of states may end where it ends. */
function stepOf({ durationS }: Span): number {
  return durationS / stepCountOf(durationS);
}

function stepCountOf(durationS: number): number {
  return Math.max(1, Math.ceil(durationS / stepMaxS - 1e-9));
}

interface Part {
  readonly startS: number;
  readonly endS: number;
  readonly isLast: boolean;
  readonly sampleCount: number;
  readonly doneFraction: number;
}

/** Cuts a span at whole steps; each part has the samples at both its ends. */
function* partsOf(span: Span, stepCountMax: number): Generator<Part> {
  const totalStepCount = stepCountOf(span.durationS);
  const stepS = stepOf(span);
  for (let step = 0; step < totalStepCount; step += stepCountMax) {
    const stepCount = Math.min(stepCountMax, totalStepCount - step);
    yield {
      startS: step * stepS,
      endS: (step + stepCount) * stepS,
      isLast: step + stepCount === totalStepCount,
      sampleCount: stepCount + 1,
      doneFraction: step / totalStepCount,
    };
  }
}

/** Hands the pauses of some work on as pages without rows. */
function* idle<Return>(
  work: Generator<number, Return>,
  doneFraction: number,
): Generator<ScanPage<never>, Return> {
  for (;;) {
    const step = work.next();
    if (step.done === true) return step.value;
    yield { doneFraction, table: null, firstSatellite: 0 };
  }
}

/** Some of the rows of a table, in the order of their ends. */
function linksWhere(all: LinkWindows, keep: (endS: number) => boolean): LinkWindows {
  const rows = Array.from({ length: all.count }, (_, row) => row)
    .filter((row) => keep(all.endS[row]!))
    .sort((p, q) => all.endS[p]! - all.endS[q]! || p - q);
  return {
    count: rows.length,
    satelliteAIndex: Int32Array.from(rows, (row) => all.satelliteAIndex[row]!),
    satelliteBIndex: Int32Array.from(rows, (row) => all.satelliteBIndex[row]!),
    startS: Float64Array.from(rows, (row) => all.startS[row]!),
    endS: Float64Array.from(rows, (row) => all.endS[row]!),
    rangeMinKm: Float64Array.from(rows, (row) => all.rangeMinKm[row]!),
    rangeMaxKm: Float64Array.from(rows, (row) => all.rangeMaxKm[row]!),
  };
}
