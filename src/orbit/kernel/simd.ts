// How does the WASM twin take the near-Earth part of a fleet over a grid?
//
// Objects go in pairs, one in each lane, both with the same solver of Kepler's equation. Pairs are
// made within batches of neighbours, so that a batch's states lie together in either layout. Each
// lane computes what the object would get alone: a bad one spoils nothing.
import { blockStepCount } from './block.ts';
import type { Branch } from './elements.ts';
import { blockStepMax, columnCount, laneColumnCount } from './layout.ts';
import type { Redo } from './scalar.ts';
import type { MinuteGrid, ObjectRange, StateTable } from './states.ts';
import type { SimdInstance, SimdModule } from './wasm.ts';

const batchObjectMax = 128;
const pairSampleMax = 2048; // of both lanes at once: 200 kB, to stay in the near caches
const pageBytes = 65536;
const rowsPlace = 65536; // below it: the twin's own columns, see assembly/lanes.ts
const rejectedPlace = 32768;
const pairBytes = laneColumnCount * 16;
const vectorBytes = 24;

interface Batch {
  readonly firstObject: number;
  readonly objectCount: number;
  readonly firstPair: number;
  readonly narrowCount: number;
  readonly wideCount: number;
}

/** A fleet in the memory of a twin of its own. */
export interface SimdFleet {
  readonly instance: SimdInstance;
  readonly batches: readonly Batch[];
  /** The satellites in the lanes of each pair; a lone last one stands in both. */
  readonly pairObjects: Int32Array;
  /** Where the lanes' first states go: of a pair at a time, and of every batch at a time. */
  readonly pairPlaces: number;
  readonly batchPlaces: number;
  readonly outPlace: number;
}

const isBranch =
  (branches: readonly Branch[], branch: Branch) =>
  (index: number): boolean =>
    branches[index] === branch;

/** Satellites two by two; a lone last one twice. */
function pairUp(objects: readonly number[]): number[] {
  return objects.length % 2 === 0 ? [...objects] : [...objects, objects.at(-1)!];
}

function planBatches(branches: readonly Branch[]): { batches: Batch[]; pairObjects: Int32Array } {
  const batches: Batch[] = [];
  const lanes: number[] = [];
  for (let firstObject = 0; firstObject < branches.length; firstObject += batchObjectMax) {
    const objectCount = Math.min(batchObjectMax, branches.length - firstObject);
    const objects = Array.from({ length: objectCount }, (_, index) => firstObject + index);
    const narrow = pairUp(objects.filter(isBranch(branches, 'narrow')));
    const wide = pairUp(objects.filter(isBranch(branches, 'wide')));
    const firstPair = lanes.length / 2;
    lanes.push(...narrow, ...wide);
    const counts = { narrowCount: narrow.length / 2, wideCount: wide.length / 2 };
    if (narrow.length + wide.length > 0) {
      batches.push({ firstObject, objectCount, firstPair, ...counts });
    }
  }
  return { batches, pairObjects: Int32Array.from(lanes) };
}

/** Lays the constants of a fleet's near-Earth objects out in the memory of a new instance. */
export function createSimdFleet(
  module: SimdModule,
  branches: readonly Branch[],
  table: Float64Array,
): SimdFleet {
  const { batches, pairObjects } = planBatches(branches);
  const instance = module.instantiate();
  const pairPlaces = rowsPlace + (pairObjects.length / 2) * pairBytes;
  const batchPlaces = pairPlaces + 8;
  const outPlace = Math.ceil((batchPlaces + pairObjects.length * 4) / 64) * 64;
  const outBytes = 2 * vectorBytes * Math.max(2 * pairSampleMax, batchObjectMax * blockStepMax);
  const pageCount = Math.ceil((outPlace + outBytes) / pageBytes);
  const missing = pageCount - instance.memory.buffer.byteLength / pageBytes;
  if (missing > 0) instance.memory.grow(missing);
  const rows = new Float64Array(instance.memory.buffer, rowsPlace);
  pairObjects.forEach((object, lane) => {
    const place = (lane >> 1) * laneColumnCount * 2 + (lane & 1);
    for (let column = 0; column < laneColumnCount; column += 1) {
      rows[place + 2 * column] = table[object * columnCount + column]!;
    }
  });
  const places = new Uint32Array(instance.memory.buffer, batchPlaces);
  for (const { firstObject, firstPair, narrowCount, wideCount } of batches) {
    for (let lane = 2 * firstPair; lane < 2 * (firstPair + narrowCount + wideCount); lane += 1) {
      places[lane] = outPlace + (pairObjects[lane]! - firstObject) * vectorBytes;
    }
  }
  return { instance, batches, pairObjects, pairPlaces, batchPlaces, outPlace };
}

