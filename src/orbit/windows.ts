// How are windows kept as tables, and how do the tables of consecutive spans become one?

/** When a satellite is in the Earth's shadow; sorted by satellite, then start. */
export interface EclipseWindows {
  readonly count: number;
  readonly satelliteIndex: Int32Array;
  /**
   * 0: penumbra, the Earth hides any part of the Sun (contains the umbra). 1: umbra, all of it.
   * 2 and 3: the Moon does, any part (also the ring's) and all of it.
   */
  readonly kind: Uint8Array;
  readonly startS: Float64Array;
  readonly endS: Float64Array;
}

/** When a station sees a satellite; sorted by satellite, then start. */
export interface AccessWindows {
  readonly count: number;
  readonly satelliteIndex: Int32Array;
  readonly stationIndex: Int32Array;
  readonly startS: Float64Array;
  readonly endS: Float64Array;
  readonly peakS: Float64Array;
  readonly peakElevationRad: Float64Array;
  readonly rangeMinKm: Float64Array;
}

/** When two satellites see each other; sorted by satellite A, then start. */
export interface LinkWindows {
  readonly count: number;
  readonly satelliteAIndex: Int32Array;
  readonly satelliteBIndex: Int32Array;
  readonly startS: Float64Array;
  readonly endS: Float64Array;
  readonly rangeMinKm: Float64Array;
  readonly rangeMaxKm: Float64Array;
}

/** A row before it stands in a table. `first` and `second` tell whose window it is. */
export interface WindowRow {
  readonly first: number;
  readonly second: number;
  readonly startS: number;
  readonly endS: number;
  /** Three further quantities; what they are is the table's business. */
  readonly a: number;
  readonly b: number;
  readonly c: number;
}

/** Two windows touch when they were cut at one instant; roots are found to 1e-6 s. */
const touchS = 2e-6;

function byOwnerAndStart(p: WindowRow, q: WindowRow): number {
  return p.first - q.first || p.startS - q.startS || p.second - q.second || p.endS - q.endS;
}

/** Joins rows of one owner that touch, and returns all rows in order. */
function joined(
  rows: readonly WindowRow[],
  join: (earlier: WindowRow, later: WindowRow) => WindowRow,
): WindowRow[] {
  const sorted = [...rows].sort(byOwnerAndStart);
  const result: WindowRow[] = [];
  const lastOf = new Map<string, number>();
  for (const row of sorted) {
    const owner = `${row.first},${row.second}`;
    const last = lastOf.get(owner);
    const earlier = last === undefined ? undefined : result[last];
    if (last !== undefined && earlier !== undefined && row.startS - earlier.endS <= touchS) {
      result[last] = join(earlier, row);
    } else {
      lastOf.set(owner, result.length);
      result.push(row);
    }
  }
  return result;
}

// Loops, for the typed arrays' own `from` walks an iterator: five times as slow.
function float64Of(rows: readonly WindowRow[], pick: (row: WindowRow) => number): Float64Array {
  const column = new Float64Array(rows.length);
  for (let row = 0; row < column.length; row += 1) column[row] = pick(rows[row]!);
  return column;
}

function int32Of(rows: readonly WindowRow[], pick: (row: WindowRow) => number): Int32Array {
  const column = new Int32Array(rows.length);
  for (let row = 0; row < column.length; row += 1) column[row] = pick(rows[row]!);
  return column;
}

/** A table of rows in which `second` is the kind of shadow. */
export function eclipseTable(rows: readonly WindowRow[]): EclipseWindows {
  const sorted = [...rows].sort(byOwnerAndStart);
  return {
    count: sorted.length,
    satelliteIndex: int32Of(sorted, (row) => row.first),
    kind: Uint8Array.from(sorted, (row) => row.second),
    startS: float64Of(sorted, (row) => row.startS),
    endS: float64Of(sorted, (row) => row.endS),
  };
}

/** A table of rows in which `second` is the station, a the peak's time, b its height, c range. */
export function accessTable(rows: readonly WindowRow[]): AccessWindows {
  const sorted = [...rows].sort(byOwnerAndStart);
  return {
    count: sorted.length,
    satelliteIndex: int32Of(sorted, (row) => row.first),
    stationIndex: int32Of(sorted, (row) => row.second),
    startS: float64Of(sorted, (row) => row.startS),
    endS: float64Of(sorted, (row) => row.endS),
    peakS: float64Of(sorted, (row) => row.a),
    peakElevationRad: float64Of(sorted, (row) => row.b),
    rangeMinKm: float64Of(sorted, (row) => row.c),
  };
}

