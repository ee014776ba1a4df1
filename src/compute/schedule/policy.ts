// What does a policy see, and what may it decide? The one interface between policies and simulator.

import type { Cause } from '../account/cause.ts';
import type { JobKind } from '../scenario/scenario.ts';

/** Where a live job stands. */
export type JobPhase =
  /** Released; no satellite chosen yet. */
  | 'released'
  /** A satellite is chosen; its input is not (all) there yet. */
  | 'uploading'
  /** Input on board, not running. */
  | 'ready'
  | 'running'
  /** Stopped by a fault; goes on by itself on the accelerators that it holds. */
  | 'restarting'
  /** A replica: its weights are read into memory. */
  | 'loading'
  /** A replica with nothing to do: weights in memory, accelerators idle. */
  | 'resident'
  /** Stopped by a policy; its checkpoint is on board. */
  | 'preempted'
  /** On its way over links to the satellite that it is placed on, with what it has done so far. */
  | 'migrating'
  /** Computed; output waiting for or travelling to the ground. */
  | 'downloading';

/** A live job as a policy sees it. Plain data; the simulator updates it in place. */
export interface JobView {
  readonly index: number;
  readonly id: string;
  readonly kind: JobKind;
  readonly releaseS: number;
  /** Output must be on the ground before this time. */
  readonly deadlineS: number;
  /**
   * When it should be there. Of a call of a chain so early that those that follow it find as much
   * time each as it does; to miss it loses nothing yet. Of any other job its deadline.
   */
  readonly dueS: number;
  readonly value: number;
  /** What is lost with it: of a call the chain's value over the calls left, else its value. */
  readonly stakeValue: number;
  readonly inputBit: number;
  readonly outputBit: number;
  /** On each of its satellites. */
  readonly acceleratorCount: number;
  /** Satellites that it holds at once, all of one class: more than one is a gang. */
  readonly satelliteCount: number;
  /** What each member of a gang sends to the next over its whole run. */
  readonly exchangeBit: number;
  readonly isPreemptible: boolean;
  readonly checkpointS: number;
  /** What travels with its input when it migrates, once it has worked. */
  readonly checkpointBit: number;
  /**
   * Running time on its accelerators at full power, by `SatelliteView.classIndex`, of a gang
   * without its exchanges; Infinity: cannot run there.
   */
  readonly runtimeSByClass: readonly number[];
  /** Satellite that holds the input at release; -1: the ground. */
  readonly originSatelliteIndex: number;
  /** Which of `Forecast.byLaw` holds for its data; -1: it may be anywhere. */
  readonly lawIndex: number;
  readonly phase: JobPhase;
  /** Satellite that the job is placed on, of a gang the first; -1: none. */
  readonly satelliteIndex: number;
  /** Of a gang: all of them, in the order of its ring; empty until it is placed. */
  readonly satelliteIndices: readonly number[];
  /** Share of the work that is left. */
  readonly remainingFraction: number;
  /** How often a fault has stopped it. */
  readonly interruptedCount: number;
  /** Which served model it is a replica of, or a request to; -1: none. */
  readonly serviceIndex: number;
  /** A replica, which needs nothing but a place; otherwise a job, or a request to replicas. */
  readonly isReplica: boolean;
}

/** A replica of a served model, as a policy sees it. */
export interface ReplicaView {
  readonly serviceIndex: number;
  /** The job that it is. */
  readonly job: number;
  readonly phase: JobPhase;
  /** Requests placed with it and not answered: on their way, waiting, being answered. */
  readonly requestCount: number;
  /** Requests that it answers at once, at most. */
  readonly batchMax: number;
  /** How much longer one more request would take than alone, in a batch of all of them. */
  readonly slowdown: number;
  /** What a request adds to the wait of those behind it when the batch is full. */
  readonly perRequestS: number;
}

/** What a satellite's computing draws, and what a cap on it makes of the pace. */
export interface PowerView {
  /** Compute power with no accelerator at work, and what each one at work adds at full pace. */
  readonly idleW: number;
  readonly acceleratorW: number;
  /** Pace at a share x of what accelerators at work add: x + bend x (1 - x). */
  readonly powerCapBendFraction: number;
  /** The share at which one at work gets most done per joule, its idle power counted. */
  readonly efficientFraction: number;
  readonly housekeepingW: number;
  /** What loads receive of a joule that the battery gives up. */
  readonly storedToLoadFraction: number;
}

/**
 * A satellite as a policy sees it: exact at its own events, at most one grid step old otherwise.
 */
export interface SatelliteView {
  readonly index: number;
  readonly id: string;
  readonly fleetIndex: number;
  /** Which column of `runtimeSByClass` applies. */
  readonly classIndex: number;
  /** Those that are neither lost nor held by replicas. */
  readonly acceleratorCount: number;
  readonly acceleratorFreeCount: number;
  /** Accelerator-seconds of all jobs placed here and not computed yet. */
  readonly backlogAcceleratorS: number;
  readonly storedJ: number;
  readonly storedFloorJ: number;
  readonly storedCapacityJ: number;
  readonly temperatureK: number;
  readonly temperatureMaxK: number;
  readonly isSunlit: boolean;
  /** Lost for good: nothing can be placed or started there. */
  readonly isLost: boolean;
  /** Compute power that energy and heat allow now, as a share of what is asked. */
  readonly paceFraction: number;
  /** Room in its store for what comes now and stays; Infinity: the store has no end. */
  readonly storageFreeBit: number;
  readonly power: PowerView;
  /** Replicas that are placed here. */
  readonly replicas: readonly ReplicaView[];
}

