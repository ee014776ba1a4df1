// How are the states of satellites written as an orbit ephemeris message?
import { lagrangeSpacingMaxS, lagrangeStateCount, spacingOfStepS } from './oemSpacing.ts';
import {
  isMemberSource,
  isSourceFailure,
  minutesSinceSourceEpoch,
  sourceStateInto,
  type SourceFailure,
  type StateSource,
} from './stateSource.ts';
import { formatUtc } from './time.ts';

/** A satellite with what gives its states. */
export interface OemSatellite {
  readonly id: string;
  readonly name: string;
  readonly source: StateSource | SourceFailure;
}

/** From the start in steps; the end is added where no step falls on it. */
export interface OemTimes {
  readonly startUtcMs: number;
  readonly durationS: number;
  /** At most: a whole part of it where a reader could not go between states so far apart. */
  readonly stepS: number;
}

/** Some text (empty: none yet), how far the writing is, and who ran out of states. */
export interface OemPage {
  readonly doneFraction: number;
  readonly text: string;
  readonly failure?: { readonly id: string; readonly errorCode: number; readonly timeS: number };
}

const pageLength = 65_536;
const statesPerYield = 2048;

const hermiteDegree = 7;

/**
 * How a reader should go between the states. SGP4's velocities are not quite the slopes of its
 * positions, which costs Hermite interpolation decimetres to metres: only a segment that ends
 * before it has states for Lagrange's is left to it.
 */
function interpolationOf(sampleCount: number): [method: string, degree: number] {
  if (sampleCount >= lagrangeStateCount) return ['LAGRANGE', lagrangeStateCount - 1];
  return ['HERMITE', Math.min(hermiteDegree, 2 * sampleCount - 1)];
}

/** The time of a sample, s: the last one is the end. */
function timeOf({ durationS, stepS }: OemTimes, sample: number): number {
  const timeS = Math.min(sample * stepS, durationS);
  return Math.round(timeS * 1e6) / 1e6; // as it is written
}

function sampleCountOf({ durationS, stepS }: OemTimes): number {
  return Math.ceil(durationS / stepS - 1e-9) + 1;
}

/** Whether anything is left of a name: a value has one line, and is not empty. */
function valueOf(text: string): string {
  // eslint-disable-next-line no-control-regex -- control characters are what it is about
  const plain = text.replaceAll(/[\u0000-\u001f\u007f]/g, ' ').trim();
  return plain === '' ? 'UNKNOWN' : plain;
}

/** A time of CCSDS to the microsecond. */
function timeText(utcMs: number): string {
  return formatUtc(utcMs, 6).slice(0, -1);
}

// docs/models/formation.md says how far such a formation keeps its shape when it is let go.
const heldRemark =
  'COMMENT held on its place about a chief; velocities are those of free flight in company\n' +
  'COMMENT (energy with J2 equal to that of the chief), mm/s from the slopes of the positions;\n' +
  'COMMENT let go, neighbours keep their distances to about 1 % over two revolutions';

function isHeld(source: StateSource | SourceFailure): boolean {
  return !isSourceFailure(source) && isMemberSource(source);
}

function segmentHead(satellite: OemSatellite, times: OemTimes, sampleCount: number): string {
  const endS = timeOf(times, sampleCount - 1);
  const [method, degree] = interpolationOf(sampleCount);
  const entries = [
    ['OBJECT_NAME', valueOf(satellite.name)],
    ['OBJECT_ID', valueOf(satellite.id)],
    ['CENTER_NAME', 'EARTH'],
    ['REF_FRAME', 'TEME'],
    ['TIME_SYSTEM', 'UTC'],
    ['START_TIME', timeText(times.startUtcMs)],
    ['STOP_TIME', timeText(times.startUtcMs + endS * 1000)],
    ['INTERPOLATION', method],
    ['INTERPOLATION_DEGREE', String(degree)],
  ];
  const remark = isHeld(satellite.source) ? `${heldRemark}\n` : '';
  const lines = entries.map(([keyword, value]) => `${keyword!.padEnd(20)} = ${value!}`);
  return `META_START\n${remark}${lines.join('\n')}\nMETA_STOP\n\n`;
}

