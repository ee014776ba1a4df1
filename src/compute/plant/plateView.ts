// How much of a plate's view does another one take that meets it at an edge, and with what heat?
import { atan, atan2, cos, log, log1p, sin } from '../../orbit/index.ts';
import { invariant } from '../invariant.ts';
import type { BodyAxis } from '../scenario/scenario.ts';
import { angleBetweenRad } from './bodyDirection.ts';
import { stefanBoltzmannWPerM2K4 } from './constants.ts';
import { earthViewFactor } from './viewFactor.ts';

/** Two rectangles that share an edge: its length, how far each goes out from it, their angle. */
export interface EdgeSharingPlates {
  readonly edgeM: number;
  readonly fromWidthM: number;
  readonly toWidthM: number;
  /** Between the faces that look at each other: π/2 square, π flat. */
  readonly angleRad: number;
}

/** The angle between two faces that look at each other across a shared edge, from their normals. */
export function dihedralRad(normal: BodyAxis, otherNormal: BodyAxis): number {
  return Math.PI - angleBetweenRad(normal, otherNormal);
}

/** ∫∫ ln((x − y)² + d²) over x and y from 0 to the length: two parallel edges d apart. */
function parallelEdges(length: number, distance: number): number {
  const [l2, d2] = [length * length, distance * distance];
  const turn = distance === 0 ? 0 : 4 * length * distance * atan(length / distance);
  const near = distance === 0 ? 0 : d2 * log(d2);
  return (l2 - d2) * log(l2 + d2) + near + turn - 3 * l2;
}

/** ∫ from 0 to t of ln(1 − 2 t cosΦ + t²). */
function raySum(t: number, cosine: number, sine: number): number {
  const u = t - cosine;
  const square = 1 - 2 * t * cosine + t * t;
  const rest = 2 * sine * (atan2(u, sine) - atan2(-cosine, sine));
  return u * log(square) - 2 * t + rest;
}

/** ∫∫ ln(x² − 2xy cosΦ + y²), x to a, y to c: two edges from one corner, in closed form. */
function cornerEdges(a: number, c: number, cosine: number, sine: number): number {
  const triangle = (base: number, ratio: number): number =>
    base * base * (ratio * (log(base) - 0.5) + 0.5 * raySum(ratio, cosine, sine));
  return triangle(a, c / a) + triangle(c, a / c);
}

/** Gauss's rule with eight points on −1…1 (Abramowitz and Stegun 1964, table 25.4). */
const gauss: readonly (readonly [node: number, weight: number])[] = [
  [0.1834346424956498, 0.362683783378362],
  [0.525532409916329, 0.3137066458778873],
  [0.7966664774136267, 0.2223810344533745],
  [0.9602898564975363, 0.1012285362903763],
];
const panelCountMax = 2000;

/** The same with d² added, the edges' distance: the inner integral closed, the outer by rule. */
function distantEdges(a: number, c: number, d: number, [cosine, sine]: [number, number]): number {
  const inner = (y: number): number => {
    const q = Math.sqrt(y * y * sine * sine + d * d);
    const part = (u: number): number => u * log(u * u + q * q) - 2 * u + 2 * q * atan(u / q);
    return part(a - y * cosine) - part(-y * cosine);
  };
  const panelCount = Math.min(panelCountMax, Math.ceil((4 * c) / Math.min(a, d)));
  const half = c / (2 * panelCount);
  let sum = 0;
  for (let panel = 0; panel < panelCount; panel += 1) {
    const middle = (2 * panel + 1) * half;
    for (const [node, weight] of gauss) {
      sum += weight * (inner(middle - half * node) + inner(middle + half * node));
    }
  }
  return half * sum;
}

/** The perpendicular case in closed form; widths over the length of the shared edge. */
function squareViewFactor(from: number, to: number): number {
  const [w2, h2] = [from * from, to * to];
  const far = Math.sqrt(w2 + h2);
  const turns = from * atan(1 / from) + to * atan(1 / to) - far * atan(1 / far);
  const logs =
    log1p((w2 * h2) / (1 + w2 + h2)) -
    w2 * log1p(h2 / (w2 * (1 + w2 + h2))) -
    h2 * log1p(w2 / (h2 * (1 + w2 + h2)));
  return (turns + 0.25 * logs) / (Math.PI * from);
}

