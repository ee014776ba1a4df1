// What does one station see of one satellite, at the samples of an ephemeris and in between?
import type { StationSite } from './access.ts';
import { earthRotationRadPerS } from './constants.ts';
import type { MarginLaw } from './crossings.ts';
import { asin, atan2, cos, hypot3, sin } from './deterministic.ts';
import type { Ephemeris } from './ephemeris.ts';
import type { StatesAt } from './exactStates.ts';
import {
  isEndBetweenSamples,
  sampleTimeS,
  type Hill,
  type IntervalList,
  type ScanGrid,
} from './finder.ts';
import { ecefToTeme, geodeticToEcef, temeToEcef, upEcef, type PolarMotion } from './frames.ts';
import type { HorizonMask } from './horizonMask.ts';
import type { LookBounds } from './maskedPasses.ts';
import { motionBounds, type MotionBounds } from './motionBounds.ts';
import { TurnedPath } from './turnedPath.ts';

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
  readonly elevationMinRad: number;
  readonly sinElevationMin: number;
  readonly mask: HorizonMask | undefined;
  readonly east: Float64Array;
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
  const east = Float64Array.of(-sin(site.longitudeRad), cos(site.longitudeRad), 0);
  ecefToTeme(east, east, 0, polarMotion);
  const { elevationMinRad, horizonMask: mask } = site;
  const sinElevationMin = sin(elevationMinRad);
  return { positionKm, up, distanceKm, elevationMinRad, sinElevationMin, mask, east };
}

function squareOf(motion: Float64Array): number {
  return motion[3]! * motion[3]! + motion[4]! * motion[4]! + motion[5]! * motion[5]!;
}

/** Geometry of one satellite over one station, at samples and in between. */
export class StationSight {
  private readonly path: TurnedPath;
  private readonly motion = new Float64Array(9); // of the satellite, as the Earth sees it
  private station!: PlacedStation;
  private bounds!: MotionBounds;
  private satelliteIndex = 0;
  private upKm = 0;
  private rangeKm = 0;

  constructor(
    private readonly ephemeris: Ephemeris,
    startUtcMs: number,
    ut1MinusUtcS: number,
    private readonly statesAt: StatesAt | undefined,
  ) {
    this.path = new TurnedPath(ephemeris, startUtcMs, ut1MinusUtcS);
  }

  selectSatellite(satelliteIndex: number): void {
    this.satelliteIndex = satelliteIndex;
    this.bounds = motionBounds(this.ephemeris, satelliteIndex);
    this.path.selectSatellite(satelliteIndex);
  }

  selectStation(station: PlacedStation): void {
    this.station = station;
  }

  /** How sharply the margin can bend: what the search for its edges rests on. */
  law(): MarginLaw {
    const { radiusMaxKm, accelerationMaxKmPerS2 } = this.bounds;
    const turn = earthRotationRadPerS;
    const { speedMaxKmPerS: speed, rangeMinKm: rangeKm } = this.lookBounds();
    const pull = accelerationMaxKmPerS2 + 2 * turn * speed + turn * turn * radiusMaxKm;
    const sine = Math.abs(this.station.sinElevationMin);
    const bendMax = (1 + sine) * pull + (sine * speed * speed) / rangeKm;
    const exactAt = this.statesAt === undefined ? undefined : this.exactMarginAt;
    return { bendMax, exactAt, slopedInto: this.slopedMarginInto };
  }

  /** How fast the satellite moves at most, seen from the turning Earth, and how near it comes. */
  lookBounds(): LookBounds {
    const { radiusMinKm, radiusMaxKm, speedMaxKmPerS } = this.bounds;
    return {
      speedMaxKmPerS: speedMaxKmPerS + earthRotationRadPerS * radiusMaxKm,
      rangeMinKm: Math.max(rangeLeastKm, radiusMinKm - this.station.distanceKm),
    };
  }

