// What are all windows of a span too long for the memory at once?
import { findAccess, type AccessOptions, type StationSite } from './access.ts';
import { findEclipses, type EclipseOptions } from './eclipses.ts';
import { bytesPerState, createEphemeris, prepareFleet, type Ephemeris } from './ephemeris.ts';
import { fleetStates, type StatesAt } from './exactStates.ts';
import { findInPieces, interruptedAlike, interruptedPairs } from './interrupted.ts';
import { findLinks, type LinkOptions } from './links.ts';
import type { Propagator, PropagatorFailure } from './sgp4.ts';
import { propagateStretches, type StretchTable } from './stretches.ts';
import {
  mergeAccessWindows,
  mergeEclipseWindows,
  mergeLinkWindows,
  withLinkedSatellites,
  withSatellites,
  type AccessWindows,
  type EclipseWindows,
  type LinkWindows,
} from './windows.ts';

/** A stretch of the samples 0, 1, 2, … of a span. Chunks share the sample where they meet. */
export interface Chunk {
  readonly startS: number;
  readonly sampleCount: number;
  /** Where its windows end: at its last sample, or before it at the end of the span. */
  readonly endS: number;
}

const chunkByteMax = 64e6;
const chunkStepMax = 60_000; // 35 ms of one satellite in deep space
const scratchBytesPerSample = 192; // the columns of the scans, shared by all satellites

/** Cuts a span into chunks whose ephemeris takes at most 64 MB (or `byteMax`). */
export function planChunks(
  satelliteCount: number,
  durationS: number,
  stepS: number,
  byteMax = chunkByteMax,
): Chunk[] {
  const stepCount = Math.max(1, Math.ceil(durationS / stepS - 1e-9));
  const bytesPerSample = bytesPerState * satelliteCount + scratchBytesPerSample;
  const fitting = Math.floor(byteMax / bytesPerSample) - 1;
  const stepsPerChunk = Math.max(8, Math.min(fitting, chunkStepMax));
  const chunks: Chunk[] = [];
  for (let first = 0; first < stepCount; first += stepsPerChunk) {
    const count = Math.min(stepsPerChunk, stepCount - first);
    const endS = Math.min(durationS, (first + count) * stepS);
    chunks.push({ startS: first * stepS, sampleCount: count + 1, endS });
  }
  return chunks;
}

export interface SurveyRequest {
  readonly propagators: readonly (Propagator | PropagatorFailure)[];
  readonly startUtcMs: number;
  readonly durationS: number;
  readonly stepS: number;
  /** Each kind of window is looked for only if its entry is there. */
  readonly access?: { readonly sites: readonly StationSite[]; readonly options?: AccessOptions };
  readonly eclipse?: EclipseOptions;
  readonly links?: { readonly pairs: Int32Array; readonly options?: LinkOptions };
  readonly byteMax?: number;
  /** Edges are settled on the fleet's own states instead of those interpolated from `stepS`. */
  readonly isExact?: boolean;
}

export interface Survey {
  readonly access: AccessWindows;
  readonly eclipses: EclipseWindows;
  readonly links: LinkWindows;
  /** Per satellite: the SGP4 code of its first failure, 0 for none. */
  readonly statusCode: Uint8Array;
  /** Per satellite: when it first has no state, to 1e-6 s; NaN for never. */
  readonly failedAtS: Float64Array;
}

interface ChunkTables {
  readonly access: AccessWindows[];
  readonly eclipses: EclipseWindows[];
  readonly links: LinkWindows[];
}

/** Passes on the yields of a search as a fraction of all of a chunk's searches. */
function* shareOf<T>(
  search: Generator<number, T>,
  count: number,
  before: number,
): Generator<number, T> {
  for (;;) {
    const next = search.next();
    if (next.done === true) return next.value;
    yield (before + next.value / Math.max(1, count)) / 3;
  }
}

/** Yields the fraction of the chunk's searches that is done. */
function* findInChunk(
  request: SurveyRequest,
  ephemeris: Ephemeris,
  common: { readonly endS: number; readonly statesAt?: StatesAt },
  tables: ChunkTables,
): Generator<number, void> {
  const { access, eclipse, links, startUtcMs } = request;
  const { satelliteCount } = ephemeris;
  if (access !== undefined) {
    const options = { ...access.options, ...common };
    const search = findAccess(ephemeris, access.sites, startUtcMs, options);
    tables.access.push(yield* shareOf(search, satelliteCount, 0));
  }
  if (eclipse !== undefined) {
    const search = findEclipses(ephemeris, startUtcMs, { ...eclipse, ...common });
    tables.eclipses.push(yield* shareOf(search, satelliteCount, 1));
  }
  if (links !== undefined) {
    const search = findLinks(ephemeris, links.pairs, { ...links.options, ...common });
    tables.links.push(yield* shareOf(search, links.pairs.length / 2, 2));
  }
}

