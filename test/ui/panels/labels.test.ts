// Is every kind of event in one group, and said in words of its own?
import { expect, test } from 'vitest';
import { eventKinds } from '../../../src/compute/index.ts';
import { detailLabel, eventGroups, eventLabel } from '../../../src/ui/panels/labels.ts';

test('every kind of event is in exactly one group', () => {
  const grouped = Object.values(eventGroups).flat();
  expect([...grouped].sort()).toEqual([...eventKinds].sort());
});

test('every kind of event has words, and no two the same', () => {
  const words = eventKinds.map(eventLabel);
  expect(new Set(words).size).toBe(eventKinds.length);
  for (const word of words) expect(word).toMatch(/^[a-z][a-z, ]+$/);
  expect(eventLabel('umbraEntered')).toBe('umbra entered');
  expect(eventLabel('heatTripped')).toBe('switched off, too hot');
});

test('reasons are said in words, what is none is left as it is', () => {
  expect(detailLabel('batteryRate')).toBe('the battery gives no faster');
  expect(detailLabel('3 accelerators')).toBe('3 accelerators');
});
