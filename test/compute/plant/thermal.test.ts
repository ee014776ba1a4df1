import { describe, expect, test } from 'vitest';
import { fc } from '../../chance.ts';
import { stefanBoltzmannWPerM2K4 } from '../../../src/compute/plant/constants.ts';
import {
  createRadiatorNode,
  equilibriumTemperatureK,
  nodeCrossingS,
  nodeStep,
  radiatedW,
  stepNodeInto,
  type NodeParts,
  type RadiatorNode,
} from '../../../src/compute/plant/thermal.ts';
import { evenly, seeded } from './geometry.ts';

const nodes: fc.Arbitrary<RadiatorNode> = fc
  .tuple(evenly(2, 7), evenly(-2, 3))
  .map(([heatExponent, areaExponent]) => ({
    heatCapacityJPerK: 10 ** heatExponent,
    emissionWPerK4: 0.9 * stefanBoltzmannWPerM2K4 * 10 ** areaExponent,
  }));
const temperatures = evenly(3, 1500);
const steps = evenly(-3, 7).map((exponent) => 10 ** exponent);
/** Heat input by the equilibrium that it leads to, from deep cold to furnace. */
const equilibria = fc.oneof(fc.constant(0), evenly(0.01, 5), evenly(5, 1500));

const heatFor = (node: RadiatorNode, equilibriumK: number): number => radiatedW(node, equilibriumK);

function stepped(node: RadiatorNode, temperatureK: number, heatInW: number, dtS: number) {
  const out = new Float64Array(nodeStep.length);
  stepNodeInto(out, node, temperatureK, heatInW, dtS);
  return { temperatureK: out[nodeStep.temperatureK]!, radiatedJ: out[nodeStep.radiatedJ]! };
}

/** Some tens of m² and tonnes: an AI1-like node, whose time constant is about 10 minutes. */
const large: RadiatorNode = createRadiatorNode({
  heatCapacityJPerK: 1e6,
  radiator: radiatorOf(110, true),
});

function radiatorOf(areaM2: number, isTwoSided: boolean): NodeParts['radiator'] {
  return {
    areaM2,
    isTwoSided,
    emissivityFraction: 0.91,
    finEfficiencyFraction: 1,
  };
}

/** Classical Runge–Kutta in small steps, as a judge that shares nothing with the closed form. */
function integrated(node: RadiatorNode, startK: number, heatInW: number, dtS: number): number {
  const rate = (t: number) => (heatInW - node.emissionWPerK4 * t ** 4) / node.heatCapacityJPerK;
  const stepCount = 20000;
  const h = dtS / stepCount;
  let t = startK;
  for (let step = 0; step < stepCount; step += 1) {
    const k1 = rate(t);
    const k2 = rate(t + (h / 2) * k1);
    const k3 = rate(t + (h / 2) * k2);
    const k4 = rate(t + h * k3);
    t += (h / 6) * (k1 + 2 * k2 + 2 * k3 + k4);
  }
  return t;
}

