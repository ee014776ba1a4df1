// Is a result that is laid out in pieces the same as one laid out at once, and given up when asked?
import { expect, test, vi } from 'vitest';
import { prepare, prepareWith } from '../../../src/ui/run/preparing.ts';
import { stateIndexOf } from '../../../src/ui/scene/satelliteState.ts';
import { fleetLoad } from '../../../src/ui/timeline/drawFleet.ts';
import { indexOf } from '../../../src/ui/timeline/resultIndex.ts';
import { syntheticDay } from '../syntheticResult.ts';

const always = (): boolean => true;

test('what is prepared in pieces equals what is built at once', async () => {
  const [inPieces, atOnce] = [syntheticDay(), syntheticDay()];
  await prepare(inPieces, always);
  const { busyOf, result, ...columns } = indexOf(inPieces);
  const { busyOf: eagerBusyOf, result: eagerResult, ...eagerColumns } = indexOf(atOnce);
  expect([result, eagerResult]).toEqual([inPieces, atOnce]);
  expect(columns).toEqual(eagerColumns);
  expect(busyOf(3)).toEqual(eagerBusyOf(3));
  expect(stateIndexOf(inPieces)).toEqual(stateIndexOf(atOnce));
  expect(fleetLoad(inPieces, 0)).toEqual(fleetLoad(atOnce, 0));
});

test('a long work is cut into slices, and given up between two of them', async () => {
  let nowMs = 0;
  vi.spyOn(performance, 'now').mockImplementation(() => (nowMs += 1));
  let pieceCount = 0;
  prepareWith(function* () {
    for (; pieceCount < 1000; pieceCount += 1) yield;
  });
  let askedCount = 0;
  await prepare(syntheticDay(), () => (askedCount += 1) < 5);
  vi.restoreAllMocks();
  expect(askedCount).toBe(5);
  expect(pieceCount).toBeGreaterThan(5);
  expect(pieceCount).toBeLessThan(100);
});
