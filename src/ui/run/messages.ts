// What do the page and its worker say to each other? A closed union; one run per id.

import type {
  AskingCity,
  CityLatency,
  CoverageStudy,
  DesignVerdict,
  LatencyMode,
  Problem,
  Progress,
  Result,
  Scenario,
  TracePreview,
  WorkloadDemand,
  WorkloadSupply,
  YearStudy,
} from '../../compute/index.ts';
import type { EclipseSeason, MeanOrbit } from '../../orbit/index.ts';

/** Raised when the meaning of any message changes; a worker of another version is not trusted. */
export const messageVersion = 1;

interface Envelope {
  readonly id: number;
  readonly version: typeof messageVersion;
}

/** A scenario as text, and the texts of the files that it names. */
export interface ScenarioSource {
  readonly text: string;
  readonly files: Readonly<Record<string, string>>;
  /**
   * Every satellite of the files is flown and none is simulated: a catalogue to be looked at. The
   * text gives time, place and platform.
   */
  readonly isCatalogue?: boolean;
}

export type RequestMessage =
  /**
   * Simulate one scenario under one policy (the scenario's own when null). Answers `result` of
   * `scenario` as soon as the text is read, then `progress`, then `result` of `run`; with
   * `isCheckOnly` it stops after the first.
   */
  | (Envelope & {
      readonly kind: 'run';
      readonly source: ScenarioSource;
      readonly policy: string | null;
      readonly seed: number | null;
      readonly isCheckOnly: boolean;
      /** On a ground rack of the same accelerators; left out: in orbit. */
      readonly isOnGround?: boolean;
    })
  /** Stop the run with this id. */
  | (Envelope & { readonly kind: 'cancel'; readonly target: number })
  /** States of all satellites of a scenario at two keyframes for the scene. */
  | (Envelope & {
      readonly kind: 'propagate';
      /** Null: the scenario of the propagate request before, so that its text is not sent again. */
      readonly source: ScenarioSource | null;
      readonly startS: number;
      readonly stepS: number;
      readonly keyframeCount: number;
      /** A retired buffer to fill again, or null. */
      readonly buffer: ArrayBuffer | null;
    })
  /** How the Sun stands to an orbit over the year that begins at a time. */
  | (Envelope & {
      readonly kind: 'season';
      readonly orbit: MeanOrbit;
      readonly startUtcMs: number;
    })
  /** What does not close of a scenario's design. */
  | (Envelope & { readonly kind: 'verdict'; readonly source: ScenarioSource })
  /** A year at full work; answers `progress`, then `result` of `year`. */
  | (Envelope & { readonly kind: 'year'; readonly source: ScenarioSource })
  /** Round trips from cities over the span; answers `progress`, then `result` of `latency`. */
  | (Envelope & {
      readonly kind: 'latency';
      readonly source: ScenarioSource;
      readonly question: LatencyQuestion;
    })
  /** What places see over the span; answers `progress`, then `result` of `coverage`. */
  | (Envelope & {
      readonly kind: 'coverage';
      readonly source: ScenarioSource;
      readonly question: CoverageQuestion;
    })
  /** How many satellites each place sees at one time, of the scenario that is propagated. */
  | (Envelope &
      CoverageQuestion & {
        readonly kind: 'counts';
        /** As for `propagate`. */
        readonly source: ScenarioSource | null;
        readonly timeS: number;
      })
  /** What the jobs of a scenario ask, and what fleets and ground can give; without a run. */
  | (Envelope & { readonly kind: 'workload' | 'supply'; readonly source: ScenarioSource })
  /** What is in a file of recorded jobs; answers `progress`, then `result` of `trace`. */
  | (Envelope & { readonly kind: 'trace'; readonly file: Blob })
  /** Windows of a scenario without running it. */
  | (Envelope & { readonly kind: 'windows'; readonly source: ScenarioSource });

/** Keyframes: for each keyframe and satellite x y z vx vy vz, TEME, km and km/s; NaN: no state. */
export interface Keyframes {
  readonly satelliteCount: number;
  readonly keyframeCount: number;
  readonly startS: number;
  readonly stepS: number;
  readonly states: Float32Array;
}

