// How many satellites does each cell of the Earth see at one instant?
import { acos, asin, cos, geodeticToEcef, radPerDeg, sin, upEcef } from '../../../orbit/index.ts';

/**
 * Cells of equal steps in latitude and longitude, row by row from the south pole, from 180° west:
 * cell (row, column) stands at row · columnCount + column. Cells are seen from their centres.
 */
export interface CoverageGrid {
  readonly cellDeg: number;
  readonly rowCount: number;
  readonly columnCount: number;
  /** Share of the Earth's surface (as a sphere) of one cell of each row. */
  readonly cellShare: Float64Array;
  /** Of the rows' centres. */
  readonly latitudeRad: Float64Array;
  readonly sinLatitude: Float64Array;
  readonly cosLatitude: Float64Array;
  /** Of the columns' centres. */
  readonly longitudeRad: Float64Array;
  /** Earth-fixed centres, km, and their normals, xyz interleaved, of every cell. */
  readonly positionEcefKm: Float64Array;
  readonly upEcef: Float64Array;
}

/**
 * A grid on the ground. `cellDeg` must divide 180 (2° makes 16,200 cells). On a sphere of
 * `sphereRadiusKm` if it is given, else on WGS 84.
 */
export function createCoverageGrid(cellDeg: number, sphereRadiusKm?: number): CoverageGrid {
  const rowCount = Math.round(180 / cellDeg);
  const columnCount = 2 * rowCount;
  const centre = (at: number, fromDeg: number) => (fromDeg + (at + 0.5) * cellDeg) * radPerDeg;
  const latitudeRad = Float64Array.from({ length: rowCount }, (_, row) => centre(row, -90));
  const longitudeRad = Float64Array.from({ length: columnCount }, (_, at) => centre(at, -180));
  const half = 0.5 * cellDeg * radPerDeg;
  const cellShare = latitudeRad.map(
    (phi) => (sin(phi + half) - sin(phi - half)) / (2 * columnCount),
  );
  const positionEcefKm = new Float64Array(3 * rowCount * columnCount);
  const up = new Float64Array(3 * rowCount * columnCount);
  for (let cell = 0; cell < rowCount * columnCount; cell += 1) {
    const phi = latitudeRad[Math.floor(cell / columnCount)]!;
    const lambda = longitudeRad[cell % columnCount]!;
    const normal = up.subarray(3 * cell, 3 * cell + 3);
    const position = positionEcefKm.subarray(3 * cell, 3 * cell + 3);
    upEcef(normal, phi, lambda);
    if (sphereRadiusKm === undefined) geodeticToEcef(position, phi, lambda, 0);
    else position.set(normal.map((u) => u * sphereRadiusKm));
  }
  const rows = {
    latitudeRad,
    sinLatitude: latitudeRad.map(sin),
    cosLatitude: latitudeRad.map(cos),
  };
  const columns = { longitudeRad, positionEcefKm, upEcef: up };
  return { cellDeg, rowCount, columnCount, cellShare, ...rows, ...columns };
}

/**
 * How far from the point below a satellite the ground may lie and still see it above an elevation,
 * rad at the Earth's centre, on a sphere: acos(R cos ε / r) − ε. 0 from below the ground.
 */
export function footprintRad(
  radiusKm: number,
  earthRadiusKm: number,
  elevationMinRad: number,
): number {
  const cosine = (earthRadiusKm * cos(elevationMinRad)) / radiusKm;
  return cosine >= 1 ? 0 : Math.max(0, acos(cosine) - elevationMinRad);
}

/** Share of a sphere that sees a satellite above an elevation: (1 − cos λ) / 2 of its cap. */
export function capShare(radiusKm: number, earthRadiusKm: number, elevationMinRad: number): number {
  return (1 - cos(footprintRad(radiusKm, earthRadiusKm, elevationMinRad))) / 2;
}

const polarRadiusKm = 6356.752;
/** Ellipsoid and sphere see alike within 0.4°: twice the angle between their normals. */
const slackRad = 0.5 * radPerDeg;

