// Do antennas and strips show all that a station does, and nothing twice?
import { expect, test } from 'vitest';
import { antennasOf, servedAt, servedByStation } from '../../../src/ui/network/antennas.ts';
import { stripPath, stripWidth } from '../../../src/ui/network/strip.ts';
import { syntheticDay } from '../syntheticResult.ts';

const stretch = (startS: number, endS: number) => ({ satelliteIndex: 0, startS, endS });

test('an antenna serves one satellite at a time, and takes the next where it left off', () => {
  const antennas = antennasOf([stretch(0, 50), stretch(20, 60), stretch(50, 80)], 2, 100);
  expect(antennas.map(({ served }) => served.length)).toEqual([2, 1]);
  expect(antennas.map(({ busyFraction }) => busyFraction)).toEqual([0.8, 0.4]);
});

test('an antenna that never serves is listed as idle', () => {
  expect(antennasOf([], 3, 100).map(({ busyFraction }) => busyFraction)).toEqual([0, 0, 0]);
});

test('all service of a day is dealt to the stations once', () => {
  const { service, labels, durationS } = syntheticDay();
  const stations = servedByStation(service, labels.stationIds.length);
  expect(stations.flat()).toHaveLength(service.count);
  const busyS = stations
    .flatMap((served) => antennasOf(served, 1, durationS))
    .reduce((sum, { busyFraction }) => sum + busyFraction * durationS, 0);
  const servedS = stations.flat().reduce((sum, { startS, endS }) => sum + endS - startS, 0);
  expect(busyS).toBeCloseTo(servedS, 6);
});

test('a stretch holds its start and not its end', () => {
  const served = [stretch(10, 20)];
  expect(servedAt(served, 10)).toHaveLength(1);
  expect(servedAt(served, 20)).toHaveLength(0);
});

test('intervals that almost touch are one shape, and a moment is still seen', () => {
  const path = stripPath([stretch(0, 100), stretch(100.4, 200), stretch(600, 600.1)], 1000, [0, 5]);
  expect(path).toBe('M0 0H200v5H0zM600 0H600.5v5H600z');
  expect(stripWidth).toBe(1000);
});
