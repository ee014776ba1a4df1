// What is said of a link terminal, in the words and units of a scenario file?

import type { Modulation } from '../terminal.ts';

/** What every terminal says. */
interface TerminalFields {
  readonly count: number;
  readonly acquisitionS: number;
  readonly slewRateDegPerS: number;
  readonly sunExclusionDeg: number;
  readonly elevationMinDeg: number;
  readonly reserveDb: number;
  readonly transmitPowerW: number;
  readonly lossDb: number;
}

/** What an optical terminal says; see `OpticalTerminal`. */
export interface OpticalTerminalFields extends TerminalFields {
  readonly apertureM: number;
  readonly wavelengthNm: number;
  readonly transmitEfficiencyFraction: number;
  readonly receiveEfficiencyFraction: number;
  readonly beamHalfAngleMicroRad: number;
  readonly jitterMicroRad: number;
  readonly pointingBiasMicroRad: number;
  readonly photonsPerBit: number;
  readonly channelRateBitPerS: number;
  readonly channelCount: number;
  readonly isRateAdaptive: boolean;
  readonly spatialGridMax: number;
  readonly zenithTransmissionFraction: number;
  readonly scintillationZenithDb: number;
  readonly scintillationMaxDb: number;
}

/** What a radio terminal says; see `RfTerminal`. */
export interface RfTerminalFields extends TerminalFields {
  readonly band: string;
  readonly downlinkFrequencyGHz: number;
  readonly uplinkFrequencyGHz: number;
  readonly transmitGainDbi: number;
  readonly receiveGainDbi: number;
  readonly systemTemperatureK: number;
  readonly downlinkBandwidthMHz: number;
  readonly uplinkBandwidthMHz: number;
  readonly rollOffFraction: number;
  readonly carrierCount: number;
  readonly modulation: Modulation;
  readonly modcod: string;
  readonly implementationLossDb: number;
  readonly rateMaxBitPerS: number;
  readonly rainRateMmPerH: number;
}
