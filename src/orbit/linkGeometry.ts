// What does one satellite see of another: how far, how fast, and how quickly must it turn?

type Vector = ArrayLike<number>;

/** A link at one instant. */
export interface LinkGeometry {
  readonly rangeKm: number;
  /** Positive when receding. */
  readonly rangeRateKmPerS: number;
  /** How fast the line of sight turns against the stars; the same for both. */
  readonly turnRateRadPerS: number;
  /** How fast a terminal must slew on a satellite that keeps a face to the Earth, one for each. */
  readonly slewRateARadPerS: number;
  readonly slewRateBRadPerS: number;
}

/** Rate at which an orbit's own axes turn, rad/s: r × v / r². */
function orbitTurn(state: Vector): [number, number, number] {
  const [x, y, z] = [state[0]!, state[1]!, state[2]!];
  const [vx, vy, vz] = [state[3]!, state[4]!, state[5]!];
  const squared = x * x + y * y + z * z;
  return [(y * vz - z * vy) / squared, (z * vx - x * vz) / squared, (x * vy - y * vx) / squared];
}

/** Length of the rate of a direction, as seen in axes that turn. */
function seenRate(direction: Vector, rate: Vector, turn: Vector): number {
  const x = rate[0]! - (turn[1]! * direction[2]! - turn[2]! * direction[1]!);
  const y = rate[1]! - (turn[2]! * direction[0]! - turn[0]! * direction[2]!);
  const z = rate[2]! - (turn[0]! * direction[1]! - turn[1]! * direction[0]!);
  return Math.sqrt(x * x + y * y + z * z);
}

/**
 * Range, range rate and turning of the line between two states (position km, velocity km/s, in one
 * inertial frame). Slew rates are those of the direction in the radial, in-track, cross-track axes
 * of either satellite, whose slow turn about the radius (by oblateness, below 1e-6 rad/s) is left
 * out. NaN where both are at one place.
 */
export function linkGeometry(stateA: Vector, stateB: Vector): LinkGeometry {
  const separation = [0, 1, 2].map((c) => stateB[c]! - stateA[c]!);
  const relative = [3, 4, 5].map((c) => stateB[c]! - stateA[c]!);
  const [dx, dy, dz] = separation as [number, number, number];
  const rangeKm = Math.sqrt(dx * dx + dy * dy + dz * dz);
  const direction = separation.map((x) => x / rangeKm);
  const rangeRateKmPerS = direction.reduce((sum, u, c) => sum + u * relative[c]!, 0);
  const rate = direction.map((u, c) => (relative[c]! - u * rangeRateKmPerS) / rangeKm);
  return {
    rangeKm,
    rangeRateKmPerS,
    turnRateRadPerS: seenRate(direction, rate, [0, 0, 0]),
    slewRateARadPerS: seenRate(direction, rate, orbitTurn(stateA)),
    slewRateBRadPerS: seenRate(direction, rate, orbitTurn(stateB)),
  };
}
