// How is a fleet shared out among workers that share no memory, and put together again?
import type { StateTable } from './states.ts';

/** Neighbouring satellites for one worker: the first, and how many. */
export interface Shard {
  readonly firstSatellite: number;
  readonly satelliteCount: number;
}

/** What satellites cost: deep space takes about ten times as long as the near Earth. */
export const deepSpaceCost = 10;

/**
 * Cuts a fleet into at most `shardCount` runs of neighbours of about equal cost; `costs` has one
 * positive number per satellite. Every satellite is in exactly one shard, none is empty.
 */
export function planShards(costs: ArrayLike<number>, shardCount: number): Shard[] {
  const satelliteCount = costs.length;
  const count = Math.max(1, Math.min(Math.floor(shardCount), satelliteCount));
  const total = Array.from(costs).reduce((sum, cost) => sum + cost, 0);
  const shards: Shard[] = [];
  let firstSatellite = 0;
  let spent = 0;
  for (let shard = 0; shard < count && firstSatellite < satelliteCount; shard += 1) {
    const share = (total * (shard + 1)) / count;
    const lastEnd = satelliteCount - (count - 1 - shard); // leaves one for each shard to come
    let end = firstSatellite;
    do {
      spent += costs[end]!;
      end += 1;
    } while (end < lastEnd && (shard === count - 1 || spent + costs[end]! / 2 <= share));
    shards.push({ firstSatellite, satelliteCount: end - firstSatellite });
    firstSatellite = end;
  }
  return shards;
}

function copyRows(into: StateTable, from: StateTable, firstSatellite: number): void {
  const { positionTemeKm, velocityTemeKmPerS, statusCode, satelliteCount, sampleCount } = from;
  const rowCount = into.layout === 'satelliteMajor' ? 1 : sampleCount;
  const rowLength = (satelliteCount * sampleCount) / rowCount;
  const stride = into.layout === 'satelliteMajor' ? 0 : into.satelliteCount;
  const first = into.layout === 'satelliteMajor' ? firstSatellite * sampleCount : firstSatellite;
  for (let row = 0; row < rowCount; row += 1) {
    const [start, end] = [row * rowLength, (row + 1) * rowLength];
    const to = first + row * stride;
    into.positionTemeKm.set(positionTemeKm.subarray(3 * start, 3 * end), 3 * to);
    into.velocityTemeKmPerS.set(velocityTemeKmPerS.subarray(3 * start, 3 * end), 3 * to);
    into.statusCode.set(statusCode.subarray(start, end), to);
  }
}

/**
 * Puts the tables that the shards' workers sent (their columns can be transferred) into the one of
 * the whole fleet: the same as if it had been filled at once. Throws when a table does not fit.
 */
export function mergeShards(
  into: StateTable,
  shards: readonly Shard[],
  tables: readonly StateTable[],
): void {
  shards.forEach((shard, index) => {
    const table = tables[index];
    const isFitting =
      table !== undefined &&
      table.layout === into.layout &&
      table.sampleCount === into.sampleCount &&
      table.satelliteCount === shard.satelliteCount &&
      shard.firstSatellite + shard.satelliteCount <= into.satelliteCount;
    if (!isFitting) throw new Error(`the states of shard ${index} do not fit the fleet's table`);
    copyRows(into, table, shard.firstSatellite);
  });
}