describe('a radiating node', () => {
  test('emits from both faces of a two-sided radiator', () => {
    const one = createRadiatorNode({ heatCapacityJPerK: 1, radiator: radiatorOf(10, false) });
    const two = createRadiatorNode({ heatCapacityJPerK: 1, radiator: radiatorOf(10, true) });
    expect(radiatedW(two, 300)).toBe(2 * radiatedW(one, 300));
    expect(radiatedW(one, 300)).toBeCloseTo(0.91 * stefanBoltzmannWPerM2K4 * 10 * 300 ** 4, 9);
  });

  test('rejects twice the heat from twice the area at the same temperature', () => {
    fc.assert(
      fc.property(evenly(0.1, 1000), temperatures, (areaM2, temperatureK) => {
        const node = (area: number) =>
          createRadiatorNode({ heatCapacityJPerK: 1, radiator: radiatorOf(area, true) });
        const ratio =
          radiatedW(node(2 * areaM2), temperatureK) / radiatedW(node(areaM2), temperatureK);
        expect(ratio).toBeCloseTo(2, 12);
      }),
      seeded,
    );
  });

  test('conserves energy: C ΔT = heat in − radiated', () => {
    fc.assert(
      fc.property(nodes, temperatures, equilibria, steps, (node, startK, equilibriumK, dtS) => {
        const heatInW = heatFor(node, equilibriumK);
        const after = stepped(node, startK, heatInW, dtS);
        const storedJ = node.heatCapacityJPerK * (after.temperatureK - startK);
        const scale = heatInW * dtS + node.heatCapacityJPerK * startK;
        expect(Math.abs(storedJ + after.radiatedJ - heatInW * dtS) / scale).toBeLessThan(1e-15);
        expect(after.radiatedJ).toBeGreaterThanOrEqual(-1e-15 * scale);
      }),
      seeded,
    );
  });

  test('moves towards its equilibrium and never beyond it, for steps from 1 ms to 4 months', () => {
    fc.assert(
      fc.property(nodes, temperatures, equilibria, steps, (node, startK, targetK, dtS) => {
        const heatInW = heatFor(node, targetK);
        const equilibriumK = equilibriumTemperatureK(node, heatInW);
        const afterK = stepped(node, startK, heatInW, dtS).temperatureK;
        const roundingK = 1e-13 * Math.max(startK, equilibriumK);
        expect(afterK).toBeGreaterThanOrEqual(Math.min(startK, equilibriumK) - roundingK);
        expect(afterK).toBeLessThanOrEqual(Math.max(startK, equilibriumK) + roundingK);
      }),
      { ...seeded, numRuns: 1000 },
    );
  });

  test('ends the same in one step as in two', () => {
    fc.assert(
      fc.property(
        fc.tuple(nodes, temperatures, equilibria, steps),
        evenly(0.01, 0.99),
        ([node, startK, equilibriumK, dtS], share) => {
          const heatInW = heatFor(node, equilibriumK);
          const whole = stepped(node, startK, heatInW, dtS);
          const first = stepped(node, startK, heatInW, dtS * share);
          const second = stepped(node, first.temperatureK, heatInW, dtS * (1 - share));
          const scaleK = Math.max(startK, equilibriumK);
          expect(Math.abs(second.temperatureK - whole.temperatureK) / scaleK).toBeLessThan(1e-11);
        },
      ),
      { ...seeded, numRuns: 1000 },
    );
  });

  test('agrees with a fine numerical integration, warming and cooling', () => {
    for (const [startK, heatInW] of [
      [250, 120000],
      [360, 20000],
      [300, 0],
      [337, 150000],
    ] as const) {
      for (const dtS of [10, 60, 600, 6000]) {
        const ours = stepped(large, startK, heatInW, dtS).temperatureK;
        expect(Math.abs(ours - integrated(large, startK, heatInW, dtS))).toBeLessThan(1e-9);
      }
    }
  });

  test('holding the mean of a swinging heat input errs by the square of the step', () => {
    // 120 kW ± 30 kW in 97 minutes, the mean of both ends held over each step; quoted in the page.
    const error = (dtS: number): number => {
      let worstK = 0;
      let heldK = 337;
      let fineK = 337;
      const heatAt = (timeS: number) => 120000 + 30000 * Math.sin((2 * Math.PI * timeS) / 5820);
      for (let timeS = 0; timeS < 5820; timeS += dtS) {
        const heldW = 0.5 * (heatAt(timeS) + heatAt(timeS + dtS));
        heldK = stepped(large, heldK, heldW, dtS).temperatureK;
        for (let sub = 0; sub < dtS; sub += 0.5) {
          fineK = stepped(large, fineK, heatAt(timeS + sub + 0.25), 0.5).temperatureK;
        }
        worstK = Math.max(worstK, Math.abs(heldK - fineK));
      }
      return worstK;
    };
    expect(error(10)).toBeLessThan(0.0004);
    expect(error(60)).toBeLessThan(0.012);
    expect(error(60) / error(10)).toBeGreaterThan(25);
  });

  test('settles where it radiates what comes in', () => {
    const heatInW = 120000;
    const equilibriumK = equilibriumTemperatureK(large, heatInW);
    expect(radiatedW(large, equilibriumK)).toBeCloseTo(heatInW, 6);
    expect(stepped(large, 400, heatInW, 1e9).temperatureK).toBeCloseTo(equilibriumK, 9);
    expect(stepped(large, 100, heatInW, 1e9).temperatureK).toBeCloseTo(equilibriumK, 9);
    expect(stepped(large, equilibriumK, heatInW, 60).temperatureK).toBe(equilibriumK);
    expect(equilibriumTemperatureK(large, 0)).toBe(0);
  });

  test('without a radiator only stores', () => {
    const node: RadiatorNode = { heatCapacityJPerK: 500, emissionWPerK4: 0 };
    expect(stepped(node, 300, 10, 100)).toEqual({ temperatureK: 302, radiatedJ: 0 });
    expect(nodeCrossingS(node, 300, 10, 302)).toBe(100);
    expect(nodeCrossingS(node, 300, 0, 302)).toBe(Infinity);
  });
});

describe('the time at which a node reaches a limit', () => {
  test('is when the step gets there', () => {
    fc.assert(
      fc.property(
        fc.tuple(nodes, temperatures, equilibria),
        evenly(0.02, 0.95),
        ([node, startK, equilibriumK], share) => {
          fc.pre(Math.abs(startK - equilibriumK) > 0.5);
          const heatInW = heatFor(node, equilibriumK);
          const limitK = startK + share * (equilibriumK - startK);
          const crossingS = nodeCrossingS(node, startK, heatInW, limitK);
          expect(Number.isFinite(crossingS)).toBe(true);
          const reachedK = stepped(node, startK, heatInW, crossingS).temperatureK;
          expect(Math.abs(reachedK - limitK) / Math.max(startK, equilibriumK)).toBeLessThan(1e-11);
        },
      ),
      { ...seeded, numRuns: 1000 },
    );
  });

  test('is never for a limit beyond the equilibrium, behind the start, or at it', () => {
    const equilibriumK = equilibriumTemperatureK(large, 120000);
    expect(nodeCrossingS(large, 300, 120000, equilibriumK + 0.001)).toBe(Infinity);
    expect(nodeCrossingS(large, 300, 120000, 299)).toBe(Infinity);
    expect(nodeCrossingS(large, 300, 120000, 300)).toBe(Infinity);
    expect(nodeCrossingS(large, 400, 120000, 401)).toBe(Infinity);
    expect(nodeCrossingS(large, 400, 120000, 399)).toBeGreaterThan(0);
    expect(nodeCrossingS(large, 300, 0, 0)).toBe(Infinity);
  });
});
