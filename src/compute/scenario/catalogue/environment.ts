// Which constants of nature and means of the environment does every run use, and whence?

import { from } from './sourced.ts';
import type { CatalogueRecord } from './sourced.ts';

/** What surrounds a satellite. */
export interface EnvironmentFields {
  /** At 1 au; runs follow the distance through the year. */
  readonly solarConstantWPerM2: number;
  /** Leaving the Earth, mean over the globe and the year. */
  readonly earthInfraredWPerM2: number;
  /** Bond albedo, mean over the globe and the year. */
  readonly earthAlbedoFraction: number;
  /** Radius of the sphere with the surface of the WGS 84 ellipsoid. */
  readonly earthRadiusAuthalicKm: number;
}

/** Stefan–Boltzmann constant. */
export const stefanBoltzmann = from(
  'CODATA 2018, exact in the SI of 2019',
  '2019',
  'high',
)(5.670374419e-8, 'W/(m² K⁴)');

const designMean = from(
  'usual design mean of spacecraft thermal analysis, 235–240 W/m² and 0.3; single orbits differ',
  '2025',
  'medium',
);

/** Sun and Earth as every run has them. */
export const sunAndEarth: CatalogueRecord<EnvironmentFields> = {
  id: 'sun-and-earth',
  name: 'Sun and Earth',
  fields: {
    solarConstantWPerM2: from(
      'Kopp and Lean 2011, Geophys. Res. Lett. 38 L01706: 1360.8 ± 0.5; IAU 2015 resolution B3',
      '2011',
      'high',
    )(1361, 'W/m²'),
    earthInfraredWPerM2: designMean(237, 'W/m²'),
    earthAlbedoFraction: designMean(0.3),
    earthRadiusAuthalicKm: from('NIMA TR8350.2: WGS 84', '2000', 'high')(6371.0072, 'km'),
  },
};

const { value, unit } = stefanBoltzmann;

/** Constants of nature, as text: too small for the digits of a table. */
export const constantsOfNature: CatalogueRecord<{ readonly stefanBoltzmann: string }> = {
  id: 'constants',
  name: 'Constants of nature',
  fields: { stefanBoltzmann: { ...stefanBoltzmann, value: `${value} ${unit}`, unit: '' } },
};
