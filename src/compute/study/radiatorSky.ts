// What heat do Sun, Earth and the satellite's own array put onto its radiator along an orbit?
import { cos, earthRadiusEquatorialKm } from '../../orbit/index.ts';
import { dotOf } from '../plant/bodyDirection.ts';
import { earthRadiusAuthalicKm } from '../plant/constants.ts';
import { seenEmissivity } from '../plant/litSurfaces.ts';
import { plateHeatWPerM2 } from '../plant/plateView.ts';
import { radiatorSurface, radiatorSurfaceAim } from '../plant/partSurfaces.ts';
import { bodyTargets, circularTrack, pointingsAlong } from '../plant/pointing.ts';
import { absorbedEarthWPerM2 } from '../plant/supply.ts';
import { earthViewFactor, earthViewFactorOfBothFaces } from '../plant/viewFactor.ts';
import type { AttitudeLaw, Platform } from '../scenario/scenario.ts';
import { arrayAt } from './arrayOutput.ts';
import type { SkyCase, SkyFluxes } from './skyCases.ts';
import { circularPeriodS, isSunlitAt, placeCount, type StudyOrbit } from './studyOrbit.ts';

/** How a radiator stands at one place of an orbit: cosines from its normal. */
export interface RadiatorPlace {
  readonly sunCos: number;
  readonly tiltCos: number;
  /** Of the Sun's zenith angle on the ground below; 0 at night. */
  readonly subSolarCos: number;
  readonly isSunlit: boolean;
}

/** The two attitudes between which designs choose. */
export const radiatorAttitudes = ['edgeOn', 'nadirFacing'] as const;
export type RadiatorAttitude = (typeof radiatorAttitudes)[number];

/** A revolution of a radiator that keeps edge-on to Sun and Earth, or faces the Earth. */
export function placesOfAttitude(attitude: RadiatorAttitude, orbit: StudyOrbit): RadiatorPlace[] {
  const { altitudeKm, betaRad = Math.PI / 2 } = orbit;
  const betaCos = cos(betaRad);
  const isEdgeOn = attitude === 'edgeOn';
  return Array.from({ length: placeCount }, (_, k) => {
    const upSunCos = betaCos * cos((2 * Math.PI * k) / placeCount);
    return {
      sunCos: isEdgeOn ? 0 : -upSunCos,
      tiltCos: isEdgeOn ? 0 : 1,
      subSolarCos: Math.max(0, upSunCos),
      isSunlit: isSunlitAt(upSunCos, altitudeKm),
    };
  });
}

/** A revolution of a platform's radiator under its attitude law. */
export function placesOfLaw(
  law: AttitudeLaw,
  { radiator }: Pick<Platform, 'radiator'>,
  orbit: StudyOrbit,
): RadiatorPlace[] {
  const { altitudeKm, betaRad = Math.PI / 2 } = orbit;
  const periodS = circularPeriodS(altitudeKm);
  const track = circularTrack({ periodS, betaRad, sampleCount: placeCount });
  const seen = bodyTargets(law, track);
  const ways = pointingsAlong(radiatorSurface(radiator), radiatorSurfaceAim(radiator), seen);
  return seen.map(({ sun, earth }, k) => {
    const upSunCos = -dotOf(sun, earth);
    const { normal } = ways[k]!;
    return {
      sunCos: dotOf(normal, sun),
      tiltCos: dotOf(normal, earth),
      subSolarCos: Math.max(0, upSunCos),
      isSunlit: isSunlitAt(upSunCos, altitudeKm),
    };
  });
}

/** What the radiator takes up of its own array in sunlight, W per m² of planform. */
function arrayHeatWPerM2(
  { array, radiator }: Pick<Platform, 'array' | 'radiator'>,
  altitudeKm: number,
  sky: SkyFluxes,
): number {
  if (radiator.arrayViewFraction === 0) return 0;
  const light = { fluxWPerM2: sky.solarWPerM2, incidenceCos: 1 };
  const { temperatureK } = arrayAt(array, altitudeKm, light, sky.earthInfraredWPerM2);
  const source = { temperatureK, emissivityFraction: seenEmissivity({ array, radiator }) };
  return radiator.emissivityFraction * plateHeatWPerM2(source, radiator.arrayViewFraction);
}

/**
 * Heat that a square metre of planform (both faces, where both emit) absorbs over a revolution, W:
 * hot takes the hottest place of the orbit, cold the coldest, mean the mean.
 */
export function absorbedWPerM2(
  platform: Pick<Platform, 'array' | 'radiator'>,
  altitudeKm: number,
  places: readonly RadiatorPlace[],
  skyCase: SkyCase,
  sky: SkyFluxes,
): number {
  const { radiator } = platform;
  const ratio = (earthRadiusEquatorialKm + altitudeKm) / earthRadiusAuthalicKm;
  const arrayWPerM2 = arrayHeatWPerM2(platform, altitudeKm, sky);
  const viewOf = radiator.isTwoSided ? earthViewFactorOfBothFaces : earthViewFactor;
  const found = places.map(({ sunCos, tiltCos, subSolarCos, isSunlit }) => {
    const facing = radiator.isTwoSided ? Math.abs(sunCos) : Math.max(0, sunCos);
    const sunWPerM2 = radiator.absorptivityFraction * sky.solarWPerM2 * facing;
    const reflected = sky.albedoFraction * sky.solarWPerM2 * subSolarCos;
    const view = viewOf(tiltCos, ratio);
    const earth = absorbedEarthWPerM2(radiator, view, sky.earthInfraredWPerM2, reflected);
    return earth + (isSunlit ? sunWPerM2 + arrayWPerM2 : 0);
  });
  if (skyCase === 'hot') return Math.max(...found);
  if (skyCase === 'cold') return Math.min(...found);
  return found.reduce((sum, each) => sum + each, 0) / found.length;
}