/**
 * View factor, 0…1, from one rectangle to another that shares an edge with it at any angle in
 * 0…π; the plates do not shade each other and nothing stands between them.
 *
 * At right angles: the closed form of Howell's catalogue C-14 (Hamilton and Morgan 1952, NACA TN
 * 2836; Incropera, Fundamentals of Heat and Mass Transfer, table 13.2), rearranged with log1p so
 * that nothing cancels. Else Stokes' theorem, A₁F = Σ ∮∮ ln r dr₁·dr₂/2π (Sparrow 1963, J. Heat
 * Transfer 85, 81–88): edges parallel to the shared one and those meeting in its ends are in closed
 * form, one single integral is left, as in catalogue C-16 (Feingold 1966); good to 1e-9 for plates
 * up to a hundred times as wide as their edge is long, and the reverse (0.1 ms).
 */
export function edgeViewFactor({
  edgeM,
  fromWidthM,
  toWidthM,
  angleRad,
}: EdgeSharingPlates): number {
  const lengths = [edgeM, fromWidthM, toWidthM];
  invariant(
    lengths.every((length) => length > 0 && length < Infinity),
    `plates need lengths > 0, got ${lengths.join(', ')} m`,
  );
  invariant(angleRad >= 0 && angleRad <= Math.PI, `angle ${angleRad} rad is not within 0…π`);
  const [from, to] = [fromWidthM / edgeM, toWidthM / edgeM];
  if (angleRad === Math.PI / 2) return squareViewFactor(from, to);
  const [cosine, sine] = [cos(angleRad), sin(angleRad)];
  // Folded shut: as much as lies on the other plate sees nothing else.
  if (angleRad < foldedRad) return Math.min(1, to / from);
  if (Math.PI - angleRad < foldedRad) return 0;
  const far = Math.sqrt(from * from + to * to - 2 * from * to * cosine);
  const parallel =
    parallelEdges(1, from) + parallelEdges(1, to) - parallelEdges(1, 0) - parallelEdges(1, far);
  const [long, short] = from > to ? [from, to] : [to, from];
  const across = distantEdges(long, short, 1, [cosine, sine]);
  const ends = 2 * cosine * (across - cornerEdges(from, to, cosine, sine));
  return Math.min(1, Math.max(0, (parallel + ends) / (4 * Math.PI * from)));
}

/** Angles nearer to 0 or π than this (2 arcsec) count as folded shut and as flat. */
const foldedRad = 1e-5;

/** Heat that a warm plate sends onto another, W/m² of the other; it absorbs ε of this. */
export function plateHeatWPerM2(
  source: { readonly temperatureK: number; readonly emissivityFraction: number },
  viewFactor: number,
): number {
  const square = source.temperatureK * source.temperatureK;
  return viewFactor * source.emissivityFraction * stefanBoltzmannWPerM2K4 * square * square;
}

/** What the two faces of a plate see: cosines of the Sun's incidence and views of the Earth. */
export interface FaceViews {
  readonly frontSunCos: number;
  readonly backSunCos: number;
  readonly frontEarthFraction: number;
  readonly backEarthFraction: number;
}

/**
 * Views of a plate whose front has a normal, towards Sun and Earth (unit vectors in one frame);
 * `radiusRatio` is the distance from the Earth's centre over the Earth's radius.
 */
export function faceViews(
  normal: BodyAxis,
  towards: { readonly sun: BodyAxis; readonly earth: BodyAxis },
  radiusRatio: number,
): FaceViews {
  const { sun, earth } = towards;
  const sunCos = normal[0] * sun[0] + normal[1] * sun[1] + normal[2] * sun[2];
  const tiltCos = normal[0] * earth[0] + normal[1] * earth[1] + normal[2] * earth[2];
  return {
    frontSunCos: Math.max(0, sunCos),
    backSunCos: Math.max(0, -sunCos),
    frontEarthFraction: earthViewFactor(tiltCos, radiusRatio),
    backEarthFraction: earthViewFactor(-tiltCos, radiusRatio),
  };
}
