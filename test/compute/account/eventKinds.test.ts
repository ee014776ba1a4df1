// Do the codes of events fit their column, and mean what they meant in older files?
import { expect, test } from 'vitest';
import { eventKinds } from '../../../src/compute/account/eventKinds.ts';

test('kinds are told apart and fit a byte', () => {
  expect(new Set(eventKinds).size).toBe(eventKinds.length);
  expect(eventKinds.length).toBeLessThanOrEqual(256);
});

test('kinds keep their codes: the list is only ever appended to', () => {
  const codes = { jobReleased: 0, jobPlaced: 3, jobDelivered: 11, umbraEntered: 15 };
  const later = {
    satelliteLost: 23,
    acceleratorLost: 29,
    housekeepingUnmet: 33,
    heatTripEnded: 38,
  };
  for (const [kind, code] of Object.entries({ ...codes, ...later })) {
    expect(eventKinds[code]).toBe(kind);
  }
});
