// Which satellite designs are known, and which of their numbers did anybody publish?

import { assumed, from } from './sourced.ts';
import { bodyMounted, cell, optics, propellant, shared, threeJunctions } from './platformFields.ts';
import type { PlatformFields } from './platformFields.ts';
import { relayPlatforms } from './relayPlatforms.ts';
import { reportedPlatforms } from './reportedPlatforms.ts';
import type { CatalogueRecord } from './sourced.ts';

const ai1 = from('SpaceX AI1 presentation of 8 June 2026, as reported', '2026-06', 'medium');
const ai1Sum = from('derived from the AI1 figures of 8 June 2026', '2026-06', 'medium');
const ai1Emit = from('orbital-thermal-bounds, companion paper: AI1 at ε 0.91', '2026', 'medium');
const sunPointed = assumed('array normal to the Sun, radiator edge-on to Sun and Earth');

const ai1Platform: CatalogueRecord<PlatformFields> = {
  id: 'ai1',
  name: 'AI1-class data centre (120 kW)',
  fields: {
    ...shared,
    massKg: ai1Sum(2140, 'kg (70 kW/t of peak power)'),
    propellantMassKg: propellant(32, 'kg'),
    arrayAreaM2: ai1Sum(600, 'm² (150 kW at about 250 W/m²)'),
    arrayEfficiencyFraction: ai1Sum(0.245, 'so that 600 m² give 150 kW as warm as they are'),
    arrayPackingFraction: cell(0.9),
    arrayJoint: assumed('the whole satellite follows the Sun')('fixed'),
    radiatorLengthPerDepth: ai1Sum(0.74, 'so that the whole stands 20 m tall', 'low'),
    batteryCapacityWh: assumed('39 kWh of eclipse at a depth of 0.35')(115_000, 'Wh'),
    batteryDepthOfDischargeMaxFraction: assumed('deep, for about 1,270 cycles a year')(0.4),
    housekeepingW: assumed('attitude, pumps, radios')(3000, 'W'),
    busMaxW: assumed('the published peak and housekeeping')(155_000, 'W'),
    radiatorFinEfficiencyFraction: ai1Emit(1, 'its temperatures are those of the surface'),
    radiatorAreaM2: ai1(110, 'm² planform; 220 m² radiate'),
    radiatorIsTwoSided: ai1(true),
    radiatorEmissivityFraction: ai1Emit(0.91),
    heatCapacityJPerK: assumed('about a tonne of coolant, plates and radiator')(1.2e6, 'J/K'),
    temperatureMaxDegC: ai1Emit(79.85, '°C (353 K: rejects the published peak of 150 kW)'),
    accelerator: ai1('gb300', 'about one GB300 rack', 'medium'),
    acceleratorCount: ai1(72, 'one rack'),
    serverOverheadFraction: ai1Sum(0.175, 'so that 72 × 1.4 kW and pumps draw 120 kW'),
    terminalCount: assumed('terminals towards stations')(2),
    terminalFieldOfRegardDeg: assumed('gimballed terminals on the Earth side')(110, 'deg'),
    uplinkRateBitPerS: assumed('quarter of the downlink')(2.5e9, 'bit/s'),
    downlinkRateBitPerS: assumed('Ka band or a modest optical terminal')(10e9, 'bit/s'),
    linkRateBitPerS: from('Starlink lasers, about 100 Gbit/s', '2024', 'medium')(100e9, 'bit/s'),
    attitudePrimary: sunPointed('arrayToSun'),
    attitudeSecondary: sunPointed('radiatorEdgeToEarth'),
  },
};

const sc1 = from('Starcloud-1 as reported at launch', '2025-11', 'medium');
const small = assumed('sized for about 1 kW of compute');

