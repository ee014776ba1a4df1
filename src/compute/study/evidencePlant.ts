// Which published numbers of power, battery and heat does the project reproduce?

import { astronomicalUnitKm, cos, radPerDeg, sin } from '../../orbit/index.ts';
import { createAttitudeFrame } from '../plant/attitude.ts';
import { batteryStep, stepBatteryInto, type BatteryStore } from '../plant/battery.ts';
import { stefanBoltzmannWPerM2K4 } from '../plant/constants.ts';
import { arrayIncidenceCos, createJointFrame } from '../plant/jointFrame.ts';
import { absorbedEarthWPerM2, solarFluxWPerM2 } from '../plant/supply.ts';
import {
  equilibriumTemperatureK,
  nodeStep,
  radiatedW,
  stepNodeInto,
  type RadiatorNode,
} from '../plant/thermal.ts';
import { earthViewFactor } from '../plant/viewFactor.ts';
import type { Claim } from './claim.ts';

const basilisk = 'Basilisk (AVSLab), unit tests';
const paseos = 'PASEOS (ESA, AI Sweden), tests';
const starcloud = 'Starcloud white paper v1.03, September 2024, p. 9';
const leeOdinson = 'dan-lee-odinson/orbital-thermal-bounds, README and companion paper';
const suncatcher = 'Project Suncatcher, arXiv:2511.19468v2, Table 1';

/** Law of a body whose z axis looks at the Sun; x is turned towards the velocity. */
const sunLaw = createAttitudeFrame({
  primary: { bodyAxis: [0, 0, 1], target: 'sun' },
  secondary: { bodyAxis: [1, 0, 0], target: 'velocity' },
});

/** Power of a fixed array of 1 m² of perfect cells whose normal is off the Sun by an angle. */
function fixedArrayW(distanceAu: number, incidenceRad: number): number {
  const array = createJointFrame(sunLaw, {
    bodyNormal: [sin(incidenceRad), 0, cos(incidenceRad)],
    joint: { kind: 'fixed' },
  });
  // The first axis of the law's triad is the direction of the Sun.
  return solarFluxWPerM2(distanceAu * astronomicalUnitKm) * arrayIncidenceCos(array, 1, 0, 0);
}

const idealBattery = (capacityJ: number): BatteryStore => ({
  capacityJ,
  depthOfDischargeMaxFraction: 1,
  chargeEfficiencyFraction: 1,
  dischargeEfficiencyFraction: 1,
});

function batteryAfter(
  battery: BatteryStore,
  storedJ: number,
  netW: number,
  dtS: number,
): Float64Array {
  const out = new Float64Array(batteryStep.length);
  stepBatteryInto(out, battery, storedJ, netW, dtS);
  return out;
}

/** A node that emits from an area, with a heat capacity. */
const node = (areaM2: number, emissivity: number, heatCapacityJPerK = 1): RadiatorNode => ({
  heatCapacityJPerK,
  emissionWPerK4: emissivity * stefanBoltzmannWPerM2K4 * areaM2,
});

/** Surface temperature of a radiator that rejects a power into a sink. */
function rejectingK(areaM2: number, emissivity: number, powerW: number, sinkK: number): number {
  const radiator = node(areaM2, emissivity);
  return equilibriumTemperatureK(radiator, powerW + radiatedW(radiator, sinkK));
}

/** Starcloud's square metre at 20 °C; they let Earth infrared in with the solar absorptivity. */
function starcloudNetW(): number {
  const surface = { emissivityFraction: 0.09, absorptivityFraction: 0.09 };
  const earthInfraredW = radiatedW(node(1, 1), 253.15);
  const absorbedEarthW = absorbedEarthWPerM2(surface, 0.25, earthInfraredW, 0.3 * 1366);
  return radiatedW(node(2, 0.92), 293.15) - 0.09 * 1366 - absorbedEarthW;
}

function basiliskRadiatorChangeK(): number {
  const out = new Float64Array(nodeStep.length);
  stepNodeInto(out, node(1, 0.34, 2 * 890), 273.15, 30, 1);
  return out[nodeStep.temperatureK]! - 273.15;
}

