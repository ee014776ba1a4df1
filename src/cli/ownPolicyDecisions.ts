// What did a policy of the user's decide? Read once, as plain data that runs no code of its own.
import type { Decision, PolicyState } from '../compute/index.ts';

/**
 * Most decisions at one instant: so many, and some for each job without a place and satellite.
 * Every job may be placed, every satellite capped, every wake asked for; it bounds the time in
 * which a run hears of no signal to about a second.
 */
const decisionsMax = 100_000;
const decisionsPerSubject = 10;
/** Most satellites that the lists of one answer name: 80 MB. */
const namesMax = 1e7;

const fieldsOfJobs = ['kind', 'job', 'satellites', 'cause'];
const fields = [...fieldsOfJobs, 'station', 'satellite', 'powerMaxW', 'timeS'];

/** Counts what a policy decides at each instant, and copies it. */
export class DecisionReader {
  private timeS = NaN;
  private count = 0;

  /** Plain decisions; throws when they are no list, or too many. Reads whatever `answer` is. */
  read(answer: unknown, { timeS, satellites, releasedJobs }: PolicyState): readonly Decision[] {
    if (answer instanceof Promise) throw new Error('it returned a promise: it must not be async');
    if (!Array.isArray(answer)) throw new Error('expected a list of decisions');
    if (timeS !== this.timeS) this.count = 0;
    this.timeS = timeS;
    const list = answer as readonly unknown[];
    const most = decisionsMax + decisionsPerSubject * (satellites.length + releasedJobs.length);
    const { length } = list;
    this.count += length;
    if (!(this.count <= most)) throw new Error(`more than ${most} decisions at one instant`);
    return copied(list, length, satellites.length + 1);
  }
}

function copied(list: readonly unknown[], length: number, listMax: number): readonly Decision[] {
  const decisions: unknown[] = [];
  let nameCount = 0;
  for (let at = 0; at < length; at += 1) {
    const decision = plain(list[at], listMax);
    nameCount += decision?.satellites?.length ?? 0;
    if (nameCount > namesMax) throw new Error(`lists of more than ${namesMax} satellites in all`);
    decisions.push(decision);
  }
  return decisions as readonly Decision[];
}

type Plain = Record<string, unknown> & { satellites?: readonly unknown[] };

/** The known fields of a decision; null: it is no object, which the simulator refuses. */
function plain(decision: unknown, listMax: number): Plain | null {
  if (typeof decision !== 'object' || decision === null) return null;
  const given = decision as Readonly<Record<string, unknown>>;
  const copy: Record<string, unknown> = {};
  for (const field of fields) {
    const value = given[field];
    if (value === undefined) continue;
    copy[field] = field === 'satellites' ? plainList(value, listMax) : plainValue(value);
  }
  return copy;
}

/** Numbers and texts stay what they are; whatever else there is becomes null. */
const plainValue = (value: unknown): unknown =>
  typeof value === 'number' || typeof value === 'string' ? value : null;

/** A list longer than there are satellites is refused at any length: its start will do. */
function plainList(value: unknown, listMax: number): readonly unknown[] | undefined {
  if (!Array.isArray(value)) return undefined;
  const list = value as readonly unknown[];
  const length = Math.min(list.length, listMax);
  const copy: unknown[] = [];
  for (let at = 0; at < length; at += 1) copy.push(plainValue(list[at]));
  return copy;
}
