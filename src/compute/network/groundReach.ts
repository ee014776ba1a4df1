// When can data flow between the ground and each satellite, directly or over open links?

import type { AccessWindows, LinkWindows } from '../../orbit/index.ts';
import type { SatelliteIntervals } from '../schedule/policy.ts';
import { LinkComponents } from './components.ts';

/** What counts of passes and of links. */
export type Passes = Pick<AccessWindows, 'count' | 'satelliteIndex' | 'startS' | 'endS'>;
export type Sights = Pick<
  LinkWindows,
  'count' | 'satelliteAIndex' | 'satelliteBIndex' | 'startS' | 'endS'
>;

interface Change {
  readonly timeS: number;
  readonly isOpening: boolean;
  /** Row of the access table, or -1 - row of the link table. */
  readonly row: number;
}

function changesOf(access: Passes, links: Sights): Change[] {
  const changes: Change[] = [];
  for (let row = 0; row < access.count; row += 1) {
    changes.push({ timeS: access.startS[row]!, isOpening: true, row });
    changes.push({ timeS: access.endS[row]!, isOpening: false, row });
  }
  for (let row = 0; row < links.count; row += 1) {
    changes.push({ timeS: links.startS[row]!, isOpening: true, row: -1 - row });
    changes.push({ timeS: links.endS[row]!, isOpening: false, row: -1 - row });
  }
  return changes.sort((a, b) => a.timeS - b.timeS || a.row - b.row);
}

/** Follows which satellites reach the ground while windows and links open and close. */
class ReachSweep {
  readonly startS: number[][];
  readonly endS: number[][];
  private readonly inViewCount: Int32Array;
  private readonly isReached: Uint8Array;
  private readonly components: LinkComponents;
  private readonly access: Passes;
  private readonly links: Sights;

  constructor(satelliteCount: number, access: Passes, links: Sights) {
    this.access = access;
    this.links = links;
    this.startS = Array.from({ length: satelliteCount }, () => []);
    this.endS = Array.from({ length: satelliteCount }, () => []);
    this.inViewCount = new Int32Array(satelliteCount);
    this.isReached = new Uint8Array(satelliteCount);
    this.components = new LinkComponents(satelliteCount);
  }

  apply({ row, isOpening }: Change): void {
    if (row >= 0) {
      this.inViewCount[this.access.satelliteIndex[row]!]! += isOpening ? 1 : -1;
      return;
    }
    const link = -1 - row;
    const a = this.links.satelliteAIndex[link]!;
    this.components.setLink(a, this.links.satelliteBIndex[link]!, isOpening);
  }

  /** Open and close intervals at `timeS`, after all its changes. */
  settle(timeS: number): void {
    this.components.refresh();
    const { componentOf } = this.components;
    const hasGateway = new Uint8Array(componentOf.length);
    componentOf.forEach((component, satellite) => {
      if (this.inViewCount[satellite]! > 0) hasGateway[component] = 1;
    });
    componentOf.forEach((component, satellite) => {
      if (hasGateway[component] === this.isReached[satellite]) return;
      this.isReached[satellite] = hasGateway[component]!;
      this.mark(satellite, timeS);
    });
  }

  close(timeS: number): void {
    this.isReached.forEach((isReached, satellite) => {
      if (isReached === 1) this.endS[satellite]!.push(timeS);
    });
  }

  private mark(satellite: number, timeS: number): void {
    if (this.isReached[satellite] === 1) this.startS[satellite]!.push(timeS);
    else this.endS[satellite]!.push(timeS);
  }
}

/** Union of each satellite's own access windows: what reach is without links. */
function ownReach(satelliteCount: number, access: Passes): [number[][], number[][]] {
  const startS: number[][] = Array.from({ length: satelliteCount }, () => []);
  const endS: number[][] = Array.from({ length: satelliteCount }, () => []);
  for (let row = 0; row < access.count; row += 1) {
    const satellite = access.satelliteIndex[row]!;
    const ends = endS[satellite]!;
    const last = ends.length - 1;
    if (last >= 0 && access.startS[row]! <= ends[last]!) {
      ends[last] = Math.max(ends[last]!, access.endS[row]!);
    } else {
      startS[satellite]!.push(access.startS[row]!);
      ends.push(access.endS[row]!);
    }
  }
  return [startS, endS];
}

/** Lists per satellite as one table. */
export function intervalTable(
  startS: readonly number[][],
  endS: readonly number[][],
): SatelliteIntervals {
  const offset = new Int32Array(startS.length + 1);
  startS.forEach((list, satellite) => {
    offset[satellite + 1] = offset[satellite]! + list.length;
  });
  return { offset, startS: Float64Array.from(startS.flat()), endS: Float64Array.from(endS.flat()) };
}

/**
 * Intervals in which a satellite, or one that open links connect it to, is in view of a station.
 * `access` must be sorted by satellite and start. Whether an antenna is free is not foreseen.
 */
export function groundReach(
  satelliteCount: number,
  access: Passes,
  links: Sights,
  durationS: number,
): SatelliteIntervals {
  if (links.count === 0) return intervalTable(...ownReach(satelliteCount, access));
  const sweep = new ReachSweep(satelliteCount, access, links);
  const changes = changesOf(access, links);
  changes.forEach((change, at) => {
    sweep.apply(change);
    if (changes[at + 1]?.timeS !== change.timeS) sweep.settle(change.timeS);
  });
  sweep.close(durationS);
  return intervalTable(sweep.startS, sweep.endS);
}
