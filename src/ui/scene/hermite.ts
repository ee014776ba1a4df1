// Where is one satellite between two keyframes? The same cubic as in the vertex shader.

/** Two keyframes as the textures hold them, and how far the clock is between them. */
export interface KeyframeInterval {
  readonly from: Float32Array;
  readonly to: Float32Array;
  /** 0 at `from`, 1 at `to`. */
  fraction: number;
  /** Seconds between the two. */
  readonly stepS: number;
}

/** Numbers per satellite in a keyframe: position and whether it is valid, velocity and a spare. */
export const floatsPerState = 8;

/** Writes the position (scene units) to out[0…2]; false, and nothing written, if there is none. */
export function positionInto(
  out: Float64Array | Float32Array,
  interval: KeyframeInterval,
  satelliteIndex: number,
): boolean {
  const { from, to, fraction: s, stepS } = interval;
  const at = satelliteIndex * floatsPerState;
  if (!(from[at + 3]! > 0 && to[at + 3]! > 0)) return false;
  const rest = 1 - s;
  const weightTo = s * s * (3 - 2 * s);
  const slopeFrom = s * rest * rest * stepS;
  const slopeTo = -s * s * rest * stepS;
  for (let axis = 0; axis < 3; axis += 1) {
    out[axis] =
      (1 - weightTo) * from[at + axis]! +
      weightTo * to[at + axis]! +
      slopeFrom * from[at + axis + 4]! +
      slopeTo * to[at + axis + 4]!;
  }
  return true;
}

/**
 * Packs one keyframe for the GPU: per satellite x y z 1, vx vy vz 0 in scene units and scene units
 * per second; a satellite without a state gets zeros, which hides its dot and no other.
 */
export function packKeyframe(
  out: Float32Array,
  states: Float32Array,
  keyframeIndex: number,
  satelliteCount: number,
  unitKm: number,
): void {
  const scale = 1 / unitKm;
  for (let satellite = 0; satellite < satelliteCount; satellite += 1) {
    const from = (keyframeIndex * satelliteCount + satellite) * 6;
    const to = satellite * floatsPerState;
    const sum = states[from]! + states[from + 1]! + states[from + 2]! + states[from + 3]!;
    const isValid = Number.isFinite(sum + states[from + 4]! + states[from + 5]!);
    if (!isValid) {
      out.fill(0, to, to + floatsPerState);
      continue;
    }
    out[to] = states[from]! * scale;
    out[to + 1] = states[from + 1]! * scale;
    out[to + 2] = states[from + 2]! * scale;
    out[to + 3] = 1;
    out[to + 4] = states[from + 3]! * scale;
    out[to + 5] = states[from + 4]! * scale;
    out[to + 6] = states[from + 5]! * scale;
    out[to + 7] = 0;
  }
}
