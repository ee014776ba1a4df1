// Which terminals of a scenario find nobody to talk to, and which closures are none?

import { parseUtc } from '../../orbit/index.ts';
import { canTalk } from '../network/budget/link.ts';
import type { Parts } from './parts.ts';
import type { Problem, Scenario } from './scenario.ts';

/**
 * Fleets whose terminals no station understands, and fleets or stations that name terminals while
 * the other side names none: there the fixed rates hold, which nobody may have meant.
 */
export function terminalWarnings(scenario: Pick<Scenario, 'fleets' | 'stations'>): Problem[] {
  const { fleets, stations } = scenario;
  if (stations.length === 0) return [];
  const named = stations.filter(({ terminals }) => terminals.length > 0);
  return fleets.flatMap(({ platform, fileIndex }) => {
    const path = `fleets[${fileIndex}].platform`;
    const { groundTerminals, terminal } = platform;
    if (terminal.count === 0) return [];
    if (groundTerminals.length === 0) {
      if (named.length === 0) return [];
      const message = 'stations name terminals, this platform names no groundTerminals';
      return [{ path, message, hint: 'its contacts keep the fixed rates' }];
    }
    if (named.length < stations.length) {
      const { id } = stations.find(({ terminals }) => terminals.length === 0)!;
      const message = `groundTerminals are named, but no terminals of station "${id}"`;
      return [{ path, message, hint: 'contacts with it keep the fixed rates' }];
    }
    const isHeard = named.some(({ terminals }) =>
      terminals.some((ground) => groundTerminals.some((own) => canTalk(own, ground))),
    );
    if (isHeard) return [];
    const message = 'no station has a terminal of its bands or wavelength';
    return [{ path, message, hint: 'nothing goes up or down; see docs/models/rf-link.md' }];
  });
}

/** Closures of stations' lasers that end no later than they begin. */
export function closureProblems({ stations }: Pick<Parts, 'stations'>): Problem[] {
  return stations.flatMap(({ index, file }) => {
    const closures = typeof file === 'string' ? [] : (file.laserClosures ?? []);
    return closures.flatMap(({ startUtc, endUtc }, at) => {
      if ((parseUtc(endUtc) ?? NaN) > (parseUtc(startUtc) ?? NaN)) return [];
      const path = `stations[${index}].laserClosures[${at}].endUtc`;
      const message = `expected an instant after startUtc ${startUtc}, found ${endUtc}`;
      return [{ path, message, hint: 'write the earlier of the two as startUtc' }];
    });
  });
}
