// How are the bits of a float64 read, and products split without loss?

const float64 = new Float64Array(1);
const uint32 = new Uint32Array(float64.buffer);
float64[0] = 1;
const highIndex = uint32[1] === 0x3ff00000 ? 1 : 0; // the machine's byte order
const lowIndex = 1 - highIndex;

/** The upper 32 bits (sign, exponent, 20 bits of mantissa), as an unsigned integer. */
export function highWord(x: number): number {
  float64[0] = x;
  return uint32[highIndex]!;
}

/** The number with the same low 32 bits and other upper 32 bits. */
export function withHighWord(x: number, high: number): number {
  float64[0] = x;
  uint32[highIndex] = high;
  return float64[0];
}

/** 2^exponent for an integer exponent of −1022…1023, exact. */
export function twoToThe(exponent: number): number {
  uint32[highIndex] = (exponent + 1023) << 20;
  uint32[lowIndex] = 0;
  return float64[0]!;
}

/** x · 2^exponent for any integer exponent, rounded once. */
export function scaleByTwoToThe(x: number, exponent: number): number {
  if (exponent > 1023) {
    return x * twoToThe(1023) * twoToThe(Math.min(exponent - 1023, 1023));
  }
  if (exponent >= -1022) return x * twoToThe(exponent);
  // Down to 2^-969 first, which is exact for every x of normal size, then one rounding.
  return x * twoToThe(-969) * twoToThe(Math.max(exponent + 969, -1022));
}

/** The unbiased exponent of a normal number. */
export function exponentOf(x: number): number {
  return ((highWord(x) >>> 20) & 0x7ff) - 1023;
}

const splitter = 134217729; // 2^27 + 1 (Veltkamp 1968)

/** a·b − fl(a·b), exact below 2^996 and without underflow (Dekker 1971). */
export function productError(a: number, b: number, product: number): number {
  const aBig = splitter * a;
  const aHead = aBig - (aBig - a);
  const aTail = a - aHead;
  const bBig = splitter * b;
  const bHead = bBig - (bBig - b);
  const bTail = b - bHead;
  return aTail * bTail - (product - aHead * bHead - aTail * bHead - aHead * bTail);
}

/** a + b − fl(a + b), exact (Knuth's two-sum). */
export function sumError(a: number, b: number, sum: number): number {
  const bPart = sum - a;
  return a - (sum - bPart) + (b - bPart);
}
