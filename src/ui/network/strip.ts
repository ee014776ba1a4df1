// How are intervals of a run drawn as one path, however many there are? Pure.

export interface Interval {
  readonly startS: number;
  readonly endS: number;
}

/** Width of a strip in its own units; it is stretched to whatever room there is. */
export const stripWidth = 1000;

/** Nothing is drawn thinner or closer, in units: a third of a pixel or less, faint but there. */
const leastWidth = 0.5;

/** Rectangles of sorted intervals as the path of an SVG, `stripWidth` wide. */
export function stripPath(
  intervals: readonly Interval[],
  durationS: number,
  [top, height]: readonly [top: number, height: number],
): string {
  const scale = stripWidth / durationS;
  let path = '';
  let [from, to] = [-Infinity, -Infinity];
  const flush = (): void => {
    if (to > from) path += `M${tenths(from)} ${top}H${tenths(to)}v${height}H${tenths(from)}z`;
  };
  for (const { startS, endS } of intervals) {
    const [left, right] = [startS * scale, Math.max(endS * scale, startS * scale + leastWidth)];
    if (left <= to + leastWidth) {
      to = Math.max(to, right);
      continue;
    }
    flush();
    [from, to] = [left, right];
  }
  flush();
  return path;
}

const tenths = (value: number): number => Math.round(value * 10) / 10;
