// Which satellites do orbit mean-elements messages in key-value notation describe?
import type { ElementReport } from './elementReport.ts';
import { acceptOmmRecord, addFault, unitMessage } from './ommRecord.ts';
import { isRemark, keyValueOf, linesOf, quoted, type KeyValue } from './textLines.ts';

/** One message as its lines arrive. */
interface Message {
  readonly line: number;
  readonly values: Map<string, string>;
  readonly faults: string[];
}

/** Keywords with which the next message of a file may begin. */
const firstKeywords = ['CCSDS_OMM_VERS', 'OBJECT_NAME'];

function beginsAnew(message: Message, { keyword }: KeyValue): boolean {
  if (!firstKeywords.includes(keyword)) return false;
  return keyword === 'CCSDS_OMM_VERS' ? message.values.size > 0 : message.values.has(keyword);
}

function add(message: Message, { keyword, value, unit }: KeyValue): void {
  if (keyword.startsWith('USER_DEFINED')) return;
  if (message.values.has(keyword)) addFault(message.faults, `${quoted(keyword)} stands twice`);
  addFault(message.faults, unitMessage(keyword, unit));
  if (value !== '') message.values.set(keyword, value);
}

/**
 * Reads OMM in key-value notation, one after the other: each begins with CCSDS_OMM_VERS or, where
 * that is left out, with OBJECT_NAME. A line that is none spoils only its message.
 */
export function readOmmKvn(text: string, report: ElementReport): void {
  let message: Message | null = null;
  let index = 0;
  const finish = (done: Message | null): void => {
    if (done === null) return;
    const record = Object.fromEntries(done.values);
    acceptOmmRecord(report, record, { line: done.line, index }, done.faults);
    index += 1;
  };
  for (const [line, lineNumber] of linesOf(text)) {
    if (isRemark(line)) continue;
    const entry = keyValueOf(line);
    if (message === null || (entry !== null && beginsAnew(message, entry))) {
      finish(message);
      message = { line: lineNumber, values: new Map(), faults: [] };
    }
    if (entry !== null) add(message, entry);
    else addFault(message.faults, `line ${lineNumber} is not KEYWORD = value: ${quoted(line)}`);
  }
  finish(message);
}
