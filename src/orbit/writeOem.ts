// How are the states of satellites written as an orbit ephemeris message?
import { lagrangeSpacingMaxS, lagrangeStateCount, spacingOfStepS } from './oemSpacing.ts';
import { orbitStateInto, sourceStretches } from './sourceStretches.ts';
import {
  isMemberSource,
  isSourceFailure,
  type SourceFailure,
  type StateSource,
} from './stateSource.ts';
import type { StateGap, Stretch } from './stretches.ts';
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

/** Some text (empty: none yet), how far the writing is, and who lacks states when. */
export interface OemPage {
  readonly doneFraction: number;
  readonly text: string;
  readonly failure?: { readonly id: string; readonly gaps: readonly StateGap[] };
}

const pageLength = 65_536;

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

// Nodes of a polynomial that lie nearer to an end magnify the rounding of what is written.
const nearestShare = 0.05; // of the spacing

const wholeMicroseconds = (timeS: number): number => Math.round(timeS * 1e6) / 1e6;

/**
 * The times of the states of one stretch, as they are written: its ends and the steps between,
 * counted from the start of all. Ends that are not asked for lie within the stretch.
 */
class SegmentTimes {
  readonly count: number;
  private readonly startS: number;
  private readonly endS: number;
  private readonly firstStep: number;

  constructor(
    { startS, endS }: Stretch,
    private readonly stepS: number,
    { durationS }: OemTimes,
  ) {
    this.startS = startS === 0 ? 0 : Math.ceil(startS * 1e6) / 1e6;
    this.endS = endS === durationS ? wholeMicroseconds(durationS) : Math.floor(endS * 1e6) / 1e6;
    const afterS = startS === 0 ? 1e-9 * stepS : nearestShare * stepS;
    const beforeS = endS === durationS ? 1e-9 * stepS : nearestShare * stepS;
    this.firstStep = Math.ceil((startS + afterS) / stepS);
    const lastStep = Math.floor((endS - beforeS) / stepS);
    const innerCount = Math.max(0, lastStep - this.firstStep + 1);
    this.count = this.endS > this.startS ? innerCount + 2 : 1;
  }

  timeOf(sample: number): number {
    if (sample === 0) return this.startS;
    if (sample === this.count - 1) return this.endS;
    return wholeMicroseconds((this.firstStep + sample - 1) * this.stepS);
  }
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

function segmentHead(satellite: OemSatellite, startUtcMs: number, times: SegmentTimes): string {
  const utcOf = (sample: number): string => timeText(startUtcMs + times.timeOf(sample) * 1000);
  const [method, degree] = interpolationOf(times.count);
  const entries = [
    ['OBJECT_NAME', valueOf(satellite.name)],
    ['OBJECT_ID', valueOf(satellite.id)],
    ['CENTER_NAME', 'EARTH'],
    ['REF_FRAME', 'TEME'],
    ['TIME_SYSTEM', 'UTC'],
    ['START_TIME', utcOf(0)],
    ['STOP_TIME', utcOf(times.count - 1)],
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
  private text = '';

  constructor(
    private readonly asked: OemTimes,
    private readonly satelliteCount: number,
  ) {}

  /** The times of a stretch: spaced by the orbits at its ends, for some change as they decay. */
  private timesOf(source: StateSource | SourceFailure, stretch: Stretch): SegmentTimes {
    let limitS = Infinity;
    for (const timeS of [stretch.startS, stretch.endS]) {
      if (this.stateAt(source, timeS) !== 0) continue;
      limitS = Math.min(limitS, lagrangeSpacingMaxS(this.state));
    }
    const spacingS = spacingOfStepS(this.asked.stepS, limitS, stretch.endS - stretch.startS);
    return new SegmentTimes(stretch, spacingS, this.asked);
  }

  *begin(creationUtcMs: number): Generator<OemPage, void> {
    const creation = `CREATION_DATE = ${timeText(creationUtcMs)}`;
    this.text = `CCSDS_OEM_VERS = 2.0\n${creation}\nORIGINATOR = DAWNLINE\n\n`;
    yield* this.page(0);
  }

  /** Two walks: the head of a segment names its last time before the first state is written. */
  *satellite(satellite: OemSatellite, index: number): Generator<OemPage, void> {
    const { source, id } = satellite;
    const work = sourceStretches(source, this.asked);
    let step = work.next();
    for (; step.done !== true; step = work.next()) yield* this.page(index + 0.3 * step.value);
    const { stretches, gaps } = step.value;
    for (const stretch of stretches) yield* this.segment(satellite, index, stretch);
    if (gaps.length === 0) return;
    yield { doneFraction: index / this.satelliteCount, text: '', failure: { id, gaps } };
  }

  private *segment(
    satellite: OemSatellite,
    index: number,
    stretch: Stretch,
  ): Generator<OemPage, void> {
    const { startUtcMs, durationS } = this.asked;
    const times = this.timesOf(satellite.source, stretch);
    this.text += segmentHead(satellite, startUtcMs, times);
    for (let sample = 0; sample < times.count; sample += 1) {
      const timeS = times.timeOf(sample);
      // A failure too short to be found: its neighbours are states enough.
      if (this.stateAt(satellite.source, timeS) !== 0) continue;
      this.text += this.stateLine(timeS);
      if (this.text.length >= pageLength) yield* this.page(index + 0.3 + (0.7 * timeS) / durationS);
    }
    this.text += '\n';
  }

  /** Hands over what has been written. */
  *page(satellitesDone: number): Generator<OemPage, void> {
    const { text } = this;
    this.text = '';
    yield { doneFraction: satellitesDone / this.satelliteCount, text };
  }

  private stateAt(source: StateSource | SourceFailure, timeS: number): number {
    return orbitStateInto(this.state, source, this.asked.startUtcMs + timeS * 1000);
  }

  private stateLine(timeS: number): string {
    const utcMs = this.asked.startUtcMs + timeS * 1000;
    let line = timeText(utcMs);
    for (let at = 0; at < 6; at += 1) line += ` ${this.state[at]!.toFixed(at < 3 ? 9 : 12)}`;
    return `${line}\n`;
  }
}

/**
 * A CCSDS OEM (502.0-B-3, key-value notation): TEME states of date with velocities, positions to a
 * micrometre, times to a microsecond. A satellite has a segment for every stretch of time in which
 * it has states, up to its very ends; when it has none is named. The core has no clock: the
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
    yield* writer.satellite(satellite, index);
    yield* writer.page(index + 1);
  }
}
