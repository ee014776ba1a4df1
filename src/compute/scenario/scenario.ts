// What is a scenario once it has been read? Everything resolved, in core units, nothing optional.

import type { ElementSet, FormationMember, StationSite } from '../../orbit/index.ts';
import type { EventSensitivity } from '../plant/singleEvents.ts';
import type { ArrivalPattern } from '../workload/arrivalsPattern.ts';
import type { CallChain } from '../workload/chains.ts';
import type { Residency } from '../workload/residency.ts';
import type { ServiceRole } from '../workload/serviceRole.ts';
import type { ScenePlan } from '../workload/scenes.ts';
import type { Surroundings } from './environmentSchema.ts';
import type { AttitudeLaw, Platform } from './platform.ts';
import type { LaserClosures, Terminal } from './terminal.ts';

export type {
  BodyAxis,
  AttitudeTarget,
  AttitudeAim,
  AttitudeLaw,
  Joint,
  SolarArray,
  Radiator,
  RadiatorAim,
  BodyPlace,
  StationTerminal,
  Instrument,
  DragSurface,
  PlateLayout,
  Battery,
  PowerChain,
  FissionSource,
  PartMasses,
  Accelerator,
  Platform,
} from './platform.ts';

/** Fleets and stations stand by id; `fileIndex` is the place in the file, which paths name. */
export interface Fleet {
  readonly id: string;
  readonly fileIndex: number;
  readonly name: string;
  readonly operator: string;
  readonly registryState: string;
  readonly platform: Platform;
  readonly attitude: AttitudeLaw;
  /** Of its satellites at the start. */
  readonly ageYears: number;
  readonly satelliteStart: number;
  readonly satelliteCount: number;
}

export interface Satellite {
  readonly id: string;
  readonly name: string;
  readonly fleetIndex: number;
  /** Mean elements: period, plane and path. In a formation they are the chief's. */
  readonly elementSet: ElementSet;
  /** In a formation, how it flies about the chief; `orbitOf` says what gives its states. */
  readonly member?: FormationMember;
  /** Plane and place within its plane for designed fleets; (0, n) for element files. */
  readonly planeIndex: number;
  readonly slotIndex: number;
}

/** What carries a link through the weather: light, or radio of a band. */
export const antennaKinds = ['optical', 'ka', 'x'] as const;
export type AntennaKind = (typeof antennaKinds)[number];

export interface StationAntennas {
  readonly kind: AntennaKind;
  readonly count: number;
}

export interface Station extends StationSite {
  readonly name: string;
  readonly fileIndex: number;
  readonly state: string;
  /** Satellites served at the same time, by antennas of all kinds together. */
  readonly antennaCount: number;
  readonly uplinkRateBitPerS: number;
  readonly downlinkRateBitPerS: number;
  /** Which kinds the antennas are; kinds with none are left out. */
  readonly antennas: readonly StationAntennas[];
  /** Mean share of the time under cloud in each month, January first; 12 values. */
  readonly cloudFractions: readonly number[];
  /** Terminals that link budgets are made of; none: the fixed rates hold. */
  readonly terminals: readonly Terminal[];
  /** When its lasers stay dark. */
  readonly laserClosures: LaserClosures;
}

/** Clouds and rain: how long they last and how far they reach. */
export interface WeatherRules {
  /** Off: every sky is clear, always. */
  readonly isOn: boolean;
  /** Distance at which the correlation of cloud has fallen to 1/e. */
  readonly correlationKm: number;
  /** Time in which what is known of a sky has decayed to 1/e. */
  readonly persistenceS: number;
  /** Half of the swing of cloud over the day, and the local mean solar hour of its crest. */
  readonly diurnalFraction: number;
  readonly cloudiestHour: number;
  /** `persistenceS` of rain that is too strong for a radio link. */
  readonly rainPersistenceS: number;
  /** Share of the time in which rain is stronger than the margin of a band. */
  readonly rainOutageFraction: Readonly<Record<'ka' | 'x', number>>;
}

/** Which satellite pairs may talk: see `linkPairs`. */
export const linkTopologies = ['none', 'ring', 'grid', 'mesh', 'nearest', 'pairs'] as const;
export type LinkTopology = (typeof linkTopologies)[number];

export interface LinkRules {
  readonly topology: LinkTopology;
  /** With `nearest`: links that a satellite holds at most; default 4. */
  readonly neighbourCount?: number | undefined;
  /** With `nearest`: how much nearer another must be to take a held one's place; default 0.1. */
  readonly hysteresisFraction?: number | undefined;
  /** With `pairs`: indices of satellites. */
  readonly pairs?: readonly (readonly [a: number, b: number])[];
  readonly rangeMaxKm: number;
  readonly grazingAltitudeKm: number;
  /** What a node stores whole before it sends it on; default 1e8. */
  readonly bundleBit?: number | undefined;
}

/** Work of a job, before it is known which accelerator runs it. */
export type Work =
  | {
      readonly kind: 'flop';
      readonly flop: number;
      /** Which dense rate of the accelerator the work runs at, and what share of it is reached. */
      readonly precision: 'bf16' | 'fp8';
      readonly utilisationFraction: number;
      /** Memory that the job's accelerators must have together. */
      readonly memoryMinByte: number;
    }
  /** Seconds summed over the job's accelerators, on whatever accelerator runs it. */
  | { readonly kind: 'acceleratorSeconds'; readonly acceleratorS: number }
  | {
      readonly kind: 'tokens';
      readonly modelId: string;
      /** Bits of the weights. */
      readonly precision: 'fp4' | 'fp8' | 'bf16';
      /** Requests in the job; token counts are the mean of one request. */
      readonly requestCount: number;
      readonly promptTokenCount: number;
      readonly outputTokenCount: number;
      /** Requests decoded at the same time, if there are as many and memory allows it. */
      readonly batchSize: number;
    };

