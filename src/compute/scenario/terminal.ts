// What is one end of a link once it has been read? Optics or antenna, modem, and how it points.

/** What every terminal has, whatever carries its bits. */
interface TerminalBase {
  readonly id: string;
  readonly name: string;
  /** Of this kind on the satellite or station; each serves one partner at a time. */
  readonly count: number;
  /** From pointing at a new partner until bits flow. */
  readonly acquisitionS: number;
  readonly slewRateRadPerS: number;
  /** No closer to the Sun than this; 0: the Sun does not matter. */
  readonly sunExclusionRad: number;
  /** Of a station's terminal, beside the station's own mask. */
  readonly elevationMinRad: number;
  /** Kept in hand: it must be there on top of what the rate needs. */
  readonly reserveDb: number;
}

/** A telescope with its lasers: the same aperture sends and receives. */
export interface OpticalTerminal extends TerminalBase {
  readonly kind: 'optical';
  readonly apertureM: number;
  readonly wavelengthM: number;
  /** All channels together, at the aperture's back. */
  readonly transmitPowerW: number;
  readonly transmitEfficiencyFraction: number;
  readonly receiveEfficiencyFraction: number;
  /** 1/e² half-angle of the beam; 0: as narrow as the aperture allows. */
  readonly beamHalfAngleRad: number;
  /** Standard deviation of the pointing error of each of two axes. */
  readonly jitterRad: number;
  readonly pointingBiasRad: number;
  /** That the receiver needs for a bit. */
  readonly photonsPerBit: number;
  readonly channelRateBitPerS: number;
  readonly channelCount: number;
  /** Slower as the light fades; otherwise a channel runs at its full rate or not at all. */
  readonly isRateAdaptive: boolean;
  /** The aperture can be split into n × n side by side at short range, n up to this. */
  readonly spatialGridMax: number;
  /** Everything else on the way, both ends together. */
  readonly lossDb: number;
  /** Of a station: clear air straight up. */
  readonly zenithTransmissionFraction: number;
  /** Of a station: fade allowed for at the zenith, and its saturation near the horizon. */
  readonly scintillationZenithDb: number;
  readonly scintillationMaxDb: number;
}

/** How symbols become bits: by the DVB-S2 ladder, or as well as Shannon allows. */
export const modulations = ['dvbs2', 'shannon'] as const;
export type Modulation = (typeof modulations)[number];

/** An antenna with its radios. "Down" is from the satellite, whichever end is described. */
export interface RfTerminal extends TerminalBase {
  readonly kind: 'rf';
  /** Both ends must have the same: S, X, K, Ka, or a word of one's own. */
  readonly band: string;
  readonly downlinkFrequencyHz: number;
  readonly uplinkFrequencyHz: number;
  readonly transmitPowerW: number;
  readonly transmitGainDbi: number;
  readonly receiveGainDbi: number;
  /**
   * Pointing and polarisation at this end, and when it sends its line from the amplifier; when it
   * receives its line is in `systemTemperatureK`, which holds at the antenna's flange.
   */
  readonly lossDb: number;
  /** Antenna in clear sky, line and receiver, at the antenna's flange. */
  readonly systemTemperatureK: number;
  readonly downlinkBandwidthHz: number;
  readonly uplinkBandwidthHz: number;
  readonly rollOffFraction: number;
  /** Carriers side by side or crossed, each of the full bandwidth with its share of the power. */
  readonly carrierCount: number;
  readonly modulation: Modulation;
  /** A rung of the ladder that is kept at all times; empty: the best at each moment. */
  readonly modcod: string;
  readonly implementationLossDb: number;
  readonly rateMaxBitPerS: number;
  /** Rain that a station's link is laid out for; 0: dry. */
  readonly rainRateMmPerH: number;
}

/** One end of a link. */
export type Terminal = OpticalTerminal | RfTerminal;

/** When laser light may not be sent from a station: stretches, and a share of all other time. */
export interface LaserClosures {
  /** Start and end, s since the scenario's start, sorted, apart. */
  readonly intervals: readonly (readonly [startS: number, endS: number])[];
  readonly closedFraction: number;
}
