// When does the next thing happen to what is selected? For the "next event" buttons; pure.

import { eventKinds } from '../../compute/index.ts';
import type { EventKind, Result } from '../../compute/index.ts';
import type { Selection } from '../store.ts';
import { firstAbove } from './intervals.ts';

/** What one jumps to: shade, contacts, turning points of jobs, and what the machine cannot bear. */
const jumpKinds: readonly EventKind[] = [
  'computeStarted',
  'computeFinished',
  'jobDelivered',
  'contactStarted',
  'contactEnded',
  'penumbraEntered',
  'umbraEntered',
  'umbraLeft',
  'penumbraLeft',
  'batteryEmptyReached',
  'housekeepingUnmet',
  'loadShedStarted',
  'heatTripped',
  'satelliteLost',
];

const isJumpCode = eventKinds.map((kind) => jumpKinds.includes(kind));

/** Events closer than this to the present count as the present one. */
const presentS = 1e-3;

/**
 * Time of the nearest event after (`direction` 1) or before (-1) `timeS`; null when there is none.
 * Of a satellite or station: shade, contacts and jobs there. Of a job: everything that befell it.
 * With no selection: of all. Bisection to the present, then a walk to the first match.
 */
export function nextEventS(
  result: Result,
  timeS: number,
  selection: Selection | null,
  direction: 1 | -1,
): number | null {
  const { events } = result;
  const isWanted = matcher(result, selection);
  const limitS = timeS + direction * presentS;
  const first = firstAbove(events.timeS, limitS, 0, events.count);
  let row = direction === 1 ? first : first - 1;
  while (direction === -1 && row >= 0 && events.timeS[row]! >= limitS) row -= 1;
  for (; row >= 0 && row < events.count; row += direction) {
    if (isWanted(row)) return events.timeS[row]!;
  }
  return null;
}

function matcher({ events, jobs }: Result, selection: Selection | null): (row: number) => boolean {
  const isJump = (row: number): boolean => isJumpCode[events.kindCode[row]!] === true;
  if (selection === null) return isJump;
  const { kind, index } = selection;
  if (kind === 'job') return (row) => events.jobIndex[row] === index;
  if (kind === 'station') return (row) => events.stationIndex[row] === index && isJump(row);
  return (row) => {
    const job = events.jobIndex[row]!;
    const isHere =
      events.satelliteIndex[row] === index || (job >= 0 && jobs.satelliteIndex[job] === index);
    return isHere && isJump(row);
  };
}
