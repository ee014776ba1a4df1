// What may a scenario file say of a satellite design and of its accelerators?

import * as z from 'zod/mini';
import { catalogueIds } from './catalogue/catalogue.ts';
import { count, flag, fraction, identifier, quantity, text } from './field.ts';
import { directions, instrument, jointFields, place, radiatorAims, surface } from './partSchema.ts';
import { catalogueName, choice, list, nameOr, optional, strict } from './shape.ts';
import { terminal, terminals } from './terminalSchema.ts';

const power = (description: string, max = 1e9) =>
  quantity({ min: 0, max, unit: 'W', description, hint: 'give watts' });
const rate = (description: string, max = 1e14) =>
  quantity({ min: 0, max, unit: 'bit/s', description, hint: 'bits, not bytes, per second' });
const area = (description: string) =>
  quantity({ min: 0, max: 1e8, unit: 'm²', description, hint: 'give square metres' });
const areal = (description: string) => quantity({ min: 0, max: 1000, unit: 'kg/m²', description });
const rateFlop = (description: string) =>
  quantity({ min: 1e9, max: 1e20, unit: 'FLOP/s', description, hint: 'dense, e.g. 989e12' });

const resistance = (description: string) =>
  quantity({ min: 0, max: 100, unit: 'K/W', description, hint: 'kelvin per watt' });
const celsius = (description: string) =>
  quantity({
    ...{ min: -100, max: 200, unit: '°C', description },
    hint: 'degrees Celsius: 353 K is 80 °C',
  });
const perYear = (description: string) =>
  quantity({ min: 0, max: 0.5, unit: '1/y', description, hint: 'a share: 2 % is 0.02' });
const perHour = (description: string) =>
  quantity({ min: 0, max: 100, unit: '1/h', description, hint: 'power over capacity' });
const perSide = (description: string) => quantity({ min: 0.01, max: 100, unit: '', description });
const kelvin = (description: string, min: number) =>
  quantity({ min, max: 100, unit: 'K', description });

const acceleratorName = catalogueName(
  'an accelerator',
  catalogueIds('accelerators'),
  'Accelerator of the catalogue',
);

/** What a data sheet of an accelerator says. */
const dataSheet = {
  powerMaxW: quantity({
    min: 0.1,
    max: 1e5,
    unit: 'W',
    description: 'Board power at full load',
    hint: 'give watts',
  }),
  bf16FlopPerS: rateFlop('Dense BF16 rate'),
  fp8FlopPerS: rateFlop('Dense FP8 (or INT8) rate'),
  memoryByte: quantity({
    min: 1e6,
    max: 1e14,
    unit: 'byte',
    description: 'Memory',
    hint: 'bytes: 80 GB is 80e9',
  }),
  memoryBytePerS: quantity({
    min: 1e6,
    max: 1e15,
    unit: 'byte/s',
    description: 'Memory bandwidth',
    hint: 'bytes per second',
  }),
};

/** What it does not say, and what is assumed of an accelerator unless the file says otherwise. */
const beyondDataSheet = {
  powerIdleW: optional(power('Board power when idle but powered', 1e5)),
  fp4FlopPerS: optional(rateFlop('Dense FP4 rate; default: as FP8')),
  linkBytePerS: optional(
    quantity({
      min: 1e3,
      max: 1e15,
      unit: 'byte/s',
      description: 'Link to the other accelerators of a server, per direction',
    }),
  ),
  powerCapBendFraction: optional(
    fraction('Bend b of throughput over dynamic power x: x + b x (1 − x)'),
  ),
  junctionResistanceKPerW: optional(resistance('Chip above coolant per watt of board power')),
  memoryResistanceKPerW: optional(resistance('Memory above coolant per watt of board power')),
  junctionMaxDegC: optional(celsius('Limit of the chip')),
  memoryMaxDegC: optional(celsius('Limit of its memory')),
  heatCapacityJPerK: optional(
    quantity({ min: 0, max: 1e6, unit: 'J/K', description: 'Chip with its cold plate' }),
  ),
};

/** Keys by which an accelerator's catalogue values are replaced. */
export const acceleratorOverrides = {
  powerMaxW: optional(dataSheet.powerMaxW),
  bf16FlopPerS: optional(dataSheet.bf16FlopPerS),
  fp8FlopPerS: optional(dataSheet.fp8FlopPerS),
  memoryByte: optional(dataSheet.memoryByte),
  memoryBytePerS: optional(dataSheet.memoryBytePerS),
  ...beyondDataSheet,
};

const personName = optional(text({ max: 120, description: 'Name for people' }));

