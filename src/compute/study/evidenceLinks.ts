// Which published numbers of laser and radio links does the project reproduce?

import { rainCoefficients } from '../network/budget/atmosphere.ts';
import { confocalKm, diffractionHalfAngleRad } from '../network/budget/beam.ts';
import {
  accessBudget,
  createInterSatelliteLink,
  interSatelliteBudget,
  interSatelliteRateBitPerS,
} from '../network/budget/link.ts';
import { decibels, fromDecibels } from '../network/budget/linkBudget.ts';
import type { LinkBudget } from '../network/budget/linkBudget.ts';
import { apertureGain, freeSpaceRatio, lightSpeedMPerS } from '../network/budget/physics.ts';
import { createRfLink } from '../network/budget/rfLink.ts';
import { resolveTerminal } from '../scenario/resolveTerminal.ts';
import type { OpticalTerminal, RfTerminal } from '../scenario/terminal.ts';
import type { Claim } from './claim.ts';

const paper = 'Google Project Suncatcher, arXiv:2511.19468v2';
const cote = 'cote (Denby and Lucia), Dove downlink';
const doveRangesKm = [500, 1000, 2000];

/** The paper's example: no jitter, nothing kept in hand. */
function suncatcherEnd(changes: Partial<OpticalTerminal> = {}): OpticalTerminal {
  const end = resolveTerminal('optical-10cm-split') as OpticalTerminal;
  return { ...end, reserveDb: 0, jitterRad: 0, ...changes };
}

function suncatcherAt(rangeKm: number): LinkBudget {
  const end = suncatcherEnd();
  return interSatelliteBudget(createInterSatelliteLink(end, end), rangeKm);
}

/** Rate (Tbit/s) of all channels of one aperture. */
function apertureTbitPerS(channelCount: number): number {
  const end = suncatcherEnd({ channelCount, spatialGridMax: 1 });
  return interSatelliteRateBitPerS(createInterSatelliteLink(end, end), 100) / 1e12;
}

/** Beams side by side, each with all channels, between split apertures. */
function beamCount(rangeKm: number): number {
  return suncatcherAt(rangeKm).rateBitPerS / 9.6e12;
}

function doveAt(rangeKm: number): LinkBudget {
  const shared = {
    downlinkFrequencyHz: 8.15e9,
    downlinkBandwidthHz: 20e6,
    modulation: 'shannon',
    implementationLossDb: 0,
    reserveDb: 0,
  } as const;
  const satellite = resolveTerminal('x-leo') as RfTerminal;
  const station = resolveTerminal('x-ground') as RfTerminal;
  const transmitter: RfTerminal = {
    ...satellite,
    ...shared,
    transmitPowerW: 2,
    transmitGainDbi: 6,
    lossDb: 1,
  };
  // cote has losses at the transmitter alone.
  const own = { receiveGainDbi: 44.1, systemTemperatureK: 144.64, lossDb: 0 };
  const receiver = { ...station, ...shared, ...own };
  return accessBudget(createRfLink({ transmitter, receiver, direction: 'down' }), rangeKm, 1);
}

/** Confocal length (km) of two apertures of this diameter at 1.55 µm. */
function confocalLengthKm(apertureM: number): number {
  return confocalKm(apertureM, diffractionHalfAngleRad(apertureM, 1.55e-6));
}

function freeSpaceDb(rangeKm: number, frequencyHz: number): number {
  return decibels(freeSpaceRatio(rangeKm, lightSpeedMPerS / frequencyHz));
}

const optical: readonly Claim[] = [
  {
    what: 'Suncatcher: gain of 10 cm at 1.55 µm and 80 %',
    source: paper,
    unit: 'dB',
    published: [105.1],
    tolerance: 0.1,
    ours: () => [decibels(apertureGain(0.1, 1.55e-6, 0.8))],
  },
  {
    what: 'Suncatcher: received of 5 W over 5,000 km',
    source: paper,
    unit: 'µW',
    published: [1.6],
    tolerance: 0.05,
    ours: () => [fromDecibels(suncatcherAt(5000).receivedDbw) * 1e6],
  },
  {
    what: 'Suncatcher: confocal ranges of 10, 5 and 2.5 cm (published as about)',
    source: paper,
    unit: 'km',
    published: [5, 1.25, 0.32],
    tolerance: 0.1,
    ours: () => [0.1, 0.05, 0.025].map(confocalLengthKm),
  },
  {
    what: 'Suncatcher: beams a side over 5, 1.25 and 0.32 km (published distances are rounded)',
    source: paper,
    unit: '',
    published: [1, 2, 4],
    tolerance: 0,
    ours: () => [5, 1.25, 0.32].map((rangeKm) => Math.sqrt(beamCount(rangeKm))),
  },
  {
    what: 'Suncatcher: one channel of 400 Gbit/s needs (196 photons a bit)',
    source: paper,
    unit: 'dBm',
    published: [-20],
    tolerance: 0.1,
    ours: () => [decibels(fromDecibels(suncatcherAt(100).thresholdDbw) / 24) + 30],
  },
  {
    what: 'Suncatcher: one aperture with 24 and with 32 channels',
    source: paper,
    unit: 'Tbit/s',
    published: [9.6, 12.8],
    tolerance: 1e-9,
    ours: () => [24, 32].map(apertureTbitPerS),
  },
];

const radio: readonly Claim[] = [
  {
    what: 'Free-space loss: 1,000 km at 2.2 GHz, 36,000 km, 1,000 km at 8 and 26 GHz',
    source: 'Basilisk, test of its link budget',
    unit: 'dB',
    published: [159.296, 190.422, 170.51, 180.747],
    tolerance: 0.0006,
    ours: () => [
      freeSpaceDb(1000, 2.2e9),
      ...[freeSpaceDb(36_000, 2.2e9), freeSpaceDb(1000, 8e9), freeSpaceDb(1000, 26e9)],
    ],
  },
  {
    what: 'Dove: C/N at 500, 1,000 and 2,000 km',
    source: cote,
    unit: 'dB',
    published: [21.45, 15.43, 9.4],
    tolerance: 0.006,
    ours: () => doveRangesKm.map((rangeKm) => doveAt(rangeKm).carrierToNoiseDb),
  },
  {
    what: 'Dove: rate by Shannon at 500, 1,000 and 2,000 km',
    source: cote,
    unit: 'Mbit/s',
    published: [142.69, 103.3, 65.62],
    tolerance: 0.006,
    ours: () => doveRangesKm.map((rangeKm) => doveAt(rangeKm).rateBitPerS / 1e6),
  },
  {
    what: 'Rain at 20 GHz: k and α, horizontal, then vertical',
    source: 'ITU-R P.838-3 (2005), table 5',
    unit: '',
    published: [0.09164, 1.0568, 0.09611, 0.9847],
    tolerance: 6e-5,
    ours: () =>
      (['horizontal', 'vertical'] as const).flatMap((polarisation) => {
        const { k, alpha } = rainCoefficients(20e9, polarisation);
        return [k, alpha];
      }),
  },
];

/** Numbers of links by others. */
export const linkClaims: readonly Claim[] = [...optical, ...radio];
