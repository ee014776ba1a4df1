// How warm is the coolant loop after some time at a constant heat input, and what did it radiate?
import { atan, cbrt, exp, log } from '../../orbit/index.ts';
import type { Platform } from '../scenario/scenario.ts';
import { stefanBoltzmannWPerM2K4 } from './constants.ts';

/** One lump of heat that radiates: C dT/dt = Q − k T⁴. */
export interface RadiatorNode {
  /** C, above zero. */
  readonly heatCapacityJPerK: number;
  /** k = ε σ A over all emitting faces, W/K⁴. */
  readonly emissionWPerK4: number;
}

/** Places in the result of `stepNodeInto`. */
export const nodeStep = { temperatureK: 0, radiatedJ: 1, length: 2 } as const;

/** Below this share of the temperature an equilibrium is as cold as space itself (to 1e-12). */
const spaceFraction = 1e-3;
/** Beyond this many equilibrium temperatures two terms of a series are better (to 1e-12). */
const hotRatio = 30;
const iterationMax = 60;
/** Newton's steps below this are bent by Halley's. */
const halleyMax = 0.1;
/** A series whose last terms are below this share of the temperature has ended. */
const seriesEndFraction = 1e-14;
const third = 1 / 3;
const fifth = 1 / 5;
const seventh = 1 / 7;
const ninth = 1 / 9;

/** What of a platform its node is made of. */
export interface NodeParts extends Pick<Platform, 'heatCapacityJPerK'> {
  readonly radiator: Pick<
    Platform['radiator'],
    'areaM2' | 'isTwoSided' | 'emissivityFraction' | 'finEfficiencyFraction'
  >;
}

export function createRadiatorNode(platform: NodeParts): RadiatorNode {
  const { areaM2, isTwoSided, emissivityFraction, finEfficiencyFraction } = platform.radiator;
  const emittingM2 = isTwoSided ? 2 * areaM2 : areaM2;
  return {
    heatCapacityJPerK: platform.heatCapacityJPerK,
    emissionWPerK4:
      finEfficiencyFraction * emissivityFraction * stefanBoltzmannWPerM2K4 * emittingM2,
  };
}

/** Power that the node emits, before what it absorbs from Sun and Earth is counted. */
export function radiatedW(node: RadiatorNode, temperatureK: number): number {
  const square = temperatureK * temperatureK;
  return node.emissionWPerK4 * square * square;
}

/** Temperature at which the node emits `heatInW` (all that comes in); Infinity without area. */
export function equilibriumTemperatureK(node: RadiatorNode, heatInW: number): number {
  if (heatInW === 0) return 0;
  return Math.sqrt(Math.sqrt(heatInW / node.emissionWPerK4));
}

/** (T + Te)(T² + Te²) k/C: the rate at which T closes in on the equilibrium Te, 1/s. */
function closingPerS(node: RadiatorNode, temperatureK: number, equilibriumK: number): number {
  const sum = temperatureK + equilibriumK;
  const squares = temperatureK * temperatureK + equilibriumK * equilibriumK;
  return (node.emissionWPerK4 / node.heatCapacityJPerK) * sum * squares;
}

/** Half the relative change of dp/dt with p: (T − Te) (3T² + 2T Te + Te²) / 2(T + Te)(T² + Te²). */
function bend(temperatureK: number, equilibriumK: number): number {
  const t = temperatureK;
  const te = equilibriumK;
  return ((t - te) * (3 * t * t + 2 * t * te + te * te)) / (2 * (t + te) * (t * t + te * te));
}

/** Time from one temperature to another, given ln of the ratio of their distances to Te. */
function elapsedS(
  node: RadiatorNode,
  equilibriumK: number,
  fromK: number,
  toK: number,
  closedLog: number,
): number {
  const te = equilibriumK;
  if (Math.min(fromK, toK) > hotRatio * te) return elapsedFarAboveS(node, te, fromK, toK);
  const angle = atan(((toK - fromK) * te) / (te * te + fromK * toK));
  const logs = closedLog + log((te + toK) / (te + fromK));
  const scaleS = node.heatCapacityJPerK / (2 * node.emissionWPerK4 * te * te * te);
  return scaleS * (0.5 * logs + angle);
}

