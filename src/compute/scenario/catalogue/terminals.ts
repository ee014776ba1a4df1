// Which link terminals are known, on satellites and on the ground, and what do they rest on?

import { assumed, from } from './sourced.ts';
import type { CatalogueRecord, Certified } from './sourced.ts';
import type { OpticalTerminalFields, RfTerminalFields } from './terminalFields.ts';

type OpticalRecord = CatalogueRecord<OpticalTerminalFields>;
type RfRecord = CatalogueRecord<RfTerminalFields>;

const suncatcher = from('Project Suncatcher, arXiv:2511.19468v2', '2026-06', 'high');
const reported = from('LEO laser terminals: seconds to 60 s, as reported', '2025', 'medium');
const tbirdPaper = from('TBIRD (Schieler et al., SPIE 12413), 200 Gbit/s', '2023', 'high');
const clear = from('usual planning value for a clear sky at 1.55 µm', '2025', 'medium');
const plain = assumed('one terminal unless the scenario says otherwise');
const slew = assumed('a gimbal of half a degree per second; the satellite itself turns slower');
const sun = assumed('a telescope with a baffle and a filter; makers do not publish it');
const noAir = assumed('does not matter on a satellite: the station’s value holds');
const diffraction = assumed('as narrow as the aperture allows');
const centred = assumed('aimed without a lasting offset');
const single = assumed('one beam; a split aperture needs as many transceivers');
const half = assumed('3 dB lost in optics, as the example of Suncatcher has it');
const inHand = assumed('kept in hand for ageing and what else the budget leaves out');
const adaptive = assumed('slows down as light fades, by coding');
const onOff = from(
  'on–off keying at about 71 photons a bit, arXiv:2511.19468v2',
  '2026-06',
  'high',
);

/** What terminals between satellites share. */
const inSpace = {
  count: plain(2),
  acquisitionS: reported(30, 's'),
  slewRateDegPerS: slew(0.5, 'deg/s'),
  sunExclusionDeg: sun(5, 'deg'),
  elevationMinDeg: noAir(0, 'deg'),
  wavelengthNm: suncatcher(1550, 'nm'),
  transmitEfficiencyFraction: suncatcher(0.8),
  receiveEfficiencyFraction: suncatcher(0.8),
  beamHalfAngleMicroRad: diffraction(0, 'µrad'),
  jitterMicroRad: suncatcher(1, 'µrad per axis (about 1 µrad at 5 km)', 'medium'),
  pointingBiasMicroRad: centred(0, 'µrad'),
  spatialGridMax: single(1),
  zenithTransmissionFraction: noAir(1),
  scintillationZenithDb: noAir(0, 'dB'),
  scintillationMaxDb: noAir(0, 'dB'),
  lossDb: suncatcher(3, 'dB'),
} as const;

/** Suncatcher's example: 5 W, 10 cm, 24 channels of 400 Gbit/s. */
const suncatcherLaser: Certified<OpticalTerminalFields> = {
  ...inSpace,
  apertureM: suncatcher(0.1, 'm'),
  transmitPowerW: suncatcher(5, 'W'),
  photonsPerBit: suncatcher(196, 'photons (PM-16QAM)'),
  channelRateBitPerS: suncatcher(400e9, 'bit/s'),
  channelCount: suncatcher(24),
  isRateAdaptive: assumed('coherent modules of one format: a channel runs or does not')(false),
  reserveDb: assumed('so that all channels reach the 300 km of the paper')(2.7, 'dB'),
};

const grouped = assumed('the split of the paper: 4 × 4 parts of 2.5 cm within 0.32 km');
const starlinkReach = assumed('so that 100 Gbit/s reach the reported 5,400 km');
const starlink = from('SpaceX on Starlink’s lasers, as reported', '2024-01', 'medium');
const sda = from('SDA optical standard of tranche 1, as Kepler flies it', '2026-01', 'high');
const small = assumed('8 cm and 1 W, the size of such terminals; not published');

const edrs = from(
  'European Data Relay System: 1.8 Gbit/s over 45,000 km at 1064 nm, as reported',
  '2016-01',
  'medium',
);
const edrsReach = assumed('so that 1.8 Gbit/s reach the reported 45,000 km');

const suncatcherRecord: OpticalRecord = {
  id: 'optical-10cm',
  name: 'Laser, 10 cm, 24 × 400 Gbit/s (Suncatcher)',
  fields: suncatcherLaser,
};

const tbirdOwn = assumed('size and power of a CubeSat’s terminal; chosen so that 20° closes');

