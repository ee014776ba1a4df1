// Weather inputs that tests change one thing of.
import { radPerDeg } from '../../../../src/orbit/index.ts';
import type { WeatherInputs } from '../../../../src/compute/network/weather/weather.ts';
import { createWeather } from '../../../../src/compute/network/weather/weather.ts';
import type { Weather } from '../../../../src/compute/network/weather/weather.ts';
import type { Station, WeatherRules } from '../../../../src/compute/scenario/scenario.ts';

export const dayS = 86_400;

/** Every cloud fraction, whichever month it is. */
export function allYear(cloudFraction: number): number[] {
  return Array.from({ length: 12 }, () => cloudFraction);
}

/** A site with what weather asks of it. */
export function siteAt(latitudeDeg: number, longitudeDeg: number, cloudFractions: number[]) {
  return {
    latitudeRad: latitudeDeg * radPerDeg,
    longitudeRad: longitudeDeg * radPerDeg,
    cloudFractions,
  } as unknown as Station;
}

/** Wide patches: few of them fall, and a single sky does not feel how wide they are. */
export const rules: WeatherRules = {
  isOn: true,
  correlationKm: 3000,
  persistenceS: 6 * 3600,
  diurnalFraction: 0,
  cloudiestHour: 15,
  rainPersistenceS: 1800,
  rainOutageFraction: { ka: 0.005, x: 0.0005 },
};

interface Changes extends Partial<Omit<WeatherInputs, 'weather'>> {
  readonly weather?: Partial<WeatherRules>;
}

/** A year from the start of 2027 unless the changes say otherwise. */
export function inputsOf(stations: readonly Station[], changes: Changes = {}): WeatherInputs {
  return {
    seed: 1,
    startUtcMs: Date.UTC(2027, 0, 1),
    durationS: 365 * dayS,
    ...changes,
    stations,
    weather: { ...rules, ...changes.weather },
  };
}

export function weatherOf(stations: readonly Station[], changes: Changes = {}): Weather {
  return createWeather(inputsOf(stations, changes));
}
