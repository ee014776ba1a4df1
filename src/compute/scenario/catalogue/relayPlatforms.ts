// Which satellites that only pass data on can be flown, beside those that compute?

import { bodyMounted, cell, optics, propellant, shared, threeJunctions } from './platformFields.ts';
import type { PlatformFields } from './platformFields.ts';
import { assumed, from } from './sourced.ts';
import type { CatalogueRecord } from './sourced.ts';

type PlatformRecord = CatalogueRecord<PlatformFields>;

const nothing = assumed('computes nothing; the name says only what stands in the catalogue');

/** What relays have of a computer: none. */
const noComputer = {
  accelerator: nothing('jetson-agx-orin'),
  acceleratorCount: nothing(0),
  serverOverheadFraction: nothing(0),
};

const cells = {
  arrayEfficiencyFraction: assumed('triple-junction cells')(0.3),
  arrayPackingFraction: cell(0.9),
  arrayTemperatureCoefficientPerK: threeJunctions(0.0022, '1/K'),
};

const kepler = from('Kepler: optical relays launched on 11 January 2026', '2026-01', 'high');
const relay = assumed('nothing is published of the bus; a relay of the 300 kg class');

const fourSides = assumed('its four lasers on the four sides that are neither up nor down');

const lowRelay: PlatformRecord = {
  id: 'relay-leo',
  name: 'Relay in low orbit, 2.5 Gbit/s lasers (Kepler-like)',
  fields: {
    ...shared,
    ...cells,
    ...noComputer,
    massKg: kepler(300, 'kg', 'medium'),
    propellantMassKg: propellant(4.5, 'kg'),
    arrayAreaM2: relay(3, 'm²'),
    arrayJoint: relay('oneAxis'),
    batteryCapacityWh: relay(1600, 'Wh'),
    batteryDepthOfDischargeMaxFraction: assumed('shallow, for more than 5,000 cycles a year')(0.35),
    housekeepingW: assumed('a bus with four optical terminals')(500, 'W'),
    busMaxW: relay(900, 'W'),
    radiatorAreaM2: relay(2, 'm² planform'),
    radiatorIsTwoSided: relay(false),
    radiatorMassKgPerM2: bodyMounted(2.5, 'kg/m²'),
    radiatorEmissivityFraction: optics(0.85),
    heatCapacityJPerK: relay(90e3, 'J/K'),
    temperatureMaxDegC: relay(45, '°C'),
    terminalCount: relay(1),
    terminalFieldOfRegardDeg: relay(75, 'deg'),
    uplinkRateBitPerS: relay(250e6, 'bit/s'),
    downlinkRateBitPerS: relay(2.5e9, 'bit/s (optical, SDA class)'),
    linkNormals: fourSides(['+x', '-x', '+y', '-y']),
    linkRateBitPerS: kepler(2.5e9, 'bit/s (SDA tranche 1)'),
    attitudePrimary: relay('instrumentToEarth'),
    attitudeSecondary: relay('arrayToSun'),
  },
};

const edrs = from(
  'ESA and Airbus, European Data Relay System: lasers of 1.8 Gbit/s over 45,000 km, Ka band down',
  '2016-01',
  'high',
);
const hosted = assumed('the share of a geostationary satellite that a hosted relay has');

const geoRelay: PlatformRecord = {
  id: 'relay-geo',
  name: 'Relay in geostationary orbit, 1.8 Gbit/s lasers (EDRS-like)',
  fields: {
    ...shared,
    ...cells,
    ...noComputer,
    massKg: assumed('a dedicated relay on a small geostationary bus')(3200, 'kg'),
    propellantMassKg: assumed('transfer is done; fifteen years of station keeping')(500, 'kg'),
    arrayAreaM2: hosted(12, 'm²'),
    arrayJoint: hosted('oneAxis'),
    batteryCapacityWh: assumed('72 min of the longest shadow at a depth of 0.7')(4000, 'Wh'),
    batteryDepthOfDischargeMaxFraction: assumed('deep, for 90 cycles a year')(0.7),
    housekeepingW: hosted(1500, 'W'),
    busMaxW: hosted(4000, 'W'),
    radiatorAreaM2: hosted(8, 'm² planform'),
    radiatorIsTwoSided: hosted(false),
    radiatorMassKgPerM2: bodyMounted(2.5, 'kg/m²'),
    radiatorEmissivityFraction: optics(0.85),
    heatCapacityJPerK: hosted(600e3, 'J/K'),
    temperatureMaxDegC: hosted(45, '°C'),
    terminalCount: assumed('one feeder to its own ground station')(1),
    terminalFieldOfRegardDeg: hosted(10, 'deg (the Earth is 8.7° wide from its centre)'),
    uplinkRateBitPerS: assumed('a quarter of the way down')(450e6, 'bit/s'),
    downlinkRateBitPerS: edrs(1.8e9, 'bit/s (Ka band; as much as the laser brings)', 'medium'),
    linkNormals: assumed('on the deck that faces the Earth: whom it serves flies below')(['+z']),
    linkRateBitPerS: edrs(1.8e9, 'bit/s'),
    attitudePrimary: hosted('instrumentToEarth'),
    attitudeSecondary: hosted('arrayToSun'),
  },
};

/** Relays of this version. */
export const relayPlatforms: readonly PlatformRecord[] = [lowRelay, geoRelay];
