// Which satellites do orbit mean-elements messages in XML describe?
//
// A reader of its own, because what is needed of XML is small (elements, texts, one attribute) and
// what general parsers do beyond it is what files from strangers must not get: document types,
// entities, namespaces, inclusion.
import type { ElementReport } from './elementReport.ts';
import { acceptOmmRecord, addFault, unitMessage } from './ommRecord.ts';
import { quoted } from './textLines.ts';
import { XmlScanner, type XmlToken } from './xmlScanner.ts';

const depthMax = 32; // the schema's messages are six deep

/** A message as its elements arrive. */
interface Message {
  readonly line: number;
  readonly depth: number;
  readonly values: Map<string, string>;
  readonly faults: string[];
}

type Token<K extends XmlToken['kind']> = Extract<XmlToken, { kind: K }>;

/** Walks through the tags of a file and hands every <omm> on. */
class OmmXmlReader {
  private readonly openNames: string[] = [];
  private message: Message | null = null;
  private leafText = '';
  private isLeaf = false;
  /** After a fault the elements around the messages are forgotten; their ends mean nothing. */
  private isResumed = false;
  private index = 0;
  private line = 1;
  private lineEnd = -1;

  constructor(
    private readonly text: string,
    private readonly report: ElementReport,
  ) {}

  read(): void {
    const scanner = new XmlScanner(this.text);
    for (let token = scanner.next(); token.kind !== 'end'; token = scanner.next()) {
      const fault = this.accept(token);
      if (fault === '') continue;
      this.complainAt('offset' in token ? token.offset : 0, fault);
      scanner.skipToElement('omm');
    }
    const [last] = this.openNames.slice(-1);
    if (last !== undefined) {
      this.complainAt(this.text.length, `the file ends within <${last.slice(0, 40)}>`);
    }
  }

  /** Answers what is wrong with a token, or nothing. */
  private accept(token: Exclude<XmlToken, { kind: 'end' }>): string {
    if (token.kind === 'wrong') return token.message;
    if (token.kind === 'open') return this.open(token);
    if (token.kind === 'close') return this.close(token);
    if (this.isLeaf) this.leafText += token.text;
    return '';
  }

  private lineAt(offset: number): number {
    if (this.lineEnd < 0) this.lineEnd = this.endOfLine(0);
    while (this.lineEnd < offset) {
      this.line += 1;
      this.lineEnd = this.endOfLine(this.lineEnd + 1);
    }
    return this.line;
  }

  private endOfLine(from: number): number {
    const end = this.text.indexOf('\n', from);
    return end < 0 ? this.text.length : end;
  }

  /** The message at hand is lost; reading goes on with the next one. */
  private complainAt(offset: number, fault: string): void {
    const hint = 'the next <omm> is read again';
    this.report.complain(this.lineAt(offset), fault, hint);
    if (this.message !== null) this.index += 1;
    this.message = null;
    this.openNames.length = 0;
    this.isResumed = true;
  }

  private open({ name, offset, unit }: Token<'open'>): string {
    if (this.openNames.length >= depthMax) return `elements are more than ${depthMax} deep`;
    if (name === 'omm') {
      if (this.message !== null) this.complainAt(offset, 'an <omm> begins before the last ended');
      const line = this.lineAt(offset);
      this.message = { line, depth: this.openNames.length, values: new Map(), faults: [] };
    } else if (this.message !== null) {
      addFault(this.message.faults, unitMessage(name, unit));
    } else if (/^(oem|opm|ocm)$/.test(name)) {
      const hint = 'convert it: OMM is read as XML, OEM as key-value text';
      this.report.complain(this.lineAt(offset), `<${name}> is not read from XML`, hint);
    }
    this.openNames.push(name);
    this.leafText = '';
    this.isLeaf = true;
    return '';
  }

  private close({ name }: Token<'close'>): string {
    const opened = this.openNames.pop();
    if (opened !== name) {
      const found = `</${name.slice(0, 40)}>`;
      if (opened !== undefined) return `expected </${opened.slice(0, 40)}>, found ${found}`;
      return this.isResumed ? '' : `${found} closes nothing`;
    }
    const { message } = this;
    if (message !== null && this.openNames.length === message.depth) this.finish(message);
    else if (message !== null && this.isLeaf) this.addValue(message, name);
    this.isLeaf = false;
    return '';
  }

  private addValue({ values, faults }: Message, name: string): void {
    const value = this.leafText.trim();
    if (value === '' || name === 'COMMENT' || name === 'USER_DEFINED') return;
    if (values.has(name)) addFault(faults, `${quoted(name)} stands twice`);
    values.set(name, value);
  }

  private finish({ line, values, faults }: Message): void {
    const place = { line, index: this.index };
    acceptOmmRecord(this.report, Object.fromEntries(values), place, faults);
    this.index += 1;
    this.message = null;
  }
}

/** Reads the <omm> messages of an NDM or OMM file; each spoils only itself. */
export function readOmmXml(text: string, report: ElementReport): void {
  new OmmXmlReader(text, report).read();
}
