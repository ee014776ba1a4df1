// What may a scenario file say of the terminals of satellites and stations?

import * as z from 'zod/mini';
import { modcodNames } from '../network/budget/modcod.ts';
import { opticalTerminals, rfTerminals, terminalIds } from './catalogue/terminals.ts';
import { count, flag, fraction, identifier, quantity, text } from './field.ts';
import { instant } from './orbitSchema.ts';
import { catalogueName, choice, list, nameOr, optional, strict } from './shape.ts';
import { modulations } from './terminal.ts';

const within = (min: number, max: number, unit: string, description: string) =>
  optional(quantity({ min, max, unit, description }));
const db = (description: string, max = 60) => within(0, max, 'dB', description);
const microRad = (description: string) => within(0, 1e5, 'µrad', description);

/** Keys of every terminal. */
const shared = {
  id: optional(identifier('Id of the changed terminal')),
  name: optional(text({ max: 120, description: 'Name for people' })),
  count: optional(count({ min: 1, max: 64, description: 'Of these on the satellite or station' })),
  acquisitionS: within(0, 3600, 's', 'From pointing at a partner until bits flow'),
  slewRateDegPerS: within(0.001, 360, 'deg/s', 'How fast it turns to another partner'),
  sunExclusionDeg: within(0, 90, 'deg', 'No closer to the Sun than this'),
  elevationMinDeg: within(0, 89, 'deg', 'Of a station: never lower than this'),
  reserveDb: db('Kept in hand'),
  transmitPowerW: within(1e-6, 1e5, 'W', 'Sent, all channels or carriers together'),
  lossDb: db('Everything else on the way'),
};

const opticalKeys = {
  ...shared,
  apertureM: within(0.001, 20, 'm', 'Diameter of the telescope'),
  wavelengthNm: within(300, 20_000, 'nm', 'Wavelength'),
  transmitEfficiencyFraction: optional(fraction('Optics of the transmitter', 0.001)),
  receiveEfficiencyFraction: optional(fraction('Optics of the receiver', 0.001)),
  beamHalfAngleMicroRad: microRad('1/e² half-angle of the beam; 0: as narrow as can be'),
  jitterMicroRad: microRad('Pointing error of an axis, standard deviation'),
  pointingBiasMicroRad: microRad('Lasting pointing error'),
  photonsPerBit: within(0.1, 1e6, '', 'Received photons that a bit needs'),
  channelRateBitPerS: within(1, 1e14, 'bit/s', 'Of one wavelength'),
  channelCount: optional(count({ min: 1, max: 1000, description: 'Wavelengths' })),
  isRateAdaptive: optional(flag('Slows down as the light fades')),
  spatialGridMax: optional(
    count({ min: 1, max: 16, description: 'Parts a side into which the aperture is split' }),
  ),
  zenithTransmissionFraction: optional(fraction('Clear air over a station', 0.01)),
  scintillationZenithDb: db('Fade allowed for straight up'),
  scintillationMaxDb: db('Most fade allowed for'),
};

const gain = (description: string) => within(-30, 100, 'dBi', description);
const gigahertz = (description: string) =>
  optional(
    quantity({
      ...{ min: 0.1, max: 50, unit: 'GHz', description },
      hint: 'gigahertz; the model of the air ends at 50',
    }),
  );
const megahertz = (description: string) => within(0.001, 10_000, 'MHz', description);

const rfKeys = {
  ...shared,
  band: optional(identifier('Both ends must have the same')),
  downlinkFrequencyGHz: gigahertz('Of the satellite, down'),
  uplinkFrequencyGHz: gigahertz('Of the satellite, up'),
  transmitGainDbi: gain('Antenna, sending'),
  receiveGainDbi: gain('Antenna, receiving'),
  systemTemperatureK: within(1, 10_000, 'K', 'Noise of antenna and receiver in clear sky'),
  downlinkBandwidthMHz: megahertz('Of a carrier, down'),
  uplinkBandwidthMHz: megahertz('Of a carrier, up'),
  rollOffFraction: optional(fraction('Band over symbol rate, less one')),
  carrierCount: optional(count({ min: 1, max: 64, description: 'Carriers' })),
  modulation: optional(choice(modulations, 'DVB-S2, or as Shannon allows')),
  modcod: optional(
    catalogueName('a MODCOD', ['', ...modcodNames], 'Kept at all times; empty: the best'),
  ),
  implementationLossDb: db('Of the modem, receiving'),
  rateMaxBitPerS: within(1, 1e14, 'bit/s', 'Most that the modem can'),
  rainRateMmPerH: within(0, 300, 'mm/h', 'Of a station: rain that the link is laid out for'),
};

const idsOf = (records: readonly { readonly id: string }[]) => records.map(({ id }) => id);

const namedOptical = strict(
  {
    base: catalogueName('an optical terminal', idsOf(opticalTerminals), 'Optical terminal'),
    ...opticalKeys,
  },
  'Optical terminal of the catalogue with values of its own',
);
const namedRf = strict(
  { base: catalogueName('a radio terminal', idsOf(rfTerminals), 'Radio terminal'), ...rfKeys },
  'Radio terminal of the catalogue with values of its own',
);

/** A terminal by name, or one of the catalogue with values of its own. */
export const terminal = nameOr(
  catalogueName('a terminal', terminalIds, 'Terminal of the catalogue'),
  z.union([namedOptical, namedRf]),
  'Link terminal: a name of the catalogue, or an object with "base"',
);

/** Several kinds of terminals side by side. */
export const terminals = list(terminal, 8, 'Terminals to the other end, of several kinds');

const laserClosures = list(
  strict(
    { startUtc: instant('Dark from, ISO 8601 with Z'), endUtc: instant('Dark until') },
    'No laser light from this station',
  ),
  10_000,
  'When its lasers must stay dark',
);

/** What a station may say of its terminals. */
export const stationTerminals = {
  terminals: optional(terminals),
  laserClosures: optional(laserClosures),
  laserClosedFraction: optional(fraction('Share of all other time in which lasers stay dark')),
};

export type TerminalFile = z.output<typeof terminal>;
export type LaserClosureFile = z.output<typeof laserClosures>;
