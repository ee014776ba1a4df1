// What is said of a satellite design, and what do all of them share?

import type { RadiatorAim } from '../platform.ts';
import { assumed, from } from './sourced.ts';

/** How a surface's joint turns. */
export type JointName = 'fixed' | 'oneAxis' | 'twoAxis';

/** A direction in the body frame: one of its axes, or any other. */
export type AxisName = '+x' | '-x' | '+y' | '-y' | '+z' | '-z';
export type BodyDirection = AxisName | readonly number[];

/**
 * What is said of a platform, in the words and units of a scenario file. Body axes of all that the
 * catalogue has: +x array normal, ±y radiator normals, +z instruments and terminals.
 */
export interface PlatformFields {
  readonly massKg: number;
  readonly arrayMassKgPerM2: number;
  readonly radiatorMassKgPerM2: number;
  readonly batteryMassKgPerWh: number;
  readonly serverMassKgPerW: number;
  readonly structureFraction: number;
  readonly propellantMassKg: number;
  readonly arrayAreaM2: number;
  readonly arrayEfficiencyFraction: number;
  readonly arrayPackingFraction: number;
  readonly arrayStringLossFraction: number;
  readonly arrayDegradationFraction: number;
  readonly arrayDegradationPerYearFraction: number;
  readonly arrayTemperatureCoefficientPerK: number;
  readonly arrayAbsorptivityFraction: number;
  readonly arrayEmissivityFraction: number;
  readonly arrayBackEmissivityFraction: number;
  readonly arrayNormal: BodyDirection;
  readonly arrayJoint: JointName;
  readonly arrayJointAxis: BodyDirection;
  readonly arrayJointRangeDeg: number;
  readonly arrayJointRateDegPerS: number;
  readonly arraySpanPerWidth: number;
  readonly arrayWingGapPerWidth: number;
  readonly regulatorEfficiencyFraction: number;
  readonly busEfficiencyFraction: number;
  readonly pointOfLoadEfficiencyFraction: number;
  readonly busMaxW: number;
  readonly fissionPowerW: number;
  readonly fissionEfficiencyFraction: number;
  readonly fissionMassKgPerW: number;
  readonly fissionLoopHeatFraction: number;
  readonly batteryCapacityWh: number;
  readonly batteryDepthOfDischargeMaxFraction: number;
  readonly batteryChargeEfficiencyFraction: number;
  readonly batteryDischargeEfficiencyFraction: number;
  readonly batteryChargeRatePerHour: number;
  readonly batteryDischargeRatePerHour: number;
  readonly batteryCycleLifeCount: number;
  readonly batteryCycleReferenceFraction: number;
  readonly batteryCycleExponent: number;
  readonly batteryCalendarFadePerYearFraction: number;
  readonly batteryEndOfLifeFraction: number;
  readonly housekeepingW: number;
  readonly radiatorAreaM2: number;
  readonly radiatorIsTwoSided: boolean;
  readonly radiatorEmissivityFraction: number;
  readonly radiatorAbsorptivityFraction: number;
  readonly radiatorEndOfLifeEmissivityFraction: number;
  readonly radiatorEndOfLifeAbsorptivityFraction: number;
  readonly radiatorFinEfficiencyFraction: number;
  readonly radiatorLoopCount: number;
  readonly radiatorNormal: BodyDirection;
  readonly radiatorJoint: JointName;
  readonly radiatorJointAxis: BodyDirection;
  readonly radiatorJointRangeDeg: number;
  readonly radiatorJointRateDegPerS: number;
  readonly radiatorAim: RadiatorAim;
  readonly radiatorLengthPerDepth: number;
  readonly radiatorGapPerDepth: number;
  readonly heatCapacityJPerK: number;
  /** Of the coolant. */
  readonly temperatureMaxDegC: number;
  readonly throttleBandK: number;
  readonly tripMarginK: number;
  readonly pumpFraction: number;
  readonly designLifeYears: number;
  readonly accelerator: string;
  readonly acceleratorCount: number;
  readonly serverOverheadFraction: number;
  readonly terminalCount: number;
  readonly terminalFieldOfRegardDeg: number;
  readonly terminalNormal: BodyDirection;
  readonly terminalAreaM2: number;
  readonly terminalJoint: JointName;
  readonly terminalJointAxis: BodyDirection;
  readonly terminalJointRangeDeg: number;
  readonly terminalJointRateDegPerS: number;
  readonly uplinkRateBitPerS: number;
  readonly downlinkRateBitPerS: number;
  readonly linkNormals: readonly BodyDirection[];
  readonly linkFieldOfRegardDeg: number;
  readonly linkRateBitPerS: number;
  readonly attitudePrimary: string;
  readonly attitudeSecondary: string;
}

