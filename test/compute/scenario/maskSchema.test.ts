// What may a file say of what stands around a station, and what do runs make of it?
import { describe, expect, test } from 'vitest';
import { radPerDeg } from '../../../src/orbit/index.ts';
import { surveyWorld } from '../../../src/compute/operate/world.ts';
import { drain } from '../operate/scenarios.ts';
import { problemLines, sampleText, scenarioOf } from './sample.ts';

const home = { id: 'home', latitudeDeg: 47.4, longitudeDeg: 8.5 };
const fileWith = (horizonMask: unknown) => sampleText({ stations: [{ ...home, horizonMask }] });
const entry = (azimuthDeg: number, elevationDeg: number) => ({ azimuthDeg, elevationDeg });

describe('a horizon mask', () => {
  test('is sorted by azimuth, in radians; without one a station has none', () => {
    const file = fileWith([entry(200, 30), entry(360, 2), entry(90, 15)]);
    const { horizonMask } = scenarioOf(file).stations[0]!;
    expect(horizonMask!.azimuthRad).toEqual([0, 90 * radPerDeg, 200 * radPerDeg]);
    expect(horizonMask!.elevationRad).toEqual([2, 15, 30].map((deg) => deg * radPerDeg));
    expect('horizonMask' in scenarioOf(sampleText({ stations: [home] })).stations[0]!).toBe(false);
  });

  test('goes with stations of the catalogue too', () => {
    const stations = [{ base: 'zimmerwald', horizonMask: [entry(180, 12)] }];
    const { horizonMask } = scenarioOf(sampleText({ stations })).stations[0]!;
    expect(horizonMask!.elevationRad).toEqual([12 * radPerDeg]);
  });

  test.each([
    ['no direction', [], /at least one direction/],
    ['one direction twice', [entry(0, 2), entry(360, 5)], /each azimuth once/],
    ['the zenith', [entry(10, 90)], /89/],
    ['a key of another name', [{ azimuthDeg: 3, elevation: 5 }], /elevationDeg/],
  ])('with %s is a problem', (_, horizonMask, words) => {
    expect(problemLines(fileWith(horizonMask)).join('\n')).toMatch(words);
  });

  test('takes from a run what lies behind it, and leaves the rest as it was', () => {
    const accessOf = (horizonMask: unknown) =>
      drain(surveyWorld(scenarioOf(fileWith(horizonMask)))).access;
    const bare = drain(surveyWorld(scenarioOf(sampleText({ stations: [home] })))).access;
    const behind = accessOf([
      entry(0, 0),
      entry(89, 0),
      entry(91, 60),
      entry(269, 60),
      entry(271, 0),
    ]);
    const sum = ({ startS, endS }: typeof bare) =>
      endS.reduce((total, end, row) => total + end - startS[row]!, 0);
    expect(sum(behind)).toBeLessThan(0.8 * sum(bare));
    expect(sum(behind)).toBeGreaterThan(0.2 * sum(bare));
    const edges = new Set(bare.startS);
    expect([...behind.startS].filter((startS) => edges.has(startS)).length).toBeGreaterThan(1);
    const open = accessOf([entry(0, 0)]);
    expect([...open.startS]).toEqual([...bare.startS]);
  });
});
