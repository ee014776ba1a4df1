// How dense are penetrating protons at a place, and how long is a satellite in the South Atlantic?
import { acos, asin, cos, exp, log, radPerDeg, sin } from '../../orbit/index.ts';
import { assumed, from } from '../scenario/catalogue/sourced.ts';
import { doseAltitudesKm, fiveYearDoseTable, interpolated } from './radiationDose.ts';

const hubbleContours = from(
  'ellipse of Gauss fitted to the Hubble contours 12, 14, 15, 16: 1300, 800, 300, 100 protons/' +
    '(cm² s) above 50 MeV at 600 km, Stassinopoulos at solar minimum (spacetelescope/costools, ' +
    'saamodel); scatter a factor of 1.7',
  '1992',
  'medium',
);
const recalled = assumed(
  'minimum of the field in 2020: 26.6° S, 49.1° W; protons were centred at 30° S, 40° W in 1973 ' +
    '(Knoll 1977), which the drift takes to 56° W, and Hubble’s contours of 1992 to 44° W',
);

/** The anomaly: its centre at `epochYear`, its widths, and what it is measured against. */
export const anomalyModel = {
  centreLatitudeDeg: recalled(-26, 'deg'),
  centreLongitudeDeg: recalled(-50, 'deg'),
  epochYear: assumed('the year for which the centre is stated')(2026, 'y'),
  driftDegPerYear: from(
    'RXTE 1996–2007 at 540 km (Fürst 2009, Earth Planet. Sci. Lett. 281, 125); NOAA-15: 7° in 24 y',
    '2009-05',
    'high',
  )(-0.3, 'deg/y'),
  latitudeSigmaDeg: hubbleContours(9.2, 'deg'),
  longitudeSigmaDeg: hubbleContours(24.4, 'deg'),
  peakAt600KmPerCm2S: hubbleContours(1960, 'protons/(cm² s) above 50 MeV'),
  boundaryPerCm2S: assumed(
    'flux at the border of the anomaly, chosen for Hubble’s 15 % of time; its own contours run ' +
      'from 10 to 1300 and cover 9 to 14 %',
  )(50, 'protons/(cm² s) above 50 MeV'),
} as const;

/** Dose rate behind 10 mm on the reference orbit: all relative fluxes are relative to it. */
export const referenceDoseKradPerYear = from(
  'arXiv:2511.19468v2 (Suncatcher): about 150 rad(Si)/y behind 10 mm of aluminium at 650 km',
  '2026-06',
  'medium',
)(0.15, 'krad(Si)/y');

/** Dose rate of cosmic rays, everywhere alike. */
export const cosmicRayDoseKradPerYear = from(
  'R3DR outside the ISS: 81.4 µGy a day from cosmic rays (Dachev 2015, Int. J. Astrobiology 14); ' +
    'polar orbits get more, low inclinations less',
  '2015',
  'low',
)(0.00297, 'krad(Si)/y');

/** Altitudes for which the flux is given, km; below 500 the slope of 500…700 goes on. */
export const protonFluxAltitudesKm = assumed(
  'below the table, 500 km, its lowest slope goes on (e-folding 137 km); above 2,000 km nothing',
)([300, 2000] as const, 'km');

const referenceAltitudeKm = 650;
const referenceInclinationRad = 97.99 * radPerDeg;
// The 30° orbits behind 10 mm, which neither electrons nor solar protons reach.
const trappedLogs = fiveYearDoseTable.value.inclined30[2]!.map(log);
const trappedLogAtReference = interpolated(doseAltitudesKm, trappedLogs, referenceAltitudeKm);
const latitudeSigmaRad = anomalyModel.latitudeSigmaDeg.value * radPerDeg;
const centreLatitudeRad = anomalyModel.centreLatitudeDeg.value * radPerDeg;
// Concentration of the circular normal law: a Gauss curve that closes around the Earth.
const longitudeSigmaRad = anomalyModel.longitudeSigmaDeg.value * radPerDeg;
const concentration = 1 / (longitudeSigmaRad * longitudeSigmaRad);
const peakOverBorderLog = log(
  anomalyModel.peakAt600KmPerCm2S.value / anomalyModel.boundaryPerCm2S.value,
);
const cosmicRayRelative = cosmicRayDoseKradPerYear.value / referenceDoseKradPerYear.value;

// Means of smooth periodic functions: 720 points leave an error below 1e-12.
const quadratureCount = 720;
const longitudeMean = meanOverTurn((angle) => exp(concentration * (cos(angle) - 1)));
const trappedAtCentre =
  (1 - cosmicRayRelative) / (longitudeMean * latitudeMean(referenceInclinationRad));