/**
 * Counts into `counts` how many satellites each cell sees above an elevation; places in TEME, km,
 * NaN for none. Only cells that the footprint can reach are looked at, each by its own elevation.
 */
export class CoverageCounter {
  private readonly sinMin: number;

  constructor(
    private readonly grid: CoverageGrid,
    private readonly elevationMinRad: number,
  ) {
    this.sinMin = sin(elevationMinRad);
  }

  count(counts: Uint16Array, positionTemeKm: Float64Array, gmst: number): void {
    counts.fill(0);
    const [s, c] = [sin(gmst), cos(gmst)];
    for (let at = 0; at < positionTemeKm.length; at += 3) {
      const [px, py, z] = [positionTemeKm[at]!, positionTemeKm[at + 1]!, positionTemeKm[at + 2]!];
      this.addOne(counts, c * px + s * py, c * py - s * px, z);
    }
  }

  private addOne(counts: Uint16Array, x: number, y: number, z: number): void {
    const { grid, elevationMinRad } = this;
    const radiusKm = Math.sqrt(x * x + y * y + z * z);
    if (!(radiusKm > polarRadiusKm)) return;
    const reachRad = footprintRad(radiusKm, polarRadiusKm, elevationMinRad) + slackRad;
    const below = asin(z / radiusKm);
    const rowOf = (phi: number) => Math.floor((phi / radPerDeg + 90) / grid.cellDeg);
    const last = Math.min(grid.rowCount - 1, rowOf(below + reachRad) + 1);
    const cosReach = cos(reachRad);
    for (let row = Math.max(0, rowOf(below - reachRad) - 1); row <= last; row += 1) {
      this.addRow(counts, row, { x, y, z, radiusKm, cosReach });
    }
  }

  /** Looks at those columns of a row that the footprint's cap crosses. */
  private addRow(counts: Uint16Array, row: number, sat: SatelliteBelow): void {
    const { rowCount, columnCount, sinLatitude, cosLatitude } = this.grid;
    const acrossKm = Math.sqrt(sat.x * sat.x + sat.y * sat.y);
    // cos(angle between) = sin φ z/r + cos φ ρ/r cos Δλ ≥ cos(reach)
    const aboveKm = sat.cosReach * sat.radiusKm - sinLatitude[row]! * sat.z;
    const bound = aboveKm / (cosLatitude[row]! * acrossKm);
    if (bound > 1) return;
    const isWhole = !(bound > -1) || row === 0 || row === rowCount - 1;
    const halfColumns = isWhole
      ? columnCount / 2
      : Math.min(columnCount / 2, Math.ceil(acos(bound) / (this.grid.cellDeg * radPerDeg)) + 1);
    const centre = this.columnBelow(sat);
    for (let step = -halfColumns; step < halfColumns; step += 1) {
      const column = (centre + step + 2 * columnCount) % columnCount;
      const cell = row * columnCount + column;
      if (this.sees(cell, sat)) counts[cell]! += 1;
    }
  }

  private columnBelow({ x, y }: SatelliteBelow): number {
    const across = Math.sqrt(x * x + y * y);
    const angle = across === 0 ? 0 : acos(Math.max(-1, Math.min(1, x / across)));
    const lambda = y < 0 ? -angle : angle;
    return Math.floor((lambda / radPerDeg + 180) / this.grid.cellDeg);
  }

  private sees(cell: number, { x, y, z }: SatelliteBelow): boolean {
    const { positionEcefKm: p, upEcef: u } = this.grid;
    const i = 3 * cell;
    const [dx, dy, dz] = [x - p[i]!, y - p[i + 1]!, z - p[i + 2]!];
    const upKm = dx * u[i]! + dy * u[i + 1]! + dz * u[i + 2]!;
    return upKm > this.sinMin * Math.sqrt(dx * dx + dy * dy + dz * dz);
  }
}

interface SatelliteBelow {
  readonly x: number;
  readonly y: number;
  readonly z: number;
  readonly radiusKm: number;
  readonly cosReach: number;
}
