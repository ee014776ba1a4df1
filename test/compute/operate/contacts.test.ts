// Does data flow as antennas, passes and links allow, bit for bit?
import { expect, test } from 'vitest';
import { GroundContacts } from '../../../src/compute/operate/contacts.ts';
import { EventQueue, agendaKinds } from '../../../src/compute/operate/eventQueue.ts';
import { EventRecorder } from '../../../src/compute/operate/log.ts';
import { LinkComponents } from '../../../src/compute/network/components.ts';
import type { AccessWindows } from '../../../src/orbit/index.ts';
import type { Scenario } from '../../../src/compute/scenario/scenario.ts';
import { ringFleet, scenarioOf } from './scenarios.ts';

/** Windows [satellite, station, start, end]; peaks do not matter here. */
function accessOf(rows: readonly (readonly [number, number, number, number])[]): AccessWindows {
  const column = (at: number) => Float64Array.from(rows, (row) => row[at]!);
  const zero = new Float64Array(rows.length);
  return {
    count: rows.length,
    satelliteIndex: Int32Array.from(rows, (row) => row[0]),
    stationIndex: Int32Array.from(rows, (row) => row[1]),
    startS: column(2),
    endS: column(3),
    peakS: zero,
    peakElevationRad: zero,
    rangeMinKm: zero,
  };
}

const rateBitPerS = 1e6;

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

/** The ground segment alone, driven by hand. */
function setUp(
  scenario: Scenario,
  windows: readonly (readonly [number, number, number, number])[],
) {
  const components = new LinkComponents(scenario.satellites.length);
  const queue = new EventQueue();
  const log = new EventRecorder();
  const access = accessOf(windows);
  const contacts = new GroundContacts({ scenario, access, components, queue, log });
  const done: { readonly job: number; readonly timeS: number }[] = [];
  return {
    contacts,
    components,
    log,
    done,
    /** Takes the transfers that finish before `timeS`. */
    advance(timeS: number): void {
      while (queue.nextTimeS() <= timeS) {
        queue.pop();
        expect(queue.kind).toBe(agendaKinds.transferFinished);
        const transfer = contacts.finishTransfer(queue.subject, queue.stamp);
        if (transfer !== null) done.push({ job: transfer.job, timeS: queue.timeS });
        contacts.dispatch(queue.timeS);
      }
    },
    link(a: number, b: number, isOpen: boolean, timeS: number): void {
      components.setLink(a, b, isOpen);
      if (components.refresh()) contacts.regroup(timeS);
      contacts.dispatch(timeS);
    },
  };
}

test('a transfer that the end of a pass interrupts goes on in the next with the bits left', () => {
  const world = setUp(scenarioWith(1, [{}]), [
    [0, 0, 100, 160],
    [0, 0, 1000, 1100],
  ]);
  world.contacts.request(7, 0, 0, 90e6);
  world.contacts.dispatch(0);
  world.contacts.openWindow(0, 100);
  world.contacts.dispatch(100);
  world.contacts.closeWindow(0, 160);
  world.contacts.dispatch(160);
  expect(world.contacts.bits.uplinkedBit[0]).toBeCloseTo(60e6, 3);
  world.contacts.openWindow(1, 1000);
  world.contacts.dispatch(1000);
  world.advance(1100);
  expect(world.done).toEqual([{ job: 7, timeS: 1030 }]);
  expect(world.contacts.bits.uplinkedBit[0]).toBeCloseTo(90e6, 3);
});

test('transfers are served in the order of request, one up and one down at a time', () => {
  const world = setUp(scenarioWith(1, [{}]), [[0, 0, 0, 1000]]);
  world.contacts.openWindow(0, 0);
  world.contacts.request(1, 0, 0, 10e6);
  world.contacts.request(2, 0, 0, 20e6);
  world.contacts.request(3, 0, 1, 15e6);
  world.contacts.dispatch(0);
  world.advance(1000);
  expect(world.done).toEqual([
    { job: 1, timeS: 10 },
    { job: 3, timeS: 15 },
    { job: 2, timeS: 30 },
  ]);
});

test('an idle satellite gives its antenna to one that waits', () => {
  const world = setUp(scenarioWith(2, [{}]), [
    [0, 0, 0, 1000],
    [1, 0, 10, 1000],
  ]);
  world.contacts.openWindow(0, 0);
  world.contacts.openWindow(1, 10);
  world.contacts.request(5, 1, 1, 10e6);
  world.contacts.dispatch(20);
  world.advance(1000);
  expect(world.done).toEqual([{ job: 5, timeS: 30 }]);
});

