// When is the sky above each station clear, and what could anybody have known of it beforehand?

import type { Scenario, AntennaKind } from '../../scenario/scenario.ts';

/** What weather depends on: nothing of fleets, jobs or policies. */
export type WeatherInputs = Pick<
  Scenario,
  'seed' | 'startUtcMs' | 'durationS' | 'stations' | 'weather'
>;

/** Half-open intervals, sorted, apart from each other, within [0, durationS). */
export interface ClearIntervals {
  readonly startS: Float64Array;
  readonly endS: Float64Array;
}

/**
 * What happens above each station, by index into `stations` of the scenario. `kind` says for whom:
 * light is stopped by cloud, radio of a band by the rain that is too strong for its margin.
 */
export interface Weather {
  /** When an antenna of this kind works, over the run. */
  clearIntervals(stationIndex: number, kind: AntennaKind): ClearIntervals;
  isClear(stationIndex: number, kind: AntennaKind, timeS: number): boolean;
  /** The first change after this time, s; Infinity: none until the run ends. */
  nextChangeS(stationIndex: number, kind: AntennaKind, timeS: number): number;
  /**
   * How likely it is to be clear at `timeS` for somebody who knows the state at `issuedS` and the
   * climate, and nothing of what will happen; until `issuedS` it is the state itself, 0 or 1.
   */
  forecastClearFraction(
    stationIndex: number,
    kind: AntennaKind,
    issuedS: number,
    timeS: number,
  ): number;
}