/** Optical terminals of satellites and of the ground. */
export const opticalTerminals: readonly OpticalRecord[] = [
  suncatcherRecord,
  {
    id: 'optical-10cm-split',
    name: 'Laser, 10 cm, split up to 4 × 4 at short range (Suncatcher)',
    fields: { ...suncatcherLaser, spatialGridMax: grouped(4) },
  },
  {
    id: 'laser-100g',
    name: 'Laser, 100 Gbit/s',
    fields: {
      ...inSpace,
      apertureM: starlinkReach(0.1, 'm'),
      transmitPowerW: starlinkReach(5, 'W'),
      photonsPerBit: onOff(71, 'photons'),
      channelRateBitPerS: starlink(100e9, 'bit/s'),
      channelCount: starlink(1),
      isRateAdaptive: adaptive(true),
      reserveDb: starlinkReach(1.5, 'dB'),
    },
  },
  {
    id: 'sda-2g5',
    name: 'Laser, 2.5 Gbit/s (SDA tranche 1)',
    fields: {
      ...inSpace,
      apertureM: small(0.08, 'm'),
      transmitPowerW: small(1, 'W'),
      photonsPerBit: onOff(71, 'photons'),
      channelRateBitPerS: sda(2.5e9, 'bit/s'),
      channelCount: sda(1),
      isRateAdaptive: adaptive(true),
      reserveDb: inHand(3, 'dB'),
    },
  },
  {
    id: 'edrs-1g8',
    name: 'Laser, 1.8 Gbit/s over 45,000 km (EDRS)',
    fields: {
      ...inSpace,
      count: plain(1),
      acquisitionS: reported(55, 's', 'low'),
      apertureM: edrsReach(0.135, 'm'),
      transmitPowerW: edrsReach(2.2, 'W'),
      wavelengthNm: edrs(1064, 'nm'),
      photonsPerBit: edrsReach(71, 'photons'),
      channelRateBitPerS: edrs(1.8e9, 'bit/s'),
      channelCount: edrs(1),
      isRateAdaptive: assumed('one rate: it runs or does not')(false),
      reserveDb: edrsReach(1, 'dB'),
    },
  },
  {
    id: 'laser-to-ground',
    name: 'Laser to the ground, 200 Gbit/s (TBIRD)',
    fields: {
      ...inSpace,
      count: plain(1),
      acquisitionS: reported(20, 's'),
      apertureM: tbirdOwn(0.025, 'm'),
      transmitPowerW: tbirdOwn(1, 'W'),
      transmitEfficiencyFraction: half(0.5),
      receiveEfficiencyFraction: half(0.5),
      jitterMicroRad: tbirdOwn(10, 'µrad per axis'),
      photonsPerBit: assumed('coherent transceivers for fibre, with an amplifier')(100, 'photons'),
      channelRateBitPerS: tbirdPaper(100e9, 'bit/s'),
      channelCount: tbirdPaper(2),
      isRateAdaptive: assumed('repeats what fades have taken: fewer bits, not none')(true),
      lossDb: assumed('lines and wavefront')(1, 'dB'),
      reserveDb: inHand(1, 'dB'),
    },
  },
  {
    id: 'optical-ground-1m',
    name: 'Telescope on the ground, 1 m with adaptive optics',
    fields: groundTelescope(1),
  },
  {
    id: 'optical-ground-40cm',
    name: 'Telescope on the ground, 40 cm',
    fields: groundTelescope(0.4),
  },
];

/** A station's telescope: its beam up is widened, for nobody sees where the satellite will be. */
function groundTelescope(apertureM: number): Certified<OpticalTerminalFields> {
  const size = assumed('a usual size of optical ground stations (JPL’s OCTL has 1 m)');
  const up = assumed('a beam up as wide as turbulence and the satellite’s place ask for');
  const ao = assumed('half of the light reaches the fibre behind adaptive optics');
  return {
    ...suncatcherLaser,
    count: plain(1),
    acquisitionS: reported(20, 's'),
    slewRateDegPerS: assumed('a telescope that follows low orbits')(2, 'deg/s'),
    sunExclusionDeg: sun(10, 'deg'),
    elevationMinDeg: from(
      'usual limit of optical stations, 20° to 30°',
      '2025',
      'medium',
    )(20, 'deg'),
    apertureM: size(apertureM, 'm'),
    transmitPowerW: up(5, 'W'),
    beamHalfAngleMicroRad: up(20, 'µrad'),
    jitterMicroRad: up(3, 'µrad per axis'),
    transmitEfficiencyFraction: half(0.5),
    receiveEfficiencyFraction: ao(0.5),
    photonsPerBit: assumed('coherent transceivers for fibre, with an amplifier')(100, 'photons'),
    isRateAdaptive: assumed('repeats what fades have taken: fewer bits, not none')(true),
    zenithTransmissionFraction: clear(0.9),
    scintillationZenithDb: clear(3, 'dB'),
    scintillationMaxDb: clear(6, 'dB'),
    lossDb: assumed('lines and wavefront')(1, 'dB'),
    reserveDb: inHand(1, 'dB'),
  };
}

