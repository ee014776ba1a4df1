// Does data flow as contacts, antennas and skies allow, bit for bit?
import { describe, expect, test } from 'vitest';
import { GroundContacts } from '../../../src/compute/operate/contacts.ts';
import { EventQueue } from '../../../src/compute/operate/eventQueue.ts';
import { EventRecorder } from '../../../src/compute/operate/log.ts';
import { planContacts } from '../../../src/compute/network/plan/planContacts.ts';
import { eventKinds } from '../../../src/compute/account/result.ts';
import type { Direction } from '../../../src/compute/operate/transfers.ts';
import type { AccessWindows, LinkWindows } from '../../../src/orbit/index.ts';
import type { Scenario } from '../../../src/compute/scenario/scenario.ts';
import { ringFleet, scenarioOf } from './scenarios.ts';

type WindowRow = readonly [a: number, b: number, startS: number, endS: number];

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
const setupS = 14;
/** Light from the horizon, at most. */
const lightS = 0.02;

interface StationRates {
  readonly uplinkRateBitPerS?: number;
  readonly downlinkRateBitPerS?: number;
  readonly antennaCount?: number;
}

function scenarioWith(
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
function setUp(
  scenario: Scenario,
  passes: readonly WindowRow[],
  links: readonly WindowRow[] = [],
  bundleBit = 1e6,
) {
  const early = passes.map(([satellite, station, startS, endS]): WindowRow => {
    return [satellite, station, startS - acquisitionS, endS];
  });
  const radiusMaxKm = new Float64Array(scenario.satellites.length).fill(7028);
  const windows = { access: accessOf(early), links: linksOf(links), radiusMaxKm };
  const network = planContacts(scenario, windows);
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
    /** Takes what happens until `timeS`; what is done counts without the light's way. */
    advance(timeS: number): void {
      while (queue.nextTimeS() <= timeS) {
        queue.pop();
        const transfer = contacts.step(queue.subject, queue.timeS);
        if (transfer !== null) done.push({ job: transfer.job, timeS: Math.floor(queue.timeS) });
        contacts.dispatch(queue.timeS);
      }
    },
    kinds(): readonly string[] {
      return [...log.finish().kindCode].map((code) => eventKinds[code]!);
    },
  };
}

test('a transfer that the end of a pass cuts off goes on in the next with the bits left', () => {
  const world = setUp(scenarioWith(1, [{}]), [
    [0, 0, 100, 160],
    [0, 0, 1000, 1100],
  ]);
  world.request(0, 7, 0, 0, 90e6);
  world.advance(1100);
  expect(world.done).toEqual([{ job: 7, timeS: 1030 }]);
  expect(world.contacts.flows.bits.uplinkedBit[0]).toBeCloseTo(90e6, 3);
});

test('light takes its way: a bit arrives as much later as the horizon is far at most', () => {
  const world = setUp(scenarioWith(1, [{}]), [[0, 0, 0, 1000]]);
  world.request(0, 1, 0, 1, 10e6);
  expect(world.network.plan.lightS[0]).toBeGreaterThan(0.008);
  expect(world.network.plan.lightS[0]).toBeLessThan(lightS);
  world.advance(10);
  expect(world.done).toEqual([]);
  world.advance(10 + lightS);
  expect(world.done).toHaveLength(1);
});

test('transfers are served in the order of request, one up and one down at a time', () => {
  const world = setUp(scenarioWith(1, [{}]), [[0, 0, 0, 1000]]);
  world.request(0, 1, 0, 0, 10e6);
  world.request(0, 2, 0, 0, 20e6);
  world.request(0, 3, 0, 1, 15e6);
  world.advance(1000);
  expect(world.done).toEqual([
    { job: 1, timeS: 10 },
    { job: 3, timeS: 15 },
    { job: 2, timeS: 30 },
  ]);
});

test('an antenna that nobody needs is there at once for another satellite in view', () => {
  const world = setUp(scenarioWith(2, [{}]), [
    [0, 0, 0, 1000],
    [1, 0, 10, 1000],
  ]);
  world.request(20, 5, 1, 1, 10e6);
  world.advance(1000);
  expect(world.done).toEqual([{ job: 5, timeS: 30 }]);
});

