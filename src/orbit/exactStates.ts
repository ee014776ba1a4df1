// Where is a satellite by its own source of states, between the samples of an ephemeris?
import type { PreparedFleet } from './ephemeris.ts';
import { fullStepInto } from './kernel/fullStep.ts';
import { columnCount } from './kernel/layout.ts';
import { isSourceFailure, minutesSinceSourceEpoch, sourceStateInto } from './stateSource.ts';

/** Writes a satellite's state (km, km/s, TEME) to out[0…5]; false where there is none. */
export type StatesAt = (out: Float64Array, satelliteIndex: number, timeS: number) => boolean;

/**
 * The states of a fleet one by one, by SGP4 or by a file's own table: what windows found on an
 * interpolated ephemeris are settled on. `startUtcMs` is the UTC of time 0. Near the Earth by the
 * kernel's full functions, 0.3 µs a state and 1e-8 km from satellite.js, which does all others.
 */
export function fleetStates(fleet: PreparedFleet, startUtcMs: number): StatesAt {
  const { branches, table } = fleet.kernel;
  const startMinutes = fleet.sources.map((source) =>
    isSourceFailure(source) ? NaN : minutesSinceSourceEpoch(source, startUtcMs),
  );
  return (out, satelliteIndex, timeS) => {
    const minutes = startMinutes[satelliteIndex]! + timeS / 60;
    const branch = branches[satelliteIndex];
    if (branch === 'narrow' || branch === 'wide') {
      const code = fullStepInto(out, table, satelliteIndex * columnCount, minutes);
      // NaN and infinities end here too: the difference of either with itself is no number.
      if (code > 0 || (code === 0 && out[0]! - out[0]! === 0)) return code === 0;
    }
    const source = fleet.sources[satelliteIndex]!;
    return !isSourceFailure(source) && sourceStateInto(out, 0, source, minutes) === 0;
  };
}
