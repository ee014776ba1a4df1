// How fast are windows found, beside a 120 s scan with root finding on satellite.js?
//
// Both ways take the same propagators and find the same passes; rounds alternate and are judged by
// the ratio within a round, in CPU time of one thread. The reference computes each state once for
// all stations and finds edges only; ours gives the peak and the least range as well, with edges
// settled on SGP4 itself.
import process from 'node:process';
import type * as SatelliteJs from 'satellite.js';
import {
  allPairs,
  createEphemeris,
  createPropagator,
  createStationFrame,
  findLinks,
  gmstRad,
  isPropagator,
  linkablePairs,
  prepareFleet,
  propagateFleet,
  surveyWindows,
  walkerElementSets,
  type Propagator,
  type StationSite,
} from '../src/orbit/index.ts';
import { spreadOf, type BenchRow } from './row.ts';

const startUtcMs = Date.UTC(2026, 2, 20);
const daySeconds = 86_400;
const degree = Math.PI / 180;
const referenceStepS = 120;
const roundCount = 10;

// Loaded at run time: the package must stay as it was published.
const load = (specifier: string): Promise<unknown> => import(/* @vite-ignore */ specifier);

/** Milliseconds of CPU that some work takes, all threads of the process. */
function cpuMs(work: () => void): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

function finish<T>(search: Generator<number, T>): T {
  for (;;) {
    const next = search.next();
    if (next.done === true) return next.value;
  }
}

function shell(planeCount: number, perPlane: number): Propagator[] {
  const elementSets = walkerElementSets({
    idPrefix: 'w',
    epochUtcMs: startUtcMs,
    altitudeKm: 550,
    inclinationRad: 53 * degree,
    satelliteCount: planeCount * perPlane,
    planeCount,
    phasing: 1,
    kind: 'delta',
  });
  return elementSets.map(createPropagator).filter(isPropagator);
}

/** Stations spread over latitudes of −70° to 70° and all longitudes, 10° of least elevation. */
function stationsOf(count: number): StationSite[] {
  return Array.from({ length: count }, (_, at) => ({
    id: `s${at}`,
    latitudeRad: (-70 + (140 * (at + 0.5)) / count) * degree,
    longitudeRad: ((at * 137.5) % 360) * degree,
    altitudeM: 200,
    elevationMinRad: 10 * degree,
  }));
}

/** Every edge of every pass, by a scan of 120 s and the secant rule kept safe by bisection. */
function referenceEdges(
  sgp4: typeof SatelliteJs.sgp4,
  propagators: readonly Propagator[],
  sites: readonly StationSite[],
): number[] {
  const frames = sites.map((site) =>
    createStationFrame(site.latitudeRad, site.longitudeRad, site.altitudeM / 1000),
  );
  const sines = sites.map((site) => Math.sin(site.elevationMinRad));
  const sampleCount = daySeconds / referenceStepS + 1;
  const angles = Float64Array.from({ length: sampleCount }, (_, sample) =>
    gmstRad(startUtcMs + sample * referenceStepS * 1000),
  );
  const edges: number[] = [];
  const turned = new Float64Array(3);
  const before = new Float64Array(sites.length);
  for (const { record, elementSet } of propagators) {
    const startMinutes = (startUtcMs - elementSet.epochUtcMs) / 60_000;
    const turnTo = (timeS: number, angle: number): void => {
      const state = sgp4(record, startMinutes + timeS / 60);
      if (state === null) return void turned.fill(NaN);
      const [c, s] = [Math.cos(angle), Math.sin(angle)];
      turned[0] = c * state.position.x + s * state.position.y;
      turned[1] = c * state.position.y - s * state.position.x;
      turned[2] = state.position.z;
    };
    const marginOf = (at: number): number => {
      const { positionEcefKm, upEcef } = frames[at]!;
      const x = turned[0]! - positionEcefKm[0]!;
      const y = turned[1]! - positionEcefKm[1]!;
      const z = turned[2]! - positionEcefKm[2]!;
      const up = x * upEcef[0]! + y * upEcef[1]! + z * upEcef[2]!;
      return up - sines[at]! * Math.sqrt(x * x + y * y + z * z);
    };
    for (let sample = 0; sample < sampleCount; sample += 1) {
      const timeS = sample * referenceStepS;
      turnTo(timeS, angles[sample]!);
      const here = frames.map((_, at) => marginOf(at));
      for (let at = 0; at < here.length && sample > 0; at += 1) {
        if (before[at]! > 0 === here[at]! > 0) continue;
        const marginAt = (t: number): number => {
          turnTo(t, gmstRad(startUtcMs + t * 1000));
          return marginOf(at);
        };
        edges.push(
          safeSecantS(marginAt, [timeS - referenceStepS, before[at]!], [timeS, here[at]!]),
        );
      }
      before.set(here);
    }
  }
  return edges;
}

type Point = readonly [timeS: number, value: number];

/** A root between two points of different sign, to a microsecond (the Illinois rule). */
function safeSecantS(valueAt: (timeS: number) => number, from: Point, to: Point): number {
  let [a, fa] = from;
  let [b, fb] = to;
  for (let count = 0; count < 60 && Math.abs(b - a) > 1e-6; count += 1) {
    const c = b - (fb * (b - a)) / (fb - fa);
    const fc = valueAt(c);
    if (Math.abs(c - b) < 1e-6 || fc === 0) return c;
    if (fc > 0 !== fb > 0) [a, fa] = [b, fb];
    else fa /= 2;
    [b, fb] = [c, fc];
  }
  return b;
}

