// Which way does a joint turn a surface at one instant, where there are millions of instants?
import { cos, sin } from '../../orbit/index.ts';
import type { BodyAxis, Joint } from '../scenario/scenario.ts';
import { bodyAxisInTriad, type AttitudeFrame } from './attitude.ts';
import { freeTwoAxisJoint } from './joint.ts';

/**
 * A surface's joint in the triad of its satellite's attitude law, where turning it costs no
 * trigonometry: angles stand as their cosine and sine. It knows no past: of equally good angles it
 * takes the one nearer to rest. `joint.ts` is the same with angles, rates and where it came from.
 */
export interface JointFrame {
  readonly kind: Joint['kind'];
  /** Front at rest. */
  readonly normal: Float64Array;
  /** The (outer) axis; the normal itself where there is none. */
  readonly axis: Float64Array;
  /** Cosine and sine of the angle between normal and axis. */
  readonly normalAlong: number;
  readonly normalAcross: number;
  /** Unit vectors across the axis: of the normal at rest, and a quarter turn on. */
  readonly across: Float64Array;
  readonly quarter: Float64Array;
  /** How far every axis turns either way, as cosine and sine. */
  readonly hasStops: boolean;
  readonly rangeCos: number;
  readonly rangeSin: number;
}

function dot(a: Float64Array, b: Float64Array): number {
  return a[0]! * b[0]! + a[1]! * b[1]! + a[2]! * b[2]!;
}

function along(a: Float64Array, x: number, y: number, z: number): number {
  return a[0]! * x + a[1]! * y + a[2]! * z;
}

/** Length of a × (x, y, z): a sine that keeps its digits where one from the cosine loses half. */
function crossLength(a: Float64Array, x: number, y: number, z: number): number {
  const i = a[1]! * z - a[2]! * y;
  const j = a[2]! * x - a[0]! * z;
  const k = a[0]! * y - a[1]! * x;
  return Math.sqrt(i * i + j * j + k * k);
}

/** The outer axis of a joint, body frame; of a fixed surface its normal, about which none turns. */
function outerAxis(joint: Joint, bodyNormal: BodyAxis): BodyAxis {
  if (joint.kind === 'oneAxis') return joint.jointAxis;
  if (joint.kind === 'fixed') return bodyNormal;
  return freeTwoAxisJoint(bodyNormal).outer.axis;
}

/** A surface with its joint, ready for many instants under one attitude law. */
export function createJointFrame(
  frame: AttitudeFrame,
  surface: { readonly bodyNormal: BodyAxis; readonly joint: Joint },
): JointFrame {
  const { bodyNormal, joint } = surface;
  const normal = bodyAxisInTriad(frame, bodyNormal);
  const axis = bodyAxisInTriad(frame, outerAxis(joint, bodyNormal));
  const normalAlong = dot(normal, axis);
  const across = Float64Array.from(normal, (part, at) => part - normalAlong * axis[at]!);
  const length = Math.sqrt(dot(across, across));
  if (joint.kind !== 'fixed') across.forEach((part, at) => (across[at] = part / length));
  const [x, y, z] = [axis[0]!, axis[1]!, axis[2]!];
  const [i, j, k] = [across[0]!, across[1]!, across[2]!];
  const rangeRad = joint.kind === 'fixed' ? 0 : Math.min(Math.PI, joint.rangeRad);
  return {
    kind: joint.kind,
    normal,
    axis,
    normalAlong,
    normalAcross: crossLength(axis, normal[0]!, normal[1]!, normal[2]!),
    across,
    quarter: Float64Array.of(y * k - z * j, z * i - x * k, x * j - y * i),
    hasStops: rangeRad < Math.PI,
    rangeCos: cos(rangeRad),
    rangeSin: sin(rangeRad),
  };
}

/** Fills `out` with the front's normal at an angle of the only axis. */
function turnInto(out: Float64Array, joint: JointFrame, cosine: number, sine: number): void {
  const { axis, across, quarter, normalAlong, normalAcross } = joint;
  for (let c = 0; c < 3; c += 1) {
    out[c] = normalAlong * axis[c]! + normalAcross * (cosine * across[c]! + sine * quarter[c]!);
  }
}

/** One axis: cosine and sine of the angle that faces a direction, its stops honoured. */
const facing = { cosine: 1, sine: 0 };

