// Does thin air cost what others worked out, for small satellites and for sails?

import {
  ballisticM2PerKg,
  dragDeltaVMPerSPerYear,
  dragSeparationKm,
  quickLifetimeS,
} from '../../orbit/index.ts';
import type { Claim } from './claim.ts';

const yearS = 365.25 * 86400;
const byHand = "King-Hele's formulas and Vallado, table 8-4, by hand";
const sizes = 'SpaceX, AI1: 600 m² of array and 110 m² of radiator on 2.14 t; by hand, C_D 2.2';
const altitudesKm = [400, 450, 500, 600, 700];

/** C_D A/m of AI1 with some of its area square to the motion. */
const sail = (frontalAreaM2: number): number =>
  ballisticM2PerKg({ massKg: 2140, frontalAreaM2, dragCoefficient: 2.2 });

export const dragClaims: readonly Claim[] = [
  {
    what: 'Drag, C_D A/m = 0.01 m²/kg at 400, 450, 500, 600 and 700 km: velocity to give a year',
    source: byHand,
    unit: 'm/s',
    published: [34.6, 14.6, 6.4, 1.3, 0.32],
    tolerance: 0.05,
    ours: () => altitudesKm.map((altitudeKm) => dragDeltaVMPerSPerYear(altitudeKm, 0.01)),
  },
  {
    what: 'The same at 400, 450, 500, 600 and 700 km: lifetime by the scale height',
    source: byHand,
    unit: 'year',
    published: [1, 2.3, 5.5, 30, 146],
    tolerance: 0.5,
    ours: () => altitudesKm.map((altitudeKm) => quickLifetimeS(altitudeKm, 0.01) / yearS),
  },
  {
    what: 'A sail at 600 km, 710 m² broadside, and 110 m² alone: velocity to give a year',
    source: sizes,
    unit: 'm/s',
    published: [96, 15],
    tolerance: 0.5,
    ours: () => [sail(710), sail(110)].map((ballistic) => dragDeltaVMPerSPerYear(600, ballistic)),
  },
  {
    what: 'The 110 m² at 600 km left alone: lifetime (the rule: five years)',
    source: sizes,
    unit: 'year',
    published: [2.6],
    tolerance: 0.05,
    ours: () => [quickLifetimeS(600, sail(110)) / yearS],
  },
  {
    what: 'Two of these that differ by 1 %, at 600 km: apart after a day (published as about)',
    source: sizes,
    unit: 'm',
    published: [50],
    tolerance: 5,
    ours: () => [1000 * dragSeparationKm(600, 0.01 * sail(110), 86400)],
  },
];
