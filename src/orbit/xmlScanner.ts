// What are the tags and texts of an XML file, read strictly and without obeying it?

/** A piece of an XML file; `offset` is where it begins. */
export type XmlToken =
  | { readonly kind: 'open'; readonly name: string; readonly offset: number; readonly unit: string }
  | { readonly kind: 'close'; readonly name: string; readonly offset: number }
  | { readonly kind: 'text'; readonly text: string; readonly offset: number }
  | { readonly kind: 'wrong'; readonly message: string; readonly offset: number }
  | { readonly kind: 'end' };

const openTag = /<([A-Za-z_][\w.:-]*)((?:\s+[\w.:-]+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*(\/?)>/y;
const closeTag = /<\/([A-Za-z_][\w.:-]*)\s*>/y;
const unitAttribute = /\sunits\s*=\s*(?:"([^"]*)"|'([^']*)')/;
const entity = /&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]+));/gi;
const namedEntities: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
};

function characterOf(decimal?: string, hexadecimal?: string, name?: string): string | undefined {
  if (name !== undefined)
    return Object.hasOwn(namedEntities, name) ? namedEntities[name] : undefined;
  const code = decimal === undefined ? parseInt(hexadecimal!, 16) : Number(decimal);
  return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : undefined;
}

/** Replaces the five named entities and character numbers once; null for any other entity. */
function decoded(text: string): string | null {
  let plain = '';
  let end = 0;
  for (const match of text.matchAll(entity)) {
    const character = characterOf(match[1], match[2], match[3]);
    if (character === undefined) return null;
    plain += text.slice(end, match.index) + character;
    end = match.index + match[0].length;
  }
  return plain + text.slice(end);
}

/** A name without its namespace prefix. */
function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

/**
 * Walks through the text once, from front to back. There are no declarations: a document type,
 * and with it every entity of a file's own, is wrong; nothing is ever fetched or expanded.
 */
export class XmlScanner {
  private offset = 0;
  private pendingClose = '';
  private readonly text: string;

  constructor(text: string) {
    this.text = text;
  }

  /** Goes on at the next element of a name (or at the end), after something was wrong. */
  skipToElement(name: string): void {
    const next = new RegExp(`<(?:[A-Za-z_][\\w.-]*:)?${name}[\\s>]`, 'g');
    next.lastIndex = this.offset;
    this.offset = next.exec(this.text)?.index ?? this.text.length;
    this.pendingClose = '';
  }

  next(): XmlToken {
    const { text, offset } = this;
    if (this.pendingClose !== '') {
      const name = this.pendingClose;
      this.pendingClose = '';
      return { kind: 'close', name, offset };
    }
    if (offset >= text.length) return { kind: 'end' };
    if (text.charCodeAt(offset) !== 60) return this.plainText();
    if (text.startsWith('<!--', offset)) return this.passOver('-->', 'a comment');
    if (text.startsWith('<?', offset)) return this.passOver('?>', 'an instruction');
    if (text.startsWith('<![CDATA[', offset)) return this.characterData();
    if (text.startsWith('<!', offset)) {
      return this.wrong('declarations (document types, entities) are refused');
    }
    return text.startsWith('</', offset) ? this.closing() : this.opening();
  }

  private wrong(message: string): XmlToken {
    const { offset } = this;
    this.offset += 1;
    return { kind: 'wrong', message, offset };
  }

  private plainText(): XmlToken {
    const { offset } = this;
    const end = this.text.indexOf('<', offset);
    this.offset = end < 0 ? this.text.length : end;
    const text = decoded(this.text.slice(offset, this.offset));
    if (text === null) return { kind: 'wrong', message: 'an entity that is not known', offset };
    return { kind: 'text', text, offset };
  }

  private passOver(ending: string, what: string): XmlToken {
    const { offset } = this;
    const end = this.text.indexOf(ending, offset);
    if (end < 0) {
      this.offset = this.text.length;
      return { kind: 'wrong', message: `${what} is not closed`, offset };
    }
    this.offset = end + ending.length;
    return { kind: 'text', text: '', offset };
  }

  private characterData(): XmlToken {
    const { offset } = this;
    const passed = this.passOver(']]>', 'character data');
    if (passed.kind === 'wrong') return passed;
    const text = this.text.slice(offset + '<![CDATA['.length, this.offset - ']]>'.length);
    return { kind: 'text', text, offset };
  }

  private opening(): XmlToken {
    const { offset } = this;
    openTag.lastIndex = offset;
    const match = openTag.exec(this.text);
    if (match === null) return this.wrong('a tag is not well formed');
    const name = localName(match[1]!);
    const unit = unitAttribute.exec(match[2]!);
    this.offset = openTag.lastIndex;
    if (match[3] === '/') this.pendingClose = name;
    return { kind: 'open', name, offset, unit: unit?.[1] ?? unit?.[2] ?? '' };
  }

  private closing(): XmlToken {
    const { offset } = this;
    closeTag.lastIndex = offset;
    const match = closeTag.exec(this.text);
    if (match === null) return this.wrong('a closing tag is not well formed');
    this.offset = closeTag.lastIndex;
    return { kind: 'close', name: localName(match[1]!), offset };
  }
}
