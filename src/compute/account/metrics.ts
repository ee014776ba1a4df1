// What did a run achieve? Metrics from the ledgers and the job table, after the walk.

import { antennaCapacityBit } from '../network/plan/antennaCapacity.ts';
import { onBoardBit as onBoardBitOf } from '../operate/jobLosses.ts';
import type { Operation } from '../operate/operate.ts';
import { flopOf } from '../workload/runtime.ts';
import type { JobKind } from '../scenario/scenario.ts';
import { causes } from './cause.ts';
import type { Cause } from './cause.ts';
import { chainOutcome } from './chainOutcome.ts';
import { percentile } from './percentile.ts';
import { jobStatuses } from './result.ts';
import type {
  FaultMetrics,
  JobMetrics,
  JobTable,
  Metrics,
  NetworkMetrics,
  PlantMetrics,
} from './result.ts';
import type { SatelliteMetrics } from './result.ts';
import { serviceMetrics, serviceSource } from './serviceMetrics.ts';
import { servingMetrics } from './servingMetrics.ts';
import { silentMetrics } from './silentRisk.ts';

function idleFractions(operation: Operation, satellites: readonly number[], total: number) {
  const { idleAcceleratorS } = operation.walk.state.ledger;
  const entries = causes.map((cause, code): [Cause, number] => {
    let sum = 0;
    for (const s of satellites) sum += idleAcceleratorS[s * causes.length + code]!;
    return [cause, total > 0 ? sum / total : 0];
  });
  return Object.fromEntries(entries) as Record<Cause, number>;
}

/** Energy, heat and time summed over some satellites; extremes are the worst of them. */
export function plantMetrics(operation: Operation, satellites: readonly number[]): PlantMetrics {
  const { walk, world } = operation;
  const { state } = walk;
  const { ledger } = state;
  const { durationS } = world.scenario;
  const sum = (column: Float64Array) => satellites.reduce((total, s) => total + column[s]!, 0);
  const platformOf = (s: number) => walk.classOf(s).platform;
  const acceleratorS = satellites.reduce(
    (total, s) => total + platformOf(s).acceleratorCount * durationS,
    0,
  );
  const energyToComputeJ = sum(ledger.computeJ);
  const energyHousekeepingJ = sum(ledger.housekeepingJ);
  const energyLossJ = sum(ledger.lossJ);
  return {
    sunlitFraction: sum(ledger.sunlitS) / (satellites.length * durationS),
    energyGeneratedJ: sum(ledger.generatedJ),
    energyToComputeJ,
    energyHousekeepingJ,
    energyLossJ,
    energyRegulatorLossJ: sum(ledger.regulatorLossJ),
    energyBusLossJ: sum(ledger.busLossJ),
    energyPointOfLoadLossJ: sum(ledger.pointOfLoadLossJ),
    energyBatteryLossJ: sum(ledger.batteryLossJ),
    energyStoredDeltaJ: sum(state.storedJ) - sum(ledger.storedStartJ),
    energySpilledJ: sum(ledger.spilledJ),
    energyUnmetJ: sum(ledger.unmetJ),
    heatAbsorbedJ: sum(ledger.absorbedJ),
    heatDissipatedJ: energyToComputeJ + energyHousekeepingJ + energyLossJ,
    heatRadiatedJ: sum(ledger.radiatedJ),
    heatStoredDeltaJ: satellites.reduce((total, s) => {
      const warmingK = state.temperatureK[s]! - ledger.temperatureStartK[s]!;
      const chipsK = state.chipRiseK[s]! - ledger.chipRiseStartK[s]!;
      const chipsJ = chipsK * walk.classOf(s).chipsJPerK;
      return total + warmingK * platformOf(s).heatCapacityJPerK + chipsJ;
    }, 0),
    stateOfChargeMinFraction: satellites.reduce((least, s) => {
      const { capacityJ } = platformOf(s).battery;
      return Math.min(least, capacityJ > 0 ? ledger.storedMinJ[s]! / capacityJ : 0);
    }, 1),
    temperatureMaxK: satellites.reduce((most, s) => Math.max(most, ledger.temperatureMaxK[s]!), 0),
    junctionMaxK: satellites.reduce((most, s) => Math.max(most, ledger.junctionMaxK[s]!), 0),
    energyChargedJ: sum(ledger.chargedJ),
    throttledS: sum(ledger.throttledByHeatS) + sum(ledger.throttledByEnergyS),
    throttledByHeatS: sum(ledger.throttledByHeatS),
    throttledByEnergyS: sum(ledger.throttledByEnergyS),
    utilisationFraction: acceleratorS > 0 ? sum(ledger.inUseAcceleratorS) / acceleratorS : 0,
    idleFractions: idleFractions(operation, satellites, acceleratorS),
  };
}

