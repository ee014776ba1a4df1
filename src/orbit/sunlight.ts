// How much sunlight does each satellite get, as steps whose sums are exact?
import {
  moonPenumbraKind,
  moonUmbraKind,
  penumbraKind,
  shadowShape,
  sunlitFraction,
  umbraKind,
  type ShadowShape,
} from './eclipse.ts';
import type { EclipseOptions } from './eclipses.ts';
import { ephemerisEndS, interpolateInto, type Ephemeris } from './ephemeris.ts';
import { moonSunlitFraction } from './moon.ts';
import { createMoonTrack, moonTrackInto, type MoonTrack } from './moonTrack.ts';
import { createSunTrack, sunTrackInto, type SunTrack } from './sun.ts';
import type { EclipseWindows } from './windows.ts';

/**
 * Sunlit fraction as a step function: segment k of satellite i (satelliteOffset[i] ≤ k <
 * satelliteOffset[i + 1]) lasts from startS[k] to the next start, the last one to endS. Fraction
 * times duration is the exact integral over the segment, 1 in full Sun, 0 in the umbra and after
 * the satellite's first failure.
 */
export interface SunlightSegments {
  readonly satelliteOffset: Int32Array;
  readonly startS: Float64Array;
  readonly meanFraction: Float64Array;
  readonly endS: number;
}

// Gauss–Legendre, eight points (Abramowitz and Stegun, table 25.4)
const nodes = [0.1834346424956498, 0.525532409916329, 0.7966664774136267, 0.9602898564975363];
const weights = [0.362683783378362, 0.3137066458778873, 0.2223810344533745, 0.1012285362903763];

const pieceS = 5; // a usual penumbra lasts 8 to 15 s
const pieceCountMax = 64; // a grazing one several minutes

class FractionMean {
  private readonly state = new Float64Array(6);
  private readonly sun = new Float64Array(3);
  private readonly moon = new Float64Array(3);
  constructor(
    readonly ephemeris: Ephemeris,
    private readonly track: SunTrack,
    private readonly shape: ShadowShape,
    private readonly moonTrack: MoonTrack | null,
  ) {}

  private at(satelliteIndex: number, timeS: number): number {
    interpolateInto(this.state, this.ephemeris, satelliteIndex, timeS);
    sunTrackInto(this.sun, this.track, timeS);
    const past = sunlitFraction(this.state, this.sun, this.shape);
    if (this.moonTrack === null || past === 0) return past;
    moonTrackInto(this.moon, this.moonTrack, timeS);
    // Two bites of one disc are taken not to overlap, as in sunlitFractionWithMoon.
    return Math.max(0, past + moonSunlitFraction(this.state, this.sun, this.moon) - 1);
  }

  over(satelliteIndex: number, startS: number, endS: number): number {
    const middle = (startS + endS) / 2;
    const half = (endS - startS) / 2;
    let sum = 0;
    for (let index = 0; index < 4; index += 1) {
      const aside = half * nodes[index]!;
      const both =
        this.at(satelliteIndex, middle - aside) + this.at(satelliteIndex, middle + aside);
      sum += weights[index]! * both;
    }
    return Math.max(0, Math.min(1, sum / 2));
  }
}

/** Segments as they are written, one satellite after the other. */
class SegmentWriter {
  readonly startS: number[] = [];
  readonly meanFraction: number[] = [];

  add(startS: number, fraction: number): void {
    this.startS.push(startS);
    this.meanFraction.push(fraction);
  }
}

interface Interval {
  readonly startS: number;
  readonly endS: number;
}

/** The intervals of one satellite's shadows of two kinds (the Earth's and the Moon's), joined. */
function intervalsOf(
  eclipses: EclipseWindows,
  from: number,
  to: number,
  kinds: readonly number[],
): Interval[] {
  const joined: Interval[] = [];
  for (let row = from; row < to; row += 1) {
    if (!kinds.includes(eclipses.kind[row]!)) continue;
    const [startS, endS] = [eclipses.startS[row]!, eclipses.endS[row]!];
    const last = joined[joined.length - 1];
    // Rows stand in the order of their starts.
    if (last === undefined || startS > last.endS) joined.push({ startS, endS });
    else joined[joined.length - 1] = { startS: last.startS, endS: Math.max(last.endS, endS) };
  }
  return joined;
}

