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

/**
 * One square metre of a plate: what it absorbs, what its cells would give at the reference
 * temperature and at most; and, after `solveSheet`, what they give and how warm it is. One object,
 * so that nothing is handed over or allocated where there are millions of instants.
 */
export const sheet = {
  absorbedWPerM2: NaN,
  ratedWPerM2: NaN,
  mostWPerM2: NaN,
  availableWPerM2: NaN,
  fourthPowerK4: NaN,
};

/** What of a plate decides its balance; power of its cells is linear in their temperature. */
export interface SheetLaw {
  /** Emitted by both faces per fourth power of the temperature, above zero. */
  readonly emissionWPerM2K4: number;
  readonly temperatureCoefficientPerK: number;
  readonly referenceTemperatureK: number;
  /** Share of what the cells could give that is taken. */
  readonly harvestedFraction: number;
  /** Newton's steps; two are good to 2e-4 of the power, the worst in grazing light at 166 K. */
  readonly stepCount: number;
}

/** Newton's steps to rounding. */
const exactStepCount = 6;

/** Below this share of the heat absorbed the start with all power taken is too cold to trust. */
const coldShare = 0.3;

/**
 * Completes `sheet` for the steady state: ε σ T⁴ + share · P(T) = absorbed, with
 * P(T) = rated · [1 − k (T − T_ref)] within 0 and the most. The left side is convex in T, so
 * Newton's steps close in on the root; the fourth power follows from the balance, which closes
 * exactly.
 */
export function solveSheet(law: SheetLaw): void {
  const { emissionWPerM2K4: emission, harvestedFraction: share, stepCount } = law;
  const { absorbedWPerM2: absorbed, ratedWPerM2: rated, mostWPerM2: most } = sheet;
  if (absorbed === 0) {
    sheet.availableWPerM2 = 0;
    sheet.fourthPowerK4 = 0;
    return;
  }
  const slope = rated * law.temperatureCoefficientPerK;
  const atZero = rated + slope * law.referenceTemperatureK;
  const left = absorbed - share * (rated < most ? rated : most);
  const start = left > coldShare * absorbed ? left : absorbed;
  let temperatureK = Math.sqrt(Math.sqrt(start / emission));
  const source = absorbed - share * atZero;
  for (let k = 0; k < stepCount; k += 1) {
    const cube = emission * temperatureK * temperatureK * temperatureK;
    // Newton's step, written so that 4 T³ · T − T⁴ is one product.
    temperatureK = (3 * cube * temperatureK + source) / (4 * cube - share * slope);
  }
  const wanted = atZero - slope * temperatureK;
  // Compared so that a state that is not known (NaN) stays unknown.
  const available = wanted < 0 ? 0 : wanted > most ? most : wanted;
  const heat = absorbed - share * available;
  sheet.availableWPerM2 = available;
  sheet.fourthPowerK4 = heat < 0 ? 0 : heat / emission;
}

/**
 * Steady temperature of an array with the power that its cells give at that temperature. Sunlight
 * on the front only makes power (light from the Earth is left out). Power never exceeds the
 * sunlight that the front absorbs.
 */
export function arrayState(faces: PlateFaces, sky: PlateSky, cells: PlateCells): ArrayState {
  const emissivity = faces.frontEmissivityFraction + faces.backEmissivityFraction;
  invariant(emissivity > 0, 'a plate that emits from neither face has no steady temperature');
  const sunlight = sky.sunWPerM2 * sky.frontSunCos;
  const emissionWPerM2K4 = emissivity * stefanBoltzmannWPerM2K4;
  const law = { ...cells, emissionWPerM2K4, stepCount: exactStepCount };
  sheet.absorbedWPerM2 = absorbedByPlateWPerM2(faces, sky);
  sheet.ratedWPerM2 = cells.efficiencyFraction * sunlight;
  sheet.mostWPerM2 = faces.frontAbsorptivityFraction * sunlight;
  solveSheet(law);
  const { availableWPerM2, fourthPowerK4 } = sheet;
  const harvestedWPerM2 = cells.harvestedFraction * availableWPerM2;
  return { temperatureK: Math.sqrt(Math.sqrt(fourthPowerK4)), availableWPerM2, harvestedWPerM2 };
}
