// Can a satellite's terminals be turned to the ground, or to each other, at one instant?
import { cos, createSunTrack, sunTrackInto, type SunTrack } from '../../../orbit/index.ts';
import {
  createAttitudeFrame,
  targetDirectionsInto,
  targetDirectionsLength,
  targetTriadInto,
  type AttitudeFrame,
} from '../../plant/attitude.ts';
import { createJointFrame, facingCos, type JointFrame } from '../../plant/jointFrame.ts';
import type { Fleet, Scenario } from '../../scenario/scenario.ts';
import { linkFields, type LinkField } from '../linkField.ts';

/** Says of an instant which lines a satellite's terminal reaches. */
export interface TerminalAims {
  /** Whether the terminal of satellite `s` reaches along a line (km, TEME) of length `rangeKm`. */
  reaches(s: number, x: number, y: number, z: number, rangeKm: number): boolean;
  /** Whether link terminals of two satellites at these places (km, TEME) reach each other. */
  meet(positionTemeKm: Float64Array, a: number, b: number): boolean;
}

/** Of a scenario: what aims follow from. */
export type AimedScenario = Pick<Scenario, 'fleets' | 'satellites' | 'startUtcMs' | 'durationS'>;

interface FleetTerminal {
  readonly attitude: AttitudeFrame;
  readonly joint: JointFrame;
  readonly cosReach: number;
}

function terminalOf(fleet: Fleet): FleetTerminal | null {
  const { fieldOfRegardRad, joint } = fleet.platform.terminal;
  const turnsFreely = joint.kind === 'twoAxis' && joint.rangeRad >= Math.PI;
  if (turnsFreely || fieldOfRegardRad >= Math.PI) return null;
  const attitude = createAttitudeFrame(fleet.attitude);
  const jointFrame = createJointFrame(attitude, fleet.platform.terminal);
  return { attitude, joint: jointFrame, cosReach: cos(fieldOfRegardRad) };
}

/**
 * The terminals of a scenario's satellites, aimed anew at each instant: the same fields of regard,
 * joint and attitude law as the windows of a run are cut by.
 */
export class AttitudeAims implements TerminalAims {
  private readonly terminals: readonly (FleetTerminal | null)[];
  private readonly links: readonly (LinkField | null)[];
  /** By fleet: one attitude law for all terminals; null: none asks for it. */
  private readonly attitudes: readonly (AttitudeFrame | null)[];
  private readonly fleetOf: Int32Array;
  private readonly sunTrack: SunTrack;
  /** Rows of each satellite in TEME, nine numbers; unused where everything is reached. */
  private readonly triads: Float64Array;
  private readonly sunTemeKm = new Float64Array(3);
  private readonly directions = new Float64Array(targetDirectionsLength);
  private readonly triad = new Float64Array(9);

  constructor({ fleets, satellites, startUtcMs, durationS }: AimedScenario) {
    this.terminals = fleets.map(terminalOf);
    this.links = linkFields(fleets);
    this.attitudes = fleets.map((_, fleet) => {
      return this.terminals[fleet]?.attitude ?? this.links[fleet]?.attitude ?? null;
    });
    this.fleetOf = Int32Array.from(satellites, ({ fleetIndex }) => fleetIndex);
    this.sunTrack = createSunTrack(startUtcMs, 0, durationS);
    this.triads = new Float64Array(9 * satellites.length);
  }

  /** Turns all satellites to an instant. */
  aim(positionTemeKm: Float64Array, velocityTemeKmPerS: Float64Array, timeS: number): void {
    const { directions, triad, sunTemeKm } = this;
    sunTrackInto(sunTemeKm, this.sunTrack, timeS);
    for (let s = 0; s < this.fleetOf.length; s += 1) {
      const attitude = this.attitudes[this.fleetOf[s]!] ?? null;
      if (attitude === null) continue;
      targetDirectionsInto(directions, positionTemeKm, velocityTemeKmPerS, 3 * s, sunTemeKm);
      targetTriadInto(triad, attitude, directions);
      this.triads.set(triad, 9 * s);
    }
  }

  reaches(s: number, x: number, y: number, z: number, rangeKm: number): boolean {
    const terminal = this.terminals[this.fleetOf[s]!] ?? null;
    if (terminal === null) return true;
    const { triads: t } = this;
    const at = 9 * s;
    const first = (x * t[at]! + y * t[at + 1]! + z * t[at + 2]!) / rangeKm;
    const second = (x * t[at + 3]! + y * t[at + 4]! + z * t[at + 5]!) / rangeKm;
    const third = (x * t[at + 6]! + y * t[at + 7]! + z * t[at + 8]!) / rangeKm;
    return facingCos(terminal.joint, first, second, third) > terminal.cosReach;
  }

  meet(p: Float64Array, a: number, b: number): boolean {
    return this.looksAt(p, a, b) && this.looksAt(p, b, a);
  }

  private looksAt(p: Float64Array, from: number, to: number): boolean {
    const field = this.links[this.fleetOf[from]!] ?? null;
    if (field === null) return true;
    const x = p[3 * to]! - p[3 * from]!;
    const y = p[3 * to + 1]! - p[3 * from + 1]!;
    const z = p[3 * to + 2]! - p[3 * from + 2]!;
    const per = 1 / Math.sqrt(x * x + y * y + z * z);
    const { triads: t } = this;
    const at = 9 * from;
    const first = (x * t[at]! + y * t[at + 1]! + z * t[at + 2]!) * per;
    const second = (x * t[at + 3]! + y * t[at + 4]! + z * t[at + 5]!) * per;
    const third = (x * t[at + 6]! + y * t[at + 7]! + z * t[at + 8]!) * per;
    return field.margin(first, second, third) > 0;
  }
}