/** The same far above Te, where log and angle cancel: two terms of the series in (Te/T)⁴. */
function elapsedFarAboveS(
  node: RadiatorNode,
  equilibriumK: number,
  fromK: number,
  toK: number,
): number {
  const square = equilibriumK * equilibriumK;
  const from = 1 / (fromK * fromK * fromK);
  const to = 1 / (toK * toK * toK);
  const second = (square * square * ((to * to) / toK - (from * from) / fromK)) / 7;
  return (node.heatCapacityJPerK / node.emissionWPerK4) * ((to - from) / 3 + second);
}

/** Cooling with nothing coming in: T⁻³ grows in proportion to time. */
function cooledK(node: RadiatorNode, temperatureK: number, dtS: number): number {
  const rate = (node.emissionWPerK4 / node.heatCapacityJPerK) * temperatureK * temperatureK;
  const growth = 1 + 3 * rate * temperatureK * dtS;
  return temperatureK / cbrt(growth);
}

/**
 * Temperature after `dtS` between a start and an equilibrium that differ: Newton's method, Halley's
 * once it is near, for p in T = Te + (T0 − Te) e⁻ᵖ against the closed form. dp/dt is monotone along
 * the way, so its values at the ends bracket p and the method cannot leave the bracket.
 */
function relaxedK(node: RadiatorNode, startK: number, equilibriumK: number, dtS: number): number {
  const gap = startK - equilibriumK;
  const startRate = closingPerS(node, startK, equilibriumK);
  const endRate = closingPerS(node, equilibriumK, equilibriumK);
  const pMin = Math.min(startRate, endRate) * dtS;
  const pMax = Math.max(startRate, endRate) * dtS;
  const halfwayK = equilibriumK + gap * exp(-0.5 * startRate * dtS);
  let p = closingPerS(node, halfwayK, equilibriumK) * dtS;
  for (let iteration = 0; iteration < iterationMax; iteration += 1) {
    const temperatureK = equilibriumK + gap * exp(-p);
    const missS = elapsedS(node, equilibriumK, startK, temperatureK, p) - dtS;
    const newton = missS * closingPerS(node, temperatureK, equilibriumK);
    const isNear = Math.abs(newton) < halleyMax;
    const step = isNear ? newton / (1 - newton * bend(temperatureK, equilibriumK)) : newton;
    const next = Math.min(pMax, Math.max(pMin, p - step));
    const change = Math.abs(next - p);
    p = next;
    // Convergence is cubic: after a change this small the next one is below rounding.
    if (!(change > 3e-5)) break;
  }
  return equilibriumK + gap * exp(-p);
}

/**
 * The same by nine terms of the power series of T over the step, each from those before it by
 * C dT/dt = Q − k T⁴, for steps so short beside the node's time constant that the rest of the
 * series is rounding; NaN for others. Twice as fast as the closed form.
 */
