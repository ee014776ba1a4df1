// Which machine does a platform of a scenario file describe, in core units?

import { radPerDeg } from '../../orbit/index.ts';
import { invariant } from '../invariant.ts';
import {
  idleFraction,
  junctionRiseK,
  largePart,
  linkUnknownBytePerS,
} from './catalogue/acceleratorFields.ts';
import type { AcceleratorFields } from './catalogue/acceleratorFields.ts';
import { accelerators } from './catalogue/accelerators.ts';
import { findRecord } from './catalogue/catalogue.ts';
import { platforms } from './catalogue/platforms.ts';
import type { PlatformFields } from './catalogue/platformFields.ts';
import type { CatalogueRecord } from './catalogue/sourced.ts';
import { valuesWith } from './catalogue/sourced.ts';
import { kelvinAtZeroDegC } from './celsius.ts';
import type { LinkEnds } from './platform.ts';
import { resolveTerminal } from './resolveTerminal.ts';
import type { FleetFile } from './schema.ts';
import { arrayViewOf } from '../plant/bodyPlates.ts';
import { bodyAxisOf, instrumentOf, jointOf, layoutOf, surfaceOf } from './resolveParts.ts';
import type { Accelerator, BodyPlace, Platform } from './scenario.ts';

type PlatformFile = FleetFile['platform'];
type AcceleratorFile = Exclude<Exclude<PlatformFile, string>['accelerator'], undefined>;
type OwnAcceleratorFile = Extract<AcceleratorFile, { readonly id: string }>;

const jPerWh = 3600;
const sPerHour = 3600;
const bitPerByte = 8;

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

/** The terminals that a file names, if any. */
function linkEndsOf(file: PlatformFile): LinkEnds {
  const { linkTerminal = null, groundTerminals = [] } = typeof file === 'string' ? {} : file;
  return {
    linkTerminal: linkTerminal === null ? null : resolveTerminal(linkTerminal),
    groundTerminals: groundTerminals.map(resolveTerminal),
  };
}

/** As many as the named terminals are together, unless the file counts them itself. */
function terminalCountOf(file: PlatformFile): { readonly count?: number } {
  const { groundTerminals: terminals } = linkEndsOf(file);
  const isCounted = typeof file !== 'string' && file.terminalCount !== undefined;
  if (terminals.length === 0 || isCounted) return {};
  return { count: terminals.reduce((sum, { count }) => sum + count, 0) };
}

type EndOfLife = 'radiatorEndOfLifeEmissivityFraction' | 'radiatorEndOfLifeAbsorptivityFraction';

/** Age improves no radiator: an end of life that is not stated is no better than the beginning. */
function neverBetterOld(
  fields: PlatformFields,
  stated: { readonly [name in EndOfLife]?: number | undefined },
): PlatformFields {
  const { radiatorEmissivityFraction, radiatorAbsorptivityFraction } = fields;
  const {
    radiatorEndOfLifeEmissivityFraction = Math.min(
      radiatorEmissivityFraction,
      fields.radiatorEndOfLifeEmissivityFraction,
    ),
    radiatorEndOfLifeAbsorptivityFraction = Math.max(
      radiatorAbsorptivityFraction,
      fields.radiatorEndOfLifeAbsorptivityFraction,
    ),
  } = stated;
  return { ...fields, radiatorEndOfLifeEmissivityFraction, radiatorEndOfLifeAbsorptivityFraction };
}

/** The platform of the catalogue with the file's changes, in core units. */
export function resolvePlatform(file: PlatformFile): ResolvedPlatform {
  const { base, id, name, accelerator, ...rest } = typeof file === 'string' ? { base: file } : file;
  const { instrument, surfaces, terminalPlaceM, radiatorArrayViewFraction, ...others } = rest;
  const { storageByte, ...changes } = others;
  const record = known(platforms, base);
  const fields = neverBetterOld(valuesWith<PlatformFields>(record, changes), changes);
  const platform = platformOf(id ?? record.id, name ?? record.name, fields);
  const [x, y, z] = terminalPlaceM ?? [];
  const placeM: BodyPlace = terminalPlaceM === undefined ? null : [x!, y!, z!];
  return {
    platform: {
      ...platform,
      radiator: radiatorSeeing(platform, radiatorArrayViewFraction),
      terminal: { ...platform.terminal, ...terminalCountOf(file), placeM },
      instrument: instrument === undefined ? null : instrumentOf(instrument),
      surfaces: (surfaces ?? []).map(surfaceOf),
      storageBit: storageByte === undefined ? null : bitPerByte * storageByte,
      accelerator: resolveAccelerator(accelerator ?? fields.accelerator),
      ...linkEndsOf(file),
    },
    attitudePrimary: fields.attitudePrimary,
    attitudeSecondary: fields.attitudeSecondary,
  };
}

