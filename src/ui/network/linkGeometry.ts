// How far away, and how high, is the other end of a link? States by the core, float64.

import { orbitOf } from '../../compute/index.ts';
import {
  createStateSource,
  createStationFrame,
  earthRadiusEquatorialKm,
  gmstRad,
  isSourceFailure,
  minutesSinceSourceEpoch,
  sourceStateInto,
  topocentricInto,
} from '../../orbit/index.ts';
import type { SourceFailure, StateSource } from '../../orbit/index.ts';
import type { ReadScenario } from '../run/messages.ts';
import type { LinkChoice } from './links.ts';

/** Where the partner of a link is. */
export interface LinkPlace {
  readonly rangeKm: number;
  /** Over the station's horizon; NaN between satellites. */
  readonly elevationRad: number;
}

type Source = StateSource | SourceFailure;
const kept = new WeakMap<ReadScenario, Map<number, Source>>();

function sourceOf(scenario: ReadScenario, index: number): Source | null {
  const sources = kept.get(scenario) ?? new Map<number, Source>();
  kept.set(scenario, sources);
  const satellite = scenario.satellites[index];
  if (satellite === undefined) return null;
  const source = sources.get(index) ?? createStateSource(orbitOf(satellite));
  sources.set(index, source);
  return source;
}

/** TEME state of a satellite (km, km/s); null when it has none. */
export function stateOf(scenario: ReadScenario, index: number, utcMs: number): Float64Array | null {
  const source = sourceOf(scenario, index);
  if (source === null || isSourceFailure(source)) return null;
  const state = new Float64Array(6);
  const status = sourceStateInto(state, 0, source, minutesSinceSourceEpoch(source, utcMs));
  return status === 0 ? state : null;
}

/** Range and elevation of a link at a time; null where a satellite has no state. */
export function linkPlace(
  scenario: ReadScenario,
  { satellite, partner }: Pick<LinkChoice, 'satellite' | 'partner'>,
  timeS: number,
): LinkPlace | null {
  const utcMs = scenario.startUtcMs + 1000 * timeS;
  const state = stateOf(scenario, satellite, utcMs);
  if (state === null) return null;
  if (partner.kind === 'satellite') {
    const other = stateOf(scenario, partner.index, utcMs);
    if (other === null) return null;
    const [x, y, z] = [0, 1, 2].map((axis) => other[axis]! - state[axis]!);
    return { rangeKm: Math.hypot(x!, y!, z!), elevationRad: NaN };
  }
  const station = scenario.stations[partner.index];
  if (station === undefined) return null;
  const { latitudeRad, longitudeRad, altitudeM } = station;
  const frame = createStationFrame(latitudeRad, longitudeRad, altitudeM / 1000);
  const angles = new Float64Array(4);
  topocentricInto(angles, frame, state, gmstRad(utcMs, scenario.ut1MinusUtcS));
  return { rangeKm: angles[2]!, elevationRad: angles[1]! };
}

/** Distance of a satellite from the Earth's centre, km; NaN where it has no state. */
export function radiusKm(scenario: ReadScenario, satellite: number, timeS: number): number {
  const state = stateOf(scenario, satellite, scenario.startUtcMs + 1000 * timeS);
  return state === null ? NaN : Math.hypot(state[0]!, state[1]!, state[2]!);
}

/** Slant range to a satellite at this elevation, over a round Earth. */
export function rangeAtElevation(satelliteRadiusKm: number, elevationRad: number): number {
  const up = earthRadiusEquatorialKm * Math.sin(elevationRad);
  const square = satelliteRadiusKm ** 2 - earthRadiusEquatorialKm ** 2;
  return Math.sqrt(up * up + square) - up;
}