/** The closed list of job kinds of this version. */
export const jobKinds = ['llmInference', 'training', 'earthObservation', 'batch'] as const;
export type JobKind = (typeof jobKinds)[number];

/** What jobs of one stream, trace or explicit entry have in common. */
export interface JobTemplate {
  readonly id: string;
  readonly kind: JobKind;
  readonly work: Work;
  readonly acceleratorCount: number;
  readonly inputBit: number;
  readonly outputBit: number;
  readonly deadlineS: number;
  readonly value: number;
  /** Share of the value that a late delivery still earns. */
  readonly lateValueFraction: number;
  readonly isPreemptible: boolean;
  /** Work lost and repeated at each preemption, in seconds on all of the job's accelerators. */
  readonly checkpointS: number;
  /** Left out: the job is on one satellite. */
  readonly gang?: Gang | undefined;
  /** State that goes with a job that moves once it has worked; left out: as its output. */
  readonly checkpointBit?: number | undefined;
  readonly originState: string;
  /** Where its data may be; left out: anywhere. */
  readonly residency?: Residency | undefined;
  /** The served model that it is a replica of, or a request to; left out: neither. */
  readonly service?: ServiceRole | undefined;
}

/** A job that holds several satellites at once, which take every step of its work together. */
export interface Gang {
  readonly satelliteCount: number;
  readonly stepCount: number;
  /** Steps of each alone before all exchange what they have learned; 1: every step. */
  readonly stepsPerExchange: number;
  /** What is summed over all members in one exchange. */
  readonly exchangeByte: number;
  /** Work between two exchanges' volumes; left out: a minute. */
  readonly roundS?: number | undefined;
}

/** Seeded random arrivals of one template. */
export interface JobStream {
  readonly template: JobTemplate;
  readonly arrivalsPerS: number;
  readonly startS: number;
  readonly endS: number;
  /** Fleets on whose satellites the input arises; empty: the input is on the ground. */
  readonly originFleetIndices: readonly number[];
  /** How the rate varies about its mean; left out: it does not. */
  readonly pattern?: ArrivalPattern | undefined;
  /** Jobs arise where satellites fly, `arrivalsPerS` on each while it is over the regions. */
  readonly scenes?: ScenePlan | undefined;
  /** Independent jobs that each arrival brings; left out: one. */
  readonly taskCount?: number | undefined;
  /** Each arrival is a chain of so many calls; left out: one job. */
  readonly chain?: CallChain | undefined;
}

/** One job given by hand or by a trace row. */
export interface JobRow {
  readonly template: JobTemplate;
  readonly id: string;
  readonly releaseS: number;
  /** Satellite that holds the input at release; -1: it is on the ground. */
  readonly originSatelliteIndex: number;
}

export interface Workload {
  readonly streams: readonly JobStream[];
  readonly rows: readonly JobRow[];
}

export interface AiModel {
  readonly id: string;
  readonly name: string;
  readonly parameterCount: number;
  readonly activeParameterCount: number;
  readonly layerCount: number;
  /** Width of the residual stream. */
  readonly widthCount: number;
  /** Heads times mean size of key and value, mean of the layers: reading, and writing a token. */
  readonly attentionWidthCount: number;
  readonly decodeAttentionWidthCount: number;
  /** Keys and values of one token over all layers, at 2 bytes a number. */
  readonly kvBytePerToken: number;
  /** Routed experts a layer, and how many a token visits; 1 of 1 in a dense model. */
  readonly expertCount: number;
  readonly expertActiveCount: number;
}

/** How battery and heat stand at the start. */
export type InitialState =
  | { readonly kind: 'cyclic'; readonly utilisationFraction: number }
  | {
      readonly kind: 'fixed';
      readonly stateOfChargeFraction: number;
      readonly temperatureK: number;
    };

/** Particles and failures: how often they come, and how long it takes to come back. */
export interface Radiation {
  /** Off: nothing is struck, nothing fails, no job writes checkpoints. */
  readonly isOn: boolean;
  /** Aluminium around the chips; for the dose alone. */
  readonly shieldingMm: number;
  /** Hosts of each satellite: a crash of one stops all of its jobs. */
  readonly hostCount: number;
  readonly sensitivity: EventSensitivity;
  /** From an interruption until the job goes on from its checkpoint. */
  readonly restartS: number;
  readonly hostRestartS: number;
  /** Work between checkpoints; null: by Daly, for each job. */
  readonly checkpointIntervalS: number | null;
}

/** A scenario ready to run: validated, resolved, expanded, in core units. */
export interface Scenario {
  readonly name: string;
  readonly description: string;
  /** SHA-256 of the canonical scenario (defaults filled in, external files by content). */
  readonly hash: string;
  readonly startUtcMs: number;
  readonly durationS: number;
  readonly stepS: number;
  readonly seed: number;
  readonly earth: 'ellipsoid' | 'sphere';
  readonly ut1MinusUtcS: number;
  readonly fleets: readonly Fleet[];
  readonly satellites: readonly Satellite[];
  readonly stations: readonly Station[];
  readonly links: LinkRules;
  readonly models: readonly AiModel[];
  readonly workload: Workload;
  readonly policyName: string;
  readonly initialState: InitialState;
  readonly radiation: Radiation;
  readonly weather: WeatherRules;
  /** Sun and Earth, in the mean of globe and year if the file says nothing. */
  readonly environment: Surroundings;
}

/** One thing that is wrong with what a user gave, or that they should know. */
export interface Problem {
  readonly path: string;
  readonly message: string;
  readonly hint: string;
}
