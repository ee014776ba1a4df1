// What does a laser link carry at a range and, to the ground, at an elevation?

import { exp, sin } from '../../../orbit/index.ts';
import type { OpticalTerminal } from '../../scenario/terminal.ts';
import { extinctionDb, scintillationDb, type OpticalAir } from './atmosphere.ts';
import { aimFraction, captureFraction, confocalKm, diffractionHalfAngleRad } from './beam.ts';
import { fromDecibels, nepersPerDb } from './linkBudget.ts';
import { photonJ } from './physics.ts';

/** A station's air and its lowest elevation. */
export interface OpticalSky extends OpticalAir {
  readonly elevationMinRad: number;
}

/** One direction of a laser link, all that does not change on the way worked out. */
export interface OpticalLink {
  readonly kind: 'optical';
  readonly transmitter: OpticalTerminal;
  readonly receiver: OpticalTerminal;
  /** Null between satellites. */
  readonly sky: OpticalSky | null;
  /** 1/e² half-angle of the whole aperture's beam; a part of 1/n spreads n times as wide. */
  readonly halfAngleRad: number;
  readonly confocalKm: number;
  /** Waist of the beam, km; 1/√2 of the aperture's radius. */
  readonly waistKm: number;
  /** Sent, less optics, losses and what is kept in hand, W. */
  readonly usableW: number;
  readonly lossDb: number;
  readonly reserveDb: number;
  /** Received energy that a bit needs. */
  readonly jPerBit: number;
  readonly channelRateBitPerS: number;
  readonly channelCount: number;
  readonly isRateAdaptive: boolean;
  /** Most parts a side into which both apertures can be split. */
  readonly gridMax: number;
}

/**
 * A link from one telescope to another. Both ends' modems must agree: the lesser count and rate of
 * channels, the greater loss and reserve, the receiver's photons per bit.
 */
export function createOpticalLink(
  transmitter: OpticalTerminal,
  receiver: OpticalTerminal,
  sky: OpticalSky | null = null,
): OpticalLink {
  const { apertureM, wavelengthM, beamHalfAngleRad } = transmitter;
  const narrowestRad = diffractionHalfAngleRad(apertureM, wavelengthM);
  const halfAngleRad = Math.max(beamHalfAngleRad, narrowestRad);
  const optics = transmitter.transmitEfficiencyFraction * receiver.receiveEfficiencyFraction;
  const lossDb = Math.max(transmitter.lossDb, receiver.lossDb);
  const reserveDb = Math.max(transmitter.reserveDb, receiver.reserveDb);
  return {
    kind: 'optical',
    transmitter,
    receiver,
    sky,
    halfAngleRad,
    confocalKm: confocalKm(receiver.apertureM, halfAngleRad),
    waistKm: apertureM / Math.SQRT2 / 2000,
    usableW: transmitter.transmitPowerW * optics * fromDecibels(-lossDb - reserveDb),
    lossDb,
    reserveDb,
    jPerBit: receiver.photonsPerBit * photonJ(wavelengthM),
    channelRateBitPerS: Math.min(transmitter.channelRateBitPerS, receiver.channelRateBitPerS),
    channelCount: Math.min(transmitter.channelCount, receiver.channelCount),
    isRateAdaptive: transmitter.isRateAdaptive && receiver.isRateAdaptive,
    gridMax: sky === null ? Math.min(transmitter.spatialGridMax, receiver.spatialGridMax) : 1,
  };
}

/** Share of the light that hits, aimed as well as the terminal can, with n × n parts. */
export function aimedFraction(link: OpticalLink, rangeKm: number, grid: number): number {
  const waistRad = link.waistKm / grid / rangeKm;
  const spreadRad = link.halfAngleRad * grid;
  return aimFraction(link.transmitter, spreadRad * spreadRad + waistRad * waistRad);
}

/** Share that the air lets through, fades allowed for; 1 between satellites. */
function airFraction(sky: OpticalSky | null, sineOfElevation: number): number {
  if (sky === null) return 1;
  const db = extinctionDb(sky, sineOfElevation) + scintillationDb(sky, sineOfElevation);
  return exp(-nepersPerDb * db);
}

/** Received power of each of n × n beams, W. */
function beamW(link: OpticalLink, rangeKm: number, grid: number): number {
  const square = grid * grid;
  const captured = captureFraction(rangeKm, link.confocalKm / square);
  return (link.usableW / square) * captured * aimedFraction(link, rangeKm, grid);
}

/** What one receiver makes of its light, bit/s. */
function beamRateBitPerS(link: OpticalLink, receivedW: number): number {
  const { channelRateBitPerS, channelCount, jPerBit } = link;
  const affordable = receivedW / jPerBit;
  if (link.isRateAdaptive) return Math.min(affordable, channelRateBitPerS * channelCount);
  // A part in 10¹² forgives what rounding takes from a power that is just enough.
  const lit = Math.floor((affordable / channelRateBitPerS) * (1 + 1e-12));
  return channelRateBitPerS * Math.min(lit, channelCount);
}

/**
 * Nothing happens at exactly the confocal length; published distances are rounded to two digits, of
 * which the least (0.32 km for a sixteenth of 5.07) is 1.05 % beyond it: light caught falls from
 * 63.2 to 62.4 %.
 */
const splitBeyondFraction = 0.015;

/** Whether the beams of n × n parts still stay within their own counterparts. */
function staysApart({ confocalKm: wholeKm }: OpticalLink, rangeKm: number, grid: number): boolean {
  return grid === 1 || rangeKm * grid * grid <= wholeKm * (1 + splitBeyondFraction);
}

/**
 * Parts a side into which the apertures are split for the greatest rate: n × n beams stay apart up
 * to the confocal length of a part, 1/n² of the whole one's and 1.5 %, and share the power.
 */
export function bestGrid(link: OpticalLink, rangeKm: number): number {
  let best = 1;
  let bestRate = 0;
  for (let grid = 1; grid <= link.gridMax; grid += 1) {
    if (!staysApart(link, rangeKm, grid)) break;
    const rate = grid * grid * beamRateBitPerS(link, beamW(link, rangeKm, grid));
    if (rate <= bestRate) continue;
    best = grid;
    bestRate = rate;
  }
  return best;
}

/** Rate at a range (km) and, to the ground, at an elevation (rad). Allocates nothing. */
export function opticalRateBitPerS(
  link: OpticalLink,
  rangeKm: number,
  elevationRad: number,
): number {
  const { sky, gridMax } = link;
  if (sky !== null && elevationRad < sky.elevationMinRad) return 0;
  const air = sky === null ? 1 : airFraction(sky, sin(elevationRad));
  let best = beamRateBitPerS(link, beamW(link, rangeKm, 1) * air);
  for (let grid = 2; grid <= gridMax; grid += 1) {
    if (!staysApart(link, rangeKm, grid)) break;
    best = Math.max(best, grid * grid * beamRateBitPerS(link, beamW(link, rangeKm, grid)));
  }
  return best;
}
