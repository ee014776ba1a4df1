// Which accelerators are known, and who says what they can do?

import { assumed, from } from './sourced.ts';
import type { CatalogueRecord } from './sourced.ts';

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
  readonly memoryByte: number;
  readonly memoryBytePerS: number;
}

const h100 = from('NVIDIA H100 data sheet (sparse figures halved)', '2023', 'high');
const h200 = from('NVIDIA H200 data sheet (sparse figures halved)', '2024', 'high');
const b200 = from('NVIDIA HGX B200 data sheet (sparse figures halved)', '2024', 'high');
const gb300 = from('NVIDIA GB300 NVL72 specifications, per GPU', '2025', 'medium');
const mi300x = from('AMD Instinct MI300X data sheet', '2023-12', 'high');
const tpuV5e = from('Google Cloud TPU v5e documentation', '2025', 'high');
const tpuV6e = from('Google Cloud TPU v6e documentation', '2025', 'high');
const orin = from('NVIDIA Jetson AGX Orin series technical brief', '2022', 'high');

// Two measurements of an idle H200 (73.7 W and 80.3 W, nvidia-smi, 2026) are the only anchor.
const idleH200 = from(
  'idle H200 measured by nvidia-smi: 80.3 W (Alice benchmark)',
  '2026-06',
  'low',
);
const capH200 = from(
  'MLPerf Inference v4.1, 8×H200 MaxQ: 81 % of the tokens at 6,153 W; full power taken as 8.4 kW',
  '2024-08',
  'medium',
);
const capLike = assumed('bends like that of an H200');
const chain = from(
  'spacedc-mdao: chip 0.03, interface 0.01, cold plate 0.02 of a chain of 0.08 K/W',
  '2025',
  'low',
);
const solved = assumed('so that coolant of 45 °C holds the chip at 90 °C at full power');
const limits = from('spacedc-mdao: junction by design 90 °C, HBM about 95 °C', '2025', 'low');
const plate = assumed('package and a kilogram of copper cold plate');

/** What the large parts share: limits of temperature, and the plate they sit on. */
const liquidCooled = {
  junctionMaxDegC: limits(90, '°C'),
  memoryMaxDegC: limits(95, '°C'),
  heatCapacityJPerK: plate(600, 'J/K'),
  powerCapBendFraction: capLike(0.53),
};

const idleLike = assumed('idle power in the ratio of an idle H200 to its limit, 0.115');

