// How fast is the propagation kernel beside satellite.js, on the near-Earth and deep-space objects
// of a catalogue?
//
// Each round runs all ways over the same slices in turn, on one core, and is judged by CPU time and
// by ratios within the round: what else the machine does then cancels out. The catalogue lies in
// the folder that DAWNLINE_DATA names, or in shared/data beside the clone.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import type * as SatelliteJs from 'satellite.js';
import { createFleetKernel, fillStates, type FleetKernel } from '../src/orbit/kernel/fleet.ts';
import { createStateTable } from '../src/orbit/kernel/states.ts';
import { simdModule } from '../src/orbit/kernel/twin.ts';
import {
  createPropagator,
  isPropagator,
  readElementSets,
  type Propagator,
} from '../src/orbit/index.ts';
import { spreadOf } from './row.ts';
import type { BenchRow } from './row.ts';

const dataFolder = process.env['DAWNLINE_DATA'] ?? join('..', 'shared', 'data');
const cataloguePath = join(dataFolder, 'elements', 'catalog-2022-08-09.tle');
const startUtcMs = Date.UTC(2022, 7, 9);
const stepS = 60;
const sampleCount = 240;
const sliceSize = 256; // 3 MB of states: what a core keeps near
const roundCount = 10;

// Loaded at run time: its WASM build must stay as it was published.
const load = (specifier: string): Promise<unknown> => import(/* @vite-ignore */ specifier);

/** Milliseconds of CPU that some work takes, all threads of the process. */
function cpuMs(work: () => void): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

/** A way to propagate; `run` does one slice. */
interface Way {
  readonly name: string;
  readonly run: (slice: number) => void;
}

function slicesOf(propagators: readonly Propagator[], size: number): Propagator[][] {
  const count = Math.ceil(propagators.length / size);
  return Array.from({ length: count }, (_, at) => propagators.slice(at * size, (at + 1) * size));
}

/** CPU milliseconds of every way in every round, slices interleaved, after one round to warm up. */
function measure(ways: readonly Way[], sliceCount: number): Map<string, number[]> {
  const times = new Map(ways.map(({ name }) => [name, new Array<number>(roundCount).fill(0)]));
  for (let round = -1; round < roundCount; round += 1) {
    for (let slice = 0; slice < sliceCount; slice += 1) {
      for (const { name, run } of ways) {
        const ms = cpuMs(() => run(slice));
        if (round >= 0) times.get(name)![round]! += ms;
      }
    }
  }
  return times;
}

type Sgp4 = typeof SatelliteJs.sgp4;

/** satellite.js, state by state, into columns of the same shape as ours. */
function referenceWay(sgp4: Sgp4, slices: Propagator[][], samples: number, gridStepS: number): Way {
  const position = new Float64Array(3 * slices[0]!.length * samples);
  const velocity = new Float64Array(3 * slices[0]!.length * samples);
  return {
    name: 'satellite.js',
    run: (slice) => {
      let at = 0;
      for (const { elementSet, record } of slices[slice]!) {
        const startMinutes = (startUtcMs - elementSet.epochUtcMs) / 60000;
        for (let sample = 0; sample < samples; sample += 1) {
          const state = sgp4(record, startMinutes + (sample * gridStepS) / 60);
          if (state !== null) {
            position[at] = state.position.x;
            position[at + 1] = state.position.y;
            position[at + 2] = state.position.z;
            velocity[at] = state.velocity.x;
            velocity[at + 1] = state.velocity.y;
            velocity[at + 2] = state.velocity.z;
          }
          at += 3;
        }
      }
    },
  };
}

function kernelWay(name: string, kernels: FleetKernel[], samples: number, gridStepS: number): Way {
  const tables = kernels.map(({ propagators }) => propagators.length);
  const sizes = new Map(
    tables.map((size) => [size, createStateTable('satelliteMajor', size, samples)]),
  );
  const grid = { startUtcMs, startS: 0, stepS: gridStepS, sampleCount: samples };
  return {
    name,
    run: (slice) => {
      const kernel = kernels[slice]!;
      fillStates(kernel, sizes.get(kernel.propagators.length)!, grid);
    },
  };
}

/** satellite.js's own WASM, told the satellites and the dates beforehand. */
async function bulkWay(satelliteJs: typeof SatelliteJs, slices: Propagator[][]): Promise<Way> {
  const runtime = await satelliteJs.createSingleThreadRuntime();
  const dates = Array.from(
    { length: sampleCount },
    (_, sample) => new Date(startUtcMs + sample * stepS * 1000),
  );
  const bulks = slices.map((slice) => {
    const bulk = new satelliteJs.BulkPropagator({
      runtime,
      calculators: [new satelliteJs.EciBaseCalculator()],
      satRecsCount: slice.length,
      datesCount: dates.length,
    });
    bulk.setSatRecs(slice.map(({ record }) => record));
    bulk.setDates(dates);
    return bulk;
  });
  return {
    name: 'satellite.js WASM',
    run: (slice) => {
      bulks[slice]!.run();
    },
  };
}

