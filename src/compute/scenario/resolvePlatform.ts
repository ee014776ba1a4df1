// Which machine does a platform of a scenario file describe, in core units?

import { radPerDeg } from '../../orbit/index.ts';
import { invariant } from '../invariant.ts';
import { accelerators } from './catalogue/accelerators.ts';
import type { AcceleratorFields } from './catalogue/accelerators.ts';
import { findRecord } from './catalogue/catalogue.ts';
import { platforms } from './catalogue/platforms.ts';
import type { JointName, PlatformFields } from './catalogue/platforms.ts';
import type { CatalogueRecord } from './catalogue/sourced.ts';
import { valuesWith } from './catalogue/sourced.ts';
import type { FleetFile } from './schema.ts';
import type { Accelerator, BodyAxis, Joint, Platform } from './scenario.ts';

type PlatformFile = FleetFile['platform'];
type AcceleratorFile = Exclude<Exclude<PlatformFile, string>['accelerator'], undefined>;

const jPerWh = 3600;
const kelvinAtZeroDegC = 273.15;
const plusX: BodyAxis = [1, 0, 0];
const plusY: BodyAxis = [0, 1, 0];
const plusZ: BodyAxis = [0, 0, 1];

/** What a platform says before its units are changed, with the aims that its fleets take over. */
export interface ResolvedPlatform {
  readonly platform: Platform;
  readonly attitudePrimary: string;
  readonly attitudeSecondary: string;
}

function known<T>(records: readonly CatalogueRecord<T>[], id: string): CatalogueRecord<T> {
  const record = findRecord(records, id);
  invariant(record !== null, `no catalogue record ${id}: the schema let it through`);
  return record;
}

/** The platform of the catalogue with the file's changes, in core units. */
export function resolvePlatform(file: PlatformFile): ResolvedPlatform {
  const { base, id, name, accelerator, ...changes } =
    typeof file === 'string' ? { base: file } : file;
  const record = known(platforms, base);
  const fields = valuesWith<PlatformFields>(record, changes);
  const platform = platformOf(id ?? record.id, name ?? record.name, fields);
  return {
    platform: { ...platform, accelerator: resolveAccelerator(accelerator ?? fields.accelerator) },
    attitudePrimary: fields.attitudePrimary,
    attitudeSecondary: fields.attitudeSecondary,
  };
}

function resolveAccelerator(file: AcceleratorFile): Accelerator {
  const { base, name, ...changes } = typeof file === 'string' ? { base: file } : file;
  const record = known(accelerators, base);
  const fields = valuesWith<AcceleratorFields>(record, changes);
  return { id: record.id, name: name ?? record.name, ...fields };
}

function jointOf(name: JointName): Joint {
  return name === 'oneAxis' ? { kind: 'oneAxis', jointAxis: plusY } : { kind: name };
}

function platformOf(
  id: string,
  name: string,
  fields: PlatformFields,
): Omit<Platform, 'accelerator'> {
  return {
    id,
    name,
    massKg: fields.massKg,
    array: arrayOf(fields),
    busEfficiencyFraction: fields.busEfficiencyFraction,
    battery: batteryOf(fields),
    housekeepingW: fields.housekeepingW,
    radiator: radiatorOf(fields),
    heatCapacityJPerK: fields.heatCapacityJPerK,
    temperatureMaxK: fields.temperatureMaxDegC + kelvinAtZeroDegC,
    acceleratorCount: fields.acceleratorCount,
    serverOverheadFraction: fields.serverOverheadFraction,
    terminal: terminalOf(fields),
    linkRateBitPerS: fields.linkRateBitPerS,
  };
}

function arrayOf(fields: PlatformFields): Platform['array'] {
  return {
    areaM2: fields.arrayAreaM2,
    efficiencyFraction: fields.arrayEfficiencyFraction,
    packingFraction: fields.arrayPackingFraction,
    degradationFraction: fields.arrayDegradationFraction,
    bodyNormal: plusX,
    joint: jointOf(fields.arrayJoint),
  };
}

function batteryOf(fields: PlatformFields): Platform['battery'] {
  return {
    capacityJ: fields.batteryCapacityWh * jPerWh,
    depthOfDischargeMaxFraction: fields.batteryDepthOfDischargeMaxFraction,
    chargeEfficiencyFraction: fields.batteryChargeEfficiencyFraction,
    dischargeEfficiencyFraction: fields.batteryDischargeEfficiencyFraction,
  };
}

function radiatorOf(fields: PlatformFields): Platform['radiator'] {
  return {
    areaM2: fields.radiatorAreaM2,
    isTwoSided: fields.radiatorIsTwoSided,
    emissivityFraction: fields.radiatorEmissivityFraction,
    absorptivityFraction: fields.radiatorAbsorptivityFraction,
    bodyNormal: plusY,
  };
}

function terminalOf(fields: PlatformFields): Platform['terminal'] {
  return {
    count: fields.terminalCount,
    bodyNormal: plusZ,
    fieldOfRegardRad: fields.terminalFieldOfRegardDeg * radPerDeg,
    uplinkRateBitPerS: fields.uplinkRateBitPerS,
    downlinkRateBitPerS: fields.downlinkRateBitPerS,
  };
}
