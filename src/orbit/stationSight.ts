// What does one station see of one satellite, at the samples of an ephemeris and in between?
import type { StationSite } from './access.ts';
import { earthRotationRadPerS } from './constants.ts';
import type { MarginLaw } from './crossings.ts';
import { cos, hypot3, sin } from './deterministic.ts';
import { stateOffset, type Ephemeris } from './ephemeris.ts';
import type { StatesAt } from './exactStates.ts';
import { isEndBetweenSamples, sampleTimeS, type IntervalList, type ScanGrid } from './finder.ts';
import { ecefToTeme, geodeticToEcef, temeToEcef, upEcef, type PolarMotion } from './frames.ts';
import { motionBounds, type MotionBounds } from './motionBounds.ts';
import { interpolatePositionInto } from './positionAt.ts';
import { gmstRad } from './time.ts';

/** Scratch columns of one scan. */
export interface ScanColumns {
  readonly margins: Float64Array;
  readonly sines: Float64Array;
  readonly nearness: Float64Array;
}

// Nearer than this the range itself may bend more sharply than the search allows for.
const rangeLeastKm = 50;

/** A station in the axes that turn with the Earth but not with its pole (PEF). */
export interface PlacedStation {
  readonly positionKm: Float64Array;
  readonly up: Float64Array;
  readonly distanceKm: number; // from the Earth's centre
  readonly sinElevationMin: number;
}

export function placeStation(site: StationSite, polarMotion?: PolarMotion): PlacedStation {
  const positionKm = new Float64Array(3);
  const up = new Float64Array(3);
  geodeticToEcef(positionKm, site.latitudeRad, site.longitudeRad, site.altitudeM / 1000);
  upEcef(up, site.latitudeRad, site.longitudeRad);
  // With a sidereal time of 0 only the polar motion is undone.
  ecefToTeme(positionKm, positionKm, 0, polarMotion);
  ecefToTeme(up, up, 0, polarMotion);
  const distanceKm = hypot3(positionKm[0]!, positionKm[1]!, positionKm[2]!);
  return { positionKm, up, distanceKm, sinElevationMin: sin(site.elevationMinRad) };
}

/** Geometry of one satellite over one station, at samples and in between. */
export class StationSight {
  private readonly cosGmst: Float64Array;
  private readonly sinGmst: Float64Array;
  private readonly turnedKm: Float64Array; // the satellite at its samples, turning with the Earth
  /** Its velocity there as the Earth sees it; filled only if edges are settled on other states. */
  private readonly turnedKmPerS: Float64Array | null;
  private readonly state = new Float64Array(6);
  private station!: PlacedStation;
  private bounds!: MotionBounds;
  private satelliteIndex = 0;
  private upKm = 0;
  private rangeKm = 0;

  constructor(
    private readonly ephemeris: Ephemeris,
    private readonly startUtcMs: number,
    private readonly ut1MinusUtcS: number,
    private readonly statesAt: StatesAt | undefined,
  ) {
    const { sampleCount } = ephemeris;
    this.cosGmst = new Float64Array(sampleCount);
    this.sinGmst = new Float64Array(sampleCount);
    this.turnedKm = new Float64Array(3 * sampleCount);
    this.turnedKmPerS = statesAt === undefined ? null : new Float64Array(3 * sampleCount);
    for (let sample = 0; sample < sampleCount; sample += 1) {
      const gmst = this.gmstAt(ephemeris.startS + sample * ephemeris.stepS);
      this.cosGmst[sample] = cos(gmst);
      this.sinGmst[sample] = sin(gmst);
    }
  }

  private gmstAt(timeS: number): number {
    return gmstRad(this.startUtcMs + timeS * 1000, this.ut1MinusUtcS);
  }

