// What may a scenario file say of the Sun and the Earth that its satellites fly between?

import { sunAndEarth } from './catalogue/environment.ts';
import { valuesOf } from './catalogue/sourced.ts';
import { fraction, quantity } from './field.ts';
import { byDefault, strict } from './shape.ts';

/** Sunlight at 1 au, and what the Earth sends and sends back, in the mean of globe and year. */
export interface Surroundings {
  readonly solarConstantWPerM2: number;
  readonly earthInfraredWPerM2: number;
  readonly earthAlbedoFraction: number;
}

const { solarConstantWPerM2, earthInfraredWPerM2, earthAlbedoFraction } = valuesOf(sunAndEarth);

/** The catalogue's values: what every scenario flies in that says nothing else. */
export const meanSurroundings: Surroundings = {
  solarConstantWPerM2,
  earthInfraredWPerM2,
  earthAlbedoFraction,
};

const fields = {
  solarConstantWPerM2: byDefault(
    quantity({ min: 0, max: 5000, unit: 'W/m²', description: 'Sunlight at 1 au' }),
    solarConstantWPerM2,
  ),
  earthInfraredWPerM2: byDefault(
    quantity({ min: 0, max: 1000, unit: 'W/m²', description: 'Infrared that leaves the Earth' }),
    earthInfraredWPerM2,
  ),
  earthAlbedoFraction: byDefault(
    fraction('Share of sunlight that the Earth sends back'),
    earthAlbedoFraction,
  ),
};

export const environment = strict(fields, 'Sun and Earth; hot and cold cases are for the user');

/** What the file comes to without the key. */
export const environmentByDefault = { ...meanSurroundings };

/** Whether a file says nothing of its own: then it hashes as it did before it could. */
export function isMean(given: Surroundings): boolean {
  const names = Object.keys(meanSurroundings) as (keyof Surroundings)[];
  return names.every((name) => given[name] === meanSurroundings[name]);
}
