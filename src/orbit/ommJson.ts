// Which satellites do orbit mean-elements messages in JSON describe?
import { radPerDeg } from './constants.ts';
import { rangeMessages } from './elementRange.ts';
import type { ElementReport } from './elementReport.ts';
import type { ElementSet } from './elementSet.ts';
import { parseUtcWithoutZone } from './time.ts';

type OmmRecord = Readonly<Record<string, unknown>>;

// What SGP4 can take; the keywords are those of CCSDS 502.0-B-3, table 4-3.
const fixedKeywords = [
  ['CENTER_NAME', 'EARTH'],
  ['REF_FRAME', 'TEME'],
  ['TIME_SYSTEM', 'UTC'],
] as const;

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
  const messages: string[] = [];
  for (const [keyword, expected] of fixedKeywords) {
    const found = textOf(record, keyword);
    if (found !== '' && found.toUpperCase() !== expected) {
      messages.push(`${keyword} must be ${expected}, found "${found.slice(0, 30)}"`);
    }
  }
  const theory = textOf(record, 'MEAN_ELEMENT_THEORY').toUpperCase();
  if (!['', 'SGP4', 'SGP/SGP4', 'SDP4'].includes(theory)) {
    messages.push(`MEAN_ELEMENT_THEORY must be SGP4, found "${theory.slice(0, 30)}"`);
  }
  return messages;
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
  const epochUtcMs = parseUtcWithoutZone(textOf(record, 'EPOCH'));
  const catalogNumber = catalogNumberOf(record);
  const bstar = 'BSTAR' in record ? numberOf(record, 'BSTAR') : 0;
  messages.push(...keywordMessages(record), ...rangeMessages(written));
  if (catalogNumber === '') messages.push('NORAD_CAT_ID must be 1 to 9 digits');
  if (!Number.isFinite(bstar)) messages.push('BSTAR must be a number');
  if (epochUtcMs === null) {
    messages.push(
      `EPOCH must be an ISO 8601 time, found "${textOf(record, 'EPOCH').slice(0, 40)}"`,
    );
  }
  if (messages.length > 0 || epochUtcMs === null) return null;
  const internationalDesignator = textOf(record, 'OBJECT_ID');
  const name = textOf(record, 'OBJECT_NAME').slice(0, 120);
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
    ...(internationalDesignator === '' ? {} : { internationalDesignator }),
  };
}

/** The line on which each record of a valid JSON list begins; one for a single record. */
function recordLines(text: string): number[] {
  const lines: number[] = [];
  const recordDepth = text.trimStart().startsWith('[') ? 1 : 0;
  let depth = 0;
  let line = 1;
  let isInText = false;
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    if (code === 10) line += 1;
    else if (code === 34) isInText = !isInText;
    else if (isInText)
      index += code === 92 ? 1 : 0; // a backslash hides the next character
    else if (code === 123 || code === 91) {
      if (code === 123 && depth === recordDepth) lines.push(line);
      depth += 1;
    } else if (code === 125 || code === 93) depth -= 1;
  }
  return lines;
}

function isRecord(value: unknown): value is OmmRecord {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function parsed(text: string, report: ElementReport): unknown[] {
  try {
    const value: unknown = JSON.parse(text);
    return Array.isArray(value) ? value : [value];
  } catch {
    const message = 'the text begins like JSON but is not valid JSON';
    report.complain(0, message, 'is the file cut short?');
    return [];
  }
}

/** Reads one OMM or a list of them (CelesTrak's and Space-Track's JSON). */
export function readOmmJson(text: string, report: ElementReport): void {
  const values = parsed(text, report);
  const lines = values.every(isRecord) ? recordLines(text) : [];
  values.forEach((value, index) => {
    const line = lines[index] ?? 0;
    const messages: string[] = [];
    const elementSet = isRecord(value) ? elementSetOf(value, messages) : null;
    if (elementSet !== null) {
      report.accept(elementSet, line);
      return;
    }
    const found = messages.length > 0 ? messages.join('; ') : 'expected an object';
    report.complain(line, `record ${index + 1}: ${found}`, 'mend or remove the record');
  });
}