/** Which satellites of a table are to be filled, and who does what the guards reject. */
export interface Work {
  readonly range: ObjectRange;
  readonly isWanted: (satelliteIndex: number) => boolean;
  readonly redo: Redo;
}

/** A fill under way: what every run of pairs needs. */
interface Filling {
  readonly fleet: SimdFleet;
  readonly out: StateTable;
  readonly grid: MinuteGrid;
  readonly redo: Redo;
  readonly blockSteps: number;
  /** The twin's memory as numbers, and as addresses. */
  readonly numbers: Float64Array;
  readonly words: Uint32Array;
  /** What the twin is told of a block: see assembly/lanes.ts. */
  readonly header: Int32Array;
}

/** Some pairs of one batch, and where their lanes' first states go. */
interface Run {
  readonly firstPair: number;
  readonly places: number;
  readonly narrowCount: number;
  readonly wideCount: number;
  readonly stride: number;
  readonly velocityShift: number;
}

/** Hands one block of some pairs to the twin; the places of their lanes stand at `places`. */
function runBlock(filling: Filling, run: Run, sample: number, count: number): void {
  const { fleet, grid, blockSteps } = filling;
  const absolute = grid.firstSample + sample;
  const blockStart = Math.floor(absolute / blockSteps) * blockSteps;
  filling.numbers[0] = grid.stepMinutes;
  const { header } = filling;
  header[2] = blockStart;
  header[3] = blockSteps;
  header[4] = absolute - blockStart;
  header[5] = count;
  header[6] = run.stride;
  header[7] = run.velocityShift;
  let pair = run.firstPair;
  let places = run.places;
  for (let isWide = 0; isWide < 2; isWide += 1) {
    const pairCount = isWide === 0 ? run.narrowCount : run.wideCount;
    if (pairCount === 0) continue;
    const rows = rowsPlace + pair * pairBytes;
    const refused = fleet.instance.fillBlock(rows, pairCount, isWide, places);
    if (refused > 0) noteRejected(filling, pair, sample, refused);
    pair += pairCount;
    places += pairCount * 8;
  }
}

// Lane and sample of each state that the twin rejected in the pair or batch under way.
const rejectedLanes = new Int32Array(2 * (batchObjectMax + 2) * blockStepMax);
let rejectedCount = 0;

/** Keeps what the twin rejected until its states have been copied. */
function noteRejected(filling: Filling, pair: number, sample: number, count: number): void {
  for (let index = 0; index < count; index += 1) {
    const word = filling.words[rejectedPlace / 4 + index]!;
    rejectedLanes[rejectedCount] = 2 * pair + (word >>> 6);
    rejectedLanes[rejectedCount + 1] = sample + (word & 63);
    rejectedCount += 2;
  }
}

function redoRejected({ fleet, out, redo }: Filling): void {
  const isByTime = out.layout === 'timeMajor';
  for (let index = 0; index < rejectedCount; index += 2) {
    const object = fleet.pairObjects[rejectedLanes[index]!]!;
    const sample = rejectedLanes[index + 1]!;
    const byTime = sample * out.satelliteCount + object;
    redo(object, sample, isByTime ? byTime : object * out.sampleCount + sample);
  }
  rejectedCount = 0;
}

/** How many of the samples from `sample` on, at most `countMax`, belong to its block. */
function restOfBlock({ grid, blockSteps }: Filling, sample: number, countMax: number): number {
  const absolute = grid.firstSample + sample;
  const inBlock = absolute - Math.floor(absolute / blockSteps) * blockSteps;
  return Math.min(blockSteps - inBlock, countMax);
}

