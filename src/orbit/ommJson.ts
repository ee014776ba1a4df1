// Which satellites do orbit mean-elements messages in JSON describe?
import type { ElementReport } from './elementReport.ts';
import { acceptOmmRecord, type OmmRecord } from './ommRecord.ts';

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
    acceptOmmRecord(report, isRecord(value) ? value : null, { line: lines[index] ?? 0, index });
  });
}
