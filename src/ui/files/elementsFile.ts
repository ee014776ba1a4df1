// Which satellites does a text describe, and may a scenario fly them?

import { readElementSets } from '../../orbit/index.ts';
import type { ElementFormat, ElementProblem } from '../../orbit/index.ts';
import type { Problem } from '../../compute/index.ts';
import type { Recognition } from './recognise.ts';

/** Of a file without one good element set, so many lines are shown. */
const listedMax = 20;

/** How people call a format, and what a scenario calls it; it flies no tables of states. */
const notations = {
  tle: { notation: 'TLE', format: 'tle' },
  ommJson: { notation: 'OMM, JSON', format: 'omm' },
  ommCsv: { notation: 'OMM, CSV', format: 'omm' },
  ommXml: { notation: 'OMM, XML', format: 'omm' },
  ommKvn: { notation: 'OMM, KVN', format: 'omm' },
} as const;

const isNotation = (format: ElementFormat): format is keyof typeof notations => format in notations;

const located =
  (path: string) =>
  ({ line, message, hint }: ElementProblem): Problem => ({
    path: line > 0 ? `${path}:${line}` : path,
    message,
    hint,
  });

function refusal(path: string, isStates: boolean, problems: readonly ElementProblem[]): Problem[] {
  if (!isStates) return problems.slice(0, listedMax).map(located(path));
  const message = 'expected element sets, found states (CCSDS OEM)';
  return [{ path, message, hint: 'drop TLE or OMM; OEM serves dawnline propagate and windows' }];
}

/**
 * What is in a file of element sets, by the reader that the run uses; null when the text is of
 * another kind. A file without a good set is refused with its lines; with one, the others are
 * left out and the first of them is told.
 */
export function recogniseElements(name: string, path: string, text: string): Recognition | null {
  const { elementSets, stateTables, problems, format } = readElementSets(text);
  if (format === 'unknown') return null;
  const middle = elementSets[elementSets.length >> 1];
  if (middle === undefined || !isNotation(format)) {
    return { kind: 'problems', problems: refusal(path, stateTables.length > 0, problems) };
  }
  return {
    ...{ kind: 'elements', name, text, ...notations[format] },
    count: elementSets.length,
    epochUtcMs: middle.epochUtcMs,
    flaw: problems.slice(0, 1).map(located(path))[0] ?? null,
  };
}