function faceOneAxis(joint: JointFrame, x: number, y: number, z: number): void {
  const ahead = along(joint.across, x, y, z);
  const aside = along(joint.quarter, x, y, z);
  const flat = Math.sqrt(ahead * ahead + aside * aside);
  facing.cosine = flat > 0 ? ahead / flat : 1;
  facing.sine = flat > 0 ? aside / flat : 0;
  if (facing.cosine >= joint.rangeCos) return;
  facing.cosine = joint.rangeCos;
  facing.sine = facing.sine < 0 ? -joint.rangeSin : joint.rangeSin;
}

/** Two axes: where outer and inner one stand, and the cosine of what that misses. */
const stand = { outerCos: 1, outerSin: 0, innerCos: 1, innerSin: 0, aimCos: -2 };

/**
 * Turns the outer axis, which is square to the normal at rest, towards a direction (`sign` 1) or
 * away from it (−1), as far as its stops let; then the inner one. Of both ways one is the best.
 */
function tryOuter(joint: JointFrame, ahead: number, aside: number, up: number, sign: number): void {
  const flat = Math.sqrt(ahead * ahead + aside * aside);
  let outerCos = flat > 0 ? (sign * ahead) / flat : sign;
  let outerSin = flat > 0 ? (sign * aside) / flat : 0;
  if (outerCos < joint.rangeCos) {
    outerCos = joint.rangeCos;
    outerSin = outerSin < 0 ? -joint.rangeSin : joint.rangeSin;
  }
  const reach = outerCos * ahead + outerSin * aside;
  let innerCos = reach;
  let innerSin = up;
  const length = Math.sqrt(reach * reach + up * up);
  if (length > 0) {
    innerCos /= length;
    innerSin /= length;
  }
  if (innerCos < joint.rangeCos) {
    innerCos = joint.rangeCos;
    innerSin = innerSin < 0 ? -joint.rangeSin : joint.rangeSin;
  }
  const aimCos = innerCos * reach + innerSin * up;
  if (aimCos <= stand.aimCos) return;
  stand.outerCos = outerCos;
  stand.outerSin = outerSin;
  stand.innerCos = innerCos;
  stand.innerSin = innerSin;
  stand.aimCos = aimCos;
}

function faceTwoAxes(joint: JointFrame, x: number, y: number, z: number): void {
  const ahead = along(joint.across, x, y, z);
  const aside = along(joint.quarter, x, y, z);
  const up = along(joint.axis, x, y, z);
  stand.aimCos = -2;
  tryOuter(joint, ahead, aside, up, 1);
  if (stand.aimCos < 1) tryOuter(joint, ahead, aside, up, -1);
}

/**
 * Cosine of the least angle between front and a unit direction (in the triad of the law) that the
 * joint can reach, −1…1.
 */
export function facingCos(joint: JointFrame, x: number, y: number, z: number): number {
  if (joint.kind === 'fixed') return along(joint.normal, x, y, z);
  if (joint.kind === 'twoAxis') {
    if (!joint.hasStops) return 1;
    faceTwoAxes(joint, x, y, z);
    return stand.aimCos;
  }
  // Turned about its axis, the normal keeps its part along the axis and lays the rest at the aim.
  let across = crossLength(joint.axis, x, y, z);
  if (joint.hasStops) {
    faceOneAxis(joint, x, y, z);
    across =
      facing.cosine * along(joint.across, x, y, z) + facing.sine * along(joint.quarter, x, y, z);
  }
  return along(joint.axis, x, y, z) * joint.normalAlong + across * joint.normalAcross;
}

/**
 * Best cosine of the Sun's incidence that an array's joint can reach, 0…1; 0 when its face is
 * turned away. The Sun's unit direction is given in the triad of the law.
 */
export function arrayIncidenceCos(joint: JointFrame, x: number, y: number, z: number): number {
  return Math.min(1, Math.max(0, facingCos(joint, x, y, z)));
}

