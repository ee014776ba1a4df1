// How does what is wrong with a file read, and where is it?

import type { Problem } from './scenario.ts';
import { nearest } from './nearest.ts';

/** Parts message and hint in the one text that a validator hands on; never seen by anybody. */
const hintMark = '\u001f';

/** Problems beyond this many are counted, not listed: nobody reads on. */
export const problemCountMax = 200;

/** Message and hint as one text, to be taken apart by `problemOf`. */
export function complaint(message: string, hint: string): string {
  return `${message}${hintMark}${hint}`;
}

/** A problem from a path and a text made by `complaint`. */
export function problemOf(path: string, text: string): Problem {
  const [message = '', hint = ''] = text.split(hintMark);
  return { path, message, hint };
}

/** A number as people write it: plain up to a million millions, never with binary dust. */
export function numberText(value: number): string {
  return String(Number(value.toPrecision(12)));
}

const shownLengthMax = 40;

/** What was found, in few and harmless characters. */
export function foundText(found: unknown): string {
  if (found === undefined) return 'nothing';
  if (typeof found === 'string') return quoted(found);
  if (Array.isArray(found)) return `a list of ${found.length}`;
  if (typeof found === 'object' && found !== null) return 'an object';
  return `${found as number | boolean | null}`;
}

function quoted(found: string): string {
  const isLong = found.length > shownLengthMax;
  const shown = JSON.stringify(isLong ? found.slice(0, shownLengthMax) : found);
  const safe = shown.replace(/[\u007f-\u009f\u200e\u200f\u2028-\u202e\u2066-\u2069]/g, escaped);
  return isLong ? `${safe.slice(0, -1)}…"` : safe;
}

function escaped(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

/** `fleets[0].orbit.altitudeKm`, as INTERFACE writes paths; the root is `scenario`. */
export function pathText(path: readonly PropertyKey[]): string {
  let text = '';
  for (const part of path) {
    if (typeof part === 'number') text += `[${part}]`;
    else text += text === '' ? keyText(String(part)) : `.${keyText(String(part))}`;
  }
  return text === '' ? 'scenario' : text;
}

function keyText(key: string): string {
  return /^[A-Za-z0-9$_-]{1,80}$/.test(key) ? key : quoted(key);
}

/** The part of a validator's issue that is used here. */
export interface Issue {
  readonly code?: string | undefined;
  readonly path: readonly PropertyKey[];
  readonly message: string;
  readonly input?: unknown;
  readonly keys?: readonly string[];
  readonly errors?: readonly (readonly Issue[])[];
}

/** Issues of the validator as problems, each alternative of a union told apart. */
export function problemsOf(issues: readonly Issue[], base: readonly PropertyKey[] = []): Problem[] {
  return issues.flatMap((issue) => {
    const path = [...base, ...issue.path];
    if (issue.code === 'unrecognized_keys') return unknownKeys(issue, path);
    const branch = issue.code === 'invalid_union' ? branchMeant(issue) : null;
    return branch === null ? [problemOf(pathText(path), issue.message)] : problemsOf(branch, path);
  });
}

/** The alternative that fits best: of the right type, and with the least strange about it. */
function branchMeant(issue: Issue): readonly Issue[] | null {
  const near = (issue.errors ?? []).filter((branch) => branch.length > 0 && !isFarOff(branch));
  return near.sort((a, b) => strangeness(a) - strangeness(b))[0] ?? null;
}

/** A key that an alternative does not know speaks more against it than one that is missing. */
function strangeness(branch: readonly Issue[]): number {
  const weights = problemsOf(branch).map(({ message }) => (message === unknownKey ? 5 : 1));
  return weights.reduce<number>((sum, weight) => sum + weight, 0);
}

/** Nothing of the value was looked into: it is of another type altogether. */
function isFarOff(branch: readonly Issue[]): boolean {
  return branch.some((issue) => {
    if (issue.path.length > 0 || issue.code === 'unrecognized_keys') return false;
    if (issue.code === 'invalid_union') return branchMeant(issue) === null;
    return issue.code === 'invalid_type' || typeof issue.input !== 'string';
  });
}

/** An object's own complaint lists its keys after this mark (see `strict` in `shape.ts`). */
export const keysMark = 'keys:';

const unknownKey = 'unknown key';

function unknownKeys(issue: Issue, path: readonly PropertyKey[]): Problem[] {
  const known = issue.message.startsWith(keysMark)
    ? issue.message.slice(keysMark.length).split(',')
    : [];
  return (issue.keys ?? []).map((key) => {
    const guess = nearest(key, known);
    const hint = guess === null ? `known: ${known.join(', ')}` : `did you mean "${guess}"?`;
    return { path: pathText([...path, key]), message: unknownKey, hint };
  });
}
