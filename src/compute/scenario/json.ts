// Is this text JSON, and if not, where does it stop being JSON?

import { nestingMax, scenarioLengthMax } from './limits.ts';
import { foundText, pathText } from './problem.ts';
import type { Problem } from './scenario.ts';

/** A JSON value, or what is wrong with the text. */
export interface JsonReading {
  /** Present unless the text could not be read to its end. */
  readonly value?: unknown;
  readonly problems: Problem[];
  /** Where words such as NaN stand, which are texts in `value`: each is one of the problems. */
  readonly wordPaths: ReadonlySet<string>;
}

/** Raised inside this file only: the text cannot be read any further. */
class JsonFault extends Error {
  constructor(
    readonly offset: number,
    message: string,
    readonly hint: string,
  ) {
    super(message);
  }
}

const numberPattern = /-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?/y;
const wordPattern = /-?[A-Za-z_$][A-Za-z0-9_$]*/y;
// eslint-disable-next-line no-control-regex
const plainPattern = /[^"\\\u0000-\u001f]*/y;
const escapePattern = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y;
const spacePattern = /[ \t\n\r]*/y;

const noNumbers = ['NaN', 'Infinity', '-Infinity', 'undefined', '-NaN'];

/** Walks through the text once; keeps what a later reader must know. */
class JsonScanner {
  readonly problems: Problem[] = [];
  /** Offset and length of words such as NaN, which are quoted before the text is parsed. */
  readonly bareWords: [offset: number, word: string][] = [];
  readonly wordPaths = new Set<string>();
  private at = 0;
  private readonly path: (string | number)[] = [];

  constructor(private readonly text: string) {}

  scan(): void {
    this.value();
    this.skipSpace();
    if (this.at < this.text.length) throw this.fault('expected nothing more', 'one value a file');
  }

  private match(pattern: RegExp): string | null {
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.text)?.[0] ?? null;
    if (found !== null) this.at += found.length;
    return found;
  }

  private skipSpace(): void {
    this.match(spacePattern);
  }

  private fault(expected: string, hint: string): JsonFault {
    if (this.at >= this.text.length) {
      return new JsonFault(this.at, `${expected}, found the end`, 'is the file complete?');
    }
    const found = foundText(this.text.slice(this.at, this.at + 12));
    const isComment = /^\/[/*]/.test(this.text.slice(this.at, this.at + 2));
    const say = isComment ? 'JSON has no comments' : hint;
    return new JsonFault(this.at, `${expected}, found ${found}`, say);
  }

  private value(): void {
    this.skipSpace();
    const first = this.text[this.at];
    if (first === '{') this.object();
    else if (first === '[') this.list();
    else if (first === '"') this.string();
    else if (this.match(numberPattern) === null || this.isWordNext()) this.word();
  }

  private isWordNext(): boolean {
    return /[A-Za-z_$]/.test(this.text[this.at] ?? '');
  }

  private word(): void {
    const start = this.at;
    const word = this.match(wordPattern);
    if (word === 'true' || word === 'false' || word === 'null') return;
    if (word !== null && noNumbers.includes(word)) {
      this.bareWords.push([start, word]);
      const hint = 'give a finite number, or leave the key out';
      const path = pathText(this.path);
      this.wordPaths.add(path);
      this.problems.push({ path, message: `JSON has no ${word}`, hint });
      return;
    }
    this.at = start;
    throw this.fault('expected a value', 'texts need double quotes; no comma before ] or }');
  }

  private string(): string {
    const start = this.at;
    this.at += 1;
    for (;;) {
      this.match(plainPattern);
      if (this.text[this.at] === '"') break;
      if (this.match(escapePattern) === null) {
        throw this.fault('expected the rest of a text', 'line breaks are written \\n, \\ as \\\\');
      }
    }
    this.at += 1;
    return this.text.slice(start, this.at);
  }

  private enter(part: string | number): void {
    if (this.path.length >= nestingMax) {
      const message = `expected at most ${nestingMax} levels of lists and objects`;
      throw new JsonFault(this.at, message, 'this is no scenario');
    }
    this.path.push(part);
  }

  private object(): void {
    this.at += 1;
    const seen = new Set<string>();
    this.skipSpace();
    if (this.match(/\}/y) !== null) return;
    for (;;) {
      this.member(seen);
      this.skipSpace();
      if (this.match(/\}/y) !== null) return;
      if (this.match(/,/y) === null) throw this.fault('expected , or }', 'is a comma missing?');
    }
  }

  private member(seen: Set<string>): void {
    this.skipSpace();
    if (this.text[this.at] !== '"') {
      throw this.fault('expected a key in double quotes', 'no comma after the last entry');
    }
    const key = JSON.parse(this.string()) as string;
    this.enter(key);
    if (seen.has(key)) {
      const problem = { message: 'the key stands twice', hint: 'keep one of the two' };
      this.problems.push({ path: pathText(this.path), ...problem });
    }
    seen.add(key);
    this.skipSpace();
    if (this.match(/:/y) === null) throw this.fault('expected :', 'write "key": value');
    this.value();
    this.path.pop();
  }

  private list(): void {
    this.at += 1;
    this.skipSpace();
    if (this.match(/\]/y) !== null) return;
    for (let index = 0; ; index += 1) {
      this.enter(index);
      this.value();
      this.path.pop();
      this.skipSpace();
      if (this.match(/\]/y) !== null) return;
      if (this.match(/,/y) === null) throw this.fault('expected , or ]', 'is a comma missing?');
    }
  }
}

/** `line 3, column 5` of an offset, counted from one. */
export function placeText(text: string, offset: number): string {
  const before = text.slice(0, offset);
  const lineStart = before.lastIndexOf('\n') + 1;
  let line = 1;
  for (let at = before.indexOf('\n'); at >= 0; at = before.indexOf('\n', at + 1)) line += 1;
  return `line ${line}, column ${offset - lineStart + 1}`;
}

/**
 * Reads a text as JSON. Never throws. Words that JSON lacks (NaN, Infinity) and keys that stand
 * twice are reported with their path, and reading goes on; anything else is reported by line and
 * column and ends it.
 */
export function readJson(textRead: string): JsonReading {
  const text = textRead.startsWith('\uFEFF') ? textRead.slice(1) : textRead;
  const early = notText(text);
  if (early !== null) return { problems: [early], wordPaths: new Set() };
  const scanner = new JsonScanner(text);
  const { problems, wordPaths } = scanner;
  try {
    scanner.scan();
    const value: unknown = JSON.parse(withWordsQuoted(text, scanner.bareWords));
    return { value, problems, wordPaths };
  } catch (error) {
    return { problems: [...problems, faultProblem(text, error)], wordPaths };
  }
}

/** What can be seen before reading: too long, empty, or no text at all. */
function notText(text: string): Problem | null {
  const path = 'scenario';
  if (text.length > scenarioLengthMax) {
    const megabytes = Math.round(text.length / 1e6);
    const message = `expected at most ${scenarioLengthMax / 1e6} MB, found ${megabytes} MB`;
    return { path, message, hint: 'keep element sets and traces in files named by "file"' };
  }
  if (text.trim() === '') {
    return { path, message: 'the text is empty', hint: 'start from a built-in scenario' };
  }
  if (text.includes('\u0000') || /^[^{]{0,200}\uFFFD/.test(text)) {
    return { path, message: 'this is no text: a binary file?', hint: 'a scenario is a JSON text' };
  }
  return null;
}

function withWordsQuoted(text: string, words: readonly (readonly [number, string])[]): string {
  let result = '';
  let from = 0;
  for (const [offset, word] of words) {
    result += `${text.slice(from, offset)}"${word}"`;
    from = offset + word.length;
  }
  return result + text.slice(from);
}

function faultProblem(text: string, error: unknown): Problem {
  if (error instanceof JsonFault) {
    return { path: placeText(text, error.offset), message: error.message, hint: error.hint };
  }
  return { path: 'scenario', message: 'this is no JSON', hint: 'check it with an editor' };
}
