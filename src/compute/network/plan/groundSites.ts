// Which antennas does a station have for each kind, and what does turning to a satellite take?

import type { AntennaKind, Scenario } from '../../scenario/scenario.ts';
import type { Terminal } from '../../scenario/terminal.ts';

/** Antennas of one kind at one station: clouds and rain close them together. */
export interface GroundSite {
  readonly station: number;
  readonly kind: AntennaKind;
  readonly antennaCount: number;
  /** From pointing at a satellite until bits flow. */
  readonly acquisitionS: number;
  /** From the last bit of one satellite to the first of another: turn and acquisition. */
  readonly setupS: number;
}

/**
 * Where a station names no terminals. Acquisition as of the catalogue's terminals (lasers reported
 * at seconds to a minute, radio assumed); turning 45° at their slew rates, 2 and 5 °/s (assumption:
 * half of the way between two satellites on opposite sides of a 90° wide field).
 */
const defaultByKind: Readonly<Record<AntennaKind, { acquisitionS: number; turnS: number }>> = {
  optical: { acquisitionS: 20, turnS: 22.5 },
  ka: { acquisitionS: 5, turnS: 9 },
  x: { acquisitionS: 5, turnS: 9 },
};
const turnRad = Math.PI / 4;

function isOfKind(terminal: Terminal, kind: AntennaKind): boolean {
  if (terminal.kind === 'optical') return kind === 'optical';
  return terminal.band.toLowerCase() === kind;
}

/** Antennas by station and kind, in the order of the scenario. */
export function groundSites({ stations }: Pick<Scenario, 'stations'>): GroundSite[] {
  return stations.flatMap(({ antennas, terminals }, station) =>
    antennas.map(({ kind, count }): GroundSite => {
      const terminal = terminals.find((each) => isOfKind(each, kind));
      const byDefault = defaultByKind[kind];
      const acquisitionS = terminal?.acquisitionS ?? byDefault.acquisitionS;
      const turnS = terminal === undefined ? byDefault.turnS : turnRad / terminal.slewRateRadPerS;
      return { station, kind, antennaCount: count, acquisitionS, setupS: acquisitionS + turnS };
    }),
  );
}