test('a busy antenna is not taken away; the next satellite has it once it has turned', () => {
  const world = setUp(scenarioWith(2, [{}]), [
    [0, 0, 0, 1000],
    [1, 0, 0, 1000],
  ]);
  world.request(0, 4, 0, 1, 100e6);
  world.advance(20);
  world.request(20, 5, 1, 1, 10e6);
  world.advance(1000);
  expect(world.done).toEqual([
    { job: 4, timeS: 100 },
    { job: 5, timeS: 110 + setupS },
  ]);
});

describe('over another satellite', () => {
  test('data waits there for a contact that comes later, and flows on while it still arrives', () => {
    const passes: WindowRow[] = [[0, 0, 200, 1000]];
    const world = setUp(scenarioWith(2, [{}]), passes, [[0, 1, 0, 100]]);
    world.request(0, 9, 1, 1, 40e6);
    world.advance(150);
    expect(world.done).toEqual([]);
    world.advance(1000);
    expect(world.done).toEqual([{ job: 9, timeS: 240 }]);
    expect(world.contacts.flows.bits.relayedBit[1]).toBeCloseTo(40e6, 3);
    expect(world.contacts.flows.bits.relayedBit[0]).toBe(0);
    const routes = world.contacts.flows.routes();
    expect([...routes.fromIndex]).toEqual([1, 0]);
    expect([...routes.toIndex]).toEqual([0, -1]);
    expect([...routes.startS]).toEqual([0, 200]);
    expect([...routes.carriedBit]).toEqual([40e6, 40e6]);
  });

  test('what no link can carry before it breaks waits for the next one', () => {
    const passes: WindowRow[] = [[0, 0, 0, 3000]];
    const links: WindowRow[] = [
      [0, 1, 0, 60],
      [0, 1, 200, 300],
    ];
    const world = setUp(scenarioWith(2, [{}]), passes, links);
    world.request(0, 9, 1, 1, 50e6);
    world.advance(100);
    world.advance(1000);
    // 30 Mbit before the break, 20 Mbit after; the last bundle takes a second to the ground.
    expect(world.done).toEqual([{ job: 9, timeS: 241 }]);
  });
});

test('a station that only receives carries no input, and keeps none from one that sends', () => {
  const world = setUp(scenarioWith(1, [{ uplinkRateBitPerS: 0 }, {}], { terminalCount: 2 }), [
    [0, 0, 0, 1000],
    [0, 1, 100, 1000],
  ]);
  world.request(0, 1, 0, 0, 10e6);
  world.request(0, 2, 0, 1, 10e6);
  world.advance(1000);
  expect(world.done).toEqual([
    { job: 2, timeS: 10 },
    { job: 1, timeS: 110 },
  ]);
});

test('what is withdrawn keeps the bits that have travelled booked, and frees the way', () => {
  const world = setUp(scenarioWith(1, [{}]), [[0, 0, 0, 1000]]);
  const first = world.request(0, 1, 0, 0, 10e6);
  world.request(0, 2, 0, 0, 5e6);
  world.contacts.cancel(first, 4);
  world.request(4, 3, 0, 0, 6e6);
  world.advance(1000);
  expect(world.done).toEqual([
    { job: 3, timeS: 10 },
    { job: 2, timeS: 15 },
  ]);
  expect(world.contacts.flows.bits.uplinkedBit[0]).toBeCloseTo(15e6, 3);
  expect(first.bitsLeft).toBeCloseTo(6e6, 3);
});

test('bits without a way are booked as soon as somebody gives up what was booked', () => {
  const world = setUp(scenarioWith(1, [{}]), [[0, 0, 0, 100]]);
  const first = world.request(0, 1, 0, 0, 100e6);
  const second = world.request(0, 2, 0, 0, 30e6);
  expect(second.resting).toHaveLength(1);
  world.contacts.cancel(first, 20);
  world.contacts.dispatch(20);
  expect(second.resting).toEqual([]);
  world.advance(1000);
  expect(world.done).toEqual([{ job: 2, timeS: 50 }]);
});

