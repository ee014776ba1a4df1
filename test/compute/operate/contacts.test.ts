// Does data flow as contacts and antennas allow, bit for bit?
import { describe, expect, test } from 'vitest';
import { lightS, scenarioWith, setUp, setupS } from './networkRig.ts';
import type { WindowRow } from './networkRig.ts';

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

test('an antenna kept for a satellite serves no other until that one has set', () => {
  const world = setUp(scenarioWith(2, [{}]), [
    [0, 0, 0, 500],
    [1, 0, 0, 1000],
  ]);
  expect(world.contacts.pin(0, 0, 20)).toBe('pinned');
  expect(world.contacts.pin(0, 0, 20)).toBe('pinned');
  expect(world.contacts.pin(0, 1, 20)).toBe('taken');
  world.request(20, 5, 1, 1, 10e6);
  world.request(30, 6, 0, 1, 10e6);
  world.advance(1000);
  expect(world.done).toEqual([
    { job: 6, timeS: 40 },
    { job: 5, timeS: 510 + setupS },
  ]);
  expect(world.contacts.pin(0, 0, 600)).toBe('notInView');
  expect([...world.contacts.service.endS.toArray()]).toHaveLength(2);
  expect(world.contacts.service.endS.toArray()[0]).toBeCloseTo(40, 6);
});

test('with two antennas the other one still serves; a promise is not broken by a pin', () => {
  const world = setUp(scenarioWith(2, [{ antennaCount: 2 }]), [
    [0, 0, 0, 500],
    [1, 0, 0, 1000],
  ]);
  world.contacts.pin(0, 0, 20);
  world.request(20, 5, 1, 1, 10e6);
  world.advance(100);
  expect(world.done).toEqual([{ job: 5, timeS: 30 }]);
  const single = setUp(scenarioWith(2, [{}]), [
    [0, 0, 0, 500],
    [1, 0, 0, 1000],
  ]);
  single.request(20, 5, 1, 1, 100e6);
  expect(single.contacts.pin(0, 0, 20)).toBe('taken');
});

test('what lay in a relay that is lost is sent again from where it arose', () => {
  const world = setUp(
    scenarioWith(3, [{}]),
    [
      [1, 0, 100, 300],
      [2, 0, 400, 900],
    ],
    [
      [0, 1, 0, 900],
      [0, 2, 0, 900],
    ],
  );
  const transfer = world.request(0, 5, 0, 1, 10e6);
  world.advance(50);
  world.contacts.loseSatellite(1, 50);
  world.advance(900);
  expect(world.done).toEqual([{ job: 5, timeS: 410 }]);
  expect(world.contacts.flows.bits.downlinkedBit[0]).toBeCloseTo(10e6, 3);
  const { plan } = world.network;
  const sent = [...plan.fromNode].map((from, row) => {
    return from === 0 ? world.contacts.flows.carriedBit[row]! : 0;
  });
  // Twenty seconds over the first link before the loss, and all of it again over the other.
  expect(sent.reduce((sum, bits) => sum + bits, 0)).toBeCloseTo(20e6, 3);
  expect(transfer.bitsLeft).toBe(0);
});

test('an input whose relay is lost is sent up again, and its ledger says what was lost', () => {
  const world = setUp(
    scenarioWith(3, [{}]),
    [
      [1, 0, 0, 100],
      [2, 0, 400, 900],
    ],
    [
      [1, 0, 200, 300],
      [2, 0, 0, 900],
    ],
  );
  const transfer = world.request(0, 5, 0, 0, 10e6);
  world.advance(50);
  // All of it is in the first relay, which waits for its link to the satellite.
  world.contacts.loseSatellite(1, 50);
  expect(transfer.lostBit).toBeCloseTo(10e6, 3);
  world.advance(900);
  expect(world.done.map(({ job }) => job)).toEqual([5]);
  const { uplinkedBit, lostBit, relayedBit } = world.contacts.flows.bits;
  expect(uplinkedBit[0]).toBeCloseTo(20e6, 3);
  expect(lostBit[0]).toBeCloseTo(10e6, 3);
  expect(relayedBit[0]).toBeCloseTo(20e6, 3);
  expect(transfer.bitsLeft).toBe(0);
});

test('of an input half way up only what lay in the lost relay counts as lost', () => {
  const world = setUp(
    scenarioWith(3, [{}]),
    [
      [1, 0, 0, 100],
      [2, 0, 400, 900],
    ],
    [
      [1, 0, 0, 300],
      [2, 0, 0, 900],
    ],
  );
  // Up at 1 Mbit/s, on at half of that: after 20 s half of what has come has gone on.
  const transfer = world.request(0, 5, 0, 0, 40e6);
  world.advance(20);
  world.contacts.loseSatellite(1, 20);
  const { plan } = world.network;
  world.advance(900);
  expect(world.done.map(({ job }) => job)).toEqual([5]);
  const { carriedBit, bits } = world.contacts.flows;
  const carried = (from: number, to: number) =>
    [...plan.fromNode].reduce((sum, each, row) => {
      return sum + (each === from && plan.toNode[row] === to ? carriedBit[row]! : 0);
    }, 0);
  const [into, outOf] = [carried(3, 1), carried(1, 0)];
  expect(into).toBeGreaterThan(outOf);
  expect(bits.lostBit[0]).toBeCloseTo(into - outOf, 3);
  expect(bits.uplinkedBit[0]).toBeCloseTo(40e6 + into - outOf, 3);
  expect(transfer.bitsLeft).toBe(0);
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
  test('data waits there for a contact that comes later; no bit of it is sent twice', () => {
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
