// What instant does a text mean, how is it written, and how far has the Earth turned?
import { radPerArcsec } from './constants.ts';

const dayMs = 86400000;
/** 2000-01-01T12:00:00 UTC on the axis of utcMs. */
const j2000Ms = 946728000000;

/** Days from 1970-01-01 to a date of the Gregorian calendar (month 1…12), by integers alone. */
export function daysFromCivil(year: number, month: number, day: number): number {
  // Years are counted from March, so that the leap day is the last of its year (H. Hinnant's
  // days_from_civil, 2013).
  const shifted = month > 2 ? year : year - 1;
  const era = Math.floor(shifted / 400);
  const yearOfEra = shifted - era * 400;
  const dayOfYear = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + day - 1;
  const dayOfEra =
    yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146097 + dayOfEra - 719468;
}

/** Year, month 1…12 and day of a day counted from 1970-01-01. */
export function civilFromDays(days: number): [year: number, month: number, day: number] {
  const z = days + 719468;
  const era = Math.floor(z / 146097);
  const dayOfEra = z - era * 146097;
  const yearOfEra = Math.floor(
    (dayOfEra -
      Math.floor(dayOfEra / 1460) +
      Math.floor(dayOfEra / 36524) -
      Math.floor(dayOfEra / 146096)) /
      365,
  );
  const dayOfYear =
    dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const monthFromMarch = Math.floor((5 * dayOfYear + 2) / 153);
  const day = dayOfYear - Math.floor((153 * monthFromMarch + 2) / 5) + 1;
  const month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9;
  return [yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day];
}

export function isLeapYear(year: number): boolean {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
}

const monthDayCounts = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

function dayCountOf(year: number, month: number): number {
  return month === 2 && isLeapYear(year) ? 29 : monthDayCounts[month - 1]!;
}

const isoDate = '(\\d{4})-(\\d{2})-(\\d{2})';
const isoTime = 'T(\\d{2}):(\\d{2})(?::(\\d{2})(?:[.,](\\d{1,12}))?)?';
const isoZone = 'Z|[+-]\\d{2}:?\\d{2}';
const isoPattern = new RegExp(`^${isoDate}(?:${isoTime})?(${isoZone})?$`, 'i');
const isoWithZone = new RegExp(`^${isoDate}${isoTime}(${isoZone})$`, 'i');

/** A time of day in ms, or null when a field is out of range. Second 60 is that of 23:59 only. */
function timeOfDayMs(hour: number, minute: number, second: number): number | null {
  if (hour === 24) return minute === 0 && second === 0 ? dayMs : null;
  if (hour > 24 || minute > 59 || second > 60) return null;
  if (second === 60 && minute !== 59) return null;
  return (hour * 3600 + minute * 60 + second) * 1000;
}

function offsetMs(zone: string): number | null {
  if (zone === '' || zone === 'Z' || zone === 'z') return 0;
  const hour = Number(zone.slice(1, 3));
  const minute = Number(zone.slice(-2));
  if (hour > 23 || minute > 59) return null;
  return (zone.startsWith('-') ? -1 : 1) * (hour * 60 + minute) * 60000;
}

/** `parseUtc` for files whose format fixes the zone as UTC (CCSDS): the zone may be left out. */
export function parseUtcWithoutZone(text: string): number | null {
  const match = isoPattern.exec(text.trim());
  if (match === null) return null;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  if (month < 1 || month > 12 || day < 1 || day > dayCountOf(year, month)) return null;
  const time = timeOfDayMs(Number(match[4] ?? 0), Number(match[5] ?? 0), Number(match[6] ?? 0));
  const offset = offsetMs(match[8] ?? '');
  if (time === null || offset === null) return null;
  const digits = match[7] ?? '0';
  const fractionMs = Number(`${digits}e${3 - digits.length}`);
  return daysFromCivil(year, month, day) * dayMs + time - offset + fractionMs;
}

/**
 * Milliseconds of UTC since 1970 (leap seconds not counted, as everywhere in computing) of an
 * ISO 8601 text with a time and a zone, `Z` or ±hh:mm; null for anything else. Fractions are kept
 * as far as a float64 goes, 0.2 µs in our century. A leap second 23:59:60 is the midnight after.
 */
export function parseUtc(text: string): number | null {
  return isoWithZone.test(text.trim()) ? parseUtcWithoutZone(text) : null;
}

function padded(value: number, width: number): string {
  return String(value).padStart(width, '0');
}

