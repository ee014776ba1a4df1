// What are exponentials, logarithms and powers, the same in every engine?
//
// The polynomials of exp are Sun Microsystems' fdlibm 5.3 (e_exp; Copyright (C) 1993 by Sun
// Microsystems, Inc., freely granted provided that this notice is preserved). Logarithms are
// taken as a sum of two float64 (Dekker 1971) from the series of the inverse hyperbolic tangent.
import { exponentOf, productError, scaleByTwoToThe, sumError, twoToThe } from './floatBits.ts';

const ln2Head = 6.9314718036912381649e-1; // 33 bits: products with an exponent are exact
const ln2Tail = 1.90821492927058770002e-10;
const inverseLn2 = 1.442695040888963387;

/** e^r − 1 of a remainder |r| ≤ 0.35 given as head and tail, by the rational form of fdlibm. */
function expm1OfRemainder(head: number, tail: number): number {
  const r = head - tail;
  const z = r * r;
  const c =
    r -
    z *
      (1.66666666666666019037e-1 +
        z *
          (-2.77777777770155933842e-3 +
            z *
              (6.61375632143793436117e-5 +
                z * (-1.6533902205465251539e-6 + z * 4.13813679705723846039e-8))));
  return head - (tail - (r * c) / (2 - c));
}

function expOfSum(x: number, correction: number): number {
  if (x > 709.782712893384) return Infinity;
  if (x < -745.1332191019411) return 0;
  const k = Math.floor(x * inverseLn2 + 0.5);
  const tail = k * ln2Tail - correction;
  return scaleByTwoToThe(1 + expm1OfRemainder(x - k * ln2Head, tail), k);
}

/** e^x, within 1 unit in the last place. */
export function exp(x: number): number {
  return Number.isNaN(x) ? x : expOfSum(x, 0);
}

/** e^x − 1, within 2 units in the last place, also for small x. */
export function expm1(x: number): number {
  if (Number.isNaN(x) || Math.abs(x) < 1e-300) return x;
  if (x > 40) return exp(x);
  if (x < -40) return -1;
  const k = Math.floor(x * inverseLn2 + 0.5);
  const small = expm1OfRemainder(x - k * ln2Head, k * ln2Tail);
  if (k === 0) return small;
  const scale = twoToThe(k);
  return scale - 1 + scale * small;
}

const logParts = new Float64Array(2);

// 1/5, 1/7, … 1/31 of the series atanh(s)/s = 1 + s²/3 + s⁴/5 + …: s² ≤ 0.0295 leaves 2^-75
const seriesCount = 14;

function seriesFromFifth(z: number): number {
  let sum = 0;
  for (let k = seriesCount - 1; k >= 0; k -= 1) sum = sum * z + 1 / (2 * k + 5);
  return sum;
}

/** Writes ln(x), x > 0 and finite, to logParts as head + tail, to about 2^-68 of the value. */
function logAsSum(x: number): void {
  let exponent = 0;
  let mantissa = x;
  if (x < 2.3e-308) {
    mantissa *= 18014398509481984; // 2^54: out of the subnormal range
    exponent = -54;
  }
  const own = exponentOf(mantissa);
  exponent += own;
  mantissa = scaleByTwoToThe(mantissa, -own);
  if (mantissa > Math.SQRT2) {
    mantissa /= 2;
    exponent += 1;
  }
  // s = (m − 1)/(m + 1) as a sum of two
  const above = mantissa - 1;
  const sum = mantissa + 1;
  const sumTail = sumError(mantissa, 1, sum);
  const s = above / sum;
  const back = s * sum;
  const sTail = (above - back - productError(s, sum, back) - s * sumTail) / sum;
  // z = s², t = z/3 + z²(1/5 + …)
  const z = s * s;
  const zTail = productError(s, s, z) + 2 * s * sTail;
  const third = z / 3;
  const thirdBack = third * 3;
  const thirdTail = (z - thirdBack - productError(third, 3, thirdBack) + zTail) / 3;
  const rest = z * z * seriesFromFifth(z);
  const t = third + rest;
  const tTail = sumError(third, rest, t) + thirdTail;
  // ln m = 2s + 2s·t
  const extra = s * t;
  const extraTail = productError(s, t, extra) + s * tTail + sTail * t;
  const logHead = 2 * (s + extra);
  const logTail = 2 * (sumError(s, extra, s + extra) + sTail + extraTail);
  // + k ln 2
  const shift = exponent * ln2Head;
  const total = shift + logHead;
  const tail = sumError(shift, logHead, total) + (logTail + exponent * ln2Tail);
  logParts[0] = total + tail;
  logParts[1] = total - logParts[0] + tail;
}

