// When is each satellite in the shadow of the Earth, or of the Moon?
import type { MarginLaw } from './crossings.ts';
import {
  coneColumnCount,
  penumbraKind,
  shadowConesInto,
  shadowMarginKm,
  shadowShape,
  umbraKind,
  type EarthModel,
  type ShadowShape,
} from './eclipse.ts';
import { ephemerisEndS, stateOffset, type Ephemeris } from './ephemeris.ts';
import type { StatesAt } from './exactStates.ts';
import {
  findWindows,
  isEndBetweenSamples,
  scanGrid,
  type IntervalList,
  type ScanGrid,
} from './finder.ts';
import { MoonShadow } from './moonShadow.ts';
import { motionBounds } from './motionBounds.ts';
import { interpolatePositionInto } from './positionAt.ts';
import { createSunTrack, sunTrackInto, type SunTrack } from './sun.ts';
import { eclipseTable, type EclipseWindows, type WindowRow } from './windows.ts';

export interface EclipseOptions {
  /** Default: ellipsoid. */
  readonly earth?: EarthModel;
  /** Other radii than the Earth's and the Sun's; overrides `earth`. */
  readonly shape?: ShadowShape;
  /** Windows end here even if the ephemeris goes on. */
  readonly endS?: number;
  /** Edges are settled on these states instead of the interpolated ones. */
  readonly statesAt?: StatesAt;
  /** Default: false. Adds the windows in which the Moon hides the Sun, wholly or in part. */
  readonly hasMoon?: boolean;
}

/** The shadow's cones at every sample, shared by all satellites. */
function conesAtSamples(ephemeris: Ephemeris, track: SunTrack, shape: ShadowShape): Float64Array {
  const cones = new Float64Array(coneColumnCount * ephemeris.sampleCount);
  const sun = new Float64Array(3);
  for (let sample = 0; sample < ephemeris.sampleCount; sample += 1) {
    sunTrackInto(sun, track, ephemeris.startS + sample * ephemeris.stepS);
    shadowConesInto(cones, coneColumnCount * sample, sun, shape);
  }
  return cones;
}

/** The margin of one satellite in the shadow, at samples and in between. */
class ShadowMargin {
  private readonly cones: Float64Array;
  private readonly between = new Float64Array(coneColumnCount);
  private readonly sun = new Float64Array(3);
  private readonly state = new Float64Array(6);
  private satelliteIndex = 0;
  private kind = penumbraKind;

  constructor(
    private readonly ephemeris: Ephemeris,
    private readonly track: SunTrack,
    private readonly shape: ShadowShape,
    private readonly statesAt: StatesAt | undefined,
  ) {
    this.cones = conesAtSamples(ephemeris, track, shape);
  }

  select(satelliteIndex: number, kind: number): void {
    this.satelliteIndex = satelliteIndex;
    this.kind = kind;
  }

  /** How sharply the margin can bend near its edges: half a radius from the axis or more. */
  law(): MarginLaw {
    const bounds = motionBounds(this.ephemeris, this.satelliteIndex);
    const speedSquared = bounds.speedMaxKmPerS * bounds.speedMaxKmPerS;
    const { bodyRadiusKm, polarStretch } = this.shape;
    const turn = (2 * speedSquared) / bodyRadiusKm;
    const bendMax = polarStretch * polarStretch * (2 * bounds.accelerationMaxKmPerS2 + turn);
    return { bendMax, exactAt: this.statesAt === undefined ? undefined : this.exactAt };
  }

  fill(margins: Float64Array, grid: ScanGrid): void {
    const { positionTemeKm } = this.ephemeris;
    const { cones, kind, state } = this;
    const { polarStretch } = this.shape;
    let offset = stateOffset(this.ephemeris, this.satelliteIndex, 0);
    for (let sample = 0; sample < grid.sampleCount; sample += 1) {
      state[0] = positionTemeKm[offset]!;
      state[1] = positionTemeKm[offset + 1]!;
      state[2] = positionTemeKm[offset + 2]! * polarStretch;
      margins[sample] = shadowMarginKm(cones, coneColumnCount * sample, kind, state);
      offset += 3;
    }
    if (isEndBetweenSamples(grid)) margins[grid.sampleCount - 1] = this.bestAt(grid.endS);
  }

  readonly at = (timeS: number): number => {
    interpolatePositionInto(this.state, this.ephemeris, this.satelliteIndex, timeS);
    return this.measureAt(timeS);
  };

  /** By the satellite's own source of states; NaN where it has none. */
  private readonly exactAt = (timeS: number): number =>
    this.statesAt?.(this.state, this.satelliteIndex, timeS) === true ? this.measureAt(timeS) : NaN;

  private bestAt(timeS: number): number {
    const margin = this.exactAt(timeS);
    return Number.isNaN(margin) ? this.at(timeS) : margin;
  }

  private measureAt(timeS: number): number {
    this.state[2]! *= this.shape.polarStretch;
    sunTrackInto(this.sun, this.track, timeS);
    shadowConesInto(this.between, 0, this.sun, this.shape);
    return shadowMarginKm(this.between, 0, this.kind, this.state);
  }
}

function windowsOfKind(
  margin: ShadowMargin,
  satelliteIndex: number,
  kind: number,
  grid: ScanGrid,
  margins: Float64Array,
): WindowRow[] {
  const intervals: IntervalList = { startS: [], endS: [] };
  margin.select(satelliteIndex, kind);
  margin.fill(margins, grid);
  findWindows(intervals, grid, margins, margin.at, margin.law());
  return intervals.startS.map((startS, row) => ({
    first: satelliteIndex,
    second: kind,
    startS,
    endS: intervals.endS[row]!,
    a: 0,
    b: 0,
    c: 0,
  }));
}

/**
 * Finds every penumbra and umbra of every satellite of an ephemeris (whose time 0 is
 * `startUtcMs`). Yields the number of satellites done. Edges are good to 1e-6 s of the geometry:
 * the error is that of the ephemeris, of the Sun (0.0003°, 4 ms) and of the model of the Earth
 * (no atmosphere; a sphere is 4 s off in the median of low orbits).
 */
export function* findEclipses(
  ephemeris: Ephemeris,
  startUtcMs: number,
  options: EclipseOptions = {},
): Generator<number, EclipseWindows> {
  const shape = options.shape ?? shadowShape(options.earth ?? 'ellipsoid');
  const endS = options.endS ?? ephemerisEndS(ephemeris);
  const track = createSunTrack(startUtcMs, ephemeris.startS, ephemerisEndS(ephemeris));
  const margin = new ShadowMargin(ephemeris, track, shape, options.statesAt);
  const moon = options.hasMoon === true ? new MoonShadow(ephemeris, startUtcMs, options) : null;
  const margins = new Float64Array(ephemeris.sampleCount);
  const rows: WindowRow[] = [];
  for (let index = 0; index < ephemeris.satelliteCount; index += 1) {
    const grid = scanGrid(ephemeris, [index], endS);
    const penumbras = windowsOfKind(margin, index, penumbraKind, grid, margins);
    rows.push(...penumbras);
    if (penumbras.length > 0) {
      rows.push(...windowsOfKind(margin, index, umbraKind, grid, margins));
    }
    if (moon !== null) rows.push(...moon.rowsOf(index, grid));
    yield index + 1;
  }
  return eclipseTable(rows);
}