/** Counts, value and delays of the jobs in `rows`. */
export function jobMetrics(table: JobTable, rows: readonly number[], endS: number): JobMetrics {
  const counts = { onTime: 0, late: 0, rejected: 0, unfinished: 0 };
  let dueAfterEndCount = 0;
  let valueEarned = 0;
  let valueSubmitted = 0;
  const delays: number[] = [];
  for (const row of rows) {
    const status = jobStatuses[table.statusCode[row]!]!;
    counts[status] += 1;
    if (status === 'unfinished' && table.deadlineS[row]! > endS) dueAfterEndCount += 1;
    valueEarned += table.valueEarned[row]!;
    valueSubmitted += table.templates[table.templateIndex[row]!]!.value;
    const delayS = table.deliveredS[row]! - table.releaseS[row]!;
    if (!Number.isNaN(delayS)) delays.push(delayS);
  }
  const sorted = Float64Array.from(delays).sort();
  return {
    submittedCount: rows.length,
    completedCount: counts.onTime + counts.late,
    onTimeCount: counts.onTime,
    lateCount: counts.late,
    rejectedCount: counts.rejected,
    unfinishedCount: counts.unfinished,
    dueAfterEndCount,
    valueEarned,
    valueSubmitted,
    delayP50S: percentile(sorted, 0.5),
    delayP95S: percentile(sorted, 0.95),
  };
}

function jobMetricsByKind(table: JobTable, endS: number): Metrics['jobsByKind'] {
  const rowsByKind = new Map<JobKind, number[]>();
  for (let row = 0; row < table.count; row += 1) {
    const { kind } = table.templates[table.templateIndex[row]!]!;
    const rows = rowsByKind.get(kind) ?? [];
    rows.push(row);
    rowsByKind.set(kind, rows);
  }
  const entries = [...rowsByKind].map(([kind, rows]) => [kind, jobMetrics(table, rows, endS)]);
  return Object.fromEntries(entries) as Metrics['jobsByKind'];
}

/** What each satellite computed for jobs that were delivered. */
interface Computed {
  readonly completedCount: Int32Array;
  readonly deliveredFlop: Float64Array;
  readonly tokensOut: Float64Array;
}

/** Delivered work by satellite: only jobs whose output is on the ground count. */
function deliveredWork(operation: Operation): Computed {
  const { jobs, lives, walk, world } = operation;
  const { table } = lives;
  const count = world.scenario.satellites.length;
  const computed = {
    completedCount: new Int32Array(count),
    deliveredFlop: new Float64Array(count),
    tokensOut: new Float64Array(count),
  };
  const known = new Map<number, number>();
  const flopOfJob = (template: number, s: number): number => {
    const key = template * world.scenario.fleets.length + walk.state.classIndex[s]!;
    const found = known.get(key);
    if (found !== undefined) return found;
    const { accelerator } = walk.classOf(s).platform;
    const flop = flopOf(jobs.templates[template]!, accelerator, world.scenario.models);
    known.set(key, flop);
    return flop;
  };
  for (let row = 0; row < table.count; row += 1) {
    if (Number.isNaN(table.deliveredS[row]!)) continue;
    const s = table.satelliteIndex[row]!;
    computed.completedCount[s]! += 1;
    const members = lives.membersOf.get(row) ?? [s];
    for (const member of members) {
      const flop = flopOfJob(table.templateIndex[row]!, member);
      computed.deliveredFlop[member]! += flop / members.length;
    }
    computed.tokensOut[s]! += table.tokensOut[row]!;
  }
  return computed;
}

