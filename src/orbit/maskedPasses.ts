// Which parts of a pass lie above a horizon that is not even?
import { cos } from './deterministic.ts';
import type { IntervalList } from './finder.ts';
import { maskBounds, maskElevationRad, maskRangeInto, type HorizonMask } from './horizonMask.ts';
import { refineRoot } from './refine.ts';

/** What is seen at a time: azimuth, elevation (rad) and range (km) in `out`. */
export type LookInto = (out: Float64Array, timeS: number) => void;

/** What bounds the motion that is looked at. */
export interface LookBounds {
  /** Greatest speed of the satellite as the turning Earth sees it. */
  readonly speedMaxKmPerS: number;
  /** The range is never less. */
  readonly rangeMinKm: number;
}

const shortestS = 1e-3; // of two edges nearer than this both may be passed over
const settledS = 1e-6;

/** What is seen at one end of a stretch. */
interface End {
  readonly timeS: number;
  readonly azimuthRad: number;
  readonly elevationRad: number;
  readonly rangeKm: number;
  readonly isAbove: boolean;
}

/**
 * Finds the edges at which a satellite passes a mask while it stands no higher than its top. There
 * the line of sight turns by ω = speed/range at most, so within a time t of an end the elevation
 * stays within ωt of what it is there and the azimuth within ωt / cos(top). If from both ends of a
 * stretch nothing of the mask within reach comes between, there is no edge, however steep the mask;
 * all else is halved, down to a millisecond.
 */
class MaskSearch {
  private readonly look = new Float64Array(3);
  private readonly within = new Float64Array(2);
  private readonly cosTop: number;

  constructor(
    private readonly sight: MaskedSight,
    private readonly cross: (timeS: number) => void,
  ) {
    const { lowestRad, highestRad } = maskBounds(sight.mask);
    const mostRad = Math.max(Math.abs(sight.floorRad), Math.abs(lowestRad), Math.abs(highestRad));
    this.cosTop = cos(mostRad);
  }

  at(timeS: number): End {
    const { look } = this;
    const marginRad = this.marginAt(timeS);
    const [azimuthRad, elevationRad, rangeKm] = [look[0]!, look[1]!, look[2]!];
    return { timeS, azimuthRad, elevationRad, rangeKm, isAbove: marginRad > 0 };
  }

  search(low: End, high: End): void {
    const widthS = high.timeS - low.timeS;
    const isChange = low.isAbove !== high.isAbove;
    if (widthS < shortestS) {
      if (isChange) this.cross(this.rootS(low.timeS, high.timeS));
      return;
    }
    if (!isChange && this.staysUntil(low, widthS / 2) && this.staysUntil(high, widthS / 2)) return;
    const middle = this.at(low.timeS + widthS / 2);
    this.search(low, middle);
    this.search(middle, high);
  }

  /** Whether the satellite is surely on the same side of the mask for so long before and after. */
  private staysUntil(end: End, forS: number): boolean {
    const { within, sight } = this;
    const { speedMaxKmPerS, rangeMinKm } = sight.bounds;
    const wayKm = speedMaxKmPerS * forS;
    const turnRad = wayKm / Math.max(rangeMinKm, end.rangeKm - wayKm);
    maskRangeInto(within, sight.mask, end.azimuthRad, Math.min(Math.PI, turnRad / this.cosTop));
    const limitRad = Math.max(sight.floorRad, end.isAbove ? within[1]! : within[0]!);
    const marginRad = end.elevationRad - limitRad;
    return end.isAbove ? marginRad > turnRad : marginRad < -turnRad;
  }

  private readonly marginAt = (timeS: number): number => {
    const { look, sight } = this;
    sight.lookInto(look, timeS);
    return look[1]! - Math.max(sight.floorRad, maskElevationRad(sight.mask, look[0]!));
  };

  private rootS(lowS: number, highS: number): number {
    return refineRoot(this.marginAt, lowS, this.marginAt(lowS), highS, this.marginAt(highS));
  }
}

/** Adds an interval; one that touches the last goes on from it. */
function append(intervals: IntervalList, startS: number, endS: number): void {
  const last = intervals.endS.length - 1;
  if (last >= 0 && startS - intervals.endS[last]! < settledS) {
    intervals.endS[last] = Math.max(intervals.endS[last]!, endS);
  } else if (endS > startS) {
    intervals.startS.push(startS);
    intervals.endS.push(endS);
  }
}

/** How a pass meets a mask. */
export interface MaskedSight {
  readonly mask: HorizonMask;
  /** No satellite below it is used, whatever the mask. */
  readonly floorRad: number;
  readonly lookInto: LookInto;
  readonly bounds: LookBounds;
}

/**
 * The parts of passes in which the satellite stands above the mask. `wide` are the passes over the
 * mask's lowest point, within which all that is visible lies; `sure` those over its highest, in
 * which all is. No part or gap longer than a millisecond is missed; edges are good to 1e-6 s of
 * what `lookInto` says.
 */
export function maskedIntervals(
  wide: IntervalList,
  sure: IntervalList,
  sight: MaskedSight,
): IntervalList {
  const found: IntervalList = { startS: [], endS: [] };
  let openS = NaN;
  const cross = (timeS: number): void => {
    if (Number.isNaN(openS)) openS = timeS;
    else {
      append(found, openS, timeS);
      openS = NaN;
    }
  };
  const search = new MaskSearch(sight, cross);
  const searchBetween = (startS: number, endS: number): void => {
    if (!(endS > startS)) return;
    const [low, high] = [search.at(startS), search.at(endS)];
    openS = low.isAbove ? startS : NaN;
    search.search(low, high);
    if (!Number.isNaN(openS)) append(found, openS, endS);
  };
  let row = 0;
  for (const [pass, startS] of wide.startS.entries()) {
    const endS = wide.endS[pass]!;
    let fromS = startS;
    for (; row < sure.startS.length && sure.startS[row]! < endS; row += 1) {
      searchBetween(fromS, Math.max(fromS, sure.startS[row]!));
      fromS = Math.min(endS, sure.endS[row]!);
      append(found, sure.startS[row]!, fromS);
    }
    searchBetween(fromS, endS);
  }
  return found;
}