/** Fills `out` with the front's normal turned as near to a unit direction as the joint lets. */
export function faceInto(
  out: Float64Array,
  joint: JointFrame,
  x: number,
  y: number,
  z: number,
): void {
  if (joint.kind === 'fixed') out.set(joint.normal);
  else if (joint.kind === 'oneAxis') {
    faceOneAxis(joint, x, y, z);
    turnInto(out, joint, facing.cosine, facing.sine);
  } else {
    faceTwoAxes(joint, x, y, z);
    const { outerCos, outerSin, innerCos, innerSin } = stand;
    for (let c = 0; c < 3; c += 1) {
      const flat = outerCos * joint.across[c]! + outerSin * joint.quarter[c]!;
      out[c] = innerCos * flat + innerSin * joint.axis[c]!;
    }
  }
}

/** An angle at which a plate could stand, if it is better than the best so far. */
const best = { cosine: 1, sine: 0, edge: Infinity, side: Infinity };
const trial = new Float64Array(3);
/** Cosines nearer than this to edge-on are equally good. */
const edgeCos = 1e-9;

function tryEdge(joint: JointFrame, edges: Edges, cosine: number, sine: number): void {
  turnInto(trial, joint, cosine, sine);
  const miss = Math.abs(dot(trial, edges.first));
  const edge = miss < edgeCos ? 0 : miss;
  const side = Math.abs(dot(trial, edges.second));
  const isSame = edge === best.edge;
  if (edge > best.edge || (isSame && side > best.side + edgeCos)) return;
  if (isSame && side >= best.side - edgeCos && cosine <= best.cosine) return;
  best.cosine = cosine;
  best.sine = sine;
  best.edge = edge;
  best.side = side;
}

/** Unit directions to which a plate turns its edge: the first before the second. */
export interface Edges {
  readonly first: Float64Array;
  readonly second: Float64Array;
}

/** One axis: n·w = A + B cos(θ − φ); the two angles at which it is 0, or the ends of the range. */
function edgeOneAxis(joint: JointFrame, edges: Edges): void {
  const { across, quarter, axis, normalAlong, normalAcross, rangeCos, rangeSin } = joint;
  const { first } = edges;
  const ahead = dot(across, first);
  const aside = dot(quarter, first);
  const flat = Math.sqrt(ahead * ahead + aside * aside);
  best.edge = Infinity;
  best.side = Infinity;
  best.cosine = -2;
  if (flat > edgeCos && normalAcross > edgeCos) {
    const part = (-normalAlong * dot(axis, first)) / (normalAcross * flat);
    const cosine = Math.min(1, Math.max(-1, part));
    const sine = Math.sqrt(1 - cosine * cosine);
    for (let side = -1; side <= 1; side += 2) {
      const turnCos = (ahead * cosine - side * aside * sine) / flat;
      const turnSin = (aside * cosine + side * ahead * sine) / flat;
      if (turnCos >= rangeCos) tryEdge(joint, edges, turnCos, turnSin);
    }
  } else tryEdge(joint, edges, 1, 0);
  if (best.edge < Infinity) return;
  tryEdge(joint, edges, rangeCos, rangeSin);
  tryEdge(joint, edges, rangeCos, -rangeSin);
}

/**
 * Fills `out` with the front's normal turned edge-on to a first unit direction, and as nearly as
 * that leaves free also to a second one. Two axes aim at the normal that is square to both; with
 * stops in the way it comes as near to that as they let. A fixed plate stays as it is.
 */
export function edgeInto(out: Float64Array, joint: JointFrame, edges: Edges): void {
  if (joint.kind === 'fixed') {
    out.set(joint.normal);
    return;
  }
  if (joint.kind === 'oneAxis') {
    edgeOneAxis(joint, edges);
    turnInto(out, joint, best.cosine, best.sine);
    return;
  }
  const { first: a, second: b } = edges;
  trial[0] = a[1]! * b[2]! - a[2]! * b[1]!;
  trial[1] = a[2]! * b[0]! - a[0]! * b[2]!;
  trial[2] = a[0]! * b[1]! - a[1]! * b[0]!;
  const length = Math.sqrt(dot(trial, trial));
  // Both in one line: any normal across it will do, the one at rest is as good as another.
  const scale = length > edgeCos ? (dot(trial, joint.normal) < 0 ? -1 : 1) / length : 0;
  if (scale === 0) faceInto(out, joint, joint.normal[0]!, joint.normal[1]!, joint.normal[2]!);
  else faceInto(out, joint, scale * trial[0], scale * trial[1], scale * trial[2]);
}
