// Where is each row and each lane of the timeline? Fixed heights in CSS pixels; it scrolls instead.

/** `compact` opens only the selected satellite's row. */
export type Density = 'compact' | 'expanded';

/** A band within a row. */
export interface LaneBox {
  readonly topPx: number;
  readonly heightPx: number;
}

export const laneNames = ['sun', 'contact', 'jobs', 'battery', 'temperature'] as const;
export type LaneName = (typeof laneNames)[number];

/** The bands of a satellite's row. Battery and temperature share one band when compact. */
export type RowShape = Readonly<Record<LaneName, LaneBox>> & { readonly heightPx: number };

export const groupRowPx = 24;

const compactShape: RowShape = {
  sun: { topPx: 2, heightPx: 4 },
  contact: { topPx: 7, heightPx: 4 },
  jobs: { topPx: 12, heightPx: 11 },
  battery: { topPx: 24, heightPx: 8 },
  temperature: { topPx: 24, heightPx: 8 },
  heightPx: 34,
};

const jobsMinPx = 18;
const jobsMaxPx = 60;
const jobPx = 5;

/** The bands of an open row whose jobs lie up to `peakJobCount` deep. */
export function expandedShape(peakJobCount: number): RowShape {
  const jobsPx = Math.min(Math.max(peakJobCount * jobPx, jobsMinPx), jobsMaxPx);
  const batteryPx = 15 + jobsPx + 3;
  return {
    sun: { topPx: 3, heightPx: 5 },
    contact: { topPx: 9, heightPx: 5 },
    jobs: { topPx: 16, heightPx: jobsPx },
    battery: { topPx: batteryPx, heightPx: 16 },
    temperature: { topPx: batteryPx + 18, heightPx: 16 },
    heightPx: batteryPx + 38,
  };
}

/** Rows from top to bottom: a fleet's heading, then its satellites unless it is collapsed. */
export interface RowLayout {
  readonly count: number;
  /** 1: heading of a fleet, `ref` is the fleet's index; 0: a satellite's row. */
  readonly isGroup: Uint8Array;
  readonly ref: Int32Array;
  /** `count + 1` values, the last is the total height. */
  readonly topPx: Float64Array;
  /** -1: hidden in a collapsed fleet. */
  readonly rowOfSatellite: Int32Array;
  readonly rowOfFleet: Int32Array;
  readonly shapeOf: (satelliteIndex: number) => RowShape;
}

export interface LayoutInput {
  readonly fleetCount: number;
  readonly satelliteFleetIndex: Int32Array;
  readonly peakByFleet: Int32Array;
  readonly density: Density;
  readonly collapsedFleets: ReadonlySet<number>;
  /** The row that is open when compact; -1: none. */
  readonly openSatellite: number;
}

export function layoutRows(input: LayoutInput): RowLayout {
  const { fleetCount, satelliteFleetIndex, collapsedFleets } = input;
  const rowMax = fleetCount + satelliteFleetIndex.length;
  const isGroup = new Uint8Array(rowMax);
  const ref = new Int32Array(rowMax);
  const topPx = new Float64Array(rowMax + 1);
  const rowOfSatellite = new Int32Array(satelliteFleetIndex.length).fill(-1);
  const rowOfFleet = new Int32Array(fleetCount);
  const shapeOf = shapeChooser(input);
  let count = 0;
  const push = (index: number, isHeading: boolean, heightPx: number): void => {
    isGroup[count] = isHeading ? 1 : 0;
    ref[count] = index;
    topPx[count + 1] = topPx[count]! + heightPx;
    count += 1;
  };
  membersByFleet(fleetCount, satelliteFleetIndex).forEach((members, fleet) => {
    rowOfFleet[fleet] = count;
    push(fleet, true, groupRowPx);
    if (collapsedFleets.has(fleet)) return;
    for (const satellite of members) {
      rowOfSatellite[satellite] = count;
      push(satellite, false, shapeOf(satellite).heightPx);
    }
  });
  return { count, isGroup, ref, topPx, rowOfSatellite, rowOfFleet, shapeOf };
}

function shapeChooser(input: LayoutInput): (satelliteIndex: number) => RowShape {
  const openShapes = Array.from(input.peakByFleet, expandedShape);
  return (satellite) => {
    const isOpen = input.density === 'expanded' || satellite === input.openSatellite;
    return (isOpen && openShapes[input.satelliteFleetIndex[satellite]!]) || compactShape;
  };
}

function membersByFleet(fleetCount: number, satelliteFleetIndex: Int32Array): number[][] {
  const members = Array.from({ length: fleetCount }, (): number[] => []);
  satelliteFleetIndex.forEach((fleet, satellite) => members[fleet]?.push(satellite));
  return members;
}

/** The row that covers a height from the top of all rows; clamped to the first and last. */
export function rowAtY(layout: RowLayout, yPx: number): number {
  let low = 0;
  let high = layout.count - 1;
  while (low < high) {
    const middle = (low + high + 1) >>> 1;
    if (layout.topPx[middle]! <= yPx) low = middle;
    else high = middle - 1;
  }
  return low;
}

export const totalHeightPx = (layout: RowLayout): number => layout.topPx[layout.count]!;

/** The lane under a height within a row; null between lanes. */
export function laneAtY(shape: RowShape, yPx: number): LaneName | null {
  const isIn = (name: LaneName): boolean =>
    yPx >= shape[name].topPx - 0.5 && yPx < shape[name].topPx + shape[name].heightPx + 0.5;
  return laneNames.find(isIn) ?? null;
}
