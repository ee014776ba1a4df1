// Where is a satellite by its own source of states, between the samples of an ephemeris?
import type { PreparedFleet } from './ephemeris.ts';
import { isSourceFailure, minutesSinceSourceEpoch, sourceStateInto } from './stateSource.ts';

/** Writes a satellite's state (km, km/s, TEME) to out[0…5]; false where there is none. */
export type StatesAt = (out: Float64Array, satelliteIndex: number, timeS: number) => boolean;

/**
 * The states of a fleet one by one, by SGP4 itself or by the file's own table: what windows found on
 * an interpolated ephemeris are settled on. `startUtcMs` is the UTC of time 0. About 0.6 µs a state
 * near the Earth.
 */
export function fleetStates(fleet: PreparedFleet, startUtcMs: number): StatesAt {
  const startMinutes = fleet.sources.map((source) =>
    isSourceFailure(source) ? NaN : minutesSinceSourceEpoch(source, startUtcMs),
  );
  return (out, satelliteIndex, timeS) => {
    const source = fleet.sources[satelliteIndex]!;
    if (isSourceFailure(source)) return false;
    const minutes = startMinutes[satelliteIndex]! + timeS / 60;
    return sourceStateInto(out, 0, source, minutes) === 0;
  };
}
