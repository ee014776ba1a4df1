// Which lines does a text have, and what does a line of "KEYWORD = value" say?

const lineLengthMax = 4096;

/** A line without its end, cut at 4,096 characters, and its number from 1. */
export type NumberedLine = readonly [line: string, lineNumber: number];

/** The lines of a text, whatever ends them (LF or CRLF), trailing blanks left out. */
export function* linesOf(text: string): Generator<NumberedLine, void> {
  let lineNumber = 0;
  let start = 0;
  while (start < text.length) {
    let end = text.indexOf('\n', start);
    if (end < 0) end = text.length;
    lineNumber += 1;
    yield [text.slice(start, Math.min(end, start + lineLengthMax)).trimEnd(), lineNumber];
    start = end + 1;
  }
}

/** A keyword with its value, CCSDS' key-value notation; the unit in brackets is apart. */
export interface KeyValue {
  readonly keyword: string;
  readonly value: string;
  readonly unit: string;
}

const keywordPattern = /^[A-Z][A-Z0-9_]*$/;
// Only numbers have units: names such as "STARLINK-11072 [DTC]" end in brackets too.
const unitPattern = /^([-+.\dEe]+)\s*\[([^\]]*)\]$/;

/** Takes a line apart, or null when it is not of the form KEYWORD = value [unit]. */
export function keyValueOf(line: string): KeyValue | null {
  const equals = line.indexOf('=');
  if (equals < 0) return null;
  const keyword = line.slice(0, equals).trim();
  if (!keywordPattern.test(keyword)) return null;
  const written = line.slice(equals + 1).trim();
  const match = unitPattern.exec(written);
  if (match === null) return { keyword, value: written, unit: '' };
  return { keyword, value: match[1]!, unit: match[2]!.trim() };
}

/** Empty lines and comments say nothing. */
export function isRemark(line: string): boolean {
  const start = line.trimStart();
  return start === '' || start === 'COMMENT' || start.startsWith('COMMENT ');
}

/** A text from a file as a message quotes it: short. */
export function quoted(text: string): string {
  return `"${text.length > 40 ? `${text.slice(0, 40)}…` : text}"`;
}
