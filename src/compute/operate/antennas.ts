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
    const { satellite, station } = this.endsOf(window);
    this.inViewOfSatellite[satellite]!.push(window);
    this.inViewOfStation[station]!.push(window);
  }

  close(window: number): void {
    const { satellite, station } = this.endsOf(window);
    removeOne(this.inViewOfSatellite[satellite]!, window);
    removeOne(this.inViewOfStation[station]!, window);
  }

  /** Who meets whom in a window. */
  endsOf(window: number): { readonly satellite: number; readonly station: number } {
    const { satelliteIndex, stationIndex } = this.access;
    return { satellite: satelliteIndex[window]!, station: stationIndex[window]! };
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
    const { satellite, station } = this.endsOf(window);
    const isFree = this.antennaFree[station]! > 0 && this.hasTerminalFree(satellite);
    return isFree && !this.taken.has(window);
  }

  take(window: number): void {
    this.taken.add(window);
    const { satellite, station } = this.endsOf(window);
    this.antennaFree[station]! -= 1;
    this.terminalFree[satellite]! -= 1;
  }

  giveBack(window: number): void {
    this.taken.delete(window);
    const { satellite, station } = this.endsOf(window);
    this.antennaFree[station]! += 1;
    this.terminalFree[satellite]! += 1;
  }
}
