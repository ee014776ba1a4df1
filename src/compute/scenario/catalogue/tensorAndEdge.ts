// Which tensor processors and edge computers are known, and who says what they can do?

import { beside, idleLike, liquidCooled, noFp4, solved } from './acceleratorFields.ts';
import type { AcceleratorFields } from './acceleratorFields.ts';
import { assumed, from } from './sourced.ts';
import type { CatalogueRecord } from './sourced.ts';

const tpuV5e = from('Google Cloud TPU v5e documentation', '2025', 'high');
const tpuV6e = from('Google Cloud TPU v6e documentation', '2025', 'high');
const ironwood = from('Google Cloud TPU7x (Ironwood) documentation', '2025', 'high');
const orin = from('NVIDIA Jetson AGX Orin series technical brief', '2022', 'high');
const orinNx = from('NVIDIA Jetson Orin NX series data sheet, recalled', '2023', 'medium');
const thor = from('NVIDIA Jetson Thor series data sheet (sparse FP4 brought down)', '2025', 'high');
const threeBody = from(
  'ADA Space and Zhejiang Lab: up to 744 TOPS a satellite',
  '2025-05',
  'medium',
);
const module = assumed('module on a plate');
const modules = assumed('modules of one satellite joined by their PCI Express lanes');
const idleModule = assumed('idle module with its memory on');
const noParts = (reason: string) => assumed(`its parts are not published; ${reason}`);