test('a busy antenna is not taken away; once it has nothing to do, the next in view has it', () => {
  const world = setUp(scenarioWith(2, [{}]), [
    [0, 0, 0, 1000],
    [1, 0, 0, 1000],
  ]);
  world.contacts.openWindow(0, 0);
  world.contacts.openWindow(1, 0);
  world.contacts.request(4, 0, 1, 100e6);
  world.contacts.dispatch(0);
  world.contacts.request(5, 1, 1, 10e6);
  world.contacts.dispatch(20);
  world.advance(1000);
  expect(world.done).toEqual([
    { job: 4, timeS: 100 },
    { job: 5, timeS: 110 },
  ]);
});

test('a relayed transfer whose link breaks goes on when there is a way again', () => {
  const world = setUp(scenarioWith(2, [{}]), [[0, 0, 0, 1000]]);
  world.link(0, 1, true, 0);
  world.contacts.openWindow(0, 0);
  world.contacts.request(9, 1, 1, 50e6);
  world.contacts.dispatch(0);
  world.link(0, 1, false, 60);
  expect(world.contacts.bits.downlinkedBit[1]).toBeCloseTo(30e6, 3);
  world.link(0, 1, true, 200);
  world.advance(1000);
  expect(world.done).toEqual([{ job: 9, timeS: 240 }]);
  expect(world.contacts.bits.downlinkedBit[1]).toBeCloseTo(50e6, 3);
  expect(world.contacts.bits.relayedBit[1]).toBeCloseTo(50e6, 3);
  expect(world.contacts.bits.relayedBit[0]).toBe(0);
});

test('a station that only receives carries no input, and keeps none from one that sends', () => {
  const world = setUp(scenarioWith(1, [{ uplinkRateBitPerS: 0 }, {}], { terminalCount: 2 }), [
    [0, 0, 0, 1000],
    [0, 1, 100, 1000],
  ]);
  world.contacts.openWindow(0, 0);
  world.contacts.request(1, 0, 0, 10e6);
  world.contacts.request(2, 0, 1, 10e6);
  world.contacts.dispatch(0);
  world.contacts.openWindow(1, 100);
  world.contacts.dispatch(100);
  world.advance(1000);
  expect(world.done).toEqual([
    { job: 2, timeS: 10 },
    { job: 1, timeS: 110 },
  ]);
});

test('what is withdrawn keeps the bits that have travelled booked, and frees the way', () => {
  const world = setUp(scenarioWith(1, [{}]), [[0, 0, 0, 1000]]);
  world.contacts.openWindow(0, 0);
  const first = world.contacts.request(1, 0, 0, 10e6);
  world.contacts.request(2, 0, 0, 5e6);
  const third = world.contacts.request(3, 0, 0, 5e6);
  world.contacts.dispatch(0);
  world.contacts.cancel(first, 4);
  world.contacts.cancel(third, 4);
  world.contacts.dispatch(4);
  world.advance(1000);
  expect(world.done).toEqual([{ job: 2, timeS: 9 }]);
  expect(world.contacts.bits.uplinkedBit[0]).toBeCloseTo(9e6, 3);
});

test('every contact that starts ends, also those open at the end of the run', () => {
  const world = setUp(scenarioWith(3, [{}]), [
    [0, 0, 0, 5000],
    [1, 0, 0, 5000],
    [2, 0, 0, 5000],
  ]);
  for (const window of [0, 1, 2]) world.contacts.openWindow(window, 0);
  world.contacts.finish(3600);
  const { kindCode, satelliteIndex } = world.log.finish();
  expect([...kindCode]).toHaveLength(2);
  expect([...satelliteIndex]).toEqual([0, 0]);
  expect(world.contacts.service.endS.toArray()).toEqual(Float64Array.of(3600));
});

test('a station with two antennas serves two satellites at once, the third waits', () => {
  const world = setUp(scenarioWith(3, [{ antennaCount: 2 }]), [
    [0, 0, 0, 1000],
    [1, 0, 0, 1000],
    [2, 0, 0, 1000],
  ]);
  for (const window of [0, 1, 2]) {
    world.contacts.openWindow(window, 0);
    world.contacts.request(window, window, 1, 100e6);
  }
  world.contacts.dispatch(0);
  world.advance(100);
  expect(world.done.map(({ job }) => job)).toEqual([0, 1]);
  world.advance(1000);
  expect(world.done[2]).toEqual({ job: 2, timeS: 200 });
});
