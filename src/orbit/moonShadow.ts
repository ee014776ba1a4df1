// When does the Moon hide the Sun, or a part of it, from a satellite?
import {
  coneColumnCount,
  moonPenumbraKind,
  moonUmbraKind,
  penumbraKind,
  shadowConesInto,
  shadowMarginKm,
  umbraKind,
} from './eclipse.ts';
import { ephemerisEndS, type Ephemeris } from './ephemeris.ts';
import type { StatesAt } from './exactStates.ts';
import { findWindows, sampleTimeS, type IntervalList, type ScanGrid } from './finder.ts';
import { moonRadiusKm, moonShape } from './moon.ts';
import { createMoonTrack, moonTrackInto, type MoonTrack } from './moonTrack.ts';
import { motionBounds } from './motionBounds.ts';
import { interpolatePositionInto } from './positionAt.ts';
import { createSunTrack, sunTrackInto, type SunTrack } from './sun.ts';
import type { WindowRow } from './windows.ts';

const umbraStepS = 2; // the umbra is 250 km wide at most and swept in 10 to 40 s
const stepCountMax = 20_000; // a day in the Moon's shadow is far outside our orbits
const moonSpeedKmPerS = 1.1;
/** Beyond this angle (cosine) of Moon and Sun nobody within 60,000 km is near the shadow. */
const cosNear = 0.96; // 16°; the Moon shifts by 9.6° there, its shadow is 0.6° wide

/** The Moon's shadow over an ephemeris. */
export class MoonShadow {
  private readonly sunTrack: SunTrack;
  private readonly moonTrack: MoonTrack;
  private readonly statesAt: StatesAt | undefined;
  private readonly margins: Float64Array;
  private readonly isNear: Uint8Array; // per sample
  private readonly cones = new Float64Array(coneColumnCount);
  private readonly state = new Float64Array(6);
  private readonly moon = new Float64Array(3);
  private readonly sun = new Float64Array(3);
  private satelliteIndex = 0;
  private kind = penumbraKind;

  constructor(
    private readonly ephemeris: Ephemeris,
    startUtcMs: number,
    { statesAt }: { readonly statesAt?: StatesAt },
  ) {
    const endS = ephemerisEndS(ephemeris);
    this.statesAt = statesAt;
    this.sunTrack = createSunTrack(startUtcMs, ephemeris.startS, endS);
    this.moonTrack = createMoonTrack(startUtcMs, ephemeris.startS, endS);
    this.margins = new Float64Array(ephemeris.sampleCount);
    this.isNear = Uint8Array.from({ length: ephemeris.sampleCount }, (_, sample) =>
      Number(this.isNearSun(ephemeris.startS + sample * ephemeris.stepS)),
    );
  }

  private isNearSun(timeS: number): boolean {
    const { sun, moon } = this;
    sunTrackInto(sun, this.sunTrack, timeS);
    moonTrackInto(moon, this.moonTrack, timeS);
    const along = sun[0]! * moon[0]! + sun[1]! * moon[1]! + sun[2]! * moon[2]!;
    return along > cosNear * length(sun) * length(moon);
  }

  /** How far inside the shadow (km) the satellite is, by the best states there are. */
  private readonly marginAt = (timeS: number): number => {
    const { state, sun, moon, cones, satelliteIndex } = this;
    if (this.statesAt?.(state, satelliteIndex, timeS) !== true) {
      interpolatePositionInto(state, this.ephemeris, satelliteIndex, timeS);
    }
    sunTrackInto(sun, this.sunTrack, timeS);
    moonTrackInto(moon, this.moonTrack, timeS);
    for (let c = 0; c < 3; c += 1) {
      state[c]! -= moon[c]!;
      sun[c]! -= moon[c]!;
    }
    shadowConesInto(cones, 0, sun, moonShape);
    return shadowMarginKm(cones, 0, this.kind, state);
  };

  /** The rows of one satellite: shadows of either kind, in the order of their starts. */
  rowsOf(satelliteIndex: number, grid: ScanGrid): WindowRow[] {
    this.satelliteIndex = satelliteIndex;
    const rows: WindowRow[] = [];
    for (const part of this.nearParts(grid)) {
      for (const shadow of this.penumbras(part)) {
        rows.push(rowOf(satelliteIndex, moonPenumbraKind, shadow));
        for (const umbra of this.umbras(shadow)) {
          rows.push(rowOf(satelliteIndex, moonUmbraKind, umbra));
        }
      }
    }
    return rows;
  }

  /** Stretches of a grid in which Moon and Sun are near enough to each other. */
  private *nearParts(grid: ScanGrid): Generator<ScanGrid> {
    const reachKm = motionBounds(this.ephemeris, this.satelliteIndex).radiusMaxKm;
    if (reachKm > 60_000) {
      yield grid;
      return;
    }
    for (let first = 0; first < grid.sampleCount; first += 1) {
      if (this.isNear[first] === 0) continue;
      let last = first;
      while (last + 1 < grid.sampleCount && this.isNear[last + 1] !== 0) last += 1;
      const [from, to] = [Math.max(0, first - 1), Math.min(grid.sampleCount - 1, last + 1)];
      const [startS, endS] = [sampleTimeS(grid, from), sampleTimeS(grid, to)];
      if (to > from) yield { startS, endS, stepS: grid.stepS, sampleCount: to - from + 1 };
      first = last + 1;
    }
  }

  private penumbras(grid: ScanGrid): Interval[] {
    const bounds = motionBounds(this.ephemeris, this.satelliteIndex);
    const speed = bounds.speedMaxKmPerS + moonSpeedKmPerS;
    // The penumbra is wider than the Moon; near its edge the axis is half of that away or more.
    const bendMax = 2 * bounds.accelerationMaxKmPerS2 + (2 * speed * speed) / moonRadiusKm;
    this.kind = penumbraKind;
    this.fill(grid);
    const found: IntervalList = { startS: [], endS: [] };
    findWindows(found, grid, this.margins, this.marginAt, { bendMax });
    return found.startS.map((startS, row) => ({ startS, endS: found.endS[row]! }));
  }

  private umbras({ startS, endS }: Interval): Interval[] {
    const stepCount = Math.max(4, Math.min(stepCountMax, Math.ceil((endS - startS) / umbraStepS)));
    const stepS = (endS - startS) / stepCount;
    const grid: ScanGrid = { startS, endS, stepS, sampleCount: stepCount + 1 };
    const margins = new Float64Array(grid.sampleCount);
    this.kind = umbraKind;
    for (let k = 0; k < grid.sampleCount; k += 1) margins[k] = this.marginAt(sampleTimeS(grid, k));
    const found: IntervalList = { startS: [], endS: [] };
    findWindows(found, grid, margins, this.marginAt);
    return found.startS.map((fromS, row) => ({ startS: fromS, endS: found.endS[row]! }));
  }

  private fill(grid: ScanGrid): void {
    for (let k = 0; k < grid.sampleCount; k += 1) {
      this.margins[k] = this.marginAt(sampleTimeS(grid, k));
    }
  }
}

interface Interval {
  readonly startS: number;
  readonly endS: number;
}

function rowOf(satelliteIndex: number, kind: number, { startS, endS }: Interval): WindowRow {
  return { first: satelliteIndex, second: kind, startS, endS, a: 0, b: 0, c: 0 };
}

function length(vector: ArrayLike<number>): number {
  const [x, y, z] = [vector[0]!, vector[1]!, vector[2]!];
  return Math.sqrt(x * x + y * y + z * z);
}
