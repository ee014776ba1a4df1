// Which nodes of the network see each other at one instant, and how far apart are they in light
// time?
import {
  clearanceKm,
  isAboveMask,
  lightSpeedKmPerS,
  raisedEarth,
  type HorizonMask,
  type RaisedEarth,
} from '../../../orbit/index.ts';
import { turnToTemeInto, type GroundPlaces } from './groundPlaces.ts';
import { bothWays, homeward, outward, type InstantTalk } from './instantTalk.ts';
import type { TerminalAims } from './terminalAims.ts';

/** When a link between two satellites is open, given that they carry terminals for each other. */
export interface SightRules {
  readonly rangeMaxKm: number;
  readonly grazingAltitudeKm: number;
  readonly earth?: 'ellipsoid' | 'sphere';
}

/** Where everything is at one instant. */
export interface InstantStates {
  /** Satellites' places in TEME, xyz interleaved; NaN where there is none. */
  readonly positionTemeKm: Float64Array;
  /** Greenwich mean sidereal time, rad. */
  readonly gmst: number;
}

type Vector = readonly [number, number, number];

/** Whether a line of sight from a place with this normal passes over what stands around it. */
function isSeenOver(mask: HorizonMask, [dx, dy, dz]: Vector, [ux, uy, uz]: Vector): boolean {
  // East is the pole's direction × up, north is up × east.
  const level = Math.sqrt(ux * ux + uy * uy);
  const [eastX, eastY] = level > 0 ? [-uy / level, ux / level] : [0, 1];
  const northKm = -dx * uz * eastY + dy * uz * eastX + dz * (ux * eastY - uy * eastX);
  return isAboveMask(mask, dx * eastX + dy * eastY, northKm, dx * ux + dy * uy + dz * uz);
}

/** Edges in the order in which they were found; grows as it must. */
class EdgeList {
  count = 0;
  from = new Int32Array(1024);
  to = new Int32Array(1024);
  delayS = new Float64Array(1024);
  /** Bits of the directions that carry. */
  directions = new Uint8Array(1024);

  push(from: number, to: number, delayS: number, directions: number): void {
    if (this.count === this.from.length) this.grow();
    this.from[this.count] = from;
    this.to[this.count] = to;
    this.delayS[this.count] = delayS;
    this.directions[this.count] = directions;
    this.count += 1;
  }

  private grow(): void {
    const size = 2 * this.from.length;
    const { from, to, delayS, directions } = this;
    (this.from = new Int32Array(size)).set(from);
    (this.to = new Int32Array(size)).set(to);
    (this.delayS = new Float64Array(size)).set(delayS);
    (this.directions = new Uint8Array(size)).set(directions);
  }
}

/**
 * The network at one instant as rows of neighbours (compressed sparse rows): nodes are the
 * satellites and then the places on the ground; every edge stands in the row of each end from which
 * something can be sent over it (without `talk`: of both), with the light time of the straight line
 * in seconds. Built again and again in the same columns.
 */
export class InstantGraph {
  readonly nodeCount: number;
  readonly satelliteCount: number;
  /** Neighbours of node n stand from rowStart[n] to rowStart[n + 1]. */
  readonly rowStart: Int32Array;
  neighbour = new Int32Array(0);
  delayS = new Float64Array(0);
  private readonly edges = new EdgeList();
  private readonly earth: RaisedEarth;
  private readonly rangeMaxKm: number;
  private readonly ground: GroundPlaces;
  private readonly groundTemeKm: Float64Array;
  private readonly upTeme: Float64Array;

  constructor(
    satelliteCount: number,
    ground: GroundPlaces,
    rules: SightRules,
    private readonly talk: InstantTalk | null = null,
  ) {
    this.satelliteCount = satelliteCount;
    this.nodeCount = satelliteCount + ground.count;
    this.rowStart = new Int32Array(this.nodeCount + 1);
    this.earth = raisedEarth(rules);
    this.rangeMaxKm = rules.rangeMaxKm;
    this.ground = ground;
    this.groundTemeKm = new Float64Array(3 * ground.count);
    this.upTeme = new Float64Array(3 * ground.count);
  }

  /** Directed edges: twice the number of links and accesses that carry both ways. */
  get edgeCount(): number {
    return this.rowStart[this.nodeCount]!;
  }

