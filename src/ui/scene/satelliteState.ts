// What does a result say about each satellite at a time? Looked up, never computed anew.

import type { EventKind, Result } from '../../compute/index.ts';
import { causes, eventKinds } from '../../compute/index.ts';
import { penumbraKind, umbraKind } from '../../orbit/index.ts';
import { indexIntervals, isInside } from './intervalIndex.ts';
import type { IntervalIndex } from './intervalIndex.ts';
import type { SatelliteState, SunlightState } from './palette.ts';

/** A result rearranged by satellite, for looking up many satellites at one time. */
export interface StateIndex {
  readonly satelliteCount: number;
  readonly computing: IntervalIndex;
  readonly throttled: IntervalIndex;
  readonly energyShort: IntervalIndex;
  readonly waitingForLink: IntervalIndex;
  readonly penumbra: IntervalIndex;
  readonly umbra: IntervalIndex;
  readonly series: Result['series'];
}

interface Rows {
  count: number;
  satelliteIndex: number[];
  startS: number[];
  endS: number[];
}

const emptyRows = (): Rows => ({ count: 0, satelliteIndex: [], startS: [], endS: [] });

function pushRow(rows: Rows, satellite: number, startS: number, endS: number): void {
  rows.satelliteIndex.push(satellite);
  rows.startS.push(startS);
  rows.endS.push(endS);
  rows.count += 1;
}

interface Stretch {
  readonly from: EventKind;
  readonly to: EventKind;
  /** Whether the event of this row begins a stretch; all do by default. */
  readonly isMeant?: (row: number) => boolean;
}

/** Adds stretches between two kinds of event; one that never ends lasts to the end of the run. */
function pushStretches(rows: Rows, result: Result, { from, to, isMeant }: Stretch): void {
  const [fromCode, toCode] = [eventKinds.indexOf(from), eventKinds.indexOf(to)];
  const { events, satelliteCount } = result;
  const openS = new Float64Array(satelliteCount).fill(NaN);
  for (let row = 0; row < events.count; row += 1) {
    const satellite = events.satelliteIndex[row]!;
    const code = events.kindCode[row]!;
    if (satellite < 0 || (code !== fromCode && code !== toCode)) continue;
    const startS = openS[satellite]!;
    if (code === fromCode) {
      if (Number.isNaN(startS) && isMeant?.(row) !== false) openS[satellite] = events.timeS[row]!;
    } else {
      if (!Number.isNaN(startS)) pushRow(rows, satellite, startS, events.timeS[row]!);
      openS[satellite] = NaN;
    }
  }
  openS.forEach((startS, satellite) => {
    if (!Number.isNaN(startS)) pushRow(rows, satellite, startS, result.durationS);
  });
}

const throttle = { from: 'throttleStarted', to: 'throttleEnded' } as const;
const floor = { from: 'batteryFloorReached', to: 'batteryFloorLeft' } as const;
const shed = { from: 'loadShedStarted', to: 'loadShedEnded' } as const;

/** Whether a pace was lowered for want of energy, and not for heat or by the policy. */
const isForEnergy =
  ({ events }: Result) =>
  (row: number): boolean =>
    events.causeCodePlusOne[row] === causes.indexOf('energy') + 1;

function throttledStretches(result: Result): IntervalIndex {
  const rows = emptyRows();
  const isMeant = (row: number): boolean => !isForEnergy(result)(row);
  pushStretches(rows, result, { ...throttle, isMeant });
  return indexIntervals(result.satelliteCount, rows);
}

/** At the battery's floor, slowed so as not to go below it, or with loads taken off the bus. */
function energyShortStretches(result: Result): IntervalIndex {
  const rows = emptyRows();
  pushStretches(rows, result, floor);
  pushStretches(rows, result, shed);
  pushStretches(rows, result, { ...throttle, isMeant: isForEnergy(result) });
  return indexIntervals(result.satelliteCount, rows);
}

