// During which parts of a window may two terminals point at each other?

import {
  asin,
  cos,
  findWindows,
  sin,
  umbraKind,
  type EclipseWindows,
  type IntervalList,
  type ScanGrid,
} from '../../../orbit/index.ts';
import type { LinkSight, PassSight, Sight } from './sights.ts';
import type { Span } from './vectorTrack.ts';

/** When the Earth hides all of the Sun from a satellite; sorted, apart. */
export type HiddenSunOf = (satellite: number) => readonly Span[];

/** The umbras of a run by satellite. */
export function hiddenSun(satelliteCount: number, eclipses: EclipseWindows): HiddenSunOf {
  const found = Array.from({ length: satelliteCount }, (): Span[] => []);
  for (let row = 0; row < eclipses.count; row += 1) {
    if (eclipses.kind[row] !== umbraKind) continue;
    const span = { startS: eclipses.startS[row]!, endS: eclipses.endS[row]! };
    found[eclipses.satelliteIndex[row]!]!.push(span);
  }
  return (satellite) => found[satellite]!;
}

/** What is left of parts without holes; both sorted and apart. */
export function without(parts: readonly Span[], holes: readonly Span[]): Span[] {
  if (holes.length === 0) return [...parts];
  const left: Span[] = [];
  let hole = 0;
  for (const { startS, endS } of parts) {
    let fromS = startS;
    while (hole < holes.length && holes[hole]!.endS <= fromS) hole += 1;
    for (let at = hole; at < holes.length && holes[at]!.startS < endS; at += 1) {
      if (holes[at]!.startS > fromS) left.push({ startS: fromS, endS: holes[at]!.startS });
      fromS = Math.max(fromS, holes[at]!.endS);
    }
    if (fromS < endS) left.push({ startS: fromS, endS });
  }
  return left;
}

/** Looks while the orbit turns by 3.4°, 5.5 s apart in low orbit: overhead that is 4°. */
const looksPerStep = 10;
/** The Sun's upper edge at the horizon with refraction: it sets this much below it. */
const sunsetSine = sin((-0.833 * Math.PI) / 180);

/** When a margin of what is seen is positive within a window; edges to 1e-6 s. */
function partsWhere(sight: Sight, span: Span, marginNow: () => number): Span[] {
  const { startS, endS } = span;
  const count = Math.max(3, Math.ceil(((endS - startS) * looksPerStep) / sight.stepS) + 1);
  const grid: ScanGrid = { startS, stepS: (endS - startS) / (count - 1), sampleCount: count, endS };
  const marginAt = (timeS: number): number => {
    sight.lookWithSun(timeS);
    return marginNow();
  };
  const samples = new Float64Array(count);
  for (let at = 0; at < count; at += 1) {
    samples[at] = marginAt(at === count - 1 ? endS : startS + at * grid.stepS);
  }
  const found: IntervalList = { startS: [], endS: [] };
  findWindows(found, grid, samples, marginAt);
  return found.startS.map((fromS, at) => ({ startS: fromS, endS: found.endS[at]! }));
}

/** What keeps the terminals of a pass from each other. */
export interface PassLimits {
  /** Sine of the terminal's least elevation; -1: the pass as it is. */
  readonly sineMin: number;
  /** Nothing of the pass is lower. */
  readonly elevationMinRad: number;
  /** No closer to the Sun; 0: it does not matter. */
  readonly stationExclusionRad: number;
  readonly satelliteExclusionRad: number;
  /** When the satellite sees no Sun. */
  readonly hidden: readonly Span[];
}

/** The Sun goes around the sky in a day: most that its height changes, rad/s. */
const sunTurnRadPerS = (2 * Math.PI) / 86_164;

/** Heights of the Sun over the station, least and most, during a pass. */
function sunHeights(sight: PassSight, { startS, endS }: Span): readonly [number, number] {
  const spareRad = (sunTurnRadPerS * (endS - startS)) / 2;
  sight.lookWithSun(startS);
  const atStart = asin(sight.sunSine);
  sight.lookWithSun(endS);
  const atEnd = asin(sight.sunSine);
  return [Math.min(atStart, atEnd) - spareRad, Math.max(atStart, atEnd) + spareRad];
}

/**
 * The parts of a pass in which the satellite stands high enough and neither telescope looks within
 * its angle of the Sun's centre while the Sun is up there. The sight must have the pass selected.
 */
export function passClearParts(sight: PassSight, limits: PassLimits, span: Span): Span[] {
  const { sineMin, elevationMinRad, stationExclusionRad, satelliteExclusionRad } = limits;
  let parts: Span[] = [span];
  if (sineMin > -1) parts = partsWhere(sight, span, () => sight.sine - sineMin);
  if (parts.length === 0 || stationExclusionRad + satelliteExclusionRad === 0) return parts;
  // Directions differ by no less than their heights do: by night the station minds no Sun, by day
  // the satellite none, and most passes need no further look.
  const whole = { startS: parts[0]!.startS, endS: parts[parts.length - 1]!.endS };
  const [sunLeastRad, sunMostRad] = sunHeights(sight, whole);
  if (stationExclusionRad > 0 && sunMostRad >= elevationMinRad - stationExclusionRad) {
    const near = cos(stationExclusionRad);
    const margin = (): number => Math.min(sight.sunCosine - near, sight.sunSine - sunsetSine);
    parts = without(parts, partsWhere(sight, whole, margin));
  }
  if (satelliteExclusionRad > 0 && sunLeastRad + elevationMinRad <= satelliteExclusionRad) {
    const near = cos(satelliteExclusionRad);
    const blind = partsWhere(sight, whole, () => -sight.sunCosine - near);
    parts = without(parts, without(blind, limits.hidden));
  }
  return parts;
}

/** One end of a link between satellites. */
export interface LinkEnd {
  readonly sunExclusionRad: number;
  readonly hidden: readonly Span[];
}

/** The parts of a link's window in which neither end looks within its angle of the Sun. */
export function linkClearParts(
  sight: LinkSight,
  [from, to]: readonly [LinkEnd, LinkEnd],
  span: Span,
): Span[] {
  let parts: Span[] = [span];
  if (from.sunExclusionRad > 0) {
    const near = cos(from.sunExclusionRad);
    const blind = partsWhere(sight, span, () => sight.sunCosine - near);
    parts = without(parts, without(blind, from.hidden));
  }
  if (to.sunExclusionRad > 0) {
    const near = cos(to.sunExclusionRad);
    const blind = partsWhere(sight, span, () => -sight.sunCosine - near);
    parts = without(parts, without(blind, to.hidden));
  }
  return parts;
}