/**
 * Flux of penetrating protons at a place, relative to the mean over Suncatcher's orbit (650 km,
 * 97.99°), cosmic rays included: a satellite there for a year would see 1.
 *
 * `latitudeRad` and `longitudeRad` as of the ground below, `year` with its fraction. NaN outside
 * 300…2,000 km. The shape is that at 600 km: trust it by place up to about 1,000 km, where the
 * belt itself begins, and by orbit (`protonFluxOrbitMean`) to 2,000 km.
 */
export function protonFluxRelative(
  latitudeRad: number,
  longitudeRad: number,
  altitudeKm: number,
  year: number,
): number {
  const eastLog = concentration * (cos(longitudeRad - anomalyLongitudeRad(year)) - 1);
  const trappedLog = trappedGrowthLog(altitudeKm) + latitudeLog(latitudeRad) + eastLog;
  return trappedAtCentre * exp(trappedLog) + cosmicRayRelative;
}

/** Mean of `protonFluxRelative` over a circular orbit, in any year (longitudes even out). */
export function protonFluxOrbitMean(inclinationRad: number, altitudeKm: number): number {
  const shape = longitudeMean * latitudeMean(inclinationRad);
  return trappedAtCentre * exp(trappedGrowthLog(altitudeKm)) * shape + cosmicRayRelative;
}

/** Dose rate of penetrating protons behind 10 mm, krad(Si)/y. */
export function protonDoseKradPerYear(fluxRelative: number): number {
  return fluxRelative * referenceDoseKradPerYear.value;
}

/** Longitude of the anomaly's centre in a year, rad; not wrapped. */
export function anomalyLongitudeRad(year: number): number {
  const { centreLongitudeDeg, driftDegPerYear, epochYear } = anomalyModel;
  const driftDeg = driftDegPerYear.value * (year - epochYear.value);
  return (centreLongitudeDeg.value + driftDeg) * radPerDeg;
}

/** Latitude and longitude of the anomaly's centre in a year, rad. */
export function anomalyCentreRad(
  year: number,
): readonly [latitudeRad: number, longitudeRad: number] {
  return [centreLatitudeRad, anomalyLongitudeRad(year)];
}

/**
 * How far a place is within the anomaly: the logarithm of trapped flux over flux at the border,
 * above 0 inside. Smooth, so that its crossings can be found. NaN outside 300…2,000 km.
 */
export function anomalyMargin(
  latitudeRad: number,
  longitudeRad: number,
  altitudeKm: number,
  year: number,
): number {
  const awayRad = longitudeRad - anomalyLongitudeRad(year);
  return anomalyDepth(latitudeRad, altitudeKm) + concentration * (cos(awayRad) - 1);
}

/** Share of its time that a circular orbit spends in the anomaly, 0…1. NaN as above. */
export function anomalyTimeFraction(inclinationRad: number, altitudeKm: number): number {
  const sine = sin(inclinationRad);
  return meanOverTurn((argumentRad) => {
    const depth = anomalyDepth(asin(sine * sin(argumentRad)), altitudeKm);
    // The border lies where concentration · (1 − cos) equals the depth.
    return acos(Math.max(-1, Math.min(1, 1 - depth / concentration))) / Math.PI;
  });
}

/** Logarithm of flux over border on the centre's meridian. */
function anomalyDepth(latitudeRad: number, altitudeKm: number): number {
  const growthLog = trappedGrowthLog(altitudeKm) - trappedGrowthLog(600);
  return peakOverBorderLog + growthLog + latitudeLog(latitudeRad);
}

/** Logarithm of trapped protons behind 10 mm at an altitude over those at 650 km. */
function trappedGrowthLog(altitudeKm: number): number {
  const [lowestKm, highestKm] = protonFluxAltitudesKm.value;
  if (!(altitudeKm >= lowestKm && altitudeKm <= highestKm)) return NaN;
  return interpolated(doseAltitudesKm, trappedLogs, altitudeKm) - trappedLogAtReference;
}

function latitudeLog(latitudeRad: number): number {
  const away = (latitudeRad - centreLatitudeRad) / latitudeSigmaRad;
  return -0.5 * away * away;
}

function latitudeMean(inclinationRad: number): number {
  const sine = sin(inclinationRad);
  return meanOverTurn((argumentRad) => exp(latitudeLog(asin(sine * sin(argumentRad)))));
}

function meanOverTurn(of: (angleRad: number) => number): number {
  let sum = 0;
  for (let index = 0; index < quadratureCount; index += 1) {
    sum += of((2 * Math.PI * (index + 0.5)) / quadratureCount);
  }
  return sum / quadratureCount;
}
