// How often do particles and age disturb a chip or its host, and who notices?
import { exp } from '../../orbit/index.ts';
import { assumed, from, type CatalogueRecord } from '../scenario/catalogue/sourced.ts';
import { referenceDoseKradPerYear } from './protonFlux.ts';

/** What can happen to a chip or to the host that drives it. */
export type MachineEventKind =
  | 'silentCorruption'
  | 'memoryUncorrectable'
  | 'chipInterrupt'
  | 'hostProcessorInterrupt'
  | 'hostMemoryInterrupt'
  | 'latchUp'
  | 'chipFailure';

/** What an event of a kind strikes, what drives it, who notices, and what is left. */
export interface MachineEventTraits {
  readonly unit: 'chip' | 'host';
  /** `protons`: with the flux by place; `time`: at a constant rate. */
  readonly driver: 'protons' | 'time';
  /** Who notices: nobody, error-correcting codes, or everybody because work stops. */
  readonly detection: 'none' | 'code' | 'crash';
  /** Share of the events after which the unit is lost; `rated`: the sensitivity says. */
  readonly permanence: 'never' | 'always' | 'rated';
}

const upset = { unit: 'chip', driver: 'protons', permanence: 'never' } as const;
const hostUpset = { ...upset, unit: 'host', detection: 'crash' } as const;

/** The kinds, in the order in which simultaneous events are told. */
export const machineEventTraits: Readonly<Record<MachineEventKind, MachineEventTraits>> = {
  silentCorruption: { ...upset, detection: 'none' },
  memoryUncorrectable: { ...upset, detection: 'code' },
  chipInterrupt: { ...upset, detection: 'crash' },
  hostProcessorInterrupt: hostUpset,
  hostMemoryInterrupt: hostUpset,
  latchUp: { unit: 'chip', driver: 'time', detection: 'crash', permanence: 'always' },
  chipFailure: { unit: 'chip', driver: 'time', detection: 'crash', permanence: 'rated' },
};

/** The kinds of event, in order. */
export const machineEventKinds = Object.keys(machineEventTraits) as readonly MachineEventKind[];

/** How a chip and its host take protons and years; doses are those behind 10 mm in protons. */
export interface EventSensitivity {
  readonly silentCorruptionKradPerEvent: number;
  readonly memoryUncorrectableKradPerEvent: number;
  readonly chipInterruptKradPerEvent: number;
  readonly hostProcessorInterruptKradPerEvent: number;
  readonly hostMemoryInterruptKradPerEvent: number;
  /** Destructive latch-ups: the user's own number, for the user's orbit; 0 unless set. */
  readonly latchUpsPerChipYear: number;
  readonly failuresPerChipYear: number;
  readonly failurePermanentFraction: number;
}

const beam = from(
  'arXiv:2511.19468v2 (Suncatcher): Trillium and its host in a 67 MeV proton beam',
  '2026-06',
  'medium',
);
const llama = from(
  'Llama 3 405B, 16,384 H100 for 54 days: 148 GPU and 72 HBM interruptions of 419 (on the ground)',
  '2024-07',
  'medium',
);

/** Trillium (TPU v6e) and its host, for any accelerator: nobody has published another's. */
export const trilliumSensitivity: CatalogueRecord<EventSensitivity> = {
  id: 'trillium-beam',
  name: 'TPU v6e and host in a proton beam',
  fields: {
    // 14.4…20 rad by the workload; the paper's own estimate in orbit uses 17.
    silentCorruptionKradPerEvent: beam(0.017, 'krad(Si) per event'),
    memoryUncorrectableKradPerEvent: beam(0.044, 'krad(Si) per event'),
    chipInterruptKradPerEvent: beam(5, 'krad(Si) per event'),
    hostProcessorInterruptKradPerEvent: beam(0.45, 'krad(Si) per event'),
    hostMemoryInterruptKradPerEvent: beam(0.4, 'krad(Si) per event'),
    latchUpsPerChipYear: assumed('no test of a flown accelerator is public; set your own')(
      0,
      'per chip and year',
    ),
    failuresPerChipYear: llama(0.091, 'per chip and year'),
    failurePermanentFraction: assumed('share of failures that lose the chip; 0.05 to 0.5')(0.2),
  },
};

/** Silent corruption over the workloads of the beam test, krad(Si) per event: worst and best. */
export const silentCorruptionRangeKradPerEvent = beam([0.0144, 0.02] as const, 'krad(Si)');

/** What 67 MeV protons deposit: protons/cm² for a krad(Si). */
export const protonsPerCm2PerKrad = beam(7.9e9, 'protons/(cm² krad(Si))');

const yearS = 365.25 * 86_400;

/** Cross-section, cm², of a kind of event that comes once in this dose of 67 MeV protons. */
export function crossSectionCm2(kradPerEvent: number): number {
  return 1 / (kradPerEvent * protonsPerCm2PerKrad.value);
}

/** Flux of 67 MeV protons, protons/(cm² s), that gives the dose rate of a relative flux. */
export function protonsPerCm2S(fluxRelative: number): number {
  return (fluxRelative * referenceDoseKradPerYear.value * protonsPerCm2PerKrad.value) / yearS;
}

/**
 * Events per second of one chip or one host (whichever the kind strikes) at a relative flux
 * (`protonFluxRelative`, `protonFluxOrbitMean`); kinds that age drives ignore the flux.
 * NaN for a flux of NaN where protons drive it.
 */
export function eventRatePerS(
  kind: MachineEventKind,
  sensitivity: EventSensitivity,
  fluxRelative: number,
): number {
  switch (kind) {
    case 'latchUp':
      return sensitivity.latchUpsPerChipYear / yearS;
    case 'chipFailure':
      return sensitivity.failuresPerChipYear / yearS;
    default: {
      const doseKradPerS = (fluxRelative * referenceDoseKradPerYear.value) / yearS;
      return doseKradPerS / sensitivity[`${kind}KradPerEvent`];
    }
  }
}

/** Who is struck: how many chips and how many hosts share the work. */
export interface Machines {
  readonly chipCount: number;
  readonly hostCount: number;
}

/** Events per second that stop work on all of these machines together: all but silent ones. */
export function interruptionRatePerS(
  { chipCount, hostCount }: Machines,
  sensitivity: EventSensitivity,
  fluxRelative: number,
): number {
  let sum = 0;
  for (const kind of machineEventKinds) {
    const { unit, detection } = machineEventTraits[kind];
    if (detection === 'none') continue;
    const count = unit === 'chip' ? chipCount : hostCount;
    sum += count * eventRatePerS(kind, sensitivity, fluxRelative);
  }
  return sum;
}

/** Silent corruptions to expect of a job: its accelerator-seconds at a mean relative flux. */
export function expectedSilentCorruptions(
  acceleratorS: number,
  sensitivity: EventSensitivity,
  fluxRelative: number,
): number {
  return acceleratorS * eventRatePerS('silentCorruption', sensitivity, fluxRelative);
}

/** Share of the chips that permanent failures and latch-ups have left after some years, 0…1. */
export function survivingChipFraction(years: number, sensitivity: EventSensitivity): number {
  const { failuresPerChipYear, failurePermanentFraction, latchUpsPerChipYear } = sensitivity;
  const lossesPerYear = failuresPerChipYear * failurePermanentFraction + latchUpsPerChipYear;
  return exp(-lossesPerYear * years);
}
