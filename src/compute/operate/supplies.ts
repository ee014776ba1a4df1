// What do the satellites' orbits give them, chunk by chunk? Columns for a bounded stretch of time.

import {
  createEphemeris,
  createSunTrack,
  ephemerisEndS,
  fleetStates,
  planChunks,
  prepareFleet,
  propagateFleet,
} from '../../orbit/index.ts';
import type {
  Chunk,
  Ephemeris,
  PreparedFleet,
  SourceFailure,
  StatesAt,
  StateSource,
} from '../../orbit/index.ts';
import { createSupply, fillSupply } from '../plant/supply.ts';
import type { SuppliedScenario, Supply } from '../plant/supply.ts';
import type { Scenario } from '../scenario/scenario.ts';

/** Bytes of ephemeris columns held at once: with the supply's, half as large, 64 MB. */
const ephemerisByteMax = 42e6;

/** What SGP4 reports of a decayed orbit. */
const decayedCode = 6;

/** Longest step of the physics' grid: Hermite is then good to 0.34 m in low orbit. */
const gridStepMaxS = 60;

/** A short span has this many cells, so that the finder sees how its margins bend. */
const cellCountMin = 8;

/**
 * Step of the physics' grid over a span. The scenario's own step has no part in it: that one only
 * says when charts are sampled, and no metric may depend on it.
 */
export function gridStepS(durationS: number): number {
  return Math.min(gridStepMaxS, durationS / cellCountMin);
}

/** A multiple of the step of the Sun's track. */
const sunKnotS = 86_400;

export type AnySource = StateSource | SourceFailure;

/**
 * Fleet states on a grid, without those of satellites with a code in `lostCode`. Yields states done
 * since the last yield.
 */
export function* propagateSpan(
  fleet: PreparedFleet,
  startUtcMs: number,
  span: { readonly startS: number; readonly stepS: number; readonly sampleCount: number },
  lostCode?: Uint8Array,
): Generator<number, Ephemeris> {
  const { startS, stepS, sampleCount } = span;
  const ephemeris = createEphemeris(fleet.sources.length, sampleCount, startS, stepS);
  let before = 0;
  for (const done of propagateFleet(fleet, startUtcMs, ephemeris, lostCode)) {
    yield (done - before) * sampleCount;
    before = done;
  }
  return ephemeris;
}

/** Supply on an ephemeris' grid. Yields satellite-samples done since the last yield. */
export function* supplyOf(
  ephemeris: Ephemeris,
  startUtcMs: number,
  scenario: SuppliedScenario,
): Generator<number, Supply> {
  const supply = createSupply(ephemeris);
  // Straight lines from the same knots in every chunk: a cut changes nothing of the sunlight.
  const trackStartS = Math.floor(ephemeris.startS / sunKnotS) * sunKnotS;
  const track = createSunTrack(startUtcMs, trackStartS, ephemerisEndS(ephemeris));
  yield* fillSupply(supply, ephemeris, track, scenario);
  return supply;
}

/**
 * The columns of a whole run, in chunks of at most 64 MB. A run that fits into one chunk keeps it;
 * longer ones propagate each chunk again when the walk comes to it, so that memory stays bounded.
 */
export class SupplySource {
  readonly chunkCount: number;
  readonly stepS: number;
  readonly sources: readonly AnySource[];
  /** States one by one, on which windows are settled. */
  readonly statesAt: StatesAt;
  private readonly fleet: PreparedFleet;
  private readonly chunks: readonly Chunk[];
  private readonly scenario: Scenario;
  /** When each satellite's states end; Infinity: not that anybody knows. */
  private readonly endS: Float64Array;
  private kept: { ephemeris: Ephemeris; supply: Supply | null } | null = null;

  constructor(
    scenario: Scenario,
    sources: readonly AnySource[],
    byteMax: number = ephemerisByteMax,
    stepS: number = gridStepS(scenario.durationS),
  ) {
    this.scenario = scenario;
    this.sources = sources;
    this.fleet = prepareFleet(sources);
    this.statesAt = fleetStates(this.fleet, scenario.startUtcMs);
    const { durationS } = scenario;
    this.stepS = stepS;
    this.endS = new Float64Array(sources.length).fill(Infinity);
    this.chunks = planChunks(sources.length, durationS, this.stepS, byteMax);
    this.chunkCount = this.chunks.length;
  }

  /** States of a chunk; yields the share of the chunk that is done. */
  *ephemeris(chunk: number): Generator<number, Ephemeris> {
    if (this.kept !== null) return this.kept.ephemeris;
    const { startS, sampleCount } = this.chunks[chunk]!;
    const span = { startS, stepS: this.stepS, sampleCount };
    const total = this.sources.length * span.sampleCount;
    const work = propagateSpan(this.fleet, this.scenario.startUtcMs, span, this.lostAt(startS));
    const ephemeris = yield* shareOf(work, total);
    this.noteEnds(ephemeris);
    if (this.chunkCount === 1) this.kept = { ephemeris, supply: null };
    return ephemeris;
  }

  /**
   * When a satellite's orbit can no longer be propagated: its last good sample; Infinity: never.
   */
  lostS(): Float64Array {
    return this.endS.slice();
  }

  /** A satellite that is lost stays lost, even if its elements give states again later on. */
  private lostAt(startS: number): Uint8Array {
    return Uint8Array.from(this.endS, (endS) => (startS <= endS ? 0 : decayedCode));
  }

  private noteEnds(ephemeris: Ephemeris): void {
    const { startS, stepS, sampleCount } = ephemeris;
    ephemeris.validSampleCount.forEach((count, satellite) => {
      if (count === sampleCount) return;
      const lastGoodS = startS + Math.max(0, count - 1) * stepS;
      this.endS[satellite] = Math.min(this.endS[satellite]!, lastGoodS);
    });
  }

  /** Supply of a chunk; yields the share of the chunk that is done. */
  *load(chunk: number): Generator<number, Supply> {
    if (this.kept?.supply) return this.kept.supply;
    const ephemeris = yield* this.ephemeris(chunk);
    const total = this.sources.length * ephemeris.sampleCount;
    const work = supplyOf(ephemeris, this.scenario.startUtcMs, this.scenario);
    const supply = yield* shareOf(work, total);
    if (this.kept !== null) this.kept.supply = supply;
    return supply;
  }
}

/** What a walk needs of a run's columns. */
export type Supplies = Pick<SupplySource, 'chunkCount' | 'stepS' | 'statesAt' | 'load'>;

/** Turns units of work into the share done. */
function* shareOf<T>(work: Generator<number, T>, total: number): Generator<number, T> {
  let done = 0;
  for (let step = work.next(); ; step = work.next()) {
    if (step.done) return step.value;
    done += step.value;
    yield Math.min(1, done / total);
  }
}