/** A leg of penumbra, cut at the samples first: a span walked in chunks has the same pieces. */
function addPartial(
  writer: SegmentWriter,
  mean: FractionMean,
  satelliteIndex: number,
  startS: number,
  endS: number,
): void {
  const { startS: gridS, stepS } = mean.ephemeris;
  let fromS = startS;
  let sample = Math.floor((startS - gridS) / stepS) + 1;
  for (; gridS + sample * stepS < endS; sample += 1) {
    const cutS = gridS + sample * stepS;
    addPieces(writer, mean, satelliteIndex, fromS, cutS);
    fromS = cutS;
  }
  addPieces(writer, mean, satelliteIndex, fromS, endS);
}

function addPieces(
  writer: SegmentWriter,
  mean: FractionMean,
  satelliteIndex: number,
  startS: number,
  endS: number,
): void {
  const pieceCount = Math.min(pieceCountMax, Math.max(2, Math.ceil((endS - startS) / pieceS)));
  for (let piece = 0; piece < pieceCount; piece += 1) {
    const from = startS + ((endS - startS) * piece) / pieceCount;
    const to = startS + ((endS - startS) * (piece + 1)) / pieceCount;
    if (to > from) writer.add(from, mean.over(satelliteIndex, from, to));
  }
}

/**
 * Cuts a span at the edges of shadows and each penumbra leg into pieces of about 5 s. `eclipses`
 * must be those of the same ephemeris and options. The integral is good to 1e-6 of an orbit's.
 */
export function sunlightSegments(
  ephemeris: Ephemeris,
  eclipses: EclipseWindows,
  startUtcMs: number,
  options: EclipseOptions = {},
): SunlightSegments {
  const search = findSunlight(ephemeris, eclipses, startUtcMs, options);
  for (;;) {
    const next = search.next();
    if (next.done === true) return next.value;
  }
}

/** The same in slices: yields the number of satellites done. */
export function* findSunlight(
  ephemeris: Ephemeris,
  eclipses: EclipseWindows,
  startUtcMs: number,
  options: EclipseOptions = {},
): Generator<number, SunlightSegments> {
  const shape = options.shape ?? shadowShape(options.earth ?? 'ellipsoid');
  const endS = Math.min(options.endS ?? Infinity, ephemerisEndS(ephemeris));
  const track = createSunTrack(startUtcMs, ephemeris.startS, ephemerisEndS(ephemeris));
  const moonTrack =
    options.hasMoon === true
      ? createMoonTrack(startUtcMs, ephemeris.startS, ephemerisEndS(ephemeris))
      : null;
  const mean = new FractionMean(ephemeris, track, shape, moonTrack);
  const writer = new SegmentWriter();
  const satelliteOffset = new Int32Array(ephemeris.satelliteCount + 1);
  let row = 0;
  for (let index = 0; index < ephemeris.satelliteCount; index += 1) {
    const from = row;
    while (row < eclipses.count && eclipses.satelliteIndex[row] === index) row += 1;
    const umbras = intervalsOf(eclipses, from, row, [umbraKind, moonUmbraKind]);
    const penumbras = intervalsOf(eclipses, from, row, [penumbraKind, moonPenumbraKind]);
    const validS = ephemeris.startS + (ephemeris.validSampleCount[index]! - 1) * ephemeris.stepS;
    let cursorS = ephemeris.startS;
    for (const penumbra of penumbras) {
      if (penumbra.startS > cursorS) writer.add(cursorS, 1);
      cursorS = penumbra.startS;
      for (const umbra of umbras) {
        if (umbra.startS < penumbra.startS || umbra.startS >= penumbra.endS) continue;
        if (umbra.startS > cursorS) addPartial(writer, mean, index, cursorS, umbra.startS);
        writer.add(umbra.startS, 0);
        cursorS = umbra.endS;
      }
      if (penumbra.endS > cursorS) addPartial(writer, mean, index, cursorS, penumbra.endS);
      cursorS = penumbra.endS;
    }
    const aliveS = Math.max(ephemeris.startS, Math.min(validS, endS));
    if (aliveS > cursorS) writer.add(cursorS, 1);
    if (endS > aliveS) writer.add(aliveS, 0);
    satelliteOffset[index + 1] = writer.startS.length;
    yield index + 1;
  }
  return {
    satelliteOffset,
    startS: Float64Array.from(writer.startS),
    meanFraction: Float64Array.from(writer.meanFraction),
    endS,
  };
}