  /** Fills the margins (km above the cone of least elevation) at the samples. */
  fillMargins(margins: Float64Array, grid: ScanGrid): void {
    const { samplesKm } = this.path;
    const { positionKm, up, sinElevationMin } = this.station;
    const [x, y, z] = [positionKm[0]!, positionKm[1]!, positionKm[2]!];
    const [ux, uy, uz] = [up[0]!, up[1]!, up[2]!];
    for (let sample = 0; sample < grid.sampleCount; sample += 1) {
      const dx = samplesKm[3 * sample]! - x;
      const dy = samplesKm[3 * sample + 1]! - y;
      const dz = samplesKm[3 * sample + 2]! - z;
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
    const { samplesKm } = this.path;
    for (let sample = first; sample <= last; sample += 1) {
      this.measure(samplesKm[3 * sample]!, samplesKm[3 * sample + 1]!, samplesKm[3 * sample + 2]!);
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
    const { motion } = this;
    this.path.motionInto(motion, timeS);
    this.measure(motion[0]!, motion[1]!, motion[2]!);
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
    const { motion, statesAt } = this;
    if (statesAt === undefined || !statesAt(motion, this.satelliteIndex, timeS)) return false;
    temeToEcef(motion, motion, this.path.gmstAt(timeS));
    this.measure(motion[0]!, motion[1]!, motion[2]!);
    return true;
  }

  /** Azimuth, elevation (rad) and range (km) by the best states there are. */
  readonly lookInto = (out: Float64Array, timeS: number): void => {
    if (!this.measureExactly(timeS)) this.measureAt(timeS);
    const { motion, upKm, rangeKm } = this;
    const { positionKm, up, east } = this.station;
    const dx = motion[0]! - positionKm[0]!;
    const dy = motion[1]! - positionKm[1]!;
    const dz = motion[2]! - positionKm[2]!;
    // North is up × east.
    const northKm =
      dx * (up[1]! * east[2]! - up[2]! * east[1]!) +
      dy * (up[2]! * east[0]! - up[0]! * east[2]!) +
      dz * (up[0]! * east[1]! - up[1]! * east[0]!);
    out[0] = atan2(dx * east[0]! + dy * east[1]! + dz * east[2]!, northKm);
    out[1] = asin(Math.max(-1, Math.min(1, upKm / rangeKm)));
    out[2] = rangeKm;
  };

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

  /** The margin and its slope (km/s). */
  private readonly slopedMarginInto = (out: Float64Array, timeS: number): void => {
    this.measureAt(timeS);
    const { sinElevationMin } = this.station;
    out[0] = this.upKm - sinElevationMin * this.rangeKm;
    out[1] = this.climb(3) - (sinElevationMin * this.approach(3)) / this.rangeKm;
  };

  /** What has the sign of the slope of the sine of the elevation, and its own slope. */
  private readonly slopeOfSineInto = (out: Float64Array, timeS: number): void => {
    this.measureAt(timeS);
    const { upKm, motion } = this;
    const squared = this.rangeKm * this.rangeKm;
    const climb = this.climb(3);
    const approach = this.approach(3);
    const speedSquared = squareOf(motion);
    out[0] = climb * squared - upKm * approach;
    out[1] = this.climb(6) * squared + climb * approach - upKm * (speedSquared + this.approach(6));
  };

  /** What has the sign of the slope of the nearness, and its own slope. */
  private readonly slopeOfNearnessInto = (out: Float64Array, timeS: number): void => {
    this.measureAt(timeS);
    const { motion } = this;
    const speedSquared = squareOf(motion);
    out[0] = -this.approach(3);
    out[1] = -speedSquared - this.approach(6);
  };

  /** The upward part of a derivative of the motion. */
  private climb(at: number): number {
    const { motion } = this;
    const { up } = this.station;
    return motion[at]! * up[0]! + motion[at + 1]! * up[1]! + motion[at + 2]! * up[2]!;
  }

  /** A derivative of the motion along the line of sight, times the range. */
  private approach(at: number): number {
    const { motion } = this;
    const { positionKm } = this.station;
    return (
      (motion[0]! - positionKm[0]!) * motion[at]! +
      (motion[1]! - positionKm[1]!) * motion[at + 1]! +
      (motion[2]! - positionKm[2]!) * motion[at + 2]!
    );
  }

  private readonly sineAt = (timeS: number): number => {
    this.measureAt(timeS);
    return this.upKm / this.rangeKm;
  };

  private readonly nearnessAt = (timeS: number): number => {
    this.measureAt(timeS);
    return -this.rangeKm;
  };

  readonly sine: Hill = { valueAt: this.sineAt, slopeInto: this.slopeOfSineInto };
  readonly nearness: Hill = { valueAt: this.nearnessAt, slopeInto: this.slopeOfNearnessInto };
}
