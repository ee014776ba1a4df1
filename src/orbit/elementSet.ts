// What orbits does a file of element sets describe, and which of its lines are wrong?
import type { EarthOrientation } from './access.ts';
import { ElementReport } from './elementReport.ts';
import { readOem } from './oem.ts';
import { readOmmCsv } from './ommCsv.ts';
import { readOmmJson } from './ommJson.ts';
import { readOmmKvn } from './ommKvn.ts';
import { readOmmXml } from './ommXml.ts';
import type { StateTable } from './stateTable.ts';
import { readTle } from './tle.ts';

/** Mean elements for SGP4 (Kozai mean motion, TEME of epoch). */
export interface ElementSet {
  readonly name: string;
  /** Digits without padding for element files, the satellite's id for designed orbits. */
  readonly catalogNumber: string;
  readonly epochUtcMs: number;
  readonly meanMotionRadPerMin: number;
  readonly eccentricity: number;
  readonly inclinationRad: number;
  readonly rightAscensionRad: number;
  readonly argumentOfPerigeeRad: number;
  readonly meanAnomalyRad: number;
  /** SGP4's drag term, 1 / Earth radii. */
  readonly bstar: number;
  readonly internationalDesignator?: string;
}

export interface ElementProblem {
  /** Counted from 1; 0 when the whole text is meant. */
  readonly line: number;
  readonly message: string;
  readonly hint: string;
}

export type ElementFormat = 'tle' | 'ommJson' | 'ommCsv' | 'ommXml' | 'ommKvn' | 'oem' | 'unknown';

export interface ElementFile {
  readonly elementSets: ElementSet[];
  /** Satellites given by states instead (OEM only). */
  readonly stateTables: StateTable[];
  readonly problems: ElementProblem[];
  readonly warnings: ElementProblem[];
  readonly format: ElementFormat;
}

const textLengthMax = 200_000_000; // ten full catalogues as XML; JavaScript ends at 536 million

/** The format of a text by its content alone. */
function formatOf(text: string): ElementFormat {
  const start = text.slice(0, 4096).trimStart();
  if (start.includes('\u0000')) return 'unknown';
  if (start.startsWith('[') || start.startsWith('{')) return 'ommJson';
  if (start.startsWith('<'))
    return /<([\w.-]+:)?(ndm|omm|oem)\b/.test(start) ? 'ommXml' : 'unknown';
  if (/^CCSDS_OEM_VERS\s*=/m.test(start)) return 'oem';
  if (/^(CCSDS_OMM_VERS|OBJECT_NAME|MEAN_MOTION)\s*=/m.test(start)) return 'ommKvn';
  const firstLine = start.slice(0, start.search(/[\r\n]|$/));
  if (/(^|,)\s*"?(MEAN_MOTION|NORAD_CAT_ID)"?\s*(,|$)/i.test(firstLine)) return 'ommCsv';
  return /^[12] [ 0-9A-Z]{5}/m.test(text) ? 'tle' : 'unknown';
}

function withoutByteOrderMark(text: string): string {
  return text.startsWith('\uFEFF') ? text.slice(1) : text;
}

/** Two sets of one catalogue number are both kept; the second is called NUMBER#2. */
function renameRepeated(report: ElementReport): ElementSet[] {
  const seenCount = new Map<string, number>();
  return report.elementSets.map((elementSet, index) => {
    const number = elementSet.catalogNumber;
    const count = (seenCount.get(number) ?? 0) + 1;
    seenCount.set(number, count);
    if (count === 1) return elementSet;
    const catalogNumber = `${number}#${count}`;
    const message = `catalogue number ${number} occurs again, kept as ${catalogNumber}`;
    report.warn(report.lines[index]!, message, 'remove the older set if one is enough');
    return { ...elementSet, catalogNumber };
  });
}

const unknownHint = 'expected TLE lines (69 columns), OMM as JSON, CSV, XML or KVN, or a CCSDS OEM';

type Reader = (text: string, report: ElementReport, orientation: EarthOrientation) => void;

const readers: Readonly<Record<ElementFormat, Reader>> = {
  tle: readTle,
  ommJson: readOmmJson,
  ommCsv: readOmmCsv,
  ommXml: readOmmXml,
  ommKvn: readOmmKvn,
  oem: readOem,
  unknown(text, report) {
    const what = text.trim() === '' ? 'the file is empty' : 'this is no format of element sets';
    report.complain(0, what, unknownHint);
  },
};

/**
 * Reads every satellite of a text: TLE with two or three lines each, OMM as JSON, CSV, XML or
 * key-value text, or a CCSDS OEM, told apart by content. Never throws. A wrong set is reported by
 * its line and does not stop the others; at most 1,000 problems are listed, then counted.
 * `orientation` turns OEM states of the ITRF (default: UT1 = UTC, no polar motion).
 */
export function readElementSets(text: string, orientation: EarthOrientation = {}): ElementFile {
  const report = new ElementReport();
  const isTooLong = text.length > textLengthMax;
  const plain = isTooLong ? '' : withoutByteOrderMark(text);
  const format = isTooLong ? 'unknown' : formatOf(plain);
  if (isTooLong) {
    const message = `the text has ${text.length} characters, at most ${textLengthMax} are read`;
    report.complain(0, message, 'split the file');
  } else {
    readers[format](plain, report, orientation);
  }
  if (report.isEmpty()) report.complain(0, 'the file holds no satellite', unknownHint);
  const elementSets = renameRepeated(report);
  const { stateTables } = report;
  const [problems, warnings] = [report.problems(), report.warnings()];
  return { elementSets, stateTables, problems, warnings, format };
}

/** Seconds from an element set's epoch to an instant; negative before the epoch. */
export function epochAgeS(elementSet: ElementSet, utcMs: number): number {
  return (utcMs - elementSet.epochUtcMs) / 1000;
}
