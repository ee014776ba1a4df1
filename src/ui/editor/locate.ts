// Where in a JSON text is the value that a problem's path names?

export interface TextRange {
  readonly from: number;
  readonly to: number;
}

/** `fleets[0].orbit["odd key"]` taken apart; `scenario` alone is the whole text. */
export function partsOf(path: string): (string | number)[] {
  if (path === 'scenario' || path === '') return [];
  const parts: (string | number)[] = [];
  for (const [, index, quoted, key] of path.matchAll(
    /\[(\d+)\]|("(?:[^"\\]|\\.)*")|([^.[\]"]+)/g,
  )) {
    if (index !== undefined) parts.push(Number(index));
    else if (quoted !== undefined) parts.push(unquoted(quoted));
    else if (key !== undefined) parts.push(key);
  }
  return parts;
}

function unquoted(text: string): string {
  try {
    return JSON.parse(text) as string;
  } catch {
    return text.slice(1, -1);
  }
}

const skipSpace = (text: string, at: number): number => {
  let next = at;
  while (next < text.length && ' \t\r\n'.includes(text[next]!)) next += 1;
  return next;
};

/** The place after the string that begins at `at`. */
function stringEnd(text: string, at: number): number {
  let next = at + 1;
  while (next < text.length && text[next] !== '"') next += text[next] === '\\' ? 2 : 1;
  return Math.min(next + 1, text.length);
}

/** The place after the value that begins at `at`; the end of the text if it is cut off. */
function valueEnd(text: string, at: number): number {
  if (text[at] === '"') return stringEnd(text, at);
  let depth = 0;
  for (let next = at; next < text.length; next += 1) {
    const character = text[next]!;
    if (character === '"') next = stringEnd(text, next) - 1;
    else if (character === '{' || character === '[') depth += 1;
    else if (character === '}' || character === ']') depth -= 1;
    if (depth < 0 || (depth === 0 && ',\n'.includes(character))) return next;
    if (depth === 0 && (character === '}' || character === ']')) return next + 1;
  }
  return text.length;
}

interface Member {
  readonly keyAt: number;
  readonly valueAt: number;
}

/** The member or element `part` of the container that begins at `at`, or null. */
function memberOf(text: string, at: number, part: string | number): Member | null {
  const isObject = text[at] === '{';
  if (!isObject && text[at] !== '[') return null;
  let next = skipSpace(text, at + 1);
  for (let index = 0; next < text.length && !'}]'.includes(text[next]!); index += 1) {
    const keyAt = next;
    let key: string | number = index;
    if (isObject) {
      key = unquoted(text.slice(keyAt, stringEnd(text, keyAt)));
      next = skipSpace(text, stringEnd(text, keyAt));
      if (text[next] !== ':') return null;
      next = skipSpace(text, next + 1);
    }
    if (key === part) return { keyAt, valueAt: next };
    next = skipSpace(text, valueEnd(text, next));
    if (text[next] !== ',') return null;
    next = skipSpace(text, next + 1);
  }
  return null;
}

function placeOfLine(text: string, line: number, column: number): TextRange {
  let at = 0;
  for (let passed = 1; passed < line; passed += 1) {
    const end = text.indexOf('\n', at);
    if (end < 0) break;
    at = end + 1;
  }
  const from = Math.min(at + column - 1, text.length);
  return { from, to: Math.min(from + 1, text.length) };
}

/**
 * The range to mark for a path: the value with its key, or for a key that is missing the first
 * character of the innermost container that is there. Paths such as `line 3, column 5` are places.
 */
export function locate(text: string, path: string): TextRange {
  const place = /^line (\d+), column (\d+)$/.exec(path);
  if (place !== null) return placeOfLine(text, Number(place[1]), Number(place[2]));
  let valueAt = skipSpace(text, 0);
  let range: TextRange = { from: valueAt, to: Math.min(valueAt + 1, text.length) };
  for (const part of partsOf(path)) {
    const member = memberOf(text, valueAt, part);
    if (member === null) break;
    valueAt = member.valueAt;
    const isContainer = text[valueAt] === '{' || text[valueAt] === '[';
    const to = isContainer ? valueAt + 1 : valueEnd(text, valueAt);
    range = { from: member.keyAt, to };
  }
  return range;
}
