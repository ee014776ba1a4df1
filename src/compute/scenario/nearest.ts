// Which known word did somebody mean?

import { distance } from 'fastest-levenshtein';

/** A word longer than this is no slip of the pen; comparing it would only cost time. */
const lengthMax = 80;
/** Lists longer than this are cut, so that a message stays readable. */
const listedMax = 24;

/** Of two words, one of which is the beginning of the other, the rest counts as one letter. */
function apartness(a: string, b: string): number {
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  const isBeginning = short.length >= 3 && short.length < long.length && long.startsWith(short);
  return isBeginning ? 1 : distance(a, b);
}

/**
 * The known word nearest to `found`, or null when none is near: at most a third of its letters may
 * differ (Levenshtein distance, case ignored).
 */
export function nearest(found: string, known: readonly string[]): string | null {
  if (found.length > lengthMax) return null;
  const wanted = found.toLowerCase();
  let best: string | null = null;
  let bestDistance = Infinity;
  for (const word of known) {
    const apart = apartness(wanted, word.toLowerCase());
    if (apart < bestDistance) [best, bestDistance] = [word, apart];
  }
  const allowed = Math.max(2, Math.floor(Math.max(wanted.length, best?.length ?? 0) / 3));
  return bestDistance <= allowed ? best : null;
}

/** `did you mean "x"? known: …`, for words out of a closed list. */
export function didYouMean(found: unknown, known: readonly string[]): string {
  if (known.length === 0) return 'there are none to choose from';
  const guess = typeof found === 'string' ? nearest(found, known) : null;
  const list = known.slice(0, listedMax).join(', ');
  const rest = known.length > listedMax ? ` and ${known.length - listedMax} more` : '';
  const open = guess === null ? '' : `did you mean "${guess}"? `;
  return `${open}known: ${list}${rest}`;
}