// What no operator publishes and every design here shares.
const battery = assumed('lithium-ion, a round trip of 0.90 shared evenly');
const bus = assumed('conversion and harness between array and loads');
export const optics = assumed(
  'between mirrors (ε 0.82, α 0.07 at end of life) and paint (0.85, 0.22)',
);
export const cell = from(
  'Si cells 0.22, packing 0.9: arXiv:2511.19468, as used for its Table 1',
  '2025',
  'high',
);
const fresh = assumed('begin of life');
const ageing = from('spacedc-mdao data files: 2–2.5 % a year in low orbit', '2025', 'medium');
const cellOptics = from('McCalip, Space data centers calculator: defaults', '2025-12', 'medium');
const cycles = from(
  'JAXA, more than 30,000 cycles in low orbit, as reported; reference depth assumed',
  '2016',
  'low',
);
const wear = assumed('published fits of the exponent run from 1.3 to 2');
const noReactor = assumed('solar power only');
const reactor = from(
  'NASA fission surface power and Kilopower, about 150 kg per kW, 25–30 % conversion, recalled',
  '2025',
  'low',
);
const pumping = from('orbit-collisions.pages.dev: about 1.5 % of the heat', '2025', 'low');
export const threeJunctions = assumed('usual of triple-junction cells');
const control = assumed('how gently the limiter works');

const wing = from(
  'iROSA as flown, 60–75 W/kg, at about 255 W/m²; others run from 30 to 200 W/kg',
  '2025',
  'medium',
);
const pack = from('packs of 130–150 Wh/kg (cells 180–250), as compiled', '2025', 'medium');
const rack = from(
  'GB300 NVL72 rack: 1,580 kg for 135 kW (155 kW at the peak: 0.0102), lballaty',
  '2026',
  'medium',
);
/** Deployable panels, and panels that are part of the body. */
export const deployed = from('deployable radiators, 5–10 kg/m² (ISS: 14)', '2025', 'low');
export const bodyMounted = from('body-mounted radiators, 2–3 kg/m²', '2025', 'low');
/** 300 m/s (drag, avoidance, disposal) by electric propulsion of 2,000 s: 1.5 % of the mass. */
export const propellant = assumed('1.5 % of the mass: 300 m/s at a specific impulse of 2,000 s');

const axes = assumed('the body axes are named after what stands on them');
const mount = assumed('nothing is published of a joint');
const slipRing = assumed('slip rings: a one-axis joint turns round and round');
const jointRate = assumed('several times the rate of an orbit, 0.06 deg/s');
const layout = assumed('where the plates stand on the body is not published');

const faces = assumed('terminals on two opposite faces, so that together they look everywhere');
/** No maker's figure was found; what arrays and radiators hide of it is left out. */
const hemisphere = assumed('a gimbal that turns over the whole half-space above its face');

