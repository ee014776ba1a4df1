// Are numbers written with the right unit and no more digits than they deserve?
import { expect, test } from 'vitest';
import { kelvinAtZeroDegC } from '../../../src/compute/index.ts';
import { fc } from '../../chance.ts';
import {
  formatCount,
  formatCounted,
  formatDuration,
  formatElapsed,
  formatElapsedShort,
  formatEnergy,
  formatFlop,
  formatFraction,
  formatKelvin,
  formatNumber,
  formatPower,
  formatTemperature,
  formatUtc,
  formatWord,
} from '../../../src/ui/panels/format.ts';

const plain = (text: string): string => text.replaceAll('\u202f', ' ');

test.each([
  [formatEnergy(3.6e6), '1 kWh'],
  [formatEnergy(2.0628e11), '57.3 MWh'],
  [formatEnergy(0), '0 Wh'],
  [formatPower(999_600), '1.00 MW'],
  [formatPower(-1500), '−1.50 kW'],
  [formatFlop(1.234e21), '1.23 ZFLOP'],
  [formatTemperature(273.15), '0.0 °C'],
  [formatCount(1_234_567), '1 234 567'],
])('%s reads %s', (text, expected) => {
  expect(plain(text)).toBe(expected);
});

test.each([
  [0, '0.0 %'],
  [0.0001, '< 0.1 %'],
  [0.5, '50.0 %'],
  [0.99996, '> 99.9 %'],
  [1, '100.0 %'],
])('a share of %s is %s: nearly all is not all', (fraction, expected) => {
  expect(plain(formatFraction(fraction))).toBe(expected);
});

test.each([
  [0, '0 s'],
  [0.25, '0.25 s'],
  [59.9, '59.9 s'],
  [59.97, '1 min'],
  [90, '1 min 30 s'],
  [3600, '1 h'],
  [3599.6, '1 h'],
  [5000, '1 h 23 min'],
  [86_400, '1 d'],
  [100_000, '1 d 4 h'],
  [-90, '−1 min 30 s'],
])('%s s is %s', (durationS, expected) => {
  expect(plain(formatDuration(durationS))).toBe(expected);
});

test('zero degrees are the core’s', () => {
  expect(plain(formatTemperature(kelvinAtZeroDegC))).toBe('0.0 °C');
});

test('what rounds to nothing has no minus sign', () => {
  expect(plain(formatTemperature(273.149))).toBe('0.0 °C');
  expect([formatCount(-0.4), formatNumber(-0.0001)]).toEqual(['0', '0.000']);
  expect(plain(formatTemperature(272.15))).toBe('−1.0 °C');
});

test('a step of temperature is in kelvin, whatever the scale', () => {
  expect(plain(formatKelvin(-0.02))).toBe('0.0 K');
  expect(plain(formatKelvin(27))).toBe('27.0 K');
});

test('what is not a number is a dash, never NaN', () => {
  for (const format of [formatEnergy, formatDuration, formatFraction, formatTemperature]) {
    expect(format(NaN)).toBe('–');
  }
  expect(formatUtc(NaN)).toBe('–');
  expect(formatElapsed(NaN)).toBe('–');
});

test('elapsed time counts days apart from the clock', () => {
  expect(formatElapsed(3661)).toBe('T+01:01:01');
  expect(formatElapsed(86_400 + 59)).toBe('T+1d 00:00:59');
  expect(formatElapsedShort(86_399.9)).toBe('23:59:59');
  expect(formatElapsedShort(86_400 + 119)).toBe('1d 00:01');
  expect(formatElapsedShort(NaN)).toBe('–');
});

test('camel case becomes words', () => {
  expect(formatWord('llmInference')).toBe('LLM inference');
  expect(formatWord('umbraEntered')).toBe('umbra entered');
});

test('one of a thing is written without the s', () => {
  expect(formatCounted(1, 'satellite')).toBe('1 satellite');
  expect(formatCounted(0, 'satellite')).toBe('0 satellites');
});

test('a number below 1,000 is written as the platform writes it with so many digits', () => {
  fc.assert(
    fc.property(fc.double({ min: -999, max: 999, noNaN: true }), (value) => {
      const size = Math.abs(value);
      const count =
        size >= 100 || Number.isInteger(value) ? 0 : size >= 10 ? 1 : size >= 0.1 ? 2 : 3;
      const [minimumFractionDigits, maximumFractionDigits] = [count, count];
      const written = value.toLocaleString('en-US', {
        ...{ minimumFractionDigits, maximumFractionDigits },
      });
      const isNothing = !/[1-9]/.test(written);
      expect(formatNumber(value)).toBe(written.replace('-', isNothing ? '' : '\u2212'));
    }),
  );
});
