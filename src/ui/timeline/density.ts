// When are bars too narrow to tell apart? One rule for drawing and pointing.

import { firstAbove } from './intervals.ts';
import type { LaneTable } from './intervals.ts';
import type { TimeScale } from './timeScale.ts';

/** Mean room per bar, CSS px, below which a row is drawn as a utilisation strip. */
const barRoomMinPx = 6;

/**
 * Whether a satellite's bars are too crowded on a scale in CSS pixels. Its first lane decides: the
 * others hold only what did not fit there.
 */
export function isCrowded(jobs: LaneTable, satellite: number, scale: TimeScale): boolean {
  const { laneOffset, rowOffset, startS, endS } = jobs;
  const lane = laneOffset[satellite]!;
  if (lane === laneOffset[satellite + 1]!) return false;
  const to = rowOffset[lane + 1]!;
  const first = firstAbove(endS, scale.startS, rowOffset[lane]!, to);
  const count = firstAbove(startS, scale.endS, first, to) - first;
  return count * barRoomMinPx > scale.widthPx;
}
