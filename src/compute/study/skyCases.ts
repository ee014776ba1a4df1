// How hot and how cold can what comes from Sun and Earth be? One table for every design study.
import { sunAndEarth } from '../scenario/catalogue/environment.ts';
import { assumed, from, type Certified } from '../scenario/catalogue/sourced.ts';

/** Fluxes of one case; those of the Earth as they leave its surface. */
export interface SkyFluxes {
  readonly solarWPerM2: number;
  readonly earthInfraredWPerM2: number;
  readonly albedoFraction: number;
}

/** The cases, from the most heat to the least. */
export const skyCaseNames = ['hot', 'mean', 'cold'] as const;
export type SkyCase = (typeof skyCaseNames)[number];

const distance = from(
  '1,361 W/m² at 1 au, distance 0.983 to 1.017 au over the year',
  '2011',
  'high',
);
const infrared = assumed('single orbits differ by about a tenth from the mean of the globe');
const albedo = assumed('single orbits, from open sea to ice and cloud; the mean is 0.30');

/** Hot: Sun at its nearest and a bright, warm Earth; cold: the reverse; mean: as runs have it. */
export const skyCases: Readonly<Record<SkyCase, Certified<SkyFluxes>>> = {
  hot: {
    solarWPerM2: distance(1408, 'W/m²'),
    earthInfraredWPerM2: infrared(261, 'W/m²'),
    albedoFraction: albedo(0.4),
  },
  mean: {
    solarWPerM2: sunAndEarth.fields.solarConstantWPerM2,
    earthInfraredWPerM2: sunAndEarth.fields.earthInfraredWPerM2,
    albedoFraction: sunAndEarth.fields.earthAlbedoFraction,
  },
  cold: {
    solarWPerM2: distance(1316, 'W/m²'),
    earthInfraredWPerM2: infrared(213, 'W/m²'),
    albedoFraction: albedo(0.2),
  },
};

/** The bare fluxes of a case. */
export function skyFluxes(name: SkyCase): SkyFluxes {
  const { solarWPerM2, earthInfraredWPerM2, albedoFraction } = skyCases[name];
  return {
    solarWPerM2: solarWPerM2.value,
    earthInfraredWPerM2: earthInfraredWPerM2.value,
    albedoFraction: albedoFraction.value,
  };
}
