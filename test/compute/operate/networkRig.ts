// The network of a run alone, driven by hand, for the tests of what it carries.
import { GroundContacts } from '../../../src/compute/operate/contacts.ts';
import { EventQueue } from '../../../src/compute/operate/eventQueue.ts';
import { EventRecorder } from '../../../src/compute/operate/log.ts';
import { planContacts } from '../../../src/compute/network/plan/planContacts.ts';
import { eventKinds } from '../../../src/compute/account/result.ts';
import type { Direction } from '../../../src/compute/operate/transfers.ts';
import type { AccessWindows, LinkWindows } from '../../../src/orbit/index.ts';
import type { Scenario } from '../../../src/compute/scenario/scenario.ts';
import { drain, ringFleet, scenarioOf } from './scenarios.ts';

export type WindowRow = readonly [a: number, b: number, startS: number, endS: number];

function columnsOf(rows: readonly WindowRow[]) {
  return {
    count: rows.length,
    startS: Float64Array.from(rows, (row) => row[2]),
    endS: Float64Array.from(rows, (row) => row[3]),
  };
}

/** Windows [satellite, station, start, end]; peaks do not matter here. */
function accessOf(rows: readonly WindowRow[]): AccessWindows {
  const zero = new Float64Array(rows.length);
  return {
    ...columnsOf(rows),
    satelliteIndex: Int32Array.from(rows, (row) => row[0]),
    stationIndex: Int32Array.from(rows, (row) => row[1]),
    peakS: zero,
    peakElevationRad: zero,
    rangeMinKm: zero,
  };
}

/** Links [a, b, start, end] so short that light takes no time. */
function linksOf(rows: readonly WindowRow[]): LinkWindows {
  const zero = new Float64Array(rows.length);
  return {
    ...columnsOf(rows),
    satelliteAIndex: Int32Array.from(rows, (row) => row[0]),
    satelliteBIndex: Int32Array.from(rows, (row) => row[1]),
    rangeMinKm: zero,
    rangeMaxKm: zero,
  };
}

const rateBitPerS = 1e6;
/** A radio antenna of a station of one's own: from pointing to bits, and from one to another. */
const acquisitionS = 5;
export const setupS = 14;
/** Light from the horizon, at most. */
export const lightS = 0.02;

interface StationRates {
  readonly uplinkRateBitPerS?: number;
  readonly downlinkRateBitPerS?: number;
  readonly antennaCount?: number;
}

export function scenarioWith(
  satelliteCount: number,
  stations: readonly StationRates[],
  platform: Readonly<Record<string, unknown>> = {},
): Scenario {
  const rates = { uplinkRateBitPerS: rateBitPerS, downlinkRateBitPerS: rateBitPerS };
  return scenarioOf({
    durationS: 3600,
    fleets: [
      ringFleet(satelliteCount, { ...rates, terminalCount: 1, linkRateBitPerS: 5e5, ...platform }),
    ],
    stations: stations.map((station, index) => {
      const place = { id: `s${index}`, latitudeDeg: 0, longitudeDeg: index };
      return { ...place, ...rates, antennaCount: 1, ...station };
    }),
  });
}

/** The network alone, driven by hand; windows open `acquisitionS` before the times given here. */
export function setUp(
  scenario: Scenario,
  passes: readonly WindowRow[],
  links: readonly WindowRow[] = [],
  bundleBit = 1e6,
) {
  const early = passes.map(([satellite, station, startS, endS]): WindowRow => {
    return [satellite, station, startS - acquisitionS, endS];
  });
  const radiusMaxKm = new Float64Array(scenario.satellites.length).fill(7028);
  const noRows = new Float64Array(0);
  const noEclipses = { satelliteIndex: new Int32Array(0), kind: new Uint8Array(0) };
  const eclipses = { count: 0, ...noEclipses, startS: noRows, endS: noRows };
  const flight = { statesAt: () => false, startUtcMs: 0, ut1MinusUtcS: 0, eclipses };
  const windows = { access: accessOf(early), links: linksOf(links), radiusMaxKm, flight };
  const network = drain(planContacts(scenario, windows));
  const queue = new EventQueue();
  const log = new EventRecorder();
  const contacts = new GroundContacts({ network, bundleBit, queue, log });
  const done: { readonly job: number; readonly timeS: number }[] = [];
  return {
    contacts,
    network,
    log,
    done,
    request(timeS: number, job: number, satellite: number, direction: Direction, bits: number) {
      return contacts.request({ job, satellite, direction, bits }, timeS);
    },
    /** When something happens next; Infinity: never. */
    nextS: () => queue.nextTimeS(),
    /** Takes what happens until `timeS`; what is done counts without the light's way. */
    advance(timeS: number): void {
      while (queue.nextTimeS() <= timeS) {
        queue.pop();
        const transfer = contacts.step(queue.subject, queue.stamp, queue.timeS);
        if (transfer !== null) done.push({ job: transfer.job, timeS: Math.floor(queue.timeS) });
        contacts.dispatch(queue.timeS);
      }
    },
    kinds(): readonly string[] {
      return [...log.finish().kindCode].map((code) => eventKinds[code]!);
    },
  };
}
