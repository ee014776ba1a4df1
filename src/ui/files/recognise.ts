// What is in this file? Judged by its content, never by its name.

import { previewTrace } from '../../compute/index.ts';
import type { Problem } from '../../compute/index.ts';
import { recogniseElements } from './elementsFile.ts';

/** A file that the page can use. */
export type KnownFile =
  | { readonly kind: 'scenario'; readonly name: string; readonly text: string }
  | {
      readonly kind: 'elements';
      readonly name: string;
      readonly text: string;
      readonly format: 'tle' | 'omm';
      /** The format as people call it. */
      readonly notation: string;
      /** Good element sets; bad ones are left out. */
      readonly count: number;
      /** Epoch of the middle element set, milliseconds UTC. */
      readonly epochUtcMs: number;
      /** The first bad element set, if there is one. */
      readonly flaw: Problem | null;
    }
  | {
      readonly kind: 'trace';
      readonly name: string;
      /** What is in it is read by a worker. */
      readonly file: Blob;
      /** Empty until a scenario that names it wants it. */
      readonly text: string;
    };

export type Recognition =
  KnownFile | { readonly kind: 'problems'; readonly problems: readonly Problem[] };

/** Larger files would only stop the page; a full public catalogue as XML has about so much. */
export const fileByteMax = 50_000_000;
/** Traces are read in parts, beside the page. */
export const traceByteMax = 100_000_000;
/** Comments at the head of a trace are shorter. */
const headByteCount = 65_536;
const firstLinesLength = 2048;
const sampleByteCount = 8192;
const shownNameLengthMax = 80;

/** A file's name as problems show it: bounded, and without control characters. */
export function shownName(name: string): string {
  // eslint-disable-next-line no-control-regex
  const plain = name.replace(/[\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g, '�');
  return plain.length > shownNameLengthMax ? `${plain.slice(0, shownNameLengthMax)}…` : plain;
}

const problem = (name: string, message: string, hint: string): Recognition => ({
  kind: 'problems',
  problems: [{ path: shownName(name), message, hint }],
});

/** Refuses a file by its size alone, before it is read. */
export function tooLarge(
  name: string,
  byteCount: number,
  byteMax: number = fileByteMax,
): Recognition | null {
  if (byteCount <= byteMax) return null;
  const found = `${Math.round(byteCount / 1e6)} MB`;
  return problem(
    name,
    `expected at most ${byteMax / 1e6} MB, found ${found}`,
    'keep only the satellites, or the rows, of interest',
  );
}

/** Whether the first bytes are those of a text: no NUL, hardly any control characters. */
export function isText(bytes: Uint8Array): boolean {
  const sample = bytes.subarray(0, sampleByteCount);
  let controlCount = 0;
  for (const byte of sample) {
    if (byte === 0) return false;
    if (byte < 9 || (byte > 13 && byte < 32) || byte === 127) controlCount += 1;
  }
  return controlCount <= sample.length / 100;
}

const isOmm = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && 'MEAN_MOTION' in value;

function recogniseJson(name: string, text: string): Recognition {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    // A broken list is no scenario; a broken object is shown with line and column by the reader.
    if (text.startsWith('{')) return { kind: 'scenario', name, text };
    return problem(name, 'this is no JSON', 'is the file complete?');
  }
  const records: unknown[] = Array.isArray(value) ? value : [value];
  const elements = records.some(isOmm) ? recogniseElements(name, shownName(name), text) : null;
  if (elements !== null) return elements;
  if (!Array.isArray(value)) return { kind: 'scenario', name, text };
  return problem(
    name,
    'expected a scenario or a list of OMM records, found another list',
    'an OMM record has keys such as OBJECT_NAME, EPOCH and MEAN_MOTION',
  );
}

/** Whether the head of a file is that of recorded jobs; all of it is read by a worker. */
export async function isTrace(file: Blob): Promise<boolean> {
  const head = new Uint8Array(await file.slice(0, headByteCount).arrayBuffer());
  if (!isText(head)) return false;
  const text = new TextDecoder('utf-8').decode(head);
  // Most say so in their first lines; behind long comments the rest of the head is read, too.
  return [firstLinesLength, text.length].some(
    (length) => previewTrace(text.slice(0, length), 1) !== null,
  );
}

/** What a file's bytes are, or the problem with them. */
export function recognise(name: string, bytes: Uint8Array): Recognition {
  if (bytes.length === 0) return problem(name, 'the file is empty', 'drop another one');
  if (!isText(bytes)) {
    return problem(
      name,
      'this is a binary file, expected a text',
      'a scenario, element sets (TLE or OMM), or a trace as CSV; unpack archives first',
    );
  }
  const text = new TextDecoder('utf-8')
    .decode(bytes)
    .replace(/^\uFEFF/, '')
    .trimStart();
  if (text.startsWith('{') || text.startsWith('[')) return recogniseJson(name, text);
  return (
    recogniseElements(name, shownName(name), text) ??
    problem(
      name,
      'expected a scenario, element sets or a trace, found another text',
      'scenario: JSON; element sets: TLE, OMM; trace: Azure LLM, ElasticFlow, SWF',
    )
  );
}
