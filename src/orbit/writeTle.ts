// How is an element set written as two lines?
import { radPerDeg } from './constants.ts';
import { tleDesignator } from './designator.ts';
import type { ElementSet } from './elementSet.ts';
import { civilFromDays, daysFromCivil, isLeapYear } from './time.ts';
import { tleChecksum } from './tle.ts';

/** Designed satellites get numbers from here on: the range of objects that analysts keep. */
export const tleFirstFreeNumber = 80_001;

const dayMs = 86_400_000;
const alpha5 = 'ABCDEFGHJKLMNPQRSTUVWXYZ'; // without I and O

/** Five columns, with a letter for 10 to 33 ten-thousands; empty when the number does not fit. */
function numberField(catalogNumber: string): string {
  const number = Number(catalogNumber);
  if (number < 100_000) return catalogNumber.padStart(5, '0');
  const letter = alpha5.charAt(Math.floor(number / 10_000) - 10);
  return letter === '' ? '' : letter + String(number % 10_000).padStart(4, '0');
}

/** Two digits of the year and the day with eight decimals, 0.864 ms; empty outside 1957…2056. */
function epochField(utcMs: number): string {
  let [year] = civilFromDays(Math.floor(utcMs / dayMs));
  const unitsPerDay = 1e8;
  let units = Math.round((utcMs - daysFromCivil(year, 1, 1) * dayMs) / 0.864);
  const yearUnits = (isLeapYear(year) ? 366 : 365) * unitsPerDay;
  if (units >= yearUnits) [year, units] = [year + 1, units - yearUnits];
  if (year < 1957 || year > 2056) return '';
  const day = Math.floor(units / unitsPerDay);
  const fraction = String(units - day * unitsPerDay).padStart(8, '0');
  return `${String(year % 100).padStart(2, '0')}${String(day + 1).padStart(3, '0')}.${fraction}`;
}

/** An angle in 0…360° with four decimals. */
function angleField(angleRad: number): string {
  const deg = angleRad / radPerDeg;
  const text = (deg - Math.floor(deg / 360) * 360).toFixed(4);
  return (text === '360.0000' ? '0.0000' : text).padStart(8);
}

/** Five digits after an implied point, and a power of ten of one digit; empty from 1e9 on. */
function exponentialField(value: number): string {
  const size = Math.abs(value);
  const sign = value < 0 ? '-' : ' ';
  const [mantissa, power] = size.toExponential(4).split('e') as [string, string];
  const exponent = Number(power) + 1;
  if (exponent > 9) return '';
  if (size < 5e-15) return ' 00000+0';
  if (exponent < -9) return `${sign}${String(Math.round(size * 1e14)).padStart(5, '0')}-9`;
  return `${sign}${mantissa.replace('.', '')}${exponent < 0 ? '-' : '+'}${Math.abs(exponent)}`;
}

interface Fields {
  readonly number: string;
  readonly epoch: string;
  readonly bstar: string;
  readonly eccentricity: string;
  readonly meanMotion: string;
}

function fieldsOf(elementSet: ElementSet, catalogNumber: string): Fields {
  const revPerDay = (elementSet.meanMotionRadPerMin * 1440) / (2 * Math.PI);
  return {
    number: numberField(catalogNumber),
    epoch: epochField(elementSet.epochUtcMs),
    bstar: exponentialField(elementSet.bstar),
    eccentricity: String(Math.round(elementSet.eccentricity * 1e7)).padStart(7, '0'),
    meanMotion: revPerDay.toFixed(8).padStart(11),
  };
}

function problemOf({ number, epoch, bstar, eccentricity, meanMotion }: Fields): string {
  if (number === '') return 'a TLE holds catalogue numbers up to 339999';
  if (epoch === '') return 'a TLE holds epochs from 1957 to 2056';
  if (bstar === '') return 'a TLE holds B* below 1e9';
  if (eccentricity.length > 7) return 'a TLE holds eccentricities up to 0.9999999';
  const isMotion = meanMotion.length === 11 && Number(meanMotion) > 0;
  return isMotion ? '' : 'a TLE holds mean motions of 1e-8 to 99.99999999 revolutions a day';
}

/** A name that no reader takes for a line of elements: 3-line sets mark it with a zero then. */
function nameLine(name: string): string {
  // eslint-disable-next-line no-control-regex -- control characters are what it is about
  const plain = name.replaceAll(/[\u0000-\u001f\u007f]/g, ' ').trim();
  return /^([0-9] |#)/.test(plain) ? `0 ${plain}` : plain;
}

/** Three lines, or what does not fit into them. */
export type TleWriting = { readonly text: string } | { readonly problem: string };

/**
 * Writes a name and two lines with checksums. Numbers are rounded as the format does: angles to
 * 0.0001° (12 m in low orbit), the epoch to 0.864 ms, the mean motion to 1e-8 revolutions a day.
 * What SGP4 does not read (derivatives of the mean motion, counts of sets and revolutions) is 0.
 */
export function writeTle(elementSet: ElementSet, catalogNumber: string): TleWriting {
  const fields = fieldsOf(elementSet, catalogNumber);
  const problem = problemOf(fields);
  if (problem !== '') return { problem };
  const { number, epoch, bstar, eccentricity, meanMotion } = fields;
  const designator = tleDesignator(elementSet.internationalDesignator ?? '').padEnd(8);
  const angles = [
    elementSet.rightAscensionRad,
    elementSet.argumentOfPerigeeRad,
    elementSet.meanAnomalyRad,
  ].map(angleField) as [string, string, string];
  const inclination = (elementSet.inclinationRad / radPerDeg).toFixed(4).padStart(8);
  const first = `1 ${number}U ${designator} ${epoch}  .00000000  00000+0 ${bstar} 0  999`;
  const second =
    `2 ${number} ${inclination} ${angles[0]} ${eccentricity} ` +
    `${angles[1]} ${angles[2]} ${meanMotion}    0`;
  const lines = [first, second].map((line) => line + String(tleChecksum(line)));
  return { text: `${[nameLine(elementSet.name), ...lines].join('\n')}\n` };
}
