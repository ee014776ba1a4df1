// Is a result that is laid out in pieces the same as one laid out at once, and given up when asked?
import { expect, test, vi } from 'vitest';
import { prepare, prepareWith } from '../../../src/ui/run/preparing.ts';
import '../../../src/ui/scene/openRows.ts';
import { stateIndexOf } from '../../../src/ui/scene/satelliteState.ts';
import { fleetLoad } from '../../../src/ui/timeline/drawFleet.ts';
import { rowsByStart } from '../../../src/ui/timeline/ordering.ts';
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

test('a result that was prepared is shown without being read again', async () => {
  const day = syntheticDay();
  let isShown = false;
  const result = new Proxy(day, {
    get(target, key) {
      if (isShown) throw new Error(`${String(key)} is read once more`);
      return target[key as keyof typeof day];
    },
  });
  await prepare(result, always);
  isShown = true;
  expect(indexOf(result).result).toBe(result);
  expect(stateIndexOf(result).satelliteCount).toBe(day.satelliteCount);
  expect(fleetLoad(result, 0)).toHaveLength(day.series.sampleCount);
});

test('the windows of the scene are put in order once, before they are shown', async () => {
  const [day, other] = [syntheticDay(), syntheticDay()];
  await prepare(day, always);
  for (const table of ['links', 'access', 'service'] as const) {
    const { count, startS } = day[table];
    startS.forEach((_, row) => (startS[row] = -row));
    expect([...rowsByStart(count, startS)]).toEqual([...rowsByStart(count, other[table].startS)]);
  }
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