  selectSatellite(satelliteIndex: number): void {
    this.satelliteIndex = satelliteIndex;
    this.bounds = motionBounds(this.ephemeris, satelliteIndex);
    const { cosGmst, sinGmst, turnedKm } = this;
    const { positionTemeKm, sampleCount } = this.ephemeris;
    const from = stateOffset(this.ephemeris, satelliteIndex, 0);
    for (let sample = 0; sample < sampleCount; sample += 1) {
      const x = positionTemeKm[from + 3 * sample]!;
      const y = positionTemeKm[from + 3 * sample + 1]!;
      const c = cosGmst[sample]!;
      const s = sinGmst[sample]!;
      turnedKm[3 * sample] = c * x + s * y;
      turnedKm[3 * sample + 1] = c * y - s * x;
      turnedKm[3 * sample + 2] = positionTemeKm[from + 3 * sample + 2]!;
    }
    if (this.turnedKmPerS !== null) this.fillVelocities(this.turnedKmPerS, from);
  }

  private fillVelocities(turnedKmPerS: Float64Array, from: number): void {
    const { cosGmst, sinGmst, turnedKm } = this;
    const { velocityTemeKmPerS, sampleCount } = this.ephemeris;
    for (let sample = 0; sample < sampleCount; sample += 1) {
      const at = 3 * sample;
      const vx = velocityTemeKmPerS[from + at]!;
      const vy = velocityTemeKmPerS[from + at + 1]!;
      const c = cosGmst[sample]!;
      const s = sinGmst[sample]!;
      turnedKmPerS[at] = c * vx + s * vy + earthRotationRadPerS * turnedKm[at + 1]!;
      turnedKmPerS[at + 1] = c * vy - s * vx - earthRotationRadPerS * turnedKm[at]!;
      turnedKmPerS[at + 2] = velocityTemeKmPerS[from + at + 2]!;
    }
  }

  selectStation(station: PlacedStation): void {
    this.station = station;
  }

  /** How sharply the margin can bend: what the search for its edges rests on. */
  law(): MarginLaw {
    const { radiusMinKm, radiusMaxKm, speedMaxKmPerS, accelerationMaxKmPerS2 } = this.bounds;
    const turn = earthRotationRadPerS;
    const speed = speedMaxKmPerS + turn * radiusMaxKm; // seen from the turning Earth
    const pull = accelerationMaxKmPerS2 + 2 * turn * speed + turn * turn * radiusMaxKm;
    const rangeKm = Math.max(rangeLeastKm, radiusMinKm - this.station.distanceKm);
    const sine = Math.abs(this.station.sinElevationMin);
    const bendMax = (1 + sine) * pull + (sine * speed * speed) / rangeKm;
    return { bendMax, exactAt: this.statesAt === undefined ? undefined : this.exactMarginAt };
  }

  /** Fills the margins (km above the cone of least elevation) at the samples. */
  fillMargins(margins: Float64Array, grid: ScanGrid): void {
    const { turnedKm } = this;
    const { positionKm, up, sinElevationMin } = this.station;
    const [x, y, z] = [positionKm[0]!, positionKm[1]!, positionKm[2]!];
    const [ux, uy, uz] = [up[0]!, up[1]!, up[2]!];
    for (let sample = 0; sample < grid.sampleCount; sample += 1) {
      const dx = turnedKm[3 * sample]! - x;
      const dy = turnedKm[3 * sample + 1]! - y;
      const dz = turnedKm[3 * sample + 2]! - z;
      const range = Math.sqrt(dx * dx + dy * dy + dz * dz);
      margins[sample] = dx * ux + dy * uy + dz * uz - sinElevationMin * range;
    }
    if (isEndBetweenSamples(grid)) margins[grid.sampleCount - 1] = this.bestMarginAt(grid.endS);
  }

  /** Fills sines of the elevation and minus the ranges at the samples within some windows. */
  fillHeights(columns: ScanColumns, grid: ScanGrid, intervals: IntervalList): void {
    for (let row = 0; row < intervals.startS.length; row += 1) {
      const first = Math.floor((intervals.startS[row]! - grid.startS) / grid.stepS);
      const last = Math.ceil((intervals.endS[row]! - grid.startS) / grid.stepS);
      this.fillStretch(columns, Math.max(0, first), Math.min(grid.sampleCount - 1, last));
    }
    if (!isEndBetweenSamples(grid)) return;
    const last = grid.sampleCount - 1;
    this.measureAt(sampleTimeS(grid, last));
    columns.sines[last] = this.upKm / this.rangeKm;
    columns.nearness[last] = -this.rangeKm;
  }