const starcloud1Platform: CatalogueRecord<PlatformFields> = {
  id: 'starcloud-1',
  name: 'Starcloud-1-like demonstrator (one H100)',
  fields: {
    ...shared,
    massKg: sc1(60, 'kg'),
    propellantMassKg: assumed('no propulsion is reported')(0, 'kg'),
    arrayAreaM2: small(5.2, 'm²'),
    arrayEfficiencyFraction: assumed('triple-junction cells')(0.3),
    arrayPackingFraction: cell(0.9),
    arrayJoint: small('oneAxis'),
    batteryCapacityWh: small(1500, 'Wh'),
    batteryDepthOfDischargeMaxFraction: assumed('shallow, for 5,700 cycles a year')(0.35),
    housekeepingW: small(80, 'W'),
    busMaxW: small(1500, 'W'),
    arrayTemperatureCoefficientPerK: threeJunctions(0.0022, '1/K'),
    radiatorAreaM2: small(1.1, 'm² planform'),
    radiatorIsTwoSided: small(true),
    radiatorEmissivityFraction: optics(0.85),
    heatCapacityJPerK: small(30e3, 'J/K'),
    temperatureMaxDegC: small(60, '°C'),
    accelerator: sc1('h100-sxm', '', 'high'),
    acceleratorCount: sc1(1, '', 'high'),
    serverOverheadFraction: sc1(0.4, 'so that one H100 makes about 1 kW', 'low'),
    terminalCount: small(1),
    terminalFieldOfRegardDeg: small(120, 'deg'),
    uplinkRateBitPerS: small(50e6, 'bit/s'),
    downlinkRateBitPerS: small(300e6, 'bit/s'),
    linkRateBitPerS: small(2.5e9, 'bit/s'),
    attitudePrimary: small('instrumentToEarth'),
    attitudeSecondary: small('arrayToSun'),
  },
};

const suncatcher = from('Project Suncatcher, arXiv:2511.19468v2', '2026-06', 'high');
const host = assumed('host processors and network per accelerator watt');
const chips = assumed('as many chips as about 19 kW feed');

const suncatcherPlatform: CatalogueRecord<PlatformFields> = {
  id: 'suncatcher',
  name: 'Suncatcher-like node (64 TPU v6e)',
  fields: {
    ...shared,
    massKg: suncatcher(575, 'kg (Starlink v2 mini, optimised, Table 1)'),
    propellantMassKg: propellant(8.6, 'kg'),
    arrayAreaM2: suncatcher(105, 'm²'),
    arrayEfficiencyFraction: cell(0.22),
    arrayPackingFraction: cell(0.9),
    arrayJoint: sunPointed('fixed'),
    batteryCapacityWh: assumed('20 min of eclipse at a depth of 0.4')(20_000, 'Wh'),
    batteryDepthOfDischargeMaxFraction: assumed('deep, for about 1,270 cycles a year')(0.4),
    housekeepingW: assumed('attitude, pumps, radios')(1000, 'W'),
    busMaxW: assumed('array output at its best')(30_000, 'W'),
    radiatorAreaM2: assumed('rejects 22 kW two-sided near 60 °C')(18, 'm² planform'),
    radiatorIsTwoSided: sunPointed(true),
    radiatorEmissivityFraction: optics(0.88),
    heatCapacityJPerK: assumed('200 kg of aluminium')(180e3, 'J/K'),
    temperatureMaxDegC: assumed('coolant limit')(65, '°C'),
    accelerator: suncatcher('tpu-v6e'),
    acceleratorCount: chips(64),
    serverOverheadFraction: host(0.33),
    terminalCount: assumed('terminals towards stations')(1),
    terminalFieldOfRegardDeg: assumed('gimballed terminal on the Earth side')(110, 'deg'),
    uplinkRateBitPerS: assumed('quarter of the downlink')(1.25e9, 'bit/s'),
    downlinkRateBitPerS: assumed('Ka band')(5e9, 'bit/s'),
    linkRateBitPerS: suncatcher(800e9, 'bit/s each way (bench demonstration)'),
    attitudePrimary: sunPointed('arrayToSun'),
    attitudeSecondary: sunPointed('radiatorEdgeToEarth'),
  },
};

const node = assumed('design study: one 8-accelerator server in an inclined orbit');

