// What can be turned on a fleet, between which values, and how is it written into the scenario?

import type { Fleet } from '../../compute/index.ts';
import { asList, asObject } from '../files/jsonParts.ts';
import type { Json } from '../files/jsonParts.ts';
import { scenarioOf } from './certificates.ts';

/** A value that a slider moves. */
export interface Knob {
  readonly id: 'radiator' | 'array' | 'battery' | 'altitude' | 'age';
  readonly label: string;
  readonly unit: string;
  /** As `--set` takes it. */
  readonly path: string;
  /** Assignments that must come before, such as the design that is changed. */
  readonly before: readonly string[];
  readonly min: number;
  readonly max: number;
  readonly step: number;
  /** What the scenario has. */
  readonly value: number;
}

/** Aims that an attitude can be asked for, with what they are called. */
export interface AttitudeChoice {
  readonly primary: string;
  readonly secondary: string;
  readonly label: string;
}

/** Laws worth comparing: where the radiator is edge-on, and what the array gives up for it. */
export const attitudeChoices: readonly AttitudeChoice[] = [
  {
    ...{ primary: 'arrayToSun', secondary: 'radiatorEdgeToEarth' },
    label: 'Array to the Sun, radiator edge to the Earth',
  },
  {
    ...{ primary: 'arrayToSun', secondary: 'radiatorEdgeToVelocity' },
    label: 'Array to the Sun, radiator edge to the wind',
  },
  {
    ...{ primary: 'arrayToSun', secondary: 'radiatorToOrbitNormal' },
    label: 'Array to the Sun, radiator to the orbit’s normal',
  },
  {
    ...{ primary: 'instrumentToEarth', secondary: 'arrayToSun' },
    label: 'Instruments to the Earth, array to the Sun',
  },
  {
    ...{ primary: 'arrayToOrbitNormal', secondary: 'radiatorEdgeToEarth' },
    label: 'Array to the orbit’s normal, edge to the Earth',
  },
  {
    ...{ primary: 'alongVelocity', secondary: 'instrumentToEarth' },
    label: 'Array along the velocity, instruments to the Earth',
  },
];

/** The entry of a fleet in the text. */
function fleetOf(text: string, fileIndex: number): Readonly<Json> {
  return asObject(asList(scenarioOf(text)['fleets'])[fileIndex]);
}

/** A round number near a tenth of a per cent of the range. */
export function stepFor(range: number): number {
  const rough = range / 400;
  let step = 1;
  while (step > rough) step /= 10;
  while (step * 10 <= rough) step *= 10;
  return rough >= 5 * step ? 5 * step : rough >= 2 * step ? 2 * step : step;
}

type Part = Pick<Knob, 'id' | 'label' | 'unit' | 'value'> & {
  readonly field: string;
  /** The range of a part that the design does not have. */
  readonly otherwise: number;
};

/** From nothing to two and a half times what there is, in round steps. */
function partKnob(part: Part, fileIndex: number, base: string): Knob {
  const { id, label, unit, field, otherwise, value } = part;
  const rough = value > 0 ? value * 2.5 : otherwise;
  const step = stepFor(rough);
  const path = `fleets[${fileIndex}].platform`;
  return {
    ...{ id, label, unit, value, step },
    path: `${path}.${field}`,
    before: [`${path}.base=${JSON.stringify(base)}`],
    min: 0,
    max: Math.ceil(rough / step) * step,
  };
}

const jPerWh = 3600;

function partKnobs({ platform, fileIndex }: Fleet, base: string): Knob[] {
  const { radiator, array, battery } = platform;
  const parts: readonly Part[] = [
    {
      ...{ id: 'radiator', label: 'Radiator area', unit: 'm²', field: 'radiatorAreaM2' },
      ...{ value: radiator.areaM2, otherwise: 100 },
    },
    {
      ...{ id: 'array', label: 'Array area', unit: 'm²', field: 'arrayAreaM2' },
      ...{ value: array.areaM2, otherwise: 100 },
    },
    {
      ...{ id: 'battery', label: 'Battery', unit: 'Wh', field: 'batteryCapacityWh' },
      ...{ value: battery.capacityJ / jPerWh, otherwise: 10_000 },
    },
  ];
  return parts.map((part) => partKnob(part, fileIndex, base));
}

const altitudeRangeKm = { min: 300, max: 2000, step: 10 };
const ageRangeYears = { min: 0, max: 12, step: 0.25 };

/** The altitude of a designed orbit; null where orbits come from elements. */
function altitudeKnob(fleet: Readonly<Json>, fileIndex: number): Knob | null {
  const { altitudeKm } = asObject(fleet['orbit']);
  if (typeof altitudeKm !== 'number') return null;
  const { min, max, step } = altitudeRangeKm;
  return {
    ...{ id: 'altitude', label: 'Altitude', unit: 'km', before: [], value: altitudeKm, step },
    path: `fleets[${fileIndex}].orbit.altitudeKm`,
    min: Math.min(min, altitudeKm),
    max: Math.max(max, altitudeKm),
  };
}

/** Everything that can be turned on a fleet of a scenario with this text. */
export function knobsOf(text: string, read: Fleet): Knob[] {
  const { fileIndex } = read;
  const fleet = fleetOf(text, fileIndex);
  const { platform } = fleet;
  const named = typeof platform === 'string' ? platform : asObject(platform)['base'];
  const altitude = altitudeKnob(fleet, fileIndex);
  const age: Knob = {
    ...{ id: 'age', label: 'Age', unit: 'y', before: [], ...ageRangeYears },
    path: `fleets[${fileIndex}].ageYears`,
    value: read.ageYears,
  };
  return [
    ...partKnobs(read, typeof named === 'string' ? named : 'ai1'),
    ...(altitude === null ? [] : [altitude]),
    { ...age, max: Math.max(age.max, age.value) },
  ];
}

/** The attitude of a fleet as its text has it; null where that is left to the platform. */
export function attitudeOf(text: string, fileIndex: number): AttitudeChoice | null {
  const { primary, secondary } = asObject(fleetOf(text, fileIndex)['attitude']);
  if (typeof primary !== 'string' || typeof secondary !== 'string') return null;
  const known = attitudeChoices.find(
    (choice) => choice.primary === primary && choice.secondary === secondary,
  );
  return known ?? { primary, secondary, label: `${primary}, ${secondary}` };
}

/** How an attitude is written into the text. */
export function attitudeAssignments(fileIndex: number, choice: AttitudeChoice): string[] {
  const path = `fleets[${fileIndex}].attitude`;
  return [`${path}.primary=${choice.primary}`, `${path}.secondary=${choice.secondary}`];
}
