// Does a relay turn away what would not have room there until it goes on?
import { describe, expect, test } from 'vitest';
import { Bookings } from '../../../../src/compute/network/plan/bookings.ts';
import { RelayRoom } from '../../../../src/compute/network/plan/relayRoom.ts';
import { RouteLabels } from '../../../../src/compute/network/plan/routeLabels.ts';
import { lyingStay } from '../../../../src/compute/network/plan/stores.ts';
import { planOf } from './plans.ts';

const [source, relay, target] = [1, 0, 2];
const piece = 50;

/** 50 bits reach the relay from 11 s to 16 s and are sent on from `startS`, at 10 bit/s. */
function bundleAt(startS: number, storeBit: readonly number[], lyingBit: number) {
  const plan = planOf([
    [source, relay, 0, 100, 10, 1],
    [relay, target, 0, 100, 10, 1],
  ]);
  const bookings = new Bookings(plan, 0, Float64Array.from(storeBit));
  const labels = new RouteLabels();
  const first = labels.add(source, -1, -1);
  const come = labels.add(relay, plan.fromNode.indexOf(source), first);
  const gone = labels.add(target, plan.fromNode.indexOf(relay), come);
  labels.startS[come] = 10;
  labels.startS[gone] = startS;
  if (lyingBit > 0) bookings.stores.put(lyingStay(relay, lyingBit, 0));
  return { room: new RelayRoom(plan, bookings, labels), first, come, gone };
}

describe('a relay of 100 bits in which 70 lie', () => {
  // All 50 are there at 16 s, the corner at which the store is seen to be too small.
  test.each([
    [15.9, false],
    [16, true],
  ])('is full for what leaves at %d s: %j', (startS, isFull) => {
    const { room, come } = bundleAt(startS, [100], 70);
    expect(room.isFullBefore(come, startS, piece)).toBe(isFull);
  });

  test('holds what goes on as fast as it comes, and not what waits for all of it', () => {
    const prompt = bundleAt(12, [100], 70);
    expect(prompt.room.holds(prompt.gone, piece)).toBe(true);
    const patient = bundleAt(16, [100], 70);
    expect(patient.room.holds(patient.gone, piece)).toBe(false);
  });
});

test('an empty relay, one without an end and the place where a load begins are never full', () => {
  for (const [storeBit, lyingBit] of [
    [[100], 0],
    [[Infinity], 1e9],
    [[], 0],
  ] as const) {
    const { room, come, gone } = bundleAt(90, storeBit, lyingBit);
    expect(room.isFullBefore(come, 90, piece)).toBe(false);
    expect(room.holds(gone, piece)).toBe(true);
  }
  const { room, first, come } = bundleAt(90, [1, 1], 0);
  expect(room.isFullBefore(first, 90, piece)).toBe(false);
  expect(room.holds(come, piece)).toBe(true);
});