/** A table of rows in which `second` is satellite B, a the least range, b the greatest. */
export function linkTable(rows: readonly WindowRow[]): LinkWindows {
  const sorted = [...rows].sort(byOwnerAndStart);
  return {
    count: sorted.length,
    satelliteAIndex: int32Of(sorted, (row) => row.first),
    satelliteBIndex: int32Of(sorted, (row) => row.second),
    startS: float64Of(sorted, (row) => row.startS),
    endS: float64Of(sorted, (row) => row.endS),
    rangeMinKm: float64Of(sorted, (row) => row.a),
    rangeMaxKm: float64Of(sorted, (row) => row.b),
  };
}

/** One table of the eclipses of consecutive spans: windows cut where spans meet become whole. */
export function mergeEclipseWindows(tables: readonly EclipseWindows[]): EclipseWindows {
  if (tables.length === 1) return tables[0]!;
  const rows: WindowRow[] = [];
  for (const table of tables) {
    for (let row = 0; row < table.count; row += 1) {
      rows.push({
        first: table.satelliteIndex[row]!,
        second: table.kind[row]!,
        startS: table.startS[row]!,
        endS: table.endS[row]!,
        a: 0,
        b: 0,
        c: 0,
      });
    }
  }
  return eclipseTable(joined(rows, (earlier, later) => ({ ...earlier, endS: later.endS })));
}

/** One table of the passes of consecutive spans; the higher peak and the shorter range remain. */
export function mergeAccessWindows(tables: readonly AccessWindows[]): AccessWindows {
  if (tables.length === 1) return tables[0]!;
  const rows: WindowRow[] = [];
  for (const table of tables) {
    for (let row = 0; row < table.count; row += 1) {
      rows.push({
        first: table.satelliteIndex[row]!,
        second: table.stationIndex[row]!,
        startS: table.startS[row]!,
        endS: table.endS[row]!,
        a: table.peakS[row]!,
        b: table.peakElevationRad[row]!,
        c: table.rangeMinKm[row]!,
      });
    }
  }
  const join = (earlier: WindowRow, later: WindowRow): WindowRow => ({
    ...(later.b > earlier.b ? later : earlier),
    startS: earlier.startS,
    endS: later.endS,
    c: Math.min(earlier.c, later.c),
  });
  return accessTable(joined(rows, join));
}

/** One table of the links of consecutive spans. */
export function mergeLinkWindows(tables: readonly LinkWindows[]): LinkWindows {
  if (tables.length === 1) return tables[0]!;
  const rows: WindowRow[] = [];
  for (const table of tables) {
    for (let row = 0; row < table.count; row += 1) {
      rows.push({
        first: table.satelliteAIndex[row]!,
        second: table.satelliteBIndex[row]!,
        startS: table.startS[row]!,
        endS: table.endS[row]!,
        a: table.rangeMinKm[row]!,
        b: table.rangeMaxKm[row]!,
        c: 0,
      });
    }
  }
  const join = (earlier: WindowRow, later: WindowRow): WindowRow => ({
    ...earlier,
    endS: later.endS,
    a: Math.min(earlier.a, later.a),
    b: Math.max(earlier.b, later.b),
  });
  return linkTable(joined(rows, join));
}

/** A table of some satellites as one of the fleet's: satellite k was `indices[k]` there. */
export function withSatellites<Table extends { readonly satelliteIndex: Int32Array }>(
  table: Table,
  indices: readonly number[],
): Table {
  return { ...table, satelliteIndex: table.satelliteIndex.map((at) => indices[at]!) };
}

/** The same for links. */
export function withLinkedSatellites(table: LinkWindows, indices: readonly number[]): LinkWindows {
  return {
    ...table,
    satelliteAIndex: table.satelliteAIndex.map((at) => indices[at]!),
    satelliteBIndex: table.satelliteBIndex.map((at) => indices[at]!),
  };
}
