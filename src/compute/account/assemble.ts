// How does a finished walk become a result? Plain data, ready to be sent, written and hashed.

import type { Operation } from '../operate/operate.ts';
import { version } from '../version.ts';
import { accountFor } from './metrics.ts';
import type { Result, ResultLabels, RunSegments, ServiceWindows } from './result.ts';
import { eventKinds } from './result.ts';
import type { EventLog } from './result.ts';
import { resultHash } from './resultHash.ts';

function labelsOf({ world }: Operation): ResultLabels {
  const { satellites, fleets, stations } = world.scenario;
  return {
    satelliteIds: satellites.map((satellite) => satellite.id),
    satelliteNames: satellites.map((satellite) => satellite.name),
    fleetIds: fleets.map((fleet) => fleet.id),
    satelliteFleetIndex: Int32Array.from(satellites, (satellite) => satellite.fleetIndex),
    stationIds: stations.map((station) => station.id),
  };
}

/** When jobs held accelerators, read back from the log. */
export function runSegmentsOf(events: EventLog, endS: number): RunSegments {
  const startKinds = new Set(['computeStarted', 'computeResumed']);
  const endKinds = new Set([
    ...['computeFinished', 'computePreempted', 'computeInterrupted', 'jobRejected'],
  ]);
  const open = new Map<number, number[]>();
  const rows: [satellite: number, job: number, startS: number, endS: number][] = [];
  for (let row = 0; row < events.count; row += 1) {
    const kind = eventKinds[events.kindCode[row]!]!;
    const job = events.jobIndex[row]!;
    if (startKinds.has(kind)) {
      // Of a gang one for each of its satellites; they stop together.
      const running = open.get(job);
      if (running === undefined) open.set(job, [rows.length]);
      else running.push(rows.length);
      rows.push([events.satelliteIndex[row]!, job, events.timeS[row]!, endS]);
    } else if (endKinds.has(kind)) {
      for (const at of open.get(job) ?? []) rows[at]![3] = events.timeS[row]!;
      open.delete(job);
    }
  }
  rows.sort((a, b) => a[0] - b[0] || a[2] - b[2] || a[1] - b[1]);
  return {
    count: rows.length,
    satelliteIndex: Int32Array.from(rows, (row) => row[0]),
    jobIndex: Int32Array.from(rows, (row) => row[1]),
    startS: Float64Array.from(rows, (row) => row[2]),
    endS: Float64Array.from(rows, (row) => row[3]),
  };
}

function serviceOf({ contacts }: Operation): ServiceWindows {
  const { satellite, station, startS, endS } = contacts.service;
  return {
    count: satellite.length,
    satelliteIndex: satellite.toArray(),
    stationIndex: station.toArray(),
    startS: startS.toArray(),
    endS: endS.toArray(),
  };
}

/** The result of a finished operation under the named policy and seed. Yields between its parts. */
export function* assembleResult(
  operation: Operation,
  policy: string,
  seed: number,
): Generator<undefined, Result> {
  const { world, lives, log, trails } = operation;
  const { scenario } = world;
  const metrics = accountFor(operation);
  yield;
  const events = log.finish();
  const runSegments = runSegmentsOf(events, scenario.durationS);
  yield;
  return {
    version,
    scenario: { name: scenario.name, hash: scenario.hash },
    policy,
    seed,
    satelliteCount: scenario.satellites.length,
    startUtcMs: scenario.startUtcMs,
    durationS: scenario.durationS,
    stepS: scenario.stepS,
    earth: scenario.earth,
    resultHash: resultHash(metrics, events),
    labels: labelsOf(operation),
    metrics,
    jobs: lives.table,
    trails: trails.finish(lives.table.count),
    events,
    series: operation.series.series,
    runSegments,
    access: world.access,
    eclipses: world.eclipses,
    links: world.links,
    service: serviceOf(operation),
    routes: operation.contacts.flows.routes(),
  };
}
