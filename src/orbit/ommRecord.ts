// Which element set do the keywords of one orbit mean-elements message make?
import { parseCcsdsTime } from './ccsdsTime.ts';
import { radPerDeg } from './constants.ts';
import { rangeMessages } from './elementRange.ts';
import type { ElementReport } from './elementReport.ts';
import type { ElementSet } from './elementSet.ts';
import { quoted } from './textLines.ts';

/** Keywords of CCSDS 502.0-B-3, tables 4-1 to 4-3, and their values as texts or numbers. */
export type OmmRecord = Readonly<Record<string, unknown>>;

/** Where a record stands in its file. */
export interface RecordPlace {
  readonly line: number;
  /** Counted from 0. */
  readonly index: number;
}

// What SGP4 can take. EPHEMERIS_TYPE 4 is SGP4-XP, whose elements are others.
const fixedKeywords: readonly (readonly [string, readonly string[]])[] = [
  ['CENTER_NAME', ['EARTH']],
  ['REF_FRAME', ['TEME']],
  ['TIME_SYSTEM', ['UTC']],
  ['MEAN_ELEMENT_THEORY', ['SGP4', 'SGP/SGP4', 'SDP4']],
  ['EPHEMERIS_TYPE', ['0', '1', '2', '3']],
];

const unitsOfKeywords: Readonly<Record<string, string>> = {
  MEAN_MOTION: 'rev/day',
  INCLINATION: 'deg',
  RA_OF_ASC_NODE: 'deg',
  ARG_OF_PERICENTER: 'deg',
  MEAN_ANOMALY: 'deg',
};

/** What is wrong with a unit that a file states; empty when it is the standard's, or absent. */
export function unitMessage(keyword: string, unit: string): string {
  const expected = unitsOfKeywords[keyword];
  if (expected === undefined || unit === '' || unit.toLowerCase() === expected) return '';
  return `${keyword} must be in ${expected}, found ${quoted(unit)}`;
}

const faultCountMax = 20;

/** Keeps a fault of a record, unless it is none or there are enough of them. */
export function addFault(faults: string[], fault: string): void {
  if (fault !== '' && faults.length < faultCountMax) faults.push(fault);
}

/** A number written as a number or, as Space-Track does, as text; NaN for anything else. */
function numberOf(record: OmmRecord, keyword: string): number {
  const value = record[keyword];
  if (typeof value === 'number') return value;
  return typeof value === 'string' && value.trim() !== '' ? Number(value) : NaN;
}

function textOf(record: OmmRecord, keyword: string): string {
  const value = record[keyword];
  if (typeof value === 'string') return value.trim();
  return typeof value === 'number' ? String(value) : '';
}

function keywordMessages(record: OmmRecord): string[] {
  return fixedKeywords.flatMap(([keyword, allowed]) => {
    const found = textOf(record, keyword);
    if (found === '' || allowed.includes(found.toUpperCase())) return [];

    return [`${keyword} must be ${allowed[0]!}, found ${quoted(found)}`];
  });
}

function catalogNumberOf(record: OmmRecord): string {
  const text = textOf(record, 'NORAD_CAT_ID');
  return /^[0-9]{1,9}$/.test(text) ? String(Number(text)) : '';
}

function writtenElementsOf(record: OmmRecord) {
  return {
    inclinationDeg: numberOf(record, 'INCLINATION'),
    rightAscensionDeg: numberOf(record, 'RA_OF_ASC_NODE'),
    eccentricity: numberOf(record, 'ECCENTRICITY'),
    argumentOfPerigeeDeg: numberOf(record, 'ARG_OF_PERICENTER'),
    meanAnomalyDeg: numberOf(record, 'MEAN_ANOMALY'),
    meanMotionRevPerDay: numberOf(record, 'MEAN_MOTION'),
  };
}

/** Fills messages instead of returning an element set when anything is wrong. */
function elementSetOf(record: OmmRecord, messages: string[]): ElementSet | null {
  const written = writtenElementsOf(record);
  const epochUtcMs = parseCcsdsTime(textOf(record, 'EPOCH'));
  const catalogNumber = catalogNumberOf(record);
  const bstar = 'BSTAR' in record ? numberOf(record, 'BSTAR') : 0;
  messages.push(...keywordMessages(record), ...rangeMessages(written));
  if (catalogNumber === '') messages.push('NORAD_CAT_ID must be 1 to 9 digits');
  if (!Number.isFinite(bstar)) messages.push('BSTAR must be a number');
  if (epochUtcMs === null) {
    messages.push(`EPOCH must be an ISO 8601 time, found ${quoted(textOf(record, 'EPOCH'))}`);
  }
  if (messages.length > 0 || epochUtcMs === null) return null;
  const internationalDesignator = textOf(record, 'OBJECT_ID');
  const name = textOf(record, 'OBJECT_NAME').slice(0, 120);
  const isDesignated = !['', 'UNKNOWN'].includes(internationalDesignator);
  return {
    name: name === '' ? catalogNumber : name,
    catalogNumber,
    epochUtcMs,
    meanMotionRadPerMin: (written.meanMotionRevPerDay * 2 * Math.PI) / 1440,
    eccentricity: written.eccentricity,
    inclinationRad: written.inclinationDeg * radPerDeg,
    rightAscensionRad: written.rightAscensionDeg * radPerDeg,
    argumentOfPerigeeRad: written.argumentOfPerigeeDeg * radPerDeg,
    meanAnomalyRad: written.meanAnomalyDeg * radPerDeg,
    bstar,
    ...(isDesignated ? { internationalDesignator } : {}),
  };
}

/**
 * Adds the element set of a record to the report, or all that is wrong with it as one problem;
 * `faults` are what its reader has found already.
 */
export function acceptOmmRecord(
  report: ElementReport,
  record: OmmRecord | null,
  { line, index }: RecordPlace,
  faults: readonly string[] = [],
): void {
  const messages = [...faults];
  const elementSet = record === null ? null : elementSetOf(record, messages);
  if (elementSet !== null) {
    report.accept(elementSet, line);
    return;
  }
  const found = messages.length > 0 ? messages.join('; ') : 'expected an object';
  report.complain(line, `record ${index + 1}: ${found}`, 'mend or remove the record');
}