/** Writes one satellite after the other. */
class OemWriter {
  private readonly state = new Float64Array(6);
  private times: OemTimes;
  private sampleCount: number;
  private text = '';

  constructor(
    private readonly asked: OemTimes,
    private readonly satelliteCount: number,
  ) {
    this.times = asked;
    this.sampleCount = sampleCountOf(asked);
  }

  /** Sets the spacing of a satellite's states by its orbit at the start. */
  space(source: StateSource | SourceFailure): void {
    this.times = this.asked;
    const { stepS, durationS } = this.asked;
    const limitS = this.stateAt(source, 0) === 0 ? lagrangeSpacingMaxS(this.state) : Infinity;
    this.times = { ...this.asked, stepS: spacingOfStepS(stepS, limitS, durationS) };
    this.sampleCount = sampleCountOf(this.times);
  }

  *begin(creationUtcMs: number): Generator<OemPage, void> {
    const creation = `CREATION_DATE = ${timeText(creationUtcMs)}`;
    this.text = `CCSDS_OEM_VERS = 2.0\n${creation}\nORIGINATOR = DAWNLINE\n\n`;
    yield* this.page(0);
  }

  /** Two walks: the head must name the last good time before the first state is written. */
  *satellite(satellite: OemSatellite, index: number): Generator<OemPage, void> {
    const { source, id } = satellite;
    const startCode = isSourceFailure(source) ? source.errorCode : 0;
    let [goodCount, errorCode] = [0, startCode];
    for (; errorCode === 0 && goodCount < this.sampleCount; goodCount += 1) {
      errorCode = this.stateAt(source, goodCount);
      if (errorCode !== 0) break;
      if (goodCount % statesPerYield === 0) yield* this.page(index + 0.3 * this.share(goodCount));
    }
    if (goodCount > 0) this.text += segmentHead(satellite, this.times, goodCount);
    for (let sample = 0; sample < goodCount; sample += 1) {
      this.stateAt(source, sample);
      this.text += this.stateLine(sample);
      if (this.text.length >= pageLength) yield* this.page(index + 0.3 + 0.7 * this.share(sample));
    }
    this.text += goodCount > 0 ? '\n' : '';
    if (errorCode === 0) return;
    const failure = { id, errorCode, timeS: timeOf(this.times, goodCount) };
    yield { doneFraction: index / this.satelliteCount, text: '', failure };
  }

  /** Hands over what has been written. */
  *page(satellitesDone: number): Generator<OemPage, void> {
    const { text } = this;
    this.text = '';
    yield { doneFraction: satellitesDone / this.satelliteCount, text };
  }

  private share(sample: number): number {
    return sample / this.sampleCount;
  }

  private stateAt(source: StateSource | SourceFailure, sample: number): number {
    if (isSourceFailure(source)) return source.errorCode;
    const utcMs = this.times.startUtcMs + timeOf(this.times, sample) * 1000;
    return sourceStateInto(this.state, 0, source, minutesSinceSourceEpoch(source, utcMs));
  }

  private stateLine(sample: number): string {
    const utcMs = this.times.startUtcMs + timeOf(this.times, sample) * 1000;
    let line = timeText(utcMs);
    for (let at = 0; at < 6; at += 1) line += ` ${this.state[at]!.toFixed(at < 3 ? 9 : 12)}`;
    return `${line}\n`;
  }
}

/**
 * A CCSDS OEM (502.0-B-3, key-value notation) with one segment a satellite: TEME states of date
 * with velocities, positions to a micrometre, times to a microsecond. A satellite without states is
 * left out, one that fails on the way ends there; both are named. The core has no clock: the
 * creation date is handed in. Who follows the stated interpolation is decimetres from the states
 * between at most, at the ends too (a metre where SDP4's own resonance terms bend).
 */
export function* oemPages(
  satellites: readonly OemSatellite[],
  times: OemTimes,
  creationUtcMs: number,
): Generator<OemPage, void> {
  const writer = new OemWriter(times, satellites.length);
  yield* writer.begin(creationUtcMs);
  for (const [index, satellite] of satellites.entries()) {
    writer.space(satellite.source);
    yield* writer.satellite(satellite, index);
    yield* writer.page(index + 1);
  }
}