/** Both lanes of a pair over all samples: two rows of the table. */
function fillPairRows(filling: Filling, firstPair: number, isWide: boolean): void {
  const { fleet, out, words, numbers } = filling;
  const { sampleCount, positionTemeKm, velocityTemeKmPerS } = out;
  for (let first = 0; first < sampleCount; first += pairSampleMax) {
    const count = Math.min(pairSampleMax, sampleCount - first);
    const velocityShift = 2 * count * vectorBytes;
    const counts = { narrowCount: isWide ? 0 : 1, wideCount: isWide ? 1 : 0 };
    const places = fleet.pairPlaces;
    const run = { firstPair, places, ...counts, stride: vectorBytes, velocityShift };
    for (let done = 0; done < count;) {
      const steps = restOfBlock(filling, first + done, count - done);
      words[fleet.pairPlaces / 4] = fleet.outPlace + done * vectorBytes;
      words[fleet.pairPlaces / 4 + 1] = fleet.outPlace + (count + done) * vectorBytes;
      runBlock(filling, run, first + done, steps);
      done += steps;
    }
    for (let lane = 0; lane < 2; lane += 1) {
      const from = fleet.outPlace / 8 + 3 * count * lane;
      const to = 3 * (fleet.pairObjects[2 * firstPair + lane]! * sampleCount + first);
      positionTemeKm.set(numbers.subarray(from, from + 3 * count), to);
      const fromVelocity = from + 6 * count;
      velocityTemeKmPerS.set(numbers.subarray(fromVelocity, fromVelocity + 3 * count), to);
    }
    redoRejected(filling);
  }
}

/** A batch sample by sample: each is a stretch of a row of the table. */
function fillBatchColumns(filling: Filling, batch: Batch): void {
  const { fleet, out, numbers } = filling;
  const { firstObject, objectCount, firstPair, narrowCount, wideCount } = batch;
  const stride = objectCount * vectorBytes;
  const places = fleet.batchPlaces + firstPair * 8;
  for (let sample = 0; sample < out.sampleCount;) {
    const steps = restOfBlock(filling, sample, out.sampleCount - sample);
    const velocityShift = steps * stride;
    const run = { firstPair, places, narrowCount, wideCount, stride, velocityShift };
    runBlock(filling, run, sample, steps);
    for (let step = 0; step < steps; step += 1) {
      const from = (fleet.outPlace + step * stride) / 8;
      const to = 3 * ((sample + step) * out.satelliteCount + firstObject);
      out.positionTemeKm.set(numbers.subarray(from, from + 3 * objectCount), to);
      const fromVelocity = from + velocityShift / 8;
      const velocities = numbers.subarray(fromVelocity, fromVelocity + 3 * objectCount);
      out.velocityTemeKmPerS.set(velocities, to);
    }
    redoRejected(filling);
    sample += steps;
  }
}

/**
 * The rows of those pairs of a batch whose first satellite is in the range. The second one comes
 * after it: what else its row needs is done when its own range comes.
 */
function fillBatchRows(filling: Filling, batch: Batch, { range, isWanted }: Work): void {
  const { pairObjects } = filling.fleet;
  for (let pair = 0; pair < batch.narrowCount + batch.wideCount; pair += 1) {
    const first = pairObjects[2 * (batch.firstPair + pair)]!;
    const second = pairObjects[2 * (batch.firstPair + pair) + 1]!;
    if (first < range.first || first >= range.end) continue;
    if (!isWanted(first) && !isWanted(second)) continue;
    fillPairRows(filling, batch.firstPair + pair, pair >= batch.narrowCount);
  }
}

/**
 * Fills the near-Earth states of a table, and has `redo` do what the guards reject. States of
 * objects that are not wanted may be overwritten with no meaning: fill them afterwards.
 */
export function fillBySimd(fleet: SimdFleet, out: StateTable, grid: MinuteGrid, work: Work): void {
  const { range, redo } = work;
  const { buffer } = fleet.instance.memory;
  const numbers = new Float64Array(buffer);
  const words = new Uint32Array(buffer);
  const blockSteps = blockStepCount(grid.stepMinutes);
  const header = new Int32Array(buffer, 0, 8);
  const filling: Filling = { fleet, out, grid, redo, blockSteps, numbers, words, header };
  numbers[4] = grid.zeroUtcMs;
  numbers[5] = grid.zeroS / 60;
  const isWhole = range.first === 0 && range.end === out.satelliteCount;
  const isByColumns = out.layout === 'timeMajor' || (out.sampleCount === 1 && isWhole);
  for (const batch of fleet.batches) {
    if (batch.firstObject >= range.end) break;
    if (batch.firstObject + batch.objectCount <= range.first) continue;
    if (isByColumns) fillBatchColumns(filling, batch);
    else fillBatchRows(filling, batch, work);
  }
}
