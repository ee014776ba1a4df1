// What does a radio link carry at a range and an elevation?

import { log2, sin } from '../../../orbit/index.ts';
import { invariant } from '../../invariant.ts';
import type { Modulation, RfTerminal } from '../../scenario/terminal.ts';
import { gasAttenuation, gasDb, rainAttenuation, rainDb } from './atmosphere.ts';
import type { GasAttenuation, RainAttenuation } from './atmosphere.ts';
import { fromDecibels } from './linkBudget.ts';
import { modcods, usefulModcods, type Modcod } from './modcod.ts';
import { boltzmannJPerK, freeSpaceRatio, lightSpeedMPerS } from './physics.ts';

/** Where the lower end of a radio link stands. */
export interface RfSky {
  readonly gas: GasAttenuation;
  readonly rain: RainAttenuation;
  readonly elevationMinRad: number;
  /** The receiver looks up: what the air absorbs it also radiates. */
  readonly isReceiverBelow: boolean;
}

/** One direction of a radio link, all that does not change on the way worked out. */
export interface RfLink {
  readonly kind: 'rf';
  readonly transmitter: RfTerminal;
  readonly receiver: RfTerminal;
  /** Null between satellites, and where no air is to be counted. */
  readonly sky: RfSky | null;
  readonly frequencyHz: number;
  readonly bandwidthHz: number;
  readonly symbolPerS: number;
  readonly carrierCount: number;
  readonly modulation: Modulation;
  /** Of both ends. */
  readonly lossDb: number;
  readonly implementationLossDb: number;
  readonly reserveDb: number;
  /** Received of one carrier at 1 km in free space, W, losses and what is kept in hand off. */
  readonly receivedAt1KmW: number;
  /** Rungs from the lowest; with a fixed MODCOD one. */
  readonly ladder: readonly Modcod[];
  /** Es/N0 as a ratio, implementation loss included, of each rung. */
  readonly thresholds: Float64Array;
  readonly implementationRatio: number;
  readonly rateMaxBitPerS: number;
}

/** Mean temperature of absorbing air, K (ITU-R P.618-13, §8: 275 K for clear air and rain). */
export const airTemperatureK = 275;

/** The rungs that a receiver may use. */
function ladderOf(modcod: string): readonly Modcod[] {
  if (modcod === '') return usefulModcods();
  const rung = modcods.find(({ name }) => name === modcod);
  invariant(rung !== undefined, `no MODCOD ${modcod}: the schema let it through`);
  return [rung];
}

/** Both ends of one direction. */
export interface RfEnds {
  readonly transmitter: RfTerminal;
  readonly receiver: RfTerminal;
  readonly direction: 'down' | 'up';
}

/**
 * A link from one antenna to another. The satellite's frequency holds; bandwidth, carriers and rate
 * are the lesser of both ends'; the losses of both count, for each is off by its own pointing and
 * polarisation; the greater reserve is kept in hand. The receiver's modem decides on modulation.
 */
export function createRfLink(ends: RfEnds, sky: RfSky | null = null): RfLink {
  const { transmitter, receiver, direction } = ends;
  const isDown = direction === 'down';
  const satellite = isDown ? transmitter : receiver;
  const frequencyHz = isDown ? satellite.downlinkFrequencyHz : satellite.uplinkFrequencyHz;
  const bandwidthHz = isDown
    ? Math.min(transmitter.downlinkBandwidthHz, receiver.downlinkBandwidthHz)
    : Math.min(transmitter.uplinkBandwidthHz, receiver.uplinkBandwidthHz);
  const carrierCount = Math.min(transmitter.carrierCount, receiver.carrierCount);
  const rollOff = Math.max(transmitter.rollOffFraction, receiver.rollOffFraction);
  const lossDb = transmitter.lossDb + receiver.lossDb;
  const reserveDb = Math.max(transmitter.reserveDb, receiver.reserveDb);
  const gainDb = transmitter.transmitGainDbi + receiver.receiveGainDbi - lossDb - reserveDb;
  const sentW = transmitter.transmitPowerW / carrierCount;
  const wavelengthM = lightSpeedMPerS / frequencyHz;
  const ladder = ladderOf(receiver.modcod);
  const implementationRatio = fromDecibels(receiver.implementationLossDb);
  return {
    kind: 'rf',
    transmitter,
    receiver,
    sky,
    frequencyHz,
    bandwidthHz,
    symbolPerS: bandwidthHz / (1 + rollOff),
    carrierCount,
    modulation: receiver.modulation,
    lossDb,
    implementationLossDb: receiver.implementationLossDb,
    reserveDb,
    receivedAt1KmW: (sentW * fromDecibels(gainDb)) / freeSpaceRatio(1, wavelengthM),
    ladder,
    thresholds: Float64Array.from(
      ladder,
      ({ esToN0Db }) => fromDecibels(esToN0Db) * implementationRatio,
    ),
    implementationRatio,
    rateMaxBitPerS: Math.min(transmitter.rateMaxBitPerS, receiver.rateMaxBitPerS),
  };
}

