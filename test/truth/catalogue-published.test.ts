// Do the values of the catalogue give the figures that others publish for whole systems?
import { describe, expect, test } from 'vitest';
import { catalogue, findRecord } from '../../src/compute/scenario/catalogue/catalogue.ts';
import { valuesOf } from '../../src/compute/scenario/catalogue/sourced.ts';

const platformOf = (id: string) => valuesOf(findRecord(catalogue.platforms, id)!);
const acceleratorOf = (id: string) => valuesOf(findRecord(catalogue.accelerators, id)!);
const rateOf = (id: string) => valuesOf(findRecord(catalogue.interconnects, id)!).rateBitPerS;

/** TOL: the digits that the publisher prints. */
function expectWithin(found: number, published: number, shareOfIt: number): void {
  expect(Math.abs(found / published - 1)).toBeLessThan(shareOfIt);
}

describe('satellites as announced', () => {
  test('AI1 (8 June 2026): 70 kW/t at its peak, 14.3 and 17.9 kg/kW, 600 m² of array', () => {
    const { massKg, arrayAreaM2, radiatorAreaM2, radiatorIsTwoSided } = platformOf('ai1');
    expectWithin(150 / (massKg / 1000), 70, 0.005);
    expectWithin(massKg / 150, 14.3, 0.005);
    expectWithin(massKg / 120, 17.9, 0.005);
    expect(arrayAreaM2 * 250).toBe(150e3);
    expect([radiatorAreaM2, radiatorIsTwoSided]).toEqual([110, true]);
  });

  test('Starcloud-3: 200 kW of 3 t are 67 W/kg; at 250 W/m² its array gives them', () => {
    const { massKg, arrayAreaM2, busMaxW } = platformOf('starcloud-3');
    expectWithin(busMaxW / massKg, 67, 0.006);
    expect(arrayAreaM2 * 250).toBe(busMaxW);
  });

  test('Suncatcher, Table 1: 105 m² of a Starlink v2 mini give 28 kW, 20.5 kg/kW', () => {
    const fields = platformOf('suncatcher');
    const { arrayAreaM2, arrayEfficiencyFraction, arrayPackingFraction, massKg } = fields;
    const powerKw = (1361 * arrayAreaM2 * arrayEfficiencyFraction * arrayPackingFraction) / 1000;
    expectWithin(powerKw, 28, 0.015);
    expectWithin(massKg / powerKw, 20.5, 0.015);
  });

  test('the ISS: six radiators of 1,122.6 kg and 23.3 × 3.4 m reject 70 kW, about 150 W/m²', () => {
    const { radiatorAreaM2, radiatorMassKgPerM2 } = platformOf('iss-class');
    expectWithin(70e3 / radiatorAreaM2, 150, 0.02);
    expectWithin(radiatorAreaM2 * radiatorMassKgPerM2, 6 * 1122.6, 0.003);
  });

  test('Three-Body: 744 TOPS a satellite; twelve alike would do 8.9 POPS, not 5', () => {
    const { accelerator, acceleratorCount } = platformOf('three-body');
    const tops = (acceleratorOf(accelerator).fp8FlopPerS * acceleratorCount) / 1e12;
    expect(tops).toBe(744);
    expect((12 * tops) / 1000).toBeGreaterThan(5);
  });
});

describe('racks of 72 as published', () => {
  // PFLOP/s BF16 and FP8, dense; memory TB; TB/s; kW that the rack may draw.
  test.each([
    ['gb200', 180, 360, 13.8, 576, 120],
    ['gb300', 180, 360, 20.7, 576, 135],
  ])('%s: %i and %i PFLOP/s, %f TB, %i TB/s, within %i kW', (id, bf16, fp8, tb, tbPerS, kw) => {
    const chip = acceleratorOf(id);
    expectWithin((72 * chip.bf16FlopPerS) / 1e15, bf16, 0.01);
    expectWithin((72 * chip.fp8FlopPerS) / 1e15, fp8, 0.01);
    expectWithin((72 * chip.memoryByte) / 1e12, tb, 0.01);
    expectWithin((72 * chip.memoryBytePerS) / 1e12, tbPerS, 0.01);
    expect(72 * chip.powerMaxW).toBeLessThan(kw * 1000);
    expect(72 * chip.powerMaxW).toBeGreaterThan(0.65 * kw * 1000);
  });

  test('Vera Rubin: 20.7 TB of HBM4, 260 TB/s of NVLink, 130 kW of chips in 190–230 kW', () => {
    const chip = acceleratorOf('vr200');
    expectWithin((72 * chip.memoryByte) / 1e12, 20.7, 0.01);
    expectWithin((72 * 2 * rateOf('nvlink-6')) / 8 / 1e12, 260, 0.01);
    expect(72 * chip.powerMaxW).toBeLessThan(190e3);
  });

  test('a watt of server weighs what it weighs in a GB300 rack: 1,580 kg, 135 kW', () => {
    const { serverMassKgPerW } = platformOf('ai1');
    expectWithin(serverMassKgPerW * 135e3, 1580, 0.005);
    expect(serverMassKgPerW).toBeGreaterThan(1580 / 155e3);
  });
});

describe('sparse and dense', () => {
  // The 8-bit rate that the data sheet prints in large digits, with 2:4 sparsity.
  test.each([
    ['h100-sxm', 3958e12],
    ['h100-pcie', 3026e12],
    ['h200-sxm', 3958e12],
    ['b200', 9000e12],
    ['gb200', 10_000e12],
    ['mi300x', 5230e12],
    ['jetson-agx-orin', 275e12],
    ['jetson-orin-nx', 100e12],
    // FP4 is twice FP8 as well: a quarter.
    ['jetson-agx-thor', 2070e12 / 2],
  ])('%s computes half of the sparse %f that its data sheet prints', (id, sparse) => {
    expectWithin(acceleratorOf(id).fp8FlopPerS, sparse / 2, 0.005);
  });

  test('Ironwood: 192 GiB, and a pod of 9,216 does 42.5 EFLOP/s in FP8', () => {
    const chip = acceleratorOf('tpu7x');
    expect(chip.memoryByte / 2 ** 30).toBe(192);
    expectWithin((9216 * chip.fp8FlopPerS) / 1e18, 42.5, 0.002);
  });
});

describe('links as published', () => {
  // GB/s per direction.
  test.each([
    ['pcie-5-x16', 64],
    ['pcie-6-x16', 128],
    ['pcie-7-x16', 256],
    ['pcie-8-x16', 512],
    ['nvlink-4', 900 / 2],
    ['nvlink-5', 1800 / 2],
    ['nvlink-6', 3600 / 2],
  ])('%s carries %i GB/s each way', (id, gigabytePerS) => {
    expect(rateOf(id)).toBe(gigabytePerS * 8e9);
  });

  test('GB200: 130 TB/s over its 72 NVLinks, both ways together', () => {
    expectWithin((72 * 2 * rateOf('nvlink-5')) / 8 / 1e12, 130, 0.01);
  });

  test('Suncatcher: 24 channels of 400 Gbit/s are 9.6 Tbit/s; the bench does a twelfth', () => {
    expect(rateOf('suncatcher-dwdm')).toBe(24 * 400e9);
    expect(rateOf('suncatcher-bench') * 12).toBe(rateOf('suncatcher-dwdm'));
  });
});
