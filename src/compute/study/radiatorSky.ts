// What heat do Sun, Earth and the satellite's own array put onto its radiator along an orbit?
import { cos, earthMuKm3PerS2, earthRadiusEquatorialKm } from '../../orbit/index.ts';
import { arrayState, cellReferenceTemperatureK } from '../plant/arrayTemperature.ts';
import { dotOf } from '../plant/bodyDirection.ts';
import { earthRadiusAuthalicKm, stefanBoltzmannWPerM2K4 } from '../plant/constants.ts';
import { bodyTargets, circularTrack } from '../plant/pointing.ts';
import { absorbedEarthWPerM2 } from '../plant/supply.ts';
import { earthViewFactor, earthViewFactorOfBothFaces } from '../plant/viewFactor.ts';
import type { AttitudeLaw, Platform } from '../scenario/scenario.ts';
import type { SkyCase, SkyFluxes } from './skyCases.ts';

/** A circular orbit; β, the Sun's height over its plane, says when it is in shadow. */
export interface StudyOrbit {
  readonly altitudeKm: number;
  /** Default π/2: the Sun square to the orbit, no shadow. */
  readonly betaRad?: number;
}

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

const placeCount = 72;

/** In the shadow, a cylinder of the Earth's radius; the cone and the air differ by seconds. */
function isSunlitAt(upSunCos: number, radiusRatio: number): boolean {
  return upSunCos >= 0 || radiusRatio * radiusRatio * (1 - upSunCos * upSunCos) >= 1;
}

function radiusRatioOf({ altitudeKm }: StudyOrbit): number {
  return (earthRadiusEquatorialKm + altitudeKm) / earthRadiusEquatorialKm;
}

/** A revolution of a radiator that keeps edge-on to Sun and Earth, or faces the Earth. */
export function placesOfAttitude(attitude: RadiatorAttitude, orbit: StudyOrbit): RadiatorPlace[] {
  const betaCos = cos(orbit.betaRad ?? Math.PI / 2);
  const ratio = radiusRatioOf(orbit);
  const isEdgeOn = attitude === 'edgeOn';
  return Array.from({ length: placeCount }, (_, k) => {
    const upSunCos = betaCos * cos((2 * Math.PI * k) / placeCount);
    return {
      sunCos: isEdgeOn ? 0 : -upSunCos,
      tiltCos: isEdgeOn ? 0 : 1,
      subSolarCos: Math.max(0, upSunCos),
      isSunlit: isSunlitAt(upSunCos, ratio),
    };
  });
}

/** Seconds a revolution takes on a circular orbit at an altitude. */
export function circularPeriodS(altitudeKm: number): number {
  const radiusKm = earthRadiusEquatorialKm + altitudeKm;
  return 2 * Math.PI * radiusKm * Math.sqrt(radiusKm / earthMuKm3PerS2);
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
  const ratio = radiusRatioOf(orbit);
  return bodyTargets(law, track).map(({ sun, earth }) => {
    const upSunCos = -dotOf(sun, earth);
    return {
      sunCos: dotOf(radiator.bodyNormal, sun),
      tiltCos: dotOf(radiator.bodyNormal, earth),
      subSolarCos: Math.max(0, upSunCos),
      isSunlit: isSunlitAt(upSunCos, ratio),
    };
  });
}

/** What the radiator takes up of its own array in sunlight, W per m² of planform. */
function arrayHeatWPerM2(
  { array, radiator }: Pick<Platform, 'array' | 'radiator'>,
  sky: SkyFluxes,
  earthView: number,
): number {
  if (radiator.arrayViewFraction === 0) return 0;
  const { temperatureK } = arrayState(
    {
      frontEmissivityFraction: array.emissivityFraction,
      backEmissivityFraction: array.backEmissivityFraction,
      frontAbsorptivityFraction: array.absorptivityFraction,
      backAbsorptivityFraction: array.absorptivityFraction,
    },
    {
      frontSunCos: 1,
      backSunCos: 0,
      frontEarthFraction: earthView,
      backEarthFraction: earthView,
      sunWPerM2: sky.solarWPerM2,
      earthInfraredWPerM2: sky.earthInfraredWPerM2,
      reflectedWPerM2: 0,
    },
    {
      efficiencyFraction: array.efficiencyFraction * array.packingFraction,
      temperatureCoefficientPerK: array.temperatureCoefficientPerK,
      referenceTemperatureK: cellReferenceTemperatureK,
      harvestedFraction: 1,
    },
  );
  const square = temperatureK * temperatureK;
  const emitted = array.backEmissivityFraction * stefanBoltzmannWPerM2K4 * square * square;
  return radiator.arrayViewFraction * radiator.emissivityFraction * emitted;
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
  const earthView = 0.5 * (1 - Math.sqrt(1 - 1 / (ratio * ratio)));
  const arrayWPerM2 = arrayHeatWPerM2(platform, sky, earthView);
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
