// How is an element set written as a TLE? Tests and the built-in mixed fleet use it.
import type { ElementSet } from '../../../src/orbit/index.ts';
import { civilFromDays, daysFromCivil } from '../../../src/orbit/index.ts';

const dayMs = 86_400_000;
const degPerRad = 180 / Math.PI;

function epochText(utcMs: number): string {
  const [year] = civilFromDays(Math.floor(utcMs / dayMs));
  const dayOfYear = utcMs / dayMs - daysFromCivil(year, 1, 1) + 1;
  return `${String(year % 100).padStart(2, '0')}${dayOfYear.toFixed(8).padStart(12, '0')}`;
}

function angle(rad: number): string {
  return (rad * degPerRad).toFixed(4).padStart(8, ' ');
}

/** The line with its checksum: digits, and one for each minus sign, modulo ten. */
function withChecksum(line: string): string {
  let sum = 0;
  for (const character of line) {
    if (character >= '0' && character <= '9') sum += Number(character);
    if (character === '-') sum += 1;
  }
  return `${line}${sum % 10}`;
}

/** Three lines of TLE for a set without drag; `number` has at most five digits. */
export function tleOf(set: ElementSet, number: number, name: string): string {
  const catalog = String(number).padStart(5, '0');
  const revPerDay = (set.meanMotionRadPerMin * 1440) / (2 * Math.PI);
  const epoch = epochText(set.epochUtcMs);
  const eccentricity = set.eccentricity.toFixed(7).slice(2);
  const line1 = `1 ${catalog}U          ${epoch}  .00000000  00000-0  00000-0 0  999`;
  const line2 = [
    `2 ${catalog} ${angle(set.inclinationRad)} ${angle(set.rightAscensionRad)} ${eccentricity}`,
    ` ${angle(set.argumentOfPerigeeRad)} ${angle(set.meanAnomalyRad)}`,
    ` ${revPerDay.toFixed(8).padStart(11, ' ')}    1`,
  ].join('');
  return [name, withChecksum(line1), withChecksum(line2)].join('\n');
}
