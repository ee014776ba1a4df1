// What does a result say about each satellite at a time? Looked up, never computed anew.

import type { Result } from '../../compute/index.ts';
import { causes } from '../../compute/index.ts';
import { penumbraKind, umbraKind } from '../../orbit/index.ts';
import { indexInPieces, indexIntervals, isInside } from './intervalIndex.ts';
import type { IntervalIndex, IntervalRows } from './intervalIndex.ts';
import type { SatelliteState, SunlightState } from './palette.ts';
import { finish, prepareWith } from '../run/preparing.ts';
import { stretchesIn } from './satelliteEvents.ts';

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

const throttle = { from: 'throttleStarted', to: 'throttleEnded' } as const;
const floor = { from: 'batteryFloorReached', to: 'batteryFloorLeft' } as const;
const shed = { from: 'loadShedStarted', to: 'loadShedEnded' } as const;

type Slowed = Pick<StateIndex, 'throttled' | 'energyShort'>;

/**
 * Slowed by heat or the policy; and short of energy: at the battery's floor, slowed so as not to go
 * below it, or with loads taken off the bus.
 */
function slowedStretches(result: Result): Slowed {
  const { events, satelliteCount } = result;
  const energyCode = causes.indexOf('energy') + 1;
  const isForEnergy = (row: number): boolean => events.causeCodePlusOne[row] === energyCode;
  const isForAnother = (row: number): boolean => !isForEnergy(row);
  const [throttled, ...energyShort] = stretchesIn(result, [
    { ...throttle, isMeant: isForAnother },
    floor,
    shed,
    { ...throttle, isMeant: isForEnergy },
  ]);
  return {
    throttled: indexIntervals(satelliteCount, throttled!),
    energyShort: indexIntervals(satelliteCount, together(energyShort)),
  };
}

function together(tables: readonly IntervalRows[]): IntervalRows {
  const all = (column: 'satelliteIndex' | 'startS' | 'endS'): number[] =>
    tables.flatMap((table) => Array.from(table[column]));
  const satelliteIndex = all('satelliteIndex');
  const count = satelliteIndex.length;
  return { count, satelliteIndex, startS: all('startS'), endS: all('endS') };
}

/** When a job of the satellite lost time for want of a link, by its reason trail. */
function waitsForLinks(result: Result): IntervalRows {
  const { jobs, trails } = result;
  const isLinkCode = causes.map((cause) => cause === 'inputLink' || cause === 'outputLink');
  const { length } = trails.causeCode;
  // Rows for another cause, and those of jobs without a satellite, are left out as rows of none.
  const satelliteIndex = new Int32Array(length).fill(-1);
  for (let job = 0; job < jobs.count; job += 1) {
    for (let row = trails.offset[job]!; row < trails.offset[job + 1]!; row += 1) {
      if (isLinkCode[trails.causeCode[row]!] === true) {
        satelliteIndex[row] = jobs.satelliteIndex[job]!;
      }
    }
  }
  const { startS, endS } = trails;
  return { count: length, satelliteIndex, startS, endS };
}

/** Shadow of one kind, by the codes of `EclipseWindows.kind`. */
function shadow({ eclipses, satelliteCount }: Result, kind: number): IntervalIndex {
  const { count, startS, endS } = eclipses;
  const satelliteIndex = eclipses.satelliteIndex.map((satellite, row) =>
    eclipses.kind[row] === kind ? satellite : -1,
  );
  return indexIntervals(satelliteCount, { count, satelliteIndex, startS, endS });
}

const indexByResult = new WeakMap<Result, StateIndex>();

/** A result rearranged; done once per result, unless it was in pieces before. */
export function stateIndexOf(result: Result): StateIndex {
  return indexByResult.get(result) ?? finish(indexStates(result));
}

function* indexStates(result: Result): Generator<void, StateIndex> {
  const known = indexByResult.get(result);
  if (known !== undefined) return known;
  const { satelliteCount, series } = result;
  const computing = indexIntervals(satelliteCount, result.runSegments);
  yield;
  const slowed = slowedStretches(result);
  yield;
  const waits = waitsForLinks(result);
  yield;
  const waitingForLink = yield* indexInPieces(satelliteCount, waits);
  yield;
  const penumbra = shadow(result, penumbraKind);
  const umbra = shadow(result, umbraKind);
  const shadows = { penumbra, umbra };
  const index = { satelliteCount, computing, ...slowed, waitingForLink, ...shadows, series };
  indexByResult.set(result, index);
  return index;
}

prepareWith(indexStates);

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
