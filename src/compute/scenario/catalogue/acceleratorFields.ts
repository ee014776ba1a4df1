// What is said of an accelerator, and what do those share of which nobody measured it?

import { assumed, from, valuesOf } from './sourced.ts';

/** What is said of an accelerator; rates are dense ones, never with 2:4 sparsity. */
export interface AcceleratorFields {
  readonly powerMaxW: number;
  readonly powerIdleW: number;
  readonly powerCapBendFraction: number;
  readonly junctionResistanceKPerW: number;
  readonly memoryResistanceKPerW: number;
  readonly junctionMaxDegC: number;
  readonly memoryMaxDegC: number;
  readonly heatCapacityJPerK: number;
  readonly bf16FlopPerS: number;
  /** FP8, or INT8 where the part has no FP8. */
  readonly fp8FlopPerS: number;
  /** FP4; as FP8 where the part has none: four-bit weights are widened before they are used. */
  readonly fp4FlopPerS: number;
  readonly memoryByte: number;
  readonly memoryBytePerS: number;
  /** Link to the other accelerators of a server, per direction. */
  readonly linkBytePerS: number;
}

// Two measurements of an idle H200 (73.7 W and 80.3 W, nvidia-smi, 2026) are the only anchor.
export const idleH200 = from(
  'idle H200 measured by nvidia-smi: 80.3 W (Alice benchmark)',
  '2026-06',
  'low',
);
export const capH200 = from(
  'MLPerf Inference v4.1, 8×H200 MaxQ: 81 % of the tokens at 6,153 W; full power taken as 8.4 kW',
  '2024-08',
  'medium',
);
const capLike = assumed('bends like that of an H200');
export const chain = from(
  'spacedc-mdao: chip 0.03, interface 0.01, cold plate 0.02 of a chain of 0.08 K/W',
  '2025',
  'low',
);
export const solved = assumed('so that coolant of 45 °C holds the chip at 90 °C at full power');
const limits = from('spacedc-mdao: junction by design 90 °C, HBM about 95 °C', '2025', 'low');
const plate = assumed('package and a kilogram of copper cold plate');

/** What the large parts share: limits of temperature, and the plate they sit on. */
export const liquidCooled = {
  junctionMaxDegC: limits(90, '°C'),
  memoryMaxDegC: limits(95, '°C'),
  heatCapacityJPerK: plate(600, 'J/K'),
  powerCapBendFraction: capLike(0.53),
};

/** The same, bare: what an accelerator that is known by its data sheet alone starts from. */
export const largePart = valuesOf({ id: 'large', name: 'Large part', fields: liquidCooled });

export const idleLike = assumed('idle power in the ratio of an idle H200 to its limit, 0.115');
export const beside = assumed('as the chip beside it');

export const noFp4 = assumed('no units of four bits: computed at the rate of eight');

/** Link of an accelerator of which nothing is said: PCI Express 5.0, 16 lanes, byte/s. */
export const linkUnknownBytePerS = 64e9;

/** Idle power over the limit where nobody measured it. */
export const idleFraction = 0.115;

/** Chip above coolant at full power where nobody published a resistance, K. */
export const junctionRiseK = 45;
