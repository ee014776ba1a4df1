// Can a satellite's terminal be turned to the ground at one instant, as its attitude holds it?
import { cos, createSunTrack, sunTrackInto, type SunTrack } from '../../../orbit/index.ts';
import {
  bodyAxisInTriad,
  createAttitudeFrame,
  targetDirectionsInto,
  targetDirectionsLength,
  targetTriadInto,
  type AttitudeFrame,
} from '../../plant/attitude.ts';
import type { Fleet, Scenario } from '../../scenario/scenario.ts';

/** Says of an instant which lines a satellite's terminal reaches. */
export interface TerminalAims {
  /** Whether the terminal of satellite `s` reaches along a line (km, TEME) of length `rangeKm`. */
  reaches(s: number, x: number, y: number, z: number, rangeKm: number): boolean;
}

interface FleetTerminal {
  readonly attitude: AttitudeFrame;
  readonly normal: Float64Array;
  readonly cosReach: number;
}

function terminalOf(fleet: Fleet): FleetTerminal | null {
  const { bodyNormal, fieldOfRegardRad } = fleet.platform.terminal;
  if (fieldOfRegardRad >= Math.PI) return null;
  const attitude = createAttitudeFrame(fleet.attitude);
  const normal = bodyAxisInTriad(attitude, bodyNormal);
  return { attitude, normal, cosReach: cos(fieldOfRegardRad) };
}

/**
 * The terminals of a scenario's satellites, aimed anew at each instant: the same field of regard on
 * the same attitude law as the windows of a run are cut by.
 */
export class AttitudeAims implements TerminalAims {
  private readonly terminals: readonly (FleetTerminal | null)[];
  private readonly fleetOf: Int32Array;
  private readonly sunTrack: SunTrack;
  private readonly normalTeme: Float64Array;
  private readonly sunTemeKm = new Float64Array(3);
  private readonly directions = new Float64Array(targetDirectionsLength);
  private readonly triad = new Float64Array(9);

  constructor({ fleets, satellites, startUtcMs, durationS }: Scenario) {
    this.terminals = fleets.map(terminalOf);
    this.fleetOf = Int32Array.from(satellites, ({ fleetIndex }) => fleetIndex);
    this.sunTrack = createSunTrack(startUtcMs, 0, durationS);
    this.normalTeme = new Float64Array(3 * satellites.length);
  }

  /** Turns all terminals to an instant. */
  aim(positionTemeKm: Float64Array, velocityTemeKmPerS: Float64Array, timeS: number): void {
    const { directions, triad, normalTeme, sunTemeKm } = this;
    sunTrackInto(sunTemeKm, this.sunTrack, timeS);
    for (let s = 0; s < this.fleetOf.length; s += 1) {
      const terminal = this.terminals[this.fleetOf[s]!] ?? null;
      if (terminal === null) continue;
      targetDirectionsInto(directions, positionTemeKm, velocityTemeKmPerS, 3 * s, sunTemeKm);
      targetTriadInto(triad, terminal.attitude, directions);
      const { normal } = terminal;
      for (let axis = 0; axis < 3; axis += 1) {
        normalTeme[3 * s + axis] =
          normal[0]! * triad[axis]! + normal[1]! * triad[3 + axis]! + normal[2]! * triad[6 + axis]!;
      }
    }
  }

  reaches(s: number, x: number, y: number, z: number, rangeKm: number): boolean {
    const terminal = this.terminals[this.fleetOf[s]!] ?? null;
    if (terminal === null) return true;
    const { normalTeme } = this;
    const along = x * normalTeme[3 * s]! + y * normalTeme[3 * s + 1]! + z * normalTeme[3 * s + 2]!;
    return along > terminal.cosReach * rangeKm;
  }
}
