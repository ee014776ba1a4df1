// Which satellites and stations that others fly or plan can be run, as far as anybody said how?

import { bodyMounted, cell, optics, propellant, shared, threeJunctions } from './platformFields.ts';
import type { PlatformFields } from './platformFields.ts';
import { assumed, from } from './sourced.ts';
import type { CatalogueRecord } from './sourced.ts';

type PlatformRecord = CatalogueRecord<PlatformFields>;

const tripleJunction = {
  arrayEfficiencyFraction: assumed('triple-junction cells')(0.3),
  arrayPackingFraction: cell(0.9),
  arrayTemperatureCoefficientPerK: threeJunctions(0.0022, '1/K'),
};
const shallow = assumed('shallow, for more than 5,000 cycles a year')(0.35);
const uplinkOf = assumed('quarter of the downlink');

const sc2 = from('Starcloud-2 as reported (launch October 2026, later 2027)', '2026', 'medium');
const forEight = assumed('sized for the reported 8 kW');

const starcloud2Platform: PlatformRecord = {
  id: 'starcloud-2',
  name: 'Starcloud-2-like satellite (8 kW)',
  fields: {
    ...shared,
    ...tripleJunction,
    massKg: assumed('17 W/kg, as Starcloud-1; no mass is published')(480, 'kg'),
    propellantMassKg: propellant(7.2, 'kg'),
    arrayAreaM2: forEight(26, 'm² (8 kW as warm as they are)'),
    arrayJoint: forEight('oneAxis'),
    batteryCapacityWh: assumed('22 min of eclipse at a depth of 0.35')(8500, 'Wh'),
    batteryDepthOfDischargeMaxFraction: shallow,
    housekeepingW: forEight(500, 'W'),
    busMaxW: sc2(8000, 'W'),
    radiatorAreaM2: forEight(10, 'm² planform'),
    radiatorIsTwoSided: forEight(true),
    radiatorEmissivityFraction: optics(0.88),
    heatCapacityJPerK: forEight(90e3, 'J/K'),
    temperatureMaxDegC: forEight(60, '°C'),
    accelerator: sc2('b200', '(a Blackwell part, which one is not said)'),
    acceleratorCount: assumed('as many as 8 kW feed')(5),
    serverOverheadFraction: assumed('host processors and network per accelerator watt')(0.33),
    terminalCount: forEight(1),
    terminalFieldOfRegardDeg: forEight(120, 'deg'),
    uplinkRateBitPerS: uplinkOf(250e6, 'bit/s'),
    downlinkRateBitPerS: assumed('Ka band')(1e9, 'bit/s'),
    linkRateBitPerS: forEight(10e9, 'bit/s'),
    attitudePrimary: forEight('instrumentToEarth'),
    attitudeSecondary: forEight('arrayToSun'),
  },
};

const sc3 = from('Starcloud-3 as reported: 200 kW, 3 t, Starship 2028–29', '2026', 'medium');
const paper = from('Starcloud white paper v1.03', '2024-09', 'medium');
const forTwoHundred = assumed('sized for the reported 200 kW');

