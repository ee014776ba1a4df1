// What do a satellite's parts weigh together, and how much is that per kilowatt that it delivers?
import { invariant } from '../invariant.ts';
import type { Platform } from '../scenario/scenario.ts';
import { fullLoad } from './fullLoad.ts';

/** The parts, in the order of a table. */
export const massParts = [
  'array',
  'battery',
  'radiator',
  'servers',
  'reactor',
  'structure',
  'propellant',
] as const;
export type MassPart = (typeof massParts)[number];

export interface MassRollUp {
  readonly partsKg: Readonly<Record<MassPart, number>>;
  readonly sumKg: number;
  /** What the platform says that it weighs. */
  readonly statedKg: number;
  /** Stated less sum: below 0 the parts do not fit into the stated mass. */
  readonly spareKg: number;
  /** By the stated mass and by the sum, per kilowatt of compute at full power. */
  readonly statedKgPerKwInstalled: number;
  readonly sumKgPerKwInstalled: number;
  /** The same per kilowatt that compute had in the mean; null where nobody said what it had. */
  readonly statedKgPerKwSustained: number | null;
  readonly sumKgPerKwSustained: number | null;
}

/** Kilograms per kilowatt; Infinity where nothing is delivered. */
function perKw(massKg: number, powerW: number): number {
  return powerW > 0 ? (1000 * massKg) / powerW : Infinity;
}

/**
 * Masses of a platform's parts by area, energy and power, and their sum beside the stated mass.
 * Structure (with harness, pumps, avionics: all that has no entry) is a share of the dry mass.
 * `sustainedW`: electric power that compute had in the mean of a run or a year, per satellite.
 */
export function massRollUp(platform: Platform, sustainedW: number | null = null): MassRollUp {
  const { array, battery, fission, masses, radiator } = platform;
  const { accelerator, acceleratorCount, serverOverheadFraction } = platform;
  invariant(masses.structureFraction < 1, 'structure cannot be all of the dry mass');
  const serverW = accelerator.powerMaxW * acceleratorCount * (1 + serverOverheadFraction);
  const named = {
    array: array.areaM2 * masses.arrayMassKgPerM2,
    battery: battery.capacityJ * masses.batteryMassKgPerJ,
    radiator: radiator.areaM2 * masses.radiatorMassKgPerM2,
    servers: serverW * masses.serverMassKgPerW,
    reactor: fission.powerW * fission.massKgPerW,
  };
  const namedKg = Object.values(named).reduce((sum, each) => sum + each, 0);
  const structure = (namedKg * masses.structureFraction) / (1 - masses.structureFraction);
  const propellant = masses.propellantMassKg;
  const sumKg = namedKg + structure + propellant;
  const { computeW } = fullLoad(platform);
  const statedKg = platform.massKg;
  return {
    partsKg: { ...named, structure, propellant },
    sumKg,
    statedKg,
    spareKg: statedKg - sumKg,
    statedKgPerKwInstalled: perKw(statedKg, computeW),
    sumKgPerKwInstalled: perKw(sumKg, computeW),
    statedKgPerKwSustained: sustainedW === null ? null : perKw(statedKg, sustainedW),
    sumKgPerKwSustained: sustainedW === null ? null : perKw(sumKg, sustainedW),
  };
}
