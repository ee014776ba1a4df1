// Which horizon does `--mask` give a station on the command line?
import { radPerDeg, type HorizonMask } from '../orbit/index.ts';
import { parseNumber, type Arguments } from './arguments.ts';

const example = 'home=0:2,90:15,200:30';
const degreesMax = 360;
const elevationMaxDeg = 89;

/** Azimuth and elevation in degrees, or null where the text is no mask. */
function entriesOf(text: string): [number, number][] | null {
  const entries = text.split(',').map((each): [number, number] => {
    const [azimuth = '', elevation = '', ...rest] = each.split(':');
    return [parseNumber(azimuth) % degreesMax, rest.length > 0 ? NaN : parseNumber(elevation)];
  });
  const isGood = entries.every(
    ([azimuth, elevation]) => azimuth >= 0 && elevation >= 0 && elevation <= elevationMaxDeg,
  );
  const areDistinct = new Set(entries.map(([azimuth]) => azimuth)).size === entries.length;
  return isGood && areDistinct ? entries.sort((a, b) => a[0] - b[0]) : null;
}

/**
 * `[ID=]AZ:EL,AZ:EL…` in degrees, by id of the station; without an id for all that have none of
 * their own. What is wrong is reported.
 */
export function horizonMasks(
  given: Arguments,
  option: string,
  texts: readonly string[],
  ids: readonly string[],
): (id: string) => HorizonMask | undefined {
  const found = new Map<string, HorizonMask>();
  for (const text of texts) {
    const equals = text.indexOf('=');
    const id = equals < 0 ? '' : text.slice(0, equals).trim();
    const entries = entriesOf(text.slice(equals + 1));
    if (entries === null) {
      const message = `expected [ID=]AZ:EL,AZ:EL…, found ${JSON.stringify(text)}`;
      const bounds = 'azimuth 0 to 360° once each, elevation 0 to 89°';
      given.report(option, message, `${bounds}; for example ${option} ${example}`);
      continue;
    }
    if (found.has(id) || (equals >= 0 && !ids.includes(id))) {
      const what = found.has(id) ? 'has a mask already' : 'is no station of this command';
      given.report(option, `${JSON.stringify(id)} ${what}`, `stations: ${ids.join(', ')}`);
    }
    found.set(id, {
      azimuthRad: entries.map(([azimuth]) => azimuth * radPerDeg),
      elevationRad: entries.map(([, elevation]) => elevation * radPerDeg),
    });
  }
  return (id) => found.get(id) ?? found.get('');
}
