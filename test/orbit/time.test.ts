import { describe, expect, test } from 'vitest';
import { fc } from '../chance.ts';
import {
  civilFromDays,
  dayOfYearOf,
  daysFromCivil,
  formatUtc,
  gmstRad,
  julianDateUtc,
  parseUtc,
  ttMinusUtcS,
} from '../../src/orbit/time.ts';

describe('reading a time', () => {
  test('a zone is required, an offset is applied', () => {
    expect(parseUtc('2026-12-21T00:00:00Z')).toBe(Date.UTC(2026, 11, 21));
    expect(parseUtc('2026-12-21T01:30:00+01:30')).toBe(Date.UTC(2026, 11, 21));
    expect(parseUtc('2026-12-21T00:00:00')).toBeNull();
    expect(parseUtc('2026-12-21')).toBeNull();
  });

  test('fractions are kept to the microsecond', () => {
    const utcMs = parseUtc('2024-05-20T13:33:20.193984Z')!;
    expect(utcMs - Date.UTC(2024, 4, 20, 13, 33, 20)).toBeCloseTo(193.984, 3);
    expect(formatUtc(utcMs, 6)).toBe('2024-05-20T13:33:20.193984Z');
  });

  test('days and hours that do not exist are refused', () => {
    const wrong = ['2025-02-29T00:00:00Z', '2026-13-01T00:00:00Z', '2026-04-31T00:00:00Z'];
    wrong.push('2026-01-01T25:00:00Z', '2026-01-01T00:60:00Z', '2026-01-01T00:30:60Z', 'noon');
    wrong.push('2026-01-01T00:00:00+24:00');
    for (const text of wrong) expect([text, parseUtc(text)]).toEqual([text, null]);
  });

  test('a leap second is the midnight after it', () => {
    expect(parseUtc('2016-12-31T23:59:60Z')).toBe(Date.UTC(2017, 0, 1));
  });

  test('what was written can be read again, to a microsecond', () => {
    const instants = fc.double({ min: Date.UTC(1957, 0), max: Date.UTC(2100, 0), noNaN: true });
    const isKept = (utcMs: number): boolean =>
      Math.abs(parseUtc(formatUtc(utcMs, 6))! - utcMs) <= 0.0011;
    fc.assert(fc.property(instants, isKept));
  });

  test('rounding up carries through the year', () => {
    expect(formatUtc(Date.UTC(2026, 0, 1) - 0.2, 3)).toBe('2026-01-01T00:00:00.000Z');
    expect(formatUtc(NaN)).toBe('');
  });
});

describe('the calendar', () => {
  test('agrees with the engine’s over 600 years', () => {
    for (let day = -80_000; day < 140_000; day += 13) {
      const date = new Date(day * 86400000);
      const civil = [date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate()] as const;
      expect(civilFromDays(day)).toEqual([...civil]);
      expect(daysFromCivil(...civil)).toBe(day);
    }
  });

  test('the day of the year counts from 1 and has its fraction', () => {
    expect(dayOfYearOf(Date.UTC(2024, 11, 31, 12))).toEqual([2024, 366.5]);
  });
});

describe('scales of time', () => {
  test('TT is 69.184 s ahead of UTC since 2017, 64.184 s on 1999-01-01', () => {
    expect(ttMinusUtcS(Date.UTC(2026, 0))).toBeCloseTo(69.184, 9);
    expect(ttMinusUtcS(Date.UTC(1999, 0))).toBeCloseTo(64.184, 9);
    expect(ttMinusUtcS(Date.UTC(1998, 11, 31, 23, 59, 59))).toBeCloseTo(63.184, 9);
  });

  test('a Julian date comes in two parts', () => {
    expect(julianDateUtc(Date.UTC(2000, 0, 1, 12))).toEqual([2451544.5, 0.5]);
  });

  test('the Earth turns 360.98565° in a day, not 360°', () => {
    const start = Date.UTC(2026, 5, 1);
    const turned = gmstRad(start + 86400000) - gmstRad(start);
    expect((turned * 180) / Math.PI).toBeCloseTo(0.98564736, 6);
  });

  test('UT1 − UTC of half a second turns the Earth by 7.52 arc seconds', () => {
    const start = Date.UTC(2026, 5, 1);
    expect(((gmstRad(start, 0.5) - gmstRad(start)) * 648000) / Math.PI).toBeCloseTo(7.52, 2);
  });
});