const arrayClaims: readonly Claim[] = [
  {
    what: 'Array of 1 m² at 1 au, Sun 0, 60 and 90° off',
    source: `${basilisk}: simpleSolarPanel`,
    unit: 'W',
    published: [1361, 680.5, 0],
    tolerance: 0.005,
    ours: () => [0, 60, 90].map((deg) => fixedArrayW(1, deg * radPerDeg)),
  },
  {
    what: 'The same at 1.52 au, Sun 0 and 60° off',
    source: `${basilisk}: simpleSolarPanel`,
    unit: 'W',
    published: [589.07, 294.54],
    tolerance: 0.01,
    ours: () => [0, 60].map((deg) => fixedArrayW(1.52, deg * radPerDeg)),
  },
  {
    what: 'Starlink v2 mini: 105 m² of 22 % cells, 90 % packed',
    source: suncatcher,
    unit: 'kW',
    published: [28],
    tolerance: 0.5,
    ours: () => [(105 * 0.22 * 0.9 * fixedArrayW(1, 0)) / 1000],
  },
];

const batteryClaims: readonly Claim[] = [
  {
    what: 'Battery of 500 J that takes 1 W for 42 s; a full one of 10 kJ that gives it',
    source: `${basilisk} and ${paseos}`,
    unit: 'J',
    published: [542, 9958],
    tolerance: 1e-9,
    ours: () => [
      batteryAfter(idealBattery(1000), 500, 1, 42)[batteryStep.storedJ]!,
      batteryAfter(idealBattery(10_000), 10_000, -1, 42)[batteryStep.storedJ]!,
    ],
  },
];

const viewFactorClaims: readonly Claim[] = [
  {
    what: 'View factor from an edge-on plate to the Earth, 550 km (R 6371)',
    source: leeOdinson,
    unit: '',
    published: [0.257772825],
    tolerance: 5e-10,
    ours: () => [earthViewFactor(0, (6371 + 550) / 6371)],
  },
  {
    what: 'Earth infrared of 237 W/m² on a plate that faces it at 600 km (R 6371.0068; 6378.137)',
    source: '237 (R/D)², D 6978.1366 and 6978.137 km',
    unit: 'W/m²',
    published: [197.55, 198.0],
    tolerance: 0.006,
    ours: () => [
      237 * earthViewFactor(1, 6978.1366 / 6371.0068),
      237 * earthViewFactor(1, 6978.137 / 6378.137),
    ],
  },
];

const heatClaims: readonly Claim[] = [
  {
    what: 'Net heat of a square metre at 20 °C, with the paper’s absorptivity for infrared',
    source: starcloud,
    unit: 'W/m²',
    published: [633.08],
    tolerance: 0.1, // the paper rounds Boltzmann's constant to 5.67e-8
    ours: () => [starcloudNetW()],
  },
  {
    what: 'AI1 radiator, 220 m², ε 0.91, sink 220 K: surface at 120 and 150 kW',
    source: leeOdinson,
    unit: 'K',
    published: [337, 353],
    tolerance: 0.5,
    ours: () => [120e3, 150e3].map((powerW) => rejectingK(220, 0.91, powerW, 220)),
  },
  {
    what: 'Node at 273.15 K with 1763.3 W coming in: net heat',
    source: `${paseos}: thermal model`,
    unit: 'W',
    published: [1447.66],
    tolerance: 0.5,
    ours: () => [1360 + 204 + 194.3 + 5 - radiatedW(node(1, 1), 273.15)],
  },
  {
    what: 'Radiator 1 m², ε 0.34, 1780 J/K, 30 W: change in 1 s from 0 °C',
    source: `${basilisk}: radiator (an Euler step, σ put right)`,
    unit: 'K',
    published: [-0.0434402582],
    tolerance: 3e-5, // one Euler step of 1 s against the exact solution
    ours: () => [basiliskRadiatorChangeK()],
  },
];

/** Published numbers about power, battery and heat. */
export const plantClaims: readonly Claim[] = [
  ...arrayClaims,
  ...batteryClaims,
  ...viewFactorClaims,
  ...heatClaims,
];
