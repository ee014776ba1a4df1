// Which policies are there, and is what they remember plain data?
import { expect, test } from 'vitest';
import { findPolicy, policies } from '../../../src/compute/schedule/policies.ts';

test('policies are found by name; their names are their own, and each says what it does', () => {
  expect(policies.map(({ name }) => name)).toEqual([
    'fifo',
    'easy-backfill',
    'edf',
    'edf-best-fit',
    'least-laxity',
    'value-density',
    'sunlit-first',
    'barrier-cost',
    'efficient-power',
  ]);
  for (const policy of policies) {
    expect(findPolicy(policy.name)).toBe(policy);
    expect(policy.summary.length).toBeGreaterThan(20);
  }
  expect(findPolicy('FIFO')).toBeNull();
  expect(findPolicy('toString')).toBeNull();
});

test('every run begins with a memory of its own that can be cloned', () => {
  for (const policy of policies) {
    const memory = policy.createMemory();
    expect(structuredClone(memory)).toEqual(memory);
    expect(policy.createMemory()).not.toBe(memory);
  }
});
