// Where is the Moon at any time of a span, without its series each time?
import { moonPositionInto } from './moon.ts';

/** The Moon's position (km, TEME) on a grid fine enough for cubics between. */
export interface MoonTrack {
  readonly startS: number;
  readonly count: number;
  readonly positionTemeKm: Float64Array;
}

// The fourth derivative of its path is 2e-17 km/s⁴: at one hour the cubic is 0.1 m beside it.
const stepS = 3600;

/** The Moon over a span of the scenario's time axis; `startUtcMs` is the UTC of time 0. */
export function createMoonTrack(startUtcMs: number, startS: number, endS: number): MoonTrack {
  const firstS = startS - stepS;
  const count = Math.max(2, Math.ceil((endS - startS) / stepS) + 1) + 2;
  const positionTemeKm = new Float64Array(3 * count);
  const position = new Float64Array(3);
  for (let index = 0; index < count; index += 1) {
    moonPositionInto(position, startUtcMs + (firstS + index * stepS) * 1000);
    positionTemeKm.set(position, 3 * index);
  }
  return { startS: firstS, count, positionTemeKm };
}

/** Writes the Moon's position (km, TEME) at a time to out[0…2]: the cubic through four knots. */
export function moonTrackInto(out: Float64Array, track: MoonTrack, timeS: number): void {
  const place = (timeS - track.startS) / stepS;
  const index = Math.max(1, Math.min(Math.floor(place), track.count - 3));
  const s = place - index;
  const before = (-s * (s - 1) * (s - 2)) / 6;
  const from = ((s + 1) * (s - 1) * (s - 2)) / 2;
  const to = (-(s + 1) * s * (s - 2)) / 2;
  const after = ((s + 1) * s * (s - 1)) / 6;
  const p = track.positionTemeKm;
  for (let c = 0; c < 3; c += 1) {
    const at = 3 * index + c;
    out[c] = before * p[at - 3]! + from * p[at]! + to * p[at + 3]! + after * p[at + 6]!;
  }
}
