// Which satellites do the states of an orbit ephemeris message describe?
import type { EarthOrientation } from './access.ts';
import { parseCcsdsTime, taiMsOf, timeSystemNames } from './ccsdsTime.ts';
import { readableFrameNames, stateToTemeOf, type StateToTeme } from './celestialFrames.ts';
import type { ElementReport } from './elementReport.ts';
import { OemTables } from './oemTables.ts';
import { isRemark, keyValueOf, linesOf, quoted } from './textLines.ts';

/** What the metadata of a segment say, once nothing is wrong with them. */
export interface OemMeta {
  readonly line: number;
  readonly objectId: string;
  readonly objectName: string;
  readonly timeSystem: string;
  readonly toTeme: StateToTeme;
  readonly useableStartTaiMs: number;
  readonly useableStopTaiMs: number;
  /** Empty when the file says nothing. */
  readonly interpolation: string;
  readonly interpolationDegree: number;
}

type Fields = ReadonlyMap<string, string>;

/** A time of the metadata as TAI; NaN, with a message, when it is none. */
function timeOf(fields: Fields, keyword: string, absent: number, messages: string[]): number {
  const text = fields.get(keyword) ?? '';
  if (text === '') return absent;
  const scaleMs = parseCcsdsTime(text);
  if (scaleMs !== null) return taiMsOf(scaleMs, fields.get('TIME_SYSTEM') ?? 'UTC');
  messages.push(`${keyword} must be an ISO 8601 time, found ${quoted(text)}`);
  return NaN;
}

function fixedMessages(fields: Fields): string[] {
  const messages: string[] = [];
  const center = fields.get('CENTER_NAME') ?? '';
  if (center.toUpperCase() !== 'EARTH') {
    messages.push(`CENTER_NAME must be EARTH, found ${quoted(center)}`);
  }
  const timeSystem = fields.get('TIME_SYSTEM') ?? '';
  if (!timeSystemNames.includes(timeSystem)) {
    const expected = timeSystemNames.join(', ');
    messages.push(`TIME_SYSTEM must be one of ${expected}, found ${quoted(timeSystem)}`);
  }
  if ((fields.get('OBJECT_ID') ?? fields.get('OBJECT_NAME') ?? '') === '') {
    messages.push('OBJECT_ID is missing');
  }
  return messages;
}

/** TEME of some epoch, not of date, is another frame: nobody agrees which. */
function frameMessage(fields: Fields, toTeme: StateToTeme | null): string {
  const frame = fields.get('REF_FRAME') ?? '';
  if (toTeme === null) {
    return `REF_FRAME must be one of ${readableFrameNames}, found ${quoted(frame)}`;
  }
  const isOfDate = /^T/i.test(frame);
  const epoch = fields.get('REF_FRAME_EPOCH') ?? '';
  return isOfDate && epoch !== ''
    ? `${frame} must be of date, found the epoch ${quoted(epoch)}`
    : '';
}

/** The metadata of a segment, or null with messages. */
function metaOf(
  fields: Fields,
  line: number,
  orientation: EarthOrientation,
  messages: string[],
): OemMeta | null {
  const toTeme = stateToTemeOf(fields.get('REF_FRAME') ?? '', orientation);
  messages.push(...fixedMessages(fields));
  const frame = frameMessage(fields, toTeme);
  if (frame !== '') messages.push(frame);
  const objectName = fields.get('OBJECT_NAME') ?? '';
  const meta = {
    line,
    objectId: (fields.get('OBJECT_ID') ?? objectName).slice(0, 120),
    objectName: objectName.slice(0, 120),
    timeSystem: fields.get('TIME_SYSTEM') ?? '',
    useableStartTaiMs: timeOf(fields, 'USEABLE_START_TIME', -Infinity, messages),
    useableStopTaiMs: timeOf(fields, 'USEABLE_STOP_TIME', Infinity, messages),
    interpolation: (fields.get('INTERPOLATION') ?? '').toUpperCase(),
    interpolationDegree: Number(fields.get('INTERPOLATION_DEGREE') ?? NaN),
  };
  return toTeme === null || messages.length > 0 ? null : { ...meta, toTeme };
}

type Phase = 'header' | 'meta' | 'data' | 'covariance';

/** An OEM as its lines arrive. */
class OemAssembly {
  readonly tables: OemTables;
  private phase: Phase = 'header';
  private fields = new Map<string, string>();
  private metaLine = 0;

  constructor(
    private readonly report: ElementReport,
    private readonly orientation: EarthOrientation,
  ) {
    this.tables = new OemTables(report);
  }

  accept(line: string, lineNumber: number): void {
    if (isRemark(line)) return;
    const word = line.trim();
    if (word === 'META_START') this.startMeta(lineNumber);
    else if (word === 'META_STOP') this.stopMeta(lineNumber);
    else if (word === 'COVARIANCE_START') this.phase = 'covariance';
    else if (word === 'COVARIANCE_STOP') this.phase = 'data';
    else if (this.phase === 'data' && /^\d/.test(word)) this.tables.addState(word, lineNumber);
    else this.acceptEntry(word, lineNumber);
  }

  close(): void {
    if (this.phase === 'meta') {
      this.report.complain(this.metaLine, 'META_START without META_STOP', 'is the file cut short?');
    }
    this.tables.close();
  }

  private startMeta(lineNumber: number): void {
    this.close();
    this.phase = 'meta';
    this.fields = new Map();
    this.metaLine = lineNumber;
  }

  private stopMeta(lineNumber: number): void {
    if (this.phase !== 'meta') {
      this.report.complain(lineNumber, 'META_STOP without META_START', 'add META_START');
      return;
    }
    this.phase = 'data';
    const messages: string[] = [];
    const meta = metaOf(this.fields, this.metaLine, this.orientation, messages);
    if (meta === null) {
      const hint = 'the states of this segment are left out';
      this.report.complain(this.metaLine, messages.join('; '), hint);
    }
    this.tables.open(meta);
  }

  private acceptEntry(line: string, lineNumber: number): void {
    if (this.phase === 'covariance') return;
    const entry = keyValueOf(line);
    if (this.phase === 'header' && entry !== null) return;
    if (this.phase === 'meta' && entry !== null) {
      if (entry.value !== '') this.fields.set(entry.keyword, entry.value);
      return;
    }
    if (entry?.keyword === 'CCSDS_OEM_VERS') {
      this.close(); // the next message of the file
      this.phase = 'header';
      return;
    }
    const hint = 'expected KEYWORD = value, or a time and six numbers after META_STOP';
    this.report.complain(lineNumber, `a line of no meaning here: ${quoted(line)}`, hint);
  }
}

/**
 * Reads CCSDS OEM (502.0-B-3, key-value notation), several messages or objects in one file too.
 * States become TEME as they are read; what is not the Earth's, or in a frame or a time system that
 * needs data from elsewhere, is refused by segment. Accelerations and covariances are passed over.
 */
export function readOem(text: string, report: ElementReport, orientation: EarthOrientation): void {
  const assembly = new OemAssembly(report, orientation);
  for (const [line, lineNumber] of linesOf(text)) assembly.accept(line, lineNumber);
  assembly.close();
  assembly.tables.finish();
}
