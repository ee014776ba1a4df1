// How long does the open loop take per satellite and sample, and a step of battery or heat?
import { performance } from 'node:perf_hooks';
import { batteryStep, stepBatteryInto } from '../src/compute/plant/battery.ts';
import { createSupply, fillSupply } from '../src/compute/plant/supply.ts';
import { nodeStep, stepNodeInto } from '../src/compute/plant/thermal.ts';
import type { Fleet, Platform, Satellite } from '../src/compute/scenario/scenario.ts';
import {
  createEphemeris,
  createPropagator,
  createSunTrack,
  prepareFleet,
  propagateFleet,
  walkerElementSets,
} from '../src/orbit/index.ts';
import { spreadOf } from './row.ts';
import type { BenchRow } from './row.ts';

const startUtcMs = Date.UTC(2026, 2, 20);
const satelliteCount = 60;
const sampleCount = 1441;
const roundCount = 9;

const platform = {
  array: {
    areaM2: 600,
    efficiencyFraction: 0.22,
    packingFraction: 0.9,
    stringLossFraction: 0,
    degradationFraction: 0,
    temperatureCoefficientPerK: 0.004,
    absorptivityFraction: 0.92,
    emissivityFraction: 0.85,
    backEmissivityFraction: 0.85,
    bodyNormal: [1, 0, 0],
    joint: { kind: 'fixed' },
  },
  radiator: {
    areaM2: 110,
    isTwoSided: true,
    emissivityFraction: 0.91,
    absorptivityFraction: 0.1,
    arrayViewFraction: 0.05,
    arrayFrontShareFraction: 0.5,
    bodyNormal: [0, 1, 0],
    joint: { kind: 'fixed' },
    aim: 'edgeToSun',
  },
} as unknown as Platform;
const fleet = {
  platform,
  attitude: {
    primary: { bodyAxis: [1, 0, 0], target: 'sun' },
    secondary: { bodyAxis: [0, 0, 1], target: 'earth' },
  },
} as unknown as Fleet;

/** Nanoseconds per call of work that does `callCount` of them, after one round to warm up. */
function nsPerCall(callCount: number, work: () => void): ReturnType<typeof spreadOf> {
  work();
  const rounds = Array.from({ length: roundCount }, () => {
    const startMs = performance.now();
    work();
    return ((performance.now() - startMs) * 1e6) / callCount;
  });
  return spreadOf(rounds);
}

function runThrough(walk: Iterator<unknown>): void {
  while (walk.next().done !== true);
}

function supplyRow(): BenchRow {
  const elementSets = walkerElementSets({
    idPrefix: 'shell',
    epochUtcMs: startUtcMs,
    altitudeKm: 550,
    inclinationRad: 0.925,
    satelliteCount,
    planeCount: 6,
    phasing: 1,
    kind: 'delta',
  });
  const ephemeris = createEphemeris(satelliteCount, sampleCount, 0, 60);
  runThrough(
    propagateFleet(prepareFleet(elementSets.map(createPropagator)), startUtcMs, ephemeris),
  );
  const sunTrack = createSunTrack(startUtcMs, 0, 86400);
  const satellites = elementSets.map(() => ({ fleetIndex: 0 })) as unknown as Satellite[];
  const supply = createSupply(ephemeris);
  const { median, min, max } = nsPerCall(satelliteCount * sampleCount, () =>
    runThrough(fillSupply(supply, ephemeris, sunTrack, { fleets: [fleet], satellites })),
  );
  return {
    what: 'power, sunlight and Earth heat of a satellite at one instant',
    value: median,
    unit: 'ns',
    detail: `60 satellites, 1 day; ${roundCount} rounds, ${min.toFixed(0)}…${max.toFixed(0)}`,
    bar: '≤ 150',
    isMet: median <= 150,
  };
}

function stepRow(what: string, step: (index: number) => void): BenchRow {
  const callCount = 200_000;
  const { median, min, max } = nsPerCall(callCount, () => {
    for (let index = 0; index < callCount; index += 1) step(index);
  });
  const detail = `${callCount} calls; ${roundCount} rounds, ${min.toFixed(0)}…${max.toFixed(0)}`;
  return { what, value: median, unit: 'ns', detail, bar: '', isMet: true };
}

function batteryRow(): BenchRow {
  const out = new Float64Array(batteryStep.length);
  out[batteryStep.storedJ] = 2e8;
  const battery = {
    capacityJ: 4e8,
    depthOfDischargeMaxFraction: 0.8,
    chargeEfficiencyFraction: 0.95,
    dischargeEfficiencyFraction: 0.95,
  };
  return stepRow('a step of the battery', (index) =>
    stepBatteryInto(out, battery, out[batteryStep.storedJ]!, ((index % 7) - 3) * 2e4, 60),
  );
}

function nodeRow(): BenchRow {
  const out = new Float64Array(nodeStep.length);
  out[nodeStep.temperatureK] = 300;
  const node = { heatCapacityJPerK: 1e6, emissionWPerK4: 1.1e-5 };
  return stepRow('an exact step of the radiator node', (index) =>
    stepNodeInto(out, node, out[nodeStep.temperatureK]!, (index % 7) * 2e4, 60),
  );
}

/** The plant's hot paths, one thread. */
export function bench(): BenchRow[] {
  return [supplyRow(), batteryRow(), nodeRow()];
}
