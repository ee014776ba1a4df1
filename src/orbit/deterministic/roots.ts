// What are cube roots and lengths, the same in every engine?
import { highWord, productError, withHighWord } from './floatBits.ts';

/** Cube root, within 1 unit in the last place. */
export function cbrt(x: number): number {
  if (x === 0 || !Number.isFinite(x)) return x;
  const size = Math.abs(x);
  if (size < 1e-290) return cbrt(x * 1152921504606846976) / 1048576;
  if (size > 1e290) return cbrt(x / 1152921504606846976) * 1048576;
  // A third of the exponent gives 5 % (Kahan's constant, as in fdlibm's s_cbrt); each Newton
  // step squares the error: 5e-2, 2.5e-3, 6e-6, 4e-11, 1e-16.
  let root = withHighWord(0, Math.floor(highWord(size) / 3) + 715094163);
  for (let step = 0; step < 4; step += 1) root -= (root - size / (root * root)) / 3;
  // The last step takes the residual without rounding error.
  const square = root * root;
  const squareLost = productError(root, root, square);
  const cube = square * root;
  const cubeLost = productError(square, root, cube) + squareLost * root;
  root -= (cube - size + cubeLost) / (3 * square);
  return x < 0 ? -root : root;
}

/** Length of (x, y), within 1 unit in the last place, without overflow. */
export function hypot2(x: number, y: number): number {
  return hypot3(x, y, 0);
}

/** Length of (x, y, z), within 2 units in the last place, without overflow. */
export function hypot3(x: number, y: number, z: number): number {
  const sum = x * x + y * y + z * z;
  if (sum > 1e-280 && sum < 1e300) return Math.sqrt(sum);
  const most = Math.max(Math.abs(x), Math.abs(y), Math.abs(z));
  if (most === 0 || most === Infinity || Number.isNaN(most)) return most;
  const a = x / most;
  const b = y / most;
  const c = z / most;
  return most * Math.sqrt(a * a + b * b + c * c);
}
