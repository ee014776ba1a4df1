// Where are the coasts and borders? Natural Earth's, from the world-atlas package, as plain lines.

import { feature, mesh } from 'topojson-client';
import type { GeometryCollection, Topology } from 'topojson-specification';
import coarseUrl from 'world-atlas/countries-110m.json?url';
import fineUrl from 'world-atlas/countries-50m.json?url';
import { inSlices } from '../run/slices.ts';

/** A line of longitude, latitude pairs in degrees, interleaved. */
export type LonLatLine = Float32Array;

/** The Earth's outlines at one level of detail. */
export interface EarthAtlas {
  /** Closed rings; fill them with the even-odd rule. */
  readonly landRings: readonly LonLatLine[];
  readonly coastLines: readonly LonLatLine[];
  readonly borderLines: readonly LonLatLine[];
}

export type AtlasDetail = 'coarse' | 'fine';

type WorldTopology = Topology<{ countries: GeometryCollection; land: GeometryCollection }>;
type Ring = readonly (readonly number[])[];

const flatten = (ring: Ring): LonLatLine => Float32Array.from(ring.flatMap(([x, y]) => [x!, y!]));

/**
 * A ring whose longitudes run on past 180° instead of jumping back, so that a flat map can fill
 * it; one that goes round a pole is closed along the map's edge.
 */
export function unwrapRing(ring: LonLatLine): LonLatLine {
  const out: number[] = [];
  let shift = 0;
  for (let at = 0; at < ring.length; at += 2) {
    const lon = ring[at]!;
    if (at > 0) {
      const jump = lon - ring[at - 2]!;
      if (jump > 180) shift -= 360;
      else if (jump < -180) shift += 360;
    }
    out.push(lon + shift, ring[at + 1]!);
  }
  const first = out[0]!;
  const last = out[out.length - 2]!;
  if (Math.abs(last - first) > 180) {
    const poleLat = ring[1]! < 0 ? -90 : 90;
    out.push(last, poleLat, first, poleLat);
  }
  return Float32Array.from(out);
}

function* landRings(topology: WorldTopology): Generator<void, LonLatLine[]> {
  const land = feature(topology, topology.objects.land);
  yield;
  const rings = land.features.flatMap(({ geometry }) => {
    if (geometry.type === 'Polygon') return geometry.coordinates;
    return geometry.type === 'MultiPolygon' ? geometry.coordinates.flat() : [];
  });
  const out: LonLatLine[] = [];
  for (const ring of rings) {
    out.push(unwrapRing(flatten(ring)));
    yield;
  }
  return out;
}

/** Whether a point lies on the cut that a flat map makes at 180° and at the South Pole. */
const isOnCut = (lon: number, lat: number): boolean => Math.abs(lon) > 179.99 || lat < -89.9;

/** Splits a line where it runs along the flat map's cut, or jumps over it: no coast is there. */
export function withoutCuts(line: LonLatLine): LonLatLine[] {
  const parts: number[][] = [[]];
  for (let at = 0; at < line.length; at += 2) {
    const [lon, lat] = [line[at]!, line[at + 1]!];
    const [lonBefore, latBefore] = [line[at - 2] ?? lon, line[at - 1] ?? lat];
    const isAlong = at > 0 && isOnCut(lon, lat) && isOnCut(lonBefore, latBefore);
    if (isAlong || Math.abs(lon - lonBefore) > 180) parts.push([]);
    parts[parts.length - 1]!.push(lon, lat);
  }
  return parts.filter((part) => part.length >= 4).map((part) => Float32Array.from(part));
}

function* linesOf(rings: readonly Ring[]): Generator<void, LonLatLine[]> {
  const out: LonLatLine[] = [];
  for (const ring of rings) {
    out.push(...withoutCuts(flatten(ring)).map(thinned));
    yield;
  }
  return out;
}

/** Reads a world-atlas topology in pieces of at most some 30 ms, with a `yield` between them. */
export function* readAtlasInPieces(topology: WorldTopology): Generator<void, EarthAtlas> {
  const { land, countries } = topology.objects;
  const rings = yield* landRings(topology);
  const coast = mesh(topology, land).coordinates;
  yield;
  const coastLines = yield* linesOf(coast);
  const borders = mesh(topology, countries, (a, b) => a !== b).coordinates;
  yield;
  return { landRings: rings, coastLines, borderLines: yield* linesOf(borders) };
}

/** Work on outlines between two moments in which the page can draw and answer, ms. */
export const sliceMs = 8;

/**
 * Fetches and reads one level of detail from the page's own files, in slices; rejects when it
 * cannot, null when it is wanted no more.
 */
export async function loadAtlas(
  detail: AtlasDetail,
  isWanted: () => boolean,
): Promise<EarthAtlas | null> {
  const response = await fetch(detail === 'coarse' ? coarseUrl : fineUrl);
  if (!response.ok) throw new Error(`the map could not be loaded (HTTP ${response.status})`);
  const topology = (await response.json()) as WorldTopology;
  return inSlices(readAtlasInPieces(topology), { sliceMs, isWanted });
}

/** Fills rings on a flat map; what runs past 180° comes in at the other side. */
export function fillRings(
  context: CanvasRenderingContext2D,
  rings: readonly LonLatLine[],
  width: number,
  height: number,
): void {
  for (const shift of [-360, 0, 360]) {
    context.beginPath();
    for (const ring of rings) {
      for (let at = 0; at < ring.length; at += 2) {
        const x = ((ring[at]! + shift + 180) / 360) * width;
        const y = ((90 - ring[at + 1]!) / 180) * height;
        if (at === 0) context.moveTo(x, y);
        else context.lineTo(x, y);
      }
      context.closePath();
    }
    context.fill('evenodd');
  }
}

/** Points closer than this to the one before are left out: half a pixel of the whole Earth. */
const spacingMinDeg = 0.1;

/** A line without points that nobody could tell from their neighbours; its ends stay. */
export function thinned(line: LonLatLine): LonLatLine {
  const out: number[] = [line[0]!, line[1]!];
  for (let at = 2; at < line.length; at += 2) {
    const [lon, lat] = [line[at]!, line[at + 1]!];
    const stepLon = (lon - out[out.length - 2]!) * Math.cos((lat * Math.PI) / 180);
    const isFar = Math.hypot(stepLon, lat - out[out.length - 1]!) >= spacingMinDeg;
    if (isFar || at === line.length - 2) out.push(lon, lat);
  }
  return Float32Array.from(out);
}

/** Longest piece of a line in degrees: longer ones would cut through the globe. */
const pieceMaxDeg = 1.5;

/** Calls back with the two ends of every piece of a line, cut into pieces of 1.5° at most. */
export function forEachPiece(
  line: LonLatLine,
  visit: (lonA: number, latA: number, lonB: number, latB: number) => void,
): void {
  for (let at = 2; at < line.length; at += 2) {
    const [lonA, latA] = [line[at - 2]!, line[at - 1]!];
    const [stepLon, stepLat] = [line[at]! - lonA, line[at + 1]! - latA];
    const pieceCount = Math.max(
      1,
      Math.ceil(Math.max(Math.abs(stepLon), Math.abs(stepLat)) / pieceMaxDeg),
    );
    for (let piece = 0; piece < pieceCount; piece += 1) {
      const [from, to] = [piece / pieceCount, (piece + 1) / pieceCount];
      visit(
        ...([lonA + stepLon * from, latA + stepLat * from] as const),
        ...([lonA + stepLon * to, latA + stepLat * to] as const),
      );
    }
  }
}