/** A chunk's satellites that have states at some of its time only, and their states one by one. */
interface InterruptedChunk {
  readonly stretches: StretchTable;
  readonly statesAt: StatesAt;
}

/** The same for those satellites, over the times at which they have states. */
function* findInterrupted(
  request: SurveyRequest,
  ephemeris: Ephemeris,
  { stretches, statesAt }: InterruptedChunk,
  endS: number,
  tables: ChunkTables,
): Generator<number, void> {
  const { access, eclipse, links, startUtcMs, isExact } = request;
  const common = (own: StatesAt) => ({ endS, ...(isExact === true && { statesAt: own }) });
  for (const some of interruptedAlike(stretches)) {
    if (access !== undefined) {
      const found = yield* findInPieces(ephemeris, statesAt, some, (piece, own) =>
        findAccess(piece, access.sites, startUtcMs, { ...access.options, ...common(own) }),
      );
      tables.access.push(...found.map((table) => withSatellites(table, some.indices)));
    }
    if (eclipse !== undefined) {
      const found = yield* findInPieces(ephemeris, statesAt, some, (piece, own) =>
        findEclipses(piece, startUtcMs, { ...eclipse, ...common(own) }),
      );
      tables.eclipses.push(...found.map((table) => withSatellites(table, some.indices)));
    }
  }
  if (links === undefined) return;
  for (const some of interruptedPairs(stretches, links.pairs)) {
    const found = yield* findInPieces(ephemeris, statesAt, some, (piece, own) =>
      findLinks(piece, some.pairs, { ...links.options, ...common(own) }),
    );
    tables.links.push(...found.map((table) => withLinkedSatellites(table, some.indices)));
  }
}

function noteFailures(
  { stretches, gapsOf }: StretchTable,
  statusCode: Uint8Array,
  failedAtS: Float64Array,
): void {
  stretches.forEach((own, index) => {
    if (own === null || statusCode[index] !== 0) return;
    const [first] = gapsOf(index);
    if (first === undefined) return;
    statusCode[index] = first.errorCode;
    failedAtS[index] = first.startS;
  });
}

/**
 * Propagates a fleet chunk by chunk and finds the windows asked for over the whole span, wherever
 * there are states; no more than one chunk of states is held at a time. Yields the fraction done.
 */
export function* surveyWindows(request: SurveyRequest): Generator<number, Survey> {
  const { propagators, startUtcMs, durationS, stepS } = request;
  const satelliteCount = propagators.length;
  const fleet = prepareFleet(propagators);
  const chunks = planChunks(satelliteCount, durationS, stepS, request.byteMax);
  const statesAt = fleetStates(fleet, startUtcMs);
  const tables: ChunkTables = { access: [], eclipses: [], links: [] };
  const statusCode = new Uint8Array(satelliteCount);
  const failedAtS = new Float64Array(satelliteCount).fill(NaN);
  for (const [index, chunk] of chunks.entries()) {
    const ephemeris = createEphemeris(satelliteCount, chunk.sampleCount, chunk.startS, stepS);
    const before = index / chunks.length;
    const work = propagateStretches(fleet, startUtcMs, ephemeris, statesAt);
    const stretches = yield* scaled(
      work,
      before,
      0.7 / Math.max(1, satelliteCount) / chunks.length,
    );
    noteFailures(stretches, statusCode, failedAtS);
    const { endS } = chunk;
    const common = { endS, ...(request.isExact === true && { statesAt }) };
    const search = findInChunk(request, ephemeris, common, tables);
    yield* scaled(search, before + 0.7 / chunks.length, 0.3 / chunks.length);
    const rest = findInterrupted(request, ephemeris, { stretches, statesAt }, endS, tables);
    yield* scaled(rest, (index + 1) / chunks.length, 0);
  }
  return {
    access: mergeAccessWindows(tables.access),
    eclipses: mergeEclipseWindows(tables.eclipses),
    links: mergeLinkWindows(tables.links),
    statusCode,
    failedAtS,
  };
}

/** Passes on the yields of some work as a fraction of all. */
function* scaled<T>(work: Generator<number, T>, from: number, scale: number): Generator<number, T> {
  for (;;) {
    const next = work.next();
    if (next.done === true) return next.value;
    yield from + scale * next.value;
  }
}
