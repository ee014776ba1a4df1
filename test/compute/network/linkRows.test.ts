// Do windows of links become a table in the order in which plans read them?
import { expect, test } from 'vitest';
import { LinkRows } from '../../../src/compute/network/linkRows.ts';

test('rows stand by satellites and start, in whatever order they came', () => {
  const rows = new LinkRows();
  expect(rows.sorted().count).toBe(0);
  rows.push([1, 2], { startS: 50, endS: 60 }, [900, 950]);
  expect([...rows.sorted().startS]).toEqual([50]);
  rows.push([0, 3], { startS: 80, endS: 90 }, [700, 800]);
  rows.push([1, 2], { startS: 10, endS: 20 }, [500, 600]);
  rows.push([0, 3], { startS: 5, endS: 6 }, [100, 200]);
  const { satelliteAIndex, satelliteBIndex, startS, endS, rangeMinKm, rangeMaxKm } = rows.sorted();
  expect([...satelliteAIndex]).toEqual([0, 0, 1, 1]);
  expect([...satelliteBIndex]).toEqual([3, 3, 2, 2]);
  expect([...startS]).toEqual([5, 80, 10, 50]);
  expect([...endS]).toEqual([6, 90, 20, 60]);
  expect([...rangeMinKm]).toEqual([100, 700, 500, 900]);
  expect([...rangeMaxKm]).toEqual([200, 800, 600, 950]);
});

test('windows of a pair that touch are one, with the least and the greatest range of both', () => {
  const rows = new LinkRows();
  rows.push([0, 1], { startS: 60, endS: 90 }, [300, 900]);
  rows.push([0, 1], { startS: 30, endS: 60 }, [400, 1000]);
  rows.push([0, 2], { startS: 60, endS: 90 }, [1, 2]);
  const table = rows.sorted();
  expect(table.count).toBe(2);
  expect([table.startS[0], table.endS[0]]).toEqual([30, 90]);
  expect([table.rangeMinKm[0], table.rangeMaxKm[0]]).toEqual([300, 1000]);
});