/** The accelerators of this version. */
export const accelerators: readonly CatalogueRecord<AcceleratorFields>[] = [
  {
    id: 'h100-sxm',
    name: 'NVIDIA H100 SXM 80 GB',
    fields: {
      ...liquidCooled,
      junctionResistanceKPerW: chain(0.06, 'K/W'),
      memoryResistanceKPerW: assumed('as the chip beside it')(0.06, 'K/W'),
      powerMaxW: h100(700, 'W'),
      powerIdleW: idleLike(80, 'W'),
      bf16FlopPerS: h100(989e12, 'FLOP/s'),
      fp8FlopPerS: h100(1979e12, 'FLOP/s'),
      memoryByte: h100(80e9, 'byte'),
      memoryBytePerS: h100(3.35e12, 'byte/s'),
    },
  },
  {
    id: 'h200-sxm',
    name: 'NVIDIA H200 SXM 141 GB',
    fields: {
      ...liquidCooled,
      powerCapBendFraction: capH200(0.53),
      junctionResistanceKPerW: chain(0.06, 'K/W'),
      memoryResistanceKPerW: assumed('as the chip beside it')(0.06, 'K/W'),
      powerMaxW: h200(700, 'W'),
      powerIdleW: idleH200(80, 'W'),
      bf16FlopPerS: h200(989e12, 'FLOP/s'),
      fp8FlopPerS: h200(1979e12, 'FLOP/s'),
      memoryByte: h200(141e9, 'byte'),
      memoryBytePerS: h200(4.8e12, 'byte/s'),
    },
  },
  {
    id: 'b200',
    name: 'NVIDIA B200 (HGX)',
    fields: {
      ...liquidCooled,
      junctionResistanceKPerW: solved(0.045, 'K/W'),
      memoryResistanceKPerW: assumed('as the chip beside it')(0.045, 'K/W'),
      powerMaxW: b200(1000, 'W'),
      powerIdleW: idleLike(115, 'W'),
      bf16FlopPerS: b200(2250e12, 'FLOP/s'),
      fp8FlopPerS: b200(4500e12, 'FLOP/s'),
      memoryByte: b200(180e9, 'byte', 'medium'),
      memoryBytePerS: b200(8e12, 'byte/s'),
    },
  },
  {
    id: 'gb300',
    name: 'NVIDIA B300 in GB300 NVL72',
    fields: {
      ...liquidCooled,
      junctionResistanceKPerW: solved(0.032, 'K/W'),
      memoryResistanceKPerW: assumed('as the chip beside it')(0.032, 'K/W'),
      powerMaxW: gb300(1400, 'W'),
      powerIdleW: idleLike(160, 'W'),
      bf16FlopPerS: gb300(2500e12, 'FLOP/s'),
      fp8FlopPerS: gb300(5000e12, 'FLOP/s'),
      memoryByte: gb300(288e9, 'byte'),
      memoryBytePerS: gb300(8e12, 'byte/s'),
    },
  },
  {
    id: 'mi300x',
    name: 'AMD Instinct MI300X',
    fields: {
      ...liquidCooled,
      junctionResistanceKPerW: solved(0.06, 'K/W'),
      memoryResistanceKPerW: assumed('as the chip beside it')(0.06, 'K/W'),
      powerMaxW: mi300x(750, 'W'),
      powerIdleW: idleLike(86, 'W'),
      bf16FlopPerS: mi300x(1307e12, 'FLOP/s'),
      fp8FlopPerS: mi300x(2615e12, 'FLOP/s'),
      memoryByte: mi300x(192e9, 'byte'),
      memoryBytePerS: mi300x(5.3e12, 'byte/s'),
    },
  },
  {
    id: 'tpu-v5e',
    name: 'Google TPU v5e',
    fields: {
      ...liquidCooled,
      junctionResistanceKPerW: solved(0.24, 'K/W'),
      memoryResistanceKPerW: assumed('as the chip beside it')(0.24, 'K/W'),
      powerMaxW: assumed('no figure is published; estimates run from 170 to 200 W')(185, 'W'),
      powerIdleW: idleLike(21, 'W'),
      bf16FlopPerS: tpuV5e(197e12, 'FLOP/s'),
      fp8FlopPerS: tpuV5e(393e12, 'FLOP/s (INT8)'),
      memoryByte: tpuV5e(16e9, 'byte'),
      memoryBytePerS: tpuV5e(0.8e12, 'byte/s'),
    },
  },
  {
    id: 'tpu-v6e',
    name: 'Google TPU v6e (Trillium)',
    fields: {
      ...liquidCooled,
      junctionResistanceKPerW: solved(0.2, 'K/W'),
      memoryResistanceKPerW: assumed('as the chip beside it')(0.2, 'K/W'),
      powerMaxW: assumed('not published; about 1 kW reported for a satellite with four')(220, 'W'),
      powerIdleW: idleLike(25, 'W'),
      bf16FlopPerS: tpuV6e(918e12, 'FLOP/s'),
      fp8FlopPerS: tpuV6e(1836e12, 'FLOP/s (INT8)'),
      memoryByte: tpuV6e(32e9, 'byte'),
      memoryBytePerS: tpuV6e(1.638e12, 'byte/s'),
    },
  },
  {
    id: 'jetson-agx-orin',
    name: 'NVIDIA Jetson AGX Orin 64 GB',
    fields: {
      ...liquidCooled,
      heatCapacityJPerK: assumed('module on a plate')(150, 'J/K'),
      junctionResistanceKPerW: solved(0.5, 'K/W'),
      memoryResistanceKPerW: assumed('as the chip beside it')(0.5, 'K/W'),
      powerMaxW: orin(60, 'W'),
      powerIdleW: assumed('idle module with its memory on')(10, 'W'),
      bf16FlopPerS: assumed('half of the GPU part (85 TOPS) of the dense INT8 rate')(
        42e12,
        'FLOP/s',
      ),
      fp8FlopPerS: orin(138e12, 'FLOP/s (INT8, GPU and DLA)'),
      memoryByte: orin(64e9, 'byte'),
      memoryBytePerS: orin(204.8e9, 'byte/s'),
    },
  },
];
