// Which satellites do two-line element sets describe, column by column?
import { radPerDeg } from './constants.ts';
import { rangeMessages } from './elementRange.ts';
import type { ElementReport } from './elementReport.ts';
import type { ElementSet } from './elementSet.ts';
import { daysFromCivil, isLeapYear } from './time.ts';

const columnCount = 69;

// The columns by T.S. Kelso, "Two-line element set format" (CelesTrak); fields only hold what the
// pattern allows, so that a shifted line is found even if its checksum is right.
const exponential = '[ +-][ 0-9]{5}[ +-][0-9]';
const angle = '[ 0-9-]{3}\\.[0-9]{4}';
const linePatterns = [
  new RegExp(
    '^1 [ 0-9A-Z][ 0-9]{4}. .{8} [ 0-9]{2}[ 0-9]{3}\\.[0-9]{8} [ +-]\\.[0-9]{8} ' +
      `${exponential} ${exponential} .[ 0-9]{5}[0-9]$`,
  ),
  new RegExp(
    `^2 [ 0-9A-Z][ 0-9]{4} [ 0-9]{3}\\.[0-9]{4} ${angle} [ 0-9]{7} ${angle} ${angle} ` +
      '[ 0-9]{2}\\.[0-9]{8}[ 0-9]{5}[0-9]$',
  ),
] as const;

/** Sum of the digits, a minus counting as one, modulo 10, over the first 68 columns. */
export function tleChecksum(line: string): number {
  let sum = 0;
  for (let column = 0; column < columnCount - 1; column += 1) {
    const code = line.charCodeAt(column);
    if (code >= 48 && code <= 57) sum += code - 48;
    else if (code === 45) sum += 1;
  }
  return sum % 10;
}

/** Digits without padding of a catalogue field; Alpha-5's leading letter is 10 to 33 (no I, O). */
function catalogNumberOf(field: string): string | null {
  const letter = 'ABCDEFGHJKLMNPQRSTUVWXYZ'.indexOf(field.charAt(0));
  const text = letter < 0 ? field.trim() : `${letter + 10}${field.slice(1)}`;
  return /^[0-9]+$/.test(text) ? String(Number(text)) : null;
}

/** UTC of a TLE epoch such as "22221.31834512", by integers; null when there is no such day. */
function epochUtcMsOf(field: string): number | null {
  const twoDigits = Number(field.slice(0, 2));
  const year = twoDigits < 57 ? 2000 + twoDigits : 1900 + twoDigits;
  const dayOfYear = Number(field.slice(2, 5));
  if (!(dayOfYear >= 1 && dayOfYear <= (isLeapYear(year) ? 366 : 365))) return null;
  const dayStartMs = (daysFromCivil(year, 1, 1) + dayOfYear - 1) * 86400000;
  // One unit of the eighth decimal is 0.864 ms.
  return dayStartMs + (Number(field.slice(6)) * 864) / 1000;
}

/** A number such as "-11606-4", the point before the first digit left out. */
function impliedPoint(field: string): number {
  const sign = field.startsWith('-') ? -1 : 1;
  const digits = field.slice(1, 6).replaceAll(' ', '0');
  const exponent = Number(field.slice(6)) - 5;
  return sign * Number(`${digits}e${exponent}`);
}

function lineMessages(line: string, which: 1 | 2): [message: string, hint: string][] {
  if (line.length < columnCount) {
    const message = `line ${which} has ${line.length} columns, ${columnCount} expected`;
    return [[message, 'the line is cut short or lacks its checksum']];
  }
  const checksum = tleChecksum(line);
  if (line.charAt(68) !== String(checksum)) {
    const message = `line ${which}: checksum is ${checksum}, column 69 says "${line.charAt(68)}"`;
    return [[message, 'a character was changed: get the element set anew']];
  }
  if (!linePatterns[which - 1]!.test(line)) {
    return [[`line ${which} does not keep to the columns of a TLE`, 'see CelesTrak, "TLE format"']];
  }
  if (which === 1 && line.charAt(62) === '4') {
    return [['ephemeris type 4 is SGP4-XP, whose elements are others', 'take the set for SGP4']];
  }
  return [];
}

/** What stands at columns first…last, counted from 1 as the format's description does. */
function columns(line: string, first: number, last: number): string {
  return line.slice(first - 1, last);
}

interface TlePair {
  readonly name: string;
  readonly lineNumber: number; // of line 1
  readonly first: string;
  readonly second: string;
}

