// Are policies and ground racks told apart, and their energy counted where it is taken?
import { expect, test } from 'vitest';
import type { Result } from '../../../src/compute/index.ts';
import { comparedRuns, compareColumns } from '../../../src/ui/panels/compareRows.ts';
import { pueCertificate, setPue, useGroundRack } from '../../../src/ui/panels/groundRack.ts';

const resultOf = (policy: string, energyToComputeJ: number): Result =>
  ({ policy, metrics: { fleet: { energyToComputeJ } } }) as unknown as Result;

test('energy of a ground rack is that of its building, of satellites that of their servers', () => {
  const runs = comparedRuns([resultOf('fifo', 3e9)], [resultOf('fifo', 2e9)], 1.5);
  const { value } = compareColumns.find(({ label }) => label === 'Energy')!;
  expect(runs.map(value)).toEqual([3e9, 3e9]);
  expect(runs.map(({ id }) => id)).toEqual(['fifo', 'fifo, ground']);
});

test('a PUE below one is no PUE, and one of the user’s own has no source', () => {
  const { pue } = useGroundRack.getState();
  expect(pueCertificate(pue)).toMatch(/Google/);
  setPue(0.9);
  setPue(NaN);
  expect(useGroundRack.getState().pue).toBe(pue);
  setPue(1.25);
  expect(pueCertificate(useGroundRack.getState().pue)).toBe('Your own figure.');
});