const allocation = from('ITU Radio Regulations, article 5: space services', '2024', 'high');
const spacexFiling = from('SpaceX, FCC SAT-LOA-20260108-00016', '2026-01', 'high');
const dvb = from('ETSI EN 302 307-1, roll-off 0.20 of 0.35, 0.25, 0.20', '2014', 'high');
const radio = assumed('a usual radio of this band in low orbit, to reach the reported rates');
const dish = assumed('an antenna of 3.7 m at 60 % and a receiver of this band');
const modem = assumed('1 to 2 dB are usual for modems at high rates');
const free = assumed('no limit but the ladder’s top');
const best = assumed('adaptive coding and modulation');
const dry = assumed('clear sky; the scenario’s weather or a rain rate of its own adds rain');

/** One band as satellites and stations use it. */
interface Band {
  readonly band: string;
  readonly frequenciesGHz: readonly [down: number, up: number];
  readonly bandwidthsMHz: readonly [down: number, up: number];
  readonly source: typeof allocation;
}

/** Power W, transmit and receive gain dBi, noise K. */
type Radio = readonly [number, number, number, number];

function radioOf(band: Band, isStation: boolean, values: Radio): Certified<RfTerminalFields> {
  const [transmitPowerW, transmitGainDbi, receiveGainDbi, systemTemperatureK] = values;
  const own = isStation ? dish : radio;
  const [downGHz, upGHz] = band.frequenciesGHz;
  const [downMHz, upMHz] = band.bandwidthsMHz;
  return {
    count: plain(1),
    acquisitionS: assumed('lock of carrier and frames after pointing')(5, 's'),
    slewRateDegPerS: slew(isStation ? 5 : 2, 'deg/s'),
    sunExclusionDeg: assumed('the Sun’s noise is left out')(0, 'deg'),
    elevationMinDeg: assumed('the station’s own mask holds')(0, 'deg'),
    reserveDb: inHand(3, 'dB'),
    band: band.source(band.band),
    downlinkFrequencyGHz: band.source(downGHz, 'GHz'),
    uplinkFrequencyGHz: band.source(upGHz, 'GHz'),
    transmitPowerW: own(transmitPowerW, 'W'),
    transmitGainDbi: own(transmitGainDbi, 'dBi'),
    receiveGainDbi: own(receiveGainDbi, 'dBi'),
    lossDb: own(1, 'dB'),
    systemTemperatureK: own(systemTemperatureK, 'K'),
    downlinkBandwidthMHz: radio(downMHz, 'MHz'),
    uplinkBandwidthMHz: radio(upMHz, 'MHz'),
    rollOffFraction: dvb(0.2),
    carrierCount: plain(1),
    modulation: best('dvbs2'),
    modcod: best(''),
    implementationLossDb: modem(1.5, 'dB'),
    rateMaxBitPerS: free(1e12, 'bit/s'),
    rainRateMmPerH: dry(0, 'mm/h'),
  };
}

const s: Band = {
  band: 'S',
  frequenciesGHz: [2.25, 2.06],
  bandwidthsMHz: [5, 2],
  source: allocation,
};
const x: Band = {
  band: 'X',
  frequenciesGHz: [8.2, 7.2],
  bandwidthsMHz: [300, 50],
  source: allocation,
};
const k: Band = {
  band: 'K',
  frequenciesGHz: [19.05, 28.85],
  bandwidthsMHz: [500, 500],
  source: spacexFiling,
};
const ka: Band = {
  band: 'Ka',
  frequenciesGHz: [26.5, 29],
  bandwidthsMHz: [1500, 500],
  source: allocation,
};

/** Radio terminals of satellites and of the ground. */
export const rfTerminals: readonly RfRecord[] = [
  { id: 's-leo', name: 'S band, satellite', fields: radioOf(s, false, [5, 3, 3, 500]) },
  { id: 'x-leo', name: 'X band, satellite', fields: radioOf(x, false, [5, 12, 11, 500]) },
  { id: 'k-leo', name: 'K band, satellite', fields: radioOf(k, false, [10, 30, 33, 500]) },
  { id: 'ka-leo', name: 'Ka band, satellite', fields: radioOf(ka, false, [5, 24, 25, 500]) },
  { id: 's-ground', name: 'S band, station', fields: radioOf(s, true, [50, 35.8, 36.6, 150]) },
  { id: 'x-ground', name: 'X band, station', fields: radioOf(x, true, [50, 46.7, 47.8, 150]) },
  { id: 'k-ground', name: 'K band, station', fields: radioOf(k, true, [20, 58.7, 55.1, 250]) },
  { id: 'ka-ground', name: 'Ka band, station', fields: radioOf(ka, true, [20, 58.8, 58, 250]) },
];

/** The names of both. */
export const terminalIds: readonly string[] = [...opticalTerminals, ...rfTerminals].map(
  ({ id }) => id,
);