function resolveAccelerator(file: AcceleratorFile): Accelerator {
  if (typeof file !== 'string' && 'id' in file) return ownAccelerator(file);
  const { base, name, ...changes } = typeof file === 'string' ? { base: file } : file;
  const record = known(accelerators, base);
  const fields = valuesWith<AcceleratorFields>(record, changes);
  return acceleratorOf(record.id, name ?? record.name, fields);
}

/** What its data sheet does not say is as of the large parts of the catalogue. */
function ownAccelerator({ id, name, ...given }: OwnAcceleratorFile): Accelerator {
  const resistanceKPerW = junctionRiseK / given.powerMaxW;
  const fields = {
    ...largePart,
    powerIdleW: idleFraction * given.powerMaxW,
    fp4FlopPerS: given.fp8FlopPerS,
    linkBytePerS: linkUnknownBytePerS,
    junctionResistanceKPerW: resistanceKPerW,
    memoryResistanceKPerW: given.junctionResistanceKPerW ?? resistanceKPerW,
  };
  const stated = Object.entries(given).filter(([, value]) => value !== undefined);
  return acceleratorOf(id, name ?? id, {
    ...fields,
    ...Object.fromEntries(stated),
  } as AcceleratorFields);
}

function acceleratorOf(id: string, name: string, fields: AcceleratorFields): Accelerator {
  const { junctionMaxDegC, memoryMaxDegC, ...rest } = fields;
  const junctionMaxK = junctionMaxDegC + kelvinAtZeroDegC;
  const memoryMaxK = memoryMaxDegC + kelvinAtZeroDegC;
  return { id, name, ...rest, junctionMaxK, memoryMaxK };
}

/** The radiator with what its own array fills of its view: as stated, or as the plates stand. */
function radiatorSeeing(
  body: Pick<Platform, 'array' | 'radiator' | 'layout'>,
  statedFraction: number | undefined,
): Platform['radiator'] {
  if (statedFraction !== undefined) {
    return { ...body.radiator, arrayViewFraction: statedFraction, isArrayViewStated: true };
  }
  const { viewFraction, frontShareFraction } = arrayViewOf(body);
  const seen = { arrayViewFraction: viewFraction, arrayFrontShareFraction: frontShareFraction };
  return { ...body.radiator, ...seen };
}

function platformOf(
  id: string,
  name: string,
  fields: PlatformFields,
): Omit<Platform, keyof LinkEnds | 'accelerator' | 'instrument' | 'surfaces' | 'storageBit'> {
  const array = arrayOf(fields);
  return {
    id,
    name,
    massKg: fields.massKg,
    masses: massesOf(fields),
    array,
    power: {
      regulatorEfficiencyFraction: fields.regulatorEfficiencyFraction,
      busEfficiencyFraction: fields.busEfficiencyFraction,
      pointOfLoadEfficiencyFraction: fields.pointOfLoadEfficiencyFraction,
      busMaxW: fields.busMaxW,
    },
    fission: {
      powerW: fields.fissionPowerW,
      efficiencyFraction: fields.fissionEfficiencyFraction,
      massKgPerW: fields.fissionMassKgPerW,
      loopHeatFraction: fields.fissionLoopHeatFraction,
    },
    battery: batteryOf(fields),
    housekeepingW: fields.housekeepingW,
    radiator: radiatorOf(fields),
    heatCapacityJPerK: fields.heatCapacityJPerK,
    coolantMaxK: fields.temperatureMaxDegC + kelvinAtZeroDegC,
    throttleBandK: fields.throttleBandK,
    tripMarginK: fields.tripMarginK,
    pumpFraction: fields.pumpFraction,
    designLifeYears: fields.designLifeYears,
    acceleratorCount: fields.acceleratorCount,
    serverOverheadFraction: fields.serverOverheadFraction,
    terminal: terminalOf(fields),
    layout: layoutOf(fields, array.joint.kind !== 'fixed'),
    linkRegard: {
      bodyNormals: fields.linkNormals.map(bodyAxisOf),
      fieldOfRegardRad: fields.linkFieldOfRegardDeg * radPerDeg,
    },
    linkRateBitPerS: fields.linkRateBitPerS,
  };
}

