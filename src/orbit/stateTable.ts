// Where is a satellite between states that another tool computed?
import { ttMinusUtcS } from './time.ts';

/** States of one stretch without a break, and how to go between them. */
export interface StateSegment {
  /** Seconds that passed since the table's epoch (leap seconds counted), rising. */
  readonly timeS: Float64Array;
  /** Component c of state k stands at 3·k + c. */
  readonly positionTemeKm: Float64Array;
  readonly velocityTemeKmPerS: Float64Array;
  /** The time for which its maker vouches, within the states. */
  readonly startS: number;
  readonly endS: number;
  /** Lagrange: each component by itself. Hermite: position so that its slope is the velocity. */
  readonly method: 'hermite' | 'lagrange';
  /** How many states one interpolation uses, 1 to 20 (Hermite: 1 to 10). */
  readonly nodeCount: number;
}

/** A satellite by states instead of elements (CCSDS OEM), already turned into TEME. */
export interface StateTable {
  readonly name: string;
  /** The object's id as the file writes it. */
  readonly catalogNumber: string;
  readonly epochUtcMs: number;
  /** In the order of their starts. */
  readonly segments: readonly StateSegment[];
}

/** No segment covers the time. */
export const outsideTableCode = 8;

/** Most states of one interpolation. Beyond, even spacing makes polynomials swing at the ends. */
export const lagrangeNodeCountMax = 20;
export const hermiteNodeCountMax = 10;

const edgeToleranceS = 1e-6; // the resolution of the epochs

/** The latest segment that covers a time, or undefined. */
function segmentAt(table: StateTable, timeS: number): StateSegment | undefined {
  const { segments } = table;
  let [low, high] = [0, segments.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (segments[middle]!.startS <= timeS + edgeToleranceS) low = middle + 1;
    else high = middle;
  }
  for (let index = low - 1; index >= 0; index -= 1) {
    if (timeS <= segments[index]!.endS + edgeToleranceS) return segments[index];
  }
  return undefined;
}

/** The last state not after a time. */
function stateBefore(timesS: Float64Array, timeS: number): number {
  let [low, high] = [0, timesS.length - 1];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (timesS[middle]! <= timeS) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** The first of the states that surround a time evenly, or as evenly as the segment's end lets. */
function firstNode(segment: StateSegment, before: number, timeS: number): number {
  const { timeS: timesS, nodeCount } = segment;
  const isNearNext =
    before + 1 < timesS.length && timesS[before + 1]! - timeS < timeS - timesS[before]!;
  const centre = nodeCount % 2 === 1 && isNearNext ? before + 1 : before;
  const first = centre - Math.floor((nodeCount - 1) / 2);
  return Math.max(0, Math.min(first, timesS.length - nodeCount));
}

function lagrangeInto(
  out: Float64Array,
  offset: number,
  segment: StateSegment,
  first: number,
  timeS: number,
): void {
  const { timeS: timesS, nodeCount, positionTemeKm, velocityTemeKmPerS } = segment;
  out.fill(0, offset, offset + 6);
  for (let node = first; node < first + nodeCount; node += 1) {
    let weight = 1;
    for (let other = first; other < first + nodeCount; other += 1) {
      if (other === node) continue;
      weight *= (timeS - timesS[other]!) / (timesS[node]! - timesS[other]!);
    }
    for (let component = 0; component < 3; component += 1) {
      out[offset + component]! += weight * positionTemeKm[3 * node + component]!;
      out[offset + component + 3]! += weight * velocityTemeKmPerS[3 * node + component]!;
    }
  }
}

const placeS = new Float64Array(2 * hermiteNodeCountMax);
const difference = new Float64Array(2 * hermiteNodeCountMax);

/** Newton's divided differences of one component over doubled nodes. */
function fillDifferences(segment: StateSegment, first: number, component: number): void {
  const { nodeCount, positionTemeKm, velocityTemeKmPerS } = segment;
  const count = 2 * nodeCount;
  for (let index = 0; index < count; index += 1) {
    difference[index] = positionTemeKm[3 * (first + (index >> 1)) + component]!;
  }
  for (let order = 1; order < count; order += 1) {
    for (let index = count - 1; index >= order; index -= 1) {
      const spanS = placeS[index]! - placeS[index - order]!;
      difference[index] =
        spanS === 0
          ? velocityTemeKmPerS[3 * (first + (index >> 1)) + component]!
          : (difference[index]! - difference[index - 1]!) / spanS;
    }
  }
}

function hermiteInto(
  out: Float64Array,
  offset: number,
  segment: StateSegment,
  first: number,
  timeS: number,
): void {
  const count = 2 * segment.nodeCount;
  for (let index = 0; index < count; index += 1) {
    placeS[index] = segment.timeS[first + (index >> 1)]! - timeS;
  }
  for (let component = 0; component < 3; component += 1) {
    fillDifferences(segment, first, component);
    let value = difference[count - 1]!;
    let slope = 0;
    for (let index = count - 2; index >= 0; index -= 1) {
      slope = value - slope * placeS[index]!;
      value = difference[index]! - value * placeS[index]!;
    }
    out[offset + component] = value;
    out[offset + component + 3] = slope;
  }
}

/**
 * Writes position (km) and velocity (km/s) in TEME, minutes of UTC after the table's epoch, to
 * out[offset…offset+5] and returns 0; fills with NaN and returns `outsideTableCode` where no
 * segment vouches for the time. A state of the table comes back exactly as it was read.
 */
export function tableStateInto(
  out: Float64Array,
  offset: number,
  table: StateTable,
  minutes: number,
): number {
  const { epochUtcMs } = table;
  const leapS = ttMinusUtcS(epochUtcMs + minutes * 60000) - ttMinusUtcS(epochUtcMs);
  const wantedS = minutes * 60 + leapS;
  const segment = segmentAt(table, wantedS);
  if (segment === undefined) {
    out.fill(NaN, offset, offset + 6);
    return outsideTableCode;
  }
  const timeS = Math.max(segment.startS, Math.min(wantedS, segment.endS));
  const before = stateBefore(segment.timeS, timeS);
  if (segment.timeS[before] === timeS) {
    out.set(segment.positionTemeKm.subarray(3 * before, 3 * before + 3), offset);
    out.set(segment.velocityTemeKmPerS.subarray(3 * before, 3 * before + 3), offset + 3);
    return 0;
  }
  const interpolateInto = segment.method === 'hermite' ? hermiteInto : lagrangeInto;
  interpolateInto(out, offset, segment, firstNode(segment, before, timeS), timeS);
  return 0;
}
