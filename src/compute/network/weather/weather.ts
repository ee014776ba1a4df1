// When is the sky above each station clear, and what could anybody have known of it beforehand?

import type { AntennaKind, Scenario, Station } from '../../scenario/scenario.ts';
import { cloudDraws, lonelyDraws } from './cloudPatches.ts';
import { ClosedShare, hourlyFractions } from './climatology.ts';
import { Sky } from './sky.ts';

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

/**
 * The weather of a scenario. Skies are worked out when first asked for; the same scenario and seed
 * give the same skies, whichever stations there are and in whatever order they are asked for.
 */
export function createWeather(inputs: WeatherInputs): Weather {
  const { durationS } = inputs;
  const skyOf = inputs.weather.isOn ? changingSkies(inputs) : clearSkies(inputs);
  return {
    clearIntervals: (station, kind) => skyOf(station, kind).intervals,
    isClear: (station, kind, timeS) => skyOf(station, kind).isClear(timeS),
    nextChangeS: (station, kind, timeS) => skyOf(station, kind).nextChangeS(timeS, durationS),
    forecastClearFraction: (station, kind, issuedS, timeS) =>
      skyOf(station, kind).forecastClearFraction(issuedS, timeS),
  };
}

type SkyOf = (stationIndex: number, kind: AntennaKind) => Sky;

/** Skies under which nothing is ever closed. */
function clearSkies({ startUtcMs, durationS }: WeatherInputs): SkyOf {
  const share = new ClosedShare(new Float64Array(12 * 24), { startUtcMs, longitudeRad: 0 });
  const draws = { startS: new Float64Array(1), draw: new Float64Array(1) };
  const sky = new Sky(draws, share, 1, durationS);
  return () => sky;
}

function changingSkies(inputs: WeatherInputs): SkyOf {
  const skies = new Map<AntennaKind, Sky[]>();
  return (stationIndex, kind) => {
    let ofKind = skies.get(kind);
    if (ofKind === undefined) {
      ofKind = kind === 'optical' ? cloudySkies(inputs) : rainySkies(inputs, kind);
      skies.set(kind, ofKind);
    }
    return ofKind[stationIndex]!;
  };
}

function cloudySkies({ seed, durationS, startUtcMs, stations, weather }: WeatherInputs): Sky[] {
  const { correlationKm, persistenceS, diurnalFraction, cloudiestHour } = weather;
  const draws = cloudDraws({ seed, durationS, correlationKm, persistenceS }, stations);
  return stations.map(({ cloudFractions, longitudeRad }, index) => {
    const climate = { monthlyFraction: cloudFractions, diurnalFraction, cloudiestHour };
    const share = new ClosedShare(hourlyFractions(climate), { startUtcMs, longitudeRad });
    return new Sky(draws[index]!, share, persistenceS, durationS);
  });
}

/** Cells of strong rain are smaller than the way between stations: each has its own. */
function rainySkies(inputs: WeatherInputs, kind: 'ka' | 'x'): Sky[] {
  const { seed, durationS, startUtcMs, stations, weather } = inputs;
  const persistenceS = weather.rainPersistenceS;
  const fractions = new Float64Array(12 * 24).fill(weather.rainOutageFraction[kind]);
  return stations.map((station) => {
    // One stream for both bands: rain that stops the lower one stops the higher one too.
    const draws = lonelyDraws({ seed, durationS, persistenceS }, `rain at ${placeName(station)}`);
    const share = new ClosedShare(fractions, { startUtcMs, longitudeRad: station.longitudeRad });
    return new Sky(draws, share, persistenceS, durationS);
  });
}

function placeName({ latitudeRad, longitudeRad }: Station): string {
  return `${latitudeRad},${longitudeRad}`;
}
