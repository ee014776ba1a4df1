// How far does a member stray from its place when nothing holds it, and where is it then?
import { cos, sin } from './deterministic.ts';
import { matchEnergy, ricToTemeInto } from './formation.ts';
import { memberRelativeInto } from './formationMember.ts';
import type { FormationMember, MemberSource } from './formationMember.ts';
import { propagateInto } from './sgp4.ts';

/** Steady accelerations of a member, less those of its chief. */
export interface Push {
  /** Along the motion, km/s²; air that brakes a member more than the chief is negative. */
  readonly inTrackKmPerS2: number;
  /** Fixed in space within the orbit's plane, km/s²: sunlight, without shadows. */
  readonly fixedKmPerS2: number;
  /** Its direction at the start: from the chief's radial toward its motion. */
  readonly fixedAngleRad: number;
}

/**
 * Writes what a push adds to a relative state (km, km/s; RIC) after a duration, from nothing, to
 * out[0…5]: Hill's equations with a steady force, solved in closed form. The in-track lead grows
 * with −(3/2) a t² along the motion; a force fixed in space swings it by 3 a t / n.
 */
export function strayInto(
  out: Float64Array,
  push: Push,
  motionRadPerS: number,
  durationS: number,
): void {
  const n = motionRadPerS;
  const turn = n * durationS;
  const [c, s] = [cos(turn), sin(turn)];
  const along = push.inTrackKmPerS2 / (n * n);
  const fixed = push.fixedKmPerS2 / (n * n);
  const [cf, sf] = [cos(push.fixedAngleRad), sin(push.fixedAngleRad)];
  const cd = c * cf + s * sf; // of turn − fixed angle
  const sd = s * cf - c * sf;
  out[0] = 2 * along * (turn - s) + fixed * (1.5 * (turn * sd + sf * s) - 2 * cf * (1 - c));
  out[1] =
    along * (4 * (1 - c) - 1.5 * turn * turn) +
    fixed * (3 * turn * cd - 2 * (sd + sf) + cf * (3 * turn - 4 * s) - 3 * sf * (1 - c));
  out[2] = 0;
  out[3] = n * (2 * along * (1 - c) + fixed * (1.5 * (sd + turn * cd + sf * c) - 2 * cf * s));
  out[4] =
    n *
    (along * (4 * s - 3 * turn) +
      fixed * (3 * (cd - turn * sd) - 2 * cd + cf * (3 - 4 * c) - 3 * sf * s));
  out[5] = 0;
}

const chief = new Float64Array(6);
const own = new Float64Array(6);
const relative = new Float64Array(6);

/**
 * In-track drift, km/s, of a member that is let go on its place with the speed of its ellipse:
 * three times what `matchEnergy` would change of it under J2. NaN where there is no state.
 */
export function unmatchedDriftKmPerS(source: MemberSource, minutes: number): number {
  if (propagateInto(chief, 0, source.chief, minutes) !== 0) return NaN;
  memberRelativeInto(relative, source.member, minutes * 60);
  ricToTemeInto(own, 0, chief, relative);
  return 3 * matchEnergy(own, 0, chief);
}

/**
 * Where members are (km, RIC) at seconds since the chief's epoch, for keep-out alarms and close
 * views: each on its place, and since `letGoS` strayed by its push (null: held).
 */
export function strayedPositions(
  members: readonly FormationMember[],
  pushes: readonly (Push | null)[],
  letGoS: number,
): (out: Float64Array, index: number, sinceEpochS: number) => void {
  const relative = new Float64Array(6);
  const stray = new Float64Array(6);
  return (out, index, sinceEpochS) => {
    const member = members[index]!;
    const push = pushes[index] ?? null;
    memberRelativeInto(relative, member, sinceEpochS);
    if (push === null || sinceEpochS <= letGoS) stray.fill(0);
    else strayInto(stray, push, member.formation.motion.motionRadPerS, sinceEpochS - letGoS);
    for (let c = 0; c < 3; c += 1) out[c] = relative[c]! + stray[c]!;
  };
}