function seriesK(node: RadiatorNode, startK: number, heatInW: number, dtS: number): number {
  const perCapacity = dtS / node.heatCapacityJPerK;
  const k = -node.emissionWPerK4 * perCapacity;
  const t = startK;
  // s and w: the series of T² and T⁴.
  const s0 = t * t;
  const w0 = s0 * s0;
  const t1 = heatInW * perCapacity + k * w0;
  const s1 = 2 * t * t1;
  const t2 = k * s0 * s1;
  const s2 = 2 * t * t2 + t1 * t1;
  const t3 = k * third * (2 * s0 * s2 + s1 * s1);
  const s3 = 2 * (t * t3 + t1 * t2);
  const t4 = k * 0.5 * (s0 * s3 + s1 * s2);
  const s4 = 2 * (t * t4 + t1 * t3) + t2 * t2;
  const t5 = k * fifth * (2 * (s0 * s4 + s1 * s3) + s2 * s2);
  const s5 = 2 * (t * t5 + t1 * t4 + t2 * t3);
  const t6 = k * third * (s0 * s5 + s1 * s4 + s2 * s3);
  const s6 = 2 * (t * t6 + t1 * t5 + t2 * t4) + t3 * t3;
  const t7 = k * seventh * (2 * (s0 * s6 + s1 * s5 + s2 * s4) + s3 * s3);
  const s7 = 2 * (t * t7 + t1 * t6 + t2 * t5 + t3 * t4);
  const t8 = k * 0.25 * (s0 * s7 + s1 * s6 + s2 * s5 + s3 * s4);
  const s8 = 2 * (t * t8 + t1 * t7 + t2 * t6 + t3 * t5) + t4 * t4;
  const t9 = k * ninth * (2 * (s0 * s8 + s1 * s7 + s2 * s6 + s3 * s5) + s4 * s4);
  if (!(Math.abs(t9) <= seriesEndFraction * t && Math.abs(t8) <= 8 * seriesEndFraction * t)) {
    return NaN;
  }
  return t + (t1 + (t2 + (t3 + (t4 + (t5 + (t6 + (t7 + (t8 + t9))))))));
}

function temperatureAfterK(
  node: RadiatorNode,
  startK: number,
  heatInW: number,
  dtS: number,
): number {
  if (node.emissionWPerK4 === 0) return startK + (heatInW * dtS) / node.heatCapacityJPerK;
  const nearK = seriesK(node, startK, heatInW, dtS);
  if (nearK === nearK) return nearK;
  const equilibriumK = equilibriumTemperatureK(node, heatInW);
  if (startK === equilibriumK || dtS === 0) return startK;
  if (equilibriumK < spaceFraction * startK) {
    const spaceK = cooledK(node, startK, dtS);
    if (equilibriumK < spaceFraction * spaceK) return spaceK;
  }
  return relaxedK(node, startK, equilibriumK, dtS);
}

/**
 * Fills `out` (see `nodeStep`) with temperature and radiated energy after `dtS` at constant
 * `heatInW` (dissipated and absorbed, at least 0). The solution is the exact one, so any step is
 * stable, never crosses the equilibrium, and two half steps equal a whole one.
 *
 * C · ΔT = heatInW · dtS − radiatedJ to rounding. Source: integral of dT/(Q − k T⁴) in closed form.
 */
export function stepNodeInto(
  out: Float64Array,
  node: RadiatorNode,
  temperatureK: number,
  heatInW: number,
  dtS: number,
): void {
  const nextK = temperatureAfterK(node, temperatureK, heatInW, dtS);
  out[nodeStep.temperatureK] = nextK;
  out[nodeStep.radiatedJ] = heatInW * dtS - node.heatCapacityJPerK * (nextK - temperatureK);
}

/**
 * Seconds at constant `heatInW` until the node reaches `limitK`; Infinity when it never will, or
 * stands there already. Never rounded up: a caller that adds it to a time bounds it from below.
 */
export function nodeCrossingS(
  node: RadiatorNode,
  temperatureK: number,
  heatInW: number,
  limitK: number,
): number {
  const rateW = heatInW - radiatedW(node, temperatureK);
  const limitRateW = heatInW - radiatedW(node, limitK);
  const isAhead = limitK > temperatureK ? rateW > 0 : rateW < 0;
  // An equilibrium on this side of the limit: the node never gets there.
  if (!isAhead || limitK === temperatureK || rateW * limitRateW <= 0) return Infinity;
  return crossingBetweenS(node, temperatureK, heatInW, limitK);
}

function crossingBetweenS(node: RadiatorNode, fromK: number, heatInW: number, toK: number): number {
  const { heatCapacityJPerK, emissionWPerK4 } = node;
  if (emissionWPerK4 === 0) return (heatCapacityJPerK * (toK - fromK)) / heatInW;
  const equilibriumK = equilibriumTemperatureK(node, heatInW);
  const closedLog = log((fromK - equilibriumK) / (toK - equilibriumK));
  return elapsedS(node, equilibriumK, fromK, toK, closedLog);
}