function logOutsideRange(x: number): number {
  if (x === 0) return -Infinity;
  return x === Infinity ? x : NaN;
}

/** Natural logarithm, within 1 unit in the last place; −∞ at 0, NaN below. */
export function log(x: number): number {
  if (!(x > 0 && x < Infinity)) return logOutsideRange(x);
  logAsSum(x);
  return logParts[0]!;
}

/** ln(1 + x), within 2 units in the last place, also for small x. */
export function log1p(x: number): number {
  if (Math.abs(x) < 1e-300) return x;
  const sum = 1 + x;
  if (!(sum > 0 && sum < Infinity)) return logOutsideRange(sum);
  logAsSum(sum);
  return logParts[0]! + (logParts[1]! + sumError(1, x, sum) / sum);
}

/** logParts times the constant head + tail, rounded once: exact where the result is. */
function scaledLog(constantHead: number, constantTail: number): number {
  const head = logParts[0]! * constantHead;
  const lost = productError(logParts[0]!, constantHead, head);
  return head + (lost + (logParts[0]! * constantTail + logParts[1]! * constantHead));
}

/** Logarithm to base 2, within 1 unit in the last place; exact for powers of two. */
export function log2(x: number): number {
  if (!(x > 0 && x < Infinity)) return logOutsideRange(x);
  logAsSum(x);
  return scaledLog(1.4426950408889634, 2.0355273740931033e-17);
}

/** Logarithm to base 10, within 1 unit in the last place; exact for powers of ten. */
export function log10(x: number): number {
  if (!(x > 0 && x < Infinity)) return logOutsideRange(x);
  logAsSum(x);
  return scaledLog(0.4342944819032518, 1.098319650216765e-17);
}

/** x^n for an integer 1 ≤ n ≤ 64, products carried as sums of two: exact where the result is. */
function smallPower(x: number, n: number): number {
  let head = x;
  let tail = 0;
  const bits = n.toString(2);
  for (let index = 1; index < bits.length; index += 1) {
    const square = head * head;
    tail = productError(head, head, square) + 2 * head * tail;
    head = square;
    if (bits[index] === '1') {
      const product = head * x;
      tail = productError(head, x, product) + tail * x;
      head = product;
    }
  }
  return head + tail;
}

function powOfPositive(x: number, y: number): number {
  logAsSum(x);
  const head = y * logParts[0]!;
  if (!(Math.abs(head) < 800)) return head > 0 ? Infinity : 0;
  return expOfSum(head, productError(y, logParts[0]!, head) + y * logParts[1]!);
}

function powAtTheEdges(x: number, y: number): number {
  const isOdd = Number.isInteger(y) && Math.abs(y % 2) === 1;
  const size = Math.abs(x);
  if (Math.abs(y) === Infinity) {
    if (size === 1) return NaN;
    return size > 1 === y > 0 ? Infinity : 0;
  }
  const result = (size === 0) === y > 0 ? 0 : Infinity;
  return isOdd && (x < 0 || Object.is(x, -0)) ? -result : result;
}

/** x^y, within 1 unit in the last place, the special cases as Math.pow. */
export function pow(x: number, y: number): number {
  if (y === 0) return 1;
  if (Number.isNaN(x) || Number.isNaN(y)) return NaN;
  const size = Math.abs(x);
  if (size === 0 || size === Infinity || Math.abs(y) === Infinity) return powAtTheEdges(x, y);
  const isInteger = Number.isInteger(y);
  if (x < 0 && !isInteger) return NaN;
  if (size === 1) return x < 0 && Math.abs(y % 2) === 1 ? -1 : 1;
  if (y === 0.5) return Math.sqrt(x);
  if (isInteger && y > 0 && y <= 64) {
    const result = smallPower(x, y);
    // Outside this range the split products would overflow or lose their tails.
    if (Math.abs(result) < 1e290 && Math.abs(result) > 1e-270) return result;
  }
  const value = powOfPositive(size, y);
  return x < 0 && Math.abs(y % 2) === 1 ? -value : value;
}
