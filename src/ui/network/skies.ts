// How do the skies over a scenario's stations change, and how good is the forecast? Pure.

import { antennaKinds, createWeather, siteDiversity } from '../../compute/index.ts';
import type { AntennaKind, Weather } from '../../compute/index.ts';
import type { ReadScenario } from '../run/messages.ts';
import { stripWidth } from './strip.ts';

export type WeatherScenario = Pick<
  ReadScenario,
  'seed' | 'startUtcMs' | 'durationS' | 'stations' | 'weather'
>;

const kept = new WeakMap<WeatherScenario, Weather>();

/** The weather of a scenario on screen, as its run has it; worked out once. */
export function weatherOf(scenario: WeatherScenario): Weather {
  const known = kept.get(scenario) ?? createWeather(scenario);
  kept.set(scenario, known);
  return known;
}

export const kindNames: Readonly<Record<AntennaKind, string>> = {
  optical: 'Light',
  ka: 'Ka band',
  x: 'X band',
};

/** Stations with antennas of a kind. */
export const stationsWith = (scenario: WeatherScenario, kind: AntennaKind): number[] =>
  scenario.stations.flatMap(({ antennas }, index) =>
    antennas.some((each) => each.kind === kind && each.count > 0) ? [index] : [],
  );

/** Kinds that any station has, in the order of the core. */
export const kindsOf = (scenario: WeatherScenario): AntennaKind[] =>
  antennaKinds.filter((kind) => stationsWith(scenario, kind).length > 0);

/** Availability of each site of a kind and of all together over the run. */
export const diversityOf = (scenario: WeatherScenario, kind: AntennaKind) =>
  siteDiversity(weatherOf(scenario), stationsWith(scenario, kind), kind, scenario.durationS);

/** Points of a forecast's curve. */
const forecastPointCount = 60;

/**
 * The forecast from a time on as a line in a strip of this height: at the top it is surely clear.
 * Empty at the end of the run.
 */
export function forecastLine(
  scenario: WeatherScenario,
  station: number,
  kind: AntennaKind,
  issuedS: number,
  heightPx: number,
): string {
  const { durationS } = scenario;
  if (issuedS >= durationS) return '';
  const weather = weatherOf(scenario);
  const points = Array.from({ length: forecastPointCount + 1 }, (_, point) => {
    // Most happens early: the points are closer there.
    const share = (point / forecastPointCount) ** 2;
    const timeS = issuedS + share * (durationS - issuedS);
    const clear = weather.forecastClearFraction(station, kind, issuedS, timeS);
    return `${(timeS / durationS) * stripWidth} ${(1 - clear) * heightPx}`;
  });
  return `M${points.join('L')}`;
}

/** What was forecast for a time some hours before; null where the run had not begun. */
export function forecastFor(
  scenario: WeatherScenario,
  station: number,
  kind: AntennaKind,
  timeS: number,
  leadS: number,
): number | null {
  if (timeS < leadS) return null;
  return weatherOf(scenario).forecastClearFraction(station, kind, timeS - leadS, timeS);
}

/** Clear stretches of a sky. */
export function clearStretches(
  scenario: WeatherScenario,
  station: number,
  kind: AntennaKind,
): { readonly startS: number; readonly endS: number }[] {
  const { startS, endS } = weatherOf(scenario).clearIntervals(station, kind);
  return Array.from(startS, (start, row) => ({ startS: start, endS: endS[row]! }));
}

/**
 * Brier's score of forecasts a lead ahead, over the sites and the hours of the run: the mean square
 * of forecast less outcome (Brier, Monthly Weather Review 78, 1950), 0 for a prophet; beside it
 * that of each site's mean over the run, which looks back. Null where the run is shorter.
 */
export function forecastScore(
  scenario: WeatherScenario,
  kind: AntennaKind,
  leadS: number,
): { readonly forecast: number; readonly climate: number } | null {
  const weather = weatherOf(scenario);
  const stations = stationsWith(scenario, kind);
  const { siteFractions } = diversityOf(scenario, kind);
  let [forecast, climate, count] = [0, 0, 0];
  for (const [place, station] of stations.entries()) {
    for (let timeS = leadS; timeS < scenario.durationS; timeS += 3600) {
      const outcome = weather.isClear(station, kind, timeS) ? 1 : 0;
      const told = weather.forecastClearFraction(station, kind, timeS - leadS, timeS);
      forecast += (told - outcome) ** 2;
      climate += (siteFractions[place]! - outcome) ** 2;
      count += 1;
    }
  }
  return count === 0 ? null : { forecast: forecast / count, climate: climate / count };
}
