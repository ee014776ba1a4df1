// Which instant of UTC does a time in a CCSDS message mean, whatever its time system?
import {
  civilFromDays,
  daysFromCivil,
  isLeapYear,
  parseUtcWithoutZone,
  ttMinusUtcS,
} from './time.ts';

const dayOfYearPattern = /^(\d{4})-(\d{3})(T.*)?$/i;

/** 2024-141T… as 2024-05-20T…; other texts as they are, null when the year has no such day. */
function withCalendarDate(text: string): string | null {
  const match = dayOfYearPattern.exec(text);
  if (match === null) return text;
  const [year, dayOfYear] = [Number(match[1]), Number(match[2])];
  if (dayOfYear < 1 || dayOfYear > (isLeapYear(year) ? 366 : 365)) return null;
  const [, month, day] = civilFromDays(daysFromCivil(year, 1, 1) + dayOfYear - 1);
  const date = [month, day].map((part) => String(part).padStart(2, '0')).join('-');
  return `${match[1]}-${date}${match[3] ?? ''}`;
}

/**
 * A time of CCSDS 301.0-B-4, ASCII code A (calendar) or B (day of the year), as milliseconds since
 * 1970 on the scale that it is written in; null for anything else. Fractions are kept as far as a
 * float64 goes, 0.2 µs in our century.
 */
export function parseCcsdsTime(text: string): number | null {
  const calendar = withCalendarDate(text.trim());
  return calendar === null ? null : parseUtcWithoutZone(calendar);
}

// Seconds by which each scale is ahead of TAI; TT is TAI + 32.184 s and GPS TAI − 19 s exactly.
const aheadOfTaiS: Readonly<Record<string, number>> = { TAI: 0, TT: 32.184, GPS: -19 };

/** The time systems that can be turned into UTC without data from elsewhere. */
export const timeSystemNames = ['UTC', ...Object.keys(aheadOfTaiS)];

/** TAI − UTC at an instant of UTC, in milliseconds and without the rounding of its table. */
function taiMinusUtcMs(utcMs: number): number {
  return Math.round((ttMinusUtcS(utcMs) - 32.184) * 1e6) / 1e3;
}

/** Milliseconds of TAI, which has no leaps, of a time on another scale. */
export function taiMsOf(scaleMs: number, timeSystem: string): number {
  const aheadS = aheadOfTaiS[timeSystem];
  return aheadS === undefined ? scaleMs + taiMinusUtcMs(scaleMs) : scaleMs - aheadS * 1000;
}

/** Milliseconds of UTC of an instant of TAI; a leap second 23:59:60 is the midnight after. */
export function utcMsOfTai(taiMs: number): number {
  // TAI − UTC is looked up by UTC; the second round settles times near a leap second.
  const roughMs = taiMs - taiMinusUtcMs(taiMs);
  return taiMs - taiMinusUtcMs(roughMs);
}
