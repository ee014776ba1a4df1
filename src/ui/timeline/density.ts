// When are bars too narrow to tell apart? One rule for drawing and pointing.

import { firstAbove } from './intervals.ts';
import type { LaneTable } from './intervals.ts';
import type { TimeScale } from './timeScale.ts';

/** Mean room per bar, CSS px, below which a row is drawn as a utilisation strip. */
const barRoomMinPx = 6;
/** Height per lane, CSS px, below which bars of neighbouring lanes run into each other. */
const laneHeightMinPx = 1.5;

/**
 * Whether a satellite's bars are too crowded on a scale in CSS pixels and a band of some height.
 * Along time its first lane decides: the others hold only what did not fit there.
 */
export function isCrowded(
  jobs: LaneTable,
  satellite: number,
  scale: TimeScale,
  bandHeightPx: number,
): boolean {
  const { laneOffset, rowOffset, startS, endS } = jobs;
  const lane = laneOffset[satellite]!;
  const laneCount = laneOffset[satellite + 1]! - lane;
  if (laneCount === 0) return false;
  if (bandHeightPx < laneCount * laneHeightMinPx) return true;
  const to = rowOffset[lane + 1]!;
  const first = firstAbove(endS, scale.startS, rowOffset[lane]!, to);
  const count = firstAbove(startS, scale.endS, first, to) - first;
  return count * barRoomMinPx > scale.widthPx;
}
