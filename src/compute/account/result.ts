// What does a run hand back? Plain data and typed arrays: clonable, transferable, hashable.

import type { AccessWindows, EclipseWindows, LinkWindows } from '../../orbit/index.ts';
import type { Cause } from './cause.ts';
import type { ChainOutcome } from './chainOutcome.ts';
import type { FaultMetrics, SilentMetrics } from './faultMetrics.ts';
import type { JobKind } from '../scenario/scenario.ts';
import type { ServiceMetrics } from './serviceMetrics.ts';
import type { ServingMetrics } from './servingMetrics.ts';

export { eventKinds } from './eventKinds.ts';
export type { EventKind } from './eventKinds.ts';
export type { FaultMetrics, SilentMetrics, VotingMetrics } from './faultMetrics.ts';
export type { ChainOutcome } from './chainOutcome.ts';
export type { ServiceMetrics } from './serviceMetrics.ts';
export type { ServingMetrics } from './servingMetrics.ts';

/** Energy, heat and time of one satellite or of all, over the run. */
export interface PlantMetrics {
  readonly sunlitFraction: number;
  /** generated = toCompute + housekeeping + loss + storedDelta + spilled. */
  readonly energyGeneratedJ: number;
  readonly energyToComputeJ: number;
  readonly energyHousekeepingJ: number;
  /** Conversion and battery losses; they end as heat in the node. */
  readonly energyLossJ: number;
  /** Its parts, by where they arise; regulator and bus in what is harvested. */
  readonly energyRegulatorLossJ: number;
  readonly energyBusLossJ: number;
  readonly energyPointOfLoadLossJ: number;
  readonly energyBatteryLossJ: number;
  readonly energyStoredDeltaJ: number;
  /** What the array could have given and nobody took; it stays as heat in the array. */
  readonly energySpilledJ: number;
  /** Demand that was not served for want of energy (not part of the sum above). */
  readonly energyUnmetJ: number;
  /** absorbed + dissipated = radiated + storedDelta. */
  readonly heatAbsorbedJ: number;
  /** toCompute + housekeeping + loss. */
  readonly heatDissipatedJ: number;
  readonly heatRadiatedJ: number;
  readonly heatStoredDeltaJ: number;
  readonly stateOfChargeMinFraction: number;
  readonly temperatureMaxK: number;
  /** The warmest that a chip at work became. */
  readonly junctionMaxK: number;
  /** Taken in by the batteries: over their capacity it is a number of cycles. */
  readonly energyChargedJ: number;
  /** Time with at least one job running below full pace, for want of energy or for heat. */
  readonly throttledS: number;
  /** Its two parts. */
  readonly throttledByHeatS: number;
  readonly throttledByEnergyS: number;
  /** Accelerator-time at work, throttling taken off, over all accelerator-time. */
  readonly utilisationFraction: number;
  /** Where the rest of the accelerator-time went; with utilisationFraction they sum to one. */
  readonly idleFractions: Readonly<Record<Cause, number>>;
}

export interface NetworkMetrics {
  readonly downlinkedBit: number;
  /** What the stations' antennas could have taken from satellites in view. */
  readonly downlinkCapacityBit: number;
  readonly uplinkedBit: number;
  /** The part of the two that went over another satellite. */
  readonly relayedBit: number;
  /** uplinked + produced = downlinked + consumed + onBoardDelta. */
  readonly producedBit: number;
  readonly consumedBit: number;
  readonly onBoardDeltaBit: number;
  /** Over links from satellite to satellite: with jobs that moved, and in exchanges of gangs. */
  readonly migratedBit: number;
  readonly exchangedBit: number;
}

export interface JobMetrics {
  /** submitted = completed + rejected + unfinished. */
  readonly submittedCount: number;
  /** completed = onTime + late. */
  readonly completedCount: number;
  readonly onTimeCount: number;
  readonly lateCount: number;
  readonly rejectedCount: number;
  readonly unfinishedCount: number;
  /** The part of the unfinished whose deadline lies after the end of the run. */
  readonly dueAfterEndCount: number;
  readonly valueEarned: number;
  readonly valueSubmitted: number;
  /** Delivered on the ground − released; null when nothing was delivered. */
  readonly delayP50S: number | null;
  readonly delayP95S: number | null;
}