/** What faults did to one satellite. */
function faultMetrics({ lives, walk, world }: Operation, s: number): FaultMetrics {
  const { faults } = lives;
  const { ledger, lostCount } = walk.state;
  return {
    interruptedCount: faults.interruptedCount[s]!,
    silentCorruptionCount: faults.silentCorruptionCount[s]!,
    faultLossAcceleratorS: faults.undoneAcceleratorS[s]! + ledger.faultAcceleratorS[s]!,
    acceleratorsLostCount: lostCount[s]!,
    checkpointAcceleratorS: faults.checkpointAcceleratorS[s]!,
    hostCrashCount: faults.hostCrashCount[s]!,
    undoneAcceleratorS: faults.undoneAcceleratorS[s]!,
    fluxUnknownS: world.strikes.fluxUnknownS[s] ?? 0,
  };
}

function satelliteMetrics(operation: Operation, computed: Computed): SatelliteMetrics[] {
  const { contacts, lives, world } = operation;
  const onBoardBit = onBoardBitOf(lives);
  return world.scenario.satellites.map(({ id, fleetIndex }, s) => ({
    id,
    fleet: world.scenario.fleets[fleetIndex]!.id,
    ...plantMetrics(operation, [s]),
    downlinkedBit: contacts.flows.bits.downlinkedBit[s]!,
    uplinkedBit: contacts.flows.bits.uplinkedBit[s]!,
    relayedBit: contacts.flows.bits.relayedBit[s]!,
    producedBit: lives.producedBit[s]!,
    consumedBit: lives.consumedBit[s]! + contacts.flows.bits.lostBit[s]!,
    onBoardDeltaBit: onBoardBit[s]!,
    storedMaxBit: contacts.bookings.stores.maxBit(s, world.scenario.durationS),
    migratedBit: contacts.flows.bits.migratedBit[s]!,
    exchangedBit: contacts.flows.bits.exchangedBit[s]!,
    completedCount: computed.completedCount[s]!,
    deliveredFlop: computed.deliveredFlop[s]!,
    tokensOut: computed.tokensOut[s]!,
    ...faultMetrics(operation, s),
  }));
}

function faultTotals(satellites: readonly SatelliteMetrics[]): FaultMetrics {
  const total = (key: keyof FaultMetrics) => satellites.reduce((sum, each) => sum + each[key], 0);
  return {
    interruptedCount: total('interruptedCount'),
    silentCorruptionCount: total('silentCorruptionCount'),
    faultLossAcceleratorS: total('faultLossAcceleratorS'),
    acceleratorsLostCount: total('acceleratorsLostCount'),
    checkpointAcceleratorS: total('checkpointAcceleratorS'),
    hostCrashCount: total('hostCrashCount'),
    undoneAcceleratorS: total('undoneAcceleratorS'),
    fluxUnknownS: total('fluxUnknownS'),
  };
}

/** All metrics of a finished operation. */
export function accountFor(operation: Operation): Metrics {
  const { scenario } = operation.world;
  const { table } = operation.lives;
  const computed = deliveredWork(operation);
  const satellites = satelliteMetrics(operation, computed);
  const total = (pick: (each: SatelliteMetrics) => number) =>
    satellites.reduce((sum, each) => sum + pick(each), 0);
  const network: NetworkMetrics = {
    downlinkedBit: total((each) => each.downlinkedBit),
    downlinkCapacityBit: antennaCapacityBit(operation.world.network, 'down'),
    uplinkedBit: total((each) => each.uplinkedBit),
    relayedBit: total((each) => each.relayedBit),
    producedBit: total((each) => each.producedBit),
    consumedBit: total((each) => each.consumedBit),
    onBoardDeltaBit: total((each) => each.onBoardDeltaBit),
    migratedBit: total((each) => each.migratedBit),
    exchangedBit: total((each) => each.exchangedBit),
  };
  const everyone = scenario.satellites.map((_, s) => s);
  const everyRow = Array.from({ length: table.count }, (_, row) => row);
  return {
    fleet: plantMetrics(operation, everyone),
    jobs: jobMetrics(table, everyRow, scenario.durationS),
    jobsByKind: jobMetricsByKind(table, scenario.durationS),
    network,
    compute: {
      deliveredFlop: total((each) => each.deliveredFlop),
      tokensOut: total((each) => each.tokensOut),
    },
    faults: faultTotals(satellites),
    silent: silentMetrics(operation),
    ...serviceMetrics(serviceSource(operation)),
    serving: servingMetrics(operation),
    chains: chainOutcome(operation),
    satellites,
  };
}
