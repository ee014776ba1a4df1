// How warm does a solar array get, and what does that leave of its power?
import { invariant } from '../invariant.ts';
import { stefanBoltzmannWPerM2K4 } from './constants.ts';
import type { FaceViews } from './plateView.ts';

/** The two faces of a plate as light and heat meet them. */
export interface PlateFaces {
  readonly frontEmissivityFraction: number;
  readonly backEmissivityFraction: number;
  readonly frontAbsorptivityFraction: number;
  readonly backAbsorptivityFraction: number;
}

/** What comes from outside, W/m² at square incidence or at the Earth's surface. */
export interface PlateSky extends FaceViews {
  readonly sunWPerM2: number;
  readonly earthInfraredWPerM2: number;
  /** Sunlight that the ground below reflects: albedo × flux × cosine of the Sun's height there. */
  readonly reflectedWPerM2: number;
  /** Other heat put into the plate, e.g. from electronics on it; default 0. */
  readonly extraWPerM2?: number;
}

/** Heat that both faces absorb when nothing is harvested, W/m² of plate. */
export function absorbedByPlateWPerM2(faces: PlateFaces, sky: PlateSky): number {
  const { sunWPerM2, reflectedWPerM2, earthInfraredWPerM2 } = sky;
  const front = sunWPerM2 * sky.frontSunCos + reflectedWPerM2 * sky.frontEarthFraction;
  const back = sunWPerM2 * sky.backSunCos + reflectedWPerM2 * sky.backEarthFraction;
  const infrared =
    faces.frontEmissivityFraction * sky.frontEarthFraction +
    faces.backEmissivityFraction * sky.backEarthFraction;
  return (
    faces.frontAbsorptivityFraction * front +
    faces.backAbsorptivityFraction * back +
    infrared * earthInfraredWPerM2 +
    (sky.extraWPerM2 ?? 0)
  );
}

/**
 * Steady temperature of a plate, K, from the heat that it absorbs and the power taken out of it,
 * W/m² of plate: T = [(absorbed − harvested)/(σ(ε_front + ε_back))]^¼, space at 0 K. 0 when no heat
 * is left over.
 */
export function plateTemperatureK(
  faces: PlateFaces,
  absorbedWPerM2: number,
  harvestedWPerM2: number,
): number {
  const emissivity = faces.frontEmissivityFraction + faces.backEmissivityFraction;
  invariant(emissivity > 0, 'a plate that emits from neither face has no steady temperature');
  const heat = Math.max(0, absorbedWPerM2 - harvestedWPerM2);
  return Math.sqrt(Math.sqrt(heat / (emissivity * stefanBoltzmannWPerM2K4)));
}

/** What the cells on a plate's front make of sunlight. */
export interface PlateCells {
  /** Electric power per sunlight on the plate at the reference temperature, packing included. */
  readonly efficiencyFraction: number;
  /** Share of that power lost per kelvin above the reference; 0 leaves the temperature out. */
  readonly temperatureCoefficientPerK: number;
  readonly referenceTemperatureK: number;
  /** Share of what the cells could give that is taken: 0 when the battery is full and all idle. */
  readonly harvestedFraction: number;
}

/** 28 °C: at which data sheets of space cells state their power (AIAA S-111). */
export const cellReferenceTemperatureK = 301.15;

export interface ArrayState {
  readonly temperatureK: number;
  /** Electric power on offer and taken, W/m² of plate; what is not taken warms the plate. */
  readonly availableWPerM2: number;
  readonly harvestedWPerM2: number;
}

const halvingCount = 60;

/**
 * Steady temperature of an array with the power that its cells give at that temperature. Sunlight
 * on the front only makes power (light from the Earth is left out). Power never exceeds the
 * sunlight that the front absorbs. The balance σεT⁴ + harvested(T) − absorbed is solved by halving
 * between 0 K and the temperature without harvest, to 1e-15 of that.
 */
export function arrayState(faces: PlateFaces, sky: PlateSky, cells: PlateCells): ArrayState {
  const absorbed = absorbedByPlateWPerM2(faces, sky);
  const sunlight = sky.sunWPerM2 * sky.frontSunCos;
  const most = faces.frontAbsorptivityFraction * sunlight;
  const availableAt = (temperatureK: number): number => {
    const warmer = temperatureK - cells.referenceTemperatureK;
    const share = cells.efficiencyFraction * (1 - cells.temperatureCoefficientPerK * warmer);
    return Math.min(most, Math.max(0, share * sunlight));
  };
  let [low, high] = [0, plateTemperatureK(faces, absorbed, 0)];
  for (let k = 0; k < halvingCount; k += 1) {
    const middle = (low + high) / 2;
    const harvested = cells.harvestedFraction * availableAt(middle);
    if (plateTemperatureK(faces, absorbed, harvested) > middle) low = middle;
    else high = middle;
  }
  const temperatureK = (low + high) / 2;
  const availableWPerM2 = availableAt(temperatureK);
  const harvestedWPerM2 = cells.harvestedFraction * availableWPerM2;
  return { temperatureK, availableWPerM2, harvestedWPerM2 };
}
