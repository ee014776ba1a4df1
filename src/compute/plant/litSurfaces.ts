// What of a design stands in sunlight and Earth light, made ready for millions of instants?
import { meanSurroundings, type Surroundings } from '../scenario/environmentSchema.ts';
import type { Fleet, Platform, Radiator, SolarArray } from '../scenario/scenario.ts';
import { cellReferenceTemperatureK, type SheetLaw } from './arrayTemperature.ts';
import { createAttitudeFrame, type AttitudeFrame } from './attitude.ts';
import { stefanBoltzmannWPerM2K4 } from './constants.ts';
import { createJointFrame, type JointFrame } from './jointFrame.ts';

/** A fleet's surfaces, ready for many instants: directions are in the triad of its attitude law. */
export interface LitSurfaces {
  readonly environment: Surroundings;
  readonly attitude: AttitudeFrame;
  /** Which of Sun and Earth the law aims at first; null: law or radiator look at more. */
  readonly first: 'sun' | 'earth' | null;
  readonly array: JointFrame;
  readonly radiatorJoint: JointFrame;
  readonly radiator: Radiator;
  readonly arrayM2: number;
  readonly cellDesign: SolarArray;
  readonly sheetLaw: SheetLaw;
  /** Electric watts per W/m² of light on a square metre, at the cells' reference temperature. */
  readonly electricFraction: number;
  /** No more comes out of a square metre than goes in, however cold the cells would then be. */
  readonly mostFraction: number;
  /** Of the radiator: solar absorption and Earth infrared over all of it, m² and W. */
  readonly sunAbsorbingM2: number;
  readonly infraredW: number;
  /** Of the array's sheet: Earth infrared at a view of 1, W/m². */
  readonly sheetInfraredWPerM2: number;
  /** What the radiator takes up from the array behind it, per fourth power of its temperature. */
  readonly arrayViewWPerK4: number;
}

/** Newton's steps of the array's temperature: good to 2e-4 of its power. */
const sheetStepCount = 2;

/** What cells leave at the array's terminals of sunlight on it, at their reference temperature. */
export function electricFraction(array: SolarArray): number {
  const { packingFraction, efficiencyFraction, stringLossFraction, degradationFraction } = array;
  const fresh = packingFraction * efficiencyFraction;
  return fresh * (1 - stringLossFraction) * (1 - degradationFraction);
}

/** Emissivity of both sides of the array as the radiator sees them. */
export function seenEmissivity({ array, radiator }: Pick<Platform, 'array' | 'radiator'>): number {
  const share = radiator.arrayFrontShareFraction;
  return share * array.emissivityFraction + (1 - share) * array.backEmissivityFraction;
}

/**
 * Heat that the radiator takes up for each watt that the array could give and nobody takes: what
 * stays in the sheet leaves by its two faces, of which the radiator sees a share.
 */
export function unharvestedHeatFraction(platform: Pick<Platform, 'array' | 'radiator'>): number {
  const { array, radiator } = platform;
  const emittedM2 = (array.emissivityFraction + array.backEmissivityFraction) * array.areaM2;
  if (emittedM2 === 0) return 0;
  const seen = radiator.areaM2 * radiator.arrayViewFraction * seenEmissivity(platform);
  return (radiator.emissivityFraction * seen) / emittedM2;
}

function firstOf({ attitude, platform }: Pick<Fleet, 'attitude' | 'platform'>) {
  const { primary, secondary } = attitude;
  const { joint, aim } = platform.radiator;
  if (joint.kind !== 'fixed' && aim === 'edgeToVelocity') return null;
  if (primary.target === 'sun' && secondary.target === 'earth') return 'sun';
  return primary.target === 'earth' && secondary.target === 'sun' ? 'earth' : null;
}

/** A fleet's array and radiator under its attitude law. */
export function createLitSurfaces(
  fleet: Pick<Fleet, 'attitude' | 'platform'>,
  environment: Surroundings = meanSurroundings,
): LitSurfaces {
  const { earthInfraredWPerM2 } = environment;
  const { array, radiator } = fleet.platform;
  const attitude = createAttitudeFrame(fleet.attitude);
  const emissivity = array.emissivityFraction + array.backEmissivityFraction;
  return {
    attitude,
    environment,
    first: firstOf(fleet),
    array: createJointFrame(attitude, array),
    radiatorJoint: createJointFrame(attitude, radiator),
    radiator,
    arrayM2: array.areaM2,
    cellDesign: array,
    sheetLaw: {
      emissionWPerM2K4: emissivity * stefanBoltzmannWPerM2K4,
      temperatureCoefficientPerK: array.temperatureCoefficientPerK,
      referenceTemperatureK: cellReferenceTemperatureK,
      harvestedFraction: 1,
      stepCount: sheetStepCount,
    },
    electricFraction: electricFraction(array),
    mostFraction: array.absorptivityFraction,
    sunAbsorbingM2: radiator.areaM2 * radiator.absorptivityFraction,
    infraredW: radiator.areaM2 * radiator.emissivityFraction * earthInfraredWPerM2,
    sheetInfraredWPerM2: emissivity * earthInfraredWPerM2,
    arrayViewWPerK4:
      radiator.areaM2 *
      radiator.arrayViewFraction *
      radiator.emissivityFraction *
      seenEmissivity(fleet.platform) *
      stefanBoltzmannWPerM2K4,
  };
}