  /**
   * Builds the graph of an instant: the first `pairCount` of `pairs` (a0, b0, …; default: all) that
   * are in range, clear of the Earth and within each other's field of regard, and every place with
   * every satellite above its least elevation whose terminal can be turned to it.
   */
  build(
    { positionTemeKm, gmst }: InstantStates,
    pairs: Int32Array,
    aims: TerminalAims | null = null,
    pairCount = pairs.length / 2,
  ): void {
    this.edges.count = 0;
    this.findLinks(positionTemeKm, pairs, pairCount, aims);
    turnToTemeInto(this.groundTemeKm, this.ground.positionEcefKm, gmst);
    turnToTemeInto(this.upTeme, this.ground.upEcef, gmst);
    for (let place = 0; place < this.ground.count; place += 1) {
      this.findAccesses(positionTemeKm, place, aims);
    }
    this.sortIntoRows();
  }

  private findLinks(
    p: Float64Array,
    pairs: Int32Array,
    pairCount: number,
    aims: TerminalAims | null,
  ): void {
    const { earth, rangeMaxKm, edges, talk } = this;
    for (let at = 0; at < 2 * pairCount; at += 2) {
      const a = pairs[at]!;
      const b = pairs[at + 1]!;
      const dx = p[3 * b]! - p[3 * a]!;
      const dy = p[3 * b + 1]! - p[3 * a + 1]!;
      const dz = p[3 * b + 2]! - p[3 * a + 2]!;
      const rangeKm = Math.sqrt(dx * dx + dy * dy + dz * dz);
      // Not "too far, or hidden": a place of NaN is neither near nor clear.
      if (rangeKm < rangeMaxKm && clearanceKm(earth, p, 3 * a, p, 3 * b) > 0) {
        if (aims !== null && !aims.meet(p, a, b)) continue;
        const directions = talk === null ? bothWays : talk.link(a, b, rangeKm);
        if (directions !== 0) edges.push(a, b, rangeKm / lightSpeedKmPerS, directions);
      }
    }
  }

  private findAccesses(p: Float64Array, place: number, aims: TerminalAims | null): void {
    const { satelliteCount, groundTemeKm, upTeme, edges, talk } = this;
    const at = 3 * place;
    const [x, y, z] = [groundTemeKm[at]!, groundTemeKm[at + 1]!, groundTemeKm[at + 2]!];
    const [ux, uy, uz] = [upTeme[at]!, upTeme[at + 1]!, upTeme[at + 2]!];
    const sinMin = this.ground.sinElevationMin[place]!;
    const lowestKm = sinMin < 0 ? -Infinity : 0;
    const node = satelliteCount + place;
    const mask = this.ground.masks[place];
    for (let s = 0, i = 0; s < satelliteCount; s += 1, i += 3) {
      const dx = p[i]! - x;
      const dy = p[i + 1]! - y;
      const dz = p[i + 2]! - z;
      const upKm = dx * ux + dy * uy + dz * uz;
      if (!(upKm > lowestKm)) continue;
      const rangeKm = Math.sqrt(dx * dx + dy * dy + dz * dz);
      if (upKm - sinMin * rangeKm <= 0) continue;
      if (mask !== undefined && !isSeenOver(mask, [dx, dy, dz], [ux, uy, uz])) continue;
      if (aims !== null && !aims.reaches(s, -dx, -dy, -dz, rangeKm)) continue;
      const directions = talk === null ? bothWays : talk.access(s, place, rangeKm, upKm / rangeKm);
      if (directions !== 0) edges.push(s, node, rangeKm / lightSpeedKmPerS, directions);
    }
  }

  private sortIntoRows(): void {
    const { edges, rowStart, nodeCount } = this;
    const { count, from, to, delayS, directions } = edges;
    if (this.neighbour.length < 2 * count) {
      this.neighbour = new Int32Array(4 * count);
      this.delayS = new Float64Array(4 * count);
    }
    rowStart.fill(0);
    for (let edge = 0; edge < count; edge += 1) {
      if ((directions[edge]! & outward) !== 0) rowStart[from[edge]!]! += 1;
      if ((directions[edge]! & homeward) !== 0) rowStart[to[edge]!]! += 1;
    }
    let end = 0;
    for (let node = 0; node < nodeCount; node += 1) rowStart[node] = end += rowStart[node]!;
    rowStart[nodeCount] = end;
    // Filled from the back, so that each row's end moves to its start.
    for (let edge = count - 1; edge >= 0; edge -= 1) {
      const [a, b, lightS] = [from[edge]!, to[edge]!, delayS[edge]!];
      if ((directions[edge]! & outward) !== 0) this.place(a, b, lightS);
      if ((directions[edge]! & homeward) !== 0) this.place(b, a, lightS);
    }
  }

  private place(row: number, neighbour: number, delayS: number): void {
    const at = (this.rowStart[row]! -= 1);
    this.neighbour[at] = neighbour;
    this.delayS[at] = delayS;
  }
}