const starcloud3Platform: PlatformRecord = {
  id: 'starcloud-3',
  name: 'Starcloud-3-like data centre (200 kW)',
  fields: {
    ...shared,
    massKg: sc3(3000, 'kg'),
    propellantMassKg: propellant(45, 'kg'),
    arrayAreaM2: forTwoHundred(800, 'm² (200 kW at about 250 W/m²)'),
    arrayEfficiencyFraction: forTwoHundred(0.245, 'so that 800 m² give 200 kW, warm as they are'),
    arrayPackingFraction: paper(0.9),
    arrayJoint: forTwoHundred('fixed'),
    batteryCapacityWh: assumed('20 min of eclipse at a depth of 0.4')(170_000, 'Wh'),
    batteryDepthOfDischargeMaxFraction: assumed('deep, for about 1,270 cycles a year')(0.4),
    housekeepingW: assumed('attitude, pumps, radios')(4000, 'W'),
    busMaxW: sc3(200_000, 'W'),
    radiatorAreaM2: forTwoHundred(240, 'm² planform, below half of the array as in the paper'),
    radiatorIsTwoSided: paper(true),
    radiatorEmissivityFraction: paper(0.92),
    radiatorAbsorptivityFraction: paper(0.09),
    heatCapacityJPerK: forTwoHundred(2e6, 'J/K'),
    temperatureMaxDegC: forTwoHundred(60, '°C'),
    accelerator: assumed('the largest rack that flies in another design')('gb300'),
    acceleratorCount: assumed('as many as 200 kW feed')(116),
    serverOverheadFraction: assumed('as in AI1')(0.175),
    terminalCount: forTwoHundred(2),
    terminalFieldOfRegardDeg: forTwoHundred(110, 'deg'),
    uplinkRateBitPerS: uplinkOf(2.5e9, 'bit/s'),
    downlinkRateBitPerS: assumed('Ka band or a modest optical terminal')(10e9, 'bit/s'),
    linkRateBitPerS: assumed('lasers like those of Starlink')(100e9, 'bit/s'),
    attitudePrimary: forTwoHundred('arrayToSun'),
    attitudeSecondary: forTwoHundred('radiatorEdgeToEarth'),
  },
};

const body3 = from('ADA Space and Zhejiang Lab, launch of 14 May 2025', '2025-05', 'medium');
const threeBody = assumed('nothing is published of the bus; a satellite of the 100 kg class');

const threeBodyPlatform: PlatformRecord = {
  id: 'three-body',
  name: 'Three-Body-like node (744 TOPS)',
  fields: {
    ...shared,
    ...tripleJunction,
    massKg: assumed('twelve flew on one Long March 2D, about 1.2 t to such an orbit')(100, 'kg'),
    propellantMassKg: propellant(1.5, 'kg'),
    arrayAreaM2: threeBody(2.4, 'm²'),
    arrayJoint: threeBody('oneAxis'),
    batteryCapacityWh: threeBody(750, 'Wh'),
    batteryDepthOfDischargeMaxFraction: shallow,
    housekeepingW: threeBody(120, 'W'),
    busMaxW: threeBody(700, 'W'),
    radiatorAreaM2: threeBody(1.6, 'm² planform'),
    radiatorIsTwoSided: threeBody(false),
    radiatorMassKgPerM2: bodyMounted(2.5, 'kg/m²'),
    radiatorEmissivityFraction: optics(0.85),
    heatCapacityJPerK: threeBody(30e3, 'J/K'),
    temperatureMaxDegC: threeBody(50, '°C'),
    accelerator: body3('three-body-computer'),
    acceleratorCount: body3(1, 'computer, all of its parts together'),
    serverOverheadFraction: threeBody(0.25),
    terminalCount: threeBody(1),
    terminalFieldOfRegardDeg: threeBody(75, 'deg'),
    uplinkRateBitPerS: threeBody(10e6, 'bit/s'),
    downlinkRateBitPerS: threeBody(500e6, 'bit/s'),
    linkRateBitPerS: body3(100e9, 'bit/s (at most)'),
    attitudePrimary: threeBody('instrumentToEarth'),
    attitudeSecondary: threeBody('arrayToSun'),
  },
};

const kepler = from('Kepler and Axiom: launch of two nodes on 11 January 2026', '2026-01', 'high');
const relay = assumed('nothing is published of the bus; a relay of the 300 kg class');

