// How are millions of numbers written quickly, with at least nine significant digits each?

/** Most bytes that one call below writes. */
export const numberByteCountMax = 32;

const zero = 48;
const fastMagnitudeMax = 9e6;

/** Writes decimal numbers and ISO times as ASCII into a buffer that it hands out when full. */
export class RowBytes {
  readonly bytes: Uint8Array;
  length = 0;

  constructor(byteCount: number) {
    this.bytes = new Uint8Array(byteCount);
  }

  /** Bytes still free. */
  get room(): number {
    return this.bytes.length - this.length;
  }

  /** What has been written so far; the buffer is reused, so the slice is a copy. */
  take(): Uint8Array {
    const taken = this.bytes.slice(0, this.length);
    this.length = 0;
    return taken;
  }

  byte(code: number): void {
    this.bytes[this.length++] = code;
  }

  /** ASCII text, byte by byte. */
  ascii(text: string): void {
    for (let i = 0; i < text.length; i += 1) this.bytes[this.length++] = text.charCodeAt(i);
  }

  /** Ready-made bytes. */
  copy(source: Uint8Array): void {
    this.bytes.set(source, this.length);
    this.length += source.length;
  }

  /**
   * A number with nine decimals when its size is 1 to 9e6 (a micrometre in km), with fifteen when
   * it is 1e-6 to 1, else in its shortest exact form: never fewer than nine significant digits.
   */
  number(value: number): void {
    const size = Math.abs(value);
    if (!(size < fastMagnitudeMax) || size < 1e-6) {
      this.ascii(value === 0 ? '0' : String(value));
      return;
    }
    if (value < 0) this.byte(45);
    const decimalCount = size < 1 ? 15 : 9;
    // Below 2^53: the scaled number is a whole one, held exactly.
    const scaled = Math.round(size * (size < 1 ? 1e15 : 1e9));
    this.scaledDigits(scaled, decimalCount);
  }

  private scaledDigits(scaled: number, decimalCount: number): void {
    const scale = decimalCount === 9 ? 1e9 : 1e15;
    const whole = Math.floor(scaled / scale);
    const fraction = scaled - whole * scale;
    this.whole(whole);
    this.byte(46);
    if (decimalCount === 15) {
      const high = Math.floor(fraction / 1e9);
      this.six(high);
      this.nine(fraction - high * 1e9);
    } else {
      this.nine(fraction);
    }
  }

  /** A whole number below 2^31 without leading zeros. */
  private whole(value: number): void {
    let count = 1;
    for (let limit = 10; value >= limit; limit *= 10) count += 1;
    let rest = value | 0;
    for (let at = this.length + count - 1; at >= this.length; at -= 1) {
      const tenth = (rest / 10) | 0;
      this.bytes[at] = zero + rest - tenth * 10;
      rest = tenth;
    }
    this.length += count;
  }

  private nine(value: number): void {
    const high = (value / 1e6) | 0;
    this.three(high);
    this.six((value - high * 1e6) | 0);
  }

  private six(value: number): void {
    const high = (value / 1000) | 0;
    this.three(high);
    this.three(value - high * 1000);
  }

  private three(value: number): void {
    const from = 3 * value;
    const { bytes } = this;
    let at = this.length;
    bytes[at++] = triples[from]!;
    bytes[at++] = triples[from + 1]!;
    bytes[at++] = triples[from + 2]!;
    this.length = at;
  }
}

/** The ASCII digits of 000 to 999. */
const triples = Uint8Array.from(
  Array.from({ length: 1000 }, (_, value) => String(value).padStart(3, '0')).join(''),
  (digit) => zero + Number(digit),
);
