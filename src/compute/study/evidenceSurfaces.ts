// Which published view factors, sinks and panel temperatures does the project reproduce or correct?

import { radPerDeg, cos } from '../../orbit/index.ts';
import { absorbedByPlateWPerM2, plateTemperatureK } from '../plant/arrayTemperature.ts';
import { stefanBoltzmannWPerM2K4 } from '../plant/constants.ts';
import { edgeViewFactor, plateHeatWPerM2 } from '../plant/plateView.ts';
import { absorbedEarthWPerM2 } from '../plant/supply.ts';
import { earthViewFactor, earthViewFactorOfBothFaces } from '../plant/viewFactor.ts';
import type { Claim } from './claim.ts';

const leeOdinson = 'dan-lee-odinson/orbital-thermal-bounds, README; doi:10.5281/zenodo.20695720';
const howell = 'Howell’s catalogue, thermalradiation.net';
const ratio550 = (6371 + 550) / 6371;

/** Gross flux of two faces, and the temperature at which a face gives off what it absorbs. */
const grossWPerM2 = (temperatureK: number, emissivity: number): number =>
  plateHeatWPerM2({ temperatureK, emissivityFraction: 2 * emissivity }, 1);
const settledK = (fluxWPerM2: number): number =>
  Math.sqrt(Math.sqrt(fluxWPerM2 / stefanBoltzmannWPerM2K4));

/** Earth infrared from all directions: four times the mean over every tilt, by midpoints. */
function omnidirectionalWPerM2(radiusRatio: number): number {
  const count = 4000;
  let sum = 0;
  for (let k = 0; k < count; k += 1) {
    sum += earthViewFactor(-1 + (2 * k + 1) / count, radiusRatio) / count;
  }
  return 4 * 237 * sum;
}

/** Starcloud's square metre at 20 °C, Earth at −20 °C, with Earth infrared absorbed by ε. */
function starcloudCorrectedW(): number {
  const surface = { emissivityFraction: 0.92, absorptivityFraction: 0.09 };
  const infrared = plateHeatWPerM2({ temperatureK: 253.15, emissivityFraction: 1 }, 1);
  const earthW = absorbedEarthWPerM2(surface, 0.25, infrared, 0.3 * 1366);
  return grossWPerM2(293.15, 0.92) - 0.09 * 1366 - earthW;
}

/** McCalip's bifacial panel, square to the Sun, edge-on to the Earth; chips' heat comes back. */
function panelK(earthFraction: number): number {
  const faces = {
    frontEmissivityFraction: 0.85,
    backEmissivityFraction: 0.9,
    frontAbsorptivityFraction: 0.92,
    backAbsorptivityFraction: 0,
  };
  const absorbed = absorbedByPlateWPerM2(faces, {
    sunWPerM2: 1361,
    earthInfraredWPerM2: 237,
    reflectedWPerM2: 0,
    frontSunCos: 1,
    backSunCos: 0,
    frontEarthFraction: earthFraction,
    backEarthFraction: earthFraction,
  });
  return plateTemperatureK(faces, absorbed, 0);
}

const edgeAt = (fromWidthM: number, toWidthM: number, angleDeg: number): number =>
  edgeViewFactor({ edgeM: 1, fromWidthM, toWidthM, angleRad: angleDeg * radPerDeg });

const viewClaims: readonly Claim[] = [
  {
    what: 'View factor of a plate to the Earth at 550 km, tilted by 0, 30, 60, 90 and 120°',
    source: 'plate and sphere, checked by Monte Carlo (Naraghi and Chung 1982)',
    unit: '',
    published: [0.8475, 0.7357, 0.5003, 0.2579, 0.0765],
    tolerance: 2e-4, // printed for R 6371 and 6378 mixed
    ours: () => [0, 30, 60, 90, 120].map((deg) => earthViewFactor(cos(deg * radPerDeg), ratio550)),
  },
  {
    what: 'Two squares that share an edge at right angles',
    source: `${howell}, C-14; Hamilton and Morgan, NACA TN 2836 (1952)`,
    unit: '',
    published: [0.20004],
    tolerance: 1e-5,
    ours: () => [edgeAt(1, 1, 90)],
  },
  {
    what: 'Two plates that share an edge at 120°, widths 1 and 1, 0.6 and 2, 4 and 10 edges',
    source: `${howell}, C-16, table for 120°`,
    unit: '',
    published: [0.086615, 0.130801, 0.04688],
    tolerance: 1e-5, // the table's last digits break reciprocity
    ours: () => [edgeAt(1, 1, 120), edgeAt(0.6, 2, 120), edgeAt(4, 10, 120)],
  },
  {
    what: 'Array at 340 K, ε 0.85: what leaves it, and what a radiator gets through F = 0.1',
    source: 'εσT⁴ by hand',
    unit: 'W/m²',
    published: [644, 64],
    tolerance: 0.5,
    ours: () => {
      const array = { temperatureK: 340, emissivityFraction: 0.85 };
      return [plateHeatWPerM2(array, 1), plateHeatWPerM2(array, 0.1)];
    },
  },
];

const sinkClaims: readonly Claim[] = [
  {
    what: 'Earth infrared at 600 km from all directions (R 6371.0068)',
    source: '2 · 237 (1 − √(1 − (R/D)²)), D 6978.1366 km',
    unit: 'W/m²',
    published: [280.62],
    tolerance: 0.005,
    ours: () => [omnidirectionalWPerM2(6978.1366 / 6371.0068)],
  },
  {
    what: 'Sink of a face at 650 km by Earth infrared alone: edge-on, facing, two-sided facing',
    source: 'by hand from the view factors',
    unit: 'K',
    published: [178, 242, 204],
    tolerance: 0.5,
    ours: () => {
      const ratio = (6371 + 650) / 6371;
      return [
        settledK(237 * earthViewFactor(0, ratio)),
        settledK(237 * earthViewFactor(1, ratio)),
        settledK((237 * earthViewFactorOfBothFaces(1, ratio)) / 2),
      ];
    },
  },
  {
    what: 'Gross flux of two faces, ε 0.9, at 293, 305, 318, 337, 353 and 358 K',
    source: '2εσT⁴ by hand',
    unit: 'W/m²',
    published: [752, 883, 1044, 1316, 1585, 1677],
    tolerance: 1,
    ours: () =>
      [293, 305, 318, 337, 353, 358].map((temperatureK) => grossWPerM2(temperatureK, 0.9)),
  },
];

const correctedClaims: readonly Claim[] = [
  {
    what: 'Starcloud’s square metre (published 633 W/m²) with Earth infrared absorbed by ε',
    source: 'Kirchhoff’s law on the white paper v1.03, p. 9',
    unit: 'W/m²',
    published: [585],
    tolerance: 0.5,
    ours: () => [starcloudCorrectedW()],
  },
  {
    what: 'McCalip’s bifacial panel at 550 km with his view factor of 0.0212',
    source: 'andrewmccalip/thoughts d1e4238, run unmodified',
    unit: 'K',
    published: [335.7495],
    tolerance: 0.01, // he rounds Boltzmann's constant and has space at 3 K
    ours: () => [panelK(0.021184466)],
  },
  {
    what: 'The same panel with the exact view factor: 6.35 K warmer',
    source: leeOdinson,
    unit: 'K',
    published: [342.0992],
    tolerance: 0.01,
    ours: () => [panelK(earthViewFactor(0, ratio550))],
  },
];

/** Published view factors, sinks and panel temperatures, and what was wrong with some. */
export const surfaceClaims: readonly Claim[] = [...viewClaims, ...sinkClaims, ...correctedClaims];
