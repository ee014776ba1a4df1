// Which antennas does a station have for each kind, and what does turning to a satellite take?

import { radPerDeg } from '../../../orbit/index.ts';
import { antennaKindOf } from '../../scenario/resolveTerminal.ts';
import type { AntennaKind, Scenario, Station } from '../../scenario/scenario.ts';
import type { Terminal } from '../../scenario/terminal.ts';
import { retargetS } from '../budget/scenarioLinks.ts';

/** Antennas of one kind at one station: clouds and rain close them together. */
export interface GroundSite {
  readonly station: number;
  readonly kind: AntennaKind;
  readonly antennaCount: number;
  /** What its links are computed of; null: the station's fixed rates hold. */
  readonly terminal: Terminal | null;
  /** The station's, or its terminal's own where that is higher. */
  readonly elevationMinRad: number;
  /** No closer to the Sun than this: of its antennas, and of a satellite that names no terminal. */
  readonly sunExclusionRad: number;
  readonly satelliteExclusionRad: number;
  /** From pointing at a satellite until bits flow. */
  readonly acquisitionS: number;
  readonly slewRateRadPerS: number;
}

/** Of lasers that nobody names, as of the catalogue's `laser-to-ground` (assumption there). */
const satelliteExclusionRad = 5 * radPerDeg;

/**
 * Where a station names no terminals: acquisition, slew rate and the Sun's exclusion as of the
 * catalogue's terminals (lasers reported at seconds to a minute, radio, rates and angles assumed).
 */
const defaultByKind: Readonly<
  Record<AntennaKind, { acquisitionS: number; slewRateRadPerS: number; sunExclusionRad: number }>
> = {
  optical: {
    acquisitionS: 20,
    slewRateRadPerS: 2 * radPerDeg,
    sunExclusionRad: 10 * radPerDeg,
  },
  ka: { acquisitionS: 5, slewRateRadPerS: 5 * radPerDeg, sunExclusionRad: 0 },
  x: { acquisitionS: 5, slewRateRadPerS: 5 * radPerDeg, sunExclusionRad: 0 },
};

/** Where nobody follows anybody, so that nothing turns. */
const turnUnknownRad = Math.PI / 4;

/**
 * From the last bit to one partner to the first to another: a turn by an angle (NaN: none known,
 * 45°) and acquisition.
 */
export function setupOf(
  pointed: Pick<GroundSite, 'acquisitionS' | 'slewRateRadPerS'>,
  turnRad: number,
): number {
  return retargetS(pointed, Number.isNaN(turnRad) ? turnUnknownRad : turnRad);
}

function terminalSites({ terminals, elevationMinRad }: Station, station: number): GroundSite[] {
  return terminals.map((terminal) => ({
    station,
    kind: antennaKindOf(terminal),
    antennaCount: terminal.count,
    terminal,
    elevationMinRad: Math.max(elevationMinRad, terminal.elevationMinRad),
    sunExclusionRad: terminal.sunExclusionRad,
    satelliteExclusionRad: terminal.kind === 'optical' ? satelliteExclusionRad : 0,
    acquisitionS: terminal.acquisitionS,
    slewRateRadPerS: terminal.slewRateRadPerS,
  }));
}

function antennaSites({ antennas, elevationMinRad }: Station, station: number): GroundSite[] {
  return antennas.map(({ kind, count }) => {
    const { acquisitionS, slewRateRadPerS, sunExclusionRad } = defaultByKind[kind];
    const antennaCount = count;
    return {
      ...{ station, kind, antennaCount, terminal: null, elevationMinRad },
      ...{ sunExclusionRad, satelliteExclusionRad: kind === 'optical' ? satelliteExclusionRad : 0 },
      ...{ acquisitionS, slewRateRadPerS },
    };
  });
}

/** Antennas by station, of its terminals or else by kind, in the order of the scenario. */
export function groundSites({ stations }: Pick<Scenario, 'stations'>): GroundSite[] {
  return stations.flatMap((station, index) =>
    station.terminals.length > 0 ? terminalSites(station, index) : antennaSites(station, index),
  );
}