/** Edges of passes, clipped ones left out, by the room's own finder. */
function ownEdges(propagators: readonly Propagator[], sites: readonly StationSite[]): number[] {
  const survey = finish(
    surveyWindows({
      propagators,
      startUtcMs,
      durationS: daySeconds,
      stepS: referenceStepS,
      access: { sites },
      isExact: true,
    }),
  );
  const { startS, endS } = survey.access;
  return [...startS, ...endS].filter((timeS) => timeS > 0 && timeS < daySeconds);
}

/** How far the reference's edges are from the nearest of ours, and how many more we have. */
function compareEdges(own: readonly number[], other: readonly number[]): string {
  const sorted = [...own].sort((a, b) => a - b);
  let worstS = 0;
  let at = 0;
  for (const timeS of [...other].sort((a, b) => a - b)) {
    const awayS = (index: number): number => Math.abs((sorted[index] ?? Infinity) - timeS);
    while (awayS(at + 1) < awayS(at)) at += 1;
    worstS = Math.max(worstS, Math.abs(sorted[at]! - timeS));
  }
  const more = own.length - other.length;
  return `${other.length} edges within ${(worstS * 1000).toFixed(4)} ms, ${more} more found`;
}

function pairedRow(js: typeof SatelliteJs, planeCount: number, bar: number): BenchRow {
  const propagators = shell(planeCount, 10);
  const sites = stationsOf(3);
  const repeats = Math.max(1, Math.round(200 / propagators.length)); // enough to be timed
  const ratios: number[] = [];
  const ownMs: number[] = [];
  for (let round = -5; round < roundCount; round += 1) {
    let [own, other] = [0, 0];
    for (let count = 0; count < repeats; count += 1) {
      other += cpuMs(() => void referenceEdges(js.sgp4, propagators, sites));
      own += cpuMs(() => void ownEdges(propagators, sites));
    }
    if (round < 0) continue;
    ratios.push(other / own);
    ownMs.push(own / repeats);
  }
  const { median, min, max } = spreadOf(ratios);
  const edges = compareEdges(
    ownEdges(propagators, sites),
    referenceEdges(js.sgp4, propagators, sites),
  );
  const ms = spreadOf(ownMs).median.toFixed(1);
  return {
    what: `passes of ${propagators.length} satellites × ${sites.length} stations × 1 day`,
    value: median,
    unit: '× satellite.js scan',
    detail: `${roundCount} rounds, ${min.toFixed(1)}…${max.toFixed(1)}; ${ms} ms; ${edges}`,
    bar: `≥ ${bar}`,
    isMet: median >= bar,
  };
}

function manyRow(): BenchRow {
  const propagators = shell(40, 25);
  const sites = stationsOf(20);
  let count = 0;
  const times = Array.from({ length: 3 }, () =>
    cpuMs(() => (count = ownEdges(propagators, sites).length)),
  ).map((ms) => ms / 1000);
  const { median, min, max } = spreadOf(times);
  return {
    what: `passes of ${propagators.length} satellites × ${sites.length} stations × 1 day`,
    value: median,
    unit: 's',
    detail: `3 rounds, ${min.toFixed(2)}…${max.toFixed(2)}; ${count} edges, propagation included`,
    bar: '≤ 3',
    isMet: median <= 3,
  };
}

/** Links of a Walker shell of 72 planes of 22 over one revolution, all pairs asked for. */
function linkRows(): BenchRow[] {
  const propagators = shell(72, 22);
  const sampleCount = 97;
  const ephemeris = createEphemeris(propagators.length, sampleCount, 0, 60);
  const fleet = prepareFleet(propagators);
  const options = { rangeMaxKm: 5000, grazingAltitudeKm: 80 };
  const pairs = allPairs(propagators.length);
  const flyMs = cpuMs(() => {
    finish(propagateFleet(fleet, startUtcMs, ephemeris));
  });
  let kept = pairs;
  const pruneMs = cpuMs(() => (kept = linkablePairs(ephemeris, pairs, options)));
  let count = 0;
  const findMs = cpuMs(() => (count = finish(findLinks(ephemeris, kept, options)).count));
  const shareKept = (100 * kept.length) / pairs.length;
  const row = { bar: '', isMet: true };
  const what = `${propagators.length} satellites, all ${pairs.length / 2} pairs, one revolution`;
  return [
    {
      ...row,
      what: `${what}: those that can link`,
      value: pruneMs / 1000,
      unit: 's',
      detail: `${kept.length / 2} left (${shareKept.toFixed(0)} %), ${flyMs.toFixed(0)} ms to fly`,
    },
    {
      ...row,
      what: `${what}: their windows`,
      value: findMs / 1000,
      unit: 's',
      detail: `${count} windows, ${((findMs * 2000) / kept.length).toFixed(1)} µs a pair`,
    },
  ];
}

/** Passes beside satellite.js, passes of many, links of many. */
export async function bench(): Promise<BenchRow[]> {
  const js = (await load('satellite.js')) as typeof SatelliteJs;
  return [pairedRow(js, 1, 1), pairedRow(js, 12, 3), manyRow(), ...linkRows()];
}
