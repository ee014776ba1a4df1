// Where is one end of a link, seen from the other, at any time of a window?

/** Writes a vector and its rate (km, km/s) to out[0…5]; false where there is none. */
export type VectorInto = (out: Float64Array, timeS: number) => boolean;

/** A window of time. */
export interface Span {
  readonly startS: number;
  readonly endS: number;
}

/** Angle of the orbit between nodes, 3.4°, 55 s in low orbit: cubic between them to 0.3 m. */
const nodeRad = 0.06;

/** Nodes that a window needs when the fastest end goes around at this rate. */
export function nodeStepS(radPerS: number): number {
  return nodeRad / radPerS;
}

/** A vector over a window by cubic Hermite from exact nodes; one is used for many windows. */
export class VectorTrack {
  /** At the time last asked for. */
  x = 0;
  y = 0;
  z = 0;
  private startS = 0;
  private stepS = 1;
  private cellCount = 0;
  private nodes = new Float64Array(6 * 64);
  private readonly node = new Float64Array(6);

  /** Takes the nodes of a window; where there is no vector all is NaN. */
  fill(vectorInto: VectorInto, { startS, endS }: Span, stepMaxS: number): void {
    this.cellCount = Math.max(1, Math.ceil((endS - startS) / stepMaxS));
    this.startS = startS;
    this.stepS = (endS - startS) / this.cellCount;
    const length = 6 * (this.cellCount + 1);
    if (this.nodes.length < length) this.nodes = new Float64Array(2 * length);
    for (let at = 0; at <= this.cellCount; at += 1) {
      const timeS = at === this.cellCount ? endS : startS + at * this.stepS;
      if (!vectorInto(this.node, timeS)) this.node.fill(NaN);
      for (let k = 0; k < 6; k += 1) this.nodes[6 * at + k] = this.node[k]!;
    }
  }

  /** Sets x, y and z (km) to those of a time of the window. */
  at(timeS: number): void {
    const place = (timeS - this.startS) / this.stepS;
    const cell = Math.max(0, Math.min(this.cellCount - 1, Math.floor(place)));
    const t = place - cell;
    const u = 1 - t;
    // Hermite's four shares.
    const from = (1 + 2 * t) * u * u;
    const to = (3 - 2 * t) * t * t;
    const leave = t * u * u * this.stepS;
    const arrive = -t * t * u * this.stepS;
    const n = this.nodes;
    const i = 6 * cell;
    this.x = from * n[i]! + to * n[i + 6]! + leave * n[i + 3]! + arrive * n[i + 9]!;
    this.y = from * n[i + 1]! + to * n[i + 7]! + leave * n[i + 4]! + arrive * n[i + 10]!;
    this.z = from * n[i + 2]! + to * n[i + 8]! + leave * n[i + 5]! + arrive * n[i + 11]!;
  }
}
