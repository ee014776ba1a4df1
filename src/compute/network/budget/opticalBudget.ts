// Where does the light of a laser link go, term by term?

import { sin } from '../../../orbit/index.ts';
import { extinctionDb, scintillationDb } from './atmosphere.ts';
import { captureFraction } from './beam.ts';
import { decibels, fromDecibels, sumDb } from './linkBudget.ts';
import type { BudgetTerm, LinkBudget, RateLimit } from './linkBudget.ts';
import { aimedFraction, bestGrid, opticalRateBitPerS, type OpticalLink } from './opticalLink.ts';
import { apertureGain, freeSpaceRatio, photonJ } from './physics.ts';

/** From the laser to the fibre of the receiver. */
function spaceTerms(link: OpticalLink, rangeKm: number, grid: number): BudgetTerm[] {
  const { transmitter, receiver, confocalKm } = link;
  const { wavelengthM } = transmitter;
  const spreadRad = link.halfAngleRad * grid;
  const partKm = confocalKm / grid / grid;
  const farCapture = (partKm / rangeKm) * (partKm / rangeKm);
  const near = captureFraction(rangeKm, partKm) / farCapture;
  const parts = grid > 1 ? `${grid} × ${grid} parts of the aperture` : undefined;
  const withNote = (term: BudgetTerm, note?: string): BudgetTerm =>
    note === undefined ? term : { ...term, note };
  const gainDb = decibels(8 / (spreadRad * spreadRad));
  const receiverM = receiver.apertureM / grid;
  return [
    {
      id: 'transmitOptics',
      label: 'Optics of the transmitter',
      db: decibels(transmitter.transmitEfficiencyFraction),
    },
    withNote({ id: 'transmitGain', label: 'Beam narrower than all round', db: gainDb }, parts),
    {
      id: 'pointing',
      label: 'Pointing, jitter in the mean',
      db: decibels(aimedFraction(link, rangeKm, grid)),
    },
    {
      id: 'freeSpace',
      label: 'Free space',
      db: -decibels(freeSpaceRatio(rangeKm, wavelengthM)),
    },
    withNote(
      { id: 'nearField', label: 'Near field: no more than all of it', db: decibels(near) },
      `the beam stays within the aperture to ${partKm.toPrecision(3)} km`,
    ),
    {
      id: 'receiveGain',
      label: 'Aperture of the receiver',
      db: decibels(apertureGain(receiverM, wavelengthM)),
    },
    {
      id: 'receiveOptics',
      label: 'Optics of the receiver',
      db: decibels(receiver.receiveEfficiencyFraction),
    },
    { id: 'losses', label: 'Other losses', db: 0 - link.lossDb },
    { id: 'reserve', label: 'Kept in hand', db: 0 - link.reserveDb },
  ];
}

function airTerms({ sky }: OpticalLink, elevationRad: number): BudgetTerm[] {
  if (sky === null) return [];
  const sine = sin(elevationRad);
  return [
    { id: 'air', label: 'Clear air', db: 0 - extinctionDb(sky, sine) },
    { id: 'scintillation', label: 'Scintillation', db: 0 - scintillationDb(sky, sine) },
  ];
}

function limitOf(link: OpticalLink, grid: number, rateBitPerS: number): RateLimit {
  const most = grid * grid * link.channelCount * link.channelRateBitPerS;
  if (rateBitPerS < most * (1 - 1e-12)) return 'power';
  return grid * grid * link.channelCount === 1 ? 'modem' : 'channels';
}

/** In words: how many channels in how many beams. */
function modulationText(link: OpticalLink, grid: number, rateBitPerS: number): string {
  const lit = rateBitPerS / link.channelRateBitPerS;
  const words = lit === 1 ? 'channel' : 'channels';
  const shown = link.isRateAdaptive ? lit.toPrecision(3) : Math.round(lit).toString();
  const each = `${shown} ${words} of ${link.channelRateBitPerS / 1e9} Gbit/s`;
  return grid === 1 ? each : `${each} in ${grid} × ${grid} beams`;
}

/** Range below which a budget is shown as at this one: a millimetre. */
const rangeMinKm = 1e-6;

/**
 * The budget at a range (km) and an elevation (rad; of no consequence between satellites). The
 * threshold is what the rate needs; where nothing can be carried, what one channel would need.
 */
export function opticalBudget(
  link: OpticalLink,
  givenRangeKm: number,
  elevationRad: number,
): LinkBudget {
  const rangeKm = Math.max(rangeMinKm, givenRangeKm);
  const { sky, channelRateBitPerS } = link;
  const isTooLow = sky !== null && elevationRad < sky.elevationMinRad;
  const grid = bestGrid(link, rangeKm);
  const terms = [...spaceTerms(link, rangeKm, grid), ...airTerms(link, elevationRad)];
  const transmitDbw = decibels(link.transmitter.transmitPowerW);
  const receivedDbw = transmitDbw + sumDb(terms);
  const rateBitPerS = opticalRateBitPerS(link, rangeKm, elevationRad);
  const neededBitPerS = rateBitPerS > 0 ? rateBitPerS : channelRateBitPerS;
  const thresholdDbw = decibels(neededBitPerS * link.jPerBit);
  return {
    terms,
    transmitDbw,
    receivedDbw,
    thresholdDbw,
    marginDb: receivedDbw - thresholdDbw,
    noiseDbw: NaN,
    carrierToNoiseDb: NaN,
    carrierToNoiseDensityDbHz: NaN,
    photonsPerSecond: fromDecibels(receivedDbw) / photonJ(link.transmitter.wavelengthM),
    modulation: modulationText(link, grid, rateBitPerS),
    rateBitPerS,
    limitedBy: isTooLow ? 'elevation' : limitOf(link, grid, rateBitPerS),
  };
}
