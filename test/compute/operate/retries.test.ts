// Do bits without a way get the room that comes free, however many others wait in vain?
import { expect, test } from 'vitest';
import { scenarioWith, setUp } from './networkRig.ts';
import type { WindowRow } from './networkRig.ts';

/** The second satellite sees the station; so many loads wait on the first, which never will. */
function withHopeless(count: number) {
  const passes: WindowRow[] = [[1, 0, 0, 100]];
  const world = setUp(scenarioWith(2, [{}]), passes);
  const first = world.request(0, 1000, 1, 1, 100e6);
  for (let job = 0; job < count; job += 1) world.request(0, job, 0, 1, 1e6 + job);
  const waiting = world.request(0, 1001, 1, 1, 30e6);
  expect(waiting.resting).toHaveLength(1);
  world.contacts.cancel(first, 20);
  world.contacts.dispatch(20);
  world.advance(1000);
  return world.done;
}

test('room that comes free goes to who can use it, however many wait who never can', () => {
  const alone = withHopeless(0);
  expect(alone).toEqual([{ job: 1001, timeS: 50 }]);
  for (const count of [31, 40, 3000]) expect(withHopeless(count)).toEqual(alone);
});

test('who was not tried at one instant is tried soon after, and before those who were', () => {
  // Forty satellites over forty stations, each with a pass that one load has booked whole.
  const count = 40;
  const stations = Array.from({ length: count }, () => ({}));
  const satellites = Array.from(stations.keys());
  const passes = satellites.map((each): WindowRow => [each, each, 0, 200]);
  const world = setUp(scenarioWith(count, stations), passes);
  const booked = satellites.map((each) => world.request(0, each, each, 1, 200e6));
  satellites.forEach((each) => world.request(0, count + each, each, 1, 10e6));
  for (const transfer of booked) world.contacts.cancel(transfer, 20);
  world.contacts.dispatch(20);
  world.advance(1000);
  expect(world.done).toHaveLength(count);
  for (const { timeS } of world.done) expect([30, 35]).toContain(timeS);
});

test('a way that is broken off frees the links before the break for others who wait', () => {
  const world = setUp(scenarioWith(2, [{}]), [[1, 0, 0, 1000]], [[0, 1, 0, 100]]);
  world.request(0, 1, 0, 1, 50e6);
  const known = { job: 2, satellite: 1, direction: 0, originSatellite: 0, bits: 10e6 } as const;
  const waiting = world.contacts.request(known, 0);
  expect(waiting.resting).toHaveLength(1);
  world.contacts.closeSite(0, 30, 10_000);
  world.contacts.dispatch(30);
  expect(waiting.resting).toEqual([]);
  world.advance(1000);
  expect(world.done).toEqual([{ job: 2, timeS: 50 }]);
});

test('bits that rest are looked at again when a contact of theirs opens', () => {
  const passes: WindowRow[] = [
    [0, 0, 0, 100],
    [0, 0, 500, 505],
    [0, 0, 510, 515],
  ];
  const world = setUp(scenarioWith(1, [{}]), passes);
  world.request(0, 1, 0, 1, 110e6);
  world.request(0, 2, 0, 1, 10e6);
  const instants: number[] = [];
  world.contacts.dispatch(0);
  for (;;) {
    const timeS = world.nextS();
    if (timeS === Infinity) break;
    instants.push(timeS);
    world.advance(timeS);
  }
  // At the second pass, and a minute later for the third.
  expect(instants).toContain(500);
  expect(instants).toContain(560);
});