/** Tensor processors of a cloud, and computers for the edge. */
export const tensorAndEdge: readonly CatalogueRecord<AcceleratorFields>[] = [
  {
    id: 'tpu-v5e',
    name: 'Google TPU v5e',
    fields: {
      ...liquidCooled,
      junctionResistanceKPerW: solved(0.24, 'K/W'),
      memoryResistanceKPerW: beside(0.24, 'K/W'),
      powerMaxW: assumed('no figure is published; estimates run from 170 to 200 W')(185, 'W'),
      powerIdleW: idleLike(21, 'W'),
      bf16FlopPerS: tpuV5e(197e12, 'FLOP/s'),
      fp8FlopPerS: tpuV5e(393e12, 'FLOP/s (INT8)'),
      fp4FlopPerS: noFp4(393e12, 'FLOP/s'),
      memoryByte: tpuV5e(16e9, 'byte'),
      memoryBytePerS: tpuV5e(0.8e12, 'byte/s'),
      linkBytePerS: tpuV5e(200e9, 'byte/s (half of 400 both ways)'),
    },
  },
  {
    id: 'tpu-v6e',
    name: 'Google TPU v6e (Trillium)',
    fields: {
      ...liquidCooled,
      junctionResistanceKPerW: solved(0.2, 'K/W'),
      memoryResistanceKPerW: beside(0.2, 'K/W'),
      powerMaxW: assumed('not published; about 1 kW reported for a satellite with four')(220, 'W'),
      powerIdleW: idleLike(25, 'W'),
      bf16FlopPerS: tpuV6e(918e12, 'FLOP/s'),
      fp8FlopPerS: tpuV6e(1836e12, 'FLOP/s (INT8)'),
      fp4FlopPerS: noFp4(1836e12, 'FLOP/s'),
      memoryByte: tpuV6e(32e9, 'byte'),
      memoryBytePerS: tpuV6e(1.638e12, 'byte/s'),
      linkBytePerS: tpuV6e(400e9, 'byte/s (half of 800 both ways)'),
    },
  },
  {
    id: 'tpu7x',
    name: 'Google TPU7x (Ironwood)',
    fields: {
      ...liquidCooled,
      junctionResistanceKPerW: solved(0.05, 'K/W'),
      memoryResistanceKPerW: beside(0.05, 'K/W'),
      powerMaxW: assumed(
        'not published; racks of 64 chips take over 100 kW, pods of 9,216 about 10 MW, ' +
          'hosts and network included',
      )(900, 'W'),
      powerIdleW: idleLike(104, 'W'),
      bf16FlopPerS: ironwood(2307e12, 'FLOP/s'),
      fp8FlopPerS: ironwood(4614e12, 'FLOP/s'),
      fp4FlopPerS: noFp4(4614e12, 'FLOP/s'),
      memoryByte: ironwood(206_158_430_208, 'byte (192 GiB)'),
      memoryBytePerS: ironwood(7.37e12, 'byte/s', 'medium'),
      linkBytePerS: ironwood(600e9, 'byte/s (half of 1,200 both ways)', 'medium'),
    },
  },
  {
    id: 'jetson-agx-orin',
    name: 'NVIDIA Jetson AGX Orin 64 GB',
    fields: {
      ...liquidCooled,
      heatCapacityJPerK: module(150, 'J/K'),
      junctionResistanceKPerW: solved(0.5, 'K/W'),
      memoryResistanceKPerW: beside(0.5, 'K/W'),
      powerMaxW: orin(60, 'W'),
      powerIdleW: idleModule(10, 'W'),
      bf16FlopPerS: assumed('half of the GPU part (85 TOPS) of the dense INT8 rate')(
        42e12,
        'FLOP/s',
      ),
      fp8FlopPerS: orin(138e12, 'FLOP/s (INT8, GPU and DLA)'),
      fp4FlopPerS: noFp4(138e12, 'FLOP/s'),
      memoryByte: orin(64e9, 'byte'),
      memoryBytePerS: orin(204.8e9, 'byte/s'),
      linkBytePerS: modules(16e9, 'byte/s (PCI Express 4.0, 8 lanes)'),
    },
  },
  {
    id: 'jetson-agx-thor',
    name: 'NVIDIA Jetson AGX Thor (T5000)',
    fields: {
      ...liquidCooled,
      heatCapacityJPerK: module(150, 'J/K'),
      junctionResistanceKPerW: solved(0.35, 'K/W'),
      memoryResistanceKPerW: beside(0.35, 'K/W'),
      powerMaxW: thor(130, 'W'),
      powerIdleW: idleModule(20, 'W'),
      bf16FlopPerS: thor(258e12, 'FLOP/s (an eighth of 2,070 sparse FP4)', 'medium'),
      fp8FlopPerS: thor(517e12, 'FLOP/s (a quarter of 2,070 sparse FP4)', 'medium'),
      fp4FlopPerS: thor(1035e12, 'FLOP/s (half of 2,070 sparse)'),
      memoryByte: thor(128e9, 'byte'),
      memoryBytePerS: thor(273e9, 'byte/s'),
      linkBytePerS: modules(32e9, 'byte/s (PCI Express 5.0, 8 lanes)'),
    },
  },
  {
    id: 'jetson-orin-nx',
    name: 'NVIDIA Jetson Orin NX 16 GB',
    fields: {
      ...liquidCooled,
      heatCapacityJPerK: module(60, 'J/K'),
      junctionResistanceKPerW: solved(1.8, 'K/W'),
      memoryResistanceKPerW: beside(1.8, 'K/W'),
      powerMaxW: orinNx(25, 'W'),
      powerIdleW: idleModule(5, 'W'),
      bf16FlopPerS: assumed('half of the GPU part (30 TOPS) of the dense INT8 rate')(
        15e12,
        'FLOP/s',
      ),
      fp8FlopPerS: orinNx(50e12, 'FLOP/s (INT8, GPU and DLA; 100 TOPS sparse)'),
      fp4FlopPerS: noFp4(50e12, 'FLOP/s'),
      memoryByte: orinNx(16e9, 'byte'),
      memoryBytePerS: orinNx(102.4e9, 'byte/s'),
      linkBytePerS: modules(8e9, 'byte/s (PCI Express 4.0, 4 lanes)'),
    },
  },
  {
    id: 'three-body-computer',
    name: 'Three-Body computer of one satellite (744 TOPS)',
    fields: {
      ...liquidCooled,
      heatCapacityJPerK: module(600, 'J/K'),
      junctionResistanceKPerW: solved(0.14, 'K/W'),
      memoryResistanceKPerW: beside(0.14, 'K/W'),
      powerMaxW: noParts('2.3 TOPS/W, as a Jetson AGX Orin')(320, 'W'),
      powerIdleW: noParts('idle as a sixth')(53, 'W'),
      bf16FlopPerS: noParts('half of the 8-bit rate')(372e12, 'FLOP/s'),
      fp8FlopPerS: threeBody(744e12, 'FLOP/s (8-bit; taken as dense, which nobody says)'),
      fp4FlopPerS: noFp4(744e12, 'FLOP/s'),
      memoryByte: noParts('holds a model of 8 billion parameters many times')(128e9, 'byte'),
      memoryBytePerS: noParts('four Jetson AGX Orin')(0.82e12, 'byte/s'),
      linkBytePerS: noParts('joined by PCI Express')(16e9, 'byte/s'),
    },
  },
];
