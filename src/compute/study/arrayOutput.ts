// What does a satellite's array give in the sunlit part of a revolution, as warm as it gets there?
import { cos, earthRadiusEquatorialKm } from '../../orbit/index.ts';
import {
  arrayState,
  cellReferenceTemperatureK,
  type PlateFaces,
} from '../plant/arrayTemperature.ts';
import { dotOf } from '../plant/bodyDirection.ts';
import { earthInfraredWPerM2 } from '../plant/constants.ts';
import { electricFraction } from '../plant/litSurfaces.ts';
import { arraySurface } from '../plant/partSurfaces.ts';
import { bodyTargets, circularTrack, pointingsAlong } from '../plant/pointing.ts';
import type { AttitudeLaw, SolarArray } from '../scenario/scenario.ts';
import { circularPeriodS, isSunlitAt, placeCount, type StudyOrbit } from './studyOrbit.ts';

/** The two faces of an array's sheet; its back absorbs sunlight as its front does. */
function arrayFaces(array: SolarArray): PlateFaces {
  return {
    frontEmissivityFraction: array.emissivityFraction,
    backEmissivityFraction: array.backEmissivityFraction,
    frontAbsorptivityFraction: array.absorptivityFraction,
    backAbsorptivityFraction: array.absorptivityFraction,
  };
}

/** Share of the sphere that the Earth fills from an altitude. */
function meanEarthView(altitudeKm: number): number {
  const ratio = (earthRadiusEquatorialKm + altitudeKm) / earthRadiusEquatorialKm;
  return 0.5 * (1 - Math.sqrt(1 - 1 / (ratio * ratio)));
}

/** Temperature and output of an array at an incidence, all of it harvested, W and K. */
export function arrayAt(
  array: SolarArray,
  altitudeKm: number,
  light: { readonly fluxWPerM2: number; readonly incidenceCos: number },
  infraredWPerM2 = earthInfraredWPerM2,
): { readonly powerW: number; readonly temperatureK: number } {
  const view = meanEarthView(altitudeKm);
  const { temperatureK, harvestedWPerM2 } = arrayState(
    arrayFaces(array),
    {
      frontSunCos: light.incidenceCos,
      backSunCos: 0,
      frontEarthFraction: view,
      backEarthFraction: view,
      sunWPerM2: light.fluxWPerM2,
      earthInfraredWPerM2: infraredWPerM2,
      reflectedWPerM2: 0,
    },
    {
      efficiencyFraction: electricFraction(array),
      temperatureCoefficientPerK: array.temperatureCoefficientPerK,
      referenceTemperatureK: cellReferenceTemperatureK,
      harvestedFraction: 1,
    },
  );
  return { powerW: harvestedWPerM2 * array.areaM2, temperatureK };
}

/**
 * Mean output over the sunlit places of a revolution, W at the array's terminals, with its joint
 * following the Sun as well as the attitude law lets it. 0 where no place is sunlit.
 */
export function meanArrayW(
  array: SolarArray,
  law: AttitudeLaw,
  orbit: StudyOrbit,
  fluxWPerM2: number,
): number {
  const { altitudeKm, betaRad = Math.PI / 2 } = orbit;
  const periodS = circularPeriodS(altitudeKm);
  const seen = bodyTargets(law, circularTrack({ periodS, betaRad, sampleCount: placeCount }));
  const ways = pointingsAlong(arraySurface(array), { kind: 'face', target: 'sun' }, seen);
  const powers = seen.flatMap(({ sun, earth }, k) => {
    if (!isSunlitAt(-dotOf(sun, earth), altitudeKm)) return [];
    const incidenceCos = Math.max(0, cos(ways[k]!.missRad));
    return [arrayAt(array, altitudeKm, { fluxWPerM2, incidenceCos }).powerW];
  });
  return powers.reduce((sum, each) => sum + each, 0) / Math.max(1, powers.length);
}