  private fillStretch({ sines, nearness }: ScanColumns, first: number, last: number): void {
    for (let sample = first; sample <= last; sample += 1) {
      this.measure(
        this.turnedKm[3 * sample]!,
        this.turnedKm[3 * sample + 1]!,
        this.turnedKm[3 * sample + 2]!,
      );
      sines[sample] = this.upKm / this.rangeKm;
      nearness[sample] = -this.rangeKm;
    }
  }

  private measure(x: number, y: number, z: number): void {
    const { positionKm, up } = this.station;
    const dx = x - positionKm[0]!;
    const dy = y - positionKm[1]!;
    const dz = z - positionKm[2]!;
    this.upKm = dx * up[0]! + dy * up[1]! + dz * up[2]!;
    this.rangeKm = Math.sqrt(dx * dx + dy * dy + dz * dz);
  }

  private measureAt(timeS: number): void {
    const { state, turnedKmPerS } = this;
    if (turnedKmPerS !== null) {
      this.measureTurned(turnedKmPerS, timeS);
      return;
    }
    interpolatePositionInto(state, this.ephemeris, this.satelliteIndex, timeS);
    temeToEcef(state, state, this.gmstAt(timeS));
    this.measure(state[0]!, state[1]!, state[2]!);
  }

  /** By a cubic in the axes of the Earth: as good as one in TEME, and without a turn each time. */
  private measureTurned(v: Float64Array, timeS: number): void {
    const { turnedKm: p, ephemeris } = this;
    const { startS, stepS } = ephemeris;
    const intervalCount = ephemeris.validSampleCount[this.satelliteIndex]! - 1;
    const place = (timeS - startS) / stepS;
    const sample = Math.max(0, Math.min(Math.floor(place), intervalCount - 1));
    const s = place - sample;
    const rest = 1 - s;
    const weightTo = s * s * (3 - 2 * s);
    const weightFrom = 1 - weightTo;
    const slopeFrom = s * rest * rest * stepS;
    const slopeTo = -s * s * rest * stepS;
    const i = 3 * sample;
    this.measure(
      weightFrom * p[i]! + weightTo * p[i + 3]! + slopeFrom * v[i]! + slopeTo * v[i + 3]!,
      weightFrom * p[i + 1]! + weightTo * p[i + 4]! + slopeFrom * v[i + 1]! + slopeTo * v[i + 4]!,
      weightFrom * p[i + 2]! + weightTo * p[i + 5]! + slopeFrom * v[i + 2]! + slopeTo * v[i + 5]!,
    );
  }

  readonly marginAt = (timeS: number): number => {
    this.measureAt(timeS);
    return this.upKm - this.station.sinElevationMin * this.rangeKm;
  };

  /** By the satellite's own source of states; NaN where it has none. */
  private readonly exactMarginAt = (timeS: number): number =>
    this.measureExactly(timeS) ? this.upKm - this.station.sinElevationMin * this.rangeKm : NaN;

  private bestMarginAt(timeS: number): number {
    const margin = this.exactMarginAt(timeS);
    return Number.isNaN(margin) ? this.marginAt(timeS) : margin;
  }

  private measureExactly(timeS: number): boolean {
    const { state, statesAt } = this;
    if (statesAt === undefined || !statesAt(state, this.satelliteIndex, timeS)) return false;
    temeToEcef(state, state, this.gmstAt(timeS));
    this.measure(state[0]!, state[1]!, state[2]!);
    return true;
  }

  /** Sine of the elevation by the best states there are. */
  bestSineAt(timeS: number): number {
    if (!this.measureExactly(timeS)) this.measureAt(timeS);
    return this.upKm / this.rangeKm;
  }

  /** Range by the best states there are, km. */
  bestRangeAt(timeS: number): number {
    if (!this.measureExactly(timeS)) this.measureAt(timeS);
    return this.rangeKm;
  }

  readonly sineAt = (timeS: number): number => {
    this.measureAt(timeS);
    return this.upKm / this.rangeKm;
  };

  readonly nearnessAt = (timeS: number): number => {
    this.measureAt(timeS);
    return -this.rangeKm;
  };
}