const axiomKeplerPlatform: PlatformRecord = {
  id: 'axiom-kepler',
  name: 'Axiom–Kepler-like relay with a node (4 Jetson AGX Orin)',
  fields: {
    ...shared,
    ...tripleJunction,
    massKg: kepler(300, 'kg', 'medium'),
    propellantMassKg: propellant(4.5, 'kg'),
    arrayAreaM2: relay(4.5, 'm²'),
    arrayJoint: relay('oneAxis'),
    batteryCapacityWh: relay(1600, 'Wh'),
    batteryDepthOfDischargeMaxFraction: shallow,
    housekeepingW: assumed('a relay with four optical terminals')(500, 'W'),
    busMaxW: relay(1300, 'W'),
    radiatorAreaM2: relay(2.6, 'm² planform'),
    radiatorIsTwoSided: relay(false),
    radiatorMassKgPerM2: bodyMounted(2.5, 'kg/m²'),
    radiatorEmissivityFraction: optics(0.85),
    heatCapacityJPerK: relay(90e3, 'J/K'),
    temperatureMaxDegC: relay(45, '°C'),
    accelerator: from('third-party texts on Kepler’s relays', '2026-03', 'low')('jetson-agx-orin'),
    acceleratorCount: assumed('third-party texts say 40, or 200 TOPS; as many as it may feed')(4),
    serverOverheadFraction: relay(0.25),
    terminalCount: relay(1),
    terminalFieldOfRegardDeg: relay(75, 'deg'),
    uplinkRateBitPerS: relay(250e6, 'bit/s'),
    downlinkRateBitPerS: relay(2.5e9, 'bit/s (optical, SDA class)'),
    linkRateBitPerS: kepler(2.5e9, 'bit/s (SDA tranche 1)'),
    attitudePrimary: relay('instrumentToEarth'),
    attitudeSecondary: relay('arrayToSun'),
  },
};

const nasa = from('NASA, ISS active thermal control and power, as compiled', '2025', 'high');
const wings = from('NASA and Boeing: eight wings, 27,000 sq ft, cells of 14.2 %', '2025', 'high');
const station = assumed('a rack of servers on a station like the ISS');

const issPlatform: PlatformRecord = {
  id: 'iss-class',
  name: 'Station with ISS power and cooling (70 kW)',
  fields: {
    ...shared,
    massKg: from('mass of the assembled ISS, recalled', '2025', 'medium')(420_000, 'kg'),
    arrayMassKgPerM2: from('wings of 1,100 kg, 2,500 m² in eight', '2025', 'medium')(3.5, 'kg/m²'),
    radiatorMassKgPerM2: nasa(14.2, 'kg/m² (1,122.6 kg for 23.3 × 3.4 m)'),
    structureFraction: assumed('pressurised modules and truss outweigh all else')(0.9),
    propellantMassKg: assumed('a few tonnes for a year of reboosts')(5000, 'kg'),
    arrayAreaM2: wings(2500, 'm²'),
    arrayEfficiencyFraction: wings(0.142),
    arrayPackingFraction: wings(0.67, '(8 × 32,800 cells of 64 cm²)', 'medium'),
    arrayDegradationFraction: assumed('so that they give the 215 kW reached with iROSA')(0.2),
    arrayJoint: nasa('twoAxis'),
    batteryCapacityWh: from(
      '24 lithium-ion units of about 15 kWh, recalled',
      '2021',
      'low',
    )(360_000, 'Wh'),
    batteryDepthOfDischargeMaxFraction: from('ISS rule, NTRS 20160012048', '2016', 'high')(0.35),
    housekeepingW: assumed('what else its loops have to cool')(15_000, 'W'),
    busMaxW: from('84 to 120 kW on average over an orbit', '2025', 'medium')(120_000, 'W'),
    radiatorAreaM2: nasa(475.3, 'm² (six units of 23.3 × 3.4 m)'),
    radiatorIsTwoSided: nasa(true),
    radiatorEmissivityFraction: from('Z-93 paint at the end of life', '2025', 'medium')(0.85),
    radiatorAbsorptivityFraction: from('Z-93 paint at the end of life', '2025', 'medium')(0.22),
    radiatorEndOfLifeEmissivityFraction: from(
      'Z-93 paint at the end of life',
      '2025',
      'medium',
    )(0.85),
    radiatorEndOfLifeAbsorptivityFraction: from(
      'Z-93 paint at the end of life',
      '2025',
      'medium',
    )(0.22),
    radiatorFinEfficiencyFraction: assumed('so that six units reject the published 70 kW at 7 °C')(
      0.5,
    ),
    heatCapacityJPerK: station(7e6, 'J/K'),
    temperatureMaxDegC: assumed('ammonia leaves at 2.8 °C (37 ± 2 °F); warmer on the way')(
      10,
      '°C',
    ),
    designLifeYears: from('NASA: designed for 15 years', '2025', 'medium')(15, 'y'),
    accelerator: station('h200-sxm'),
    acceleratorCount: station(40, '(five servers of eight)'),
    serverOverheadFraction: station(0.5),
    terminalCount: station(2),
    terminalFieldOfRegardDeg: station(90, 'deg'),
    uplinkRateBitPerS: station(25e6, 'bit/s'),
    downlinkRateBitPerS: from(
      'ISS by relay satellites in Ku band, recalled',
      '2019',
      'low',
    )(600e6, 'bit/s'),
    linkRateBitPerS: station(1.2e9, 'bit/s'),
    attitudePrimary: nasa('instrumentToEarth'),
    attitudeSecondary: nasa('arrayToSun'),
  },
};

