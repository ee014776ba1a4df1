// What does air take from a signal on its way up or down, by elevation, frequency and rain?

import { earthRadiusEquatorialKm, exp, log10, pow, radPerDeg } from '../../../orbit/index.ts';

/**
 * Length of a slant path through a layer of this height over its vertical one: a shell around a
 * round Earth. With 8.4 km it is Kasten and Young's airmass (Applied Optics 28, 1989) to 1.5 %
 * above 10° and to 3.2 % at 5°, where a flat layer's 1/sin is 11 % too long.
 */
export function slantFactor(sineOfElevation: number, heightKm: number): number {
  const layers = earthRadiusEquatorialKm / heightKm;
  const up = layers * Math.max(0, sineOfElevation);
  return Math.sqrt(up * up + 2 * layers + 1) - up;
}

/** Height of the atmosphere pressed to its density at sea level, km. */
export const airmassHeightKm = 8.4;

/** Oxygen and water vapour straight up, with the heights at which they thin out. */
export interface GasAttenuation {
  readonly dryZenithDb: number;
  readonly dryHeightKm: number;
  readonly wetZenithDb: number;
  readonly wetHeightKm: number;
}

/** Surface air of the standard atmosphere: 1013 hPa, 15 °C, and 7.5 g/m³ of water (ITU-R P.835). */
const vapourGPerM3 = 7.5;

/** Oxygen at the surface, dB/km; to 54 GHz. */
function oxygenDbPerKm(fGHz: number): number {
  const edge = 0.62 / (pow(54 - fGHz, 1.16) + 0.83);
  return (7.2 / (fGHz * fGHz + 0.34) + edge) * fGHz * fGHz * 1e-3;
}

/** Water vapour at the surface, dB/km. */
function vapourDbPerKm(fGHz: number): number {
  const width = 0.955 + 0.006 * vapourGPerM3;
  const far = 0.735 + 0.0353 * vapourGPerM3;
  const off = (centreGHz: number): number => (fGHz - centreGHz) * (fGHz - centreGHz);
  const shape = (centreGHz: number): number =>
    1 + off(centreGHz) / ((fGHz + centreGHz) * (fGHz + centreGHz));
  const lines =
    (3.98 * width * shape(22)) / (off(22.235) + 9.42 * width * width) +
    (11.96 * width) / (off(183.31) + 11.14 * width * width) +
    (0.081 * width) / (off(321.226) + 6.29 * width * width) +
    (3.66 * width) / (off(325.153) + 9.22 * width * width) +
    (25.37 * width) / off(380) +
    (17.4 * width) / off(448) +
    (844.6 * width * shape(557)) / off(557) +
    (290 * width * shape(752)) / off(752) +
    (8.3328e4 * far * shape(1780)) / off(1780);
  return lines * fGHz * fGHz * vapourGPerM3 * 1e-4;
}

/** Equivalent height of oxygen, km, at the surface pressure of the standard atmosphere. */
function oxygenHeightKm(fGHz: number): number {
  const width = 2.87 + 12.4 * exp(-7.9);
  const near60 = (fGHz - 59.7) / width;
  const t1 = (4.64 / 1.066) * exp(-near60 * near60);
  const t2 = (0.14 * exp(2.12)) / ((fGHz - 118.75) * (fGHz - 118.75) + 0.031 * exp(2.2));
  const top = -0.0247 + 0.0001 * fGHz + 1.61e-6 * fGHz * fGHz;
  const below = 1 - 0.0169 * fGHz + 4.1e-5 * fGHz * fGHz + 3.2e-7 * fGHz * fGHz * fGHz;
  const t3 = ((0.0114 / 1.14) * fGHz * top) / below;
  return Math.min(10.7, (6.1 / 1.17) * (1 + t1 + t2 + t3));
}

/** Equivalent height of water vapour, km. */
function vapourHeightKm(fGHz: number): number {
  const sigma = 1.013 / (1 + exp(-8.6 * 0.43));
  const near = (centreGHz: number, strength: number, width: number): number =>
    (strength * sigma) / ((fGHz - centreGHz) * (fGHz - centreGHz) + width * sigma);
  return 1.66 * (1 + near(22.235, 1.39, 2.56) + near(183.31, 3.37, 4.69) + near(325.1, 1.58, 2.89));
}

/**
 * Gases above a station, for 1 to 50 GHz and 5° to 90°: ITU-R P.676-10 (2013), Annex 2, in the
 * standard atmosphere at a middle latitude, thinned to the station's height.
 */
export function gasAttenuation(frequencyHz: number, altitudeKm: number): GasAttenuation {
  const fGHz = frequencyHz / 1e9;
  const dryHeightKm = oxygenHeightKm(fGHz);
  const wetHeightKm = vapourHeightKm(fGHz);
  return {
    dryZenithDb: oxygenDbPerKm(fGHz) * dryHeightKm * exp(-altitudeKm / dryHeightKm),
    dryHeightKm,
    wetZenithDb: vapourDbPerKm(fGHz) * wetHeightKm * exp(-altitudeKm / wetHeightKm),
    wetHeightKm,
  };
}

/** Gases along the path, dB. */
export function gasDb(gas: GasAttenuation, sineOfElevation: number): number {
  const dry = gas.dryZenithDb * slantFactor(sineOfElevation, gas.dryHeightKm);
  return dry + gas.wetZenithDb * slantFactor(sineOfElevation, gas.wetHeightKm);
}