/** Values that every platform starts from. */
export const shared = {
  arrayMassKgPerM2: wing(3.8, 'kg/m²'),
  radiatorMassKgPerM2: deployed(7.5, 'kg/m²'),
  batteryMassKgPerWh: pack(1 / 140, 'kg/Wh (140 Wh/kg)'),
  serverMassKgPerW: rack(0.0117, 'kg/W'),
  structureFraction: assumed('structure alone is usually a fifth to a quarter of the dry mass')(
    0.25,
  ),
  arrayStringLossFraction: assumed('wiring, diodes and mismatch')(0.02),
  arrayDegradationFraction: fresh(0),
  arrayDegradationPerYearFraction: ageing(0.025, '1/y'),
  arrayTemperatureCoefficientPerK: assumed('usual of silicon cells')(0.004, '1/K'),
  arrayAbsorptivityFraction: cellOptics(0.92),
  arrayEmissivityFraction: cellOptics(0.85),
  arrayBackEmissivityFraction: cellOptics(0.85),
  arrayNormal: axes<BodyDirection>('+x'),
  arrayJointAxis: axes<BodyDirection>('+y'),
  arrayJointRangeDeg: slipRing(180, 'deg'),
  arrayJointRateDegPerS: jointRate(0.25, 'deg/s'),
  arraySpanPerWidth: from('AI1 as reported: 70 m span for 600 m²', '2026-06', 'low')(8.2),
  arrayWingGapPerWidth: assumed('two wings on yokes that clear the body')(1.5),
  regulatorEfficiencyFraction: bus(0.98),
  busEfficiencyFraction: bus(0.99),
  pointOfLoadEfficiencyFraction: bus(0.98),
  fissionPowerW: noReactor(0, 'W'),
  fissionEfficiencyFraction: reactor(0.25),
  fissionMassKgPerW: reactor(0.15, 'kg/W'),
  fissionLoopHeatFraction: assumed('the reactor has a radiator of its own')(0),
  batteryChargeRatePerHour: assumed('half an hour short of gentle')(0.75, '1/h'),
  batteryDischargeRatePerHour: assumed('for eclipses of 20 to 36 minutes')(1.5, '1/h'),
  batteryCycleLifeCount: cycles(30_000),
  batteryCycleReferenceFraction: assumed('the depth at which cycles are counted')(0.3),
  batteryCycleExponent: wear(1.6),
  batteryCalendarFadePerYearFraction: assumed('usual of lithium-ion at 20 °C')(0.02, '1/y'),
  batteryEndOfLifeFraction: assumed('the usual end of life')(0.8),
  radiatorEndOfLifeEmissivityFraction: optics(0.82),
  radiatorEndOfLifeAbsorptivityFraction: optics(0.2),
  radiatorFinEfficiencyFraction: from('spacedc-mdao and its sources', '2025', 'medium')(0.85),
  radiatorNormal: axes<BodyDirection>('+y'),
  radiatorJoint: mount<JointName>('fixed'),
  radiatorJointAxis: axes<BodyDirection>('+z'),
  radiatorJointRangeDeg: slipRing(180, 'deg'),
  radiatorJointRateDegPerS: jointRate(0.25, 'deg/s'),
  radiatorAim: assumed('as the rotary joints of the ISS do in sunlight')<RadiatorAim>('edgeToSun'),
  radiatorLengthPerDepth: layout(2),
  radiatorGapPerDepth: layout(0.2),
  terminalNormal: axes<BodyDirection>('+z'),
  terminalAreaM2: assumed('small beside array and radiator')(0, 'm²'),
  terminalJoint: assumed('what its gimbal turns is in its field of regard')<JointName>('fixed'),
  terminalJointAxis: axes<BodyDirection>('+y'),
  terminalJointRangeDeg: slipRing(180, 'deg'),
  terminalJointRateDegPerS: jointRate(2, 'deg/s (a station overhead moves at 0.8)'),
  linkNormals: faces<readonly BodyDirection[]>(['+y', '-y']),
  linkFieldOfRegardDeg: hemisphere(90, 'deg'),
  radiatorLoopCount: assumed('two loops, each with pumps of its own')(2),
  throttleBandK: control(5, 'K'),
  tripMarginK: control(10, 'K'),
  pumpFraction: pumping(0.015),
  designLifeYears: from('Suncatcher, Table 1: five years', '2026-06', 'medium')(5, 'y'),
  batteryChargeEfficiencyFraction: battery(0.95),
  batteryDischargeEfficiencyFraction: battery(0.95),
  radiatorAbsorptivityFraction: optics(0.09),
};
