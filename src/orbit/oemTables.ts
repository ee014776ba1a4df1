// Which tables of states grow from the lines of an orbit ephemeris message?
import { parseCcsdsTime, taiMsOf, utcMsOfTai } from './ccsdsTime.ts';
import type { ElementReport } from './elementReport.ts';
import type { OemMeta } from './oem.ts';
import { SegmentOverlap } from './segmentOverlap.ts';
import { hermiteNodeCountMax, lagrangeNodeCountMax, type StateSegment } from './stateTable.ts';
import { quoted } from './textLines.ts';

/** When the file does not say how to interpolate: four states with their velocities. */
const defaultDegree = 7;

/** A number as CCSDS writes it; NaN for anything else. */
function numberOf(word: string | undefined): number {
  return word !== undefined && /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(word)
    ? Number(word)
    : NaN;
}

/** States of one segment as they arrive: time (TAI, which never leaps), position and velocity. */
interface OpenSegment {
  readonly meta: OemMeta;
  readonly taiMs: number[];
  readonly states: number[];
}

interface OpenTable {
  readonly line: number;
  readonly name: string;
  /** The object's id, the second of one id `ID#2`. */
  readonly catalogNumber: string;
  readonly epochTaiMs: number;
  readonly segments: StateSegment[];
  readonly segmentLines: number[];
}

function nodeCountOf(method: StateSegment['method'], degree: number): number {
  return method === 'hermite' ? Math.floor((degree + 1) / 2) : degree + 1;
}

/** Gathers states by segment and segments by object, and hands the tables to the report. */
export class OemTables {
  private segment: OpenSegment | null = null;
  /** By id and name: files give unlike objects one id, UNKNOWN. */
  private readonly tables = new Map<string, OpenTable>();
  private readonly countOfId = new Map<string, number>();
  private readonly takenNumbers = new Set<string>();
  private readonly overlap = new SegmentOverlap();
  private readonly state = new Float64Array(6);

  constructor(private readonly report: ElementReport) {}

  /** Begins a segment; null: its states are passed over. */
  open(meta: OemMeta | null): void {
    this.segment = meta === null ? null : { meta, taiMs: [], states: [] };
  }

  /** A line of a time and six numbers (nine with accelerations). */
  addState(line: string, lineNumber: number): void {
    const { segment, state } = this;
    if (segment === null) return;
    const words = line.split(/\s+/, 11);
    const scaleMs = parseCcsdsTime(words[0]!);
    for (let at = 0; at < 6; at += 1) state[at] = numberOf(words[at + 1]);
    const isComplete = words.length === 7 || words.length === 10;
    if (scaleMs === null || !isComplete || !state.every(Number.isFinite)) {
      const message = `expected a time and six numbers, found ${quoted(line)}`;
      this.report.complain(lineNumber, message, 'the state is left out');
      return;
    }
    const taiMs = taiMsOf(scaleMs, segment.meta.timeSystem);
    if (taiMs <= (segment.taiMs.at(-1) ?? -Infinity)) {
      const message = `the time ${quoted(words[0]!)} is not after the one before`;
      this.report.complain(lineNumber, message, 'the state is left out');
      return;
    }
    segment.meta.toTeme(state, utcMsOfTai(taiMs));
    segment.taiMs.push(taiMs);
    segment.states.push(...state);
  }

  /** Ends the segment at hand. */
  close(): void {
    const { segment } = this;
    this.segment = null;
    if (segment === null) return;
    if (segment.taiMs.length === 0) {
      this.report.complain(segment.meta.line, 'a segment without a good state', 'add its states');
      return;
    }
    const table = this.tableOf(segment.meta, segment.taiMs[0]!);
    const made = this.segmentOf(segment, table.epochTaiMs);
    if (made !== null) this.add(table, made, segment.meta.line);
  }

  /** Hands over what has come together, in the order of the file. */
  finish(): void {
    for (const { line, name, catalogNumber, epochTaiMs, segments } of this.tables.values()) {
      if (segments.length === 0) continue;
      const inOrder = segments.sort((a, b) => a.startS - b.startS);
      const epochUtcMs = utcMsOfTai(epochTaiMs);
      const table = { name, catalogNumber, epochUtcMs, segments: inOrder };
      this.report.acceptTable(table, line);
    }
  }