/** Height of the rain above sea level, km, by latitude: ITU-R P.839-1 (1997), before its map. */
export function rainHeightKm(latitudeRad: number): number {
  const latitudeDeg = latitudeRad / radPerDeg;
  if (latitudeDeg >= 0) return Math.max(0, 5 - 0.075 * Math.max(0, latitudeDeg - 23));
  return Math.max(0, 5 - 0.1 * Math.max(0, -latitudeDeg - 21));
}

/** Sum of bell curves over log₁₀ f plus a straight line. */
function bells(x: number, rows: readonly (readonly number[])[], m: number, c: number): number {
  return rows.reduce(
    (sum, [a, b, width]) => {
      const off = (x - b!) / width!;
      return sum + a! * exp(-off * off);
    },
    m * x + c,
  );
}

const kHorizontal = [
  [-5.3398, -0.10008, 1.13098],
  [-0.35351, 1.2697, 0.454],
  [-0.23789, 0.86036, 0.15354],
  [-0.94158, 0.64552, 0.16817],
];
const kVertical = [
  [-3.80595, 0.56934, 0.81061],
  [-3.44965, -0.22911, 0.51059],
  [-0.39902, 0.73042, 0.11899],
  [0.50167, 1.07319, 0.27195],
];
const alphaHorizontal = [
  [-0.14318, 1.82442, -0.55187],
  [0.29591, 0.77564, 0.19822],
  [0.32177, 0.63773, 0.13164],
  [-5.3761, -0.9623, 1.47828],
  [16.1721, -3.2998, 3.4399],
];
const alphaVertical = [
  [-0.07771, 2.3384, -0.76284],
  [0.56727, 0.95545, 0.54039],
  [-0.20238, 1.1452, 0.26809],
  [-48.2991, 0.791669, 0.116226],
  [48.5833, 0.791459, 0.116479],
];

/** k and α of γ = k Rᵅ for one polarisation: ITU-R P.838-3 (2005), 1 to 1,000 GHz. */
export function rainCoefficients(
  frequencyHz: number,
  polarisation: 'horizontal' | 'vertical',
): { readonly k: number; readonly alpha: number } {
  const x = log10(frequencyHz / 1e9);
  return polarisation === 'horizontal'
    ? {
        k: pow(10, bells(x, kHorizontal, -0.18961, 0.71147)),
        alpha: bells(x, alphaHorizontal, 0.67849, -1.95537),
      }
    : {
        k: pow(10, bells(x, kVertical, -0.16398, 0.63297)),
        alpha: bells(x, alphaVertical, -0.053739, 0.83433),
      };
}

/** Rain over a station: what it takes per km in circular polarisation, and how high it reaches. */
export interface RainAttenuation {
  readonly rainDbPerKm: number;
  readonly rainDepthKm: number;
  readonly frequencyGHz: number;
}

/** Rain of this rate at a station. */
export function rainAttenuation(
  frequencyHz: number,
  rainRateMmPerH: number,
  site: { readonly latitudeRad: number; readonly altitudeM: number },
): RainAttenuation {
  const h = rainCoefficients(frequencyHz, 'horizontal');
  const v = rainCoefficients(frequencyHz, 'vertical');
  const k = (h.k + v.k) / 2;
  const alpha = (h.k * h.alpha + v.k * v.alpha) / (2 * k);
  return {
    rainDbPerKm: rainRateMmPerH > 0 ? k * pow(rainRateMmPerH, alpha) : 0,
    rainDepthKm: Math.max(0, rainHeightKm(site.latitudeRad) - site.altitudeM / 1000),
    frequencyGHz: frequencyHz / 1e9,
  };
}

/**
 * Rain along the path, dB: rate times length, lessened as cells of rain are small (the horizontal
 * reduction of ITU-R P.618-13, §2.2.1.1, without its vertical correction). Steep through strong
 * rain that reduction would take more than the slant adds; never less than straight up.
 */
export function rainDb(rain: RainAttenuation, sineOfElevation: number): number {
  const { rainDbPerKm, rainDepthKm, frequencyGHz } = rain;
  if (rainDbPerKm === 0 || rainDepthKm === 0) return 0;
  const slantKm = rainDepthKm * slantFactor(sineOfElevation, rainDepthKm);
  const flatKm = slantKm * Math.sqrt(Math.max(0, 1 - sineOfElevation * sineOfElevation));
  const spread = 0.78 * Math.sqrt((flatKm * rainDbPerKm) / frequencyGHz);
  const reducedKm = slantKm / (1 + spread - 0.38 * (1 - exp(-2 * flatKm)));
  return rainDbPerKm * Math.max(rainDepthKm, reducedKm);
}

/** Clear air and scintillation over an optical station. */
export interface OpticalAir {
  readonly extinctionZenithDb: number;
  readonly scintillationZenithDb: number;
  readonly scintillationMaxDb: number;
}

/** Clear air along the path, dB: Beer's law by airmass. */
export function extinctionDb(air: OpticalAir, sineOfElevation: number): number {
  return air.extinctionZenithDb * slantFactor(sineOfElevation, airmassHeightKm);
}

/**
 * Fade allowed for, dB: grows as airmass^(11/12), the standard deviation of weak fluctuations
 * (Rytov variance ∝ airmass^(11/6); Andrews and Phillips, Laser Beam Propagation, 2005, ch. 12),
 * until it saturates.
 */
export function scintillationDb(air: OpticalAir, sineOfElevation: number): number {
  if (air.scintillationZenithDb === 0) return 0;
  const growth = pow(slantFactor(sineOfElevation, airmassHeightKm), 11 / 12);
  return Math.min(air.scintillationMaxDb, air.scintillationZenithDb * growth);
}