/** From where, how, and to which satellites (null: all that compute). */
export interface LatencyQuestion {
  readonly cities: readonly AskingCity[];
  readonly mode: LatencyMode;
  readonly satelliteIndices: readonly number[] | null;
}

export interface CoverageQuestion {
  readonly cellDeg: number;
  readonly elevationMinRad: number;
}

/** A city's delays with their counts by 0.1 ms, as data. */
export type CityDelays = Omit<CityLatency, 'histogram'> & {
  readonly histogram: Pick<
    CityLatency['histogram'],
    'total' | 'slowCount' | 'unservedCount' | 'counts'
  >;
};

/** Satellites seen by cell, in the order of `CoverageGrid`. */
export interface SeenCounts extends CoverageQuestion {
  readonly timeS: number;
  readonly counts: Uint16Array;
}

/** A study without its grid, which follows from `cellDeg`. */
export type CoverageColumns = Omit<CoverageStudy, 'grid'> & { readonly cellDeg: number };

/** What the page needs to know of a scenario; the jobs stay in the worker. */
export type ReadScenario = Omit<Scenario, 'workload'>;

export type AnswerMessage =
  | (Envelope & { readonly kind: 'progress'; readonly progress: Progress })
  | (Envelope & {
      readonly kind: 'result';
      readonly of: 'scenario';
      readonly scenario: ReadScenario;
      readonly warnings: readonly Problem[];
    })
  | (Envelope & {
      readonly kind: 'result';
      readonly of: 'run';
      readonly result: Result;
      readonly wallS: number;
    })
  | (Envelope & {
      readonly kind: 'result';
      readonly of: 'propagate';
      readonly keyframes: Keyframes;
    })
  | (Envelope & {
      readonly kind: 'result';
      readonly of: 'windows';
      readonly windows: Pick<Result, 'access' | 'eclipses' | 'links' | 'labels'>;
    })
  | (Envelope & {
      readonly kind: 'result';
      readonly of: 'season';
      readonly season: EclipseSeason;
    })
  | (Envelope & {
      readonly kind: 'result';
      readonly of: 'verdict';
      readonly verdict: DesignVerdict;
    })
  | (Envelope & { readonly kind: 'result'; readonly of: 'year'; readonly study: YearStudy })
  | (Envelope & {
      readonly kind: 'result';
      readonly of: 'latency';
      readonly cities: readonly CityDelays[];
    })
  | (Envelope & {
      readonly kind: 'result';
      readonly of: 'coverage';
      readonly study: CoverageColumns;
    })
  | (Envelope & { readonly kind: 'result'; readonly of: 'counts'; readonly seen: SeenCounts })
  | (Envelope & {
      readonly kind: 'result';
      readonly of: 'workload';
      readonly demand: WorkloadDemand;
    })
  | (Envelope & {
      readonly kind: 'result';
      readonly of: 'supply';
      readonly supply: WorkloadSupply;
    })
  /** Null: the text is no trace of a kind that is known. */
  | (Envelope & {
      readonly kind: 'result';
      readonly of: 'trace';
      readonly preview: TracePreview | null;
    })
  | (Envelope & { readonly kind: 'problems'; readonly problems: readonly Problem[] })
  | (Envelope & { readonly kind: 'crashed'; readonly message: string });

const requestKinds: readonly unknown[] = [
  ...['run', 'cancel', 'propagate', 'windows', 'season', 'verdict', 'year'],
  ...['latency', 'coverage', 'counts', 'workload', 'supply', 'trace'],
];
const answerKinds: readonly unknown[] = ['progress', 'result', 'problems', 'crashed'];

function isEnvelope(value: unknown, kinds: readonly unknown[]): boolean {
  if (typeof value !== 'object' || value === null) return false;
  const { id, version, kind } = value as Partial<Record<'id' | 'version' | 'kind', unknown>>;
  return Number.isSafeInteger(id) && version === messageVersion && kinds.includes(kind);
}

/** Whether this is a request of this version; the rest of its shape is the sender's word. */
export const isRequest = (value: unknown): value is RequestMessage =>
  isEnvelope(value, requestKinds);

/** Whether this is an answer of this version. */
export const isAnswer = (value: unknown): value is AnswerMessage => isEnvelope(value, answerKinds);