function elementSetOf(pair: TlePair, report: ElementReport): ElementSet | null {
  const { first, second, lineNumber } = pair;
  const complain = (line: number, message: string, hint: string): null => {
    report.complain(line, message, hint);
    return null;
  };
  const numberOf = catalogNumberOf(columns(first, 3, 7));
  if (numberOf === null || columns(first, 3, 7) !== columns(second, 3, 7)) {
    const found = `"${columns(first, 3, 7)}" and "${columns(second, 3, 7)}"`;
    return complain(
      lineNumber,
      `catalogue numbers of lines 1 and 2 differ or are none: ${found}`,
      'a line is missing or two sets are mixed',
    );
  }
  const epochUtcMs = epochUtcMsOf(columns(first, 19, 32));
  if (epochUtcMs === null) {
    const message = `epoch "${columns(first, 19, 32)}" is no day of its year`;
    return complain(lineNumber, message, 'expected two digits of the year and 001 to 366');
  }
  const written = {
    inclinationDeg: Number(columns(second, 9, 16)),
    rightAscensionDeg: Number(columns(second, 18, 25)),
    eccentricity: Number(`0.${columns(second, 27, 33).replaceAll(' ', '0')}`),
    argumentOfPerigeeDeg: Number(columns(second, 35, 42)),
    meanAnomalyDeg: Number(columns(second, 44, 51)),
    meanMotionRevPerDay: Number(columns(second, 53, 63)),
  };
  const messages = rangeMessages(written);
  for (const message of messages) {
    complain(lineNumber + 1, message, 'the line cannot describe an orbit');
  }
  if (messages.length > 0) return null;
  const internationalDesignator = columns(first, 10, 17).trim();
  return {
    name: pair.name === '' ? numberOf : pair.name,
    catalogNumber: numberOf,
    epochUtcMs,
    meanMotionRadPerMin: (written.meanMotionRevPerDay * 2 * Math.PI) / 1440,
    eccentricity: written.eccentricity,
    inclinationRad: written.inclinationDeg * radPerDeg,
    rightAscensionRad: written.rightAscensionDeg * radPerDeg,
    argumentOfPerigeeRad: written.argumentOfPerigeeDeg * radPerDeg,
    meanAnomalyRad: written.meanAnomalyDeg * radPerDeg,
    bstar: impliedPoint(columns(first, 54, 61)),
    ...(internationalDesignator === '' ? {} : { internationalDesignator }),
  };
}

// A name may begin with a digit and a blank too; a line of elements goes on with its number.
const firstStart = /^1 [ 0-9A-Z]([ 0-9]{4}|[ 0-9]{0,3}$)/;
const secondStart = /^2 [ 0-9A-Z]([ 0-9]{4}|[ 0-9]{0,3}$)/;

// A name may even go on with five digits ("1 25544 NAME"), a line of elements that was cut not so.
const titleLengthMax = 24;
const firstCut = /^1 ([ 0-9A-Z]{1,5}|[ 0-9A-Z]{5}.( [ 0-9A-Z]{0,8}[ 0-9.]*)?)$/;
const secondCut = /^2 ([ 0-9A-Z]{1,5}|[ 0-9A-Z]{5} [ 0-9.]*)$/;
const numberEnd = 7;

function isLine(line: string, which: 1 | 2): boolean {
  const [start, cut] = which === 1 ? [firstStart, firstCut] : [secondStart, secondCut];
  return start.test(line) && (line.length > titleLengthMax || cut.test(line));
}

/** Element sets as their lines arrive: a name, line 1, line 2. */
class TleAssembly {
  private name = '';
  private nameLine = 0;
  private first = '';
  private firstLine = 0;
  constructor(private readonly report: ElementReport) {}

  accept(line: string, lineNumber: number): void {
    if (isLine(line, 1)) this.acceptFirst(line, lineNumber);
    else if (isLine(line, 2)) this.acceptSecond(line, lineNumber);
    else this.acceptName(line, lineNumber);
  }

  /** Says what is missing when something else begins or the file ends. */
  close(): void {
    if (this.first !== '') {
      this.complain(this.firstLine, 'line 1 is not followed by its line 2', 'add line 2');
    } else if (this.nameLine > 0) {
      const message = `neither a name nor a line of elements: "${this.name.slice(0, 30)}"`;
      this.complain(this.nameLine, message, 'remove the line, or add lines 1 and 2');
    }
    this.forget();
  }

  private forget(): void {
    this.name = '';
    this.nameLine = 0;
    this.first = '';
  }

  private complain(line: number, message: string, hint: string): void {
    this.report.complain(line, message, hint);
  }

  private acceptName(line: string, lineNumber: number): void {
    this.close();
    this.name = line.replace(/^0 /, '').trim().slice(0, 120);
    this.nameLine = lineNumber;
  }

  private acceptFirst(line: string, lineNumber: number): void {
    // Nothing but "1 12345" before a line 1 was its name.
    if (this.first !== '' && this.first.length <= numberEnd && line.length === columnCount) {
      const title = this.first;
      this.first = '';
      this.acceptName(title, this.firstLine);
    } else if (this.first !== '') this.close();
    this.first = line;
    this.firstLine = lineNumber;
  }

  private acceptSecond(line: string, lineNumber: number): void {
    if (this.first === '') {
      this.complain(lineNumber, 'line 2 without its line 1', 'add line 1');
      this.forget();
      return;
    }
    const firstMessages = lineMessages(this.first, 1);
    for (const [message, hint] of firstMessages) this.complain(this.firstLine, message, hint);
    const secondMessages = lineMessages(line, 2);
    for (const [message, hint] of secondMessages) this.complain(lineNumber, message, hint);
    if (firstMessages.length + secondMessages.length === 0) {
      const pair = { name: this.name, lineNumber: this.firstLine, first: this.first, second: line };
      const elementSet = elementSetOf(pair, this.report);
      if (elementSet !== null) this.report.accept(elementSet, this.firstLine);
    }
    this.forget();
  }
}

/** Only what stands in the 69 columns counts; verification files carry times beyond them. */
function tidied(line: string): string {
  const kept = line.length > columnCount && /^[12] /.test(line) ? line.slice(0, columnCount) : line;
  return kept.trimEnd();
}

/** Reads TLE lines; comments (#) and empty lines are passed over. */
export function readTle(text: string, report: ElementReport): void {
  const assembly = new TleAssembly(report);
  let lineNumber = 0;
  let start = 0;
  while (start < text.length) {
    let end = text.indexOf('\n', start);
    if (end < 0) end = text.length;
    lineNumber += 1;
    const line = tidied(text.slice(start, Math.min(end, start + 4096)));
    if (line !== '' && !line.startsWith('#')) assembly.accept(line, lineNumber);
    start = end + 1;
  }
  assembly.close();
}