export interface ComputeMetrics {
  readonly deliveredFlop: number;
  readonly tokensOut: number;
}

/** Everything of `run --json` about one satellite. */
export interface SatelliteMetrics extends PlantMetrics, FaultMetrics {
  readonly id: string;
  readonly fleet: string;
  readonly downlinkedBit: number;
  readonly uplinkedBit: number;
  readonly relayedBit: number;
  readonly producedBit: number;
  readonly consumedBit: number;
  readonly onBoardDeltaBit: number;
  /** Most that ever lay in its store: scenes, inputs, results, and what it relayed. */
  readonly storedMaxBit: number;
  /** That left this satellite and arrived. */
  readonly migratedBit: number;
  readonly exchangedBit: number;
  readonly completedCount: number;
  readonly deliveredFlop: number;
  readonly tokensOut: number;
}

export interface Metrics {
  readonly fleet: PlantMetrics;
  readonly jobs: JobMetrics;
  readonly jobsByKind: Readonly<Partial<Record<JobKind, JobMetrics>>>;
  readonly network: NetworkMetrics;
  readonly compute: ComputeMetrics;
  /** Of all satellites. */
  readonly faults: FaultMetrics;
  /** Null with radiation off. */
  readonly silent: SilentMetrics | null;
  /** Of all jobs, and of each kind that there is. */
  readonly service: ServiceMetrics;
  readonly serviceByKind: Readonly<Partial<Record<JobKind, ServiceMetrics>>>;
  /** Null where no job belongs to a chain of calls. */
  readonly chains: ChainOutcome | null;
  /** Of each served model; null: none is served by replicas. */
  readonly serving: readonly ServingMetrics[] | null;
  readonly satellites: readonly SatelliteMetrics[];
}

/** Events in their total order: time, then priority of the kind, then sequence. */
export interface EventLog {
  readonly count: number;
  readonly timeS: Float64Array;
  readonly kindCode: Uint8Array;
  /** -1 where the event concerns none. */
  readonly satelliteIndex: Int32Array;
  readonly jobIndex: Int32Array;
  readonly stationIndex: Int32Array;
  /** Cause code plus one; 0: none. */
  readonly causeCodePlusOne: Uint8Array;
  /** Short texts by row, only where there is one. */
  readonly detailByRow: Readonly<Record<number, string>>;
}

export const jobStatuses = ['onTime', 'late', 'rejected', 'unfinished'] as const;
export type JobStatus = (typeof jobStatuses)[number];

/** All jobs, sorted by release; NaN where it did not happen. */
export interface JobTable {
  readonly count: number;
  readonly id: readonly string[];
  readonly templateIndex: Int32Array;
  readonly satelliteIndex: Int32Array;
  readonly statusCode: Uint8Array;
  readonly releaseS: Float64Array;
  readonly deadlineS: Float64Array;
  /** First start of computing, end of computing, output complete on the ground. */
  readonly startedS: Float64Array;
  readonly finishedS: Float64Array;
  readonly deliveredS: Float64Array;
  /** Of requests to replicas: the first token on the ground. */
  readonly firstTokenAtS: Float64Array;
  readonly valueEarned: Float64Array;
  readonly energyJ: Float64Array;
  readonly tokensOut: Float64Array;
  /** Time at work (pace × time). */
  readonly inUseS: Float64Array;
  /** Times that a fault stopped it, and corruptions of its work that nobody noticed. */
  readonly interruptedCount: Int32Array;
  readonly silentCorruptionCount: Int32Array;
  /** Work undone by faults and waits for restarts, over its accelerators. */
  readonly faultLossAcceleratorS: Float64Array;
  readonly templates: readonly {
    readonly id: string;
    readonly kind: JobKind;
    readonly value: number;
    /** Left out: a job on accelerators of its own. */
    readonly role?: 'replica' | 'request';
  }[];
}

