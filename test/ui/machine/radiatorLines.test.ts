// Does the radiator sheet say what the core found, in cases, bars and minutes?
import { expect, test } from 'vitest';
import { designVerdict, radiatorSheet } from '../../../src/compute/index.ts';
import type { RadiatorSheet, ThrottleTime } from '../../../src/compute/index.ts';
import {
  barSpans,
  flownLosses,
  lifeWords,
  linesOfSky,
  radiatorBars,
  throttleLines,
  throttleText,
} from '../../../src/ui/machine/radiatorLines.ts';
import type { RadiatorBar } from '../../../src/ui/machine/radiatorLines.ts';
import { runRing } from './eclipseDay.ts';

const { scenario } = runRing();
const sheet: RadiatorSheet = radiatorSheet(scenario.fleets[0]!.platform, { altitudeKm: 650 });

test('a sky has eight lines: two attitudes, two ages, all loops and one out', () => {
  const lines = linesOfSky(sheet, 'hot');
  expect(lines).toHaveLength(8);
  expect(
    new Set(lines.map(({ attitude, age, isLoopOut }) => `${attitude} ${age} ${isLoopOut}`)),
  ).toHaveProperty('size', 8);
  expect(lifeWords(0).begin).not.toBe(lifeWords(2).begin);
});

test('one of two loops out takes twice the square metres for a kilowatt', () => {
  const [all, out] = linesOfSky(sheet, 'mean');
  expect(out!.isLoopOut).toBe(true);
  expect(out!.areaM2PerKw).toBeCloseTo(2 * all!.areaM2PerKw, 9);
});

test('every system by others has its source, and this design spans its cases', () => {
  const bars = radiatorBars(sheet);
  const [edgeOn, nadir] = bars;
  expect(edgeOn!.areaM2PerKw[0]).toBeLessThan(nadir!.areaM2PerKw[0]);
  expect(edgeOn!.areaM2PerKw[0]).toBeLessThan(edgeOn!.areaM2PerKw[1]);
  const others = bars.filter(({ isOwn }) => !isOwn);
  expect(others).toHaveLength(sheet.published.length);
  for (const { certificates } of others) {
    expect(certificates!.area.row.source).not.toBe('');
    expect(certificates!.area.override).toBeNull();
  }
});

test('bars end with the longest finite one, and what never suffices ends there, too', () => {
  const bar = (least: number, most: number): RadiatorBar => ({
    ...{ name: '', isOwn: false, certificates: null, massKgPerKw: null },
    areaM2PerKw: [least, most],
  });
  expect(barSpans([bar(1, 2), bar(4, 4), bar(3, Infinity)])).toEqual([
    { from: 0.25, to: 0.5 },
    { from: 1, to: 1 },
    { from: 0.75, to: 1 },
  ]);
});

test('minutes to throttle stand by attitude and age; none is at once, endless is never', () => {
  expect(throttleLines(sheet).map(({ oneLoop }) => oneLoop.lost)).toEqual(
    Array<string>(4).fill('oneLoop'),
  );
  const time = (toThrottleS: number): ThrottleTime => ({
    ...sheet.throttleTimes[0]!,
    toThrottleS,
  });
  expect(throttleText(time(0))).toBe('at once');
  expect(throttleText(time(Infinity))).toBe('never');
  expect(throttleText(time(300))).toBe('5\u202fmin');
});

test('as flown, a loss hits no later than in either attitude’s own best case', () => {
  const flown = flownLosses(designVerdict(scenario).afterLoss);
  expect(flown.map(({ age }) => age)).toEqual(['begin', 'end']);
  for (const { age, oneLoop, allRadiation } of flown) {
    expect(oneLoop.lost).toBe('oneLoop');
    expect(allRadiation.toThrottleS).toBeLessThanOrEqual(oneLoop.toThrottleS);
    const best = throttleLines(sheet).find(
      (line) => line.age === age && line.attitude === 'edgeOn',
    );
    expect(allRadiation.toTripS).toBeLessThan(1.05 * best!.allRadiation.toTripS);
  }
});
