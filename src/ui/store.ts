// What is the page showing? Ids, scalars and references to immutable results; no hot arrays.

import { create } from 'zustand';
import type { Problem, Progress, Result } from '../compute/index.ts';
import type { ReadScenario, ScenarioSource } from './run/messages.ts';

export type Selection =
  | { readonly kind: 'satellite'; readonly index: number }
  | { readonly kind: 'station'; readonly index: number }
  | { readonly kind: 'job'; readonly index: number };

export type ColorBy = 'state' | 'sunlight' | 'battery' | 'temperature' | 'fleet' | 'orbit';

export interface Layers {
  readonly orbits: boolean;
  readonly links: boolean;
  readonly access: boolean;
  readonly stations: boolean;
  readonly labels: boolean;
  /** Contours of the South Atlantic Anomaly. */
  readonly anomaly: boolean;
  /** How many satellites each place sees. */
  readonly coverage: boolean;
}

export type RunStatus =
  'empty' | 'reading' | 'running' | 'ready' | 'problems' | 'crashed' | 'cancelled';

export interface RunState {
  readonly status: RunStatus;
  readonly progress: Progress | null;
  readonly problems: readonly Problem[];
  readonly warnings: readonly Problem[];
  /** What the worker's death said; null otherwise. */
  readonly crash: string | null;
  readonly wallS: number | null;
}

export interface AppState {
  /** The text that is on screen as a scenario, and where it came from. */
  readonly source: ScenarioSource | null;
  readonly sourceName: string;
  /** The scenario that scene and result belong to: the last one that was read without problems. */
  readonly scenario: ReadScenario | null;
  /** The last complete result; kept while another run fails or is cancelled. */
  readonly result: Result | null;
  /** Complete results of the same scenario by policy name, for comparison. */
  readonly resultByPolicy: Readonly<Record<string, Result>>;
  /** The same on a ground rack of the same accelerators. */
  readonly groundByPolicy: Readonly<Record<string, Result>>;
  readonly policy: string;
  readonly run: RunState;
  readonly selection: Selection | null;
  readonly hover: Selection | null;
  readonly colorBy: ColorBy;
  readonly layers: Layers;
  /** Camera frame: fixed stars or turning with the Earth. */
  readonly cameraFrame: 'inertial' | 'earth';
  readonly isFollowing: boolean;
  set: (change: Partial<Omit<AppState, 'set' | 'select'>>) => void;
  select: (selection: Selection | null) => void;
}

export const useStore = create<AppState>()((set) => ({
  source: null,
  sourceName: '',
  scenario: null,
  result: null,
  resultByPolicy: {},
  groundByPolicy: {},
  policy: '',
  run: { status: 'empty', progress: null, problems: [], warnings: [], crash: null, wallS: null },
  selection: null,
  hover: null,
  colorBy: 'state',
  layers: {
    ...{ orbits: true, links: true, access: true, stations: true, labels: true },
    ...{ anomaly: false, coverage: false },
  },
  cameraFrame: 'inertial',
  isFollowing: false,
  set: (change) => {
    set(change);
  },
  select: (selection) => {
    set({ selection });
  },
}));
