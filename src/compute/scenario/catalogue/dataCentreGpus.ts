// Which graphics processors of data centres are known, and who says what they can do?

import {
  beside,
  capH200,
  chain,
  idleH200,
  idleLike,
  liquidCooled,
  noFp4,
  solved,
} from './acceleratorFields.ts';
import type { AcceleratorFields } from './acceleratorFields.ts';
import { assumed, from } from './sourced.ts';
import type { CatalogueRecord } from './sourced.ts';

const h100 = from('NVIDIA H100 data sheet (sparse figures halved)', '2023', 'high');
const h100Pcie = from('NVIDIA H100 data sheet, PCIe (sparse figures halved)', '2023', 'high');
const h200 = from('NVIDIA H200 data sheet (sparse figures halved)', '2024', 'high');
const b200 = from('NVIDIA HGX B200 data sheet (sparse figures halved)', '2024', 'high');
const gb200 = from('NVIDIA GB200 NVL72 data sheet, per GPU (sparse halved)', '2024', 'high');
const gb300 = from('NVIDIA GB300 NVL72 specifications, per GPU', '2025', 'medium');
const rubin = from('Vera Rubin NVL72 as announced, per GPU, preliminary', '2026', 'medium');
const mi300x = from('AMD Instinct MI300X data sheet', '2023-12', 'high');