/** When a job of the satellite lost time for want of a link, by its reason trail. */
function waitsForLinks(result: Result): IntervalIndex {
  const linkCodes = [causes.indexOf('inputLink'), causes.indexOf('outputLink')];
  const { jobs, trails } = result;
  const rows = emptyRows();
  for (let job = 0; job < jobs.count; job += 1) {
    const satellite = jobs.satelliteIndex[job]!;
    if (satellite < 0) continue;
    for (let row = trails.offset[job]!; row < trails.offset[job + 1]!; row += 1) {
      if (!linkCodes.includes(trails.causeCode[row]!)) continue;
      pushRow(rows, satellite, trails.startS[row]!, trails.endS[row]!);
    }
  }
  return indexIntervals(result.satelliteCount, rows);
}

/** Shadow of one kind, by the codes of `EclipseWindows.kind`. */
function shadow({ eclipses, satelliteCount }: Result, kind: number): IntervalIndex {
  const rows = emptyRows();
  for (let row = 0; row < eclipses.count; row += 1) {
    if (eclipses.kind[row] !== kind) continue;
    pushRow(rows, eclipses.satelliteIndex[row]!, eclipses.startS[row]!, eclipses.endS[row]!);
  }
  return indexIntervals(satelliteCount, rows);
}

const indexByResult = new WeakMap<Result, StateIndex>();

/** A result rearranged; done once per result, some milliseconds per 100,000 rows. */
export function stateIndexOf(result: Result): StateIndex {
  const known = indexByResult.get(result);
  if (known !== undefined) return known;
  const index = indexStates(result);
  indexByResult.set(result, index);
  return index;
}

function indexStates(result: Result): StateIndex {
  return {
    satelliteCount: result.satelliteCount,
    computing: indexIntervals(result.satelliteCount, result.runSegments),
    throttled: throttledStretches(result),
    energyShort: energyShortStretches(result),
    waitingForLink: waitsForLinks(result),
    penumbra: shadow(result, penumbraKind),
    umbra: shadow(result, umbraKind),
    series: result.series,
  };
}

export function sunlightAt(index: StateIndex, satellite: number, timeS: number): SunlightState {
  if (isInside(index.umbra, satellite, timeS)) return 'umbra';
  return isInside(index.penumbra, satellite, timeS) ? 'penumbra' : 'sunlit';
}

/** The most urgent state that holds; 'unknown' without a result. */
export function stateAt(
  index: StateIndex | null,
  satellite: number,
  timeS: number,
): SatelliteState {
  if (index === null || satellite >= index.satelliteCount) return 'unknown';
  if (isInside(index.throttled, satellite, timeS)) return 'throttled';
  if (isInside(index.energyShort, satellite, timeS)) return 'energyShort';
  if (isInside(index.computing, satellite, timeS)) return 'computing';
  if (isInside(index.waitingForLink, satellite, timeS)) return 'waitingForLink';
  return isInside(index.penumbra, satellite, timeS) ? 'eclipse' : 'idle';
}

/** A series column at a time, between samples on a straight line; NaN where there is none. */
export function sampleAt(
  series: Result['series'],
  column: 'stateOfChargeFraction' | 'temperatureK',
  satellite: number,
  timeS: number,
): number {
  const { sampleCount, timeS: times } = series;
  if (sampleCount === 0) return NaN;
  let low = 0;
  let high = sampleCount - 1;
  while (low < high) {
    const middle = (low + high + 1) >>> 1;
    if (times[middle]! <= timeS) low = middle;
    else high = middle - 1;
  }
  const next = Math.min(low + 1, sampleCount - 1);
  const values = series[column];
  const [from, to] = [
    values[satellite * sampleCount + low]!,
    values[satellite * sampleCount + next]!,
  ];
  const gapS = times[next]! - times[low]!;
  const share = gapS > 0 ? Math.min(Math.max((timeS - times[low]!) / gapS, 0), 1) : 0;
  return from + (to - from) * share;
}
