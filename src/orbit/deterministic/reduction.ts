// What remains of an angle after whole quarter turns, to more than float64 precision?

// π/2 in three parts; the first two have 33 bits, so that products with n < 2^20 are exact
// (Cody and Waite 1980; values as in fdlibm's e_rem_pio2).
const halfPi1 = 1.57079632673412561417;
const halfPi2 = 6.0771005063039659766e-11;
const halfPi3 = 2.02226624879595063154e-21;
const twoPerPi = 6.36619772367581382433e-1;

const reduced = new Float64Array(2);

/** The remainder of the last `quadrantBy` call, −π/4…π/4. */
export function reducedHead(): number {
  return reduced[0]!;
}

/** What is to be added to the head. */
export function reducedTail(): number {
  return reduced[1]!;
}

/**
 * Splits x into whole quarter turns and a remainder (read it by reducedHead and reducedTail).
 * Returns the quadrant 0…3. Exact to 2^-70 of the remainder for every finite x; an x that is not
 * finite gives remainder NaN.
 */
export function quadrantBy(x: number): number {
  if (Math.abs(x) < 1.6e6) {
    const n = Math.floor(x * twoPerPi + 0.5);
    const r = x - n * halfPi1;
    const second = n * halfPi2;
    const s = r - second;
    const third = n * halfPi3 - (r - s - second);
    const head = s - third;
    // So near to a multiple of π/2 that three parts are too few: 2^-60 of the number of turns.
    if (Math.abs(head) > Math.abs(n) * 1e-18) {
      reduced[0] = head;
      reduced[1] = s - head - third;
      return n & 3;
    }
  }
  return quadrantExactly(x);
}

const scaleBits = 1280n; // the largest float64 is below 2^1024; 256 bits remain
let halfPiScaled = 0n;

/** π/2 · 2^1280 by Machin's formula, computed once. */
function halfPiInteger(): bigint {
  if (halfPiScaled === 0n) {
    const guardBits = 32n;
    const one = 1n << (scaleBits + guardBits);
    halfPiScaled = (8n * arctanOfInverse(5n, one) - 2n * arctanOfInverse(239n, one)) >> guardBits;
  }
  return halfPiScaled;
}

function arctanOfInverse(n: bigint, one: bigint): bigint {
  let power = one / n;
  let sum = power;
  for (let k = 3n; power !== 0n; k += 2n) {
    power = -power / (n * n);
    sum += power / k;
  }
  return sum;
}

function quadrantExactly(x: number): number {
  if (!Number.isFinite(x)) {
    reduced.fill(NaN);
    return 0;
  }
  const halfPi = halfPiInteger();
  const scaled = integerScaled(x);
  const double = 2n * scaled + halfPi;
  let turns = double / (2n * halfPi);
  if (double < 0n && turns * 2n * halfPi !== double) turns -= 1n; // floor, not truncation
  const remainder = scaled - turns * halfPi;
  const head = fromScaled(remainder);
  reduced[0] = head;
  reduced[1] = fromScaled(remainder - integerScaled(head));
  return Number(turns & 3n);
}

/** x · 2^1280 as an integer, exact for every float64. */
function integerScaled(x: number): bigint {
  let mantissa = x;
  let shift = 1280n;
  while (!Number.isInteger(mantissa)) {
    mantissa *= 2;
    shift -= 1n;
  }
  return BigInt(mantissa) << shift;
}

/** The float64 nearest to integer · 2^-1280, to 2^-60. */
function fromScaled(integer: bigint): number {
  let value = integer;
  let exponent = -1280;
  const size = value < 0n ? -value : value;
  const excess = size.toString(2).length - 62;
  if (excess > 0) {
    value >>= BigInt(excess);
    exponent += excess;
  }
  let result = Number(value);
  for (; exponent < 0; exponent += 1) result /= 2;
  return result;
}