const server8Platform: CatalogueRecord<PlatformFields> = {
  id: 'server-8',
  name: 'Single-server node (8 H200)',
  fields: {
    ...shared,
    massKg: node(600, 'kg'),
    propellantMassKg: propellant(9, 'kg'),
    arrayAreaM2: node(48, 'm²'),
    arrayEfficiencyFraction: cell(0.22),
    arrayPackingFraction: cell(0.9),
    arrayJoint: node('oneAxis'),
    batteryCapacityWh: node(16_000, 'Wh'),
    batteryDepthOfDischargeMaxFraction: assumed('shallow, for 5,500 cycles a year')(0.35),
    housekeepingW: node(500, 'W'),
    busMaxW: node(12_000, 'W'),
    radiatorAreaM2: assumed('so that chips within 90 °C run at full power, new')(16, 'm² planform'),
    radiatorIsTwoSided: node(true),
    radiatorEmissivityFraction: optics(0.88),
    heatCapacityJPerK: node(120e3, 'J/K'),
    temperatureMaxDegC: node(60, '°C'),
    accelerator: node('h200-sxm'),
    acceleratorCount: node(8),
    serverOverheadFraction: from(
      'IEEE Access 13:61740 (2025): 8-H100 node at most 8.4 kW, of which the GPUs 5.6 kW',
      '2025',
      'medium',
    )(0.5),
    terminalCount: node(1),
    terminalFieldOfRegardDeg: node(120, 'deg'),
    uplinkRateBitPerS: node(1.25e9, 'bit/s'),
    downlinkRateBitPerS: node(5e9, 'bit/s'),
    linkRateBitPerS: node(10e9, 'bit/s'),
    attitudePrimary: node('instrumentToEarth'),
    attitudeSecondary: node('arrayToSun'),
  },
};

const edge = assumed('200 kg class imaging satellite with edge computing');

const eoEdgePlatform: CatalogueRecord<PlatformFields> = {
  id: 'eo-edge',
  name: 'Earth-observation smallsat (2 Jetson AGX Orin)',
  fields: {
    ...shared,
    massKg: edge(200, 'kg'),
    propellantMassKg: propellant(3, 'kg'),
    radiatorMassKgPerM2: bodyMounted(2.5, 'kg/m²'),
    arrayAreaM2: edge(2.4, 'm²'),
    arrayEfficiencyFraction: assumed('triple-junction cells')(0.3),
    arrayPackingFraction: cell(0.9),
    arrayJoint: edge('oneAxis'),
    batteryCapacityWh: edge(700, 'Wh'),
    batteryDepthOfDischargeMaxFraction: assumed('shallow, for 5,400 cycles a year')(0.3),
    housekeepingW: edge(150, 'W'),
    busMaxW: edge(600, 'W'),
    arrayTemperatureCoefficientPerK: threeJunctions(0.0022, '1/K'),
    radiatorAreaM2: edge(1, 'm² planform'),
    radiatorIsTwoSided: edge(false),
    radiatorEmissivityFraction: optics(0.85),
    heatCapacityJPerK: edge(40e3, 'J/K'),
    temperatureMaxDegC: edge(45, '°C'),
    accelerator: edge('jetson-agx-orin'),
    acceleratorCount: edge(2),
    serverOverheadFraction: edge(0.25),
    terminalCount: edge(1),
    terminalFieldOfRegardDeg: edge(75, 'deg'),
    uplinkRateBitPerS: edge(10e6, 'bit/s'),
    downlinkRateBitPerS: from('X band, 0.3–0.8 Gbit/s reported', '2025', 'low')(500e6, 'bit/s'),
    linkRateBitPerS: edge(2.5e9, 'bit/s'),
    attitudePrimary: edge('instrumentToEarth'),
    attitudeSecondary: edge('arrayToSun'),
  },
};

/** The satellite designs of this version. */
export const platforms: readonly CatalogueRecord<PlatformFields>[] = [
  ai1Platform,
  suncatcherPlatform,
  server8Platform,
  starcloud1Platform,
  eoEdgePlatform,
  ...reportedPlatforms,
  ...relayPlatforms,
];