/** ISO 8601 with `Z`, rounded to a count of second digits (0…6); empty for a number not finite. */
export function formatUtc(utcMs: number, digits = 3): string {
  if (!Number.isFinite(utcMs)) return '';
  const day = Math.floor(utcMs / dayMs);
  const unitsPerS = Number(`1e${digits}`);
  // Round the time of day, not the whole: six digits of it are exact, of utcMs they are not.
  const units = Math.round(((utcMs - day * dayMs) / 1000) * unitsPerS);
  const carry = units >= 86400 * unitsPerS ? 1 : 0;
  const rest = units - carry * 86400 * unitsPerS;
  const second = Math.floor(rest / unitsPerS);
  const [year, month, date] = civilFromDays(day + carry);
  const clock = [Math.floor(second / 3600), Math.floor(second / 60) % 60, second % 60];
  const fraction = digits > 0 ? `.${padded(rest - second * unitsPerS, digits)}` : '';
  const time = clock.map((part) => padded(part, 2)).join(':');
  return `${padded(year, 4)}-${padded(month, 2)}-${padded(date, 2)}T${time}${fraction}Z`;
}

/** Year and day of the year (1 on 1 January at midnight) with its fraction, to 3 ns. */
export function dayOfYearOf(utcMs: number): [year: number, dayOfYear: number] {
  const day = Math.floor(utcMs / dayMs);
  const [year] = civilFromDays(day);
  return [year, day - daysFromCivil(year, 1, 1) + 1 + (utcMs - day * dayMs) / dayMs];
}

/**
 * Julian date of a UTC instant in two parts whose sum it is: that of the midnight before, and
 * the fraction of the day. One float64 alone would resolve only 40 µs.
 */
export function julianDateUtc(utcMs: number): [midnight: number, dayFraction: number] {
  const day = Math.floor(utcMs / dayMs);
  return [day + 2440587.5, (utcMs - day * dayMs) / dayMs];
}

// TAI − UTC in s from each date on (IERS Bulletin C; none announced since 2017).
// prettier-ignore
const leapSeconds: readonly (readonly [utcMs: number, taiMinusUtcS: number])[] = (
  [
    [1972, 1, 10], [1972, 7, 11], [1973, 1, 12], [1974, 1, 13], [1975, 1, 14], [1976, 1, 15],
    [1977, 1, 16], [1978, 1, 17], [1979, 1, 18], [1980, 1, 19], [1981, 7, 20], [1982, 7, 21],
    [1983, 7, 22], [1985, 7, 23], [1988, 1, 24], [1990, 1, 25], [1991, 1, 26], [1992, 7, 27],
    [1993, 7, 28], [1994, 7, 29], [1996, 1, 30], [1997, 7, 31], [1999, 1, 32], [2006, 1, 33],
    [2009, 1, 34], [2012, 7, 35], [2015, 7, 36], [2017, 1, 37],
  ] as const
).map(([year, month, seconds]) => [daysFromCivil(year, month, 1) * dayMs, seconds] as const);

/**
 * Terrestrial time minus UTC in s, by the leap-second table. Before 1972 UTC ran at another rate:
 * the formula of 1968-02-01…1971-12-31 (Explanatory Supplement) is used for all earlier dates.
 */
export function ttMinusUtcS(utcMs: number): number {
  for (let index = leapSeconds.length - 1; index >= 0; index -= 1) {
    const [fromMs, taiMinusUtcS] = leapSeconds[index]!;
    if (utcMs >= fromMs) return taiMinusUtcS + 32.184;
  }
  const modifiedJulianDay = utcMs / dayMs + 40587;
  return 4.21317 + (modifiedJulianDay - 39126) * 0.002592 + 32.184;
}

/** Julian centuries of terrestrial time since J2000.0. */
export function centuriesTt(utcMs: number): number {
  return ((utcMs - j2000Ms) / 1000 + ttMinusUtcS(utcMs)) / (36525 * 86400);
}

/**
 * Greenwich mean sidereal time, 0…2π, by the IAU 1982 formula that SGP4's TEME goes with
 * (Aoki et al. 1982; Vallado et al., AIAA 2006-6753, app. C). UT1 − UTC is at most 0.9 s; leaving
 * it out turns the Earth by up to 0.42 km at the equator.
 */
export function gmstRad(utcMs: number, ut1MinusUtcS = 0): number {
  const sinceMs = utcMs - j2000Ms + ut1MinusUtcS * 1000;
  const t = sinceMs / dayMs / 36525;
  const seconds = 67310.54841 + t * (8640184.812866 + t * (0.093104 - t * 6.2e-6));
  // Whole days are whole turns: only the fraction of the day is kept, which is exact.
  const day = Math.floor(sinceMs / dayMs);
  const turns = (sinceMs - day * dayMs) / dayMs + seconds / 86400;
  return (turns - Math.floor(turns)) * 2 * Math.PI;
}

/** Mean obliquity of the ecliptic (IAU 1980), rad, for Julian centuries of terrestrial time. */
export function meanObliquityRad(centuries: number): number {
  const t = centuries;
  return (84381.448 - t * (46.815 + t * (0.00059 - t * 0.001813))) * radPerArcsec;
}
