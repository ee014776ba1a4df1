// Which rows does `propagate` write? Streams states of many satellites at constant memory.
import { csvLine } from '../compute/index.ts';
import type { OrbitRecord, SourceFailure, StateSource } from '../orbit/index.ts';
import {
  createStateSource,
  formatUtc,
  isSourceFailure,
  minutesSinceSourceEpoch,
  sourceStateInto,
  stateErrorMeaning,
} from '../orbit/index.ts';
import { printable } from './problems.ts';
import { RowBytes, numberByteCountMax } from './numberBytes.ts';
import type { StateFrame } from './stateFrame.ts';

/** The samples of a run of `propagate`: `count` of them, the first at `startUtcMs`. */
export interface SampleTimes {
  readonly startUtcMs: number;
  readonly stepS: number;
  readonly count: number;
}

const pageByteCount = 1 << 16;
const statesPerYield = 512;
const comma = 44;
const lineFeed = 10;

/** Rows ready to be written (null: none yet), and how far the stream is. */
export interface StatePage {
  readonly doneFraction: number;
  readonly bytes: Uint8Array | null;
}

/**
 * CSV rows satellite by satellite, in pages of 64 kB. A state that fails leaves its number columns
 * empty; `warn` is told once for each satellite that has such states.
 */
export function* stateRows(
  orbits: readonly OrbitRecord[],
  times: SampleTimes,
  frame: StateFrame,
  warn: (line: string) => void,
): Generator<StatePage, void> {
  const rows = new RowBytes(pageByteCount);
  const writer = new SatelliteRows(rows, times, frame);
  let stateCount = 0;
  const total = orbits.length * times.count;
  for (const orbit of orbits) {
    writer.begin(orbit);
    for (let sample = 0; sample < times.count; sample += 1) {
      if (rows.room < writer.rowByteCountMax) {
        yield { doneFraction: stateCount / total, bytes: rows.take() };
      } else if (stateCount % statesPerYield === 0) {
        yield { doneFraction: stateCount / total, bytes: null };
      }
      writer.row(sample);
      stateCount += 1;
    }
    const failure = writer.failure();
    if (failure !== '') warn(failure);
  }
  yield { doneFraction: 1, bytes: rows.take() };
}

/** Writes the rows of one satellite after the other. */
class SatelliteRows {
  rowByteCountMax = 0;
  private readonly rows: RowBytes;
  private readonly times: SampleTimes;
  private readonly frame: StateFrame;
  private readonly state = new Float64Array(6);
  private readonly timeCells: TimeCells;
  private idBytes = new Uint8Array();
  private id = '';
  private source: StateSource | SourceFailure = { errorCode: 0 };
  private startMinutes = 0;
  private failureCode = 0;
  private failureSample = -1;

  constructor(rows: RowBytes, times: SampleTimes, frame: StateFrame) {
    this.rows = rows;
    this.times = times;
    this.frame = frame;
    this.timeCells = new TimeCells(times);
  }

  begin(orbit: OrbitRecord): void {
    this.id = orbit.catalogNumber;
    this.idBytes = new TextEncoder().encode(csvLine([this.id, '']).slice(0, -1));
    this.rowByteCountMax = this.idBytes.length + 80 + 7 * numberByteCountMax;
    const source = createStateSource(orbit);
    this.source = source;
    this.failureCode = 0;
    this.failureSample = -1;
    if (!isSourceFailure(source)) {
      this.startMinutes = minutesSinceSourceEpoch(source, this.times.startUtcMs);
    }
  }

  row(sample: number): void {
    const { rows, frame, state } = this;
    rows.copy(this.idBytes);
    rows.copy(this.timeCells.cell(sample));
    const isGood = this.propagate(sample);
    if (isGood) frame.transform(state, sample);
    for (let column = 0; column < frame.columnCount; column += 1) {
      rows.byte(comma);
      if (isGood) rows.number(state[column]!);
    }
    rows.byte(lineFeed);
  }

  /** Fills the state; false, remembering the first failure, when there is none. */
  private propagate(sample: number): boolean {
    const { source, startMinutes, times } = this;
    const code = isSourceFailure(source)
      ? source.errorCode
      : sourceStateInto(this.state, 0, source, startMinutes + (sample * times.stepS) / 60);
    if (code !== 0 && this.failureSample < 0) {
      this.failureCode = code;
      this.failureSample = sample;
    }
    return code === 0;
  }

  /** What to say of this satellite on standard error; empty when every state was good. */
  failure(): string {
    if (this.failureSample < 0) return '';
    const { startUtcMs, stepS } = this.times;
    const utc = formatUtc(startUtcMs + this.failureSample * stepS * 1000);
    return `${printable(this.id)}: no state at ${utc}: ${stateErrorMeaning(this.failureCode)}`;
  }
}

/** `timeS,utc` of each sample, made once while they fit into a few megabytes. */
class TimeCells {
  private readonly times: SampleTimes;
  private readonly kept: Uint8Array[] = [];
  private readonly encoder = new TextEncoder();

  constructor(times: SampleTimes) {
    this.times = times;
  }

  cell(sample: number): Uint8Array {
    const kept = this.kept[sample];
    if (kept !== undefined) return kept;
    const made = this.encoder.encode(timeCell(this.times, sample));
    if (sample < keptSampleCountMax) this.kept[sample] = made;
    return made;
  }
}

const keptSampleCountMax = 50_000;

/** Milliseconds, or microseconds where a step is not a whole number of milliseconds. */
function timeCell({ startUtcMs, stepS }: SampleTimes, sample: number): string {
  const timeS = sample * stepS;
  const utcMs = startUtcMs + timeS * 1000;
  const isWhole = Number.isInteger(startUtcMs) && Number.isInteger(stepS * 1000);
  return `${timeS},${formatUtc(utcMs, isWhole ? 3 : 6)}`;
}
