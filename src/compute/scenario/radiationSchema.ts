// What may a scenario file say of particles and failures, and what does it come to?

import * as z from 'zod/mini';
import { trilliumSensitivity } from '../plant/singleEvents.ts';
import type { EventSensitivity } from '../plant/singleEvents.ts';
import { assumed, valuesOf } from './catalogue/sourced.ts';
import { count, flag, fraction, quantity } from './field.ts';
import type { Radiation } from './scenario.ts';
import { byDefault, optional, strict } from './shape.ts';

const trillium = valuesOf(trilliumSensitivity);

/** How long chips, hosts and jobs take to come back; nobody has published it for orbit. */
export const restartTimes = {
  restartS: assumed('reset of a chip and loading of the last checkpoint')(120, 's'),
  hostRestartS: assumed('boot of a server with its self-test and the runtime')(600, 's'),
} as const;

const dosePerEvent = (description: string) =>
  quantity({ min: 1e-9, max: 1e9, unit: 'krad(Si)', description });
const perChipYear = (description: string) =>
  quantity({ min: 0, max: 1e6, unit: '1/y', description });
const seconds = (description: string) => quantity({ min: 0, max: 86_400, unit: 's', description });

const fields = {
  isOn: byDefault(flag('Whether anything fails or is struck at all'), false),
  shieldingMm: byDefault(
    quantity({ min: 2, max: 10, unit: 'mm', description: 'Aluminium, for the dose alone' }),
    10,
  ),
  hostCount: byDefault(
    count({ min: 0, max: 10_000, description: 'Hosts of a satellite; a crash of one stops all' }),
    1,
  ),
  silentCorruptionKradPerEvent: byDefault(
    dosePerEvent('Dose of protons for a silent corruption of a chip'),
    trillium.silentCorruptionKradPerEvent,
  ),
  memoryUncorrectableKradPerEvent: byDefault(
    dosePerEvent('Dose of protons for an uncorrectable error of a chip’s memory'),
    trillium.memoryUncorrectableKradPerEvent,
  ),
  chipInterruptKradPerEvent: byDefault(
    dosePerEvent('Dose of protons that stops a chip'),
    trillium.chipInterruptKradPerEvent,
  ),
  hostProcessorInterruptKradPerEvent: byDefault(
    dosePerEvent('Dose of protons that stops a host by its processor'),
    trillium.hostProcessorInterruptKradPerEvent,
  ),
  hostMemoryInterruptKradPerEvent: byDefault(
    dosePerEvent('Dose of protons that stops a host by its memory'),
    trillium.hostMemoryInterruptKradPerEvent,
  ),
  latchUpPerYear: byDefault(
    perChipYear('Latch-ups that destroy a chip'),
    trillium.latchUpsPerChipYear,
  ),
  failuresPerYear: byDefault(perChipYear('Other failures of a chip'), trillium.failuresPerChipYear),
  permanentFraction: byDefault(
    fraction('Share of these failures after which the chip is lost'),
    trillium.failurePermanentFraction,
  ),
  restartS: byDefault(
    seconds('From an interruption until the job goes on from its checkpoint'),
    restartTimes.restartS.value,
  ),
  hostRestartS: byDefault(
    seconds('From a crash of a host until its satellite computes again'),
    restartTimes.hostRestartS.value,
  ),
  checkpointIntervalS: optional(
    quantity({
      min: 1,
      max: 1e9,
      unit: 's',
      description: 'Work between checkpoints; default: by Daly, for each job',
    }),
  ),
};

/** Particles and failures; off unless `isOn`. */
export const radiation = strict(fields, 'Radiation and failures');

export type RadiationFile = z.output<typeof radiation>;

/** What is assumed of a scenario that says nothing of it: off. */
export const radiationByDefault: RadiationFile = z.parse(radiation, {});

/** The same in core terms, nothing optional. */
export function radiationOf(file: RadiationFile): Radiation {
  const { isOn, shieldingMm, hostCount, restartS, hostRestartS, checkpointIntervalS } = file;
  const sensitivity: EventSensitivity = {
    silentCorruptionKradPerEvent: file.silentCorruptionKradPerEvent,
    memoryUncorrectableKradPerEvent: file.memoryUncorrectableKradPerEvent,
    chipInterruptKradPerEvent: file.chipInterruptKradPerEvent,
    hostProcessorInterruptKradPerEvent: file.hostProcessorInterruptKradPerEvent,
    hostMemoryInterruptKradPerEvent: file.hostMemoryInterruptKradPerEvent,
    latchUpsPerChipYear: file.latchUpPerYear,
    failuresPerChipYear: file.failuresPerYear,
    failurePermanentFraction: file.permanentFraction,
  };
  const intervalS = checkpointIntervalS ?? null;
  const times = { restartS, hostRestartS, checkpointIntervalS: intervalS };
  return { isOn, shieldingMm, hostCount, sensitivity, ...times };
}
