// How does a policy fare in a world? One walk through time, from the first cell to the last.

import type { Supply } from '../plant/supply.ts';
import type { Policy } from '../schedule/policy.ts';
import type { JobColumns } from '../workload/arrivals.ts';
import { ClosedLoop } from './closedLoop.ts';
import type { GroundContacts } from './contacts.ts';
import type { JobLives } from './jobLife.ts';
import type { EventRecorder } from './log.ts';
import type { PlantWalk } from './plantWalk.ts';
import type { Replicas } from './replicas.ts';
import type { SeriesRecorder } from './series.ts';
import type { TrailRecorder } from './trails.ts';
import type { World } from './world.ts';

/** Everything that a finished walk holds; `account` turns it into a result. */
export interface Operation {
  readonly world: World;
  readonly jobs: JobColumns;
  readonly walk: PlantWalk;
  readonly contacts: GroundContacts;
  readonly lives: JobLives;
  readonly replicas: Replicas | null;
  readonly log: EventRecorder;
  readonly trails: TrailRecorder;
  readonly series: SeriesRecorder;
}

/** Satellite-cells between two yields, and how many of them an event is worth (about 15 ms). */
const workPerYield = 20_000;
const workPerEvent = 20;

/** Where a chunk's walk stands, as a share of the whole span. */
interface ChunkShare {
  readonly chunk: number;
  readonly chunkCount: number;
}

/** Shares of a chunk's progress: preparing its supply, then walking through it. */
const supplyShare = 0.5;

/**
 * Run the jobs under the policy from start to end. Yields the share of the span that is done, by
 * units of work; returns the finished operation.
 */
export function* operate(
  world: World,
  jobs: JobColumns,
  policy: Policy,
  seriesSampleMax?: number,
): Generator<number, Operation> {
  const loop = new ClosedLoop(world, jobs, policy, seriesSampleMax);
  const { chunkCount } = world.supplies;
  for (let chunk = 0; chunk < chunkCount; chunk += 1) {
    const supply = yield* loadSupply(world, { chunk, chunkCount });
    yield* walkChunk(loop, supply, { chunk, chunkCount });
  }
  const { durationS } = world.scenario;
  loop.finish(durationS);
  loop.series.sampleBefore(Infinity);
  return loop;
}

function* walkChunk(
  loop: ClosedLoop,
  supply: Supply,
  { chunk, chunkCount }: ChunkShare,
): Generator<number, void> {
  const { durationS } = loop.world.scenario;
  const cellCount = supply.sampleCount - 1;
  let work = 0;
  for (let cell = 0; cell < cellCount; cell += 1) {
    const endS = Math.min(supply.startS + (cell + 1) * supply.stepS, durationS);
    const walked = supplyShare + ((1 - supplyShare) * cell) / cellCount;
    loop.enterCell(supply, cell, endS);
    work += loop.satellites.views.length;
    for (let timeS = loop.queue.nextTimeS(); timeS < endS; timeS = loop.queue.nextTimeS()) {
      loop.series.sampleBefore(timeS);
      work += loop.instant(timeS) * workPerEvent;
      if (work < workPerYield) continue;
      work = 0;
      yield (chunk + walked) / chunkCount;
    }
    loop.series.sampleBefore(endS);
    if (work < workPerYield) continue;
    work = 0;
    yield (chunk + walked) / chunkCount;
  }
}

function* loadSupply(world: World, { chunk, chunkCount }: ChunkShare): Generator<number, Supply> {
  const work = world.supplies.load(chunk);
  for (let step = work.next(); ; step = work.next()) {
    if (step.done) return step.value;
    yield (chunk + supplyShare * step.value) / chunkCount;
  }
}