/** The air over a station in the direction of a link. */
export function rfSky(
  ends: RfEnds,
  site: {
    readonly latitudeRad: number;
    readonly altitudeM: number;
    readonly elevationMinRad: number;
  },
): RfSky {
  const isReceiverBelow = ends.direction === 'down';
  const [satellite, station] = isReceiverBelow
    ? [ends.transmitter, ends.receiver]
    : [ends.receiver, ends.transmitter];
  const { downlinkFrequencyHz, uplinkFrequencyHz } = satellite;
  const frequencyHz = isReceiverBelow ? downlinkFrequencyHz : uplinkFrequencyHz;
  return {
    gas: gasAttenuation(frequencyHz, Math.max(0, site.altitudeM / 1000)),
    rain: rainAttenuation(frequencyHz, station.rainRateMmPerH, site),
    elevationMinRad: Math.max(site.elevationMinRad, station.elevationMinRad),
    isReceiverBelow,
  };
}

/** What the air lets through, as a ratio ≥ 1 of losses. */
export function airLossRatio(sky: RfSky, sineOfElevation: number): number {
  return fromDecibels(gasDb(sky.gas, sineOfElevation) + rainDb(sky.rain, sineOfElevation));
}

/** Noise temperature of the receiver, K, under air of this loss. */
export function noiseTemperatureK(link: RfLink, airRatio: number): number {
  const ownK = link.receiver.systemTemperatureK;
  const isWarmed = link.sky !== null && link.sky.isReceiverBelow;
  return isWarmed ? ownK + airTemperatureK * (1 - 1 / airRatio) : ownK;
}

/** Carrier over noise density of one carrier, Hz. */
export function carrierToDensityHz(link: RfLink, rangeKm: number, elevationRad: number): number {
  const air = link.sky === null ? 1 : airLossRatio(link.sky, sin(elevationRad));
  const receivedW = link.receivedAt1KmW / (rangeKm * rangeKm) / air;
  return receivedW / (boltzmannJPerK * noiseTemperatureK(link, air));
}

/** The highest rung that an Es/N0 (ratio) reaches; −1: none. */
export function rungAt(link: RfLink, esToN0: number): number {
  const { thresholds } = link;
  let rung = thresholds.length - 1;
  while (rung >= 0 && thresholds[rung]! > esToN0) rung -= 1;
  return rung;
}

/** Rate at a range (km) and an elevation (rad). Allocates nothing. */
export function rfRateBitPerS(link: RfLink, rangeKm: number, elevationRad: number): number {
  const { sky, symbolPerS, bandwidthHz, carrierCount, rateMaxBitPerS } = link;
  if (sky !== null && elevationRad < sky.elevationMinRad) return 0;
  const densityHz = carrierToDensityHz(link, rangeKm, elevationRad);
  if (link.modulation === 'shannon') {
    const ratio = densityHz / bandwidthHz / link.implementationRatio;
    return Math.min(rateMaxBitPerS, carrierCount * bandwidthHz * log2(1 + ratio));
  }
  const rung = rungAt(link, densityHz / symbolPerS);
  if (rung < 0) return 0;
  return Math.min(rateMaxBitPerS, carrierCount * symbolPerS * link.ladder[rung]!.bitPerSymbol);
}
