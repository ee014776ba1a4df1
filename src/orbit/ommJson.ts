// Which satellites do orbit mean-elements messages in JSON describe?
import type { ElementReport } from './elementReport.ts';
import { acceptOmmRecord, type OmmRecord } from './ommRecord.ts';
import { quoted } from './textLines.ts';

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

const cutHint = 'is the file cut short?';

/** The text of one record of a list that is not valid JSON, and what stands up to the next one. */
interface RecordText {
  readonly line: number;
  readonly text: string;
  readonly restLine: number;
  readonly rest: string;
}

/** Where a text has a brace that may begin a record: no value of an OMM is an object. */
function recordStarts(text: string): number[] {
  return Array.from(
    text.matchAll(/(?:^|[[,}])\s*\{/g),
    (match) => match.index + match[0].length - 1,
  );
}

function* recordTexts(text: string): Generator<RecordText, void> {
  const starts = recordStarts(text);
  let [line, counted] = [1, 0];
  const lineAt = (index: number): number => {
    for (; counted < index; counted += 1) if (text.charCodeAt(counted) === 10) line += 1;
    return line;
  };
  for (const [at, start] of starts.entries()) {
    const own = text.slice(start, starts[at + 1] ?? text.length);
    const length = recordLength(own);
    const rest = own.slice(length);
    yield {
      line: lineAt(start),
      text: own.slice(0, length),
      restLine: lineAt(start + length + rest.length - rest.trimStart().length),
      rest: rest.trim(),
    };
  }
}

/** Up to the last brace; up to the first one when that alone makes a record. */
function recordLength(own: string): number {
  const [first, last] = [own.indexOf('}') + 1, own.lastIndexOf('}') + 1];
  if (last === 0) return own.length;
  const isFirst = first < last && parsedRecord(own.slice(0, last)) === null;
  return isFirst && parsedRecord(own.slice(0, first)) !== null ? first : last;
}

function parsedRecord(text: string): OmmRecord | null {
  try {
    return JSON.parse(text) as OmmRecord;
  } catch {
    return null;
  }
}

/** Says what is wrong with a record and with what stands between it and the next one. */
function acceptRecordText(
  report: ElementReport,
  own: RecordText,
  index: number,
  end: string,
): void {
  const number = index + 1;
  const isLast = end !== ',';
  const record = parsedRecord(own.text);
  if (record === null) {
    const isClosed = own.text.endsWith('}');
    const message = `record ${number} ${isClosed ? 'is not valid JSON' : 'has no end'}`;
    const hint = isLast ? cutHint : 'close its brace';
    report.complain(own.line, message, isClosed ? 'mend or remove the record' : hint);
    return;
  }
  acceptOmmRecord(report, record, { line: own.line, index });
  if (own.rest === end) return;
  const found = own.rest === '' ? 'nothing' : quoted(own.rest);
  const expected = end === '' ? 'the end' : quoted(end);
  const message = `after record ${number}: expected ${expected}, found ${found}`;
  const hint = isLast && own.rest === '' ? cutHint : 'the records are read nevertheless';
  report.complain(own.restLine, message, hint);
}

/** Takes the good records of a text that as a whole is no JSON, and names the others' lines. */
function recover(text: string, report: ElementReport): void {
  const records = [...recordTexts(text)];
  const begin = text.trimStart();
  const before = begin.slice(0, Math.max(0, begin.indexOf('{'))).trim();
  if (records.length === 0 || !['', '['].includes(before)) {
    const message = 'the text begins like JSON but is not valid JSON';
    report.complain(records.length === 0 ? 0 : 1, message, cutHint);
  }
  const close = before.startsWith('[') ? ']' : '';
  records.forEach((own, index) => {
    acceptRecordText(report, own, index, index === records.length - 1 ? close : ',');
  });
}

/** Reads one OMM or a list of them (CelesTrak's and Space-Track's JSON). */
export function readOmmJson(text: string, report: ElementReport): void {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    recover(text, report);
    return;
  }
  const values: unknown[] = Array.isArray(value) ? value : [value];
  const lines = values.every(isRecord) ? recordLines(text) : [];
  values.forEach((each, index) => {
    acceptOmmRecord(report, isRecord(each) ? each : null, { line: lines[index] ?? 0, index });
  });
}