const bupt = from('BUPT-1, 12U at 490 km, arXiv 2026-08 as reported', '2026-08', 'medium');
const cube = assumed('a 12U with deployed arrays; BUPT-1’s own figures are not published');

const cubesatPlatform: PlatformRecord = {
  id: 'cubesat-12u',
  name: '12U CubeSat with one edge computer (BUPT-1-like)',
  fields: {
    ...shared,
    ...tripleJunction,
    massKg: from('CubeSat Design Specification: at most 2 kg a unit', '2022', 'medium')(24, 'kg'),
    radiatorMassKgPerM2: bodyMounted(2.5, 'kg/m²'),
    propellantMassKg: cube(0, 'kg'),
    arrayAreaM2: cube(0.3, 'm²'),
    arrayJoint: cube('fixed'),
    batteryCapacityWh: cube(160, 'Wh'),
    batteryDepthOfDischargeMaxFraction: bupt(0.3, '(its limit; it reached 0.35)'),
    housekeepingW: cube(14, 'W'),
    busMaxW: cube(80, 'W'),
    radiatorAreaM2: cube(0.163, 'm² (2.4 sides of 0.2 × 0.34 m)'),
    radiatorIsTwoSided: cube(false),
    radiatorEmissivityFraction: optics(0.85),
    radiatorAbsorptivityFraction: optics(0.22),
    radiatorEndOfLifeAbsorptivityFraction: optics(0.22),
    heatCapacityJPerK: assumed('so that one computer warms it to 30 °C in about 9 h')(10e3, 'J/K'),
    temperatureMaxDegC: bupt(30, '°C (limit of the structure)'),
    throttleBandK: cube(0.5, 'K (a limit kept by switching)'),
    accelerator: cube('jetson-orin-nx'),
    acceleratorCount: bupt(1, '(two reach 30 °C in 40 min)'),
    serverOverheadFraction: cube(0.2),
    terminalCount: cube(1),
    terminalFieldOfRegardDeg: cube(75, 'deg'),
    uplinkRateBitPerS: cube(1e6, 'bit/s'),
    downlinkRateBitPerS: cube(100e6, 'bit/s'),
    linkRateBitPerS: cube(0, 'bit/s (no link to others)'),
    attitudePrimary: cube('arrayToSun'),
    attitudeSecondary: cube('instrumentToEarth'),
  },
};

/** Satellites and stations of others; what they do not say is assumed. */
export const reportedPlatforms: readonly PlatformRecord[] = [
  starcloud2Platform,
  starcloud3Platform,
  threeBodyPlatform,
  axiomKeplerPlatform,
  issPlatform,
  cubesatPlatform,
];