const namedAccelerator = strict(
  { base: acceleratorName, name: personName, ...acceleratorOverrides },
  'Accelerator of the catalogue with values of its own',
);
const ownAccelerator = strict(
  { id: identifier('Id'), name: personName, ...dataSheet, ...beyondDataSheet },
  'Accelerator of one’s own, from its data sheet',
);

const accelerator = nameOr(
  acceleratorName,
  z.union([ownAccelerator, namedAccelerator]),
  'Accelerator: a name of the catalogue, an object with "base", or one with its data sheet',
);

/** Keys by which a platform's catalogue values are replaced. */
const platformOverrides = {
  massKg: optional(quantity({ min: 0.1, max: 1e7, unit: 'kg', description: 'Mass' })),
  arrayMassKgPerM2: optional(areal('Array with hinges and booms per cell side')),
  radiatorMassKgPerM2: optional(areal('Radiator per planform of one face')),
  batteryMassKgPerWh: optional(
    quantity({ min: 0, max: 1, unit: 'kg/Wh', description: 'Battery pack per energy' }),
  ),
  serverMassKgPerW: optional(
    quantity({ min: 0, max: 10, unit: 'kg/W', description: 'Servers per full server power' }),
  ),
  structureFraction: optional(
    quantity({ min: 0, max: 0.9, unit: 'fraction', description: 'Structure per dry mass' }),
  ),
  propellantMassKg: optional(
    quantity({ min: 0, max: 1e7, unit: 'kg', description: 'Propellant at launch' }),
  ),
  arrayAreaM2: optional(area('Cell side of the solar array')),
  arrayEfficiencyFraction: optional(fraction('Efficiency of the cells')),
  arrayPackingFraction: optional(fraction('Share of the array covered by cells')),
  arrayDegradationFraction: optional(fraction('Share of the output lost by ageing so far')),
  arrayStringLossFraction: optional(fraction('Lost between cells and regulator')),
  arrayDegradationPerYearFraction: optional(perYear('Lost each year of age')),
  arrayTemperatureCoefficientPerK: optional(
    quantity({ min: 0, max: 0.02, unit: '1/K', description: 'Lost per kelvin above 28 °C' }),
  ),
  arrayAbsorptivityFraction: optional(fraction('Solar absorptivity of the cell side')),
  arrayEmissivityFraction: optional(fraction('Infrared emissivity of the cell side', 0.01)),
  arrayBackEmissivityFraction: optional(fraction('Infrared emissivity of the back')),
  ...jointFields('array', 'the array'),
  arraySpanPerWidth: optional(perSide('Span along the joint’s axis over width of the array')),
  arrayWingGapPerWidth: optional(
    quantity({ min: 0, max: 20, unit: '', description: 'Clear between jointed wings over width' }),
  ),
  regulatorEfficiencyFraction: optional(fraction('Source output that reaches the bus', 0.01)),
  busEfficiencyFraction: optional(fraction('Of that, what the harness delivers', 0.01)),
  pointOfLoadEfficiencyFraction: optional(fraction('Of that, what the loads receive', 0.01)),
  busMaxW: optional(power('Most that all loads may draw together')),
  fissionPowerW: optional(power('Electric output of a reactor')),
  fissionEfficiencyFraction: optional(fraction('Electric per thermal output', 0.01)),
  fissionMassKgPerW: optional(
    quantity({ min: 0, max: 10, unit: 'kg/W', description: 'Reactor, shield and its radiator' }),
  ),
  fissionLoopHeatFraction: optional(fraction('Waste heat of the reactor that the loop takes')),
  batteryCapacityWh: optional(
    quantity({
      min: 0,
      max: 1e9,
      unit: 'Wh',
      description: 'Battery capacity',
      hint: 'watt-hours',
    }),
  ),
  batteryDepthOfDischargeMaxFraction: optional(fraction('Largest depth of discharge')),
  batteryChargeEfficiencyFraction: optional(fraction('Stored per energy charged', 0.01)),
  batteryDischargeEfficiencyFraction: optional(fraction('Delivered per energy stored', 0.01)),
  batteryChargeRatePerHour: optional(perHour('Most charging power over capacity')),
  batteryDischargeRatePerHour: optional(perHour('Most discharging power over capacity')),
  batteryCycleLifeCount: optional(
    quantity({ min: 1, max: 1e7, unit: '', description: 'Cycles to the end of life' }),
  ),
  batteryCycleReferenceFraction: optional(fraction('Depth at which they are counted', 0.01)),
  batteryCycleExponent: optional(
    quantity({ min: 0, max: 5, unit: '', description: 'Cycles fall as depth to this power' }),
  ),
  batteryCalendarFadePerYearFraction: optional(perYear('Capacity lost each year of age')),
  batteryEndOfLifeFraction: optional(fraction('Capacity left at the end of life')),
  housekeepingW: optional(power('Power that the satellite itself always needs')),
  radiatorAreaM2: optional(area('Planform of the radiator, one face')),
  radiatorIsTwoSided: optional(flag('Both faces radiate')),
  radiatorEmissivityFraction: optional(fraction('Infrared emissivity of the radiator', 0.01)),
  radiatorAbsorptivityFraction: optional(fraction('Solar absorptivity of the radiator')),
  radiatorEndOfLifeEmissivityFraction: optional(fraction('Emissivity at the end of life', 0.01)),
  radiatorEndOfLifeAbsorptivityFraction: optional(fraction('Absorptivity at the end of life')),
  radiatorFinEfficiencyFraction: optional(fraction('Radiated per what the roots would', 0.01)),
  radiatorArrayViewFraction: optional(
    fraction('Share of a face’s view that the array fills, stated instead of from geometry'),
  ),
  ...jointFields('radiator', 'the radiator'),
  radiatorAim: optional(choice(radiatorAims, 'What a jointed radiator turns its edge to')),
  radiatorLengthPerDepth: optional(perSide('Radiator along body z over its other side')),
  radiatorGapPerDepth: optional(
    quantity({ min: 0, max: 20, unit: '', description: 'Array’s edge to radiator over its depth' }),
  ),
  radiatorLoopCount: optional(count({ min: 1, max: 100, description: 'Coolant loops' })),
  heatCapacityJPerK: optional(
    quantity({
      min: 1,
      max: 1e12,
      unit: 'J/K',
      description: 'Heat capacity of the coolant loop',
    }),
  ),
  temperatureMaxDegC: optional(celsius('Limit of the coolant')),
  throttleBandK: optional(kelvin('Below the coolant’s limit work slows down over this', 0.1)),
  tripMarginK: optional(kelvin('Above a limit by this much all is switched off', 0)),
  pumpFraction: optional(fraction('Pump power per heat moved')),
  designLifeYears: optional(
    quantity({ min: 0.1, max: 100, unit: 'y', description: 'Life for which it is designed' }),
  ),
  accelerator: optional(accelerator),
  acceleratorCount: optional(count({ min: 0, max: 100_000, description: 'Accelerators' })),
  serverOverheadFraction: optional(
    quantity({
      min: 0,
      max: 10,
      unit: '',
      description: 'Server power per accelerator power',
    }),
  ),
  terminalCount: optional(count({ min: 0, max: 64, description: 'Terminals to stations' })),
  terminalFieldOfRegardDeg: optional(
    quantity({
      min: 0,
      max: 180,
      unit: 'deg',
      description: 'Half-angle about its normal that a terminal reaches',
    }),
  ),
  ...jointFields('terminal', 'a terminal'),
  terminalAreaM2: optional(area('All terminals, as air and light meet them')),
  terminalPlaceM: optional(place),
  uplinkRateBitPerS: optional(rate('Most that a terminal receives')),
  downlinkRateBitPerS: optional(rate('Most that a terminal sends')),
  linkNormals: optional(directions(8, 'Where terminals to other satellites look, all together')),
  linkFieldOfRegardDeg: optional(
    quantity({
      min: 0,
      max: 180,
      unit: 'deg',
      description: 'Half-angle about each of linkNormals that they reach',
    }),
  ),
  linkRateBitPerS: optional(rate('Rate between satellites, each way')),
  storageByte: optional(
    quantity({
      min: 0,
      max: 1e21,
      unit: 'byte',
      description: 'Store for inputs, results and relayed data; default: without an end',
      hint: 'bytes: 10 TB is 10e12',
    }),
  ),
  linkTerminal: optional(terminal),
  groundTerminals: optional(terminals),
  instrument: optional(instrument),
  surfaces: optional(list(surface, 32, 'Flat sides beside array and radiator, for air and light')),
};

const platformName = catalogueName('a platform', catalogueIds('platforms'), 'Platform');

/** A platform by name, or a catalogue platform with values of its own. */
export const platform = nameOr(
  platformName,
  strict(
    {
      base: platformName,
      id: optional(identifier('Id of the changed design')),
      name: optional(text({ max: 120, description: 'Name for people' })),
      ...platformOverrides,
    },
    'Platform of the catalogue with values of its own',
  ),
  'Satellite design: a name of the catalogue, or an object with "base"',
);
