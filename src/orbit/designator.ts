// How is the name of a launch written in a TLE, and how in a message of CCSDS?

const ofTle = /^(\d{2})(\d{3})([A-Z]{1,3})$/;
const ofCcsds = /^(?:19|20)(\d{2})-(\d{3})([A-Z]{1,3})$/;

/** "98067A" for both "1998-067A" and "98067A"; empty for anything else. */
export function tleDesignator(text: string): string {
  const match = ofTle.exec(text) ?? ofCcsds.exec(text);
  return match === null ? '' : match.slice(1).join('');
}

/** "1998-067A" for both; empty for anything else. TLE years from 57 on are of the 1900s. */
export function ccsdsDesignator(text: string): string {
  const match = ofTle.exec(tleDesignator(text));
  if (match === null) return '';
  const [, year, launch, piece] = match as unknown as [string, string, string, string];
  return `${Number(year) < 57 ? '20' : '19'}${year}-${launch}${piece}`;
}

/** Free catalogue numbers, one by one, for what has none. */
function* freeNumbers(first: number, taken: ReadonlySet<string>): Generator<string, never> {
  for (let number = first; ; number += 1) {
    if (!taken.has(String(number))) yield String(number);
  }
}

/**
 * Catalogue numbers for a file: an id of digits keeps its own (a repeated `NUMBER#2` the one that
 * it repeats); others get the first numbers from `first` on that no satellite of the file has.
 */
export function catalogNumbersOf(ids: readonly string[], first: number): string[] {
  const own = ids.map((id) => /^(\d{1,9})(#\d+)?$/.exec(id)?.[1] ?? '');
  const free = freeNumbers(first, new Set(own));
  return own.map((number) => (number === '' ? free.next().value : number));
}