/**
 * Reason trails: rows `offset[job]` … `offset[job + 1] - 1` in time order. Each row says that the
 * job lost `shareFraction` of the time from start to end to one cause (1: it stood still; below 1:
 * it ran at a pace of 1 - share). Lost time + time at work = delivered (or end) − released.
 */
export interface ReasonTrails {
  readonly offset: Int32Array;
  readonly causeCode: Uint8Array;
  readonly startS: Float64Array;
  readonly endS: Float64Array;
  readonly shareFraction: Float64Array;
}

/** Decimated series for charts: satellite-major, `sampleCount` samples at `timeS`. */
export interface Series {
  readonly sampleCount: number;
  readonly timeS: Float64Array;
  readonly sunlitFraction: Float32Array;
  readonly powerGeneratedW: Float32Array;
  readonly powerComputeW: Float32Array;
  readonly stateOfChargeFraction: Float32Array;
  readonly temperatureK: Float32Array;
  readonly queueCount: Float32Array;
  readonly powerHousekeepingW: Float32Array;
  /** Turned into heat by regulator, bus, points of load and battery. */
  readonly powerLossW: Float32Array;
  /** At the bus: charging above zero, discharging below. */
  readonly powerBatteryW: Float32Array;
  /** What the source could give and nobody took. */
  readonly powerSpilledW: Float32Array;
  readonly heatAbsorbedW: Float32Array;
  readonly heatRadiatedW: Float32Array;
  /** Of a chip at work; of an idle one where none works. */
  readonly junctionK: Float32Array;
}

/** Stretches during which jobs held accelerators, for timelines: sorted by satellite, start. */
export interface RunSegments {
  readonly count: number;
  readonly satelliteIndex: Int32Array;
  readonly jobIndex: Int32Array;
  readonly startS: Float64Array;
  readonly endS: Float64Array;
}

/** When a station's antenna really served a satellite. */
export interface ServiceWindows {
  readonly count: number;
  readonly satelliteIndex: Int32Array;
  readonly stationIndex: Int32Array;
  readonly startS: Float64Array;
  readonly endS: Float64Array;
}

/**
 * The way of every transfer through space and time: a row per contact that it used, those of one
 * transfer together in the order of its hops (of several ways, one after the other).
 */
export interface RouteTable {
  readonly count: number;
  readonly jobIndex: Int32Array;
  /** 0: input on its way up; 1: output on its way down; 2: state on its way to a satellite. */
  readonly directionCode: Uint8Array;
  /** Index of a satellite; -1 - index of a station. */
  readonly fromIndex: Int32Array;
  readonly toIndex: Int32Array;
  readonly startS: Float64Array;
  readonly endS: Float64Array;
  readonly carriedBit: Float64Array;
}

/** Names and sizes that a reader needs to interpret indices. */
export interface ResultLabels {
  readonly satelliteIds: readonly string[];
  readonly satelliteNames: readonly string[];
  readonly fleetIds: readonly string[];
  readonly satelliteFleetIndex: Int32Array;
  readonly stationIds: readonly string[];
}

export interface Result {
  readonly version: string;
  readonly scenario: { readonly name: string; readonly hash: string };
  readonly policy: string;
  readonly seed: number;
  readonly satelliteCount: number;
  readonly startUtcMs: number;
  readonly durationS: number;
  readonly stepS: number;
  readonly earth: 'ellipsoid' | 'sphere';
  readonly resultHash: string;
  readonly labels: ResultLabels;
  readonly metrics: Metrics;
  readonly jobs: JobTable;
  readonly trails: ReasonTrails;
  readonly events: EventLog;
  readonly series: Series;
  readonly runSegments: RunSegments;
  readonly access: AccessWindows;
  readonly eclipses: EclipseWindows;
  readonly links: LinkWindows;
  readonly service: ServiceWindows;
  readonly routes: RouteTable;
}

/** Where a run stands; `doneFraction` is of the whole run and never falls. */
export interface Progress {
  readonly stage: 'orbits' | 'windows' | 'supply' | 'schedule' | 'account';
  readonly doneFraction: number;
}
