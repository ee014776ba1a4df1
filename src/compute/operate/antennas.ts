// Which satellites are in view of which stations, and who has an antenna and a terminal to spare?

import type { AccessWindows } from '../../orbit/index.ts';
import { removeOne } from '../network/components.ts';
import type { Scenario } from '../scenario/scenario.ts';

/** Windows that are open, and the stations' antennas and satellites' terminals that they share. */
export class Antennas {
  private readonly access: AccessWindows;
  private readonly antennaFree: Int32Array;
  private readonly terminalFree: Int32Array;
  private readonly inViewOfStation: number[][];
  private readonly inViewOfSatellite: number[][];
  private readonly taken = new Set<number>();

  constructor(
    { stations, satellites, fleets }: Pick<Scenario, 'stations' | 'satellites' | 'fleets'>,
    access: AccessWindows,
  ) {
    this.access = access;
    this.antennaFree = Int32Array.from(stations, (station) => station.antennaCount);
    this.terminalFree = Int32Array.from(
      satellites,
      (satellite) => fleets[satellite.fleetIndex]!.platform.terminal.count,
    );
    this.inViewOfStation = stations.map(() => []);
    this.inViewOfSatellite = satellites.map(() => []);
  }

  open(window: number): void {
    const { satelliteIndex, stationIndex } = this.access;
    this.inViewOfSatellite[satelliteIndex[window]!]!.push(window);
    this.inViewOfStation[stationIndex[window]!]!.push(window);
  }

  close(window: number): void {
    const { satelliteIndex, stationIndex } = this.access;
    removeOne(this.inViewOfSatellite[satelliteIndex[window]!]!, window);
    removeOne(this.inViewOfStation[stationIndex[window]!]!, window);
  }

  /** Open windows of a station, in the order in which they opened. */
  ofStation(station: number): readonly number[] {
    return this.inViewOfStation[station]!;
  }

  /** Open windows of a satellite, in the order in which they opened. */
  ofSatellite(satellite: number): readonly number[] {
    return this.inViewOfSatellite[satellite]!;
  }

  hasTerminalFree(satellite: number): boolean {
    return this.terminalFree[satellite]! > 0;
  }

  /** Whether both ends of the window are free, and it is not in use. */
  canTake(window: number): boolean {
    const { satelliteIndex, stationIndex } = this.access;
    const isAntennaFree = this.antennaFree[stationIndex[window]!]! > 0;
    const isFree = isAntennaFree && this.hasTerminalFree(satelliteIndex[window]!);
    return isFree && !this.taken.has(window);
  }

  take(window: number): void {
    this.taken.add(window);
    this.antennaFree[this.access.stationIndex[window]!]! -= 1;
    this.terminalFree[this.access.satelliteIndex[window]!]! -= 1;
  }

  giveBack(window: number): void {
    this.taken.delete(window);
    this.antennaFree[this.access.stationIndex[window]!]! += 1;
    this.terminalFree[this.access.satelliteIndex[window]!]! += 1;
  }
}