/** What happened since the policy was last asked. */
export type PolicyEvent =
  /** Comes again when faults have left too few accelerators where the job was. */
  | { readonly kind: 'jobReleased'; readonly job: JobView }
  /** The job could run; comes again when it has migrated, or a fault took its accelerators. */
  | { readonly kind: 'inputArrived'; readonly job: JobView }
  | { readonly kind: 'computeFinished'; readonly job: JobView }
  | { readonly kind: 'jobDelivered'; readonly job: JobView }
  | { readonly kind: 'contactStarted' | 'contactEnded'; readonly satelliteIndex: number }
  | { readonly kind: 'paceChanged'; readonly satelliteIndex: number }
  /** `acceleratorCount` fell; the jobs that this concerns have left or are told of before. */
  | { readonly kind: 'acceleratorLost'; readonly satelliteIndex: number }
  | { readonly kind: 'wake' };

export interface PolicyState {
  readonly timeS: number;
  readonly endS: number;
  readonly events: readonly PolicyEvent[];
  readonly satellites: readonly SatelliteView[];
  /** Jobs without a satellite, by release time. */
  readonly releasedJobs: readonly JobView[];
}

/** Intervals per satellite: rows `offset[s]` … `offset[s + 1] - 1`, sorted, disjoint. */
export interface SatelliteIntervals {
  readonly offset: Int32Array;
  readonly startS: Float64Array;
  readonly endS: Float64Array;
}

/** What is expected of the way between the ground and each satellite. */
export interface GroundForecast {
  /** When data can flow between the ground and this satellite, directly or over links. */
  readonly groundReach: SatelliteIntervals;
  /** Expected rates while in reach, by satellite; with weather as often as skies are open. */
  readonly uplinkRateBitPerS: Float64Array;
  readonly downlinkRateBitPerS: Float64Array;
}

/**
 * Who can send to whom over links: rows `offset[s]` … `offset[s + 1] - 1` of satellite s, by index;
 * the rate is the mean over the whole run, with the time in which there is no link.
 */
export interface SatelliteNeighbours {
  readonly offset: Int32Array;
  readonly satelliteIndex: Int32Array;
  readonly rateBitPerS: Float64Array;
}

/** What is expected. The world may turn out otherwise; a policy never sees the future itself. */
export interface Forecast extends GroundForecast {
  /** The same by `JobView.lawIndex`, over the satellites and stations that its data may use. */
  readonly byLaw: readonly GroundForecast[];
  /** What would be expected if no sky were ever closed; null: none is. */
  readonly underClearSkies: Forecast | null;
  /** When the satellite is in the umbra or penumbra. */
  readonly eclipse: SatelliteIntervals;
  readonly neighbours: SatelliteNeighbours;
}

/** What a policy can ask for. The simulator refuses what cannot be, with a cause, and goes on. */
export type Decision =
  /** Take the job on; without it a job is taken on by its first `place` or `start`. */
  | { readonly kind: 'admit'; readonly job: number }
  /** Turn the job away for good. */
  | { readonly kind: 'reject'; readonly job: number; readonly cause: Cause }
  /**
   * Send the job's input to a satellite (again: moves a job that has not started); of a gang in
   * equal parts to as many as it holds, each of which sends to the next in its exchanges, the last
   * to the first.
   */
  | { readonly kind: 'place'; readonly job: number; readonly satellites: readonly number[] }
  /** Run the job where its input is; a gang on all of its satellites at once. */
  | { readonly kind: 'start'; readonly job: number; readonly satellites: readonly number[] }
  /** Stop a preemptible job; it keeps its checkpoint on board. */
  | { readonly kind: 'preempt'; readonly job: number }
  | { readonly kind: 'resume'; readonly job: number }
  /** Send a job whose data is on board over links to another satellite; it goes on there. */
  | { readonly kind: 'migrate'; readonly job: number; readonly satellites: readonly number[] }
  /** Which satellite a station's antenna serves. */
  | { readonly kind: 'antenna'; readonly station: number; readonly satellite: number }
  /** Most compute power that a satellite may draw. */
  | { readonly kind: 'powerCap'; readonly satellite: number; readonly powerMaxW: number }
  /** Ask to be called at this time even if nothing happens. */
  | { readonly kind: 'wake'; readonly timeS: number };

/**
 * A policy: a pure decision function with a memory of its own.
 * `decide` is synchronous, sees plain cloneable data, touches nothing, and is called at events.
 */
export interface Policy<Memory = unknown> {
  readonly name: string;
  /** One line for tables and menus. */
  readonly summary: string;
  createMemory(): Memory;
  decide(state: PolicyState, forecast: Forecast, memory: Memory): readonly Decision[];
}
