// On which satellites should a gang work together? Neighbours with little work before it.

import type { Cause } from '../account/cause.ts';
import { estimateDelivery, hasTooFewLeft, mainCause } from './estimate.ts';
import type { Known, Placement } from './placement.ts';
import { isInTime } from './placement.ts';
import type { Decision, JobView, SatelliteNeighbours, SatelliteView } from './policy.ts';

/** Satellites from which a group is tried to be grown, the least loaded ones. */
const seedMax = 8;

/** Satellites of a placed job: of a gang all, in the order of its ring. */
export function placesOf({ satelliteIndices, satelliteIndex }: JobView): readonly number[] {
  return satelliteIndices.length > 0 ? satelliteIndices : [satelliteIndex];
}

const waitS = ({ backlogAcceleratorS, acceleratorCount }: SatelliteView): number =>
  backlogAcceleratorS / acceleratorCount;

const rowsOf = ({ offset }: SatelliteNeighbours, satellite: number): readonly [number, number] => [
  offset[satellite]!,
  offset[satellite + 1]!,
];

/** Grow a linked group from a satellite, always by the least loaded neighbour; null: too small. */
function grow(seed: SatelliteView, canJoin: ReadonlySet<number>, job: JobView, known: Known) {
  const { neighbours } = known.forecast;
  const { satellites } = known.state;
  const chosen = new Set([seed.index]);
  const edge = new Set<number>();
  const open = (index: number): void => {
    const [first, end] = rowsOf(neighbours, index);
    for (let row = first; row < end; row += 1) {
      const next = neighbours.satelliteIndex[row]!;
      const isAlike = satellites[next]!.classIndex === seed.classIndex;
      if (isAlike && canJoin.has(next) && !chosen.has(next)) edge.add(next);
    }
  };
  open(seed.index);
  while (chosen.size < job.satelliteCount) {
    let best = -1;
    for (const index of edge) {
      const isLess = best < 0 || waitS(satellites[index]!) < waitS(satellites[best]!);
      if (isLess) best = index;
    }
    if (best < 0) return null;
    edge.delete(best);
    chosen.add(best);
    open(best);
  }
  return chosen;
}

/** The members as a ring: from one at the rim along links, the loneliest neighbour first. */
function ringOf(chosen: ReadonlySet<number>, neighbours: SatelliteNeighbours): number[] {
  const left = new Set(chosen);
  const leftBeside = (index: number): number[] => {
    const [first, end] = rowsOf(neighbours, index);
    return [...neighbours.satelliteIndex.subarray(first, end)].filter((each) => left.has(each));
  };
  const lonelier = (a: number, b: number) => leftBeside(a).length - leftBeside(b).length || a - b;
  const ring: number[] = [];
  const waiting = [[...chosen].sort(lonelier)[0]!];
  while (waiting.length > 0) {
    const next = waiting.pop()!;
    if (!left.delete(next)) continue;
    ring.push(next);
    waiting.push(...leftBeside(next).sort(lonelier).reverse());
  }
  return ring;
}

/** Slowest link between members that follow each other; those without a link take detours. */
function slowestBitPerS(ring: readonly number[], neighbours: SatelliteNeighbours): number {
  let slowest = Infinity;
  ring.forEach((from, at) => {
    const [first, end] = rowsOf(neighbours, from);
    for (let row = first; row < end; row += 1) {
      const isNext = neighbours.satelliteIndex[row] === ring[(at + 1) % ring.length];
      if (isNext) slowest = Math.min(slowest, neighbours.rateBitPerS[row]!);
    }
  });
  return slowest;
}

interface GangPlacement extends Placement {
  readonly ring: readonly number[];
}

/** The group that is expected to deliver earliest, of some; null: there is none. */
function bestGang(job: JobView, known: Known): GangPlacement | null {
  const { state, forecast } = known;
  const able = state.satellites.filter(
    (each) =>
      !each.isLost && !hasTooFewLeft(job, each) && job.runtimeSByClass[each.classIndex]! < Infinity,
  );
  const canJoin = new Set(able.map(({ index }) => index));
  const seeds = [...able].sort((a, b) => waitS(a) - waitS(b) || a.index - b.index);
  let best: GangPlacement | null = null;
  for (const seed of seeds.slice(0, seedMax)) {
    const chosen = grow(seed, canJoin, job, known);
    if (chosen === null) continue;
    const ring = ringOf(chosen, forecast.neighbours);
    const satellite = state.satellites[ring[0]!]!;
    const exchangeS = job.exchangeBit / slowestBitPerS(ring, forecast.neighbours);
    const runtimeSByClass = job.runtimeSByClass.map((runtimeS) => runtimeS + exchangeS);
    const longestS = Math.max(...ring.map((index) => waitS(state.satellites[index]!)));
    const ahead = longestS * satellite.acceleratorCount;
    const whole = { ...job, runtimeSByClass };
    const estimate = estimateDelivery(whole, satellite, forecast, state.timeS, ahead);
    if (best !== null && estimate.deliveredS >= best.estimate.deliveredS) continue;
    best = { satellite, estimate, ring };
  }
  return best;
}

/** Why no group was found: satellites that could work are too few, or not linked. */
function causeOfNone(job: JobView, { satellites }: Known['state']): Cause {
  const couldRun = (each: SatelliteView) => job.runtimeSByClass[each.classIndex]! < Infinity;
  const able = satellites.filter(couldRun);
  if (able.length < job.satelliteCount) return 'accelerator';
  const isLeft = (each: SatelliteView) => !each.isLost && !hasTooFewLeft(job, each);
  return able.filter(isLeft).length < job.satelliteCount ? 'fault' : 'data';
}

/** Send a gang to linked satellites; one that fits nowhere, or where asked would be late, goes. */
export function placeGang(job: JobView, known: Known, isPunctual: boolean): Decision {
  const best = bestGang(job, known);
  if (best === null) {
    return { kind: 'reject', job: job.index, cause: causeOfNone(job, known.state) };
  }
  if (isPunctual && !isInTime(job, best, known)) {
    const cause = mainCause(best.estimate, known.state.timeS);
    return { kind: 'reject', job: job.index, cause };
  }
  return { kind: 'place', job: job.index, satellites: best.ring };
}

/** Whether a gang can begin: it is the first in the line of each of its satellites, and fits. */
export function canBegin(
  job: JobView,
  firstOf: (satellite: number) => JobView | undefined,
  freeOf: (satellite: number) => number,
): boolean {
  return placesOf(job).every(
    (satellite) => firstOf(satellite) === job && freeOf(satellite) >= job.acceleratorCount,
  );
}