  /** The table of an object: known by id and name, or begun. */
  private tableOf({ objectId, objectName, line }: OemMeta, epochTaiMs: number): OpenTable {
    const name = objectName === '' ? objectId : objectName;
    const key = `${objectId}\n${name}`;
    const known = this.tables.get(key);
    if (known !== undefined) return known;
    const catalogNumber = this.freeNumber(objectId);
    if (catalogNumber !== objectId) {
      const message = `OBJECT_ID ${quoted(objectId)} occurs with another OBJECT_NAME`;
      this.report.warn(line, message, `${quoted(name)} is kept as ${catalogNumber}`);
    }
    const begun = { line, name, catalogNumber, epochTaiMs, segments: [], segmentLines: [] };
    this.tables.set(key, begun);
    return begun;
  }

  private freeNumber(objectId: string): string {
    let count = (this.countOfId.get(objectId) ?? 0) + 1;
    let number = count === 1 ? objectId : `${objectId}#${count}`;
    while (this.takenNumbers.has(number)) {
      count += 1;
      number = `${objectId}#${count}`;
    }
    this.countOfId.set(objectId, count);
    this.takenNumbers.add(number);
    return number;
  }

  /** Takes a segment, unless an earlier one says otherwise of the same time. */
  private add(table: OpenTable, made: StateSegment, line: number): void {
    const found = this.overlap.contradiction(table.segments, made, table.epochTaiMs);
    if (found !== null) {
      const before = `the segment of line ${table.segmentLines[found.index]!}`;
      const apart = `${Number(found.apartKm.toPrecision(3))} km apart`;
      const message = `${quoted(table.name)} has other states in ${before} at the same time`;
      this.report.complain(line, `${message}, ${apart}`, 'the segment is left out');
      return;
    }
    table.segments.push(made);
    table.segmentLines.push(line);
  }

  private segmentOf({ meta, taiMs, states }: OpenSegment, epochTaiMs: number): StateSegment | null {
    const timeS = Float64Array.from(taiMs, (at) => (at - epochTaiMs) / 1000);
    const startS = Math.max(timeS[0]!, (meta.useableStartTaiMs - epochTaiMs) / 1000);
    const endS = Math.min(timeS.at(-1)!, (meta.useableStopTaiMs - epochTaiMs) / 1000);
    if (!(startS <= endS)) {
      const message = 'USEABLE_START_TIME to USEABLE_STOP_TIME holds no state';
      this.report.complain(meta.line, message, 'correct the times');
      return null;
    }
    const method = this.methodOf(meta);
    const column = (from: number): Float64Array =>
      Float64Array.from({ length: 3 * taiMs.length }, (_, at) => {
        return states[6 * Math.floor(at / 3) + (at % 3) + from]!;
      });
    return {
      timeS,
      positionTemeKm: column(0),
      velocityTemeKmPerS: column(3),
      startS,
      endS,
      method,
      nodeCount: this.nodeCountOf(meta, method, taiMs.length),
    };
  }

  private methodOf({ interpolation, line }: OemMeta): StateSegment['method'] {
    if (interpolation === 'LAGRANGE' || interpolation === 'LINEAR') return 'lagrange';
    if (interpolation !== 'HERMITE' && interpolation !== '') {
      const message = `INTERPOLATION ${quoted(interpolation)} is not known`;
      this.report.warn(line, message, 'Hermite interpolation is used');
    }
    return 'hermite';
  }

  /** As many states as the degree asks for, as far as there are so many and they serve. */
  private nodeCountOf(meta: OemMeta, method: StateSegment['method'], stateCount: number): number {
    const { interpolation, interpolationDegree, line } = meta;
    const isStated = Number.isInteger(interpolationDegree) && interpolationDegree >= 1;
    const stated = isStated ? interpolationDegree : defaultDegree;
    const degree = interpolation === 'LINEAR' ? 1 : stated;
    const wanted = nodeCountOf(method, degree);
    const most = method === 'hermite' ? hermiteNodeCountMax : lagrangeNodeCountMax;
    const nodeCount = Math.max(1, Math.min(wanted, most, stateCount));
    if (isStated && nodeCount < wanted) {
      const found = `needs ${wanted} states, ${nodeCount} are used`;
      const message = `INTERPOLATION_DEGREE ${stated} ${found}`;
      this.report.warn(
        line,
        message,
        stateCount < wanted ? 'the segment is short' : 'at most so many',
      );
    }
    return nodeCount;
  }
}
