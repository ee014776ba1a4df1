// How are windows found over long times for many satellites, at bounded memory?
import type { Ephemeris, LinkWindows, OrbitRecord, StatesAt } from '../orbit/index.ts';
import {
  createEphemeris,
  createStateSource,
  fleetStates,
  formatUtc,
  isSourceFailure,
  mergeLinkWindows,
  prepareFleet,
  propagateFleet,
  stateErrorMeaning,
  type PreparedFleet,
} from '../orbit/index.ts';
import { printable } from './problems.ts';

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

/** Some of a fleet's satellites, ready to be propagated span by span. */
interface Flight {
  readonly first: number;
  readonly fleet: PreparedFleet;
  readonly statesAt: StatesAt;
  /** Of those that have run out of states: why. */
  readonly lostCode: Uint8Array;
}

/** Sources of states, which tell once of each satellite that runs out of states. */
export class Fleet {
  readonly satelliteCount: number;
  private readonly orbits: readonly OrbitRecord[];
  private readonly span: Span;
  private readonly warn: (line: string) => void;

  constructor(orbits: readonly OrbitRecord[], span: Span, warn: (line: string) => void) {
    this.orbits = orbits;
    this.satelliteCount = orbits.length;
    this.span = span;
    this.warn = warn;
  }

  /** Makes ready the satellites `first` to `end` (not included). */
  prepare(first: number, end: number): Flight {
    const sources = this.orbits.slice(first, end).map(createStateSource);
    const lostCode = Uint8Array.from(sources, (source) =>
      isSourceFailure(source) ? source.errorCode : 0,
    );
    lostCode.forEach((errorCode, at) => {
      if (errorCode !== 0) this.warnOf(first + at, errorCode, 0);
    });
    const fleet = prepareFleet(sources);
    return { first, fleet, statesAt: fleetStates(fleet, this.span.startUtcMs), lostCode };
  }

  /** Takes note of the satellites that failed within an ephemeris; they stay failed. */
  note(ephemeris: Ephemeris, { first, lostCode }: Flight): void {
    for (let at = 0; at < ephemeris.satelliteCount; at += 1) {
      const errorCode = ephemeris.statusCode[at]!;
      if (errorCode === 0 || lostCode[at] !== 0) continue;
      lostCode[at] = errorCode;
      const timeS = ephemeris.startS + ephemeris.validSampleCount[at]! * ephemeris.stepS;
      this.warnOf(first + at, errorCode, timeS);
    }
  }

  private warnOf(index: number, errorCode: number, timeS: number): void {
    if (timeS > this.span.durationS + 1e-6) return;
    const id = printable(this.orbits[index]!.catalogNumber);
    const utc = formatUtc(this.span.startUtcMs + timeS * 1000);
    this.warn(`${id}: no state from ${utc} on: ${stateErrorMeaning(errorCode)}`);
  }
}

/**
 * Windows of satellites one by one: batches of satellites, each over all the time in spans of a
 * day. Pages come in the order of the satellites.
 */
export function* scanSatellites<Table>(
  fleet: Fleet,
  span: Span,
  find: Find<Table>,
  merge: (tables: readonly Table[]) => Table,
): Generator<ScanPage<Table>, void> {
  const stepS = stepOf(span);
  const dayCount = Math.max(1, Math.ceil(span.durationS / (daySampleCount * stepS)));
  const batchSize = Math.max(1, Math.floor(batchSatelliteDays / dayCount));
  for (let first = 0; first < fleet.satelliteCount; first += batchSize) {
    const end = Math.min(first + batchSize, fleet.satelliteCount);
    const flight = fleet.prepare(first, end);
    const tables: Table[] = [];
    for (const part of partsOf(span, daySampleCount)) {
      const done = (first + (end - first) * part.doneFraction) / fleet.satelliteCount;
      const ephemeris = createEphemeris(end - first, part.sampleCount, part.startS, stepS);
      yield* idle(propagateFleet(flight.fleet, span.startUtcMs, ephemeris, flight.lostCode), done);
      fleet.note(ephemeris, flight);
      tables.push(yield* idle(find(ephemeris, flight.statesAt), done));
    }
    yield { doneFraction: end / fleet.satelliteCount, table: merge(tables), firstSatellite: first };
  }
}

/**
 * Windows between satellites: all of them over spans of time as long as memory allows. A window
 * that reaches the end of a span waits for the next one, so rows come in the order of their ends.
 */
export function* scanPairs(
  fleet: Fleet,
  span: Span,
  find: Find<LinkWindows>,
): Generator<ScanPage<LinkWindows>, void> {
  const flight = fleet.prepare(0, fleet.satelliteCount);
  const stepS = stepOf(span);
  const sampleCount = Math.floor(stateCountMax / Math.max(1, fleet.satelliteCount));
  let waiting: LinkWindows | null = null;
  for (const part of partsOf(span, Math.max(16, Math.min(sampleCount, daySampleCount)))) {
    const ephemeris = createEphemeris(fleet.satelliteCount, part.sampleCount, part.startS, stepS);
    yield* idle(
      propagateFleet(flight.fleet, span.startUtcMs, ephemeris, flight.lostCode),
      part.doneFraction,
    );
    fleet.note(ephemeris, flight);
    const found: LinkWindows = yield* idle(find(ephemeris, flight.statesAt), part.doneFraction);
    const all: LinkWindows = mergeLinkWindows(waiting === null ? [found] : [waiting, found]);
    const endS = part.isLast ? Infinity : part.endS - 1e-5;
    waiting = linksWhere(all, (rowEndS) => rowEndS >= endS);
    const table = linksWhere(all, (rowEndS) => rowEndS < endS);
    yield { doneFraction: part.doneFraction, table, firstSatellite: 0 };
  }
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