interface Claim {
  readonly what: string;
  readonly way: string;
  readonly against: string;
  readonly ratioMin: number;
  readonly stateCount: number;
}

function rowOf(times: Map<string, number[]>, claim: Claim): BenchRow {
  const own = times.get(claim.way)!;
  const ratios = times.get(claim.against)!.map((ms, round) => ms / own[round]!);
  const { median, min, max } = spreadOf(ratios);
  const ns = (spreadOf(own).median * 1e6) / claim.stateCount;
  const range = `${min.toFixed(1)}…${max.toFixed(1)}`;
  return {
    what: claim.what,
    value: median,
    unit: `× ${claim.against}`,
    detail: `${roundCount} rounds, ${range}; ${ns.toFixed(0)} ns a state`,
    bar: claim.ratioMin === 0 ? '' : `≥ ${claim.ratioMin}`,
    isMet: median >= claim.ratioMin,
  };
}

/** Kernels of slices, with the WASM twin or without. */
function kernelsOf(slices: Propagator[][], isSimd: boolean): FleetKernel[] {
  const module = isSimd ? simdModule() : undefined;
  if (isSimd && module === undefined) throw new Error('this engine has no WASM SIMD');
  return slices.map((slice) => createFleetKernel(slice, module));
}

async function nearEarthRows(js: typeof SatelliteJs, near: Propagator[]): Promise<BenchRow[]> {
  const slices = slicesOf(near, sliceSize);
  const ways = [
    referenceWay(js.sgp4, slices, sampleCount, stepS),
    kernelWay('TypeScript', kernelsOf(slices, false), sampleCount, stepS),
    kernelWay('WASM SIMD', kernelsOf(slices, true), sampleCount, stepS),
    await bulkWay(js, slices),
  ];
  const times = measure(ways, slices.length);
  const what = `${near.length} near-Earth objects × ${sampleCount} samples of ${stepS} s`;
  const stateCount = near.length * sampleCount;
  const claim = (way: string, against: string, ratioMin: number): BenchRow =>
    rowOf(times, { what: `${what}, ${way}`, way, against, ratioMin, stateCount });
  return [
    claim('TypeScript', 'satellite.js', 4),
    claim('WASM SIMD', 'satellite.js', 7),
    claim('WASM SIMD', 'satellite.js WASM', 5),
  ];
}

/** All objects at one instant: ten instants a round, so that a round is long enough to time. */
function instantRow(js: typeof SatelliteJs, what: string, fleet: Propagator[], bar: number) {
  const repeats = 10;
  const slices = [fleet];
  const repeated = ({ name, run }: Way): Way => ({
    name,
    run: (slice) => {
      for (let count = 0; count < repeats; count += 1) run(slice);
    },
  });
  const ways = [
    referenceWay(js.sgp4, slices, 1, 0),
    kernelWay('WASM SIMD', kernelsOf(slices, true), 1, 0),
  ].map(repeated);
  const stateCount = fleet.length * repeats;
  const times = measure(ways, 1);
  const claim = { way: 'WASM SIMD', against: 'satellite.js', ratioMin: bar, stateCount };
  return rowOf(times, { what: `${what} at one instant, WASM SIMD`, ...claim });
}

function deepRow(js: typeof SatelliteJs, deep: Propagator[]): BenchRow {
  const slices = slicesOf(deep, sliceSize);
  const ways = [
    referenceWay(js.sgp4, slices, sampleCount, 600),
    kernelWay('TypeScript', kernelsOf(slices, false), sampleCount, 600),
  ];
  const times = measure(ways, slices.length);
  const what = `${deep.length} deep-space objects × ${sampleCount} samples of 600 s, TypeScript`;
  const stateCount = deep.length * sampleCount;
  const claim = { way: 'TypeScript', against: 'satellite.js', ratioMin: 2, stateCount };
  return rowOf(times, { what, ...claim });
}

/** The kernel against satellite.js; no rows where the catalogue is not at hand. */
export async function bench(): Promise<BenchRow[]> {
  if (!existsSync(cataloguePath)) return [];
  const { elementSets } = readElementSets(readFileSync(cataloguePath, 'utf8'));
  const all = elementSets.map(createPropagator).filter(isPropagator);
  const near = all.filter(({ record }) => record.method === 'n');
  const deep = all.filter(({ record }) => record.method === 'd');
  const js = (await load('satellite.js')) as typeof SatelliteJs;
  return [
    ...(await nearEarthRows(js, near)),
    instantRow(js, `${near.length} near-Earth objects`, near, 5),
    instantRow(js, `the whole catalogue (${all.length})`, all, 2),
    deepRow(js, deep),
  ];
}
