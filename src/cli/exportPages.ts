// What does a scenario look like in each format that other tools read?
import { orbitOf, type Satellite, type Scenario } from '../compute/index.ts';
import {
  catalogNumbersOf,
  createStateSource,
  oemPages,
  ommFirstFreeNumber,
  tleFirstFreeNumber,
  writeOmmJson,
  writeTle,
} from '../orbit/index.ts';
import { printable, stopOn, type Problem } from './problems.ts';
import { createStateFrame } from './stateFrame.ts';
import { StateGaps } from './stateGaps.ts';
import { stateRows } from './stateRows.ts';
import type { FilePage } from './writeFile.ts';

/** What is written, and to whom it is said that a satellite has no states. */
export interface Export {
  readonly scenario: Scenario;
  readonly satellites: readonly Satellite[];
  readonly warn: (line: string) => void;
  /** When the file is made: messages of CCSDS say so. */
  readonly creationUtcMs: number;
}

const problemListedMax = 50;
const satellitesPerPage = 256;

/** Lines of text by satellite, joined to pages. */
function* paged(texts: readonly string[]): Generator<FilePage> {
  for (let first = 0; first < texts.length; first += satellitesPerPage) {
    const content = texts.slice(first, first + satellitesPerPage).join('');
    yield { doneFraction: first / texts.length, content };
  }
}

/** Stops when there are members of formations: mean elements do not say how they fly. */
function refuseFormations({ scenario, satellites }: Export, why: string): void {
  const problems = scenario.fleets.flatMap(({ id }, fleetIndex) => {
    const count = satellites.filter(
      (each) => each.fleetIndex === fleetIndex && each.member !== undefined,
    ).length;
    if (count === 0) return [];
    const message = `the ${count} satellites of ${printable(id)} fly in formation: ${why}`;
    return [{ path: '--format', message, hint: 'export OEM: it gives states' }];
  });
  stopOn(problems);
}

/** Three lines a satellite; stops with all that does not fit into them. */
export function tlePages(wanted: Export): Iterable<FilePage> {
  refuseFormations(wanted, 'angles of a TLE resolve 12 m, and its means leave the formation out');
  const { satellites } = wanted;
  const numbers = catalogNumbersOf(
    satellites.map(({ id }) => id),
    tleFirstFreeNumber,
  );
  const problems: Problem[] = [];
  const texts = satellites.map(({ id, elementSet }, index) => {
    const written = writeTle(elementSet, numbers[index]!);
    if ('text' in written) return written.text;
    problems.push({ path: id, message: written.problem, hint: 'export OMM or OEM' });
    return '';
  });
  const restCount = problems.length - problemListedMax;
  if (restCount > 0) {
    problems.length = problemListedMax;
    problems.push({
      path: '--format',
      message: `${restCount} more do not fit`,
      hint: 'export OMM',
    });
  }
  stopOn(problems);
  return paged(texts);
}

/** A list of records, one a line. */
export function ommPages(wanted: Export): Iterable<FilePage> {
  refuseFormations(wanted, 'mean elements of an OMM leave the formation out');
  const { satellites } = wanted;
  const numbers = catalogNumbersOf(
    satellites.map(({ id }) => id),
    ommFirstFreeNumber,
  );
  const texts = satellites.map(({ elementSet }, index) => {
    const isLast = index === satellites.length - 1;
    return `${writeOmmJson(elementSet, numbers[index]!)}${isLast ? '\n]\n' : ',\n'}`;
  });
  return paged(['[\n', ...texts]);
}

/** States over the scenario's span at its step, a segment a satellite. */
export function* oemFilePages(wanted: Export): Generator<FilePage> {
  const { scenario, warn, creationUtcMs } = wanted;
  const { startUtcMs, durationS, stepS } = scenario;
  const satellites = wanted.satellites.map((satellite) => {
    const { id, name } = satellite;
    return { id, name, source: createStateSource(orbitOf(satellite)) };
  });
  for (const page of oemPages(satellites, { startUtcMs, durationS, stepS }, creationUtcMs)) {
    const { failure, text, doneFraction } = page;
    if (failure !== undefined) {
      const gaps = new StateGaps(failure.id, startUtcMs, warn);
      gaps.add(failure.gaps);
      gaps.end(durationS);
    }
    yield { doneFraction, content: text };
  }
}

/** The columns of `dawnline propagate`, in TEME. */
export function* csvPages({ scenario, satellites, warn }: Export): Generator<FilePage> {
  const { startUtcMs, durationS, stepS } = scenario;
  const times = { startUtcMs, stepS, count: Math.floor(durationS / stepS + 1e-9) + 1 };
  const orientation = { ut1MinusUtcS: scenario.ut1MinusUtcS, xpArcsec: 0, ypArcsec: 0 };
  const frame = createStateFrame('teme', times, orientation);
  const orbits = satellites.map((each) => ({ ...orbitOf(each), catalogNumber: each.id }));
  yield { doneFraction: 0, content: `satellite,timeS,utc,${frame.columns.join(',')}\n` };
  for (const { doneFraction, bytes } of stateRows(orbits, times, frame, warn)) {
    yield { doneFraction, content: bytes };
  }
}
