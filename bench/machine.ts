// What does a satellite as a machine cost to simulate, alone, by the hundred, by the ten thousand?
//
// Whole runs from the resolved scenario to metrics and hash: orbits, shadow, contacts, array,
// battery, heat with its limits, and jobs. CPU time of one process.
import process from 'node:process';
import {
  comparePolicies,
  findPolicy,
  parseScenario,
  type Policy,
  type Scenario,
} from '../src/compute/index.ts';
import { spreadOf, type BenchRow } from './row.ts';

const stations = [
  ...['svalbard', 'fairbanks', 'weilheim', 'wallops', 'tokyo'],
  ...['south-point', 'singapore', 'hartebeesthoek', 'santiago', 'awarua'],
];

interface Size {
  readonly satelliteCount: number;
  readonly durationS: number;
  readonly stepS: number;
  readonly stationCount: number;
  readonly jobsPerHour: number;
}

function scenarioOf(size: Size): Scenario {
  const { satelliteCount, durationS, stepS, jobsPerHour } = size;
  const planeCount = satelliteCount >= 100 ? 10 : 1;
  const satellitesPerPlaneCount = satelliteCount / planeCount;
  const shape = { planeCount, satellitesPerPlaneCount };
  const orbit = { kind: 'walker', altitudeKm: 550, inclinationDeg: 53, ...shape };
  const stream = {
    ...{ kind: 'batch', id: 'batch', arrivalsPerHour: jobsPerHour, acceleratorS: 1200 },
    ...{ acceleratorCount: 4, inputBit: 1e9, outputBit: 1e9, deadlineS: 14_400 },
  };
  const file = {
    ...{ dawnline: 1, name: 'bench', startUtc: '2026-12-21T00:00:00Z', durationS, stepS, seed: 1 },
    fleets: [{ id: 'f', orbit, platform: 'server-8' }],
    stations: stations.slice(0, size.stationCount),
    workload: { streams: jobsPerHour > 0 ? [stream] : [] },
  };
  const { scenario, problems } = parseScenario(JSON.stringify(file), {});
  if (scenario === null) throw new Error(problems.map(({ message }) => message).join('; '));
  return scenario;
}

/** CPU seconds of one run. */
function runS(scenario: Scenario, policy: Policy): number {
  const before = process.cpuUsage();
  const work = comparePolicies(scenario, [policy]);
  while (work.next().done !== true);
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1e6;
}

/** Rounds after as many as take a second: what a user of many runs sees. */
function rounds(size: Size, count: number): { median: number; min: number; max: number } {
  const scenario = scenarioOf(size);
  const edf = findPolicy('edf')!;
  for (let warmUpS = 0; warmUpS < 1;) warmUpS += runS(scenario, edf);
  return spreadOf(Array.from({ length: count }, () => runS(scenario, edf)));
}

function row(what: string, size: Size, barS: number): BenchRow {
  const { median, min, max } = rounds(size, 7);
  const detail = `7 rounds, ${min.toFixed(3)}…${max.toFixed(3)}`;
  return { what, value: median, unit: 's', detail, bar: `≤ ${barS}`, isMet: median <= barS };
}

/** The same hours with ten times as many satellites: how much more does each one cost? */
function growthRow(): BenchRow {
  const hours = { durationS: 7200, stepS: 60, stationCount: 1 };
  const small = rounds({ ...hours, satelliteCount: 1000, jobsPerHour: 100 }, 3);
  const large = rounds({ ...hours, satelliteCount: 10_000, jobsPerHour: 1000 }, 3);
  const ratio = large.median / small.median / 10;
  return {
    what: 'a satellite among 10,000 against one among 1,000, 2 h',
    value: ratio,
    unit: '×',
    detail: `${small.median.toFixed(2)} s and ${large.median.toFixed(2)} s`,
    bar: '≤ 1.3 (linear)',
    isMet: ratio <= 1.3,
  };
}

/** Whole runs. */
export function bench(): BenchRow[] {
  const day = { durationS: 86_400 };
  return [
    row(
      '1 satellite, 1 day at 10 s, one station',
      { ...day, satelliteCount: 1, stepS: 10, stationCount: 1, jobsPerHour: 0 },
      0.03,
    ),
    row(
      '100 satellites, 1 day at 60 s, 10 stations, 1,000 jobs',
      { ...day, satelliteCount: 100, stepS: 60, stationCount: 10, jobsPerHour: 1000 / 24 },
      1,
    ),
    growthRow(),
  ];
}
