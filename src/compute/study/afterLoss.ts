// How soon do chips slow down, and how soon are they off, after a part of the radiator is lost?
import {
  createRadiatorNode,
  equilibriumTemperatureK,
  nodeCrossingS,
  radiatedW,
  type RadiatorNode,
} from '../plant/thermal.ts';
import { createThrottleLaw } from '../plant/throttle.ts';
import type { Platform } from '../scenario/scenario.ts';
import { absorbedWPerM2, type RadiatorPlace } from './radiatorSky.ts';
import { skyFluxes } from './skyCases.ts';

/** What may be lost: one of the coolant's loops, or all of them. */
export const radiatorLosses = ['oneLoop', 'allRadiation'] as const;
export type RadiatorLoss = (typeof radiatorLosses)[number];

/** After a loss at full work in the mean environment, from the steady state (or the throttle). */
export interface AfterLoss {
  readonly lost: RadiatorLoss;
  /** Steady coolant before the loss, and whether work had to slow down even then. */
  readonly coolantK: number;
  readonly isThrottledBefore: boolean;
  /** Until work slows down; 0: at once; Infinity: never. */
  readonly toThrottleS: number;
  /** Until all is switched off if nothing slows down; Infinity: never. */
  readonly toTripS: number;
}

/** The share of a radiator that works when one of its loops does not. */
export function oneLoopOutFraction({ radiator }: Pick<Platform, 'radiator'>): number {
  return (radiator.loopCount - 1) / radiator.loopCount;
}

/**
 * Times after a part of the radiator is lost, with what it absorbed: the exact crossings of the
 * loop's node at constant heat, `heatW` of full work and the mean of what the radiator absorbs
 * along a revolution of places. Loops are alike.
 */
export function timesAfterLoss(
  platform: Platform,
  heatW: number,
  seen: { readonly altitudeKm: number; readonly places: readonly RadiatorPlace[] },
): AfterLoss[] {
  const sky = skyFluxes('mean');
  const perM2 = absorbedWPerM2(platform, seen.altitudeKm, seen.places, 'mean', sky);
  const absorbedW = perM2 * platform.radiator.areaM2;
  return radiatorLosses.map((lost) => {
    const working = lost === 'oneLoop' ? oneLoopOutFraction(platform) : 0;
    return { lost, ...crossings(platform, { heatW, absorbedW, working }) };
  });
}

function crossings(
  platform: Platform,
  load: { readonly heatW: number; readonly absorbedW: number; readonly working: number },
): Omit<AfterLoss, 'lost'> {
  const { heatW, absorbedW, working } = load;
  const { startK, tripK } = createThrottleLaw(platform);
  const whole = createRadiatorNode(platform);
  const steadyK = equilibriumTemperatureK(whole, heatW + absorbedW);
  const coolantK = Math.min(steadyK, startK);
  const node: RadiatorNode = { ...whole, emissionWPerK4: whole.emissionWPerK4 * working };
  const heatInW = heatW + absorbedW * working;
  const isThrottledBefore = steadyK > startK;
  // From the throttle itself, and it would rise: at once.
  const rises = heatInW > radiatedW(node, startK);
  const isAtOnce = coolantK >= startK && rises;
  return {
    coolantK,
    isThrottledBefore,
    toThrottleS: isAtOnce ? 0 : nodeCrossingS(node, coolantK, heatInW, startK),
    toTripS: nodeCrossingS(node, coolantK, heatInW, tripK),
  };
}