/** Graphics processors of data centres. */
export const dataCentreGpus: readonly CatalogueRecord<AcceleratorFields>[] = [
  {
    id: 'h100-sxm',
    name: 'NVIDIA H100 SXM 80 GB',
    fields: {
      ...liquidCooled,
      junctionResistanceKPerW: chain(0.06, 'K/W'),
      memoryResistanceKPerW: beside(0.06, 'K/W'),
      powerMaxW: h100(700, 'W'),
      powerIdleW: idleLike(80, 'W'),
      bf16FlopPerS: h100(989e12, 'FLOP/s'),
      fp8FlopPerS: h100(1979e12, 'FLOP/s'),
      fp4FlopPerS: noFp4(1979e12, 'FLOP/s'),
      memoryByte: h100(80e9, 'byte'),
      memoryBytePerS: h100(3.35e12, 'byte/s'),
      linkBytePerS: h100(450e9, 'byte/s (NVLink 4, half of 900 both ways)'),
    },
  },
  {
    id: 'h100-pcie',
    name: 'NVIDIA H100 PCIe 80 GB',
    fields: {
      ...liquidCooled,
      junctionResistanceKPerW: assumed('as of the H100 SXM: the same chip')(0.06, 'K/W'),
      memoryResistanceKPerW: beside(0.06, 'K/W'),
      powerMaxW: h100Pcie(350, 'W'),
      powerIdleW: idleLike(40, 'W'),
      bf16FlopPerS: h100Pcie(756e12, 'FLOP/s'),
      fp8FlopPerS: h100Pcie(1513e12, 'FLOP/s'),
      fp4FlopPerS: noFp4(1513e12, 'FLOP/s'),
      memoryByte: h100Pcie(80e9, 'byte'),
      memoryBytePerS: h100Pcie(2e12, 'byte/s'),
      linkBytePerS: h100Pcie(64e9, 'byte/s (PCI Express 5.0, 16 lanes)'),
    },
  },
  {
    id: 'h200-sxm',
    name: 'NVIDIA H200 SXM 141 GB',
    fields: {
      ...liquidCooled,
      powerCapBendFraction: capH200(0.53),
      junctionResistanceKPerW: chain(0.06, 'K/W'),
      memoryResistanceKPerW: beside(0.06, 'K/W'),
      powerMaxW: h200(700, 'W'),
      powerIdleW: idleH200(80, 'W'),
      bf16FlopPerS: h200(989e12, 'FLOP/s'),
      fp8FlopPerS: h200(1979e12, 'FLOP/s'),
      fp4FlopPerS: noFp4(1979e12, 'FLOP/s'),
      memoryByte: h200(141e9, 'byte'),
      memoryBytePerS: h200(4.8e12, 'byte/s'),
      linkBytePerS: h200(450e9, 'byte/s (NVLink 4, half of 900 both ways)'),
    },
  },
  {
    id: 'b200',
    name: 'NVIDIA B200 (HGX)',
    fields: {
      ...liquidCooled,
      junctionResistanceKPerW: solved(0.045, 'K/W'),
      memoryResistanceKPerW: beside(0.045, 'K/W'),
      powerMaxW: b200(1000, 'W'),
      powerIdleW: idleLike(115, 'W'),
      bf16FlopPerS: b200(2250e12, 'FLOP/s'),
      fp8FlopPerS: b200(4500e12, 'FLOP/s'),
      fp4FlopPerS: b200(9000e12, 'FLOP/s'),
      memoryByte: b200(180e9, 'byte', 'medium'),
      memoryBytePerS: b200(8e12, 'byte/s'),
      linkBytePerS: b200(900e9, 'byte/s (NVLink 5, half of 1,800 both ways)'),
    },
  },
  {
    id: 'gb200',
    name: 'NVIDIA B200 in GB200 NVL72',
    fields: {
      ...liquidCooled,
      junctionResistanceKPerW: solved(0.0375, 'K/W'),
      memoryResistanceKPerW: beside(0.0375, 'K/W'),
      powerMaxW: gb200(1200, 'W'),
      powerIdleW: idleLike(138, 'W'),
      bf16FlopPerS: gb200(2500e12, 'FLOP/s'),
      fp8FlopPerS: gb200(5000e12, 'FLOP/s'),
      fp4FlopPerS: gb200(10000e12, 'FLOP/s'),
      memoryByte: gb200(192e9, 'byte (13.8 TB a rack; in other tables 186 GB)', 'medium'),
      memoryBytePerS: gb200(8e12, 'byte/s'),
      linkBytePerS: gb200(900e9, 'byte/s (NVLink 5, half of 1,800 both ways)'),
    },
  },
  {
    id: 'gb300',
    name: 'NVIDIA B300 in GB300 NVL72',
    fields: {
      ...liquidCooled,
      junctionResistanceKPerW: solved(0.032, 'K/W'),
      memoryResistanceKPerW: beside(0.032, 'K/W'),
      powerMaxW: gb300(1400, 'W'),
      powerIdleW: idleLike(160, 'W'),
      bf16FlopPerS: gb300(2500e12, 'FLOP/s'),
      fp8FlopPerS: gb300(5000e12, 'FLOP/s'),
      fp4FlopPerS: gb300(15000e12, 'FLOP/s'),
      memoryByte: gb300(288e9, 'byte'),
      memoryBytePerS: gb300(8e12, 'byte/s'),
      linkBytePerS: gb300(900e9, 'byte/s (NVLink 5, half of 1,800 both ways)'),
    },
  },
  {
    id: 'vr200',
    name: 'NVIDIA Rubin in Vera Rubin NVL72',
    fields: {
      ...liquidCooled,
      junctionResistanceKPerW: solved(0.025, 'K/W'),
      memoryResistanceKPerW: beside(0.025, 'K/W'),
      powerMaxW: rubin(1800, 'W (racks of 190 to 230 kW)'),
      powerIdleW: idleLike(207, 'W'),
      bf16FlopPerS: from(
        'NVIDIA Vera Rubin NVL72, preliminary: 288 PFLOP/s a rack, recalled',
        '2026',
        'low',
      )(4000e12, 'FLOP/s'),
      fp8FlopPerS: from(
        'half of 35 PFLOP/s NVFP4 in training; 1.2 EFLOP/s a rack of 72 announced in 2025 are ' +
          '16.7; whether dense or sparse is disputed',
        '2026',
        'low',
      )(17500e12, 'FLOP/s'),
      fp4FlopPerS: rubin(
        35000e12,
        'FLOP/s (NVFP4 in training; 50 in inference, perhaps sparse)',
        'low',
      ),
      memoryByte: rubin(288e9, 'byte (HBM4)'),
      memoryBytePerS: rubin(22e12, 'byte/s'),
      linkBytePerS: rubin(1800e9, 'byte/s (NVLink 6, half of 3,600 both ways)'),
    },
  },
  {
    id: 'mi300x',
    name: 'AMD Instinct MI300X',
    fields: {
      ...liquidCooled,
      junctionResistanceKPerW: solved(0.06, 'K/W'),
      memoryResistanceKPerW: beside(0.06, 'K/W'),
      powerMaxW: mi300x(750, 'W'),
      powerIdleW: idleLike(86, 'W'),
      bf16FlopPerS: mi300x(1307e12, 'FLOP/s'),
      fp8FlopPerS: mi300x(2615e12, 'FLOP/s'),
      fp4FlopPerS: noFp4(2615e12, 'FLOP/s'),
      memoryByte: mi300x(192e9, 'byte'),
      memoryBytePerS: mi300x(5.3e12, 'byte/s'),
      linkBytePerS: mi300x(448e9, 'byte/s (Infinity Fabric, half of 896 both ways)'),
    },
  },
];