function massesOf(fields: PlatformFields): Platform['masses'] {
  return {
    arrayMassKgPerM2: fields.arrayMassKgPerM2,
    radiatorMassKgPerM2: fields.radiatorMassKgPerM2,
    batteryMassKgPerJ: fields.batteryMassKgPerWh / jPerWh,
    serverMassKgPerW: fields.serverMassKgPerW,
    structureFraction: fields.structureFraction,
    propellantMassKg: fields.propellantMassKg,
  };
}

function arrayOf(fields: PlatformFields): Platform['array'] {
  return {
    areaM2: fields.arrayAreaM2,
    efficiencyFraction: fields.arrayEfficiencyFraction,
    packingFraction: fields.arrayPackingFraction,
    stringLossFraction: fields.arrayStringLossFraction,
    degradationFraction: fields.arrayDegradationFraction,
    degradationPerYearFraction: fields.arrayDegradationPerYearFraction,
    temperatureCoefficientPerK: fields.arrayTemperatureCoefficientPerK,
    absorptivityFraction: fields.arrayAbsorptivityFraction,
    emissivityFraction: fields.arrayEmissivityFraction,
    backEmissivityFraction: fields.arrayBackEmissivityFraction,
    bodyNormal: bodyAxisOf(fields.arrayNormal),
    joint: jointOf({
      joint: fields.arrayJoint,
      jointAxis: fields.arrayJointAxis,
      jointRangeDeg: fields.arrayJointRangeDeg,
      jointRateDegPerS: fields.arrayJointRateDegPerS,
    }),
  };
}

function batteryOf(fields: PlatformFields): Platform['battery'] {
  const capacityJ = fields.batteryCapacityWh * jPerWh;
  return {
    capacityJ,
    chargeMaxW: (capacityJ * fields.batteryChargeRatePerHour) / sPerHour,
    dischargeMaxW: (capacityJ * fields.batteryDischargeRatePerHour) / sPerHour,
    cycleLifeCount: fields.batteryCycleLifeCount,
    cycleReferenceFraction: fields.batteryCycleReferenceFraction,
    cycleExponent: fields.batteryCycleExponent,
    calendarFadePerYearFraction: fields.batteryCalendarFadePerYearFraction,
    endOfLifeFraction: fields.batteryEndOfLifeFraction,
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
    endOfLifeEmissivityFraction: fields.radiatorEndOfLifeEmissivityFraction,
    endOfLifeAbsorptivityFraction: fields.radiatorEndOfLifeAbsorptivityFraction,
    finEfficiencyFraction: fields.radiatorFinEfficiencyFraction,
    arrayViewFraction: 0,
    arrayFrontShareFraction: 0,
    isArrayViewStated: false,
    loopCount: fields.radiatorLoopCount,
    bodyNormal: bodyAxisOf(fields.radiatorNormal),
    joint: jointOf({
      joint: fields.radiatorJoint,
      jointAxis: fields.radiatorJointAxis,
      jointRangeDeg: fields.radiatorJointRangeDeg,
      jointRateDegPerS: fields.radiatorJointRateDegPerS,
    }),
    aim: fields.radiatorAim,
  };
}

function terminalOf(fields: PlatformFields): Platform['terminal'] {
  return {
    count: fields.terminalCount,
    bodyNormal: bodyAxisOf(fields.terminalNormal),
    joint: jointOf({
      joint: fields.terminalJoint,
      jointAxis: fields.terminalJointAxis,
      jointRangeDeg: fields.terminalJointRangeDeg,
      jointRateDegPerS: fields.terminalJointRateDegPerS,
    }),
    areaM2: fields.terminalAreaM2,
    placeM: null,
    fieldOfRegardRad: fields.terminalFieldOfRegardDeg * radPerDeg,
    uplinkRateBitPerS: fields.uplinkRateBitPerS,
    downlinkRateBitPerS: fields.downlinkRateBitPerS,
  };
}