test('every contact that starts ends, also those under way at the end of the run', () => {
  const world = setUp(scenarioWith(1, [{}]), [[0, 0, 0, 1000]]);
  world.request(0, 1, 0, 1, 500e6);
  world.advance(300);
  world.contacts.finish(300);
  expect(world.kinds()).toEqual(['contactStarted', 'outputStarted', 'contactEnded']);
  expect(world.contacts.service.endS.toArray()).toEqual(Float64Array.of(300));
  expect(world.contacts.flows.bits.downlinkedBit[0]).toBeCloseTo(300e6, 3);
});

test('transfers one after the other are one contact; a pause that others could use ends it', () => {
  const world = setUp(scenarioWith(1, [{}]), [[0, 0, 0, 1000]]);
  world.request(0, 1, 0, 1, 10e6);
  world.request(0, 2, 0, 1, 10e6);
  world.advance(500);
  world.request(500, 3, 0, 1, 10e6);
  world.advance(1000);
  expect(world.contacts.service.startS.toArray()).toEqual(Float64Array.of(0, 500));
  expect(world.contacts.service.endS.toArray()).toEqual(Float64Array.of(20, 510));
});

test('a station with two antennas serves two satellites at once, the third waits', () => {
  const world = setUp(scenarioWith(3, [{ antennaCount: 2 }]), [
    [0, 0, 0, 1000],
    [1, 0, 0, 1000],
    [2, 0, 0, 1000],
  ]);
  for (const satellite of [0, 1, 2]) world.request(0, satellite, satellite, 1, 100e6);
  world.advance(100 + lightS);
  expect(world.done.map(({ job }) => job)).toEqual([0, 1]);
  world.advance(1000);
  expect(world.done[2]).toEqual({ job: 2, timeS: 200 + setupS });
});

describe('when a site clouds over', () => {
  const passes: WindowRow[] = [
    [0, 0, 0, 1000],
    [0, 1, 300, 1000],
    [1, 1, 0, 1000],
  ];

  test('what has gone down counts, the rest waits for another station', () => {
    const world = setUp(scenarioWith(2, [{}, {}]), passes);
    world.request(0, 1, 0, 1, 100e6);
    world.advance(40);
    world.contacts.closeSite(0, 40, 2000);
    world.advance(1000);
    expect(world.done).toEqual([{ job: 1, timeS: 360 }]);
    expect(world.contacts.flows.bits.downlinkedBit[0]).toBeCloseTo(100e6, 3);
  });

  test('what was booked there for later finds another way too', () => {
    const world = setUp(scenarioWith(2, [{}, {}]), passes);
    world.request(0, 1, 0, 1, 100e6);
    world.request(0, 2, 0, 1, 10e6);
    world.contacts.closeSite(0, 40, 2000);
    world.advance(1000);
    expect(world.done).toEqual([
      { job: 1, timeS: 360 },
      { job: 2, timeS: 370 },
    ]);
  });

  test('bits in the store of a relay go on from there', () => {
    const links: WindowRow[] = [[0, 1, 0, 100]];
    const scenario = scenarioWith(2, [{}, {}], { linkRateBitPerS: 2e6 });
    const world = setUp(scenario, [[1, 1, 0, 1000], ...passes.slice(0, 1)], links);
    // Both ways of satellite 0 carry: 100 Mbit straight down; another goes over satellite 1.
    world.request(0, 1, 0, 1, 1000e6);
    world.request(0, 2, 0, 1, 60e6);
    world.advance(10);
    world.contacts.closeSite(1, 10, 500);
    world.advance(1000);
    expect(world.done.map(({ job }) => job)).toEqual([2]);
    const routes = world.contacts.flows.routes();
    const links2 = [...routes.jobIndex.keys()].filter(
      (row) => routes.jobIndex[row] === 2 && routes.toIndex[row]! === 1,
    );
    const moved = links2.reduce((sum, row) => sum + routes.carriedBit[row]!, 0);
    expect(moved).toBeCloseTo(60e6, 3);
  });

  test('a site that opens again is booked at once by what had no way', () => {
    const world = setUp(scenarioWith(2, [{}, {}]), passes.slice(0, 1));
    const transfer = world.request(0, 1, 0, 1, 100e6);
    world.advance(40);
    world.contacts.closeSite(0, 40, 5000);
    expect(transfer.resting).toHaveLength(1);
    world.contacts.openSite(0);
    world.contacts.dispatch(500);
    world.advance(1000);
    expect(world.done).toEqual([{ job: 1, timeS: 560 }]);
  });
});
